using Corridor.Reference.Currencies;

namespace Corridor.Measures.Duties;

/// <summary>An amount of money for every quantity of the goods, fractions of the quantity in proportion.</summary>
public sealed record SpecificDuty : DutyExpression
{
    /// <summary>An amount, not negative, per measure; without a measure it is charged once.</summary>
    public SpecificDuty(Money amount, DutyMeasure? per)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Amount, nameof(amount));
        Amount = amount with { Amount = DutyWords.Plain(amount.Amount) };
        Per = per;
    }

    /// <summary>The amount per measure.</summary>
    public Money Amount { get; }

    /// <summary>For what it is charged, or null for an amount that is charged once.</summary>
    public DutyMeasure? Per { get; }

    /// <inheritdoc/>
    public override DutyKind Kind => DutyKind.Specific;
}
