namespace Corridor.Support.Combination;

/// <summary>What sets are compared by, the first that differs deciding: money gained, sums moved in time, risk covered, number of benefits.</summary>
/// <remarks>
/// Amounts are whole numbers of hundred-millionths of the currency's unit, made of amounts rounded to millionths, so that
/// sums come out the same in every order. The last part is the tie: a bit for each member, the higher the earlier it
/// stands in the order. Scores are an ordered group under addition (the order by the first part that differs), which is
/// all that the bounds of the search ask of them: prices of conflicts are scores, too, and carry ties with them.
/// </remarks>
internal readonly record struct CombinationScore(Int128 Gain, Int128 Timing, Int128 Covered, int Benefits, Int128 Tie = default) : IComparable<CombinationScore>
{
    /// <summary>Larger sums are compared as this one.</summary>
    public const decimal Endless = 1_000_000_000_000_000_000m;

    private const decimal Fine = 100_000_000m;

    /// <summary>Below every score, and still so after adding some.</summary>
    public static CombinationScore Lowest { get; } = new(Int128.MinValue / 4, 0, 0, 0);

    public static decimal Rounded(decimal amount) => decimal.Round(Math.Clamp(amount, -Endless, Endless), 6);

    public static Int128 Units(decimal amount) => (Int128)(Rounded(amount) * Fine);

    /// <summary>The same for what was made of rounded amounts and may hold halves of millionths.</summary>
    public static Int128 UnitsOfCut(decimal amount) => (Int128)(Math.Clamp(amount, -Endless, Endless) * Fine);

    public static decimal Amount(Int128 units) => (decimal)Int128.Clamp(units, (Int128)(-Endless * Fine), (Int128)(Endless * Fine)) / Fine;

    public int CompareTo(CombinationScore other) => Gain != other.Gain ? Gain.CompareTo(other.Gain)
        : Timing != other.Timing ? Timing.CompareTo(other.Timing)
        : Covered != other.Covered ? Covered.CompareTo(other.Covered)
        : Benefits != other.Benefits ? Benefits.CompareTo(other.Benefits)
        : Tie.CompareTo(other.Tie);

    public static CombinationScore Min(CombinationScore a, CombinationScore b) => a < b ? a : b;

    public static CombinationScore Max(CombinationScore a, CombinationScore b) => a > b ? a : b;

    public static CombinationScore operator +(CombinationScore a, CombinationScore b) => new(a.Gain + b.Gain, a.Timing + b.Timing, a.Covered + b.Covered, a.Benefits + b.Benefits, a.Tie + b.Tie);

    public static CombinationScore operator -(CombinationScore a, CombinationScore b) => new(a.Gain - b.Gain, a.Timing - b.Timing, a.Covered - b.Covered, a.Benefits - b.Benefits, a.Tie - b.Tie);

    public static CombinationScore operator -(CombinationScore a) => default(CombinationScore) - a;

    public static bool operator <(CombinationScore a, CombinationScore b) => a.CompareTo(b) < 0;

    public static bool operator >(CombinationScore a, CombinationScore b) => a.CompareTo(b) > 0;

    public static bool operator <=(CombinationScore a, CombinationScore b) => a.CompareTo(b) <= 0;

    public static bool operator >=(CombinationScore a, CombinationScore b) => a.CompareTo(b) >= 0;
}
