using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Statistics.Analysis;

namespace Corridor.Statistics;

/// <summary>Reads questions of analysis about a pair of economies.</summary>
internal static class PairQuestion
{
    /// <summary>A pair in a period; what is absent comes from the first corridor and the latest year that is loaded.</summary>
    public static TradeQuestion Read(StatisticsReader reader)
    {
        var lane = reader.Workspace.Book.Lanes[0];
        var one = reader.Economy("reporter", lane.Origin.Code);
        var other = reader.Economy("counterpart", lane.Other(one));
        if (one == other)
        {
            reader.Add(new Fault("stat.sameEconomy", one.Value), "counterpart");
        }

        var period = reader.Text("period") is { } text ? Parse(reader, text) : null;
        return new TradeQuestion(one, other, period ?? Period.OfYear(Latest(reader.Workspace, one, other))) { Product = reader.Product("product"), Source = reader.Source("source"), Currency = reader.Currency("currency") };
    }

    /// <summary>The question as the query of an address.</summary>
    public static string Query(TradeQuestion asked) => StatisticsAddress.Join(("reporter", asked.Reporter.Value), ("counterpart", asked.Counterpart.Value), ("period", asked.Period.ToString()),
        ("product", asked.Product.IsTotal ? null : asked.Product.Value), ("source", asked.Source), ("currency", asked.Currency?.Value));

    /// <summary>The years in which the reporter's trade with the partner is loaded in the same months, the latest first.</summary>
    public static IEnumerable<int> Years(Workspace workspace, TradeQuestion asked) => CorridorTrade.Years(workspace.Statistics, [(asked.Reporter, asked.Counterpart)], asked.Product, MonthRange.Of(asked.Period), asked.Source);

    // The latest year that the reporter's trade with the partner is loaded for together with the year before: growth is what is asked for.
    private static int Latest(Workspace workspace, Reference.Economies.EconomyCode one, Reference.Economies.EconomyCode other) =>
        workspace.Statistics.Ranges(new Flows.RangeQuery(one, other, TradeFlow.Trade, TradeProduct.Total, MonthRange.Year, 1900, 2199)).SelectMany(s => s.Points)
            .OrderByDescending(p => p.Growth is not null).ThenByDescending(p => p.Year).Select(p => p.Year).FirstOrDefault(2020);

    /// <summary>Reads a period that a question can be of: growth is on the year before, so several years together are none.</summary>
    public static bool TryParse(string? text, out Period period, [NotNullWhen(false)] out Fault? fault)
    {
        if (Period.TryParse(text, out period, out fault) && period.Kind == PeriodKind.Years)
        {
            fault = new Fault("period.several", Fault.Quote(text));
        }

        return fault is null;
    }

    private static Period? Parse(StatisticsReader reader, string text)
    {
        if (TryParse(text, out var period, out var fault))
        {
            return period;
        }

        reader.Add(fault, "period");
        return null;
    }
}
