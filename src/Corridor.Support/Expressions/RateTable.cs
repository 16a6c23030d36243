using System.Collections.Frozen;
using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Time;

namespace Corridor.Support.Expressions;

/// <summary>
/// A table of rates by commodity code or word and by day. For a code the row with the longest code that the asked one
/// begins with counts. Rows that hold on one day for one key and say different things are a dispute: the answer is
/// then unknown and names every source. What the table does not hold is unknown, never zero.
/// </summary>
public sealed class RateTable
{
    private readonly FrozenDictionary<string, RateRow[]> rows;

    /// <summary>A table.</summary>
    /// <param name="name">As rules write it.</param>
    /// <param name="key">What its rows are found by besides the day: a code or a text; null where only by day.</param>
    /// <param name="isDated">Whether its rows hold for days.</param>
    /// <param name="type">The type of its values.</param>
    /// <param name="rows">The rows.</param>
    public RateTable(string name, ValueKind? key, bool isDated, ExpressionType type, IEnumerable<RateRow> rows)
    {
        (Name, Key, IsDated, Type) = (name, key, isDated, type);
        Rows = [.. rows];
        this.rows = Rows.GroupBy(r => r.Key).ToFrozenDictionary(g => g.Key, g => g.OrderBy(r => r.Days.From ?? DateOnly.MinValue).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>As rules write it.</summary>
    public string Name { get; }

    /// <summary>How people call it, or null where its data do not say.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>What its rows are found by besides the day, or null.</summary>
    public ValueKind? Key { get; }

    /// <summary>Whether its rows hold for days.</summary>
    public bool IsDated { get; }

    /// <summary>The type of its values.</summary>
    public ExpressionType Type { get; }

    /// <summary>The rows as they were given.</summary>
    public ImmutableArray<RateRow> Rows { get; }

    /// <summary>The value for a key on a day, or unknown with the reason.</summary>
    public Value Find(string key, DateOnly day)
    {
        for (var length = key.Length; length >= 0; length--)
        {
            if (Key != ValueKind.Code && length < key.Length)
            {
                break;
            }

            if (rows.TryGetValue(key[..length], out var found) && Holding(found, day) is { Count: > 0 } holding)
            {
                return Of(holding, key);
            }
        }

        return Value.Unknown(UnknownCauses.Of(new UnknownCause(UnknownCauseKind.NoRow, Name, Where(key, day)) { Called = Title }));
    }

    /// <summary>The days between rows of one key that no row covers: a rate that was forgotten, or a rule that paused.</summary>
    public IEnumerable<(string Key, DateRange Gap)> Gaps() => rows.OrderBy(r => r.Key, StringComparer.Ordinal).SelectMany(r => GapsOf(r.Value).Select(g => (r.Key, g)));

    /// <summary>Pairs of rows of one key that share a day and say different things.</summary>
    public IEnumerable<(RateRow First, RateRow Second)> Disputes() => rows.OrderBy(r => r.Key, StringComparer.Ordinal).SelectMany(r =>
        r.Value.SelectMany((a, i) => r.Value.Skip(i + 1).Where(b => a.Days.Overlaps(b.Days) && a.Value != b.Value).Select(b => (a, b))));

    private static IEnumerable<DateRange> GapsOf(RateRow[] sorted)
    {
        DateOnly? covered = null;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && covered is { } last && last < DateOnly.MaxValue && sorted[i].Days.From is { } from && from > last.AddDays(1))
            {
                yield return new DateRange(last.AddDays(1), from.AddDays(-1));
            }

            var end = sorted[i].Days.To ?? DateOnly.MaxValue;
            covered = covered is null || end > covered ? end : covered;
        }
    }

    private static List<RateRow> Holding(RateRow[] rows, DateOnly day)
    {
        var list = new List<RateRow>(1);
        foreach (var row in rows)
        {
            if (row.Days.Contains(day))
            {
                list.Add(row);
            }
        }

        return list;
    }

    private Value Of(List<RateRow> holding, string key)
    {
        var first = holding[0];
        if (holding.Any(r => r.Value != first.Value))
        {
            return Value.Unknown(UnknownCauses.Of(new UnknownCause(UnknownCauseKind.Disputed, $"{Name} {key}".TrimEnd(), string.Join("; ", holding.Select(r => $"{r.Source}: {r.Value?.ToString() ?? "?"}"))) { Called = Called(key) }));
        }

        return first.Value is not { } value ? Value.Unknown(UnknownCauses.Of(new UnknownCause(UnknownCauseKind.NotSeen, $"{Name} {key}".TrimEnd()) { Called = Called(key) }))
            : holding.Any(r => r.IsVerified) ? value
            : Value.Unknown(UnknownCauses.Of(new UnknownCause(UnknownCauseKind.Unverified, $"{Name} {key}".TrimEnd(), $"{first.Source}: {value}") { Called = Called(key) }));
    }

    private LocalizedText? Called(string key) => Title is { } title && key.Length > 0 ? new LocalizedText($"{title.En} {key}", $"{title.Zh} {key}", $"{title.Ru} {key}") : Title;

    private string Where(string key, DateOnly day) => string.Join(", ", ((string[])[key, IsDated ? DateRange.Text(day) : ""]).Where(t => t.Length > 0));
}
