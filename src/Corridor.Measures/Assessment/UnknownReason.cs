using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;

namespace Corridor.Measures.Assessment;

/// <summary>One reason why an amount cannot be said.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Levy">The charge that it concerns.</param>
/// <param name="Measure">The id of the measure, or null where there is none.</param>
public sealed record UnknownReason(UnknownKind Kind, string Levy, string? Measure = null)
{
    /// <summary>The missing fact or rate, or null.</summary>
    public DutyQuantity? Fact { get; init; }

    /// <summary>The doubt, or null.</summary>
    public MeasureDoubt? Doubt { get; init; }

    /// <summary>The additional codes, or the lines of the tariff, of which one would have to be declared.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>A reason from a fact that a duty did not get.</summary>
    public static UnknownReason Of(DutyQuantity fact, string levy, string? measure) => new(
        fact.Kind switch
        {
            DutyQuantityKind.ExchangeRate => UnknownKind.MissingRate,
            DutyQuantityKind.OtherDuty or DutyQuantityKind.Meaning => UnknownKind.NotUnderstood,
            _ => UnknownKind.MissingFact,
        }, levy, measure)
    { Fact = fact };

    /// <summary>Equal where everything is equal, the codes in order.</summary>
    public bool Equals(UnknownReason? other) => other is not null
        && Kind == other.Kind && Levy == other.Levy && Measure == other.Measure && Fact == other.Fact && Doubt == other.Doubt && Codes.SequenceEqual(other.Codes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Levy, Measure, Fact);
}
