namespace Corridor.Measures.Bulk;

/// <summary>How a plan is laid out: flags, three counts, a number for each requirement that has conditions, then rows of these widths for options and for groups of charges beside them.</summary>
internal static class BulkPlan
{
    public const int Head = 4;
    public const int OptionWidth = 6;
    public const int GroupHead = 3;
    public const int MemberWidth = 5;

    public const int HasBaseDuty = 1;
    public const int DocumentsBeside = 2;

    /// <summary>In the lowest bit of a requirement, whose condition program stands above it: conditions that are not met stop the goods, too.</summary>
    public const int StopsWhenUnmet = 1;

    /// <summary>Above the flags: how many measures stop the goods whatever is declared.</summary>
    public const int StopsShift = 8;
}
