namespace Corridor.Support.Simulation;

/// <summary>What a check finds in programmes that can be read.</summary>
public enum FindingKind
{
    /// <summary>A test of the file does not hold.</summary>
    TestFails,

    /// <summary>The file has no test.</summary>
    NoTests,

    /// <summary>No facts can meet a condition, or the conditions together.</summary>
    DeadCondition,

    /// <summary>Every facts meet a condition.</summary>
    EmptyCondition,

    /// <summary>A table of rates has days without a rate between days with one.</summary>
    TableGap,

    /// <summary>Sources of a table disagree.</summary>
    TableDispute,

    /// <summary>A programme that it excludes is not in use.</summary>
    ExcludesMissing,

    /// <summary>A programme of which it says that both may be claimed is not in use.</summary>
    StacksMissing,

    /// <summary>A programme of which it says that both may be claimed excludes it; the exclusion counts.</summary>
    StacksExcluded,

    /// <summary>Members of a group state different numbers.</summary>
    GroupDiffers,

    /// <summary>Two programmes of a family give the same kind of benefit, with an amount, for the same goods on the same lane, and nothing says whether they go together.</summary>
    Overlap,
}
