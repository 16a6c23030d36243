namespace Corridor.Reference.Economies;

/// <summary>What a name does in a sentence; Russian has a case for each.</summary>
public enum NameCase
{
    /// <summary>It stands alone.</summary>
    Alone,

    /// <summary>Of whom: Russian genitive.</summary>
    Of,

    /// <summary>With whom: Russian instrumental.</summary>
    With,
}
