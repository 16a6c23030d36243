namespace Corridor.Measures.Determination;

/// <summary>How far what is left of a quota goes for the goods.</summary>
public enum QuotaCover
{
    /// <summary>No balance is held, or the quantity of the goods in its unit was not given.</summary>
    Unknown,

    /// <summary>The balance covers all of the goods, as it stood on its day.</summary>
    Enough,

    /// <summary>The balance covers a part; the rest pays the duty outside of the quota.</summary>
    Part,

    /// <summary>Nothing is left.</summary>
    Exhausted,
}
