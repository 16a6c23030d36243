namespace Corridor.Support.Expressions;

/// <summary>What a value of the programme language is.</summary>
public enum ValueKind
{
    /// <summary>Not known; its causes say what would settle it.</summary>
    Unknown,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A number without a unit.</summary>
    Number,

    /// <summary>A share, written with a per cent sign; held as a fraction.</summary>
    Percent,

    /// <summary>An amount in a currency.</summary>
    Money,

    /// <summary>An amount of a unit of measure; held in the base unit of its dimension.</summary>
    Quantity,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A duration in days.</summary>
    Days,

    /// <summary>A duration in months; a year is twelve.</summary>
    Months,

    /// <summary>A text, mostly one of the words that its fact allows.</summary>
    Text,

    /// <summary>A commodity code.</summary>
    Code,

    /// <summary>An economy, a part of one, or a group.</summary>
    Economy,

    /// <summary>Several texts, such as the certificates that an enterprise holds.</summary>
    Texts,
}
