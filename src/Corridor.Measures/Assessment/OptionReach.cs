namespace Corridor.Measures.Assessment;

/// <summary>Whether an option can be taken with what is declared.</summary>
public enum OptionReach
{
    /// <summary>It can be taken.</summary>
    Open,

    /// <summary>It could be taken if what is missing were given.</summary>
    Missing,

    /// <summary>Nothing that the declarant can give opens it: the quota does not cover the goods, or they do not keep a limit.</summary>
    Closed,

    /// <summary>It depends on facts of the goods that were not given.</summary>
    Unknown,
}
