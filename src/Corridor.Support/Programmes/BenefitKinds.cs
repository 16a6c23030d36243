namespace Corridor.Support.Programmes;

/// <summary>The total that a kind of benefit counts in.</summary>
public static class BenefitKinds
{
    /// <summary>The total that a kind of benefit counts in.</summary>
    public static BenefitTotal Total(this BenefitKind kind) => kind switch
    {
        BenefitKind.VatRefund or BenefitKind.DutyRefund or BenefitKind.Grant or BenefitKind.CostCompensation or BenefitKind.PremiumCompensation => BenefitTotal.Cash,
        BenefitKind.DutyRelief or BenefitKind.VatRelief or BenefitKind.TaxRelief or BenefitKind.InterestSubsidy or BenefitKind.CheaperService => BenefitTotal.Saved,
        BenefitKind.Suspension or BenefitKind.Deferral or BenefitKind.EarlyRefund or BenefitKind.Loan => BenefitTotal.Timing,
        BenefitKind.Insurance or BenefitKind.Guarantee => BenefitTotal.Covered,
        _ => BenefitTotal.Service,
    };
}
