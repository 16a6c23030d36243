namespace Corridor.Support.Combination;

/// <summary>What sets are compared by, the first that differs deciding: money gained, sums moved in time, risk covered, number of benefits.</summary>
/// <remarks>
/// The last part is the tie: a bit for each member, the higher the earlier it stands in the order. All parts add up over
/// members, and the order by the first that differs keeps under addition; so the best of at most k is the k best.
/// </remarks>
internal readonly record struct CombinationScore(decimal Gain, decimal Timing, decimal Covered, int Benefits, UInt128 Tie = default) : IComparable<CombinationScore>
{
    public int CompareTo(CombinationScore other) => Gain.CompareTo(other.Gain) is var gain and not 0 ? gain
        : Timing.CompareTo(other.Timing) is var timing and not 0 ? timing
        : Covered.CompareTo(other.Covered) is var covered and not 0 ? covered
        : Benefits.CompareTo(other.Benefits) is var benefits and not 0 ? benefits
        : Tie.CompareTo(other.Tie);

    public static CombinationScore operator +(CombinationScore a, CombinationScore b) => new(a.Gain + b.Gain, a.Timing + b.Timing, a.Covered + b.Covered, a.Benefits + b.Benefits, a.Tie + b.Tie);

    public static bool operator <(CombinationScore a, CombinationScore b) => a.CompareTo(b) < 0;

    public static bool operator >(CombinationScore a, CombinationScore b) => a.CompareTo(b) > 0;

    public static bool operator <=(CombinationScore a, CombinationScore b) => a.CompareTo(b) <= 0;

    public static bool operator >=(CombinationScore a, CombinationScore b) => a.CompareTo(b) >= 0;
}
