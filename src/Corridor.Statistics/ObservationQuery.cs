using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;

namespace Corridor.Statistics;

/// <summary>
/// Which figures are meant; what is left empty is not narrowed. Every answer of the store carries the query that
/// gives exactly the rows that it was made from.
/// </summary>
public sealed record ObservationQuery
{
    /// <summary>The query of one figure: what else its source has of the same key within its period comes with it.</summary>
    public static ObservationQuery Of(Observation figure) => new()
    {
        Reporters = [figure.Reporter],
        Counterparts = [figure.Counterpart],
        Flows = [figure.Flow],
        Products = [figure.Product],
        Kind = figure.Period.Kind,
        Months = figure.Period.Kind == PeriodKind.JanuaryToMonth ? MonthRange.Of(figure.Period) : null,
        From = figure.Period.Start,
        To = figure.Period.End,
        Source = figure.Source.Key,
    };

    /// <summary>Any of these reporters.</summary>
    public ImmutableArray<EconomyCode> Reporters { get; init; } = [];

    /// <summary>Any of these counterparts.</summary>
    public ImmutableArray<EconomyCode> Counterparts { get; init; } = [];

    /// <summary>Any of these flows.</summary>
    public ImmutableArray<TradeFlow> Flows { get; init; } = [];

    /// <summary>Any of these products.</summary>
    public ImmutableArray<TradeProduct> Products { get; init; } = [];

    /// <summary>Also what stands below the products, down to the depth loaded.</summary>
    public bool IncludeBelow { get; init; }

    /// <summary>Products of so many digits only.</summary>
    public int? Level { get; init; }

    /// <summary>Products of the SITC only (true) or of the HS only (false); all goods are of neither.</summary>
    public bool? IsSitc { get; init; }

    /// <summary>
    /// Only figures whose reporter and counterpart are economies. The world and groups stand beside their members, so
    /// what is added up over counterparts leaves them out.
    /// </summary>
    public bool EconomiesOnly { get; init; }

    /// <summary>Periods of this kind only.</summary>
    public PeriodKind? Kind { get; init; }

    /// <summary>Periods that begin on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Periods that end on this day or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Periods within these months of each year; where the kind is cumulative, of exactly these months, as each of them begins in January.</summary>
    public MonthRange? Months { get; init; }

    /// <summary>One source, by <see cref="FigureSource.Key"/>; a data set without a source means all of its sources.</summary>
    public string? Source { get; init; }

    /// <summary>The figures as the store held them at that moment; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Figures that came with releases loaded after that moment only.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>Also the figures that later releases replaced.</summary>
    public bool IncludeHistory { get; init; }
}
