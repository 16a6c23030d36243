using System.Collections.Immutable;
using System.Globalization;
using Corridor.Changes;
using Corridor.Kit;
using Corridor.Measures.Changes;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Pages;

/// <summary>What changed on a lane, or for a watch-list, after a day. The address holds the whole question.</summary>
public sealed class ChangesModel : SitePage
{
    private const int Shown = 50;

    private Lane lane = null!;

    /// <summary>The answer, or null where the question could not be read.</summary>
    public ChangesAnswer? Answer { get; private set; }

    /// <summary>The lane chosen, for the form.</summary>
    public LaneForm Form { get; private set; } = null!;

    /// <summary>The day after which changes are told.</summary>
    public DateOnly Since { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>The digits asked for, as they were typed.</summary>
    public string? Code { get; private set; }

    /// <summary>The watch-list, as it was typed.</summary>
    public string? List { get; private set; }

    /// <summary>Which page of the answer follows, and which stands before.</summary>
    public Pager Pager { get; private set; } = null!;

    /// <summary>All changes as a file.</summary>
    public string CsvLink => Api(("format", "csv"));

    /// <summary>The same from the API.</summary>
    public string ApiLink => Api();

    public void OnGet(string? from, string? to, string? since, string? until, string? code, string? list, string? offset)
    {
        lane = ReadLane(from, to);
        (Code, List) = (string.IsNullOrWhiteSpace(code) ? null : code, string.IsNullOrWhiteSpace(list) ? null : list);
        Since = ReadDay(since, "changes-since", Today.AddYears(-1));
        Until = ReadDay(until, "changes-until", Today);
        Form = new LaneForm(this, Link("/changes"), lane, Until, false, null);
        Title = List is null ? T("changes.title", lane.Origin.Name.In(Lang), lane.Destination.Name.In(Lang)) : T("changes.listTitle");
        Description = T("changes.description");
        Crumbs.Add(new Crumb(T("nav.changes"), null));
        Unlisted = List is not null || Code is not null || offset is not null;
        var skip = 0;
        if (offset is not null && (!int.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out skip) || skip < 0))
        {
            Add(new Fault("number.range", Fault.Quote(offset), "0", int.MaxValue.ToString(CultureInfo.InvariantCulture)), null);
        }

        CommodityCode under = default;
        if (Code is not null && !CommodityCode.TryParse(Code, out under, out var fault))
        {
            Add(fault, "changes-code");
        }

        ImmutableArray<WatchItem> items = [];
        if (List is not null)
        {
            items = WatchList.Read(List, T("changes.listName"), Workspace.Book, out var wrong);
            foreach (var f in wrong)
            {
                Add(f, "changes-list");
            }
        }

        if (Faults.Count == 0 && Since > Until)
        {
            Add(new Fault("changes.daysReversed", DateRange.Text(Since), DateRange.Text(Until)), "changes-since");
        }

        if (Faults.Count > 0)
        {
            return;
        }

        var changes = List is null ? LaneChanges.Of(Workspace, lane, Code is null ? null : under, Since, Until) : LaneChanges.Of(Workspace, items, Since, Until);
        Answer = changes.View(Lang, skip, Shown, null);
        Pager = new Pager(this, Answer.Total, skip, Shown, at => Address(at));
    }

    /// <summary>The page of the goods of a change, on the lane that the change belongs to.</summary>
    public string? GoodsLink(ChangeView change)
    {
        // The pages of goods show the import side; codes of the export side are those of another tariff.
        var side = Answer!.Sides.First(s => s.Item == change.Item && s.Economy.Code == change.Economy && s.Direction == change.Direction);
        return change.Codes.Count > 1 || change.Direction != "import" || change.Kind == "line_ended" ? null
            : Link("/goods/" + change.Codes[0], ("from", side.Origin.Code), ("to", side.Destination.Code), ("date", Until == Today ? null : DateRange.Text(Until)));
    }

    /// <summary>The page of a measure.</summary>
    public string MeasureLink(string economy, string id) => Link($"/measures/{economy}/{Uri.EscapeDataString(id)}");

    /// <summary>The label of a side.</summary>
    public string Side(ComparedSideView side)
    {
        var name = T("changes.side." + side.Direction, side.Economy.Name.Text);
        return side.Item is { } item ? T("changes.sideFor", name, side.Code ?? "–", item) : name;
    }

    /// <summary>A day as the page writes it.</summary>
    public string? Day(string? day) => DateRange.TryParseDay(day, out var d, out _) ? Days.Text(d, Lang) : null;

    private DateOnly ReadDay(string? text, string field, DateOnly usual)
    {
        if (string.IsNullOrEmpty(text))
        {
            return usual;
        }

        if (DateRange.TryParseDay(text, out var day, out var fault))
        {
            return day;
        }

        Add(fault, field);
        return usual;
    }

    private string Address(int offset) => Link("/changes", ("from", List is null ? lane.Origin.Code.Value : null), ("to", List is null ? lane.Destination.Code.Value : null),
        ("since", DateRange.Text(Since)), ("until", DateRange.Text(Until)), ("code", List is null ? Code : null), ("list", List), ("offset", offset == 0 ? null : offset.ToString(CultureInfo.InvariantCulture)));

    private string Api(params (string Name, string? Value)[] more)
    {
        var address = Address(0);
        return "/api/v1" + address[3..] + "&lang=" + Lang.Tag() + string.Concat(more.Select(m => $"&{m.Name}={m.Value}"));
    }
}
