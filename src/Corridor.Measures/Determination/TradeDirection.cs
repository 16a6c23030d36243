namespace Corridor.Measures.Determination;

/// <summary>Which movement of goods across the border of the regime's territory a measure speaks of.</summary>
public enum TradeDirection
{
    /// <summary>Goods that come in; the area of a measure is that of their origin.</summary>
    Import,

    /// <summary>Goods that go out; the area of a measure is that of their destination.</summary>
    Export,
}
