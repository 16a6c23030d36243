using Corridor.Reference.Currencies;

namespace Corridor.Measures.Assessment;

/// <summary>How the amounts of a levy are rounded, as the rule that levies it demands.</summary>
/// <param name="Places">Decimal places of the currency's major unit.</param>
/// <param name="Mode">What happens to a half.</param>
public sealed record LevyRounding(int Places, MidpointRounding Mode)
{
    /// <summary>The rounded amount.</summary>
    public Money Apply(Money money) => money.Round(Places, Mode);
}
