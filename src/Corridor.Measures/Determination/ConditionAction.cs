namespace Corridor.Measures.Determination;

/// <summary>What follows when a condition of a measure is met; the action codes of the TARIC family come down to these.</summary>
public enum ConditionAction
{
    /// <summary>The measure applies; the condition's own duty replaces the measure's where it has one (TARIC 01, 27, 34).</summary>
    Apply,

    /// <summary>The goods pass (TARIC 24 to 26, 28, 29).</summary>
    Allow,

    /// <summary>The goods do not pass (TARIC 04 to 06, 08 to 10).</summary>
    Refuse,

    /// <summary>The measure does not apply (TARIC 07, 16).</summary>
    Waive,
}
