namespace Corridor.Statistics.Briefing;

/// <summary>What a paragraph of a briefing is about.</summary>
public enum BriefingPart
{
    /// <summary>Level, growth, share and flows of a trade.</summary>
    Trade,

    /// <summary>What drove it and which goods are traded.</summary>
    Goods,

    /// <summary>How the two economies fit each other.</summary>
    Complementarity,

    /// <summary>Investment.</summary>
    Investment,

    /// <summary>What is not loaded or not defined, and is therefore not said.</summary>
    Missing,

    /// <summary>Notes and sources.</summary>
    Sources,
}
