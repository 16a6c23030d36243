using System.Collections.Immutable;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Units;

namespace Corridor.Measures.Bulk;

/// <summary>
/// A regime compiled for many lines at once: duties as flat decimal operations over columns of facts, conditions as
/// bits and comparisons, the cascade as sums. Its lanes answer what <see cref="ItemAssessor"/> answers, without
/// explanations. Immutable apart from lanes that are compiled when first asked for; safe to use from several threads.
/// </summary>
public sealed class BulkRegime
{
    private readonly Dictionary<DutyQuantity, int> columns;
    private readonly Dictionary<long, int> rows;
    private readonly Lock compiling = new();
    private readonly Dictionary<(TradeDirection, EconomyCode?), BulkAssessor> lanes = [];
    private readonly BulkCompiler? compiler;
    private readonly Lazy<ItemAssessor?> full;
    private readonly Lazy<Dictionary<string, int>> places;

    internal BulkRegime(BulkTables tables, BulkCompiler? compiler, Lazy<ItemAssessor?> full, ImmutableDictionary<string, DutyExpression> given)
    {
        Given = given;
        Tables = tables;
        this.compiler = compiler;
        this.full = full;
        places = new Lazy<Dictionary<string, int>>(() => Enumerable.Range(0, tables.MeasureIds.Count).ToDictionary(i => tables.MeasureIds[i], StringComparer.Ordinal));
        Currency = CurrencyCode.Parse(tables.Currency);
        Facts = [.. tables.Facts.Select(f => new DutyQuantity(
            (DutyQuantityKind)f.Kind, f.Unit is null ? null : UnitCode.Parse(f.Unit), f.Qualifier < 0 ? null : (DutyQualifier)f.Qualifier, f.Part < 0 ? null : (DutyPart)f.Part,
            f.Currency is null ? null : CurrencyCode.Parse(f.Currency), f.Reference < 0 ? null : (DutyReferenceKind)f.Reference, f.Target))];
        Costs = [.. tables.Costs];
        Levies = [.. tables.Levies];
        columns = Facts.Select((f, i) => (f, i)).ToDictionary(f => f.f, f => f.i);
        rows = new Dictionary<long, int>(tables.RowKeys.Length);
        for (var i = 0; i < tables.RowKeys.Length; i++)
        {
            rows.Add(tables.RowKeys[i], i);
        }
    }

    /// <summary>The name of the regime.</summary>
    public string Name => Tables.Name;

    /// <summary>The currency of all amounts.</summary>
    public CurrencyCode Currency { get; }

    /// <summary>The facts that some duty or threshold asks for, by column; the first is the customs value.</summary>
    public ImmutableArray<DutyQuantity> Facts { get; }

    /// <summary>The costs that bases of levies name; their columns follow those of <see cref="Facts"/>.</summary>
    public ImmutableArray<string> Costs { get; }

    /// <summary>The levies in order.</summary>
    public ImmutableArray<string> Levies { get; }

    /// <summary>The rates that who asks has stated, by levy.</summary>
    public ImmutableDictionary<string, DutyExpression> Given { get; }

    internal BulkTables Tables { get; }

    internal Func<string, GoodsQuery, LevyState>? Holds { get; init; }

    internal int[]? Turns { get; init; }

    internal ItemAssessor? Full => full.Value;

    /// <summary>Compiles what an assessor knows, for amounts in a currency.</summary>
    /// <param name="assessor">The assessor; the answers will be its.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="given">Rates that who asks states, see <see cref="GoodsFacts.Given"/>; the same for all lines.</param>
    /// <param name="turns">
    /// The days on which <see cref="ItemAssessor.Holds"/> may begin to say something else; null where that is not known,
    /// and it is then asked for every code and day that occurs. It is asked without documents and additional codes.
    /// </param>
    public static BulkRegime Compile(
        ItemAssessor assessor, CurrencyCode currency, ImmutableDictionary<string, DutyExpression>? given = null, ImmutableArray<DateOnly>? turns = null)
    {
        given ??= ImmutableDictionary<string, DutyExpression>.Empty;
        var (tables, compiler) = BulkCompiler.Compile(assessor.Regime, assessor.Cascade, currency, given);
        return new BulkRegime(tables, compiler, new Lazy<ItemAssessor?>(assessor), given)
        {
            Holds = ReferenceEquals(assessor.Holds, ItemAssessor.HoldsAll) ? null : assessor.Holds,
            Turns = turns is { } days ? [.. days.Select(d => d.DayNumber).Order()] : null,
        };
    }

    /// <summary>The lane of a partner, compiled when first asked for; a snapshot answers for the lanes that were written into it.</summary>
    /// <param name="direction">Import or export.</param>
    /// <param name="partner">The economy of origin on import, of destination on export; null for any.</param>
    /// <exception cref="InvalidOperationException">The regime comes from a snapshot without this lane, and nothing can compile it.</exception>
    public BulkAssessor Lane(TradeDirection direction, EconomyCode? partner)
    {
        lock (compiling)
        {
            if (!lanes.TryGetValue((direction, partner), out var lane))
            {
                var tables = compiler?.Lane(direction, partner) ?? throw new InvalidOperationException($"The snapshot of {Name} holds no lane {direction} {partner}.");
                lanes.Add((direction, partner), lane = new BulkAssessor(this, tables));
            }

            return lane;
        }
    }

    /// <summary>Whether a lane can be had.</summary>
    public bool HasLane(TradeDirection direction, EconomyCode? partner)
    {
        lock (compiling)
        {
            return compiler is not null || lanes.ContainsKey((direction, partner));
        }
    }

    /// <summary>Columns for lines of this regime.</summary>
    public BulkLines NewLines(int capacity) => new(this, capacity);

    /// <summary>The id of a measure, or null for -1.</summary>
    public string? MeasureId(int measure) => measure < 0 ? null : Tables.MeasureIds[measure];

    /// <summary>The column of a fact, or null where nothing asks for it.</summary>
    public int? ColumnOf(DutyQuantity fact) => columns.TryGetValue(fact, out var column) ? column : null;

    /// <summary>
    /// What the bits of <see cref="BulkAnswer.Reasons"/> say: the kinds of reasons, and the facts that are missing
    /// where they have a bit of their own (null for reasons of other kinds).
    /// </summary>
    public IEnumerable<(UnknownKind Kind, DutyQuantity? Fact)> Reasons(ulong bits)
    {
        for (var i = 0; i < Tables.FactMasks.Length; i++)
        {
            if (Tables.FactMasks[i] < 1UL << BulkReasons.FactBits && (bits & Tables.FactMasks[i]) != 0)
            {
                var fact = i < Facts.Length ? Facts[i] : null;
                yield return (fact?.Kind == DutyQuantityKind.ExchangeRate ? UnknownKind.MissingRate : UnknownKind.MissingFact, fact);
            }
        }

        foreach (var kind in Enum.GetValues<UnknownKind>())
        {
            if ((bits & BulkReasons.OfKind(kind)) != 0)
            {
                yield return (kind, null);
            }
        }
    }

    internal int PlaceOf(string measureId) => places.Value[measureId];

    internal int RowOf(CommodityCode code) => RowOf(CodeKey.Of(code));

    internal int RowOf(long key) => rows.GetValueOrDefault(key, -1);

    internal BulkAssessor Adopt(LaneTables tables)
    {
        var lane = new BulkAssessor(this, tables);
        lock (compiling)
        {
            return lanes[(lane.Direction, lane.Partner)] = lane;
        }
    }

    internal IReadOnlyList<LaneTables> CompiledLanes()
    {
        lock (compiling)
        {
            return [.. lanes.Values.OrderBy(l => l.Direction).ThenBy(l => l.Partner?.Value, StringComparer.Ordinal).Select(l => l.Tables)];
        }
    }
}
