using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Store;

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
        Assert.All([pair.Statement.Complementarity!, pair.Statement.ReverseComplementarity!, pair.Statement.Intensity!, pair.StructuralComplementarity, pair.Bias, pair.Similarity], f => Assert.True(f.IsDefined, f.Formula));
        Assert.InRange(pair.StructuralComplementarity.Value!.Value * pair.Bias.Value!.Value - pair.Statement.Intensity!.Value!.Value, -1e-20m, 1e-20m);
        Assert.Equal(0.5m, pair.Concentration.Value);
    }

    [Fact]
    public void A_published_set_that_is_not_loaded_is_a_fault_that_names_those_that_are()
    {
        Assert.False(shipped.Workspace.Analysis.TryBriefing("no-such-set", out _, out var fault));
        Assert.Contains("no-such-set", fault.Message(Language.En), StringComparison.Ordinal);
    }

    public void Dispose() => folders.Dispose();

    private StatisticsStore Store(params Corridor.Reference.Packs.Pack[] packs) => StatisticsStore.Open(packs, folders.Cache);

    private TradeAnalysis Of(StatisticsStore store) => new(store, shipped.Book.NameForms, p => new LocalizedText(p.Value, p.Value, p.Value));
}
