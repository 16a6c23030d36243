using System.Net;

namespace Corridor.SiteTests.Pages;

/// <summary>The page of changes: both sides of a lane, watch-lists, pages, files.</summary>
public sealed class ChangesPageTests(RunningSite site)
{
    public static TheoryData<string> Languages => [.. Addresses.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Both_sides_of_a_lane_are_compared_and_what_is_not_loaded_is_said(string language)
    {
        var page = await site.Page($"/{language}{Addresses.Changes}");
        var sides = page.Document.QuerySelectorAll(".sides > li").ToList();
        Assert.Equal(2, sides.Count);
        Assert.NotNull(sides[0].QuerySelector(".state.unknown"));
        Assert.Contains("84", sides[1].QuerySelector(".state.unknown")!.TextContent, StringComparison.Ordinal);
        var api = (await site.Get(page.One("a[href^='/api/v1/changes']:not([download])").GetAttribute("href")!)).Json();
        Assert.Equal(api.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("printed").GetString()), page.Document.QuerySelectorAll(".changes tbody .code").Select(c => c.TextContent));
        Assert.Equal(api.GetProperty("total").GetInt32(), page.Document.QuerySelectorAll(".changes tbody tr").Length);
    }

    [Theory]
    [InlineData("en", "Rate raised", "1 January 2026")]
    [InlineData("zh", "税率上调", "2026年1月1日")]
    [InlineData("ru", "Ставка повышена", "1 января 2026 г.")]
    public async Task A_rate_that_went_up_shows_its_day_and_both_rates_with_links(string language, string kind, string day)
    {
        var page = await site.Page($"/{language}{Addresses.ChangesOfList}");
        var rows = page.Document.QuerySelectorAll(".changes tbody tr").Where(r => r.QuerySelector("th .code")!.TextContent.StartsWith("2602", StringComparison.Ordinal)).ToList();
        Assert.Equal([("20%", "22%"), ("0%", "5%")], rows.Select(r => (Rate(r, 3), Rate(r, 4))).OrderByDescending(r => r));
        var row = rows.Single(r => r.Children[4].QuerySelector("a")!.TextContent.StartsWith('5'));
        Assert.Equal(day, Answer.Folded(row.Children[0].TextContent));
        Assert.Equal(kind, row.QuerySelector("strong")!.TextContent);
        Assert.StartsWith($"/{language}/goods/2602000000?from=CN&to=RU", row.QuerySelector("th a")!.GetAttribute("href"), StringComparison.Ordinal);
        foreach (var (cell, rate) in new[] { (3, "0"), (4, "5") })
        {
            var link = row.Children[cell].QuerySelector("a")!;
            Assert.StartsWith(rate, link.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await site.Get(link.GetAttribute("href")!)).Status);
        }
    }

    private static string Rate(AngleSharp.Dom.IElement row, int cell) => row.Children[cell].QuerySelector("a")!.TextContent.Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    [Fact]
    public async Task A_watch_list_stays_in_its_field_and_in_the_address_with_its_labels()
    {
        var page = await site.Page("/en" + Addresses.ChangesOfList);
        Assert.Equal("2602,CN,RU,Руда\n850760,CN,US", page.One("#changes-list").TextContent);
        Assert.Equal(4, page.Document.QuerySelectorAll(".sides > li").Length);
        Assert.All(page.Document.QuerySelectorAll(".sides q"), q => Assert.Equal(("Руда", "ru"), (q.TextContent, q.QuerySelector("[lang]")!.GetAttribute("lang"))));
        Assert.NotNull(page.Document.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.NotNull(page.One("details.field").GetAttribute("open"));
    }

    [Fact]
    public async Task A_long_answer_is_walked_through_page_by_page()
    {
        var next = "/en/changes?from=CN&to=US&since=2025-11-23&until=2026-02-01";
        var (rows, pages) = (new List<string>(), 0);
        while (next is not null && pages < 40)
        {
            var page = await site.Get(next);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            rows.AddRange(page.Document.QuerySelectorAll(".changes tbody tr").Select(r => Answer.Folded(r.TextContent)));
            next = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
            pages++;
        }

        var csv = (await site.Get("/api/v1/changes?from=CN&to=US&since=2025-11-23&until=2026-02-01&format=csv")).Text.TrimEnd('\n').Split('\n');
        Assert.True(pages > 1);
        Assert.Equal(csv.Length - 1, rows.Count);
        var beyond = await site.Get("/en/changes?from=CN&to=US&since=2025-11-23&until=2026-02-01&offset=999999");
        Assert.Equal(HttpStatusCode.OK, beyond.Status);
        Assert.NotNull(beyond.Document.QuerySelector("a[rel=prev]"));
    }

    [Fact]
    public async Task The_csv_holds_the_changes_of_the_page()
    {
        var page = await site.Page("/en" + Addresses.ChangesOfGoods);
        var csv = await site.Get(page.One("a[download]").GetAttribute("href")!);
        Assert.Equal("text/csv; charset=utf-8", csv.Header("Content-Type"));
        Assert.Matches("^attachment; filename=[\"]?changes-2025-12-01-2026-11-23.csv", csv.Header("Content-Disposition"));
        Assert.Equal(page.Document.QuerySelectorAll(".changes tbody tr").Length, csv.Text.TrimEnd('\n').Split('\n').Length - 1);
        Assert.Contains(",began,85076000,2,", csv.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "/changes?list=0303,CN", "watch-list:1")]
    [InlineData("zh", "/changes?list=0303,CN,RU%0Ax,CN,RU", "关注清单:2")]
    [InlineData("ru", "/changes?list=0303,CN,XX", "список наблюдения:1")]
    [InlineData("en", "/changes?since=2026-02-30", "2026-02-30")]
    [InlineData("en", "/changes?since=2026-02-03&until=2026-02-01", "3 February 2026")]
    [InlineData("en", "/changes?code=fish", "fish")]
    [InlineData("en", "/changes?offset=-1", "-1")]
    [InlineData("en", "/changes?from=CN&to=CN", "two different economies")]
    public async Task What_cannot_be_read_is_said_at_the_top_with_its_line(string language, string path, string says)
    {
        var page = await site.Get($"/{language}{path}");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(says, Answer.Folded(page.One("main > .faults").TextContent), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("form.lane-form"));
        Assert.Empty(page.Document.QuerySelectorAll(".changes"));
    }

    [Theory]
    [MemberData(nameof(BadInputTests.Nasty), MemberType = typeof(BadInputTests))]
    public async Task Whatever_stands_in_the_question_is_only_text(string nasty)
    {
        var escaped = Uri.EscapeDataString(nasty);
        foreach (var path in (string[])[$"/en/changes?list={escaped}", $"/en/changes?list=0303,CN,RU,{escaped}", $"/ru/changes?code={escaped}", $"/zh/changes?since={escaped}&until={escaped}", $"/en/changes?offset={escaped}",
            $"/en/measures/RU/{escaped}", $"/en/measures/{escaped}/x", $"/ru/acts/RU/{escaped}", $"/zh/acts/{escaped}", $"/en/documents/RU/{escaped}", $"/en/documents/RU?offset={escaped}",
            $"/api/v1/changes?list={escaped}", $"/api/v1/measures/RU/{escaped}", $"/api/v1/acts/{escaped}/{escaped}", $"/api/v1/documents/RU/{escaped}?offset={escaped}"])
        {
            var page = await site.Get(path);
            Assert.True((int)page.Status is 200 or 400 or 404, $"{(int)page.Status} {path}");
            if (!path.StartsWith("/api/", StringComparison.Ordinal))
            {
                Assert.Empty(page.Document.QuerySelectorAll("script:not([src]), img, [onerror], [onfocus], [onload]"));
                Assert.All(page.Document.QuerySelectorAll("a[href]"), a => Assert.Matches("^(/|#|https?://)", a.GetAttribute("href")!));
            }
        }
    }
}
