namespace Corridor.Measures.Assessment;

/// <summary>What the conditions of a measure come to for goods.</summary>
public enum ConditionVerdict
{
    /// <summary>The measure applies, or the goods pass.</summary>
    Met,

    /// <summary>No line of some condition code is met.</summary>
    Unmet,

    /// <summary>A line that is met says that the goods do not pass.</summary>
    Refused,

    /// <summary>A line that is met says that the measure does not apply.</summary>
    Waived,

    /// <summary>A threshold cannot be compared because a fact is missing.</summary>
    Unknown,
}
