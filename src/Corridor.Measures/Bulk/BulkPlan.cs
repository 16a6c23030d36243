namespace Corridor.Measures.Bulk;

/// <summary>How a plan is laid out: flags, three counts, then rows of these widths.</summary>
internal static class BulkPlan
{
    public const int Head = 4;
    public const int OptionWidth = 6;
    public const int GroupHead = 3;
    public const int MemberWidth = 5;
    public const int RequirementWidth = 3;

    public const int HasBaseDuty = 1;
    public const int DocumentsBeside = 2;

    public const int StopsWhenUnmet = 0;
    public const int StopsWhenRefused = 1;
    public const int AlwaysStops = 2;
}
