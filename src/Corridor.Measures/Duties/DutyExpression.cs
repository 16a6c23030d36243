using System.Collections.Immutable;
using Corridor.Reference;

namespace Corridor.Measures.Duties;

/// <summary>
/// A duty as a tariff words it: an immutable tree of rates and of what joins them. Two expressions are equal where
/// they say the same in the same order. The published texts of four tariffs are read into this one form by
/// <see cref="EaeuDutyText"/>, <see cref="UsDutyText"/>, <see cref="UkDutyText"/> and <see cref="ChineseDutyText"/>.
/// </summary>
/// <remarks>
/// <see cref="ToString"/> is a notation for machines that <see cref="Parse"/> reads back; <see cref="Print(Language)"/> is for people.
/// </remarks>
public abstract partial record DutyExpression
{
    /// <summary>The longest text that any grammar reads, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>The deepest tree that the notation for machines reads.</summary>
    public const int DeepestTree = 32;

    static DutyExpression() => DutyWords.Load();

    private protected DutyExpression()
    {
    }

    /// <summary>How the duty is charged, seen from the outermost node.</summary>
    public abstract DutyKind Kind { get; }

    /// <summary>Whether the tariff states that nothing is charged: free, or a rate of zero.</summary>
    public bool IsFree => this is FreeDuty { Terms: null } or AdValoremDuty { Rate.Numerator: 0 } or SpecificDuty { Amount.Amount: 0 };

    /// <summary>Whether every part of the text was understood.</summary>
    public bool IsUnderstood => this is not NotUnderstoodDuty && Operands.All(o => o.IsUnderstood);

    /// <summary>The expressions directly below this one, in the order of the text.</summary>
    public ImmutableArray<DutyExpression> Operands => this switch
    {
        SumDuty sum => [.. sum.Terms.Select(t => t.Duty)],
        CeilingDuty ceiling => [ceiling.Duty, ceiling.Limit],
        FloorDuty floor => [floor.Duty, floor.Limit],
        LowerOfDuty lower => lower.Alternatives,
        HigherOfDuty higher => higher.Alternatives,
        SeasonalDuty seasonal => [.. seasonal.Seasons.Select(s => s.Duty)],
        _ => [],
    };

    /// <summary>Joins terms: a single one stays itself.</summary>
    internal static DutyExpression Joined(IReadOnlyList<DutyTerm> terms) =>
        terms is [{ IsSubtracted: false } only] ? only.Duty : new SumDuty([.. terms]);
}
