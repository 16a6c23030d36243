using System.Collections.Immutable;
using System.Globalization;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Measures.Importing;

/// <summary>
/// The service's list of measures that come back every year. It has no years, so it makes no measures: it says of a
/// measure of a page, with the same area, type and duty and days within the season, that this is its season.
/// </summary>
internal sealed class UkSeasons
{
    private const string File = "backend_seasonal_measures.csv";

    private readonly ImmutableArray<Row> rows;

    public UkSeasons(PublishedFolder from) => rows = from.Find(File) is null ? [] : [.. from.Csv(File).Select(r => new Row(
        r["geographical_area_id"], r["goods_nomenclature_item_id"].TrimEnd('0'), r["measure_type_id"], new MeasureSeason(Day(r["from"]), Day(r["to"])), UkDuties.Parse(r["duty"])))];

    /// <summary>The season of a measure, or null where the list has none or several.</summary>
    public MeasureSeason? Of(string area, string code, string type, DutyExpression? duty, DateOnly start, DateOnly? end)
    {
        if (duty is null || end is not { } last || last.DayNumber - start.DayNumber >= 365)
        {
            return null;
        }

        var found = rows.Where(r => r.Area == area && r.Type == type && code.StartsWith(r.Code, StringComparison.Ordinal) && r.Duty == duty && Holds(r.Season, start, last)).Select(r => r.Season).Distinct().ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static bool Holds(MeasureSeason season, DateOnly start, DateOnly end)
    {
        for (var day = start; day <= end; day = day.AddDays(1))
        {
            if (!season.Contains(day))
            {
                return false;
            }
        }

        return true;
    }

    private static MonthDay Day(string text) =>
        text.Split('/') is [var day, var month] && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            && MonthDay.TryCreate(m, d, out var result) ? result
            : throw new ImportException(new Fault("source.row", Fault.Quote(text)).At(new FilePlace(File, 0, 0)));

    private sealed record Row(string Area, string Code, string Type, MeasureSeason Season, DutyExpression Duty);
}
