using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Support.Combination;

/// <summary>
/// What rules and sources say of claiming two programmes together. Where two of a family give the same kind of benefit and
/// neither a rule nor a source speaks of both, it is not settled: they may give the same twice, and nobody has said that
/// they may.
/// </summary>
public static class Stacking
{
    /// <summary>The kinds of benefit that two programmes may give twice, with nothing that settles it; empty where all is settled. A service has no amount that could be given twice.</summary>
    public static IEnumerable<BenefitKind> Unsettled(Programme a, Programme b) => a.Id == b.Id || a.Family != b.Family || IsSettled(a, b) ? [] : Kinds(a).Intersect(Kinds(b)).Where(k => Counted(a, k).Any(x => Counted(b, k).Any(y => MayMeet(a, x, b, y))));

    /// <summary>The kinds of benefit of a programme that count in a total.</summary>
    public static IEnumerable<BenefitKind> Kinds(Programme programme) => programme.Gives.Select(g => g.Kind).Where(k => k.Total() != BenefitTotal.Service).Distinct();

    private static IEnumerable<Benefit> Counted(Programme programme, BenefitKind kind) => programme.Gives.Where(g => g.Kind == kind);

    // Whether two benefits can be given for one levy, and in one case: what is nothing unless a condition holds is given only where it does.
    private static bool MayMeet(Programme a, Benefit x, Programme b, Benefit y) => (x.Levy is null || y.Levy is null || x.Levy == y.Levy)
        && (IfOf(x) is null && IfOf(y) is null || !ConditionSense.IsDead(a.When.Concat(b.When).Select(r => r.Expression).Concat(new[] { IfOf(x), IfOf(y) }.OfType<Expression>())));

    // The condition without which an amount is nothing: if … then … else 0.
    private static Expression? IfOf(Benefit benefit) => benefit.Amount?.Expression is CaseNode { Arms: 1, Other: LiteralNode { Value: { IsKnown: true, Amount: 0 } } } choice ? choice.Test(0) : null;

    private static bool IsSettled(Programme a, Programme b) => a.Excludes.Contains(b.Id) || b.Excludes.Contains(a.Id) || a.DependsOn.Contains(b.Id) || b.DependsOn.Contains(a.Id)
        || a.Groups.Any(g => b.Groups.Any(h => h.Id == g.Id)) || a.Limits.Any(l => b.Limits.Any(m => m.Id == l.Id))
        || Permits(a, b) || Permits(b, a) || AreOfOtherThings(a, b);

    private static bool Permits(Programme a, Programme b) => a.Stacks.Any(s => s.With == b.Id && s.Grade != Grade.Unverified);

    // What one gives for an investment is not what the other gives for a trade: nothing is given twice.
    private static bool AreOfOtherThings(Programme a, Programme b) => (IsForInvestment(a) && IsForTrade(b)) || (IsForTrade(a) && IsForInvestment(b));

    private static bool IsForInvestment(Programme programme) => Subjects(programme).Contains(FactSubject.Investment) && !IsOfTrade(programme);

    private static bool IsForTrade(Programme programme) => !Subjects(programme).Contains(FactSubject.Investment) && IsOfTrade(programme);

    private static bool IsOfTrade(Programme programme) => programme.Scope.Direction is not null || programme.Scope.Goods is not null || Subjects(programme).Overlaps([FactSubject.Contract, FactSubject.Consignment, FactSubject.Goods]);

    private static HashSet<FactSubject> Subjects(Programme programme) => [.. programme.Rules.SelectMany(r => r.Expression.Facts).Select(f => f.Subject)];
}
