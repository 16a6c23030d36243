using System.Globalization;
using System.Net;
using Corridor.Reference;
using Corridor.Reference.Packs;

namespace Corridor.SiteTests.Pages;

/// <summary>The page of goods: rates as published with their source, what is not loaded, the trade.</summary>
public sealed class GoodsPageTests(RunningSite site)
{
    public static TheoryData<string, string> NotLoaded => Addresses.InLanguages(Addresses.ToChinaNotLoaded, Addresses.BeforeCoverage, "/goods/0303541000?from=US&to=JP");

    public static TheoryData<string> Languages => [.. Addresses.Languages];

    [Theory]
    [InlineData(Addresses.AdValorem, "25", "25 %")]
    [InlineData(Addresses.Combined, "3, но не менее 0,02 евро за 1 кг", "3 %")]
    [InlineData(Addresses.Car, "15, либо 12,5, но не менее 0,6 евро за 1 см³ объема двигателя, в зависимости от того, какая из исчисленных сумм таможенной пошлины ниже", "12,5 %")]
    [InlineData(Addresses.Sum, "4,5 плюс 0,02 евро за 1 кг", "4,5 %")]
    [InlineData(Addresses.Marked, "5", "5 %")]
    public async Task The_published_rate_stands_on_the_page_with_its_source_and_document(string path, string published, string part)
    {
        foreach (var language in Addresses.Languages)
        {
            var page = await site.Page($"/{language}{path}");
            var quote = page.One(".duty q");
            Assert.Equal(published, quote.TextContent);
            Assert.Equal("ru", quote.GetAttribute("lang"));
            var rate = Answer.Folded(page.One(".duty .rate").TextContent);
            Assert.Contains(language == "ru" ? part : part.Replace(',', '.').Replace(" %", "", StringComparison.Ordinal), rate, StringComparison.Ordinal);
            Assert.Contains(language switch { "ru" => "Единый таможенный тариф ЕАЭС", "zh" => "欧亚经济联盟统一关税税则", _ => "Common Customs Tariff of the EAEU" }, page.One(".duty .facts cite").TextContent, StringComparison.Ordinal);
            Assert.Contains(".pdf", page.One(".duty .facts").TextContent, StringComparison.Ordinal);
            Assert.Equal("https://docs.eaeunion.org/", page.One("section[aria-labelledby=duty-title] > .source a").GetAttribute("href"));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_mark_on_a_rate_is_told_beside_it(string language)
    {
        var marked = await site.Page($"/{language}{Addresses.Marked}");
        Assert.Contains("63С", marked.One(".duty").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(marked.Document.QuerySelectorAll(".duty h4"));
        var unmarked = await site.Page($"/{language}{Addresses.AdValorem}");
        Assert.Empty(unmarked.Document.QuerySelectorAll(".duty h4, .duty .state"));
    }

    [Theory]
    [InlineData(Addresses.ToChina, "mfn")]
    [InlineData(Addresses.ToAmerica, "general")]
    [InlineData(Addresses.ToBritain, "third_country")]
    public async Task A_rate_of_another_tariff_is_shown_as_that_tariff_prints_it(string path, string type)
    {
        var code = path["/goods/".Length..path.IndexOf('?', StringComparison.Ordinal)];
        var query = path[path.IndexOf('?', StringComparison.Ordinal)..];
        var api = (await site.Get($"/api/v1/goods/{code}{query}")).Json();
        Assert.Equal("found", api.GetProperty("dutyState").GetString());
        var duty = api.GetProperty("duties").EnumerateArray().Single(d => d.GetProperty("type").GetString() == type);
        foreach (var language in Addresses.Languages)
        {
            var page = await site.Page($"/{language}{path}");
            Assert.Contains(duty.GetProperty("published").GetString(), page.Document.QuerySelectorAll(".duty q").Select(q => q.TextContent));
            Assert.Equal(api.GetProperty("duties").GetArrayLength(), page.Document.QuerySelectorAll(".duty").Length);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_divided_line_asks_to_choose_further_and_shows_no_rate_of_its_own(string language)
    {
        foreach (var path in (string[])[Addresses.Heading, Addresses.Chapter, "/goods/030354?from=CN&to=RU"])
        {
            var page = await site.Page($"/{language}{path}");
            Assert.Empty(page.Document.QuerySelectorAll(".duty"));
            Assert.Empty(page.Document.QuerySelectorAll("section[aria-labelledby=duty-title] .not-loaded"));
            Assert.NotEmpty(page.Document.QuerySelectorAll(".below a"));
            Assert.Empty(page.Document.QuerySelectorAll("#unit-title"));
        }
    }

    [Theory]
    [MemberData(nameof(NotLoaded))]
    public async Task What_is_not_loaded_says_so_and_is_never_a_rate_or_a_zero(string language, string path)
    {
        var page = await site.Page($"/{language}{path}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var duty = page.One("section[aria-labelledby=duty-title]");
        Assert.NotNull(duty.QuerySelector(".state.not-loaded strong"));
        Assert.Empty(page.Document.QuerySelectorAll(".duty, .rate, .tag"));
        Assert.DoesNotMatch(@"(?<![\d,.])0(?:[.,]0)?\s*%", Answer.Folded(duty.TextContent));
        var code = path["/goods/".Length..path.IndexOf('?', StringComparison.Ordinal)];
        var api = (await site.Get($"/api/v1/goods/{code}{path[path.IndexOf('?', StringComparison.Ordinal)..]}&lang={language}")).Json();
        Assert.Equal("not_loaded", api.GetProperty("dutyState").GetString());
        Assert.Equal(0, api.GetProperty("duties").GetArrayLength());
        Assert.Contains(Answer.Folded(api.GetProperty("stateMessage").GetString()!), page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_code_that_only_another_tariff_has_leads_to_the_six_digits_that_both_share(string language)
    {
        var page = await site.Page($"/{language}{Addresses.OnlyElsewhere}");
        Assert.Equal("0303.54", page.One("h1 .code").TextContent);
        Assert.Empty(page.Document.QuerySelectorAll(".duty"));
        var next = await site.Get(page.One(".below a").GetAttribute("href")!);
        Assert.Contains($"/{language}/goods/0303541000?from=CN&to=RU", next.Document.QuerySelectorAll(".below a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_other_direction_is_one_step_away_and_leads_back(string language)
    {
        var there = await site.Page($"/{language}{Addresses.Combined}");
        var turn = there.One(".turn a").GetAttribute("href")!;
        Assert.Equal($"/{language}/goods/030354?from=RU&to=CN", turn);
        var back = (await site.Get(turn)).One(".turn a").GetAttribute("href");
        Assert.Equal($"/{language}/goods/030354?from=CN&to=RU", back);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_page_and_the_api_say_the_same(string language)
    {
        var page = await site.Page($"/{language}{Addresses.Combined}");
        var link = page.Document.QuerySelectorAll("main > .source a").Single().GetAttribute("href")!;
        Assert.StartsWith("/api/v1/goods/0303541000?", link, StringComparison.Ordinal);
        var api = (await site.Get(link)).Json();
        Assert.Equal(Answer.Folded(api.GetProperty("duties")[0].GetProperty("meaning").GetString()!), Answer.Folded(page.One(".rate").TextContent));
        Assert.StartsWith(api.GetProperty("printed").GetString()!, Answer.Folded(page.One("h1").TextContent), StringComparison.Ordinal);
        var text = api.GetProperty("text");
        var shown = page.Document.QuerySelectorAll(".goods-head [lang]").Single(e => Answer.Folded(e.TextContent) == Answer.Folded(text.GetProperty("text").GetString()!));
        Assert.Equal(text.GetProperty("language").GetString(), shown.GetAttribute("lang"));
    }

    [Theory]
    [InlineData(Addresses.Combined)]
    [InlineData(Addresses.ToChina)]
    [InlineData(Addresses.Car)]
    public async Task The_csv_beside_a_table_holds_the_figures_of_the_table(string path)
    {
        foreach (var language in Addresses.Languages)
        {
            var page = await site.Page($"/{language}{path}");
            var tables = page.Document.QuerySelectorAll("table.numbers").ToList();
            Assert.NotEmpty(tables);
            var shown = tables.SelectMany(t => t.QuerySelectorAll("tbody tr")).SelectMany(row => row.QuerySelectorAll("td[data-value]")
                    .Select(td => (Period: row.QuerySelector("th")!.TextContent.Trim(), Value: decimal.Parse(td.GetAttribute("data-value")!, CultureInfo.InvariantCulture))))
                .Order().ToList();
            var links = page.Document.QuerySelectorAll("figure a[download]").Select(a => a.GetAttribute("href")!).Distinct().ToList();
            Assert.NotEmpty(links);
            var csv = await site.Get(Assert.Single(links));
            Assert.Equal(HttpStatusCode.OK, csv.Status);
            Assert.Equal("text/csv; charset=utf-8", csv.Header("Content-Type"));
            Assert.Matches("^attachment; filename=[\"]?trade-[A-Z]{2}-[A-Z]{2}-[0-9]{2}.csv", csv.Header("Content-Disposition"));
            var rows = csv.Text.TrimEnd('\n').Split('\n').Skip(1).Select(l => l.Split(',')).ToList();
            var filed = rows.Where(r => r[5].Length == 4).Select(r => (Period: r[5], Value: decimal.Parse(r[6], CultureInfo.InvariantCulture) / 1_000_000m)).Order().ToList();
            Assert.Equal(filed, shown);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_printed_figure_is_its_value_as_the_language_writes_numbers(string language)
    {
        var page = await site.Page($"/{language}{Addresses.Combined}");
        var cells = page.Document.QuerySelectorAll("td[data-value]").ToList();
        Assert.NotEmpty(cells);
        foreach (var cell in cells)
        {
            var value = decimal.Round(decimal.Parse(cell.GetAttribute("data-value")!, CultureInfo.InvariantCulture), 1, MidpointRounding.AwayFromZero);
            var text = cell.FirstChild!.TextContent.Trim();
            Assert.Matches(language == "ru" ? @"^−?\d{1,3}(\u00A0\d{3})*,\d$" : @"^-?\d{1,3}(,\d{3})*\.\d$", text);
            var read = language == "ru" ? text.Replace("\u00A0", "", StringComparison.Ordinal).Replace(',', '.').Replace('−', '-') : text.Replace(",", "", StringComparison.Ordinal);
            Assert.Equal(value, decimal.Parse(read, CultureInfo.InvariantCulture));
        }

        Assert.All(page.Document.QuerySelectorAll("td.none:not(.growth)"), td => Assert.DoesNotContain('0', td.TextContent));
    }

    [Fact]
    public async Task The_search_page_leads_a_whole_code_straight_to_its_page_and_words_to_a_list()
    {
        var code = await site.Get("/en/goods?q=0303+54&from=RU&to=CN");
        Assert.Equal(HttpStatusCode.Found, code.Status);
        Assert.Equal("/en/goods/030354?from=RU&to=CN", code.Header("Location"));
        foreach (var (language, words) in ((string, string)[])[("en", "mackerel"), ("zh", "鲭鱼"), ("ru", "скумбрия")])
        {
            var list = await site.Get($"/{language}/goods?q={Uri.EscapeDataString(words)}&from=RU&to=CN&date=2026-05-01");
            Assert.Equal(HttpStatusCode.OK, list.Status);
            Assert.Contains($"/{language}/goods/030354?from=RU&to=CN&date=2026-05-01", list.Document.QuerySelectorAll(".hits > li > a").Select(a => a.GetAttribute("href")));
            Assert.NotNull(list.Document.QuerySelector("meta[name=robots][content=noindex]"));
            Assert.Equal(words, list.One("#lane-q").GetAttribute("value"));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_sections_page_names_every_section_and_every_chapter(string language)
    {
        var page = await site.Page($"/{language}{Addresses.Sections}");
        Assert.Equal(site.Workspace.Book.Sections.Length, page.Document.QuerySelectorAll(".sections section").Length);
        Assert.Equal(site.Workspace.HarmonizedTree.Chapters.Select(c => c.Code.Digits), page.Document.QuerySelectorAll(".sections li .code").Select(c => c.TextContent).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_sources_page_names_every_pack_with_publisher_edition_and_terms(string language)
    {
        var page = await site.Page($"/{language}{Addresses.Sources}");
        foreach (var pack in site.Workspace.Library.Packs.Select(p => p.Manifest))
        {
            Assert.Contains(Answer.Folded(PackSource.PublisherIn(pack.Publisher, Corridor.Reference.Languages.All.Single(l => l.Tag() == language))), page.Words, StringComparison.Ordinal);
            Assert.Contains(Answer.Folded(pack.Edition), page.Words, StringComparison.Ordinal);
            Assert.Contains(Answer.Folded(pack.Licence), page.Words, StringComparison.Ordinal);
        }

        Assert.Empty(page.Document.QuerySelectorAll(".faults"));
    }

    [Fact]
    public async Task Measures_name_their_act_their_additional_code_and_what_their_conditions_may_come_to()
    {
        var page = await site.Get("/ru/goods/0303541000?from=CN&to=RU&date=2026-07-10");
        var vat = page.One("#rules-title").ParentElement!.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("22", StringComparison.Ordinal));
        Assert.StartsWith("НК РФ ст. 164", vat.QuerySelector("cite")!.TextContent, StringComparison.Ordinal);
        page = await site.Get("/en/goods/1516209821?from=CA&to=GB&date=2021-06-01");
        var rows = page.One("#rules-title").ParentElement!.QuerySelectorAll("tbody tr").Select(r => Answer.Folded(r.TextContent)).ToList();
        Assert.Equal(rows.Count, rows.Distinct().Count());
        Assert.Contains(rows, r => r.Contains("BIOX Corporation, Oakville, Ontario, Canada [B107] 0 GBP per 1000 kg of biodiesel content / 198.33 GBP per 1000 kg of biodiesel content", StringComparison.Ordinal));
        // The list of 2021 prints 10 %, the page of the code 10.9 %: the rate that counts stands first and says what it replaces.
        var duty = page.One("#duty-title").ParentElement!;
        Assert.Equal("10.9 %", Answer.Folded(duty.QuerySelector(".rate")!.TextContent));
        Assert.Contains("takes the place of the rate of the list, edition 2021-01-01", Answer.Folded(duty.TextContent), StringComparison.Ordinal);
        // What stands in that table is not called "not loaded" further down.
        Assert.DoesNotContain("Not loaded", page.One("#ontop-title").ParentElement!.QuerySelectorAll("h3").First(h => h.TextContent == "Value-added tax").NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Equal("See the measures above.", page.One("#requirements-title").NextElementSibling!.TextContent);
    }
}
