namespace Corridor.Measures.Bulk;

/// <summary>What became of a line.</summary>
public enum BulkState : byte
{
    /// <summary>The code is not declarable on the day, or the day is not covered: there is no answer.</summary>
    NotDeclarable,

    /// <summary>Answered, and nothing that bears on it is unknown.</summary>
    Complete,

    /// <summary>Answered, with unknowns.</summary>
    Incomplete,

    /// <summary>The amounts go beyond what a decimal holds.</summary>
    NotComputable,
}
