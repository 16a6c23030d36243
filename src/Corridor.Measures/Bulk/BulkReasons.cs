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

    /// <summary>The bit of a fact by the place of its column.</summary>
    public static ulong OfFact(DutyQuantityKind kind, int slot) => kind switch
    {
        DutyQuantityKind.OtherDuty or DutyQuantityKind.Meaning => NotUnderstood,
        _ when slot < FactBits => 1UL << slot,
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
