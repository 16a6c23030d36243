using System.ComponentModel;
using System.Globalization;
using System.Text;
using Corridor.Changes;
using Corridor.Measures.Changes;
using Corridor.Measures.Determination;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Regimes;

namespace Corridor.Api;

/// <summary>The addresses of what regimes are made of, and of what changed in them.</summary>
internal static class RegimeEndpoints
{
    private const int MostItems = 1000;

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup(GoodsEndpoints.Root).CacheOutput();
        api.MapGet("/changes", Changes).WithName("listChanges").WithSummary("What changed in the rules for goods on a lane, or for a watch-list, after a day: both sides of the border")
            .Produces<ChangesAnswer>().ProducesProblem(400);
        api.MapGet("/measures", Measures).WithName("listMeasures").WithSummary("What counts on a code on a day, and what was looked at and does not count, with the first test that it failed")
            .Produces<DeterminedView>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/measures/{economy}/{id}", Measure).WithName("showMeasure").WithSummary("A measure: duty, area, days, conditions, quota, notes, doubts, act and source")
            .Produces<MeasureView>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/acts/{economy}", Acts).WithName("listActs").WithSummary("The legal acts of a regime with how many measures rest on each")
            .Produces<PageOf<ActRowView>>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/acts/{economy}/{id}", Act).WithName("showAct").WithSummary("A legal act and the measures that rest on it, page by page")
            .Produces<ActAnswer>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/documents/{economy}", Documents).WithName("listDocuments").WithSummary("The documents that a regime asks for")
            .Produces<PageOf<DocumentRowView>>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/documents/{economy}/{code}", Document).WithName("showDocument").WithSummary("A document and the goods that ask for it: by conditions of measures, and by control lists")
            .Produces<DocumentAnswer>().ProducesProblem(400).ProducesProblem(404);
    }

    private static IResult Changes(HttpContext context, Workspace workspace, TimeProvider time,
        [Description("Origin, ISO 3166 code; the usual lane where absent. Not read where a watch-list is given.")] string? from, [Description("Destination.")] string? to,
        [Description("The day after which changes are told, yyyy-MM-dd; a year ago where absent.")] string? since, [Description("The last day; today where absent.")] string? until,
        [Description("Only goods whose code begins with these digits.")] string? code,
        [Description("A watch-list instead of a lane: lines of code,origin,destination and a label.")] string? list,
        [Description("How many changes to pass over.")] string? offset, [Description("How many changes at most, 1 to 1000.")] string? limit,
        [Description("Language of texts.")] string? lang, [Description("json or csv; csv has all changes.")] string? format)
    {
        if (!GoodsEndpoints.TryLanguage(context, lang, out var language, out var problem)
            || !GoodsEndpoints.TryNumber(offset, 0, 0, int.MaxValue, language, "offset", out var skip, out problem) || !GoodsEndpoints.TryNumber(limit, 100, 1, MostItems, language, "limit", out var take, out problem))
        {
            return problem!;
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var (first, last) = (today.AddYears(-1), today);
        if (since is not null && !DateRange.TryParseDay(since, out first, out var fault))
        {
            return Problems.Of(fault, language, field: "since");
        }

        if (until is not null && !DateRange.TryParseDay(until, out last, out fault))
        {
            return Problems.Of(fault, language, field: "until");
        }

        if (first > last)
        {
            return Problems.Of(new Fault("changes.daysReversed", DateRange.Text(first), DateRange.Text(last)), language, field: "since");
        }

        LaneChanges changes;
        if (!string.IsNullOrEmpty(list))
        {
            var items = WatchList.Read(list, "list", workspace.Book, out var faults);
            if (!faults.IsEmpty)
            {
                return Problems.Of(faults[0], language, field: "list");
            }

            changes = LaneChanges.Of(workspace, items, first, last);
        }
        else
        {
            CommodityCode under = default;
            if (!string.IsNullOrEmpty(code) && !CommodityCode.TryParse(code, out under, out fault))
            {
                return Problems.Of(fault, language, field: "code");
            }

            if (!GoodsEndpoints.TryLane(workspace, from, to, language, out var lane, out problem))
            {
                return problem!;
            }

            changes = LaneChanges.Of(workspace, lane!, string.IsNullOrEmpty(code) ? null : under, first, last);
        }

        string Next(int at) => Address("/changes", ("from", from), ("to", to), ("since", DateRange.Text(first)), ("until", DateRange.Text(last)), ("code", code), ("list", list), ("offset", Text(at)), ("limit", Text(take)), ("lang", language.Tag()));
        return format switch
        {
            null or "json" => GoodsEndpoints.Tagged(context, changes.View(language, skip, take, Next)),
            "csv" => Results.File(Encoding.UTF8.GetBytes(changes.Csv(language)), "text/csv; charset=utf-8", $"changes-{DateRange.Text(first)}-{DateRange.Text(last)}.csv"),
            _ => Problems.Of(new Fault("pack.oneOf", Fault.Quote(format), "json, csv"), language, field: "format"),
        };
    }

    private static IResult Measures(HttpContext context, Workspace workspace, TimeProvider time,
        [Description("The economy whose rules are asked; the destination of the usual lane where absent.")] string? economy, [Description("A declarable code.")] string? code,
        [Description("Origin on import, destination on export; any where absent.")] string? partner, [Description("import or export; import where absent.")] string? direction,
        [Description("Day, yyyy-MM-dd; today where absent.")] string? date, [Description("Language of texts.")] string? lang)
    {
        if (!GoodsEndpoints.TryLanguage(context, lang, out var language, out var problem) || !GoodsEndpoints.TryDay(time, date, language, out var day, out problem)
            || !TryOpen(workspace, economy ?? workspace.Book.Lanes[0].Destination.Code.Value, language, out var reader, out problem))
        {
            return problem!;
        }

        if (!CommodityCode.TryParse(code, out var parsed, out var fault))
        {
            return Problems.Of(fault, language, field: "code");
        }

        if (direction is not (null or "import" or "export"))
        {
            return Problems.Of(new Fault("pack.oneOf", Fault.Quote(direction), "import, export"), language, field: "direction");
        }

        Economy? other = null;
        if (!string.IsNullOrEmpty(partner) && !workspace.Book.Economies.TryParse(partner, out other, out fault))
        {
            return Problems.Of(fault, language, field: "partner");
        }

        var query = new GoodsQuery(direction == "export" ? TradeDirection.Export : TradeDirection.Import, parsed, other?.Code, day);
        return reader!.Regime.Compiled.TryDetermine(query, out var determined, out fault, explain: true)
            ? GoodsEndpoints.Tagged(context, reader.Of(query, determined)) : Problems.Of(fault, language, StatusCodes.Status404NotFound, "code");
    }

    private static IResult Measure(HttpContext context, Workspace workspace, TimeProvider time, string economy, [Description("The id, a slash in it written as %2F.")] string id,
        [Description("Day for which balance and notes are told.")] string? date, [Description("Language of texts.")] string? lang)
    {
        if (!GoodsEndpoints.TryLanguage(context, lang, out var language, out var problem) || !GoodsEndpoints.TryDay(time, date, language, out var day, out problem) || !TryOpen(workspace, economy, language, out var reader, out problem))
        {
            return problem!;
        }

        return reader!.Regime.Find(RegimeReader.Id(id, i => reader.Regime.Find(i) is not null)) is { } measure ? GoodsEndpoints.Tagged(context, reader.Of(measure, day))
            : Problems.Of(new Fault("measure.unknown", Fault.Quote(id), reader.Regime.Economy.Code.Value), language, StatusCodes.Status404NotFound, "id");
    }

    private static IResult Acts(HttpContext context, Workspace workspace, string economy, string? offset, string? limit, string? lang) =>
        List(context, workspace, economy, offset, limit, lang, "acts", r => r.Acts());

    private static IResult Documents(HttpContext context, Workspace workspace, string economy, string? offset, string? limit, string? lang) =>
        List(context, workspace, economy, offset, limit, lang, "documents", r => r.Documents());

    private static IResult Act(HttpContext context, Workspace workspace, string economy, [Description("The id, a slash in it written as %2F.")] string id,
        [Description("How many measures to pass over.")] string? offset, [Description("How many at most, 1 to 1000.")] string? limit, string? lang) =>
        One(context, workspace, economy, id, offset, limit, lang, "acts", "act.unknown", "id", (r, i) => r.Regime.Acts.Any(a => a.Id == i), (r, i, skip, take, next) => r.Act(i, skip, take, next));

    private static IResult Document(HttpContext context, Workspace workspace, string economy, [Description("The code of the document.")] string code,
        [Description("How many measures and rows to pass over.")] string? offset, [Description("How many at most, 1 to 1000.")] string? limit, string? lang) =>
        One(context, workspace, economy, code, offset, limit, lang, "documents", "document.unknown", "code", (r, i) => r.Regime.Document(i) is not null, (r, i, skip, take, next) => r.Document(i, skip, take, next));

    private static IResult List<T>(HttpContext context, Workspace workspace, string economy, string? offset, string? limit, string? lang, string name, Func<RegimeReader, IReadOnlyList<T>> items)
    {
        if (!GoodsEndpoints.TryLanguage(context, lang, out var language, out var problem)
            || !GoodsEndpoints.TryNumber(offset, 0, 0, int.MaxValue, language, "offset", out var skip, out problem) || !GoodsEndpoints.TryNumber(limit, MostItems, 1, MostItems, language, "limit", out var take, out problem)
            || !TryOpen(workspace, economy, language, out var reader, out problem))
        {
            return problem!;
        }

        var all = items(reader!);
        var next = skip < all.Count - take ? Address($"/{name}/{reader!.Regime.Economy.Code}", ("offset", Text(skip + take)), ("limit", Text(take)), ("lang", language.Tag())) : null;
        return GoodsEndpoints.Tagged(context, new PageOf<T>(all.Count, skip, [.. all.Skip(skip).Take(take)], next));
    }

    private static IResult One<T>(HttpContext context, Workspace workspace, string economy, string id, string? offset, string? limit, string? lang, string name, string unknown, string field,
        Func<RegimeReader, string, bool> known, Func<RegimeReader, string, int, int, Func<int, string>, T?> find)
        where T : class
    {
        if (!GoodsEndpoints.TryLanguage(context, lang, out var language, out var problem)
            || !GoodsEndpoints.TryNumber(offset, 0, 0, int.MaxValue, language, "offset", out var skip, out problem) || !GoodsEndpoints.TryNumber(limit, 100, 1, MostItems, language, "limit", out var take, out problem)
            || !TryOpen(workspace, economy, language, out var reader, out problem))
        {
            return problem!;
        }

        var found = RegimeReader.Id(id, i => known(reader!, i));
        string Next(int at) => Address($"/{name}/{reader!.Regime.Economy.Code}/{Uri.EscapeDataString(found)}", ("offset", Text(at)), ("limit", Text(take)), ("lang", language.Tag()));
        return find(reader!, found, skip, take, Next) is { } answer ? GoodsEndpoints.Tagged(context, answer)
            : Problems.Of(new Fault(unknown, Fault.Quote(id), reader!.Regime.Economy.Code.Value), language, StatusCodes.Status404NotFound, field);
    }

    // An economy that is written wrong is a bad request; one without rules is not there.
    private static bool TryOpen(Workspace workspace, string economy, Language language, out RegimeReader? reader, out IResult? problem)
    {
        problem = RegimeReader.TryOpen(workspace, economy, language, out reader, out var fault) ? null
            : Problems.Of(fault, language, workspace.Book.Economies.TryParse(economy, out _, out _) ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest, "economy");
        return problem is null;
    }

    private static string Address(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var text = new StringBuilder(GoodsEndpoints.Root).Append(path);
        var mark = '?';
        foreach (var (name, value) in query)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                mark = '&';
            }
        }

        return text.ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
