using Corridor.Measures.Duties;

namespace Corridor.Measures.Changes;

/// <summary>
/// Compares two duties without facts about the goods: one is at most the other where that holds for every value and
/// quantity. No duty is negative, so nothing is below free.
/// </summary>
public static class RateComparison
{
    /// <summary>Where a rate went from one duty to the other.</summary>
    public static RateMove Move(DutyExpression? before, DutyExpression? after)
    {
        if (before is null || after is null || !before.IsUnderstood || !after.IsUnderstood)
        {
            return RateMove.NotComparable;
        }

        return (AtMost(before, after), AtMost(after, before)) switch
        {
            (true, false) => RateMove.Raised,
            (false, true) => RateMove.Lowered,
            _ => RateMove.NotComparable,
        };
    }

    private static bool AtMost(DutyExpression a, DutyExpression b) => a.IsFree || a == b || (a, b) switch
    {
        (AdValoremDuty x, AdValoremDuty y) => x.Of == y.Of && x.Rate.Numerator * y.Rate.Denominator <= y.Rate.Numerator * x.Rate.Denominator,
        (SpecificDuty x, SpecificDuty y) => AtMost(x, y),
        (FloorDuty or HigherOfDuty, _) => a.Operands.All(o => AtMost(o, b)) || Pairwise(a, b),
        (_, CeilingDuty or LowerOfDuty) => b.Operands.All(o => AtMost(a, o)) || Pairwise(a, b),
        (_, FloorDuty or HigherOfDuty) => b.Operands.Any(o => AtMost(a, o)),
        (CeilingDuty or LowerOfDuty, _) => a.Operands.Any(o => AtMost(o, b)),
        (SumDuty x, SumDuty y) => IsPlain(x) && IsPlain(y) && x.Terms.Length <= y.Terms.Length && x.Terms.Zip(y.Terms).All(t => AtMost(t.First.Duty, t.Second.Duty)),
        (_, SumDuty y) => IsPlain(y) && y.Terms.Any(t => AtMost(a, t.Duty)),
        _ => false,
    };

    private static bool AtMost(SpecificDuty a, SpecificDuty b) => a.Amount.Currency == b.Amount.Currency && (a.Per, b.Per) switch
    {
        (null, null) => a.Amount.Amount <= b.Amount.Amount,
        ({ } x, { } y) => x.Quantity.Unit == y.Quantity.Unit && x.Qualifier == y.Qualifier && a.Amount.Amount * y.Quantity.Amount <= b.Amount.Amount * x.Quantity.Amount,
        _ => false,
    };

    // A floor is as monotone in its operands as a ceiling: each at most its counterpart makes the whole so.
    private static bool Pairwise(DutyExpression a, DutyExpression b) =>
        a.Kind == b.Kind && a.Operands.Length == b.Operands.Length && a.Operands.Zip(b.Operands).All(o => AtMost(o.First, o.Second));

    private static bool IsPlain(SumDuty sum) => sum.Terms.All(t => !t.IsSubtracted);
}
