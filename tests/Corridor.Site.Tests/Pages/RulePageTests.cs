using System.Net;
using Corridor.Regimes;

namespace Corridor.SiteTests.Pages;

/// <summary>The pages of what a regime is made of: measures, acts, documents.</summary>
public sealed class RulePageTests(RunningSite site)
{
    public static TheoryData<string> Languages => [.. Addresses.Languages];

    [Theory]
    [InlineData("en", "3 %, but not less than 0.02 EUR per 1 kg")]
    [InlineData("zh", "3%")]
    [InlineData("ru", "3 %, но не менее 0,02 евро за 1 кг")]
    public async Task A_measure_shows_its_duty_in_words_and_as_published_with_act_and_source(string language, string rate)
    {
        var page = await site.Page($"/{language}{Addresses.Measure}");
        Assert.StartsWith(rate, Answer.Folded(page.One(".rate").TextContent), StringComparison.Ordinal);
        Assert.Equal("3, но не менее 0,02 евро за 1 кг", page.One(".facts q").TextContent);
        Assert.Contains(page.Document.QuerySelectorAll(".facts a"), a => a.GetAttribute("href") == $"/{language}/acts/RU/eec-80-2021");
        Assert.Contains(page.Document.QuerySelectorAll(".facts a"), a => a.GetAttribute("href") == $"/{language}/goods/0303541000?from=CN&to=RU");
        Assert.NotEmpty(page.Document.QuerySelectorAll("cite"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_preference_shows_its_members_and_the_document_that_it_asks_for(string language)
    {
        var page = await site.Page($"/{language}{Addresses.MeasureWithConditions}");
        Assert.Equal($"/{language}/documents/RU/ST-1", page.One("table a").GetAttribute("href"));
        Assert.NotNull(page.Document.QuerySelector(".facts details"));
        var document = await site.Get($"/{language}/documents/RU/ST-1");
        Assert.Equal(HttpStatusCode.OK, document.Status);
        Assert.Contains(document.Document.QuerySelectorAll("tbody th a"), a => a.GetAttribute("href") == $"/{language}{Addresses.MeasureWithConditions}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_act_and_document_of_every_regime_can_be_reached_from_its_list(string language)
    {
        foreach (var economy in (string[])["RU", "CN", "US"])
        {
            foreach (var list in (string[])["acts", "documents"])
            {
                var page = await site.Get($"/{language}/{list}/{economy}");
                Assert.Equal(HttpStatusCode.OK, page.Status);
                foreach (var link in page.Document.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!))
                {
                    var one = await site.Get(link);
                    Assert.True(one.Status == HttpStatusCode.OK, $"{(int)one.Status} {link}");
                    Assert.Equal(link, one.One($".langs a[hreflang={language}]").GetAttribute("href"));
                }
            }
        }
    }

    [Fact]
    public async Task A_document_names_the_rows_of_control_lists_that_ask_for_it()
    {
        var page = await site.Page("/en" + Addresses.Document);
        Assert.True(page.Document.QuerySelectorAll("tbody tr").Length > 20);
        var api = (await site.Get("/api/v1/documents/RU/veterinary?limit=1000")).Json();
        Assert.Equal(0, api.GetProperty("measures").GetProperty("total").GetInt32());
        Assert.Equal(api.GetProperty("controls").GetProperty("total").GetInt32(), api.GetProperty("controls").GetProperty("items").GetArrayLength());
        Assert.All(api.GetProperty("controls").GetProperty("items").EnumerateArray(), r => Assert.Equal("veterinary", r.GetProperty("control").GetString()));
    }

    [Fact]
    public async Task The_measures_of_an_act_are_walked_through_by_the_next_links_once()
    {
        var next = "/api/v1/acts/RU/eec-80-2021?limit=1000";
        var (ids, total) = (new List<string>(), 0);
        while (next is not null)
        {
            var measures = (await site.Get(next)).Json().GetProperty("measures");
            total = measures.GetProperty("total").GetInt32();
            ids.AddRange(measures.GetProperty("items").EnumerateArray().Select(m => m.GetProperty("id").GetString()!));
            next = measures.TryGetProperty("next", out var n) ? n.GetString() : null;
        }

        Assert.Equal(total, ids.Distinct().Count());
        Assert.Equal(total, ids.Count);
    }

    [Theory]
    [InlineData("en", "/measures/RU/nothing", 404, "nothing")]
    [InlineData("ru", "/acts/RU/%D0%BD%D0%B5%D1%82", 404, "нет")]
    [InlineData("zh", "/documents/US/nothing", 404, "nothing")]
    [InlineData("en", "/acts/JP", 404, "JP")]
    [InlineData("en", "/documents/EAEU", 404, "Name one of")]
    [InlineData("en", "/acts/Nowhere!", 400, "Nowhere!")]
    [InlineData("en", "/acts/RU?offset=x", 400, "'x'")]
    public async Task What_is_not_there_is_told_with_a_way_on(string language, string path, int status, string says)
    {
        var page = await site.Get($"/{language}{path}");
        Assert.Equal(status, (int)page.Status);
        Assert.Contains(says, Answer.Folded(page.One("main > .faults").TextContent), StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("nav.rules a"));
    }

    [Fact]
    public void An_id_with_a_slash_is_found_however_the_address_wrote_it()
    {
        Assert.Equal("a/b", RegimeReader.Id("a%2Fb", id => id == "a/b"));
        Assert.Equal("a/b", RegimeReader.Id("a%2fb", id => id == "a/b"));
        Assert.Equal("a%2Fb", RegimeReader.Id("a%2Fb", id => id == "a%2Fb"));
    }
}
