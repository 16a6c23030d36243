using System.Collections.Immutable;
using System.Globalization;
using Corridor.Api;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Support;
using Corridor.Support.Eligibility;
using Corridor.Support.Programmes;
using Corridor.Support.Simulation;

namespace Corridor.Pages.Support;

/// <summary>The register of programmes: families, sides and sections of goods on a day, with the gaps, and the programmes themselves.</summary>
public sealed class IndexModel : SupportPage
{
    private const int Shown = 25;

    /// <summary>The programmes that are shown.</summary>
    public ImmutableArray<Programme> Programmes { get; private set; } = [];

    /// <summary>How many fit the question.</summary>
    public int Total { get; private set; }

    /// <summary>How many of them can be claimed on the day, as far as their acts say.</summary>
    public int Open { get; private set; }

    /// <summary>Families of sides by section, with how many programmes reach each.</summary>
    public FigureTable Reach { get; private set; } = null!;

    /// <summary>Where nothing reaches, in sentences.</summary>
    public ImmutableArray<string> Gaps { get; private set; } = [];

    /// <summary>The sides to choose from.</summary>
    public ImmutableArray<Economy> Sides { get; private set; } = [];

    /// <summary>The pages of the list.</summary>
    public Pager Pager { get; private set; } = null!;

    internal RegisterQuestion Asked { get; private set; } = null!;

    /// <summary>What a field holds, as it was sent.</summary>
    public string? Sent(string name) => Request.Query[name].FirstOrDefault();

    /// <summary>The register on a question, some of it replaced.</summary>
    public string Address(params ReadOnlySpan<(string Name, string? Value)> changed)
    {
        var parts = new List<(string Name, string? Value)>
        {
            ("family", Asked.Family is { } f ? RegisterQuestion.WordOf(f) : null), ("side", Asked.Side?.Code.Value), ("section", Asked.Section?.Number), ("code", Asked.Code?.Digits), ("q", Asked.Words),
            ("date", Asked.Day == Today ? null : DateRange.Text(Asked.Day)),
        };
        foreach (var (name, value) in changed)
        {
            parts.RemoveAll(p => p.Name == name);
            parts.Add((name, value));
        }

        return Link("/support", System.Runtime.InteropServices.CollectionsMarshal.AsSpan(parts));
    }

    /// <summary>The same programmes from the API.</summary>
    public string Api(string? format = null) => $"{SupportEndpoints.Root}/programmes?{Question()}lang={Lang.Tag()}{(format is null ? "" : "&format=" + format)}";

    public void OnGet(string? offset)
    {
        Begin("", T("register.title"), T("register.description"));
        var faults = new List<(Fault Fault, string Field)>();
        Asked = RegisterQuestion.Read(n => Sent(n), Workspace.Book, Today, faults);
        foreach (var (fault, field) in faults)
        {
            Add(fault, "register-" + field);
        }

        var skip = 0;
        if (offset is not null && (!int.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out skip) || skip < 0))
        {
            Add(new Fault("number.range", Fault.Quote(offset), "0", Text(int.MaxValue)), null);
        }

        var all = Asked.Of(Library, Economies, Lang);
        var lane = Workspace.Book.Lanes[0];
        Sides = [.. ((EconomyCode[])[lane.Origin.Code, lane.Destination.Code]).Concat(Library.All.SelectMany(p => p.Sides)).Append(Asked.Side?.Code ?? lane.Origin.Code).Distinct().Select(c => Economies.Find(c)!)];
        Unlisted = Request.QueryString.HasValue;
        (Total, Open) = (all.Length, all.Count(p => Matcher.BarOf(p, Asked.Day) == EligibilityBar.None));
        Programmes = [.. all.Skip(skip).Take(Shown)];
        Pager = new Pager(this, Total, skip, Shown, at => Address(("offset", at == 0 ? null : Text(at))));
        Reached([lane.Origin, lane.Destination]);
    }

    private string Question() => Address() is var address && address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? address[(at + 1)..] + "&" : "";

    private void Reached(ImmutableArray<Economy> sides)
    {
        var entries = ProgrammeRegister.On(Library, Workspace.Book, sides.Select(s => s.Code), Asked.Day);
        var columns = (from side in sides from family in Enum.GetValues<ProgrammeFamily>() select (side, family)).ToImmutableArray();
        var byPlace = entries.ToDictionary(e => (e.Side, e.Family, e.Section));
        FigureCell Cell(GoodsSection section, (Economy Side, ProgrammeFamily Family) column)
        {
            var entry = byPlace[(column.Side.Code, column.Family, section.Number)];
            // What is made for some goods tells more of a section than what is for all goods alike.
            var count = entry.Whole.Length + entry.Part.Length;
            var own = entry.Whole.Concat(entry.Part).Count(id => Library.Find(id)!.Scope.Goods is not null);
            return new FigureCell(entry.IsGap ? T("register.gap") : own == 0 ? Text(count) : T("register.cell", Text(count), Text(own)), count,
                entry.IsGap ? null : Link("/support", ("family", RegisterQuestion.WordOf(column.Family)), ("side", column.Side.Code.Value), ("section", section.Number), ("date", Asked.Day == Today ? null : DateRange.Text(Asked.Day))))
            { Shade = entry.IsGap ? 9 : null };
        }

        Reach = new FigureTable(this, "reach", T("register.reach", Days.Text(Asked.Day, Lang)), T("register.section"),
            [.. columns.Select(c => new FigureColumn(T("mark.pair", c.side.Name.In(Lang), T("support.ProgrammeFamily." + c.family))))],
            [.. Workspace.Book.Sections.Select(s => new FigureRow(View(s.Name), [.. columns.Select(c => Cell(s, c))]) { Code = s.Number })])
        { Notes = [T("register.reachNote")], IsWhole = true, IsStacked = true, Api = $"{SupportEndpoints.Root}/register?date={DateRange.Text(Asked.Day)}&lang={Lang.Tag()}", HasFiles = false };
        Gaps = [.. from column in columns
                   from gap in RegisterWords.Gaps([.. entries.Where(e => e.Side == column.side.Code && e.Family == column.family)], Workspace.Book, Lang)
                   select T("register.of", column.side.Name.In(Lang), T("support.ProgrammeFamily." + column.family), gap)];
    }
}
