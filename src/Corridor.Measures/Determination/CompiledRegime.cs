using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Measures.Determination;

/// <summary>
/// The measures of a regime, checked and laid out for look-up; see <see cref="RegimeBuilder"/>. Immutable: an edition
/// that arrives later makes a regime of its own. Safe to use from several threads.
/// </summary>
public sealed partial class CompiledRegime
{
    private const int MostLanes = 64;

    private readonly FrozenDictionary<long, int[]> byCode;
    private readonly int[] kinds;
    private readonly ConcurrentDictionary<(TradeDirection, EconomyCode?), Lazy<CompiledLane>> lanes = new();

    internal CompiledRegime(string name, Nomenclature nomenclature, AreaBook areas, QuotaBook quotas, ImmutableArray<Measure> measures)
    {
        Name = name;
        Nomenclature = nomenclature;
        Areas = areas;
        Quotas = quotas;
        Measures = measures;
        Validities = [.. measures.Select(m => m.Validity)];
        byCode = Enumerable.Range(0, measures.Length).GroupBy(i => CodeKey.Of(measures[i].Code)).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        Lines = new RegimeLines(nomenclature, measures.Select(m => m.Code));
        var known = new Dictionary<MeasureKind, int>();
        kinds = new int[measures.Length];
        for (var i = 0; i < kinds.Length; i++)
        {
            var kind = MeasureKind.Of(measures[i]);
            if (!known.TryGetValue(kind, out kinds[i]))
            {
                known.Add(kind, kinds[i] = known.Count);
            }
        }
    }

    /// <summary>The name of the regime.</summary>
    public string Name { get; }

    /// <summary>The nomenclature on whose lines the measures stand.</summary>
    public Nomenclature Nomenclature { get; }

    /// <summary>The areas.</summary>
    public AreaBook Areas { get; }

    /// <summary>The quotas.</summary>
    public QuotaBook Quotas { get; }

    /// <summary>All measures, in the order in which they were added.</summary>
    public ImmutableArray<Measure> Measures { get; }

    /// <summary>See <see cref="RegimeBuilder.OpenLines"/>.</summary>
    public ImmutableHashSet<CommodityCode> OpenLines { get; internal init; } = [];

    internal DateRange[] Validities { get; }

    internal RegimeLines Lines { get; }

    /// <summary>The measures for a partner, compiled when first asked for and kept while few partners are asked about.</summary>
    /// <param name="direction">Import or export.</param>
    /// <param name="partner">The economy of origin on import, of destination on export; null for any.</param>
    public CompiledLane Lane(TradeDirection direction, EconomyCode? partner)
    {
        if (lanes.TryGetValue((direction, partner), out var known))
        {
            return known.Value;
        }

        // Whoever asks about every economy of the world must not fill the memory.
        if (lanes.Count >= MostLanes)
        {
            lanes.Clear();
        }

        return lanes.GetOrAdd((direction, partner), key => new Lazy<CompiledLane>(() => new CompiledLane(this, key.Item1, key.Item2))).Value;
    }

    /// <summary>
    /// The measures that count for goods, see <see cref="Determined"/>. A code that is not declarable on the day, or a
    /// day that the nomenclature does not cover, is a fault: "not loaded" is never "nothing applies".
    /// </summary>
    /// <param name="query">The goods.</param>
    /// <param name="determined">The measures.</param>
    /// <param name="fault">Why there is no answer.</param>
    /// <param name="explain">Whether the rejected candidates are wanted too.</param>
    public bool TryDetermine(GoodsQuery query, [NotNullWhen(true)] out Determined? determined, [NotNullWhen(false)] out Fault? fault, bool explain = false)
    {
        determined = null;
        var lane = Lane(query.Direction, query.Partner);
        if (!lane.TryFind(query.Code, query.Date, out var candidates))
        {
            if (TryDetermineOpen(query, out determined))
            {
                fault = null;
                return true;
            }

            fault = Nomenclature.TryFind(query.Code, query.Date, out _, out var missing)
                ? new Fault("measure.notDeclarable", Nomenclature.Format.Print(query.Code), DateRange.Text(query.Date))
                : missing;
            return false;
        }

        var buffer = new int[candidates.Length];
        lane.TrySelect(query.Code, query.Date, buffer, out var count);
        var measures = ImmutableArray.CreateBuilder<Measure>(count);
        foreach (var index in buffer.AsSpan(0, count))
        {
            measures.Add(Measures[index]);
        }

        determined = new Determined(measures.MoveToImmutable(), explain ? Explain(query, buffer.AsSpan(0, count)) : []);
        fault = null;
        return true;
    }

    private bool TryDetermineOpen(GoodsQuery query, [NotNullWhen(true)] out Determined? determined)
    {
        determined = null;
        if (OpenLines.IsEmpty || !Nomenclature.TryAt(query.Date, out var tree, out _))
        {
            return false;
        }

        var standing = query.Code;
        while (standing.Length > 2 && tree.Find(standing) is null)
        {
            standing = standing.Cut(standing.Length - 1);
        }

        // A code above the open lines is too short for an answer; a held line below one answers for itself.
        if (tree.Find(standing) is not { } node || !OpenLines.Contains(node.Code) || (standing != query.Code && standing.Length != node.Code.Length))
        {
            return false;
        }

        bool Counts(Measure m) => m.Type.Direction == query.Direction && m.Validity.Contains(query.Date) && m.Season?.Contains(query.Date) != false && Areas.Test(m, query.Partner) is null;
        var chosen = new List<int>();
        for (var at = node; at is not null; at = at.Parent)
        {
            if (at.Line.IsCoded && byCode.TryGetValue(CodeKey.Of(at.Code), out var here))
            {
                foreach (var index in here.Where(i => Counts(Measures[i])))
                {
                    if (!IsHidden(index, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(chosen)))
                    {
                        chosen.Add(index);
                    }
                }
            }
        }

        // Below the code asked for: a code that is longer than the line and not held is none of those that are.
        var below = standing == query.Code ? node.Declarable.Where(n => n != node).SelectMany(n => byCode.GetValueOrDefault(CodeKey.Of(n.Code)) ?? []).Select(i => Measures[i]).Where(Counts) : [];
        determined = new Determined([.. chosen.Select(i => Measures[i])], []) { Narrower = [.. below] };
        return true;
    }

    /// <summary>The measures on lines, in the order of the lines.</summary>
    internal IEnumerable<int> On(long[] path) => path.SelectMany(key => byCode.TryGetValue(key, out var found) ? found : []);

    /// <summary>Whether a measure of the same kind on a nearer line, among those chosen, hides this one.</summary>
    internal bool IsHidden(int index, ReadOnlySpan<int> nearer)
    {
        if (Measures[index].Type.Inheritance != MeasureInheritance.MostSpecific)
        {
            return false;
        }

        foreach (var other in nearer)
        {
            if (kinds[other] == kinds[index] && CodeKey.Of(Measures[other].Code) != CodeKey.Of(Measures[index].Code))
            {
                return true;
            }
        }

        return false;
    }
}
