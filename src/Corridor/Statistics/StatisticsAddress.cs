using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;

namespace Corridor.Statistics;

/// <summary>Questions to the store as the query of an address, so that every number can lead to exactly its rows.</summary>
internal static class StatisticsAddress
{
    private static readonly string[] Kinds = ["month", "quarter", "january-to-month", "year", "years"];

    /// <summary>The parts that a query of figures is written with.</summary>
    public static readonly ImmutableArray<string> Parts =
        ["reporter", "counterpart", "flow", "product", "below", "level", "economies", "kind", "from", "to", "months", "source", "as_of", "updated_after", "history"];

    /// <summary>The word of a kind of period.</summary>
    public static string Word(this PeriodKind kind) => Kinds[(int)kind];

    /// <summary>Parts joined to a query, each escaped; what is null or empty is left out.</summary>
    public static string Join(params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in parts)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }

        return text.ToString();
    }

    /// <summary>A query of figures as the query of an address.</summary>
    public static string Of(ObservationQuery query) => Join(
        ("reporter", string.Join(',', query.Reporters)), ("counterpart", string.Join(',', query.Counterparts)), ("flow", string.Join(',', query.Flows.Select(f => f.Word()))),
        ("product", string.Join(',', query.Products)), ("below", query.IncludeBelow && !query.Products.IsEmpty ? "yes" : null), ("level", query.Level is { } level ? (query.IsSitc == true ? "S" : "") + Text(level) : null), ("economies", query.EconomiesOnly ? "yes" : null),
        ("kind", query.Kind?.Word()), ("from", query.From is { } from ? DateRange.Text(from) : null), ("to", query.To is { } to ? DateRange.Text(to) : null),
        ("months", query.Months?.ToString()), ("source", query.Source), ("as_of", Moment(query.AsOf)), ("updated_after", Moment(query.UpdatedAfter)), ("history", query.IncludeHistory ? "yes" : null));

    /// <summary>Reads a query of figures.</summary>
    public static ObservationQuery Read(StatisticsReader reader) => new()
    {
        Reporters = List(reader, "reporter", Economy),
        Counterparts = List(reader, "counterpart", Economy),
        Flows = List(reader, "flow", (r, f, t) => StatisticsWords.TryFlow(t, out var flow) ? flow : Refuse<TradeFlow>(r, f, StatisticsReader.NoFlow(t))),
        Products = List(reader, "product", (r, f, t) => TradeProduct.TryParse(t, out var product, out var fault) ? product : Refuse<TradeProduct>(r, f, fault)),
        IncludeBelow = reader.OneOf("below", "no", "yes") == "yes",
        Level = reader.Level("level", out var isSitc),
        IsSitc = isSitc,
        EconomiesOnly = reader.OneOf("economies", "no", "yes") == "yes",
        Kind = reader.Text("kind") is null ? null : (PeriodKind)Array.IndexOf(Kinds, reader.OneOf("kind", Kinds)),
        From = reader.DayOrMonth("from", isEnd: false),
        To = reader.DayOrMonth("to", isEnd: true),
        Months = reader.Text("months") is null ? null : reader.Months("months"),
        Source = reader.Source("source"),
        AsOf = Moment(reader, "as_of"),
        UpdatedAfter = Moment(reader, "updated_after"),
        IncludeHistory = reader.OneOf("history", "no", "yes") == "yes",
    };

    /// <summary>Options of the command that shows rows, as figures of analysis name theirs, as the query of an address.</summary>
    public static string OfOptions(string options)
    {
        var words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var parts = new List<(string, string?)>();
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].StartsWith("--", StringComparison.Ordinal))
            {
                parts.Add((words[i][2..], i + 1 < words.Length && !words[i + 1].StartsWith("--", StringComparison.Ordinal) ? words[i + 1] : "yes"));
            }
        }

        return Join(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(parts));
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static EconomyCode? Economy(StatisticsReader reader, string field, string text) => text == StatisticsSchemas.World.Value ? StatisticsSchemas.World
        : reader.Workspace.Book.Economies.TryParse(text, out var economy, out var fault) ? economy.Code : Refuse<EconomyCode>(reader, field, fault);

    private static ImmutableArray<T> List<T>(StatisticsReader reader, string field, Func<StatisticsReader, string, string, T?> read) where T : struct =>
        [.. (reader.Text(field) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(500).Select(t => read(reader, field, t)).OfType<T>()];

    private static T? Refuse<T>(StatisticsReader reader, string field, Fault fault) where T : struct
    {
        reader.Add(fault, field);
        return null;
    }

    private static string? Moment(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Moment(StatisticsReader reader, string field)
    {
        if (reader.Text(field) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment;
        }

        reader.Add(new Fault("stat.moment", Fault.Quote(text)), field);
        return null;
    }
}
