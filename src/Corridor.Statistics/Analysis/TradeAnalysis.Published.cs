using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Reference;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Published;

namespace Corridor.Statistics.Analysis;

public sealed partial class TradeAnalysis
{
    /// <summary>
    /// A set of figures that was published together, with the relations that follow from what they state. Names of
    /// quantities read <c>CN-BJ RU trade TOTAL 2017-01..04 value</c>.
    /// </summary>
    public bool TryPublished(string set, [NotNullWhen(true)] out PublishedSet? published, [NotNullWhen(false)] out Fault? fault)
    {
        if (!TryFigures(set, out var figures, out fault))
        {
            published = null;
            return false;
        }

        var relations = new List<PublishedRelation>();
        foreach (var trade in figures.Where(f => f.Flow is not null).GroupBy(f => (f.Reporter, f.Counterpart, f.Flow, f.Product, f.Period)))
        {
            var (reporter, counterpart, flow, product, period) = trade.Key;
            string Name(Reference.Economies.EconomyCode partner, Reference.Time.Period p, string what) => string.Create(CultureInfo.InvariantCulture, $"{reporter} {partner} {flow!.Value.Word()} {product} {p} {what}");
            var world = StatisticsSchemas.World;
            relations.Add(new(RelationKind.Growth, Name(counterpart, period, "value"), Name(counterpart, period.YearBefore, "value"), Name(counterpart, period, "growth")));
            if (counterpart != world)
            {
                relations.Add(new(RelationKind.Share, Name(counterpart, period, "value"), Name(world, period, "value"), Name(counterpart, period, "share_of_whole")));
                relations.Add(new(RelationKind.Difference, Name(counterpart, period, "growth"), Name(world, period, "growth"), Name(counterpart, period, "growth_above_whole")));
                relations.Add(new(RelationKind.Growth, Name(world, period, "value"), Name(world, period.YearBefore, "value"), Name(world, period, "growth")));
            }
        }

        published = new PublishedSet(figures.Where(f => f.Flow is not null).Select(f => KeyValuePair.Create(
            string.Create(CultureInfo.InvariantCulture, $"{f.Reporter} {f.Counterpart} {f.Flow!.Value.Word()} {f.Product} {f.Period} {f.Measure.Word()}"), Of(f))), relations.DistinctBy(r => (r.Kind, string.Join('|', r.Quantities))));
        return true;
    }

    /// <summary>The briefing that states the figures of a published set exactly as they were published, and nothing else.</summary>
    public bool TryBriefing(string set, [NotNullWhen(true)] out TradeBriefing? briefing, [NotNullWhen(false)] out Fault? fault)
    {
        briefing = null;
        if (!TryFigures(set, out var figures, out fault))
        {
            return false;
        }

        var statements = new List<BriefingStatement>();
        foreach (var group in figures.GroupBy(f => (f.Reporter, f.Counterpart, f.Flow, f.Product, f.Period)).OrderBy(g => g.Min(f => f.Order)))
        {
            Figure? Stated(PublishedMeasure measure) => group.Where(f => f.Measure == measure).Select(Of).FirstOrDefault();
            var (reporter, counterpart) = (names.Of(group.Key.Reporter), names.Of(group.Key.Counterpart));
            if (group.Key.Flow is { } flow)
            {
                statements.Add(new TradeStatement(reporter, group.Key.Counterpart == StatisticsSchemas.World ? null : counterpart, group.Key.Period, Stated(PublishedMeasure.Value) ?? Figure.NotLoaded(FigureUnit.Money))
                {
                    Measure = flow switch { TradeFlow.Trade => TradeMeasure.Turnover, TradeFlow.Export or TradeFlow.ReExport => TradeMeasure.Exports, _ => TradeMeasure.Imports },
                    Goods = group.Key.Product.IsTotal ? null : new BriefingGoods(group.Key.Product.Value, goods(group.Key.Product)),
                    Growth = Stated(PublishedMeasure.Growth),
                    AgainstWhole = Stated(PublishedMeasure.GrowthAboveWhole),
                    Share = Stated(PublishedMeasure.ShareOfWhole),
                });
            }
            else
            {
                statements.Add(new InvestmentStatement(counterpart, reporter, group.Key.Period, Stated(PublishedMeasure.InvestedEnterprises), Stated(PublishedMeasure.ActualInvestment)));
            }
        }

        briefing = new TradeBriefing([.. statements]);
        return true;
    }

    private bool TryFigures(string set, out IReadOnlyList<PublishedFigure> figures, [NotNullWhen(false)] out Fault? fault)
    {
        figures = store.Published(set);
        fault = figures.Count > 0 ? null : new Fault("analysis.noSet", Fault.Quote(set), string.Join(", ", store.PublishedSets()));
        return fault is null;
    }

    private static Figure Of(PublishedFigure f)
    {
        var rows = new SourceRows(f.Source.Dataset, string.Create(CultureInfo.InvariantCulture, $"{f.Set} {f.Order}"), f.Source.Source.Name);
        return f.Measure switch
        {
            PublishedMeasure.InvestedEnterprises => Figure.Observed(f.Value, FigureUnit.Count, rows),
            PublishedMeasure.Value or PublishedMeasure.ActualInvestment => Figure.Published(f.Value, f.Step / 2, FigureUnit.Money, f.Currency, rows),
            PublishedMeasure.GrowthAboveWhole => Figure.Published(f.Value, f.Step / 2, FigureUnit.PercentagePoints, null, rows),
            _ => Figure.Published(f.Value, f.Step / 2, FigureUnit.Ratio, null, rows),
        };
    }
}
