namespace Corridor.Support.Programmes;

/// <summary>How far a rule is confirmed, best first.</summary>
public enum Grade
{
    /// <summary>The legal text or the authority's own page was read for it.</summary>
    Official,

    /// <summary>The full official text was read in somebody's copy or translation.</summary>
    OfficialCopy,

    /// <summary>The official text was seen in part, or for some of the terms.</summary>
    OfficialPart,

    /// <summary>News, law firms, agents, regional pages.</summary>
    Secondary,

    /// <summary>No source confirms it: shown as such and never counted.</summary>
    Unverified,
}
