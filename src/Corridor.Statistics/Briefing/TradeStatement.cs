using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Briefing;

/// <summary>
/// The trade of a reporter with a counterpart in a period. A figure that is null is not part of this briefing; one
/// without a value is left out of the sentences and named in the note on what is missing.
/// </summary>
/// <param name="Reporter">Whose trade it is.</param>
/// <param name="Counterpart">With whom, or null for trade with all partners.</param>
/// <param name="Period">When.</param>
/// <param name="Level">The value.</param>
public sealed record TradeStatement(EconomyName Reporter, EconomyName? Counterpart, Period Period, Figure Level) : BriefingStatement
{
    /// <summary>What the level counts.</summary>
    public TradeMeasure Measure { get; init; } = TradeMeasure.Turnover;

    /// <summary>The goods that it is about, or null for all.</summary>
    public BriefingGoods? Goods { get; init; }

    /// <summary>The growth on the same period of the year before.</summary>
    public Figure? Growth { get; init; }

    /// <summary>How many percentage points the growth is above that of the reporter's whole trade.</summary>
    public Figure? AgainstWhole { get; init; }

    /// <summary>The share in the reporter's whole trade.</summary>
    public Figure? Share { get; init; }

    /// <summary>The reporter's exports to the counterpart.</summary>
    public Figure? Exports { get; init; }

    /// <summary>The growth of the exports.</summary>
    public Figure? ExportGrowth { get; init; }

    /// <summary>The reporter's imports from the counterpart.</summary>
    public Figure? Imports { get; init; }

    /// <summary>The growth of the imports.</summary>
    public Figure? ImportGrowth { get; init; }

    /// <summary>Exports less imports.</summary>
    public Figure? Balance { get; init; }

    /// <summary>The goods that moved the trade, in the order of their contribution; null where products are not part of this briefing, empty where none is loaded.</summary>
    public ImmutableArray<BriefingDriver>? Drivers { get; init; }

    /// <summary>The largest exports; null and empty as for <see cref="Drivers"/>.</summary>
    public ImmutableArray<BriefingProduct>? LargestExports { get; init; }

    /// <summary>Whose imports the largest exports are, where the reporter's own are not loaded by product; else null.</summary>
    public EconomyName? ExportsListedBy { get; init; }

    /// <summary>The largest imports; null and empty as for <see cref="Drivers"/>.</summary>
    public ImmutableArray<BriefingProduct>? LargestImports { get; init; }

    /// <summary>Whose exports the largest imports are, where the reporter's own are not loaded by product; else null.</summary>
    public EconomyName? ImportsListedBy { get; init; }

    /// <summary>How well the reporter's exports fit the counterpart's imports (Michaely).</summary>
    public Figure? Complementarity { get; init; }

    /// <summary>How well the counterpart's exports fit the reporter's imports (Michaely).</summary>
    public Figure? ReverseComplementarity { get; init; }

    /// <summary>The intensity of the reporter's exports to the counterpart.</summary>
    public Figure? Intensity { get; init; }
}
