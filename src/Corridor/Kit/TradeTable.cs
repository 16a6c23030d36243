using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Flows;

namespace Corridor.Kit;

/// <summary>A column of a table of trade: one series with its heading.</summary>
public sealed record TradeColumn(string Title, TradeSeries Series);

/// <summary>A figure of trade for a page: rows of periods, columns of series, and what the figure needs around it.</summary>
public sealed record TradeTable(SitePage Page, string Id, string Title, ImmutableArray<TradeColumn> Columns, ImmutableArray<Period> Periods, ImmutableArray<string> NotLoaded, string? Csv, string? Json)
{
    /// <summary>Values on pages are in millions of the currency.</summary>
    public const decimal Scale = 1_000_000m;

    /// <summary>The unit of the values; the series of a lane are in one currency.</summary>
    public string? Unit => Columns.IsEmpty ? null : new TradeNames(Page.Workspace, Page.Lang).Millions(Columns[0].Series.Currency);

    internal static TradeTable Of(SitePage page, string id, string title, IEnumerable<TradeSeries> series, IEnumerable<NotLoaded> notLoaded, string? csv, string? json)
    {
        string Name(EconomyCode code) => page.Workspace.Book.Economies.Find(code)?.Name.In(page.Lang) ?? code.Value;
        ImmutableArray<TradeColumn> columns = [.. series.Select(s => new TradeColumn(
            page.T(s.IsSumOfMonths ? "trade.columnSummed" : "trade.column", Name(s.Reporter), s.Flow.Name(page.Lang), Name(s.Counterpart), s.Valuation.Word(), s.Source.PublisherIn(page.Lang)), s))];
        return new TradeTable(page, id, title, columns,
            [.. columns.SelectMany(c => c.Series.Points.Select(p => p.Period)).Distinct().OrderDescending()],
            [.. notLoaded.Select(n => n.Message(page.Lang, Name)).Distinct()], csv, json);
    }

    /// <summary>The sources of the columns, each once.</summary>
    public IEnumerable<Reference.Packs.PackSource> Sources => Columns.Select(c => c.Series.Source).Distinct();
}
