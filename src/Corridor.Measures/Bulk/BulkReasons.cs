using Corridor.Measures.Assessment;
using Corridor.Measures.Duties;

namespace Corridor.Measures.Bulk;

/// <summary>The bits by which unknowns are kept: one for each of the first facts, then one for each kind.</summary>
internal static class BulkReasons
{
    public const int FactBits = 52;
    public const ulong OtherFact = 1UL << 52;
    public const ulong OtherRate = 1UL << 53;
    public const ulong NotUnderstood = 1UL << 54;
    public const ulong AdditionalCode = 1UL << 55;
    public const ulong NotLoaded = 1UL << 56;
    public const ulong NotComputable = 1UL << 57;
    public const ulong PartlyLoaded = 1UL << 58;
    public const ulong DependsOnLine = 1UL << 59;
    public const ulong Doubtful = 1UL << 60;

    /// <summary>The bits of columns in their order: one of their own for the first that can have one.</summary>
    public static ulong[] OfColumns(IEnumerable<DutyQuantityKind> kinds)
    {
        var taken = 0;
        return [.. kinds.Select(kind => kind is DutyQuantityKind.OtherDuty or DutyQuantityKind.Meaning || taken >= FactBits ? Shared(kind) : 1UL << taken++)];
    }

    /// <summary>The bit that facts of a kind share.</summary>
    public static ulong Shared(DutyQuantityKind kind) => kind switch
    {
        DutyQuantityKind.OtherDuty or DutyQuantityKind.Meaning => NotUnderstood,
        DutyQuantityKind.ExchangeRate => OtherRate,
        _ => OtherFact,
    };

    /// <summary>The bit of a reason that names no fact.</summary>
    public static ulong OfKind(UnknownKind kind) => kind switch
    {
        UnknownKind.MissingAdditionalCode => AdditionalCode,
        UnknownKind.NotLoaded => NotLoaded,
        UnknownKind.NotUnderstood => NotUnderstood,
        UnknownKind.NotComputable => NotComputable,
        UnknownKind.PartlyLoaded => PartlyLoaded,
        UnknownKind.DependsOnLine => DependsOnLine,
        UnknownKind.Doubtful => Doubtful,
        UnknownKind.MissingRate => OtherRate,
        _ => OtherFact,
    };
}
