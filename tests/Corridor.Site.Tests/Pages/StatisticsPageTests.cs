using System.Globalization;
using System.Net;
using AngleSharp.Dom;

namespace Corridor.SiteTests.Pages;

/// <summary>The pages of statistics: every number is a figure of the store and leads to its rows; what is not loaded is said.</summary>
public sealed class StatisticsPageTests(RunningSite site)
{
    public static TheoryData<string> Languages => [.. Addresses.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_overview_states_level_growth_share_and_balance_of_both_sides(string language)
    {
        var page = await site.Page($"/{language}/statistics?year=2018");
        var rows = page.Document.QuerySelectorAll("#headline tbody tr").ToList();
        var russia = rows.First(r => r.QuerySelector("th a")?.GetAttribute("href")!.Contains("reporter=RU&counterpart=CN&flow=trade", StringComparison.Ordinal) == true && r.TextContent.Contains("imf-imts-ru", StringComparison.Ordinal));
        var value = Value(russia.Children[1]);
        var api = (await site.Get("/api/v1/statistics/series?reporter=RU&counterpart=CN&flow=trade&first=2018&last=2018&source=statistics/imf-imts-yearly:imf-imts-ru")).Json();
        Assert.Equal(api.GetProperty("series")[0].GetProperty("points")[0].GetProperty("value").GetDecimal() / 1_000_000m, value);
        Assert.All(russia.Children.Skip(1).Where(c => !c.ClassList.Contains("words")), c => Assert.NotNull(c.QuerySelector("a[href*='/statistics/rows?']")));
        Assert.Equal(2, page.Document.QuerySelectorAll(".tile").Length);
    }

    [Fact]
    public async Task Every_number_of_the_overview_leads_to_rows_that_make_it()
    {
        var page = await site.Page("/en/statistics?year=2017");
        var links = page.Document.QuerySelectorAll("#headline td a").Where(a => a.ParentElement!.HasAttribute("data-value")).DistinctBy(a => a.GetAttribute("href")).ToList();
        Assert.True(links.Count > 4);
        foreach (var link in links)
        {
            var rows = await site.Get(link.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, rows.Status);
            Assert.NotEmpty(rows.Document.QuerySelectorAll("#rows tbody tr"));
        }
    }

    [Fact]
    public async Task The_rows_of_a_sum_of_months_add_up_to_it()
    {
        var page = await site.Page("/en" + Addresses.ExploreRange);
        var row = page.Document.QuerySelectorAll("#series tbody tr").First(r => r.QuerySelector("th")!.TextContent.Contains("2017", StringComparison.Ordinal));
        var cell = row.QuerySelector("td[data-value]")!;
        var rows = await site.Get(cell.QuerySelector("a")!.GetAttribute("href")!);
        var values = rows.Document.QuerySelectorAll("#rows td[data-value]").Select(Value).ToList();
        Assert.Equal(8, values.Count);
        Assert.Equal(Value(cell), values.Sum() / 1_000_000m);
    }

    [Fact]
    public async Task The_explorer_shows_each_source_beside_the_others_and_what_drives_the_trade()
    {
        var page = await site.Page("/en" + Addresses.ExploreImports);
        var heads = page.Document.QuerySelectorAll("#series thead th[data-series]").Select(h => h.TextContent).ToList();
        Assert.Contains(heads, h => h.Contains("comtrade-total", StringComparison.Ordinal));
        Assert.Contains(heads, h => h.Contains("imf-dots", StringComparison.Ordinal));
        var products = page.Document.QuerySelectorAll("#products tbody tr").ToList();
        Assert.Equal(25, products.Count);
        Assert.Equal(products.Select(r => Value(r.Children[1])).OrderDescending(), products.Select(r => Value(r.Children[1])));
        var deeper = await site.Get(products[0].QuerySelector("th a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, deeper.Status);
        Assert.Contains($"product={products[0].QuerySelector(".code")!.TextContent}", deeper.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "converted from CNY", "converted at the average", "as published")]
    [InlineData("zh", "由元折算", "按整个期间的每日汇率均值折算", "按公布货币")]
    [InlineData("ru", "пересчитано из: юаней", "пересчитано по среднему курсу", "как опубликовано")]
    public async Task All_sources_of_the_explorer_stand_in_one_currency_with_the_rates_below(string language, string head, string mark, string published)
    {
        var plain = await site.Page($"/{language}/statistics/explore?flow=trade");
        Assert.Equal(published, plain.Document.QuerySelector("#stat-currency option[selected]")?.TextContent ?? plain.Document.QuerySelector("#stat-currency option")!.TextContent);
        Assert.Equal("USD", plain.Document.QuerySelectorAll("#stat-currency option")[1].GetAttribute("value"));
        Assert.Single(plain.Document.QuerySelectorAll("#series thead th[data-series]"));
        // Where the sources state several currencies, one for all is offered.
        var page = await site.Page(plain.Document.QuerySelector(".turn a[href*='currency=USD']")!.GetAttribute("href")!);
        Assert.Equal("USD", page.Document.QuerySelector("#stat-currency option[selected]")!.GetAttribute("value"));
        var heads = page.Document.QuerySelectorAll("#series thead th[data-series]").Select(h => h.TextContent).ToList();
        Assert.True(heads.Count > 1);
        Assert.Contains(heads, h => h.Contains("gacc-partner", StringComparison.Ordinal) && h.Contains(head, StringComparison.Ordinal));
        Assert.DoesNotContain(heads, h => h.Contains("imf", StringComparison.Ordinal) && h.Contains(head, StringComparison.Ordinal));
        var cell = page.Document.QuerySelectorAll("#series tbody tr").First(r => r.QuerySelector("th")!.TextContent.Contains("2024", StringComparison.Ordinal)).QuerySelector("td[data-value]")!;
        Assert.Equal(241_982.0m, decimal.Round(Value(cell), 1));
        Assert.Contains(mark, cell.QuerySelector("abbr")!.GetAttribute("title"), StringComparison.Ordinal);
        var rate = Assert.Single(page.Document.QuerySelectorAll("#rates tbody tr"));
        Assert.Equal(0.138990m, decimal.Round(Value(rate.QuerySelector("td[data-value]")!), 6));
        Assert.Matches("European Central Bank|欧洲中央银行|Европейский центральный банк", page.Document.QuerySelector("#rates .source")!.TextContent);
        // The number leads to its rows with the rate beside them.
        var rows = await site.Page(cell.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(["1741002580000", "241981954028.74"], rows.Document.QuerySelectorAll("#rows tbody td[data-value]").Take(2).Select(c => c.GetAttribute("data-value")![..Math.Min(15, c.GetAttribute("data-value")!.Length)]));
    }

    [Fact]
    public async Task Periods_without_rates_are_named_with_what_to_load_and_a_currency_without_rates_is_refused()
    {
        var page = await site.Page("/en/statistics/explore?reporter=RU&counterpart=CN&flow=import&first=2015&currency=CNY");
        var missing = page.Document.QuerySelector("#series .not-loaded")!.TextContent;
        Assert.Matches("USD to CNY are loaded for 2015–2023.*from 1 January 2024 to 31 March 2026.*bank-rates", missing);
        Assert.Equal(["2024"], page.Document.QuerySelectorAll("#series tbody th").Select(h => h.TextContent.Trim()));
        foreach (var path in (string[])["/statistics/explore", "/statistics", "/statistics/mirror", "/statistics/partners", "/statistics/briefing", "/statistics/indicators", "/statistics/rows"])
        {
            var refused = await site.Get($"/ru{path}?currency=RUB");
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains("bank-rates", refused.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Both_sides_of_2024_stand_in_one_currency_on_the_overview_and_against_each_other()
    {
        var overview = await site.Page("/en/statistics?year=2024&currency=USD");
        Assert.Equal(["241.98 billion USD", "236.33 billion USD"], overview.Document.QuerySelectorAll(".tile .big").Select(t => string.Join(' ', t.TextContent.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))));
        Assert.All(overview.Document.QuerySelectorAll("#headline tbody tr"), r => Assert.Contains("million USD", r.TextContent, StringComparison.Ordinal));
        Assert.Contains(overview.Document.QuerySelectorAll("#months thead th[data-series]"), h => h.TextContent.Contains("gacc-partner", StringComparison.Ordinal) && h.TextContent.Contains("converted from CNY", StringComparison.Ordinal));
        Assert.True(overview.Document.QuerySelectorAll("#rates tbody tr").Length > 10);
        // China in yuan and Russia in dollars share no period as published; the page offers them in one currency.
        var mirror = await site.Page("/en" + Addresses.Mirror);
        var newer = await site.Page(mirror.Document.QuerySelectorAll(".turn a").First(a => a.TextContent.Contains("2024", StringComparison.Ordinal)).GetAttribute("href")!);
        var row = newer.Document.QuerySelector("#pairs tbody tr")!;
        Assert.Contains("2024", row.QuerySelector("th")!.TextContent, StringComparison.Ordinal);
        var values = row.QuerySelectorAll("td[data-value]").Select(Value).ToList();
        Assert.Equal([114_143.3m, 124_272.1m], values.Take(2).Select(v => decimal.Round(v, 1)));
        Assert.Equal(values[1] - values[0], values[2], 6);
        var explore = await site.Page("/en/statistics/partners?reporter=RU&flow=export&currency=EUR");
        Assert.Equal(HttpStatusCode.OK, explore.Status);
    }

    [Fact]
    public async Task A_ranking_is_walked_through_page_by_page_and_its_contributions_sum_to_the_growth()
    {
        var next = "/en/statistics/explore?reporter=RU&counterpart=CN&flow=import&year=2018";
        var (codes, contributions) = (new List<string>(), 0m);
        for (var pages = 0; next is not null && pages < 10; pages++)
        {
            var page = await site.Get(next);
            var rows = page.Document.QuerySelectorAll("#products tbody tr").ToList();
            codes.AddRange(rows.Select(r => r.QuerySelector(".code")!.TextContent));
            contributions += rows.Sum(r => Value(r.Children[4]));
            next = page.Document.QuerySelector("#products a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(codes.Distinct(), codes);
        var api = (await site.Get("/api/v1/statistics/ranking?reporter=RU&counterpart=CN&flow=import&year=2018&limit=1")).Json();
        Assert.Equal(api.GetProperty("total").GetInt32(), codes.Count);
        var growth = api.GetProperty("whole").GetDecimal() / api.GetProperty("wholeBefore").GetDecimal() - 1;
        Assert.InRange(contributions / 100 - growth, -0.0005m, 0.0005m);
    }

    [Theory]
    [InlineData("en", "Not loaded.")]
    [InlineData("zh", "未载入。")]
    [InlineData("ru", "Не загружено.")]
    public async Task What_is_not_loaded_is_said_and_never_shown_as_zero(string language, string says)
    {
        foreach (var path in (string[])[Addresses.ExploreNotLoaded, Addresses.StatisticsNotLoaded, Addresses.MirrorNotLoaded, Addresses.NoRows])
        {
            var page = await site.Page($"/{language}{path}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(page.Document.QuerySelectorAll(".state.not-loaded"), s => Answer.Folded(s.TextContent).StartsWith(says, StringComparison.Ordinal));
            Assert.Empty(page.Document.QuerySelectorAll("#series tbody tr, #headline tbody tr, #pairs tbody tr, #rows tbody tr"));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Each_partner_is_a_tile_in_its_region_with_the_figures_of_the_table_and_who_is_not_loaded_is_named(string language)
    {
        var page = await site.Page($"/{language}{Addresses.Partners}?reporter=CN&year=2015&source=statistics/unctad-sections:unctad-matrix");
        var rows = page.Document.QuerySelectorAll("#partners-table tbody tr").ToDictionary(r => Answer.Folded(r.QuerySelector("th")!.TextContent));
        var tiles = page.Document.QuerySelectorAll(".grid-tiles li").ToList();
        Assert.True(tiles.Count > 200);
        Assert.Equal(rows.Keys.Order(StringComparer.Ordinal), tiles.Select(t => Answer.Folded(t.QuerySelector(".name")!.TextContent)).Order(StringComparer.Ordinal));
        foreach (var tile in tiles)
        {
            var row = rows[Answer.Folded(tile.QuerySelector(".name")!.TextContent)];
            Assert.Equal(row.Children[1].TextContent.Trim(), tile.QuerySelector(".value")!.TextContent);
            Assert.True(tile.QuerySelector(".share")!.TextContent == row.Children[3].TextContent.Trim() || Value(row.Children[3]) < 0.05m);
            Assert.Equal(row.QuerySelector("th a")!.GetAttribute("href"), tile.QuerySelector("a")!.GetAttribute("href"));
            Assert.Equal("shade-" + (1 + new[] { 0.1m, 0.5m, 1, 2, 5, 10, 20 }.Count(s => s <= Value(row.Children[3]))), tile.ClassName);
        }

        var absent = page.Document.QuerySelectorAll(".absent li").Select(l => Answer.Folded(l.TextContent)).ToList();
        Assert.NotEmpty(absent);
        Assert.Empty(absent.Intersect(rows.Keys));
        Assert.Equal(5, page.Document.QuerySelectorAll(".grid-part").Count(p => p.QuerySelector(".grid-tiles") is not null));
        var api = (await site.Get(page.Document.QuerySelectorAll("#partners .links a")[^1].GetAttribute("href")!)).Json();
        Assert.Equal((rows.Count, 2015), (api.GetProperty("items").GetArrayLength(), api.GetProperty("year").GetInt32()));
    }

    [Fact]
    public async Task Partners_are_shown_for_the_latest_year_with_enough_of_them_and_reached_from_overview_and_explorer()
    {
        var page = await site.Page("/en" + Addresses.Partners);
        Assert.Contains("2023", page.One("#partners figcaption").TextContent, StringComparison.Ordinal);
        foreach (var path in (string[])["/en/statistics", "/en/statistics/explore?reporter=RU&flow=import"])
        {
            var there = await site.Page((await site.Page(path)).Document.QuerySelectorAll("main .turn a").Select(a => a.GetAttribute("href")!).First(h => h.Contains("/statistics/partners?", StringComparison.Ordinal)));
            Assert.NotEmpty(there.Document.QuerySelectorAll("#partners-table tbody tr"));
        }
    }

    [Theory]
    [InlineData("en", "billion CNY", "million CNY")]
    [InlineData("zh", "亿元", "百万元")]
    [InlineData("ru", "млрд юаней", "млн юаней")]
    public async Task Sums_in_yuan_have_their_unit_as_the_language_writes_it(string language, string large, string small)
    {
        var page = await site.Page($"/{language}/statistics?from=CN&to=RU&year=2024");
        var units = page.Document.QuerySelectorAll(".unit, #headline td, thead th").Select(u => Answer.Folded(u.TextContent)).ToList();
        Assert.Contains(large, units);
        Assert.Contains(small, units);
        Assert.True(language == "en" || units.All(u => !u.Contains("CNY", StringComparison.Ordinal)), string.Join('|', units));
    }

    [Fact]
    public async Task The_mirror_shows_both_reports_of_a_year_and_the_gap_between_them()
    {
        var page = await site.Page("/en" + Addresses.Mirror);
        var row = page.Document.QuerySelectorAll("#pairs tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Trim() == "2017");
        Assert.Equal(Value(row.Children[2]) - Value(row.Children[1]), Value(row.Children[3]));
        Assert.Equal(Math.Round(Value(row.Children[2]) / Value(row.Children[1]) - 1, 6), Math.Round(Value(row.Children[4]), 6));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_inflated_chapter_stands_out_on_the_mirror_page_without_being_told(string language)
    {
        var page = await site.Page($"/{language}/statistics/mirror?from=CN&to=RU");
        var chapters = page.Document.QuerySelectorAll("#findings tbody tr").Where(r => r.Children[1].TextContent.TrimStart().StartsWith("84", StringComparison.Ordinal)).ToList();
        Assert.Equal(["2017", "2016"], chapters.OrderByDescending(r => Value(r.Children[4])).Take(2).Select(r => r.Children[0].TextContent.Trim()));
        Assert.All(chapters, r => Assert.Equal(Value(r.Children[2]) - Value(r.Children[3]), Value(r.Children[4])));
        var year = page.Document.QuerySelectorAll("#pairs tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Trim() == "2017");
        Assert.Equal(Value(year.Children[3]), Value(year.Children[5]) + Value(year.Children[6]));
        Assert.Equal(0.06m * Value(year.Children[1]), Value(year.Children[5]));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_matrix_of_complementarity_says_what_the_interface_says_and_leads_to_opportunities(string language)
    {
        var page = await site.Page($"/{language}/statistics/complementarity?economies=CN,RU&others=3");
        var cell = page.Document.QuerySelectorAll("#matrix tbody tr")[0].Children[2];
        var api = (await site.Get("/api/v1/statistics/complementarity?economies=CN,RU&others=3")).Json().GetProperty("items").EnumerateArray().First(i => (i.GetProperty("exporter").GetString(), i.GetProperty("importer").GetString()) == ("CN", "RU"));
        Assert.Equal(api.GetProperty("complementarity").GetDecimal(), Value(cell));
        Assert.StartsWith("shade-", cell.ClassList[^1], StringComparison.Ordinal);
        var there = await site.Get(cell.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(["S6", "S7", "S8"], there.Document.QuerySelectorAll("#sold-CN .code").Select(c => c.TextContent).Order(StringComparer.Ordinal));
        Assert.Equal("S6", there.One("#way-RU .code").TextContent);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_product_space_is_drawn_of_the_sections_that_are_loaded_and_says_which_indices_need_more(string language)
    {
        var page = await site.Page($"/{language}/statistics/complexity");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var rows = page.Document.QuerySelectorAll("#space tbody tr").ToList();
        var api = (await site.Get(page.Document.QuerySelectorAll("#space .links a")[^1].GetAttribute("href")!)).Json();
        Assert.Equal(("2019..2021", 226, 21), (api.GetProperty("period").GetString(), api.GetProperty("economies").GetInt32(), rows.Count));
        Assert.Equal(api.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("product").GetProperty("code").GetString()), rows.Select(r => r.QuerySelector(".code")!.TextContent));
        Assert.All(rows, r => Assert.Equal(2, r.GetAttribute("data-place")!.Split(' ').Length));
        Assert.All(rows, r => Assert.True(r.QuerySelector("th")!.TextContent.Trim().Length > 5));
        Assert.NotNull(page.Document.QuerySelector("#space [data-kind=space]"));
        // The indices of complexity are told to need fifty products, and stand nowhere.
        Assert.Contains(page.Document.QuerySelectorAll("#indices .state"), s => s.TextContent.Contains("ECI", StringComparison.Ordinal) && s.TextContent.Contains("50", StringComparison.Ordinal));
        Assert.Null(page.Document.QuerySelector("th[data-key=pci]"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, api.TryGetProperty("complexity", out var eci) ? eci.ValueKind : System.Text.Json.JsonValueKind.Null);
        Assert.True(page.Document.QuerySelectorAll("#nearest tbody tr").Length == 14 && page.Document.QuerySelectorAll("#ahead tbody tr").Length == 6);
        var earlier = await site.Get(page.Document.QuerySelectorAll(".turn.links a").Single(a => a.GetAttribute("href")!.Contains("year=2015", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal(10, earlier.Document.QuerySelectorAll("#space tbody tr").Length);
        Assert.Contains("corridor stats import", (await site.Page($"/{language}/statistics/complexity?economy=CN-BJ")).One(".state.not-loaded").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Indicators_show_advantage_similarity_and_concentration_of_the_latest_exports_and_earlier_ones_stay_within_reach(string language)
    {
        var page = await site.Page($"/{language}{Addresses.Indicators}");
        var machines = page.Document.QuerySelectorAll("#structure tbody tr").Single(r => r.QuerySelector(".code")!.TextContent == "XVI");
        var api = (await site.Get(page.Document.QuerySelectorAll("#structure .links a")[^1].GetAttribute("href")!)).Json();
        Assert.Equal(("2019..2021", 21, page.Document.QuerySelectorAll("#structure tbody tr").Length), (api.GetProperty("period").GetString(), api.GetProperty("items").GetArrayLength(), 21));
        var item = api.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("product").GetProperty("code").GetString() == "XVI");
        Assert.Equal(decimal.Round(item.GetProperty("advantage").GetDecimal(), 4), Value(machines.Children[3]));
        Assert.Equal(decimal.Round(api.GetProperty("similarity").GetDecimal(), 2), decimal.Round(Value(page.Document.QuerySelectorAll("#structure-indices tbody td[data-value]")[0]), 2));
        Assert.NotEmpty((await site.Get(machines.QuerySelector("td a")!.GetAttribute("href")!)).Document.QuerySelectorAll("#rows tbody tr"));
        Assert.Contains(page.Document.QuerySelectorAll("#structure .state"), s => s.TextContent.Contains("2019–2021", StringComparison.Ordinal) || s.TextContent.Contains("2019—2021", StringComparison.Ordinal));
        var earlier = await site.Get(page.Document.QuerySelectorAll(".turn.links a").Single(a => a.GetAttribute("href")!.Contains("year=2015", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal(10, earlier.Document.QuerySelectorAll("#structure tbody tr").Length);
        // What rests on who buys is of 2015, and the pages that show it say why.
        foreach (var path in (string[])["/statistics/opportunities", "/statistics/complementarity"])
        {
            Assert.Contains((await site.Page($"/{language}{path}")).Document.QuerySelectorAll(".state"), s => s.TextContent.Contains("2015", StringComparison.Ordinal) && (s.TextContent.Contains("2019–2021", StringComparison.Ordinal) || s.TextContent.Contains("2019—2021", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Where_the_products_of_a_trade_are_not_loaded_the_partners_report_of_it_is_offered(string language)
    {
        var page = await site.Page($"/{language}{Addresses.Explore}");
        Assert.Equal("2024", page.One("#stat-last").GetAttribute("value"));
        Assert.Equal("2024", Answer.Folded(page.Document.QuerySelector("#series tbody th")!.TextContent));
        Assert.NotNull(page.Document.QuerySelector("#products .state.not-loaded"));
        var offer = page.One("#products .state a");
        Assert.Contains("2000", offer.ParentElement!.TextContent, StringComparison.Ordinal);
        var there = await site.Get(offer.GetAttribute("href")!);
        Assert.Contains("reporter=RU&counterpart=CN&flow=import", there.Address, StringComparison.Ordinal);
        Assert.Equal(25, there.Document.QuerySelectorAll("#products tbody tr").Length);
        var overview = await site.Page($"/{language}/statistics");
        Assert.Equal(2, overview.Document.QuerySelectorAll(".state.not-loaded a").Select(a => a.GetAttribute("href")!).Count(h => h.Contains("reporter=RU&counterpart=CN", StringComparison.Ordinal)));
        // Of a trade that is loaded one way only, that way stands with what is missing.
        var oneWay = await site.Page($"/{language}/statistics?from=DE&to=KZ");
        Assert.Equal(2, oneWay.Document.QuerySelectorAll(".tile .big").Length);
        Assert.Equal(2, oneWay.Document.QuerySelectorAll("#headline .state").Length - 1);
        Assert.NotEmpty(oneWay.Document.QuerySelectorAll("#years tbody tr"));
        var both = await site.Page($"/{language}/statistics/explore?reporter=DE&counterpart=KZ&flow=trade");
        Assert.Contains(both.Document.QuerySelectorAll("#series .state a"), a => a.GetAttribute("href")!.Contains("reporter=DE&counterpart=KZ&flow=export", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_loaded_is_listed_with_its_periods_and_releases()
    {
        var page = await site.Page("/en" + Addresses.Availability);
        foreach (var source in site.Workspace.Statistics.AllSources.Where(s => site.Workspace.Statistics.Available().Any(a => a.Source == s)))
        {
            Assert.Contains(page.Document.QuerySelectorAll("#sources tbody th"), h => h.TextContent.Contains(source.Source.Id, StringComparison.Ordinal));
        }

        Assert.Equal(site.Workspace.Statistics.Releases.Length, page.Document.QuerySelectorAll("#releases tbody tr").Length);
    }

    [Fact]
    public async Task Every_definition_stands_on_the_page_with_formula_and_paper()
    {
        var page = await site.Page("/ru" + Addresses.Definitions);
        foreach (var definition in Corridor.Statistics.Indicators.Definitions.All)
        {
            var section = page.Document.GetElementById(definition.Id)!;
            Assert.Contains(definition.Formula, section.TextContent, StringComparison.Ordinal);
            Assert.Equal(definition.Source is not null, section.QuerySelector("cite") is not null);
        }
    }

    [Theory]
    [InlineData("en", "3.88 billion USD", "24.1%", "15.7", "35.2%")]
    [InlineData("zh", "38.8亿美元", "24.1%", "15.7", "35.2%")]
    [InlineData("ru", "3,88 млрд долл. США", "24,1 %", "15,7", "35,2 %")]
    public async Task The_briefing_of_a_published_set_states_its_figures_and_each_leads_to_its_formula(string language, params string[] stated)
    {
        var page = await site.Page($"/{language}{Addresses.BriefingOfSet}");
        var text = page.One("#briefing-text");
        Assert.StartsWith("%PDF-1.", (await site.Get(page.One("a[href*='format=pdf']").GetAttribute("href")!)).Text, StringComparison.Ordinal);
        Assert.All(stated, s => Assert.Contains(s, Answer.Folded(text.TextContent), StringComparison.Ordinal));
        var links = text.QuerySelectorAll("a").ToList();
        Assert.All(stated, s => Assert.Contains(links, a => Answer.Folded(a.TextContent).Contains(s, StringComparison.Ordinal) || Answer.Folded(a.TextContent).Contains(s.TrimEnd('%').Trim(), StringComparison.Ordinal)));
        Assert.All(links, a => Assert.NotNull(page.Document.GetElementById(a.GetAttribute("href")![1..])));
        var plain = await site.Get(page.Document.QuerySelectorAll(".actions a").First(a => a.GetAttribute("href")!.EndsWith("format=text", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal(Answer.Folded(text.TextContent), Answer.Folded(plain.Text));
    }

    [Fact]
    public async Task The_numbers_of_a_briefing_lead_to_rows_that_the_store_has()
    {
        var page = await site.Page("/en" + Addresses.BriefingOfMonths);
        var links = page.Document.QuerySelectorAll("#figures a[href*='/statistics/rows?']").Select(a => a.GetAttribute("href")!).Distinct().ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            Assert.NotEmpty((await site.Get(link)).Document.QuerySelectorAll("#rows tbody tr"));
        }
    }

    [Theory]
    [InlineData("/statistics/explore?reporter=XX", "XX", "#stat-reporter")]
    [InlineData("/statistics/explore?reporter=CN&counterpart=CN", "CN", "#stat-counterpart")]
    [InlineData("/statistics/explore?product=fish", "fish", "#stat-product")]
    [InlineData("/statistics/explore?months=13", "13", "#stat-months")]
    [InlineData("/statistics/explore?first=2020&last=2010", "2020", "#stat-first")]
    [InlineData("/statistics/explore?flow=up", "up", "#stat-flow")]
    [InlineData("/statistics/explore?last=99999", "99999", "#stat-last")]
    [InlineData("/statistics?year=x", "x", "#stat-year")]
    [InlineData("/statistics/partners?year=99999", "99999", "#stat-year")]
    [InlineData("/statistics/mirror?level=3", "3", "#stat-level")]
    public async Task What_cannot_be_read_is_said_at_the_top_and_leads_to_its_field(string path, string says, string field)
    {
        var page = await site.Get("/en" + path);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(says, page.One("main > .faults").TextContent, StringComparison.Ordinal);
        Assert.Equal(field, page.One(".faults a").GetAttribute("href"));
        Assert.NotNull(page.Document.QuerySelector(field));
    }

    [Theory]
    [MemberData(nameof(BadInputTests.Nasty), MemberType = typeof(BadInputTests))]
    public async Task Markup_and_formulas_in_an_address_are_only_text(string nasty)
    {
        var escaped = Uri.EscapeDataString(nasty);
        foreach (var path in (string[])[$"/en/statistics?from={escaped}&months={escaped}", $"/ru/statistics/explore?product={escaped}&source={escaped}", $"/zh/statistics/rows?reporter={escaped}&as_of={escaped}&product={escaped}", $"/en/statistics/mirror?by={escaped}&from={escaped}"])
        {
            var page = await site.Get(path);
            Assert.True((int)page.Status is 200 or 400, $"{(int)page.Status} {path}");
            Assert.Empty(page.Document.QuerySelectorAll("main script, main img"));
        }
    }

    private static decimal Value(IElement cell) => decimal.Parse(cell.GetAttribute("data-value")!, CultureInfo.InvariantCulture);
}
