using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Corridor.Reference.Time;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

/// <summary>
/// Counts and sums figures while they are written, in the order of the store: what is loaded, and the yearly rollup of
/// the facts over counterparts. Several parts of the store are tallied side by side, each by one thread.
/// </summary>
/// <param name="aggregates">The codes that stand for the world or a group.</param>
/// <param name="cells">Takes the cells of the rollup.</param>
internal sealed class FigureTally(FrozenSet<uint> aggregates, SortedFigures.Sorter cells)
{
    private const int MonthsOfYear = 12;

    private readonly List<Depth> depths = [];

    // A part may begin and end within the figures of a reporter: what such a one has is settled when all parts are done.
    private readonly List<Reporter> open = [];
    private Reporter? current;

    /// <summary>Takes a figure.</summary>
    internal void Add(in StoredFigure figure, bool isTotal)
    {
        if (current?.Code != figure.Reporter)
        {
            Turn(new Reporter(figure.Reporter));
        }

        current!.Add(figure, isTotal);
    }

    /// <summary>Settles all parts and writes the tables of depths and of the rollup.</summary>
    internal static void Write(DuckDBConnection connection, IReadOnlyList<FigureTally> parts, SortedFigures cells)
    {
        foreach (var part in parts)
        {
            part.Turn(null);
        }

        var last = parts[^1];
        foreach (var same in parts.SelectMany(p => p.open).GroupBy(r => r.Code))
        {
            last.Settle(same.Aggregate((a, b) => a.With(b)));
        }

        foreach (var part in parts)
        {
            part.Complete();
        }

        StoreTables.CreateTallies(connection);
        using (var appender = connection.CreateAppender("depth"))
        {
            foreach (var depth in parts.SelectMany(p => p.depths))
            {
                foreach (var (months, figures) in depth.Figures.OrderBy(f => f.Key))
                {
                    appender.CreateRow().AppendValue(depth.Source).AppendValue(depth.Reporter).AppendValue(depth.Flow).AppendValue(depth.Kind).AppendValue(depth.Level).AppendValue(depth.IsSitc).AppendValue(depth.IsTotal)
                        .AppendValue(StoredFigure.DayOf(months >> 8)).AppendValue((byte)months).AppendValue(figures).AppendValue(depth.Counterparts).EndRow();
                }
            }
        }

        using (var rollup = new RollupWriter(connection))
        using (var sorted = cells.Read(PairRange.All))
        {
            while (sorted.MoveNext())
            {
                rollup.Write(sorted.Current);
            }

            rollup.Complete();
        }

        StoreTables.CreateRollupDepth(connection);
    }

    private void Complete() => cells.Complete();

    // The first and the last reporter of a part wait for those of the other parts.
    private void Turn(Reporter? next)
    {
        if (current is not null && (open.Count == 0 || next is null))
        {
            open.Add(current);
        }
        else if (current is not null)
        {
            Settle(current);
        }

        current = next;
    }

    private void Settle(Reporter reporter)
    {
        depths.AddRange(reporter.Depths);
        foreach (var (key, value) in reporter.Years(aggregates))
        {
            cells.Add(RollupWriter.Pack(reporter.Code, key.Subject, key.Terms, value));
        }
    }

    /// <summary>Figures of a source, flow, kind of period and depth, by period; facts and totals apart.</summary>
    private sealed class Depth(ulong key, uint reporter)
    {
        private uint last;

        internal uint Reporter => reporter;

        internal ushort Source => (ushort)key;

        internal byte Flow => (byte)(key >> 61);

        internal byte Kind => (byte)((key >> 32) & 7);

        internal byte Level => (byte)((key >> 35) & 15);

        internal bool IsSitc => (key >> 39 & 1) != 0;

        internal bool IsTotal => (key >> 40 & 1) != 0;

        internal long Counterparts { get; private set; }

        /// <summary>How many figures, by the first month since 1900 (times 256) and the number of months.</summary>
        internal Dictionary<int, long> Figures { get; } = [];

        internal void Add(in StoredFigure figure)
        {
            if (Counterparts == 0 || last != figure.Counterpart)
            {
                (last, Counterparts) = (figure.Counterpart, Counterparts + 1);
            }

            CollectionsMarshal.GetValueRefOrAddDefault(Figures, (figure.Month << 8) | figure.Months, out _)++;
        }

        // Parts are cut between pairs, so no counterpart is in two of them.
        internal void Add(Depth other)
        {
            Counterparts += other.Counterparts;
            foreach (var (months, figures) in other.Figures)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(Figures, months, out _) += figures;
            }
        }

        /// <summary>The key of a figure: its flow and source at their places, between them its kind of period, its depth and where it stands.</summary>
        internal static ulong KeyOf(in StoredFigure figure, bool isTotal) =>
            (figure.Subject & ((7UL << 61) | 0xFFFF)) | ((ulong)figure.Kind << 32) | ((ulong)(figure.Product % 10) << 35) | (figure.Product >= TradeProduct.FirstSitc ? 1UL << 39 : 0) | (isTotal ? 1UL << 40 : 0);
    }

    /// <summary>What the figures of one reporter come to.</summary>
    private sealed class Reporter(uint code)
    {
        private static readonly uint World = StoreCode.Of(StatisticsSchemas.World.Value);

        private readonly Dictionary<ulong, Depth> depths = [];

        // Sums of the facts by flow, product, kind, year and source, and valuation and currency; figures of one sum come one after the other as a rule.
        private readonly Dictionary<(ulong Subject, uint Terms), Int128> sums = [];
        private readonly Dictionary<(ulong Subject, uint Terms), Int128> world = [];
        private (ulong Subject, uint Terms) summed;
        private Int128 sum;
        private ulong lastKey = ulong.MaxValue;
        private Depth last = null!;

        internal uint Code => code;

        internal IEnumerable<Depth> Depths => depths.Values;

        internal void Add(in StoredFigure figure, bool isTotal)
        {
            var key = Depth.KeyOf(figure, isTotal);
            if (key != lastKey)
            {
                lastKey = key;
                last = DepthOf(key);
            }

            last.Add(figure);
            if (isTotal)
            {
                if ((PeriodKind)figure.Kind == PeriodKind.Year && figure.Product != 0 && figure.Counterpart == World)
                {
                    world[Year(figure)] = figure.Value;
                }

                return;
            }

            if ((PeriodKind)figure.Kind is PeriodKind.Year or PeriodKind.Month)
            {
                var year = Year(figure);
                if (year != summed)
                {
                    Keep();
                    summed = year;
                }

                sum += figure.Value;
            }
        }

        internal Reporter With(Reporter other)
        {
            Keep();
            other.Keep();
            foreach (var (key, depth) in other.depths)
            {
                DepthOf(key).Add(depth);
            }

            foreach (var (key, value) in other.sums)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += value;
            }

            foreach (var (key, value) in other.world)
            {
                world[key] = value;
            }

            return this;
        }

        /// <summary>
        /// The years: as published; where a source has none in a flow, the sum of the months of a year of which every
        /// month has figures. Where a source names no counterparts of a flow at a depth, its published trade with the world stands.
        /// </summary>
        internal IEnumerable<((ulong Subject, uint Terms) Key, Int128 Value)> Years(FrozenSet<uint> aggregates)
        {
            Keep();
            var facts = depths.Values.Where(d => !d.IsTotal).ToList();
            HashSet<(byte, ushort, int)> YearsOf(PeriodKind kind, int months) => facts.Where(d => (PeriodKind)d.Kind == kind)
                .SelectMany(d => d.Figures.Keys.Select(m => (d.Flow, d.Source, Month: m >> 8))).Distinct().GroupBy(d => (d.Flow, d.Source, d.Month / MonthsOfYear))
                .Where(g => g.Count() >= months).Select(g => g.Key).ToHashSet();
            var (yearly, monthly) = (YearsOf(PeriodKind.Year, 1), YearsOf(PeriodKind.Month, MonthsOfYear));
            var named = new HashSet<(byte, ushort, int, int, bool)>();
            foreach (var (key, value) in sums)
            {
                var of = new StoredFigure { Subject = key.Subject };
                var year = (of.Flow, of.Source, of.Month / MonthsOfYear);
                if ((PeriodKind)of.Kind == PeriodKind.Year || (monthly.Contains(year) && !yearly.Contains(year)))
                {
                    named.Add(DepthIn(of));
                    yield return (key, value);
                }
            }

            if (aggregates.Contains(code))
            {
                yield break;
            }

            foreach (var (key, value) in world)
            {
                if (!named.Contains(DepthIn(new StoredFigure { Subject = key.Subject })))
                {
                    yield return (key, value);
                }
            }
        }

        private static (byte Flow, ushort Source, int Year, int Level, bool IsSitc) DepthIn(in StoredFigure figure) =>
            (figure.Flow, figure.Source, figure.Month / MonthsOfYear, figure.Product % 10, figure.Product >= TradeProduct.FirstSitc);

        private Depth DepthOf(ulong key) => CollectionsMarshal.GetValueRefOrAddDefault(depths, key, out _) ??= new Depth(key, code);

        private void Keep()
        {
            if (summed != default)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(sums, summed, out _) += sum;
                (summed, sum) = (default, 0);
            }
        }

        // The subject with the first month of its year in the place of the period.
        private static (ulong Subject, uint Terms) Year(in StoredFigure figure) =>
            (StoredFigure.Pack(figure.Flow, figure.Product) | StoredFigure.Pack(figure.Kind, figure.Month - (figure.Month % MonthsOfYear), 0) | figure.Source, figure.Terms);
    }
}
