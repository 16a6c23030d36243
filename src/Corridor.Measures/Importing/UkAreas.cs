using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Measures.Importing;

/// <summary>
/// The areas of the pages. Members of a group change over time and a group has no days of its own: the latest page
/// gives it its id, and a page whose group has other members has the year behind the id. Codes that stand for no economy
/// (the words list them) are left out.
/// </summary>
internal sealed class UkAreas
{
    private readonly SortedDictionary<string, Area> areas = new(StringComparer.Ordinal);
    private readonly Dictionary<(UkPage, string), string> onPage = [];

    public UkAreas(IEnumerable<UkPage> pages)
    {
        foreach (var page in pages.OrderByDescending(p => p.Day).ThenBy(p => p.Code, StringComparer.Ordinal))
        {
            foreach (var (measure, _) in page.Measures)
            {
                Add(page, measure.NeedChild("geographical_area"));
                foreach (var excluded in measure.Children("excluded_countries"))
                {
                    Add(page, excluded);
                }
            }
        }

        foreach (var code in areas.Values.SelectMany(a => a.Members).Distinct().ToList())
        {
            AddCode(code, null);
        }
    }

    /// <summary>The id of an area as a page means it.</summary>
    public string IdOn(UkPage page, UkNode area) => onPage[(page, area.Id!)];

    public IEnumerable<IReadOnlyList<string?>> Rows(Func<UkPage, string> source) => areas.Values.Select(a =>
        (IReadOnlyList<string?>)[a.Id, a.Name.En, a.Name.Zh, a.Name.Ru, a.Code == "1011" ? "yes" : "no", GroupOf(a.Code), a.Page is null ? "corridor" : source(a.Page)]);

    public IEnumerable<IReadOnlyList<string?>> MemberRows(Func<UkPage, string> source) =>
        areas.Values.SelectMany(a => a.Members.Select(m => (IReadOnlyList<string?>)[a.Id, m, a.Page is null ? "corridor" : source(a.Page)]));

    // The area that holds the members of an economy, where the pages have it.
    private string? GroupOf(string? economy) => EconomyWords.Of(typeof(UkAreas).Assembly, "regime").FirstOrDefault(w => w.Value.Value == economy && areas.ContainsKey(w.Key)).Key;

    private static bool IsGroup(string id) => char.IsAsciiDigit(id[0]);

    private void Add(UkPage page, UkNode area)
    {
        var id = area.Id ?? throw area.Bad("id", "");
        if (onPage.ContainsKey((page, id)))
        {
            return;
        }

        onPage.Add((page, id), id);
        if (!IsGroup(id))
        {
            AddCode(id, area);
            return;
        }

        var members = new SortedSet<string>(area.Children("children_geographical_areas").Select(c => c.Id ?? throw c.Bad("id", "")).Where(c => !UkWords.Has("economies", c) || UkWords.Field("economies", c, "code") is not null), StringComparer.Ordinal);
        if (members.Count == 0 && id != "1011")
        {
            throw area.Bad("children_geographical_areas", "");
        }

        if (members.Count == 0 && areas.ContainsKey(id))
        {
            return;
        }

        var own = new[] { id, $"{id}-{page.Day.Year.ToString(CultureInfo.InvariantCulture)}", $"{id}-{page.Day:yyyy-MM-dd}" }
            .First(n => !areas.TryGetValue(n, out var known) || known.Members.SetEquals(members));
        onPage[(page, id)] = own;
        areas.TryAdd(own, new Area(own, id, UkWords.Name("areas", UkWords.Has("areas", own) ? own : id, UkDuties.Plain(area.Text("description")) ?? id), members, page));
    }

    // A code of the tariff that is no code of ISO: a group of the economy behind it, or a place that no economy is.
    private void AddCode(string code, UkNode? area)
    {
        if (UkWords.Has("areas", code))
        {
            var behind = UkWords.Field("economies", code, "code");
            areas.TryAdd(code, new Area(code, code, UkWords.Name("areas", code, area?.Text("description") ?? code), behind is null ? [] : [behind], null));
        }
    }

    private sealed record Area(string Id, string Code, LocalizedText Name, SortedSet<string> Members, UkPage? Page);
}
