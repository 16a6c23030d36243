namespace Corridor.Support.Programmes;

/// <summary>The family of support.</summary>
public enum ProgrammeFamily
{
    /// <summary>Taxes and duties: refund, relief, suspension, deferral.</summary>
    Tax,

    /// <summary>Money: grants, compensation of costs, loans, interest.</summary>
    Finance,

    /// <summary>Insurance and guarantees.</summary>
    Insurance,

    /// <summary>Simpler or quicker formalities.</summary>
    Facilitation,
}
