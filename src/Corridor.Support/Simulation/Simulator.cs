using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Support.Simulation;

/// <summary>Runs programmes over a population, in blocks, on as many threads as are wanted. The result does not depend on their number.</summary>
public sealed class Simulator(Matcher matcher)
{
    /// <summary>The most pairs of programmes that are told.</summary>
    public const int MostOverlaps = 1_000;

    private const int Block = 512;

    /// <summary>Runs over the cases.</summary>
    /// <param name="rows">The cases.</param>
    /// <param name="situation">Makes a situation for facts.</param>
    /// <param name="threads">How many threads; 0 for one a processor.</param>
    public SimulationResult Run(IEnumerable<PopulationRow> rows, Func<Facts.FactSet, Situation> situation, int threads = 0)
    {
        var tallies = new List<Tally>();
        rows.Chunk(Block).AsParallel().WithDegreeOfParallelism(threads == 0 ? Environment.ProcessorCount : threads).ForAll(block =>
        {
            var tally = new Tally(matcher.Index.All.Length);
            var candidates = new List<int>();
            var taken = new List<int>();
            Situation? own = null;
            foreach (var row in block)
            {
                own ??= situation(row.Facts);
                own.Facts = row.Facts;
                One(tally, own, candidates, taken);
            }

            lock (tallies)
            {
                tallies.Add(tally);
            }
        });
        return Result(tallies.Aggregate(new Tally(matcher.Index.All.Length), (all, t) => all.Add(t)));
    }

    private void One(Tally tally, Situation situation, List<int> candidates, List<int> taken)
    {
        tally.Cases++;
        taken.Clear();
        matcher.Index.Candidates(situation.Facts, candidates);
        foreach (var i in candidates)
        {
            var programme = matcher.Index.All[i];
            var verdict = matcher.Decide(programme, situation, out var failed);
            tally.Passed[i]++;
            switch (verdict)
            {
                case Truth.No:
                    tally.Drop(i, failed!);
                    break;
                case Truth.Unknown:
                    tally.Unknown[i]++;
                    break;
                default:
                    tally.Yes[i]++;
                    taken.Add(i);
                    Cost(tally, i, programme, situation);
                    break;
            }
        }

        for (var a = 0; a < taken.Count; a++)
        {
            for (var b = a + 1; b < taken.Count; b++)
            {
                tally.Pair(taken[a], taken[b]);
            }
        }
    }

    private void Cost(Tally tally, int index, Programme programme, Situation situation)
    {
        var open = false;
        foreach (var benefit in programme.Gives)
        {
            if (benefit.Amount is null)
            {
                continue;
            }

            if (matcher.Benefit(programme, benefit, situation).Amount is { IsKnown: true } amount)
            {
                tally.Pay(index, benefit.Total, amount.Unit, amount.Amount);
            }
            else
            {
                open = true;
            }
        }

        tally.Uncounted[index] += open ? 1 : 0;
    }

    private SimulationResult Result(Tally tally)
    {
        var outcomes = matcher.Index.All.Select((p, i) =>
        {
            // What the index left out fell out at the scope or the days, before any condition.
            var drops = tally.Drops.Where(d => d.Key.Index == i).ToDictionary(d => d.Key.Field, d => d.Value, StringComparer.Ordinal);
            if (tally.Cases > tally.Passed[i])
            {
                drops["applies"] = drops.GetValueOrDefault("applies") + tally.Cases - tally.Passed[i];
            }

            var fields = ((string[])["valid", "status", "budget", "claim", "applies", "applies.direction", "applies.origin", "applies.destination", "applies.goods"]).Concat(p.When.Select(r => r.Field)).ToList();
            return new ProgrammeOutcome(p, tally.Yes[i], tally.Unknown[i], tally.Cases - tally.Yes[i] - tally.Unknown[i],
                [.. drops.OrderBy(d => fields.IndexOf(d.Key)).Select(d => (d.Key, d.Value))],
                [.. tally.Paid.Where(c => c.Key.Index == i).OrderBy(c => c.Key.Total).ThenBy(c => c.Key.Currency, StringComparer.Ordinal).Select(c => (c.Key.Total, new Money(c.Value, CurrencyCode.Parse(c.Key.Currency))))],
                tally.Uncounted[i]);
        });
        return new SimulationResult(tally.Cases, [.. outcomes],
            [.. tally.Pairs.OrderByDescending(p => p.Value).ThenBy(p => p.Key).Take(MostOverlaps).Select(p => (matcher.Index.All[(int)(p.Key >> 32)].Id, matcher.Index.All[(int)(p.Key & 0xFFFFFFFF)].Id, p.Value))]);
    }

    private sealed class Tally(int count)
    {
        public int Cases { get; set; }

        public int[] Passed { get; } = new int[count];

        public int[] Yes { get; } = new int[count];

        public int[] Unknown { get; } = new int[count];

        public int[] Uncounted { get; } = new int[count];

        public Dictionary<(int Index, string Field), int> Drops { get; } = [];

        public Dictionary<(int Index, BenefitTotal Total, string Currency), decimal> Paid { get; } = [];

        public Dictionary<long, int> Pairs { get; } = [];

        public void Drop(int index, string field) => Drops[(index, field)] = Drops.GetValueOrDefault((index, field)) + 1;

        public void Pay(int index, BenefitTotal total, string currency, decimal amount) => Paid[(index, total, currency)] = Paid.GetValueOrDefault((index, total, currency)) + amount;

        public void Pair(int first, int second)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Pairs, ((long)first << 32) | (uint)second, out _)++;
        }

        public Tally Add(Tally other)
        {
            Cases += other.Cases;
            for (var i = 0; i < Passed.Length; i++)
            {
                Passed[i] += other.Passed[i];
                Yes[i] += other.Yes[i];
                Unknown[i] += other.Unknown[i];
                Uncounted[i] += other.Uncounted[i];
            }

            foreach (var (key, value) in other.Drops)
            {
                Drops[key] = Drops.GetValueOrDefault(key) + value;
            }

            foreach (var (key, value) in other.Paid)
            {
                Paid[key] = Paid.GetValueOrDefault(key) + value;
            }

            foreach (var (key, value) in other.Pairs)
            {
                Pairs[key] = Pairs.GetValueOrDefault(key) + value;
            }

            return this;
        }
    }
}
