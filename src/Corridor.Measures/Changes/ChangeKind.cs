namespace Corridor.Measures.Changes;

/// <summary>What became different between two days or two editions of a regime.</summary>
public enum ChangeKind
{
    /// <summary>Goods can be declared under a code under which they could not before.</summary>
    LineBegan,

    /// <summary>Goods can no longer be declared under a code.</summary>
    LineEnded,

    /// <summary>A measure applies that did not.</summary>
    Began,

    /// <summary>A measure no longer applies.</summary>
    Ended,

    /// <summary>A measure applies before and after, with another duty.</summary>
    RateChanged,

    /// <summary>A measure applies with the same duty under other conditions.</summary>
    ConditionsChanged,

    /// <summary>Duty and conditions are the same; what keeps them from being certain is not.</summary>
    DoubtsChanged,

    /// <summary>A control list names goods that it did not name.</summary>
    ListedBegan,

    /// <summary>A control list no longer names goods.</summary>
    ListedEnded,

    /// <summary>A control list says something else of the same goods.</summary>
    ListedChanged,
}
