namespace Corridor.Support.Programmes;

/// <summary>What a programme gives.</summary>
public enum BenefitKind
{
    /// <summary>Value-added tax is paid back.</summary>
    VatRefund,

    /// <summary>Customs duty is paid back.</summary>
    DutyRefund,

    /// <summary>A sum is granted.</summary>
    Grant,

    /// <summary>A share of a cost is paid back.</summary>
    CostCompensation,

    /// <summary>A share of an insurance premium is paid back.</summary>
    PremiumCompensation,

    /// <summary>Duty is not charged.</summary>
    DutyRelief,

    /// <summary>Import value-added tax is not charged.</summary>
    VatRelief,

    /// <summary>Another tax is lower or not charged.</summary>
    TaxRelief,

    /// <summary>A part of the interest is borne by a budget.</summary>
    InterestSubsidy,

    /// <summary>A service is free or cheaper.</summary>
    CheaperService,

    /// <summary>Duty and taxes are not charged as long as conditions hold.</summary>
    Suspension,

    /// <summary>Duty or tax is paid later.</summary>
    Deferral,

    /// <summary>A refund is paid sooner.</summary>
    EarlyRefund,

    /// <summary>A loan is given.</summary>
    Loan,

    /// <summary>A loss is insured.</summary>
    Insurance,

    /// <summary>A debt is guaranteed.</summary>
    Guarantee,

    /// <summary>Formalities are simpler or quicker.</summary>
    Simplification,

    /// <summary>Goods or enterprises are admitted.</summary>
    MarketAccess,
}
