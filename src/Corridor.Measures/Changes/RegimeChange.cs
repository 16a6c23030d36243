using System.Collections.Immutable;
using Corridor.Measures.Charges;
using Corridor.Measures.Determination;
using Corridor.Reference.Goods;

namespace Corridor.Measures.Changes;

/// <summary>
/// Something that became different for goods. It is told for the highest line whose goods are all concerned in the
/// same way; a measure that only moved between lines is no change.
/// </summary>
/// <param name="Kind">What happened.</param>
/// <param name="Direction">Import or export.</param>
/// <param name="Codes">The lines concerned: one, or several whole chapters.</param>
/// <param name="Lines">How many declarable lines are concerned.</param>
public sealed record RegimeChange(ChangeKind Kind, TradeDirection Direction, ImmutableArray<CommodityCode> Codes, int Lines)
{
    /// <summary>The first day on which it is so; null where the data do not tell it, as between two editions.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The measure that applied before, or null.</summary>
    public Measure? Before { get; init; }

    /// <summary>The measure that applies after, or null.</summary>
    public Measure? After { get; init; }

    /// <summary>Where the rate went; <see cref="RateMove.NotComparable"/> for what is no change of a rate.</summary>
    public RateMove Move { get; init; }

    /// <summary>The line that began or ended, or null.</summary>
    public GoodsLine? Line { get; init; }

    /// <summary>Whether a line that began or ended stands on the other side too, divided further there.</summary>
    public bool IsDivided { get; init; }

    /// <summary>The row of a control list before, or null.</summary>
    public Requirement? RowBefore { get; init; }

    /// <summary>The row of a control list after, or null.</summary>
    public Requirement? RowAfter { get; init; }

    /// <summary>The first of the lines concerned.</summary>
    public CommodityCode Code => Codes[0];

    /// <summary>The measure after, or else the one before; null for lines and lists.</summary>
    public Measure? Measure => After ?? Before;

    /// <summary>The row after, or else the one before; null for lines and measures.</summary>
    public Requirement? Row => RowAfter ?? RowBefore;

    /// <summary>The documents that a condition asks for before but not after.</summary>
    public IEnumerable<string> DocumentsGone => Documents(Before).Except(Documents(After));

    /// <summary>The documents that a condition asks for after but not before.</summary>
    public IEnumerable<string> DocumentsNew => Documents(After).Except(Documents(Before));

    /// <summary>The same change seen from the other side.</summary>
    public RegimeChange Reversed => this with
    {
        Kind = Kind switch
        {
            ChangeKind.LineBegan => ChangeKind.LineEnded,
            ChangeKind.LineEnded => ChangeKind.LineBegan,
            ChangeKind.Began => ChangeKind.Ended,
            ChangeKind.Ended => ChangeKind.Began,
            ChangeKind.ListedBegan => ChangeKind.ListedEnded,
            ChangeKind.ListedEnded => ChangeKind.ListedBegan,
            var same => same,
        },
        Before = After,
        After = Before,
        RowBefore = RowAfter,
        RowAfter = RowBefore,
        Move = Move switch { RateMove.Raised => RateMove.Lowered, RateMove.Lowered => RateMove.Raised, var none => none },
    };

    private static IEnumerable<string> Documents(Measure? measure) => measure?.Conditions.Select(c => c.Document).OfType<string>().Distinct() ?? [];
}
