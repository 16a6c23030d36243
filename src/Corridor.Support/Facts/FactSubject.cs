namespace Corridor.Support.Facts;

/// <summary>What a fact is about. A fact about goods has a value for each item; all others have one for the claim.</summary>
public enum FactSubject
{
    /// <summary>The day of the question.</summary>
    Day,

    /// <summary>Who claims.</summary>
    Enterprise,

    /// <summary>The other side of the contract.</summary>
    Partner,

    /// <summary>The contract of sale.</summary>
    Contract,

    /// <summary>The consignment as a whole.</summary>
    Consignment,

    /// <summary>An item of the consignment.</summary>
    Goods,

    /// <summary>A loan, a guarantee or a credit.</summary>
    Loan,

    /// <summary>An insurance policy.</summary>
    Insurance,

    /// <summary>Costs for which support is asked.</summary>
    Costs,

    /// <summary>An investment project.</summary>
    Investment,
}
