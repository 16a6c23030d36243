using Corridor.Kit;
using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Regimes;

namespace Corridor.Pages.Rules;

/// <summary>A measure of a regime.</summary>
public sealed class MeasureModel : RulePage
{
    /// <summary>The measure, or null where there is none.</summary>
    public MeasureView? Measure { get; private set; }

    /// <summary>The day for which balance and notes are told.</summary>
    public DateOnly OnDay { get; private set; }

    /// <summary>The same from the API.</summary>
    public string ApiLink => $"/api/v1/measures/{Economy!.Code}/{Uri.EscapeDataString(Measure!.Measure.Id)}?date={DateRange.Text(OnDay)}&lang={Lang.Tag()}";

    public void OnGet(string economy, string id, string? date)
    {
        (Title, Description) = (T("nav.measures"), T("changes.description"));
        Crumbs.Add(new Crumb(T("nav.changes"), Link("/changes")));
        OnDay = ReadDay(date);
        if (!Open(economy))
        {
            return;
        }

        var regime = Reader!.Regime;
        if (regime.Find(RegimeReader.Id(id, i => regime.Find(i) is not null)) is not { } measure)
        {
            Add(new Fault("measure.unknown", Fault.Quote(id), Economy!.Code), null, StatusCodes.Status404NotFound);
            return;
        }

        Measure = Reader.Of(measure, OnDay);
        Title = T("measure.title", $"{Measure.Measure.Type.Name.Text} {Measure.Measure.Printed}");
        Description = T("measure.description", Economy!.Name.Text, Measure.Measure.Printed);
        Crumbs.Add(new Crumb(T("measure.title", Measure.Measure.Id), null));
    }
}
