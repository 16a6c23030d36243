namespace Corridor.Measures.Bulk;

/// <summary>A regime as flat tables; what <see cref="BulkCompiler"/> makes and a snapshot holds.</summary>
internal sealed class BulkTables
{
    public required string Name { get; init; }

    public required string Currency { get; init; }

    public required TextTable MeasureIds { get; init; }

    /// <summary>The place of each measure's id in their order.</summary>
    public required int[] MeasureRanks { get; init; }

    public required string[] Levies { get; init; }

    /// <summary>The term of a base that is a cost, by the column that holds it.</summary>
    public required string[] Costs { get; init; }

    /// <summary>The column of the first cost; those of the costs are the last ones.</summary>
    public required int FirstCost { get; init; }

    /// <summary>Added to the column of a cost that counts only where it is told.</summary>
    public const int IfTold = 1 << 24;

    /// <summary>Whether any base has such a cost.</summary>
    public bool MayBeUntold => mayBeUntold ??= Terms.Any(t => t <= -2 - IfTold);

    private bool? mayBeUntold;

    public required FactName[] Facts { get; init; }

    public required ulong[] FactMasks { get; init; }

    public required DutyOp[] Duties { get; init; }

    public required int[] Links { get; init; }

    public required SeasonOp[] Seasons { get; init; }

    /// <summary>Facts of duties that are always unknown: how many, then their columns; below -1 what a text means.</summary>
    public required int[] Unknowns { get; init; }

    /// <summary>How many texts there are that nobody understood.</summary>
    public required int Meanings { get; init; }

    /// <summary>By step: the duty that who asks has stated, or -1.</summary>
    public required int[] GivenDuties { get; init; }

    /// <summary>Whether codes that are not declarable may still have an answer.</summary>
    public required bool HasOpenLines { get; init; }

    /// <summary>By measure: whether it is in doubt; empty where none is.</summary>
    public required byte[] Doubts { get; init; }

    /// <summary>By duty: where its three programs begin, see <see cref="LevyOp.Form"/>.</summary>
    public required int[] DutyRoots { get; init; }

    public required ThresholdOp[] Thresholds { get; init; }

    public required int[] ConditionStarts { get; init; }

    public required int[] Conditions { get; init; }

    /// <summary>By condition program: what the documents of a line settle by themselves.</summary>
    public DocumentTest[] DocumentTests => documentTests ??= DocumentTest.Of(this);

    private DocumentTest[]? documentTests;

    /// <summary>By condition program: where its smallest sets of documents stand, or -1 where they have to be looked up in full.</summary>
    public required int[] WayStarts { get; init; }

    public required int[] Ways { get; init; }

    public required LevyOp[] Steps { get; init; }

    /// <summary>Terms of bases: -1 the customs value, -2 - column a cost, else an earlier step.</summary>
    public required int[] Terms { get; init; }

    public required int[] QuotaStarts { get; init; }

    public required QuotaOp[] Quotas { get; init; }

    /// <summary>Documents, each for a measure type: what a condition asks for.</summary>
    public required string[] DocumentCodes { get; init; }

    public required string[] DocumentTypes { get; init; }

    /// <summary>The place of a document's code in the order of all codes.</summary>
    public required int[] DocumentRanks { get; init; }

    public required string[] AdditionalCodes { get; init; }

    public required string[] AdditionalTypes { get; init; }

    /// <summary>The keys of all declarable codes; the place is the row of every lane.</summary>
    public required long[] RowKeys { get; init; }

    /// <summary>Whether a measure type is used both by options and by charges beside them.</summary>
    public required bool SharesTypes { get; init; }

    /// <summary>A fact's column, spelt so that it can be written down.</summary>
    internal readonly record struct FactName(int Kind, string? Unit, int Qualifier, int Part, string? Currency, int Reference, string? Target);
}
