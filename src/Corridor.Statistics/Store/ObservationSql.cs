using System.Collections.Immutable;
using System.Globalization;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Reference.Units;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Store;

/// <summary>
/// Queries of figures as SQL. Everything that comes from outside has become a number, a day or a source's number
/// before it stands in SQL.
/// </summary>
internal static class ObservationSql
{
    /// <summary>The condition of a query but for its moment, which <see cref="From(ObservationQuery, StoreFile)"/> heeds.</summary>
    internal static string Where(ObservationQuery query, StoreFile file)
    {
        var parts = new List<string>();
        void OneOf(string column, IReadOnlyCollection<uint> numbers)
        {
            if (numbers.Count == 1)
            {
                parts.Add($"{column} = {numbers.First()}");
            }
            else if (numbers.Count > 1)
            {
                parts.Add($"{column} IN ({string.Join(", ", numbers)})");
            }
        }

        OneOf("reporter", [.. query.Reporters.Select(e => StoreCode.Of(e.Value))]);
        OneOf("counterpart", [.. query.Counterparts.Select(e => StoreCode.Of(e.Value))]);
        OneOf("flow", [.. query.Flows.Select(f => (uint)f)]);
        if (query.IncludeBelow && !query.Products.IsEmpty)
        {
            parts.Add($"({string.Join(" OR ", query.Products.Select(Below))})");
        }
        else
        {
            OneOf("product", [.. query.Products.Select(p => (uint)p.Number)]);
        }

        if (query.Level is { } level)
        {
            parts.Add($"product % 10 = {level}");
        }

        if (query.IsSitc is { } isSitc)
        {
            parts.Add(isSitc ? $"product >= {TradeProduct.FirstSitc}" : $"product > 0 AND product < {TradeProduct.FirstSitc}");
        }

        if (query.EconomiesOnly)
        {
            parts.Add("counterpart NOT IN (SELECT code FROM aggregate) AND reporter NOT IN (SELECT code FROM aggregate)");
        }

        if (query.Kind is { } kind)
        {
            parts.Add($"kind = {(int)kind}");
        }

        if (query.From is { } from)
        {
            parts.Add($"begins >= {Day(from)}");
        }

        if (query.To is { } to)
        {
            // The end of a period is its beginning and its months.
            parts.Add($"begins <= {Day(to)} AND (begins + to_months(months::INTEGER))::DATE <= {Day(to.AddDays(1))}");
        }

        if (query.Months is { } months)
        {
            parts.Add($"month(begins) >= {months.First} AND month(begins) + months - 1 {(query.Kind == PeriodKind.JanuaryToMonth ? "=" : "<=")} {months.Last}");
        }

        if (query.Source is { } source)
        {
            OneOf("source", [.. SourcesOf(file, source).Select(s => (uint)s.Key).DefaultIfEmpty(ushort.MaxValue)]);
        }

        return parts.Count == 0 ? "true" : string.Join(" AND ", parts);
    }

    /// <summary>The sources that a key means: one, or all of a data set.</summary>
    internal static IEnumerable<KeyValuePair<ushort, FigureSource>> SourcesOf(StoreFile file, string key) =>
        file.Sources.Where(s => s.Value.Key == key || s.Value.Dataset == key);

    /// <summary>A product and what is below it.</summary>
    internal static string Below(TradeProduct product) => product.IsTotal ? "true" : $"(product >= {product.Number} AND product < {product.NumberBehind})";

    /// <summary>The figures that hold now. All goods and aggregates stand beside the facts: as a rule one of the two tables is enough, and half the work.</summary>
    internal static string From(ObservationQuery query, StoreFile file, string where)
    {
        bool AreAggregates(ImmutableArray<EconomyCode> codes) => !codes.IsEmpty && codes.All(c => file.Aggregates.Contains(StoreCode.Of(c.Value)));
        bool AreEconomies(ImmutableArray<EconomyCode> codes) => !codes.IsEmpty && !codes.Any(c => file.Aggregates.Contains(StoreCode.Of(c.Value)));
        var areAllGoods = query.Level == 0 || (!query.Products.IsEmpty && !query.IncludeBelow && query.Products.All(p => p.IsTotal));
        var areGoods = query.Level > 0 || query.IsSitc is not null || (!query.Products.IsEmpty && !query.Products.Any(p => p.IsTotal));
        const string facts = $"SELECT {StoreTables.Columns}, NULL::INTEGER AS until, false AS is_total FROM fact WHERE ";
        const string totals = $"SELECT {StoreTables.Columns}, NULL::INTEGER AS until, true AS is_total FROM total WHERE ";
        return areAllGoods || AreAggregates(query.Reporters) || AreAggregates(query.Counterparts) ? $"({totals}{where})"
            : areGoods && (query.EconomiesOnly || (AreEconomies(query.Reporters) && AreEconomies(query.Counterparts))) ? $"({facts}{where})"
            : $"({facts}{where} UNION ALL {totals}{where})";
    }

    /// <summary>The figures of a query, heeding its moment and its wish for history.</summary>
    internal static string From(ObservationQuery query, StoreFile file)
    {
        var where = Where(query, file);
        if (query.UpdatedAfter is { } after)
        {
            where += $" AND release IN ({Numbers(file.Releases.Where(r => r.ValidFrom > after).Select(r => r.Number))})";
        }

        if (query.AsOf is null && !query.IncludeHistory)
        {
            return From(query, file, where);
        }

        var known = query.AsOf is { } moment ? Numbers(file.Releases.Where(r => r.ValidFrom is null || r.ValidFrom <= moment).Select(r => r.Number)) : null;
        var then = known is null ? where : $"{where} AND release IN ({known})";
        var past = known is null || query.IncludeHistory ? then : $"{then} AND until NOT IN ({known})";
        return $"""
            (FROM {From(query, file, then)} UNION ALL
            SELECT {StoreTables.Columns}, until, product = 0 OR counterpart IN (SELECT code FROM aggregate) OR reporter IN (SELECT code FROM aggregate) FROM history WHERE {past})
            """;
    }

    /// <summary>
    /// The figures of a query that were held at the moment after which changes are asked for, and of which none is
    /// held (or may be told) any more: the values that they had.
    /// </summary>
    internal static string Withdrawn(ObservationQuery query, StoreFile file)
    {
        var where = Where(query, file);
        var known = Numbers(file.Releases.Where(r => r.ValidFrom is null || r.ValidFrom <= query.UpdatedAfter).Select(r => r.Number));
        var held = From(query with { UpdatedAfter = null, IncludeHistory = false }, file);
        return $"""
            (SELECT {StoreTables.Columns}, until, product = 0 OR counterpart IN (SELECT code FROM aggregate) OR reporter IN (SELECT code FROM aggregate) AS is_total
            FROM history ANTI JOIN (SELECT {StoreTables.Key} FROM {held} WHERE confidentiality = 0) now USING ({StoreTables.Key})
            WHERE {where} AND release IN ({known}) AND until NOT IN ({known}))
            """;
    }

    /// <summary>Reads figures; the argument goes on from a source of <see cref="From(ObservationQuery, StoreFile, string)"/> with order and limits.</summary>
    internal static List<Observation> Read(StoreFile.Lease lease, string from)
    {
        using var command = lease.Command($"SELECT {StoreTables.Columns}, until, is_total FROM {from}");
        using var rows = command.ExecuteReader();
        var found = new List<Observation>();
        while (rows.Read())
        {
            found.Add(Of(rows, lease.File));
        }

        return found;
    }

    /// <summary>The figure of a row.</summary>
    internal static Observation Of(DuckDBDataReader rows, StoreFile file)
    {
        var kind = (PeriodKind)rows.GetByte(4);
        var classification = rows.GetFieldValue<uint>(11);
        var unit = rows.IsDBNull(16) ? 0 : rows.GetFieldValue<uint>(16);
        return new Observation(
            PeriodOf(kind, rows.GetFieldValue<DateOnly>(5), rows.GetByte(6)),
            EconomyCode.Parse(StoreCode.Text(rows.GetFieldValue<uint>(0))), EconomyCode.Parse(StoreCode.Text(rows.GetFieldValue<uint>(1))),
            (TradeFlow)rows.GetByte(2), TradeProduct.OfNumber(rows.GetInt32(3)), classification == 0 ? null : StoreCode.Text(classification),
            rows.GetDecimal(10), CurrencyCode.Parse(StoreCode.Text(rows.GetFieldValue<uint>(9))), (Valuation)rows.GetByte(8),
            rows.IsDBNull(14) ? null : rows.GetDecimal(14),
            unit == 0 || rows.IsDBNull(15) ? null : new Quantity(rows.GetDecimal(15), UnitCode.Parse(StoreCode.Text(unit))),
            (ObservationStatus)rows.GetByte(12), (Confidentiality)rows.GetByte(13), file.Sources[rows.GetFieldValue<ushort>(7)],
            rows.GetInt32(17), rows.IsDBNull(18) ? null : rows.GetInt32(18))
        { IsTotal = rows.GetBoolean(19) };
    }

    internal static Period PeriodOf(PeriodKind kind, DateOnly begins, int months) => kind switch
    {
        PeriodKind.Year => Period.OfYear(begins.Year),
        PeriodKind.Quarter => Period.OfQuarter(begins.Year, (begins.Month + 2) / 3),
        PeriodKind.Month => Period.OfMonth(begins.Year, begins.Month),
        PeriodKind.Years => Period.OfYears(begins.Year, begins.Year + months / 12 - 1),
        _ => Period.JanuaryTo(begins.Year, months),
    };

    internal static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"DATE '{day:yyyy-MM-dd}'");

    private static string Numbers(IEnumerable<int> numbers) => string.Join(", ", numbers.Distinct().DefaultIfEmpty(-1));
}
