namespace Corridor.Measures.Duties;

/// <summary>What sort of fact a duty needs.</summary>
public enum DutyQuantityKind
{
    /// <summary>The customs value of the goods.</summary>
    CustomsValue,

    /// <summary>The value of a named part.</summary>
    PartValue,

    /// <summary>A quantity of the goods in a unit, as its qualifier counts it.</summary>
    Quantity,

    /// <summary>A number by which an amount is multiplied: per cent of alcohol, of sucrose, lines of a button.</summary>
    Multiplier,

    /// <summary>An exchange rate from the currency of an amount.</summary>
    ExchangeRate,

    /// <summary>The date, because the duty changes with the season.</summary>
    Date,

    /// <summary>The duty that another provision holds.</summary>
    OtherDuty,

    /// <summary>What a text that nobody understood means.</summary>
    Meaning,
}
