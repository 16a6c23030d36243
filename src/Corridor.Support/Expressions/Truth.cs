namespace Corridor.Support.Expressions;

/// <summary>An answer of three values.</summary>
public enum Truth
{
    /// <summary>Certainly not.</summary>
    No,

    /// <summary>Certainly.</summary>
    Yes,

    /// <summary>Something is missing that would settle it.</summary>
    Unknown,
}
