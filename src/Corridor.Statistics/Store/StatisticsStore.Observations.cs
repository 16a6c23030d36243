using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Reference;
using Corridor.Statistics.Flows;

namespace Corridor.Statistics.Store;

public sealed partial class StatisticsStore
{
    /// <summary>
    /// A page of the figures of a query in the order of reporter, counterpart, flow, product and period. A page
    /// holds at most <see cref="ObservationPage.MostRows"/>; behind <see cref="ObservationPage.MostReached"/> figures
    /// the fault says how to get them in bulk.
    /// </summary>
    public bool TryObservations(ObservationQuery query, int offset, int most, [NotNullWhen(true)] out ObservationPage? page, [NotNullWhen(false)] out Fault? fault)
    {
        page = null;
        if (!IsAnswerable(query, out fault))
        {
            return false;
        }

        if (most is < 1 or > ObservationPage.MostRows)
        {
            fault = new Fault("number.range", most.ToString(CultureInfo.InvariantCulture), "1", ObservationPage.MostRows.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        if (offset < 0 || offset > ObservationPage.MostReached - most)
        {
            fault = new Fault("statistics.tooMany", offset.ToString(CultureInfo.InvariantCulture), ObservationPage.MostReached.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        using var lease = Current.Lend();
        var from = ObservationSql.From(query, lease.File);
        using var command = lease.Command($"SELECT count(*) FROM {from}");
        var count = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        page = new ObservationPage([.. ObservationSql.Read(lease, string.Create(CultureInfo.InvariantCulture, $"{from} ORDER BY {StoreTables.Key}, release LIMIT {most} OFFSET {offset}"))], count, offset);
        return true;
    }

    /// <summary>How many figures a query has.</summary>
    public long Count(ObservationQuery query)
    {
        using var lease = Current.Lend();
        using var command = lease.Command($"SELECT count(*) FROM {ObservationSql.From(query, lease.File)}");
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// All figures of a query one after another, however many; memory does not grow with them. For exports: a page
    /// or an API asks for pages. Confidential figures are left out.
    /// </summary>
    public IEnumerable<Observation> Stream(ObservationQuery query)
    {
        using var lease = Current.Lend();
        using var command = lease.Command($"SELECT {StoreTables.Columns}, until, is_total FROM {ObservationSql.From(query, lease.File)} WHERE confidentiality = 0 ORDER BY {StoreTables.Key}, release");
        command.UseStreamingMode = true;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return ObservationSql.Of(rows, lease.File);
        }
    }

    /// <summary>Whether the sources that a query names are loaded.</summary>
    internal bool IsAnswerable(ObservationQuery query, [NotNullWhen(false)] out Fault? fault)
    {
        fault = query.Source is { } source && !ObservationSql.SourcesOf(Current, source).Any()
            ? new Fault("statistics.source", Fault.Quote(source), string.Join(", ", AllSources.Select(s => s.Key))) : null;
        return fault is null;
    }
}
