using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Loading;
using Corridor.Statistics.Store;
using Corridor.Tests.Statistics.Loading;

namespace Corridor.Tests.Statistics.Analysis;

/// <summary>Answers from the real store: the packs that the project ships, and packs made for a case.</summary>
public sealed class TradeAnalysisTests(ShippedData shipped) : IDisposable
{
    private static readonly EconomyCode Russia = EconomyCode.Parse("RU");
    private static readonly EconomyCode China = EconomyCode.Parse("CN");

    private readonly StatisticsFolders folders = new();

    [Fact]
    public void A_year_of_the_shipped_figures_has_level_growth_share_and_what_drove_it()
    {
        var answer = shipped.Workspace.Analysis.Pair(new(Russia, China, Period.OfYear(2019)) { Source = "statistics/comtrade-extract:comtrade-total" });
        var statement = answer.Statement;
        Assert.Equal("statistics/comtrade-extract:comtrade-total", answer.Source!.Key);
        Assert.Equal(statement.Exports!.Value + statement.Imports!.Value, statement.Level.Value);
        Assert.Equal(111.46m, decimal.Round(statement.Level.Value!.Value / 1e9m, 2));
        Assert.Equal(statement.Growth!.Value - answer.WholeGrowth.Value, statement.AgainstWhole!.Value);
        Assert.Equal("84", statement.Drivers!.Value[0].Goods.Code);
        Assert.Equal("27", statement.LargestExports!.Value[0].Goods.Code);
        Assert.Equal(0.699m, decimal.Round(statement.LargestExports.Value[0].Share.Value!.Value, 3));
        Assert.InRange(answer.Concentration.Value!.Value, 0.4m, 0.6m);
        Assert.Equal(MissingReason.NotLoaded, statement.Intensity!.Missing);
    }

    [Fact]
    public void The_rows_of_a_figure_are_the_options_that_show_them_again()
    {
        var level = shipped.Workspace.Analysis.Pair(new(China, Russia, Period.JanuaryTo(2017, 4)) { Source = "statistics/imf-dots-monthly:imf-dots" }).Statement.Exports!;
        var rows = Assert.Single(level.Sources);
        Assert.Equal("--reporter CN --counterpart RU --flow export --product TOTAL --kind month --from 2017-01 --to 2017-04 --source statistics/imf-dots-monthly:imf-dots", rows.Rows);
        Assert.StartsWith("statistics/imf-dots-monthly#", rows.Release, StringComparison.Ordinal);
        Assert.Equal("sum", level.Formula);
    }

    [Fact]
    public void Growth_is_split_into_price_and_volume_at_the_finest_depth_that_is_weighed()
    {
        using var fixture = new ImportFixture(shipped);
        string Row(int year, string product, string value, string weight) => $"{year},RU,CN,export,{product},H5,{value},USD,FOB,reported,free,{weight},,";
        fixture.Import(ImportFixture.Request(fixture.Write("a.csv", "period,reporter,counterpart,flow,product,classification,value,currency,valuation,status,confidentiality,net_weight,quantity,unit",
            Row(2018, "TOTAL", "250", ""), Row(2019, "TOTAL", "260", ""), Row(2018, "TOTAL", "9", "").Replace("export", "import", StringComparison.Ordinal), Row(2019, "TOTAL", "9", "").Replace("export", "import", StringComparison.Ordinal),
            Row(2018, "270900", "9", "").Replace("export", "import", StringComparison.Ordinal), Row(2019, "270900", "9", "").Replace("export", "import", StringComparison.Ordinal), Row(2018, "270900", "100", "10"), Row(2019, "270900", "150", "12"), Row(2018, "440710", "50", "5"), Row(2019, "440710", "40", "8"), Row(2018, "030354", "100", ""), Row(2019, "030354", "70", "7"))));
        var answer = new TradeAnalysis(fixture.Store, shipped.Book.NameForms, _ => LocalizedText.Of(Language.En, "goods")).Pair(new(Russia, China, Period.OfYear(2019)));
        // At the prices of 2018 the goods of 2019 would have cost 12 × 10 + 8 × 10 = 200 instead of 190, against 150 in 2018.
        Assert.Equal((200m / 150, 190m / 200, 50m, -10m, -30m, 190m / 260), (answer.ExportPrices.Volume.Value, answer.ExportPrices.Price.Value, answer.ExportPrices.VolumeEffect.Value, answer.ExportPrices.PriceEffect.Value,
            answer.ExportPrices.Unmatched.Value, answer.ExportPrices.Coverage.Value));
        Assert.Equal("--reporter RU --counterpart CN --flow export --level 6 --kind year --from 2019-01 --to 2019-12 --source import/test:corridor", answer.ExportPrices.Coverage.Input("P")!.Sources.Single().Rows);
        Assert.Equal((MissingReason.NoWeights, 0m), (answer.ImportPrices.Volume.Missing, answer.ImportPrices.Coverage.Value));
        var oil = new TradeAnalysis(fixture.Store, shipped.Book.NameForms, _ => LocalizedText.Of(Language.En, "goods")).Pair(new(Russia, China, Period.OfYear(2019)) { Product = TradeProduct.Of(CommodityCode.Parse("270900")) });
        Assert.Equal((1.2m, 1.25m), (oil.ExportPrices.Volume.Value, oil.ExportPrices.Price.Value));
    }

    [Fact]
    public void Without_weights_the_split_says_that_no_product_has_one()
    {
        var answer = shipped.Workspace.Analysis.Pair(new(Russia, China, Period.OfYear(2019)) { Source = "statistics/comtrade-extract:comtrade-total" });
        Assert.Equal(MissingReason.NoWeights, answer.ExportPrices.Volume.Missing);
        Assert.Equal(MissingReason.NotLoaded, shipped.Workspace.Analysis.Pair(new(China, Russia, Period.OfYear(2019)) { Source = "statistics/imf-dots-monthly:imf-dots" }).ExportPrices.Volume.Missing);
    }

    [Fact]
    public void What_is_not_loaded_has_no_value_and_makes_no_sentence()
    {
        var question = new TradeQuestion(EconomyCode.Parse("AD"), EconomyCode.Parse("TV"), Period.OfMonth(1990, 5));
        var answer = shipped.Workspace.Analysis.Pair(question);
        Assert.Null(answer.Source);
        Assert.All(answer.Figures, f => Assert.Equal(MissingReason.NotLoaded, f.Figure.Missing));
        var text = shipped.Workspace.Analysis.Write(shipped.Workspace.Analysis.Briefing(question), Language.En);
        Assert.Empty(text.Figures);
        Assert.StartsWith("Not loaded", text.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_trade_that_is_reported_one_way_only_that_way_is_told_and_the_other_is_named_as_missing()
    {
        var question = new TradeQuestion(EconomyCode.Parse("DE"), EconomyCode.Parse("KZ"), Period.OfYear(2023));
        var answer = shipped.Workspace.Analysis.Pair(question);
        Assert.Equal(("baci", MissingReason.NotLoaded, 3.46m, MissingReason.NotLoaded), (answer.Source!.Source.Id, answer.Statement.Level.Missing!.Value, Rounded(answer.Statement.Exports!, 1e9m), answer.Statement.Imports!.Missing!.Value));
        string Said(Language language) => shipped.Workspace.Analysis.Write(shipped.Workspace.Analysis.Briefing(question), language).Plain.Replace('\u00A0', ' ');
        Assert.All([(Language.En, "3.46 billion USD", "imports"), (Language.Zh, "34.6亿美元", "进口"), (Language.Ru, "3,46 млрд долл. США", "импорт")], s =>
        {
            Assert.Contains(s.Item2, Said(s.Item1), StringComparison.Ordinal);
            Assert.Contains(s.Item3, Said(s.Item1), StringComparison.OrdinalIgnoreCase);
        });
        var products = shipped.Workspace.Statistics.ProductsOf(Russia, China, TradeFlow.Import, TradeProduct.Total);
        Assert.Equal(("comtrade-hs2", 2, Period.OfYear(2000), Period.OfYear(2020)), (products[0].Source.Source.Id, products[0].Level, products[0].First, products[0].Last));
        Assert.Equal([("unctad-matrix", true)], shipped.Workspace.Statistics.ProductsOf(China, Russia, TradeFlow.Export, TradeProduct.Total).Select(p => (p.Source.Source.Id, p.IsSitc)));
        Assert.Empty(shipped.Workspace.Statistics.ProductsOf(Russia, China, TradeFlow.Import, TradeProduct.Of(CommodityCode.Parse("84"))));
    }

    [Fact]
    public void Where_the_reporters_own_products_are_not_loaded_the_largest_are_those_that_the_partner_reports_and_it_is_named()
    {
        var question = new TradeQuestion(China, Russia, Period.OfYear(2020));
        var (own, other) = (shipped.Workspace.Analysis.Pair(question).Statement, shipped.Workspace.Analysis.Pair(question with { Reporter = Russia, Counterpart = China }).Statement);
        Assert.All([own.ExportsListedBy, own.ImportsListedBy], by => Assert.Equal(shipped.Book.NameForms.Of(Russia), by));
        Assert.Equal(("85", other.LargestImports!.Value[0].Value.Value), (own.LargestExports!.Value[0].Goods.Code, own.LargestExports.Value[0].Value.Value));
        Assert.Equal(("27", other.LargestExports!.Value[0].Share.Value), (own.LargestImports!.Value[0].Goods.Code, own.LargestImports.Value[0].Share.Value));
        Assert.Empty(own.Drivers!.Value);
        Assert.Null(other.ExportsListedBy);
        string Said(Language language) => shipped.Workspace.Analysis.Write(shipped.Workspace.Analysis.Briefing(question), language).Plain.Replace('\u00A0', ' ');
        Assert.Contains("Largest imports from China as Russia reports them: electrical machinery", Said(Language.En), StringComparison.Ordinal);
        Assert.Contains("据俄罗斯统计，其自中国进口的主要商品：电机", Said(Language.Zh), StringComparison.Ordinal);
        Assert.Contains("По данным России, основные статьи импорта в торговле с Китаем: электрические", Said(Language.Ru), StringComparison.Ordinal);
        Assert.DoesNotContain("主要出口商品（中国—俄罗斯）", Said(Language.Zh), StringComparison.Ordinal);
    }

    [Fact]
    public void Largest_goods_that_another_source_of_the_reporter_lists_go_before_those_of_the_partner()
    {
        using var store = Store(folders.Pack("lists", "2019,CN,RU,export,TOTAL,,100,USD,FOB,reported,a", "2019,CN,RU,import,TOTAL,,20,USD,CIF,reported,a", "2019,CN,RU,export,84,H5,60,USD,FOB,reported,b",
            "2019,RU,CN,import,85,H5,70,USD,CIF,reported,b", "2019,RU,CN,export,27,H5,15,USD,FOB,reported,b"));
        var statement = Of(store).Pair(new(China, Russia, Period.OfYear(2019)) { Source = "statistics/lists:a" }).Statement;
        Assert.Equal(("84", 60m, null), (Assert.Single(statement.LargestExports!.Value).Goods.Code, statement.LargestExports.Value[0].Value.Value, statement.ExportsListedBy));
        Assert.Equal(("27", 15m, shipped.Book.NameForms.Of(Russia)), (Assert.Single(statement.LargestImports!.Value).Goods.Code, statement.LargestImports.Value[0].Value.Value, statement.ImportsListedBy));
    }

    [Fact]
    public void A_source_that_answers_more_goes_before_one_that_answers_less()
    {
        using var store = Store(folders.Pack("pair",
            "2018,CN,RU,export,TOTAL,,90,USD,FOB,reported,b", "2018,CN,RU,import,TOTAL,,10,USD,CIF,reported,b",
            "2019,CN,RU,export,TOTAL,,100,USD,FOB,reported,a", "2019,CN,RU,import,TOTAL,,20,USD,CIF,reported,a",
            "2019,CN,RU,export,TOTAL,,110,USD,FOB,reported,b", "2019,CN,RU,import,TOTAL,,20,USD,CIF,reported,b"));
        var answer = Of(store).Pair(new(China, Russia, Period.OfYear(2019)));
        Assert.Equal("statistics/pair:b", answer.Source!.Key);
        Assert.Equal(["statistics/pair:a"], answer.OtherSources);
        Assert.Equal(0.3m, answer.Statement.Growth!.Value);
        Assert.Equal(MissingReason.NotLoaded, answer.Statement.Share!.Missing);
    }

    [Fact]
    public void A_few_partners_by_product_say_nothing_of_structure_and_of_opportunities()
    {
        using var store = Store(folders.Pack("few", "2019,CN,RU,export,27,H5,90,USD,FOB,reported,a", "2019,RU,CN,export,44,H5,90,USD,FOB,reported,a"));
        var analysis = Of(store);
        Assert.Equal(MissingReason.NotLoaded, analysis.Pair(new(China, Russia, Period.OfYear(2019))).Statement.Complementarity!.Missing);
        Assert.False(analysis.TryOpportunities(China, Russia, 2019, null, out _, out var fault));
        Assert.All(Languages.All, l => Assert.Contains("BACI", fault!.Message(l), StringComparison.Ordinal));
    }

    [Fact]
    public void A_world_of_forty_economies_has_opportunities_and_all_indices_of_the_pair()
    {
        // Everybody sells everybody 10 of product 27 and 10 of 84; the first sells 100 of 44 to all but the second, and the third sells the second 50.
        var codes = shipped.Book.Economies.All.Where(e => e.Alpha3 is not null && e.Code != China && e.Code != Russia).Take(40).Select(e => e.Code).Prepend(China).Prepend(Russia).ToList();
        var rows = codes.SelectMany(a => codes.Where(b => a != b).SelectMany(b => (string[])[$"2019,{a},{b},export,27,H5,10,USD,FOB,reported,a", $"2019,{a},{b},export,84,H5,10,USD,FOB,reported,a"]))
            .Concat(codes.Where(b => b != Russia && b != China).Select(b => $"2019,{Russia},{b},export,44,H5,100,USD,FOB,reported,a")).Append($"2019,{codes[2]},{China},export,44,H5,50,USD,FOB,reported,a");
        using var store = Store(folders.Pack("world", [.. rows]));
        var analysis = Of(store);
        Assert.True(analysis.TryOpportunities(Russia, China, 2019, null, out var answer, out var fault), fault?.ToString());
        var only = Assert.Single(answer.Found.Ranked);
        Assert.Equal("44", only.Product);
        Assert.Equal(50, only.Imports.Value);
        Assert.Equal(0, only.Actual.Value);
        Assert.Equal(4000m * 50 / 4050, only.Expected.Value!.Value, 15);
        var pair = analysis.Pair(new(Russia, China, Period.OfYear(2019)));
        Assert.All([pair.Statement.Complementarity!, pair.Statement.ReverseComplementarity!, pair.Statement.Intensity!, pair.Structure.StructuralComplementarity, pair.Structure.Bias, pair.Structure.Similarity], f => Assert.True(f.IsDefined, f.Formula));
        Assert.InRange(pair.Structure.StructuralComplementarity.Value!.Value * pair.Structure.Bias.Value!.Value - pair.Statement.Intensity!.Value!.Value, -1e-20m, 1e-20m);
        Assert.Equal(0.5m, pair.Concentration.Value);
    }

    [Fact]
    public void The_set_of_2017_is_stated_exactly_as_it_was_published()
    {
        Assert.True(shipped.Workspace.Analysis.TryBriefing("beijing-2017", out var briefing, out var fault), fault?.ToString());
        string Said(Language language) => shipped.Workspace.Analysis.Write(briefing, language).Plain.Replace('\u00A0', ' ');
        Assert.All(["3.88 billion USD", "24.1%", "26.97 billion USD", "41.6%", "15.7 percentage points above", "35.2%", "183 enterprises", "21.49 million USD"], f => Assert.Contains(f, Said(Language.En), StringComparison.Ordinal));
        Assert.All(["38.8亿美元", "24.1%", "269.7亿美元", "41.6%", "高于北京进出口总体增速15.7个百分点", "35.2%", "183家", "2149万美元"], f => Assert.Contains(f, Said(Language.Zh), StringComparison.Ordinal));
        Assert.All(["3,88 млрд долл. США", "24,1 %", "26,97 млрд долл. США", "41,6 %", "на 15,7 процентного пункта выше", "35,2 %", "183 предприятия", "21,49 млн долл. США"], f => Assert.Contains(f, Said(Language.Ru), StringComparison.Ordinal));
    }

    [Fact]
    public void The_whole_of_beijing_follows_from_the_set_of_2017()
    {
        Assert.True(shipped.Workspace.Analysis.TryPublished("beijing-2017", out var set, out var fault), fault?.ToString());
        Assert.Empty(set.Conflicts());
        var derived = set.Derive();
        Assert.Equal(3.13m, Billions(derived["CN-BJ RU trade TOTAL 2016-01..04 value"]));
        Assert.Equal(76.62m, Billions(derived["CN-BJ W00 trade TOTAL 2017-Q1 value"]));
        Assert.Equal(60.86m, Billions(derived["CN-BJ W00 trade TOTAL 2016-Q1 value"]));
        Assert.Equal(0.259m, derived["CN-BJ W00 trade TOTAL 2017-Q1 growth"].Value);
        static decimal Billions(Figure figure) => decimal.Round(figure.Value!.Value / 1e9m, 2);
    }

    [Fact]
    public void The_sections_of_2015_of_all_economies_give_every_index_of_the_pair()
    {
        var answer = shipped.Workspace.Analysis.Pair(new(China, Russia, Period.OfYear(2015)));
        Assert.Equal(0.78m, decimal.Round(answer.Statement.Complementarity!.Value!.Value, 2));
        Assert.Equal(0.44m, decimal.Round(answer.Statement.ReverseComplementarity!.Value!.Value, 2));
        Assert.Equal((1.23m, 1.10m, 1.12m), (Rounded(answer.Structure.Intensity), Rounded(answer.Structure.StructuralComplementarity), Rounded(answer.Structure.Bias)));
        Assert.Equal(answer.Statement.Intensity!.Value, answer.Structure.Intensity.Value);
    }

    [Fact]
    public void A_later_year_has_the_structure_of_the_latest_year_that_is_loaded_and_the_briefing_does_not_state_it()
    {
        var answer = shipped.Workspace.Analysis.Pair(new(China, Russia, Period.OfYear(2024)));
        Assert.Equal((2015, "unctad-matrix"), (answer.Structure.Year, answer.Structure.Source!.Source.Id));
        Assert.Equal(1.23m, Rounded(answer.Structure.Intensity));
        Assert.Equal(MissingReason.NotLoaded, answer.Statement.Intensity!.Missing);
        Assert.Equal((Period.OfYears(2019, 2021), "baci-sections", 0.28m), (answer.Structure.SimilarityPeriod, answer.Structure.SimilaritySource!.Source.Id, Rounded(answer.Structure.Similarity)));
        var before = shipped.Workspace.Analysis.Pair(new(China, Russia, Period.OfYear(2020))).Structure;
        Assert.Equal((2015, Period.OfYear(2015), 0.34m), (before.Year, before.SimilarityPeriod, Rounded(before.Similarity)));
        var none = shipped.Workspace.Analysis.Pair(new(China, Russia, Period.OfYear(1994))).Structure;
        Assert.Equal((null, null, MissingReason.NotLoaded), (none.Year, none.SimilarityPeriod, none.Similarity.Missing!.Value));
    }

    [Fact]
    public void The_shipped_sections_name_what_russia_could_sell_more_to_china_and_why_china_has_no_such_section()
    {
        Assert.True(shipped.Workspace.Analysis.TryOpportunities(Russia, China, null, null, out var there, out var fault), fault?.ToString());
        var only = Assert.Single(there.Found.Ranked);
        Assert.Equal((2015, "S6", 1.18m), (there.Year, only.Product, Rounded(only.Advantage)));
        Assert.Equal((111.24m, 1.80m), (Rounded(only.Imports, 1e9m), Rounded(only.Untapped, 1e9m)));
        Assert.All(there.Found.Sold, o => Assert.True(o.Actual.Value >= 0.25m * o.Expected.Value));
        Assert.True(shipped.Workspace.Analysis.TryOpportunities(China, Russia, 2015, null, out var back, out fault), fault?.ToString());
        Assert.Empty(back.Found.Ranked);
        Assert.Equal(["S6", "S7", "S8"], back.Found.Sold.Select(o => o.Product).Order(StringComparer.Ordinal));
        Assert.False(shipped.Workspace.Analysis.TryOpportunities(China, Russia, 2005, null, out _, out fault), "the trade of two economies is not the world");
    }

    [Fact]
    public void The_sections_of_2019_to_2021_make_a_space_without_the_indices_that_need_more_products()
    {
        Assert.True(shipped.Workspace.Analysis.TryProductSpace(Russia, null, null, out var space, out var fault), fault?.ToString());
        Assert.Equal((Period.OfYears(2019, 2021), "baci-sections", false, 1, 226, 21), (space.Period, space.Source.Source.Id, space.IsSitc, space.Level, space.Economies, space.Products.Length));
        Assert.Equal(["II", "III", "V", "IX", "XIV", "XV"], space.Products.Where(p => p.HasAdvantage).Select(p => p.Product));
        Assert.Equal((6, "V", 4.32m), (space.Diversity, space.Products.MaxBy(p => p.Advantage.Value)!.Product, Rounded(space.Products.MaxBy(p => p.Advantage.Value)!.Advantage)));
        Assert.All(space.Products, p => Assert.True(p.Density.IsDefined && p.Ubiquity is > 0 and < 226));
        Assert.Equal(1m, decimal.Round(space.Products.Sum(p => p.Advantage.Value!.Value * p.World.Value!.Value) / space.Products.Sum(p => p.World.Value!.Value), 20));
        // All products are joined, and each has a place of its own.
        Assert.True(space.Space.Links.Length >= 20 && space.Space.Places.Distinct().Count() == 21);
        Assert.All(new List<Figure> { space.Complexity, space.Outlook, space.Products[0].Complexity, space.Products[0].Gain }, f => Assert.Equal(MissingReason.TooFewProducts, f.Missing));
        Assert.All(Languages.All, l => Assert.Contains("50", MissingReason.TooFewProducts.Sentence(l), StringComparison.Ordinal));
        Assert.Null(space.Rank);
        Assert.True(shipped.Workspace.Analysis.TryProductSpace(Russia, 2020, null, out var within, out fault) && within.Period == space.Period, "several years together cover each of them");
        Assert.True(shipped.Workspace.Analysis.TryProductSpace(Russia, 2015, null, out var earlier, out fault) && earlier is { IsSitc: true, Products.Length: 10, Period.Year: 2015 }, fault?.ToString());
        Assert.False(shipped.Workspace.Analysis.TryProductSpace(EconomyCode.Parse("CN-BJ"), null, null, out _, out fault));
        Assert.All(Languages.All, l => Assert.Contains("corridor stats import", fault!.Message(l), StringComparison.Ordinal));
        Assert.Equal(["2019..2021 oec-sections 1", "2015 unctad-sections S1"], shipped.Workspace.Analysis.StructuresLoaded.Select(d => $"{d.Period} {d.Source.Dataset["statistics/".Length..]} {(d.IsSitc ? "S" : "")}{d.Level}"));
    }

    [Fact]
    public void Structures_of_exports_are_those_of_the_latest_and_finest_data_and_earlier_ones_stay_within_reach()
    {
        Assert.True(shipped.Workspace.Analysis.TryExportStructure(China, Russia, null, null, out var found, out var fault), fault?.ToString());
        Assert.Equal((Period.OfYears(2019, 2021), 21, 226, 0.28m, 0.25m, 0.34m), (found.Period, found.Products.Length, found.Economies, Rounded(found.Similarity), Rounded(found.FirstConcentration), Rounded(found.SecondConcentration)));
        var machines = found.Products.Single(p => p.Product == "XVI");
        Assert.Equal((3_992_314_207_230m, 1.76m, 0.14m), (machines.First.Exports.Value, Rounded(machines.First.Advantage), Rounded(machines.Second.Advantage)));
        Assert.Equal(1m, decimal.Round(found.Products.Sum(p => p.First.Share.Value!.Value), 20));
        Assert.Equal("--reporter CN --counterpart W00 --flow export --product XVI --below --level 1 --kind years --from 2019-01 --to 2021-12 --source statistics/oec-sections:baci-sections", machines.First.Exports.Sources.Single().Rows);
        Assert.True(shipped.Workspace.Analysis.TryExportStructure(China, Russia, 2015, null, out var earlier, out fault) && earlier is { IsSitc: true, Products.Length: 10 }, fault?.ToString());
        Assert.False(shipped.Workspace.Analysis.TryExportStructure(China, EconomyCode.Parse("CN-BJ"), null, null, out _, out fault));
        Assert.All(Languages.All, l => Assert.Contains("corridor stats import", fault!.Message(l), StringComparison.Ordinal));
    }

    [Fact]
    public void The_published_data_set_of_226_economies_makes_a_product_space_with_one_command()
    {
        var request = new ImportRequest(Path.Combine(Repository.Shared("data/statistics/complexity"), "world_trade_sitc4_avg_1998_2000.csv.xz"), "world", DateTimeOffset.UnixEpoch) { Constants = new Dictionary<string, string> { ["period"] = "1999" } };
        using var shippedStore = StatisticsStore.Open(shipped.Workspace.Library.OfKind("statistics"), Path.Combine(folders.Cache, "world"));
        Assert.True(new StatisticsImport(shippedStore, shipped.Book.Economies).TryRun(request, out var report, out var fault), fault?.ToString());
        Assert.Equal((124_336, 0, "economic-complexity"), (report.Figures, report.Release.RowsRejected, report.Formats.Single()));
        var analysis = Of(shippedStore);
        Assert.True(analysis.TryProductSpace(Russia, null, null, out var space, out fault), fault?.ToString());
        Assert.Equal((1999, 226, 785, 31_951), (space.Period.Year, space.Economies, space.Products.Length, space.Products.Sum(p => p.Ubiquity)));
        Assert.Equal(space.Diversity, space.Products.Count(p => p.HasAdvantage));
        Assert.All(space.Products, p => Assert.Equal(p.HasAdvantage, p.Advantage.Value >= 1));
        // RCA weighted with the world's structure is one for every economy.
        Assert.Equal(1m, decimal.Round(space.Products.Sum(p => p.Advantage.Value!.Value * p.World.Value!.Value) / space.Products.Sum(p => p.World.Value!.Value), 20));
        Assert.All(space.Products.Where((_, i) => i % 90 == 7), p =>
        {
            _ = TradeProduct.TryParse(p.Product, out var product, out _);
            Assert.Equal(p.World.Value, shippedStore.Stream(new ObservationQuery { Products = [product], Counterparts = [StatisticsSchemas.World], Source = "import/world" }).Sum(o => o.Value));
        });
    }

    [Fact]
    public void Complementarity_of_many_economies_stands_in_one_matrix_whose_cells_are_those_of_the_pairs()
    {
        Assert.True(shipped.Workspace.Analysis.TryComplementarities([China, Russia], 8, null, null, out var matrix, out var fault), fault?.ToString());
        Assert.Equal((2015, 10), (matrix.Year, matrix.Economies.Length));
        Assert.Equal([China, Russia], matrix.Economies.Take(2));
        var pair = shipped.Workspace.Analysis.Pair(new(China, Russia, Period.OfYear(2015)));
        Assert.Equal((pair.Structure.Complementarity.Value, pair.Structure.Reverse.Value), (matrix.Cells[0][1].Value, matrix.Cells[1][0].Value));
        Assert.All(matrix.Cells.SelectMany((row, i) => row.Where((_, j) => j != i)), f => Assert.InRange(f.Value!.Value, 0, 1));
        Assert.False(shipped.Workspace.Analysis.TryComplementarities([China, EconomyCode.Parse("CN-BJ")], 8, null, null, out _, out fault));
        Assert.All(Languages.All, l => Assert.Contains("CN-BJ", fault!.Message(l), StringComparison.Ordinal));
    }

    [Fact]
    public void A_published_set_that_is_not_loaded_is_a_fault_that_names_those_that_are()
    {
        Assert.False(shipped.Workspace.Analysis.TryBriefing("no-such-set", out _, out var fault));
        Assert.Contains("no-such-set", fault.Message(Language.En), StringComparison.Ordinal);
        Assert.Contains("beijing-2017", fault.Message(Language.En), StringComparison.Ordinal);
    }

    public void Dispose() => folders.Dispose();

    private static decimal Rounded(Figure figure, decimal unit = 1) => decimal.Round(figure.Value!.Value / unit, 2);

    private StatisticsStore Store(params Corridor.Reference.Packs.Pack[] packs) => StatisticsStore.Open(packs, folders.Cache);

    private TradeAnalysis Of(StatisticsStore store) => new(store, shipped.Book.NameForms, p => new LocalizedText(p.Value, p.Value, p.Value));
}
