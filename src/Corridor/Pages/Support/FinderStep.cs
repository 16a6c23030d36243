namespace Corridor.Pages.Support;

/// <summary>Where a visitor of the finder stands.</summary>
public enum FinderStep
{
    /// <summary>Lane, direction, goods and day are given.</summary>
    Start,

    /// <summary>A question is asked.</summary>
    Ask,

    /// <summary>What can be claimed is told.</summary>
    Result,
}
