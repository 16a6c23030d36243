using System.Collections.Immutable;

namespace Corridor.Reference.Currencies;

/// <summary>The rate by which an amount was converted: the amount times numerator, divided by denominator.</summary>
/// <param name="From">The currency of the amount.</param>
/// <param name="To">The currency of the result.</param>
/// <param name="Numerator">What the amount is multiplied by.</param>
/// <param name="Denominator">What the product is divided by.</param>
/// <param name="Day">The day of the rate.</param>
/// <param name="Published">The published rates behind it; empty for a rate that who asks stated himself.</param>
/// <param name="IsGiven">Whether who asks stated it.</param>
public sealed record UsedRate(CurrencyCode From, CurrencyCode To, decimal Numerator, decimal Denominator, DateOnly Day, ImmutableArray<ExchangeRate> Published, bool IsGiven)
{
    /// <summary>How much of the result's currency one unit is.</summary>
    public decimal Factor => Numerator / Denominator;

    /// <summary>The converted amount.</summary>
    public Money Apply(Money money) => new(money.Amount * Numerator / Denominator, To);

    /// <summary>Equal where the published rates are equal in order.</summary>
    public bool Equals(UsedRate? other) => other is not null && From == other.From && To == other.To && Numerator == other.Numerator && Denominator == other.Denominator
        && Day == other.Day && IsGiven == other.IsGiven && Published.SequenceEqual(other.Published);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, To, Numerator, Denominator, Day);
}
