using Corridor.Reference;

namespace Corridor.Measures.Determination;

/// <summary>
/// A kind of measure of a regime, as the table of measure types of the TARIC family has it, with what this engine
/// must know to use it.
/// </summary>
/// <param name="Id">The id in the regime's data, for example <c>103</c>.</param>
/// <param name="Direction">Import or export.</param>
/// <param name="Levy">Which charge its duty is part of, a name of the levy cascade (<c>duty</c>, <c>vat</c>); null where nothing is charged.</param>
/// <param name="Role">What it does in an assessment.</param>
public sealed record MeasureType(string Id, TradeDirection Direction, string? Levy, MeasureRole Role)
{
    /// <summary>The name in up to three languages; empty where the source has none.</summary>
    public LocalizedText Name { get; init; } = new(null, null, null);

    /// <summary>The series that the source sorts it into, or null.</summary>
    public string? Series { get; init; }

    /// <summary>How measures of this type on one line of ancestors go together.</summary>
    public MeasureInheritance Inheritance { get; init; } = MeasureInheritance.Additive;

    /// <summary>How measures of this type with and without an additional code go together.</summary>
    public AdditionalCodeUse AdditionalCodes { get; init; } = AdditionalCodeUse.AllOrNone;

    /// <summary>
    /// Whether a measure on the area of all origins reaches every origin, whatever members that area lists, as the
    /// agricultural components of the TARIC family do.
    /// </summary>
    public bool ReachesAllOrigins { get; init; }

    /// <summary>Whether a measure of this type is one of the duties between which an importer may choose.</summary>
    public bool IsOption => Role is MeasureRole.BaseDuty or MeasureRole.Preference or MeasureRole.TariffQuota or MeasureRole.Suspension or MeasureRole.EndUse;

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
