namespace Corridor.Support.Combination;

/// <summary>Why a programme that could be claimed is not in the best set.</summary>
public enum LeftOutReason
{
    /// <summary>A programme of the set excludes it.</summary>
    Excluded,

    /// <summary>Its group is full.</summary>
    GroupFull,

    /// <summary>A programme that it requires cannot be claimed.</summary>
    RequiredMissing,

    /// <summary>It would fit, but the totals would be lower or the tie goes to the set.</summary>
    NoGain,
}
