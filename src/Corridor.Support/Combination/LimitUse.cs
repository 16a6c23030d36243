using Corridor.Reference.Currencies;
using Corridor.Support.Programmes;

namespace Corridor.Support.Combination;

/// <summary>How much of a shared limit a set uses.</summary>
/// <param name="Id">The limit.</param>
/// <param name="Rule">The rule that sets it, as the first programme under it states it.</param>
/// <param name="Most">What is left of it for this claim; null where it is not known, and then nothing under it is counted.</param>
/// <param name="Asked">What the programmes would give without it.</param>
/// <param name="Counted">What is counted.</param>
public sealed record LimitUse(string Id, Rule Rule, Money? Most, Money Asked, Money Counted)
{
    /// <summary>Whether it cuts.</summary>
    public bool Binds => Counted < Asked;
}
