using Corridor.Reference;

namespace Corridor.Support.Programmes;

/// <summary>A benefit that a programme gives.</summary>
/// <param name="Id">Its name within the programme.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Amount">How much; null where it has no amount.</param>
/// <param name="Cap">What it is at most, or null.</param>
/// <param name="Lasts">How long an advantage of time lasts, or null.</param>
/// <param name="Levy">The levy of an assessment that it lowers, or null.</param>
/// <param name="Says">What is given, in words.</param>
public sealed record Benefit(string Id, BenefitKind Kind, Rule? Amount, Rule? Cap, Rule? Lasts, string? Levy, LocalizedText? Says)
{
    /// <summary>The total that it counts in.</summary>
    public BenefitTotal Total => Kind.Total();
}
