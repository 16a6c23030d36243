using System.Runtime.InteropServices;
using Corridor.Measures.Determination;
using Corridor.Reference.Economies;

namespace Corridor.Measures.Bulk;

/// <content>Lanes as plans: what to do for the measures that count.</content>
internal sealed partial class BulkCompiler
{
    /// <summary>The rows of a lane.</summary>
    public LaneTables Lane(TradeDirection direction, EconomyCode? partner)
    {
        var lane = regime.Lane(direction, partner);
        var plans = new IndexPool();
        var known = new Dictionary<(int, int), int>();
        var segments = new int[lane.SegmentCount];
        var (seasonStarts, seasonDays, seasonPlans) = (new List<int>(), new List<int>(), new List<int>());
        var chosen = new List<int>();
        var row = new List<int>();
        for (var i = 0; i < segments.Length; i++)
        {
            if (!lane.TrySpan(i, out var start, out var span))
            {
                segments[i] = -1;
                continue;
            }

            if (!known.TryGetValue((start, span.Length), out var plan))
            {
                known.Add((start, span.Length), plan = Planned(span));
            }

            segments[i] = plan;
        }

        seasonStarts.Add(seasonDays.Count);
        return new LaneTables
        {
            Direction = (int)direction,
            Partner = partner?.Value,
            RowStarts = lane.RowStarts,
            SegmentDays = [.. lane.SegmentStarts.Select(d => d.DayNumber)],
            SegmentPlans = segments,
            SeasonStarts = [.. seasonStarts],
            SeasonDays = [.. seasonDays],
            SeasonPlans = [.. seasonPlans],
            Plans = plans.ToArray(),
        };

        int Planned(ReadOnlySpan<int> span)
        {
            var turns = new SortedSet<int> { 0 };
            foreach (var index in span)
            {
                if (regime.Measures[index].Season is { } season)
                {
                    turns.Add(DayOf(season.From));
                    turns.Add(DayOf(season.To) + 1);
                }
            }

            if (turns.Count == 1)
            {
                return Plan(span, null);
            }

            seasonStarts.Add(seasonDays.Count);
            foreach (var turn in turns)
            {
                seasonDays.Add(turn);
                seasonPlans.Add(Plan(span, turn));
            }

            return -1 - seasonStarts.Count;
        }

        int Plan(ReadOnlySpan<int> span, int? monthDay)
        {
            chosen.Clear();
            foreach (var index in span)
            {
                if (regime.Measures[index].Season is { } season && monthDay is { } day && !Holds(season, day))
                {
                    continue;
                }

                if (!regime.IsHidden(index, CollectionsMarshal.AsSpan(chosen)))
                {
                    chosen.Add(index);
                }
            }

            row.Clear();
            WritePlan(chosen, row);
            return plans.Place(CollectionsMarshal.AsSpan(row));
        }
    }

    private static bool Holds(MeasureSeason season, int day)
    {
        var (from, to) = (DayOf(season.From), DayOf(season.To));
        return from <= to ? from <= day && day <= to : from <= day || day <= to;
    }

    // Flags, counts, requirements, options, groups of charges beside them.
    private void WritePlan(List<int> chosen, List<int> row)
    {
        var all = regime.Measures;
        var (options, beside, requirements, flags) = (0, 0, 0, 0);
        row.AddRange([0, 0, 0, 0]);
        foreach (var index in chosen)
        {
            var measure = all[index];
            if (measure.Type.Role is MeasureRole.Requirement or MeasureRole.Prohibition or MeasureRole.QuantityLimit)
            {
                if (measures[index].Conditions is >= 0 and var program)
                {
                    row.Add((program << 1) | (measure.Type.Role == MeasureRole.QuantityLimit ? 0 : BulkPlan.StopsWhenUnmet));
                    requirements++;
                }
                else if (measure.Type.Role == MeasureRole.Prohibition)
                {
                    flags += 1 << BulkPlan.StopsShift;
                }
            }
        }

        var ordered = chosen.Where(i => all[i].Type.IsOption).ToList();
        ordered.Sort((a, b) => all[a].Type.Role != all[b].Type.Role ? all[a].Type.Role.CompareTo(all[b].Type.Role) : string.CompareOrdinal(all[a].Id, all[b].Id));
        foreach (var index in ordered)
        {
            var (step, duty, condition, code, quota) = measures[index];
            row.AddRange([index, step, duty, condition, code, quota]);
            flags |= all[index].Type.Role == MeasureRole.BaseDuty ? BulkPlan.HasBaseDuty : 0;
            options++;
        }

        foreach (var group in chosen.Where(i => IsBeside(all[i].Type)).GroupBy(i => all[i].Type.Id, StringComparer.Ordinal))
        {
            var plain = group.Where(i => all[i].AdditionalCode is null).ToList();
            var coded = group.Where(i => all[i].AdditionalCode is not null).ToList();
            row.AddRange([all[group.First()].Type.AdditionalCodes == AdditionalCodeUse.Alternative ? 1 : 0, plain.Count, coded.Count]);
            foreach (var index in plain.Concat(coded))
            {
                var (step, duty, condition, code, _) = measures[index];
                if (step >= 0 && given.ContainsKey(cascade.Steps[step].Levy))
                {
                    // What is stated takes the place of the measures of that levy.
                    (step, duty, condition) = (-1, -1, -1);
                }

                row.AddRange([index, step, duty, condition, code]);
                flags |= condition >= 0 && all[index].Conditions.Any(c => c.Action != ConditionAction.Refuse && c.Document is not null) ? BulkPlan.DocumentsBeside : 0;
            }

            beside++;
        }

        (row[0], row[1], row[2], row[3]) = (flags, options, beside, requirements);
    }
}
