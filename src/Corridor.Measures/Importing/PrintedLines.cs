using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Measures.Importing;

/// <summary>A line as a tariff prints it: the code may be absent.</summary>
internal sealed record PrintedLine(string? Code, int Indent, string Text, string? Unit);

/// <summary>A line with the code and suffix under which a pack keeps it.</summary>
internal sealed record KeyedLine(string Code, int Suffix, int Indent, string Text, string? Unit);

/// <summary>
/// Gives uncoded lines the code of the next coded line and a suffix of 10, 20, … as the TARIC family does, and
/// makes sure that sorting by code and suffix brings back the printed order.
/// </summary>
internal static class PrintedLines
{
    public static List<KeyedLine> Key(IReadOnlyList<PrintedLine> lines)
    {
        var keyed = new List<KeyedLine>(lines.Count);
        var waiting = new List<PrintedLine>();
        foreach (var line in lines)
        {
            if (line.Code is null)
            {
                waiting.Add(line);
                continue;
            }

            if (waiting.Count > 7)
            {
                throw new ImportException(new Fault("source.row", line.Code));
            }

            keyed.AddRange(waiting.Select((w, i) => new KeyedLine(line.Code, (i + 1) * 10, w.Indent, w.Text, w.Unit)));
            waiting.Clear();
            keyed.Add(new KeyedLine(line.Code, GoodsLine.Coded, line.Indent, line.Text, line.Unit));
        }

        for (var i = 1; i < keyed.Count; i++)
        {
            var order = CommodityCode.Parse(keyed[i - 1].Code).CompareTo(CommodityCode.Parse(keyed[i].Code));
            if (order > 0 || (order == 0 && keyed[i - 1].Suffix >= keyed[i].Suffix))
            {
                throw new ImportException(new Fault("source.row", keyed[i].Code));
            }
        }

        return keyed;
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// Joins what several editions say of one thing into rows that hold for days: an edition holds from its own day
/// until the day before the next loaded one.
/// </summary>
internal sealed class EditionMerge<TKey, TValue>
    where TKey : notnull
    where TValue : notnull
{
    private readonly Dictionary<TKey, (TValue Value, DateOnly From, string Edition)> open = [];
    private readonly List<(TKey Key, TValue Value, DateOnly From, DateOnly? To, string Edition)> closed = [];

    /// <summary>Adds an edition; editions come in the order of their days.</summary>
    public void Add(string edition, DateOnly from, IEnumerable<KeyValuePair<TKey, TValue>> content)
    {
        var seen = new HashSet<TKey>();
        foreach (var (key, value) in content)
        {
            seen.Add(key);
            if (open.TryGetValue(key, out var before))
            {
                if (before.Value.Equals(value))
                {
                    continue;
                }

                closed.Add((key, before.Value, before.From, from.AddDays(-1), before.Edition));
            }

            open[key] = (value, from, edition);
        }

        foreach (var (key, gone) in open.Where(o => !seen.Contains(o.Key)).ToList())
        {
            closed.Add((key, gone.Value, gone.From, from.AddDays(-1), gone.Edition));
            open.Remove(key);
        }
    }

    public IEnumerable<(TKey Key, TValue Value, DateOnly From, DateOnly? To, string Edition)> Rows =>
        closed.Concat(open.Select(o => (o.Key, o.Value.Value, o.Value.From, (DateOnly?)null, o.Value.Edition)));
}
