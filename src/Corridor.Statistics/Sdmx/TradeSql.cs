using System.Globalization;
using System.Text;
using Corridor.Reference;
using Corridor.Statistics.Store;

namespace Corridor.Statistics.Sdmx;

/// <summary>
/// Queries of trade as SQL over the store. Everything that came from outside has become the number of a code that
/// is loaded, a day or a decimal before it stands in SQL.
/// </summary>
internal static class TradeSql
{
    private const string Ends = "(begins + to_months(months::INTEGER) - INTERVAL 1 DAY)::DATE";
    private static readonly string Series = string.Join(", ", TradeComponents.Dimensions.Select(d => d.Column));

    /// <summary>The figures of a query with all of its conditions, without order and page.</summary>
    /// <param name="query">The query.</param>
    /// <param name="codes">The codes loaded.</param>
    /// <param name="file">The file.</param>
    /// <param name="open">A dimension whose conditions do not count; -1 for none.</param>
    public static string From(TradeQuery query, TradeCodes codes, StoreFile file, int open = -1)
    {
        var source = ObservationSql.From(Asked(query), file);
        return $"(SELECT * FROM {source} WHERE {Where(query, codes, open)}{Ends1(query)})";
    }

    /// <summary>The figures in the order in which they are written.</summary>
    public static string Ordered(TradeQuery query, TradeCodes codes, StoreFile file)
    {
        // What stands at the observation turns fastest, so that a series is written in one go; a dissemination is a data set of its own.
        var order = query.SeriesDimensions.Concat(query.ObservationDimensions).Select(p => p == TradeQuery.Time ? "begins, months" : TradeComponents.Dimensions[p].Column);
        return string.Create(CultureInfo.InvariantCulture, $"""
            SELECT {StoreTables.Columns}, until, is_total, is_gone FROM {Told(query, codes, file)}
            ORDER BY is_gone, {(query.IncludeHistory ? "release, until NULLS LAST, " : "")}{string.Join(", ", order)}{(query.IncludeHistory ? ", source" : "")}
            {(query.Limit is { } limit ? $"LIMIT {limit} " : "")}{(query.Offset > 0 ? $"OFFSET {query.Offset}" : "")}
            """);
    }

    public static string Count(TradeQuery query, TradeCodes codes, StoreFile file) => $"SELECT count(*) FROM {Told(query, codes, file)}";

    // The figures, and behind them what was withdrawn since the moment after which changes are asked for.
    private static string Told(TradeQuery query, TradeCodes codes, StoreFile file)
    {
        var held = $"SELECT *, false AS is_gone FROM {From(query, codes, file)}";
        return query.UpdatedAfter is null || query.IncludeHistory ? $"({held})"
            : $"({held} UNION ALL SELECT *, true FROM {ObservationSql.Withdrawn(Asked(query), file)} WHERE {Where(query, codes, -1)})";
    }

    private static ObservationQuery Asked(TradeQuery query) => new() { From = query.From, To = query.To, AsOf = query.AsOf, UpdatedAfter = query.UpdatedAfter, IncludeHistory = query.IncludeHistory };

    /// <summary>How many series and figures there are, the first day and the last.</summary>
    public static string Extent(TradeQuery query, TradeCodes codes, StoreFile file) =>
        $"SELECT count(*), count(DISTINCT ({Series})), min(begins), max({Ends}) FROM {From(query, codes, file)}";

    /// <summary>The numbers of a dimension that have figures.</summary>
    public static string Distinct(TradeQuery query, TradeCodes codes, StoreFile file, int dimension, int open) =>
        $"SELECT DISTINCT {TradeComponents.Dimensions[dimension].Column}::BIGINT FROM {From(query, codes, file, open)}";

    private static string Ends1(TradeQuery query)
    {
        if (query.FirstN is null && query.LastN is null)
        {
            return "";
        }

        // By period, so that with history the earlier values of a period come along.
        var parts = new List<string>();
        if (query.FirstN is { } first)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"dense_rank() OVER (PARTITION BY {Series} ORDER BY begins, months) <= {first}"));
        }

        if (query.LastN is { } last)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"dense_rank() OVER (PARTITION BY {Series} ORDER BY begins DESC, months DESC) <= {last}"));
        }

        return $" QUALIFY {string.Join(" OR ", parts)}";
    }

    private static string Where(TradeQuery query, TradeCodes codes, int open)
    {
        // Confidential figures are for this installation only.
        var sql = new StringBuilder($"confidentiality = {(int)Confidentiality.Free}");
        if (!query.Keys.IsEmpty)
        {
            var keys = query.Keys.Select(k => string.Join(" AND ", Enumerable.Range(0, k.Length).Where(d => d != open && !k[d].IsEmpty)
                .Select(d => OneOf(d, k[d].Select(c => codes.Loaded(d).TryGetValue(c, out var n) ? n : (long?)null).OfType<long>())).DefaultIfEmpty("true")));
            sql.Append(CultureInfo.InvariantCulture, $" AND (({string.Join(") OR (", keys)}))");
        }

        foreach (var filter in query.Filters)
        {
            var place = TradeComponents.Place(filter.Component);
            if (place < 0 || place != open)
            {
                sql.Append(" AND ").Append(place >= 0 ? OneOf(place, codes.Loaded(place).Where(c => filter.Holds(c.Key)).Select(c => c.Value)) : Condition(filter, codes));
            }
        }

        return sql.ToString();
    }

    private static string Condition(ComponentFilter filter, TradeCodes codes) => filter.Component switch
    {
        TradeComponents.Time => Any(filter, t => SdmxPeriod.TryDays(t.Value, out var days) ? Time(t.Operator, days.Value) : "false"),
        TradeComponents.Value => Any(filter, t => Decimals.TryParse(t.Value, out var number) ? $"value {Sign(t.Operator)} {Decimals.Text(number)}" : "false"),
        "OBS_STATUS" => In("status", Enum.GetValues<ObservationStatus>().Where(s => filter.Holds(TradeCodes.StatusCode(s))).Select(s => (long)s)),
        "CONF_STATUS" => filter.Holds("F") ? "true" : "false",
        _ => In("classification", codes.Classifications.Where(filter.Holds).Select(c => (long)StoreCode.Of(c))),
    };

    private static string Any(ComponentFilter filter, Func<ComponentTest, string> sql) =>
        $"({string.Join(" OR ", filter.AnyOf.Select(all => $"({string.Join(" AND ", all.Select(sql))})"))})";

    // A period is greater when it begins behind the other, less when it ends before it; from and up to count what lies within.
    private static string Time(string op, (DateOnly First, DateOnly Last) days)
    {
        var (first, last) = (ObservationSql.Day(days.First), ObservationSql.Day(days.Last));
        return op switch
        {
            "ge" => $"begins >= {first}",
            "gt" => $"begins > {last}",
            "le" => $"{Ends} <= {last}",
            "lt" => $"{Ends} < {first}",
            "ne" => $"NOT (begins = {first} AND {Ends} = {last})",
            _ => $"(begins = {first} AND {Ends} = {last})",
        };
    }

    private static string Sign(string op) => op switch { "ne" => "<>", "lt" => "<", "le" => "<=", "gt" => ">", "ge" => ">=", _ => "=" };

    private static string OneOf(int dimension, IEnumerable<long> numbers) => In(TradeComponents.Dimensions[dimension].Column!, numbers);

    private static string In(string column, IEnumerable<long> numbers)
    {
        var list = string.Join(", ", numbers);
        return list.Length == 0 ? "false" : $"{column} IN ({list})";
    }
}
