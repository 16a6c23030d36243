using Corridor.Reference.Units;

namespace Corridor.Measures.Duties;

/// <summary>The quantity for which a specific duty is charged once: 1 kg, 1000 kg, 1 cm³ of the engine, 1 hl and per cent of alcohol.</summary>
public readonly record struct DutyMeasure
{
    /// <summary>A quantity above zero of a unit.</summary>
    /// <param name="quantity">The quantity with its unit of UN/ECE Recommendation 20.</param>
    /// <param name="qualifier">What of the goods is counted, or null for the goods themselves.</param>
    public DutyMeasure(Quantity quantity, DutyQualifier? qualifier = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity.Amount, nameof(quantity));
        Quantity = quantity with { Amount = DutyWords.Plain(quantity.Amount) };
        Qualifier = qualifier;
    }

    /// <summary>How much of which unit.</summary>
    public Quantity Quantity { get; }

    /// <summary>What of the goods is counted, or null for the goods themselves.</summary>
    public DutyQualifier? Qualifier { get; }

    internal static DutyMeasure Of(decimal amount, string unit, DutyQualifier? qualifier = null) =>
        new(new Quantity(amount, UnitCode.Parse(unit)), qualifier);
}
