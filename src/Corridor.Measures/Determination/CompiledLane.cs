using System.Collections.Frozen;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;

namespace Corridor.Measures.Determination;

/// <summary>
/// The measures of a regime that reach one partner in one direction, cut for look-up: the line of every declarable
/// code is a row of date segments, and each segment points to a span of measures. Immutable; a look-up allocates
/// nothing.
/// </summary>
public sealed class CompiledLane
{
    private const int NotDeclarable = -1;

    private readonly CompiledRegime regime;
    private readonly FrozenDictionary<long, int> rows;
    private readonly int[] rowStarts;
    private readonly DateOnly[] segmentStarts;
    private readonly int[] spanStarts;
    private readonly int[] spanLengths;
    private readonly int[] spans;

    internal CompiledLane(CompiledRegime regime, TradeDirection direction, EconomyCode? partner)
    {
        this.regime = regime;
        Direction = direction;
        Partner = partner;
        var reached = new bool[regime.Measures.Length];
        for (var i = 0; i < reached.Length; i++)
        {
            reached[i] = regime.Measures[i].Type.Direction == direction && regime.Areas.Test(regime.Measures[i], partner) is null;
        }

        var rowOf = new Dictionary<long, int>();
        var (starts, from, at, length, all) = (new List<int>(), new List<DateOnly>(), new List<int>(), new List<int>(), new List<int>());
        var known = new Dictionary<Indices, int>();
        foreach (var (code, stretches) in regime.Lines.All)
        {
            rowOf.Add(code, starts.Count);
            starts.Add(from.Count);
            var free = DateOnly.MinValue;
            foreach (var stretch in stretches)
            {
                if (stretch.From > free)
                {
                    AddSegment(free, null);
                }

                foreach (var (start, measures) in Cut(stretch, reached))
                {
                    AddSegment(start, measures);
                }

                free = stretch.To == DateOnly.MaxValue ? DateOnly.MaxValue : stretch.To.AddDays(1);
            }

            if (stretches[^1].To != DateOnly.MaxValue)
            {
                AddSegment(free, null);
            }
        }

        starts.Add(from.Count);
        rows = rowOf.ToFrozenDictionary();
        rowStarts = [.. starts];
        segmentStarts = [.. from];
        spanStarts = [.. at];
        spanLengths = [.. length];
        spans = [.. all];

        void AddSegment(DateOnly start, int[]? measures)
        {
            from.Add(start);
            length.Add(measures?.Length ?? NotDeclarable);
            if (measures is not { Length: > 0 })
            {
                at.Add(0);
                return;
            }

            if (!known.TryGetValue(new Indices(measures), out var place))
            {
                known.Add(new Indices(measures), place = all.Count);
                all.AddRange(measures);
            }

            at.Add(place);
        }
    }

    /// <summary>Import or export.</summary>
    public TradeDirection Direction { get; }

    /// <summary>The partner; null for any.</summary>
    public EconomyCode? Partner { get; }

    /// <summary>The number of date segments of all codes.</summary>
    public int SegmentCount => segmentStarts.Length;

    internal int[] RowStarts => rowStarts;

    internal DateOnly[] SegmentStarts => segmentStarts;

    /// <summary>
    /// The measures on a code's line on a day, as indices into <see cref="CompiledRegime.Measures"/>, nearest line first.
    /// Seasons and nearer lines are not yet looked at; <see cref="TrySelect"/> does that. False where the code is not
    /// declarable on that day or the day is not covered.
    /// </summary>
    public bool TryFind(CommodityCode code, DateOnly day, out ReadOnlySpan<int> measures)
    {
        measures = default;
        if (!rows.TryGetValue(CodeKey.Of(code), out var row))
        {
            return false;
        }

        var segments = segmentStarts.AsSpan(rowStarts[row], rowStarts[row + 1] - rowStarts[row]);
        var found = segments.BinarySearch(day);
        found = found >= 0 ? found : ~found - 1;
        if (found < 0 || spanLengths[rowStarts[row] + found] == NotDeclarable)
        {
            return false;
        }

        measures = spans.AsSpan(spanStarts[rowStarts[row] + found], spanLengths[rowStarts[row] + found]);
        return true;
    }

    /// <summary>
    /// Writes the measures that count on a day to a buffer of the caller, nearest line first, and says how many.
    /// False where the code is not declarable on that day. The buffer must hold what <see cref="TryFind"/> finds.
    /// </summary>
    public bool TrySelect(CommodityCode code, DateOnly day, Span<int> buffer, out int count)
    {
        count = 0;
        if (!TryFind(code, day, out var candidates))
        {
            return false;
        }

        foreach (var candidate in candidates)
        {
            if (regime.Measures[candidate].Season is { } season && !season.Contains(day))
            {
                continue;
            }

            if (!regime.IsHidden(candidate, buffer[..count]))
            {
                buffer[count++] = candidate;
            }
        }

        return true;
    }

    /// <summary>
    /// The days after one day, up to and with another, on which what counts for a code can change: where a segment
    /// begins, and where a season on its line begins or is over.
    /// </summary>
    internal IEnumerable<DateOnly> TurnsOf(CommodityCode code, DateOnly since, DateOnly until)
    {
        if (!rows.TryGetValue(CodeKey.Of(code), out var row))
        {
            return [];
        }

        var turns = new SortedSet<DateOnly>();
        for (var at = rowStarts[row]; at < rowStarts[row + 1] && segmentStarts[at] <= until; at++)
        {
            var last = at + 1 < rowStarts[row + 1] ? segmentStarts[at + 1].AddDays(-1) : DateOnly.MaxValue;
            if (last < since)
            {
                continue;
            }

            if (segmentStarts[at] > since)
            {
                turns.Add(segmentStarts[at]);
            }

            for (var i = 0; i < spanLengths[at]; i++)
            {
                if (regime.Measures[spans[spanStarts[at] + i]].Season is { } season)
                {
                    turns.UnionWith(season.Turns(since, until));
                }
            }
        }

        return turns;
    }

    /// <summary>The measures of a segment and where they stand; false where the code is not declarable in it.</summary>
    internal bool TrySpan(int segment, out int start, out ReadOnlySpan<int> measures)
    {
        start = spanStarts[segment];
        var length = spanLengths[segment];
        measures = length == NotDeclarable ? default : spans.AsSpan(start, length);
        return length != NotDeclarable;
    }

    // Between two days on which a measure begins or ends nothing changes.
    private IEnumerable<(DateOnly From, int[] Measures)> Cut(RegimeLines.Stretch stretch, bool[] reached)
    {
        var candidates = new List<int>();
        var turns = new SortedSet<DateOnly> { stretch.From };
        foreach (var index in regime.On(stretch.Path))
        {
            var days = regime.Validities[index];
            if (!reached[index] || !days.IsOrdered || days.From > stretch.To || days.To < stretch.From)
            {
                continue;
            }

            candidates.Add(index);
            if (days.From > stretch.From)
            {
                turns.Add(days.From.Value);
            }

            if (days.To < stretch.To)
            {
                turns.Add(days.To.Value.AddDays(1));
            }
        }

        int[]? previous = null;
        foreach (var turn in turns)
        {
            int[] measures = [.. candidates.Where(i => regime.Validities[i].Contains(turn))];
            if (previous is null || !measures.AsSpan().SequenceEqual(previous))
            {
                yield return (turn, measures);
            }

            previous = measures;
        }
    }

    private readonly struct Indices(int[] items) : IEquatable<Indices>
    {
        private readonly int[] items = items;

        public bool Equals(Indices other) => items.AsSpan().SequenceEqual(other.items);

        public override bool Equals(object? obj) => obj is Indices other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var item in items)
            {
                hash.Add(item);
            }

            return hash.ToHashCode();
        }
    }
}
