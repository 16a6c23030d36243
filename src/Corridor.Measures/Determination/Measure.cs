using System.Collections.Immutable;
using Corridor.Measures.Duties;
using Corridor.Measures.Tariffs;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Measures.Determination;

/// <summary>
/// A rule of a regime: on these goods, for this area, of this type, in these days something applies. The model is
/// that of the TARIC family; what a source does not have stays at its default.
/// </summary>
public sealed record Measure
{
    /// <summary>The id in the regime's data, unique in it.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of measure.</summary>
    public required MeasureType Type { get; init; }

    /// <summary>The code of the line that it stands on; goods below that line inherit it.</summary>
    public required CommodityCode Code { get; init; }

    /// <summary>The area or economy that it applies to, or null for all.</summary>
    public string? Area { get; init; }

    /// <summary>Areas and economies that it does not apply to although its area contains them.</summary>
    public ImmutableArray<string> Exclusions { get; init; } = [];

    /// <summary>Whether the measure is the economy's own beside those of a union: all origins then means all, and its act does not cap it.</summary>
    public bool IsNational { get; init; }

    /// <summary>The code that must be declared beside the commodity code, or null.</summary>
    public string? AdditionalCode { get; init; }

    /// <summary>The order number of the quota, or null.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>The code by which the preference or programme is claimed, or null.</summary>
    public string? Preference { get; init; }

    /// <summary>The reduction indicator of the TARIC family, or null.</summary>
    public string? Reduction { get; init; }

    /// <summary>The act that sets it, or null where the source names none.</summary>
    public LegalAct? Act { get; init; }

    /// <summary>
    /// Whether an act gives the reason for the measure's own last day. Without one, and under an act that has no end,
    /// the last day does not count (business rule ME34 of the TARIC family).
    /// </summary>
    public bool IsEndJustified { get; init; } = true;

    /// <summary>The measure's own days; see <see cref="Validity"/>.</summary>
    public DateRange Days { get; init; }

    /// <summary>
    /// The days on which the source said so: from the edition that brought this wording to the last one before it was
    /// corrected. Open where the source has no editions. They decide what was known on a day, not what was in force.
    /// </summary>
    public DateRange Recorded { get; init; }

    /// <summary>The part of every year in which it applies, or null for the whole year.</summary>
    public MeasureSeason? Season { get; init; }

    /// <summary>What is charged; null where nothing is charged or the conditions say it.</summary>
    public DutyExpression? Duty { get; init; }

    /// <summary>Under which conditions it applies; empty for a measure that always does.</summary>
    public ImmutableArray<MeasureCondition> Conditions { get; init; } = [];

    /// <summary>The ids of its footnotes.</summary>
    public ImmutableArray<string> Footnotes { get; init; } = [];

    /// <summary>The wording as published, or null where the source has none or the notation is all there is.</summary>
    public string? Text { get; init; }

    /// <summary>What keeps it from being certain; an answer that rests on it is incomplete.</summary>
    public ImmutableArray<MeasureDoubt> Doubts { get; init; } = [];

    /// <summary>Where it was read, with how far that can be trusted; null for data without a source.</summary>
    public PackSource? Source { get; init; }

    /// <summary>
    /// The days on which it is in force: its own, ended by its act where that ends sooner. A national measure has its
    /// own end only.
    /// </summary>
    public DateRange Validity => Days with { To = EffectiveEnd };

    private DateOnly? EffectiveEnd => (IsNational, Days.To, Act?.End) switch
    {
        (true, var own, _) => own,
        (_, { } own, { } act) => own < act ? own : act,
        (_, null, var act) => act,
        (_, var own, null) => IsEndJustified ? own : null,
    };

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
