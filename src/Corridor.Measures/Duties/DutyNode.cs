using System.Text.Json.Serialization;

namespace Corridor.Measures.Duties;

/// <summary>A duty expression as plain data for JSON. Absent members are left out; names of kinds, units and qualifiers are stable.</summary>
public sealed record DutyNode
{
    /// <summary>free, adValorem, specific, sum, ceiling, floor, lowerOf, higherOf, reference, seasonal, supplementaryUnit or notUnderstood.</summary>
    public required string Kind { get; init; }

    /// <summary>The rate in per cent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Percent { get; init; }

    /// <summary>The rate as people write it where a decimal does not hold it exactly: <c>33 1/3</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PercentText { get; init; }

    /// <summary>The part of the value that is charged; absent for the customs value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Of { get; init; }

    /// <summary>The amount of a specific duty.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Amount { get; init; }

    /// <summary>Its currency, ISO 4217.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Currency { get; init; }

    /// <summary>For how many units the amount is charged once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Per { get; init; }

    /// <summary>The unit, UN/ECE Recommendation 20.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unit { get; init; }

    /// <summary>What of the goods is counted in the unit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Qualifier { get; init; }

    /// <summary>Where a reference points.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reference { get; init; }

    /// <summary>What a reference names.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Target { get; init; }

    /// <summary>First day of a season, month and day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? From { get; init; }

    /// <summary>Last day of a season.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? To { get; init; }

    /// <summary>True for a term of a sum that is subtracted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Subtracted { get; init; }

    /// <summary>Published words: the terms of a freedom from duty, or a text that was not understood.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>Where reading stopped in a text that was not understood, from 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Column { get; init; }

    /// <summary>What was expected there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Expected { get; init; }

    /// <summary>The operands: terms, alternatives, seasons, or the duty and its limit in this order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DutyNode>? Operands { get; init; }
}
