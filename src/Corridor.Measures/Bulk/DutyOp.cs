using System.Runtime.InteropServices;

namespace Corridor.Measures.Bulk;

/// <summary>What one step of a compiled duty does.</summary>
internal enum DutyOpKind
{
    /// <summary>Nothing is charged.</summary>
    Zero,

    /// <summary>A percentage of the levy's base: X is the numerator, Y a hundred times the denominator, Z their quotient where it is exact, B its digits.</summary>
    Percent,

    /// <summary>A percentage of the value of a part: A is its column.</summary>
    PercentOfPart,

    /// <summary>X for every Y of the column A, times column B, at the rate of column C; -1 where there is none.</summary>
    Specific,

    /// <summary>The sum of the B links from A on; never below zero.</summary>
    Sum,

    /// <summary>The lowest of the B links from A on.</summary>
    Lowest,

    /// <summary>The highest of the B links from A on.</summary>
    Highest,

    /// <summary>The first of the B seasons from A on that holds the day.</summary>
    Seasonal,

    /// <summary>A fact as it is: column A.</summary>
    Fact,

    /// <summary>Always unknown: the facts are listed from A on.</summary>
    Unknown,

    /// <summary>Cannot be computed the way its levy is charged.</summary>
    NotComputable,

    /// <summary>A levy inside its own base: X / Y of the base with the B links from A on, and those.</summary>
    Inclusive,
}

/// <summary>One step of a compiled duty.</summary>
[StructLayout(LayoutKind.Sequential)]
internal record struct DutyOp
{
    public decimal X;
    public decimal Y;
    public decimal Z;
    public DutyOpKind Kind;
    public int A;
    public int B;
    public int C;

    /// <summary>The decimal places of <see cref="Z"/>, or -1 where X · base / Y has to be divided out.</summary>
    public int Places;
}

/// <summary>One season of a compiled duty; days as month times 32 plus day.</summary>
internal struct SeasonOp
{
    public int From;
    public int To;
    public int Duty;
}

/// <summary>A compiled threshold: column Of, divided by Each of column Per, against Limit at the rate of column Rate.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ThresholdOp
{
    public decimal Limit;
    public decimal Each;
    public int Sense;
    public int Of;
    public int Rate;
    public int Per;
}

/// <summary>A compiled step of the cascade.</summary>
internal struct LevyOp
{
    public int TermsFrom;
    public int TermsCount;

    /// <summary>Which of a duty's programs it takes: 0 as it is, 1 inside its own base, 2 contained in the base.</summary>
    public int Form;

    /// <summary>Whether it may come out otherwise under another option.</summary>
    public int Varies;

    /// <summary>Decimal places, or -1 where nothing is rounded.</summary>
    public int Places;
    public int Rounding;
}

/// <summary>A period of a quota.</summary>
internal struct QuotaOp
{
    public int From;
    public int To;

    /// <summary>What is left; goods above it are not covered.</summary>
    public decimal Balance;

    /// <summary>The column of the goods' quantity in the balance's unit, or -1 where no balance is held.</summary>
    public int Column;
}
