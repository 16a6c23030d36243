namespace Corridor.Support.Programmes;

/// <summary>Whether a programme works, according to its sources.</summary>
public enum ProgrammeStatus
{
    /// <summary>In force.</summary>
    InForce,

    /// <summary>Agreed or announced; no source says that it is applied.</summary>
    Planned,

    /// <summary>Closed to new claims.</summary>
    Closed,

    /// <summary>The sources do not say.</summary>
    Unknown,
}
