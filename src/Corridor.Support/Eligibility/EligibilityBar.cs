namespace Corridor.Support.Eligibility;

/// <summary>Why a programme cannot be claimed whatever the facts say.</summary>
public enum EligibilityBar
{
    /// <summary>Nothing bars it.</summary>
    None,

    /// <summary>Its act is not in force yet on the day asked.</summary>
    NotYet,

    /// <summary>Its act has ended by the day asked.</summary>
    Ended,

    /// <summary>It is agreed or announced, but no source says that it is applied.</summary>
    Planned,

    /// <summary>It is closed to new claims.</summary>
    Closed,

    /// <summary>Its budget is used up.</summary>
    BudgetUsedUp,

    /// <summary>Claims are not taken yet on the day asked.</summary>
    WindowNotOpen,

    /// <summary>Claims are no longer taken on the day asked.</summary>
    WindowClosed,
}
