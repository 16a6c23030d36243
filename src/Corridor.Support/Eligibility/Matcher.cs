using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Reference.Economies;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Support.Eligibility;

/// <summary>
/// Matches claims with programmes. Verdicts have three values; a missing fact that is given never turns a certain
/// verdict round. It may be used by many threads, each with a <see cref="Situation"/> of its own.
/// </summary>
public sealed class Matcher
{
    private readonly EconomyCatalogue economies;
    private readonly Fact origin;
    private readonly Fact destination;
    private readonly Fact code;

    /// <summary>A matcher over programmes.</summary>
    /// <param name="programmes">The programmes.</param>
    /// <param name="scope">The facts and economies.</param>
    public Matcher(IEnumerable<Programme> programmes, ExpressionScope scope)
    {
        (Facts, economies) = (scope.Facts, scope.Economies);
        Fact Need(string name) => Facts.Find(name) ?? throw new ArgumentException($"The facts have no {name}.", nameof(scope));
        (origin, destination, code) = (Need("consignment.origin"), Need("consignment.destination"), Need("goods.code"));
        Index = new ProgrammeIndex(programmes, Facts, economies);
    }

    /// <summary>The facts.</summary>
    public FactCatalogue Facts { get; }

    /// <summary>The index over the programmes.</summary>
    public ProgrammeIndex Index { get; }

    /// <summary>The programmes that can be claimed or may be, fully explained, in the order of their ids.</summary>
    public ImmutableArray<EligibilityAnswer> Match(Situation situation)
    {
        var found = new List<int>();
        Index.Candidates(situation.Facts, found);
        return [.. found.Select(i => Index.All[i]).Where(p => Decide(p, situation, out _) != Truth.No).Select(p => Assess(p, situation))];
    }

    /// <summary>The answers as they are told: yes first, then unknown, then no, each in the order of their ids.</summary>
    /// <param name="situation">The facts.</param>
    /// <param name="all">Whether programmes that cannot be claimed are answered too.</param>
    public ImmutableArray<EligibilityAnswer> Answers(Situation situation, bool all) =>
        [.. (all ? Index.All.Select(p => Assess(p, situation)) : Match(situation)).OrderByDescending(a => Rank(a.Verdict)).ThenBy(a => a.Programme.Id, StringComparer.Ordinal)];

    /// <summary>What bars a programme on a day whatever the facts say.</summary>
    public static EligibilityBar BarOf(Programme programme, DateOnly day) =>
        programme.Scope.Days.From > day ? EligibilityBar.NotYet
        : programme.Scope.Days.To < day ? EligibilityBar.Ended
        : programme.Status == ProgrammeStatus.Planned ? EligibilityBar.Planned
        : programme.Status == ProgrammeStatus.Closed ? EligibilityBar.Closed
        : programme.Budget is { IsUsedUp: true } ? EligibilityBar.BudgetUsedUp
        : programme.Claim?.Window.From > day ? EligibilityBar.WindowNotOpen
        : programme.Claim?.Window.To < day ? EligibilityBar.WindowClosed
        : EligibilityBar.None;

    /// <summary>The verdict alone, as quickly as can be, with the field of the first condition that fails.</summary>
    public Truth Decide(Programme programme, Situation situation, out string? failed)
    {
        failed = null;
        if (BarOf(programme, situation.Facts.Day) is var bar and not EligibilityBar.None)
        {
            failed = BarField(bar);
            return Truth.No;
        }

        var unknown = false;
        foreach (var field in ScopeFields)
        {
            var value = ScopeValue(programme, field, situation);
            if (value.IsFalse)
            {
                failed = field;
                return Truth.No;
            }

            unknown |= !value.IsKnown;
        }

        if (!programme.IsPerItem)
        {
            var goods = GoodsValue(programme, situation.Facts);
            if (goods.IsFalse)
            {
                failed = GoodsField;
                return Truth.No;
            }

            return Conjoined(programme, situation, unknown | !goods.IsKnown, ref failed);
        }

        var best = Truth.No;
        var reached = -1;
        for (var i = 0; i < situation.Facts.Items && best != Truth.Yes; i++)
        {
            var goods = GoodsValue(programme, situation.Facts, i);
            string? field = goods.IsFalse ? GoodsField : null;
            situation.Item = i;
            var verdict = goods.IsFalse ? Truth.No : Conjoined(programme, situation, unknown | !goods.IsKnown, ref field);
            best = verdict == Truth.Yes ? verdict : best == Truth.Unknown ? best : verdict;
            // The item that came furthest tells where it fails.
            if (Reached(programme, field) > reached)
            {
                (reached, failed) = (Reached(programme, field), field);
            }
        }

        situation.Item = 0;
        failed = best == Truth.No ? failed : null;
        return best;
    }

    /// <summary>Whether lane, direction and goods let a programme through, or may: whatever else it asks for.</summary>
    public bool LetsThrough(Programme programme, Situation situation)
    {
        foreach (var field in ScopeFields)
        {
            if (ScopeValue(programme, field, situation).IsFalse)
            {
                return false;
            }
        }

        return !GoodsValue(programme, situation.Facts).IsFalse;
    }

    /// <summary>What would settle a verdict that <see cref="Decide"/> leaves open; nothing of it is explained.</summary>
    public UnknownCauses Open(Programme programme, Situation situation)
    {
        if (!programme.IsPerItem)
        {
            return Causes(programme, situation, null);
        }

        var causes = UnknownCauses.None;
        for (var i = 0; i < situation.Facts.Items; i++)
        {
            string? failed = null;
            situation.Item = i;
            var goods = GoodsValue(programme, situation.Facts, i);
            if (!goods.IsFalse && Conjoined(programme, situation, !goods.IsKnown, ref failed) == Truth.Unknown)
            {
                causes = causes.With(Causes(programme, situation, i));
            }
        }

        situation.Item = 0;
        return causes;
    }

    /// <summary>The verdict with every condition explained, the benefits, the deadline.</summary>
    public EligibilityAnswer Assess(Programme programme, Situation situation)
    {
        var bar = BarOf(programme, situation.Facts.Day);
        var items = programme.IsPerItem ? Enumerable.Range(0, situation.Facts.Items).ToArray() : [0];
        ImmutableArray<Condition> nearest = [];
        var verdict = Truth.No;
        var causes = UnknownCauses.None;
        var open = ImmutableArray.CreateBuilder<int>();
        foreach (var item in items)
        {
            situation.Item = item;
            var conditions = Conditions(programme, situation, item);
            var own = conditions.Any(c => c.Value.IsFalse) ? Truth.No : conditions.All(c => c.Value.IsTrue) ? Truth.Yes : Truth.Unknown;
            if (own == Truth.Yes)
            {
                open.Add(item);
            }

            if (own == Truth.Unknown)
            {
                causes = conditions.Aggregate(causes, (all, c) => all.With(c.Value.Causes));
            }

            if (nearest.IsEmpty || Rank(own) > Rank(verdict) || (own == Truth.No && verdict == Truth.No && conditions.Count(c => c.Value.IsFalse) < nearest.Count(c => c.Value.IsFalse)))
            {
                (nearest, verdict) = (conditions, Rank(own) > Rank(verdict) ? own : verdict);
            }
        }

        situation.Item = 0;
        var barred = bar != EligibilityBar.None;
        var deadline = programme.Claim?.Deadline?.Expression.Evaluate(situation);
        return new EligibilityAnswer(programme, barred ? Truth.No : verdict, bar, nearest, programme.IsPerItem ? open.ToImmutable() : [], [.. programme.Gives.Select(g => Benefit(programme, g, situation))], deadline)
        {
            Causes = barred || verdict != Truth.Unknown ? UnknownCauses.None : causes,
            IsLate = deadline is { IsKnown: true } last && last.Day < situation.Facts.Day,
        };
    }

    /// <summary>
    /// The amount of a benefit. Of a programme per item it is the sum over the items that qualify; where it is not
    /// known whether an item does, the sum is unknown.
    /// </summary>
    public BenefitAnswer Benefit(Programme programme, Benefit benefit, Situation situation)
    {
        if (benefit.Amount is null)
        {
            return new BenefitAnswer(benefit, null, null, benefit.Lasts?.Expression.Evaluate(situation));
        }

        if (!programme.IsPerItem)
        {
            var (amount, uncapped) = Capped(benefit, situation);
            return new BenefitAnswer(benefit, amount, uncapped, benefit.Lasts?.Expression.Evaluate(situation));
        }

        Value? sum = null;
        Value? whole = null;
        var items = ImmutableArray.CreateBuilder<int>();
        var amounts = ImmutableArray.CreateBuilder<Value>();
        var causes = UnknownCauses.None;
        for (var i = 0; i < situation.Facts.Items; i++)
        {
            situation.Item = i;
            string? failed = null;
            var goods = GoodsValue(programme, situation.Facts, i);
            var verdict = goods.IsFalse ? Truth.No : Conjoined(programme, situation, !goods.IsKnown, ref failed);
            if (verdict == Truth.No)
            {
                continue;
            }

            var (amount, uncapped) = Capped(benefit, situation);
            if (verdict == Truth.Unknown)
            {
                causes = causes.With(Causes(programme, situation, i));
            }

            items.Add(i);
            amounts.Add(amount);
            causes = causes.With(amount.Causes);
            sum = Added(sum, amount, situation);
            whole = Added(whole, uncapped, situation);
        }

        situation.Item = 0;
        causes = causes.With(sum?.Causes ?? UnknownCauses.None);
        var nothing = programme.Currency is { } currency ? Value.Of(new Reference.Currencies.Money(0, currency)) : Situation.Undefined("sum");
        return new BenefitAnswer(benefit, causes.All.IsEmpty ? sum ?? nothing : Value.Unknown(causes), whole ?? nothing, benefit.Lasts?.Expression.Evaluate(situation)) { Items = items.ToImmutable(), Amounts = amounts.ToImmutable() };
    }

    internal const string GoodsField = "applies.goods";

    private static readonly string[] ScopeFields = ["applies.direction", "applies.origin", "applies.destination"];

    internal static string BarField(EligibilityBar bar) => bar switch
    {
        EligibilityBar.NotYet or EligibilityBar.Ended => "valid",
        EligibilityBar.Planned or EligibilityBar.Closed => "status",
        EligibilityBar.BudgetUsedUp => "budget",
        _ => "claim",
    };

    private static Value Added(Value? sum, Value next, Situation situation)
    {
        if (sum is not { IsKnown: true } so || !next.IsKnown)
        {
            return sum is { IsKnown: false } unknown ? unknown : next;
        }

        var converted = situation.Convert(next, so.Unit);
        try
        {
            return converted.IsKnown ? so.With(so.Amount + converted.Amount) : converted;
        }
        catch (OverflowException)
        {
            return Situation.Undefined("sum");
        }
    }

    private static (Value Amount, Value Uncapped) Capped(Benefit benefit, Situation situation)
    {
        var amount = benefit.Amount!.Expression.Evaluate(situation);
        if (amount is { IsKnown: true, Amount: < 0 })
        {
            // A formula below zero gives nothing; it never takes.
            amount = amount.With(0);
        }

        if (benefit.Cap is not { } cap || !amount.IsKnown)
        {
            return (amount, amount);
        }

        // A cap that no source states or confirms leaves the amount open; it cannot be counted.
        var most = cap.Expression.Evaluate(situation);
        if (!most.IsKnown)
        {
            return (most, amount);
        }

        var converted = situation.Convert(most, amount.Unit);
        return (converted.IsKnown ? amount.With(Math.Min(amount.Amount, Math.Max(0, converted.Amount))) : converted, amount);
    }

    private static Truth Conjoined(Programme programme, Situation situation, bool unknown, ref string? failed)
    {
        foreach (var rule in programme.When)
        {
            var value = rule.Expression.Evaluate(situation);
            if (value.IsFalse)
            {
                failed = rule.Field;
                return Truth.No;
            }

            unknown |= !value.IsKnown;
        }

        return unknown ? Truth.Unknown : Truth.Yes;
    }

    private static int Reached(Programme programme, string? failed)
    {
        if (failed is null or GoodsField)
        {
            return failed is null ? int.MaxValue : 0;
        }

        for (var i = 0; i < programme.When.Length; i++)
        {
            if (programme.When[i].Field == failed)
            {
                return i + 1;
            }
        }

        return 0;
    }

    internal static int Rank(Truth truth) => truth switch { Truth.No => 0, Truth.Unknown => 1, _ => 2 };

    private ImmutableArray<Condition> Conditions(Programme programme, Situation situation, int item) =>
    [
        .. ScopeFields.Where(f => IsScoped(programme, f)).Select(f => new Condition(f, ScopeValue(programme, f, situation), null)),
        .. programme.Scope.Goods is null && programme.Scope.Except is null ? Enumerable.Empty<Condition>()
            : [new Condition(GoodsField, programme.IsPerItem ? GoodsValue(programme, situation.Facts, item) : GoodsValue(programme, situation.Facts), null)],
        .. programme.When.Select(r => new Condition(r.Field, r.Expression.Evaluate(situation), r) { Item = item }),
    ];

    // The same causes as those of the conditions, of an item or of the claim as a whole.
    private UnknownCauses Causes(Programme programme, Situation situation, int? item)
    {
        var causes = item is { } i ? GoodsValue(programme, situation.Facts, i).Causes : GoodsValue(programme, situation.Facts).Causes;
        foreach (var field in ScopeFields)
        {
            causes = causes.With(ScopeValue(programme, field, situation).Causes);
        }

        foreach (var rule in programme.When)
        {
            causes = causes.With(rule.Expression.Evaluate(situation).Causes);
        }

        return causes;
    }

    private static bool IsScoped(Programme programme, string field) => field switch
    {
        "applies.direction" => programme.Scope.Direction is not null,
        "applies.origin" => !programme.Scope.Origins.IsEmpty,
        _ => !programme.Scope.Destinations.IsEmpty,
    };

    private Value ScopeValue(Programme programme, string field, Situation situation)
    {
        if (!IsScoped(programme, field))
        {
            return Value.True;
        }

        var fact = field == "applies.origin" || (field == "applies.direction" && programme.Scope.Direction == TradeDirection.Export) ? origin : destination;
        if (situation.Facts[fact] is not { IsKnown: true } value)
        {
            return fact.Missing;
        }

        var economy = EconomyCode.Parse(value.Word);
        return field switch
        {
            "applies.direction" => Value.Of(ProgrammeIndex.IsSide(programme, economy, economies)),
            "applies.origin" => ProgrammeIndex.AsValue(ProgrammeIndex.Lies(programme.Scope.Origins, economy, economies), fact, value.Word),
            _ => ProgrammeIndex.AsValue(ProgrammeIndex.Lies(programme.Scope.Destinations, economy, economies), fact, value.Word),
        };
    }

    // At least one item lies in the goods.
    private Value GoodsValue(Programme programme, FactSet facts)
    {
        if (programme.Scope.Goods is null && programme.Scope.Except is null)
        {
            return Value.True;
        }

        var causes = UnknownCauses.None;
        for (var i = 0; i < facts.Items; i++)
        {
            var own = GoodsValue(programme, facts, i);
            if (own.IsTrue)
            {
                return own;
            }

            causes = causes.With(own.Causes);
        }

        return causes.All.IsEmpty ? Value.False : Value.Unknown(causes);
    }

    private Value GoodsValue(Programme programme, FactSet facts, int item)
    {
        var scope = programme.Scope;
        if (scope.Goods is null && scope.Except is null)
        {
            return Value.True;
        }

        if (facts[code, item] is not { IsKnown: true } value)
        {
            return code.Missing;
        }

        var (inside, outside) = (scope.Goods is null ? true : scope.Goods.Contains(value.Word), scope.Except is null ? false : scope.Except.Contains(value.Word));
        return inside == false || outside == true ? Value.False : ProgrammeIndex.AsValue(inside is null || outside is null ? null : true, code, value.Word);
    }
}
