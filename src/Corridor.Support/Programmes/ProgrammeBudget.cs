using Corridor.Reference.Currencies;

namespace Corridor.Support.Programmes;

/// <summary>Money set aside for a programme.</summary>
/// <param name="Total">How much.</param>
/// <param name="Used">How much of it is gone; null where that is not known.</param>
/// <param name="AsOf">The day of that figure, or null.</param>
public sealed record ProgrammeBudget(Money Total, Money? Used, DateOnly? AsOf)
{
    /// <summary>Whether nothing is left.</summary>
    public bool IsUsedUp => Used is { } used && used >= Total;
}
