using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Corridor.Goods;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Search;
using Corridor.Reference.Time;
using Corridor.Statistics.Flows;
using Microsoft.Net.Http.Headers;

namespace Corridor.Api;

/// <summary>A page of a list.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Offset">How many stand before this page.</param>
/// <param name="Items">The page.</param>
/// <param name="Next">The address of the next page, or null.</param>
public sealed record PageOf<T>(int Total, int Offset, IReadOnlyList<T> Items, string? Next);

/// <summary>A unit of measure: code of Recommendation 20, and how many base units of its dimension it is.</summary>
public sealed record UnitOfMeasureView(string Code, TextView Name, string? Symbol, string? Dimension, decimal? Factor);

/// <summary>A currency of ISO 4217.</summary>
public sealed record CurrencyView(string Code, string? Number, int? MinorUnits, TextView Name);

/// <summary>A border crossing point and the one opposite.</summary>
public sealed record BorderPointView(string Code, string Economy, TextView Name, IReadOnlyList<string> Modes, string Opposite);

/// <summary>A pack of data in use.</summary>
public sealed record PackView(string Pack, TextView Title, string Publisher, string Edition, string Licence, string? Url, string Coverage, bool Complete, string? Note, string Hash, IReadOnlyList<SourceView> Sources);

/// <summary>The addresses below <c>/api/v1</c>.</summary>
internal static class GoodsEndpoints
{
    public const string Root = "/api/v1";
    private const int MostItems = 1000;

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup(Root).CacheOutput();
        api.MapGet("/goods", Search).WithName("searchGoods").WithSummary("Finds headings by code or words")
            .Produces<GoodsSearchAnswer>().ProducesProblem(400);
        api.MapGet("/goods/suggestions", Suggest).WithName("suggestGoods").WithSummary("Headings that fit while a word is being typed")
            .Produces<GoodsSearchAnswer>().ProducesProblem(400);
        api.MapGet("/goods/{code}", Show).WithName("showGoods").WithSummary("Place in the tariff, duty, unit and notes of a code on a lane and a day")
            .Produces<GoodsAnswer>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/goods/{code}/trade", Trade).WithName("tradeOfGoods").WithSummary("Trade of the lane in these goods, both sides' reports")
            .Produces<TradeAnswer>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/trade", LaneTrade).WithName("tradeOfLane").WithSummary("Trade of the lane in all goods, both sides' reports, by year and month")
            .Produces<TradeAnswer>().ProducesProblem(400);
        api.MapGet("/tariffs", Tariffs).WithName("listTariffs").WithSummary("The tariffs loaded").Produces<PageOf<TariffView>>();
        api.MapGet("/tariffs/{regime}/lines", Lines).WithName("listTariffLines").WithSummary("The lines of a tariff on a day, in printed order")
            .Produces<PageOf<LineView>>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/economies", Economies).WithName("listEconomies").WithSummary("Economies and groups").Produces<PageOf<EconomyView>>();
        api.MapGet("/units", Units).WithName("listUnits").WithSummary("Units of measure of UN/ECE Recommendation 20 with conversions").Produces<PageOf<UnitOfMeasureView>>().ProducesProblem(400);
        api.MapGet("/currencies", Currencies).WithName("listCurrencies").WithSummary("Currencies of ISO 4217").Produces<PageOf<CurrencyView>>().ProducesProblem(400);
        api.MapGet("/incoterms", Incoterms).WithName("listIncoterms").WithSummary("The rules of Incoterms 2020").Produces<PageOf<Reference.Delivery.Incoterm>>().ProducesProblem(400);
        api.MapGet("/border-points", BorderPoints).WithName("listBorderPoints").WithSummary("Border crossing points of the corridor").Produces<PageOf<BorderPointView>>().ProducesProblem(400);
        api.MapGet("/packs", Packs).WithName("listPacks").WithSummary("The data packs in use, with sources, terms and coverage").Produces<PageOf<PackView>>();
    }

    private static IResult Search(HttpContext context, Workspace workspace,
        [Description("A code, words in any of the three languages, or both; at most 200 characters.")] string? q,
        [Description("Language of names and messages: en, zh or ru.")] string? lang,
        [Description("How many headings, 1 to 100.")] string? top) => Find(context, workspace, q, lang, top, false);

    private static IResult Suggest(HttpContext context, Workspace workspace,
        [Description("What has been typed so far.")] string? q, [Description("Language of names and messages.")] string? lang, [Description("How many, 1 to 100.")] string? top) => Find(context, workspace, q, lang, top, true);

    private static IResult Find(HttpContext context, Workspace workspace, string? q, string? lang, string? top, bool typing)
    {
        if (!TryLanguage(context, lang, out var language, out var problem))
        {
            return problem!;
        }

        var count = 5;
        if (top is not null && (!int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > GoodsSearch.MostHits))
        {
            return Problems.Of(new Fault("number.range", Fault.Quote(top), "1", "100"), language, field: "top");
        }

        return workspace.Search.TryFind(q, count, typing, out var hits, out var fault)
            ? Tagged(context, GoodsSearchAnswer.Of(q!, language, hits))
            : Problems.Of(fault, language, field: "q");
    }

    private static IResult Show(HttpContext context, Workspace workspace, TimeProvider time, string code,
        [Description("Origin, ISO 3166 code; the usual lane where absent.")] string? from, [Description("Destination.")] string? to,
        [Description("Day of the answer, yyyy-MM-dd; today where absent.")] string? date, [Description("Language of texts.")] string? lang) =>
        TryPlace(context, workspace, time, code, from, to, date, lang, out var place, out var language, out var problem)
            ? Tagged(context, GoodsAnswer.Of(workspace, place!, language)) : problem!;

    private static IResult Trade(HttpContext context, Workspace workspace, TimeProvider time, string code,
        [Description("Origin.")] string? from, [Description("Destination.")] string? to, [Description("Language of texts.")] string? lang,
        [Description("json or csv.")] string? format)
    {
        if (!TryPlace(context, workspace, time, code, from, to, null, lang, out var place, out var language, out var problem))
        {
            return problem!;
        }

        return Answer(context, workspace, workspace.Statistics.LaneTrade(place!.Origin!.Code, place.Destination.Code, place.Code), format, language);
    }

    private static IResult LaneTrade(HttpContext context, Workspace workspace,
        [Description("Origin, ISO 3166 code; the usual lane where absent.")] string? from, [Description("Destination.")] string? to,
        [Description("Language of texts.")] string? lang, [Description("json or csv.")] string? format)
    {
        if (!TryLanguage(context, lang, out var language, out var problem) || !TryLane(workspace, from, to, language, out var lane, out problem))
        {
            return problem!;
        }

        return Answer(context, workspace, workspace.Statistics.LaneTrade(lane!.Origin.Code, lane.Destination.Code), format, language);
    }

    private static IResult Answer(HttpContext context, Workspace workspace, TradeOnLane trade, string? format, Language language) => format switch
    {
        "csv" => Results.File(SeriesCsv.Bytes(trade.All.Series), "text/csv; charset=utf-8", $"trade-{trade.Origin}-{trade.Destination}-{trade.Product}.csv"),
        null or "json" => Tagged(context, TradeAnswer.Of(workspace, trade, language)),
        _ => Problems.Of(new Fault("pack.oneOf", Fault.Quote(format), "json, csv"), language, field: "format"),
    };

    private static IResult Tariffs(HttpContext context, Workspace workspace, string? lang) =>
        TryLanguage(context, lang, out var language, out var problem)
            ? Tagged(context, new PageOf<TariffView>(workspace.Tariffs.All.Length, 0, [.. workspace.Tariffs.All.Select(t => GoodsAnswer.Of(t, language))], null)) : problem!;

    private static IResult Lines(HttpContext context, Workspace workspace, TimeProvider time, string regime,
        [Description("Day, yyyy-MM-dd.")] string? date, [Description("Only lines whose code starts with these digits.")] string? under,
        [Description("How many lines to pass over.")] string? offset, [Description("How many lines at most, 1 to 1000.")] string? limit, string? lang)
    {
        if (!TryLanguage(context, lang, out var language, out var problem) || !TryDay(time, date, language, out var day, out problem))
        {
            return problem!;
        }

        if (!workspace.Tariffs.TryParse(regime, out var tariff, out var fault))
        {
            return Problems.Of(fault, language, StatusCodes.Status404NotFound);
        }

        if (!tariff.Nomenclature.TryAt(day, out var tree, out fault))
        {
            return Problems.Of(fault, language, StatusCodes.Status404NotFound, "date");
        }

        CommodityCode prefix = default;
        if (under is not null && !CommodityCode.TryParse(under, out prefix, out fault))
        {
            return Problems.Of(fault, language, field: "under");
        }

        if (!TryNumber(offset, 0, 0, int.MaxValue, language, "offset", out var skip, out problem) || !TryNumber(limit, 100, 1, MostItems, language, "limit", out var take, out problem))
        {
            return problem!;
        }

        var nodes = under is null ? tree.Nodes : [.. tree.Nodes.Where(n => n.Code.StartsWith(prefix))];
        var items = nodes.Skip(skip).Take(take).Select(n => new LineView(
            n.Line.IsCoded ? n.Code.Digits : null, n.Line.IsCoded ? tariff.Format.Print(n.Code) : null, TextView.Of(n.Line.Text, language), n.IsDeclarable,
            n.IsDeclarable ? [.. tariff.DutyOn(n, day).Rates.Select(r => GoodsAnswer.Of(r, tariff, language))] : null)).ToList();
        var next = skip < nodes.Count - take
            ? $"{Root}/tariffs/{tariff.Name}/lines?date={DateRange.Text(day)}{(under is null ? "" : "&under=" + prefix)}&offset={(skip + take).ToString(CultureInfo.InvariantCulture)}&limit={take.ToString(CultureInfo.InvariantCulture)}&lang={language.Tag()}" : null;
        return Tagged(context, new PageOf<LineView>(nodes.Count, skip, items, next));
    }

    private static IResult Economies(HttpContext context, Workspace workspace, string? lang, string? offset, string? limit) =>
        List(context, lang, offset, limit, "economies", workspace.Book.Economies.All, EconomyView.Of);

    private static IResult Units(HttpContext context, Workspace workspace, string? lang, string? offset, string? limit) =>
        List(context, lang, offset, limit, "units", workspace.Book.Units.All,
            (u, l) => new UnitOfMeasureView(u.Code.Value, TextView.Of(u.Name, l), u.Symbol, u.Dimension, u.Factor));

    private static IResult Currencies(HttpContext context, Workspace workspace, string? lang, string? offset, string? limit) =>
        List(context, lang, offset, limit, "currencies", workspace.Book.Currencies.All,
            (c, l) => new CurrencyView(c.Code.Value, c.Number, c.MinorUnits, TextView.Of(c.Name, l)));

    private static IResult Incoterms(HttpContext context, Workspace workspace, string? lang, string? offset, string? limit) =>
        List(context, lang, offset, limit, "incoterms", workspace.Book.Incoterms.All, (i, _) => i);

    private static IResult BorderPoints(HttpContext context, Workspace workspace, string? lang, string? offset, string? limit) =>
        List(context, lang, offset, limit, "border-points", workspace.Book.BorderPoints,
            (b, l) => new BorderPointView(b.Code, b.Economy.Value, TextView.Of(b.Name, l), b.Mode, b.Opposite));

    // A list of reference data, page by page.
    private static IResult List<TItem, TView>(HttpContext context, string? lang, string? offset, string? limit, string name, IEnumerable<TItem> items, Func<TItem, Language, TView> view)
    {
        if (!TryLanguage(context, lang, out var language, out var problem)
            || !TryNumber(offset, 0, 0, int.MaxValue, language, "offset", out var skip, out problem) || !TryNumber(limit, MostItems, 1, MostItems, language, "limit", out var take, out problem))
        {
            return problem!;
        }

        var all = items.ToList();
        var next = skip + take < all.Count
            ? string.Create(CultureInfo.InvariantCulture, $"{Root}/{name}?offset={skip + take}&limit={take}&lang={language.Tag()}") : null;
        return Tagged(context, new PageOf<TView>(all.Count, skip, [.. all.Skip(skip).Take(take).Select(i => view(i, language))], next));
    }

    private static IResult Packs(HttpContext context, Workspace workspace, string? lang)
    {
        if (!TryLanguage(context, lang, out var language, out var problem))
        {
            return problem!;
        }

        var packs = workspace.Library.Packs.Select(p => p.Manifest is var m ? new PackView(m.Path, TextView.Of(m.Title, language), PackSource.PublisherIn(m.Publisher, language), m.Edition, m.Licence, m.Url,
            m.Coverage.Days.ToString(), m.Coverage.IsComplete, m.Coverage.Note?.In(language), p.Hash, [.. m.Sources.Select(s => SourceView.Of(s, language))]) : null!).ToList();
        return Tagged(context, new PageOf<PackView>(packs.Count, 0, packs, null));
    }

    private static bool TryPlace(HttpContext context, Workspace workspace, TimeProvider time, string code, string? from, string? to, string? date, string? lang,
        out GoodsPlace? place, out Language language, out IResult? problem)
    {
        place = null;
        if (!TryLanguage(context, lang, out language, out problem) || !TryDay(time, date, language, out var day, out problem))
        {
            return false;
        }

        if (!CommodityCode.TryParse(code, out var parsed, out var fault))
        {
            problem = Problems.Of(fault, language, field: "code");
            return false;
        }

        if (!TryLane(workspace, from, to, language, out var lane, out problem))
        {
            return false;
        }

        if (!GoodsPlace.TryFind(workspace, parsed, lane!, day, out place, out fault))
        {
            problem = Problems.Of(fault, language, StatusCodes.Status404NotFound, "code");
            return false;
        }

        return true;
    }

    internal static bool TryLane(Workspace workspace, string? from, string? to, Language language, out Lane? lane, out IResult? problem)
    {
        var usual = workspace.Book.Lanes[0];
        problem = workspace.Book.TryLane(from ?? usual.Origin.Code.Value, to ?? usual.Destination.Code.Value, out lane, out var fault)
            ? null : Problems.Of(fault!, language, field: "from,to");
        return problem is null;
    }

    internal static bool TryLanguage(HttpContext context, string? lang, out Language language, out IResult? problem)
    {
        problem = null;
        language = Language.En;
        if (lang is null || Languages.TryParse(lang, out language, out var fault))
        {
            context.Response.Headers.ContentLanguage = language.Tag();
            return true;
        }

        problem = Problems.Of(fault, language, field: "lang");
        return false;
    }

    internal static bool TryDay(TimeProvider time, string? date, Language language, out DateOnly day, out IResult? problem)
    {
        problem = null;
        day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (date is null || DateRange.TryParseDay(date, out day, out var fault))
        {
            return true;
        }

        problem = Problems.Of(fault, language, field: "date");
        return false;
    }

    internal static bool TryNumber(string? text, int usual, int least, int most, Language language, string field, out int number, out IResult? problem)
    {
        problem = null;
        number = usual;
        if (text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most))
        {
            return true;
        }

        problem = Problems.Of(new Fault("number.range", Fault.Quote(text), least.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture)), language, field: field);
        return false;
    }

    // The tag is a digest of the answer itself, so it changes exactly when the answer does.
    internal static IResult Tagged<T>(HttpContext context, T answer)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, JsonForm.Options);
        context.Response.Headers.CacheControl = "public, max-age=60";
        return Results.Bytes(bytes, "application/json; charset=utf-8",
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\""));
    }
}
