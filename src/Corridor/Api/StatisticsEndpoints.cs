using System.Collections.Immutable;
using System.ComponentModel;
using System.Security.Cryptography;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Statistics;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Complexity;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Indicators;
using Microsoft.Net.Http.Headers;

namespace Corridor.Api;

/// <summary>The addresses below <c>/api/v1/statistics</c>: what the pages of statistics show, as JSON, CSV and Parquet.</summary>
internal static class StatisticsEndpoints
{
    private const string InCurrency = "The currency of all values, such as USD: converted at the average exchange rates of each month; as published where absent.";

    public const string Root = GoodsEndpoints.Root + "/statistics";
    private const int MostItems = 1000;

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup(Root).CacheOutput();
        api.MapGet("/series", Series).WithName("tradeSeries").WithSummary("A trade by year, by month or in some months of each year, from each source, with growth and index")
            .Produces<SeriesAnswer>().ProducesProblem(400);
        api.MapGet("/ranking", Ranked).WithName("tradeRanking").WithSummary("The products or the partners of a trade with growth, share and contribution to growth")
            .Produces<RankingAnswer>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/mirror", Mirror).WithName("tradeMirror").WithSummary("The same goods as the exporter and as the importer report them, and the gap")
            .Produces<PageOf<MirrorView>>().ProducesProblem(400);
        api.MapGet("/checks", Checks).WithName("tradeChecks").WithSummary("What stands out in what is loaded: against published totals, history and the mirror")
            .Produces<PageOf<CheckView>>().ProducesProblem(400);
        api.MapGet("/observations", Observations).WithName("tradeObservations").WithSummary("Figures as they stand in the store, page by page; every other answer names the query of its rows")
            .Produces<PageOf<ObservationView>>().ProducesProblem(400);
        api.MapGet("/availability", Availability).WithName("tradeAvailability").WithSummary("What is loaded: from whom, how deep, for which periods, with which holes")
            .Produces<PageOf<AvailabilityView>>().ProducesProblem(400);
        api.MapGet("/releases", Releases).WithName("tradeReleases").WithSummary("The releases of all data sets").Produces<PageOf<ReleaseView>>().ProducesProblem(400);
        api.MapGet("/indicators", Indicators).WithName("tradeIndicators").WithSummary("The indicators of a pair in a period, every figure with its formula, inputs and rows")
            .Produces<System.Text.Json.JsonElement>().ProducesProblem(400);
        api.MapGet("/opportunities", Opportunities).WithName("tradeOpportunities").WithSummary("What one economy exports well and another imports, but hardly from it, the largest first")
            .Produces<OpportunitiesAnswer>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/complexity", Complexity).WithName("productSpace").WithSummary("The product space of a year, or of several together: every product with its complexity and neighbours, and what an economy exports of it")
            .Produces<SpaceAnswer>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/structure", Structure).WithName("exportStructure").WithSummary("What two economies export to the world by product: shares, revealed advantage, similarity and concentration, of the latest and finest data loaded")
            .Produces<StructureAnswer>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/complementarity", Complementarity).WithName("complementarity").WithSummary("How well the exports of economies fit the imports of others")
            .Produces<ComplementarityAnswer>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/briefing", Briefing).WithName("tradeBriefing").WithSummary("A briefing of a pair in a period, or of a published set: text in pieces, and every figure with its formula, inputs and rows")
            .Produces<System.Text.Json.JsonElement>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/definitions", AllDefinitions).WithName("tradeDefinitions").WithSummary("Every indicator with its formula, meaning, range and paper").Produces<PageOf<DefinitionView>>().ProducesProblem(400);
    }

    private static Task<IResult> Series(HttpContext context, Workspace workspace,
        [Description("Whose statistics: an ISO 3166 code, a part of an economy, or a group.")] string? reporter, [Description("The partner; W00 is the world.")] string? counterpart,
        [Description("export, import, re_export, re_import or trade (both ways).")] string? flow, [Description("TOTAL, an HS code of 2, 4 or 6 digits, or S and an SITC code; TOTAL where absent.")] string? product,
        [Description("year (the months of each year together) or month.")] string? by, [Description("Months of each year, such as 01..04; the whole year where absent.")] string? months,
        [Description("The first year.")] string? first, [Description("The last year.")] string? last, [Description("One source by its key.")] string? source,
        [Description(InCurrency)] string? currency, [Description("Language of names.")] string? lang, [Description("json, csv or parquet.")] string? format) =>
        Answer(context, workspace, lang, r => SeriesQuestion.Read(r),
            (asked, names) => SeriesAnswer.Of(workspace, asked, names), asked => StatisticsTable.Of(asked, asked.Lines(workspace).Lines));

    private static Task<IResult> Ranked(HttpContext context, Workspace workspace,
        [Description("product or counterpart.")] string? by, [Description("Whose statistics.")] string? reporter, [Description("The partner in a ranking of products; W00 is all partners together.")] string? counterpart,
        [Description("export or import.")] string? flow, [Description("Only what is below this product; in a ranking of partners the product itself.")] string? product,
        [Description("Digits of the products: 2, 4 or 6; the next below the product where absent.")] string? level, [Description("Months of the year.")] string? months,
        [Description("The year; the latest that can be ranked where absent.")] string? year, [Description("value, or contribution for what moved most.")] string? order, [Description("One source by its key.")] string? source,
        [Description(InCurrency)] string? currency,
        [Description("How many to pass over.")] string? offset, [Description("How many at most, 1 to 1000.")] string? limit, [Description("Language of names.")] string? lang, [Description("json, csv or parquet.")] string? format)
    {
        PeriodWithoutRates? uncovered = null;
        Ranking? Find(RankingQuestion asked)
        {
            (var found, uncovered) = asked.Find(workspace);
            return found;
        }

        return Answer(context, workspace, lang, r => RankingQuestion.Read(r, 100, MostItems),
            (asked, names) => Find(asked) is { } found
                ? RankingAnswer.Of(asked, found, names, at => $"{Root}/ranking?{asked.QueryFrom(at)}&limit={StatisticsAddress.Text(asked.Size)}&lang={names.Language.Tag()}") : null,
            asked => Find(asked) is { } found ? StatisticsTable.Of(asked, found) : null,
            asked => uncovered is { } w ? w.Fault(asked.Trade.Currency!.Value)
                : !asked.IsByCounterpart && TradeOffer.OfProducts(workspace.Statistics, asked.Trade) is { } offer
                ? new Fault("stat.noRankingMirror", asked.Trade.Reporter.Value, asked.Trade.Flow.Word(), offer.Question.Reporter.Value, offer.Question.Flow.Word(), StatisticsAddress.Text(offer.First), StatisticsAddress.Text(offer.Last),
                    $"{Root}/ranking?{(asked with { Trade = offer.Question, Year = null }).QueryFrom(0)}")
                : new Fault("stat.noRanking", asked.Trade.Reporter.Value, asked.Trade.Flow.Word()));
    }

    private static Task<IResult> Mirror(HttpContext context, Workspace workspace,
        [Description("Where the goods come from.")] string? from, [Description("Where they go.")] string? to, [Description("year or month.")] string? by,
        [Description("Digits of the products: 0 for all goods, 2, 4 or 6.")] string? level, [Description("The first year.")] string? first, [Description("The last year.")] string? last,
        [Description("One source of the exporter by its key.")] string? exporter_source, [Description("One source of the importer by its key.")] string? importer_source,
        [Description(InCurrency)] string? currency,
        [Description("How many to pass over.")] string? offset, [Description("How many at most, 1 to 1000.")] string? limit, [Description("Language of names.")] string? lang, [Description("json, csv or parquet; files have all pairs.")] string? format) =>
        Answer(context, workspace, lang, r => (Asked: MirrorQuestion.Read(r), Skip: r.Number("offset", 0, 0, int.MaxValue), Take: r.Number("limit", 100, 1, MostItems)),
            (q, names) =>
            {
                var pairs = q.Asked.Pairs(workspace).Rows;
                return new PageOf<MirrorView>(pairs.Length, q.Skip, [.. pairs.Skip(q.Skip).Take(q.Take).Select(p => new MirrorView(p.Period, names.View(p.Product), MirrorSideView.Of(p.Exported), MirrorSideView.Of(p.Imported),
                    SeriesAnswer.Money(p.Gap.Value, p.IsConverted), SeriesAnswer.Rounded(p.Ratio.Value), SeriesAnswer.Money(p.Carriage.Value, p.IsConverted), SeriesAnswer.Money(p.Rest.Value, p.IsConverted)))],
                    q.Skip < pairs.Length - q.Take ? $"{Root}/mirror?{q.Asked.QueryFrom(q.Skip + q.Take)}&limit={StatisticsAddress.Text(q.Take)}&lang={names.Language.Tag()}" : null);
            },
            q => StatisticsTable.Of(q.Asked, q.Asked.Pairs(workspace).Rows));

    private static Task<IResult> Observations(HttpContext context, Workspace workspace,
        [Description("Reporters, separated by commas.")] string? reporter, [Description("Counterparts.")] string? counterpart, [Description("Flows.")] string? flow, [Description("Products.")] string? product,
        [Description("yes: also what is below the products.")] string? below, [Description("Digits of the products.")] string? level, [Description("month, quarter, january-to-month or year.")] string? kind,
        [Description("Periods that begin on this day or later.")] string? from, [Description("Periods that end on this day or earlier.")] string? to, [Description("Periods within these months of each year.")] string? months,
        [Description("A source by its key, or a data set.")] string? source, [Description("The figures as they were known at that moment.")] string? as_of,
        [Description("Figures of releases loaded after that moment.")] string? updated_after, [Description("yes: also figures that were replaced.")] string? history,
        [Description("Also each value in this currency, at the average exchange rates of its own period.")] string? currency,
        [Description("How many to pass over.")] string? offset, [Description("How many at most: 1000 as JSON, 10000 in a file.")] string? limit, [Description("Language of messages.")] string? lang, [Description("json, csv or parquet.")] string? format)
    {
        var most = format is "csv" or "parquet" ? ObservationPage.MostRows : MostItems;
        Fault? refused = null;
        ObservationPage? Find((ObservationQuery Query, int Skip, int Take, CurrencyCode? Currency) q) => workspace.Statistics.TryObservations(q.Query, q.Skip, q.Take, out var page, out refused) ? page : null;
        return Answer(context, workspace, lang, r => (Query: StatisticsAddress.Read(r), Skip: r.Number("offset", 0, 0, ObservationPage.MostReached), Take: r.Number("limit", most == MostItems ? 100 : most, 1, most), Currency: r.Currency("currency")),
            (q, names) => Find(q) is { } page
                ? new PageOf<ObservationView>((int)Math.Min(page.Count, int.MaxValue), q.Skip, [.. page.Rows.Select(o => ObservationView.Of(o, q.Currency, workspace.Conversion))],
                    page.Next is { } next ? $"{Root}/observations?{StatisticsAddress.Join(("offset", StatisticsAddress.Text(next)), ("limit", StatisticsAddress.Text(q.Take)), ("currency", q.Currency?.Value), ("lang", names.Language.Tag()))}&{StatisticsAddress.Of(q.Query)}" : null) : null,
            q => Find(q) is { } page ? StatisticsTable.Of(page.Rows, q.Currency, workspace.Conversion) : null,
            _ => refused!, StatusCodes.Status400BadRequest);
    }

    private static IResult Indicators(HttpContext context, Workspace workspace,
        [Description("Whose statistics.")] string? reporter, [Description("The partner or a group.")] string? counterpart, [Description("2017, 2017-04, 2017-Q1, 2017-01..04; the latest year where absent.")] string? period,
        [Description("The goods; all where absent.")] string? product, [Description("One source by its key.")] string? source, [Description(InCurrency)] string? currency, [Description("Language of names.")] string? lang) =>
        Written(context, workspace, lang, PairQuestion.Read, (asked, language) => Json(FigureJson.Bytes([workspace.Analysis.Pair(asked).Figures], language)));

    private static IResult Briefing(HttpContext context, Workspace workspace,
        [Description("A published set instead of a pair.")] string? set, [Description("Whose statistics.")] string? reporter, [Description("The partner or a group.")] string? counterpart,
        [Description("2017, 2017-04, 2017-Q1, 2017-01..04; the latest year where absent.")] string? period, [Description("The goods; all where absent.")] string? product,
        [Description("One source by its key.")] string? source, [Description(InCurrency)] string? currency, [Description("Language of the text.")] string? lang, [Description("json, text or pdf.")] string? format) =>
        Written(context, workspace, lang, r => (Asked: PairQuestion.Read(r), Set: r.Text("set"), Format: r.OneOf("format", "json", "text", "pdf")), (q, language) =>
        {
            if (q.Set is { } named)
            {
                return workspace.Analysis.TryBriefing(named, out var published, out var fault) ? Form(published, BriefingPrint.TitleOf(named, language)) : Problems.Of(fault, language, StatusCodes.Status404NotFound, "set");
            }

            return Form(workspace.Analysis.Briefing(q.Asked), BriefingPrint.TitleOf(q.Asked, new TradeNames(workspace, language)));

            IResult Form(TradeBriefing briefing, string title)
            {
                var text = workspace.Analysis.Write(briefing, language);
                return q.Format switch
                {
                    "text" => Results.Text(text.Plain + "\n", "text/plain; charset=utf-8"),
                    "pdf" => Printed.Of(BriefingPrint.Of(text, title, workspace), "briefing", language),
                    _ => Json(BriefingJson.Bytes(text)),
                };
            }
        });

    private static Task<IResult> Opportunities(HttpContext context, Workspace workspace, [Description("Who could sell more.")] string? from, [Description("Who buys it elsewhere.")] string? to,
        [Description("The year; the latest that can be answered where absent.")] string? year, [Description("One source by its key.")] string? source,
        [Description("How many to pass over.")] string? offset, [Description("How many at most, 1 to 1000.")] string? limit, [Description("Language of names.")] string? lang, [Description("json, csv or parquet; files have all.")] string? format)
    {
        Fault? refused = null;
        return Answer(context, workspace, lang, r => (Asked: OpportunityQuestion.Read(r), Skip: r.Number("offset", 0, 0, int.MaxValue), Take: r.Number("limit", 100, 1, MostItems)),
            (q, names) => q.Asked.TryFind(workspace, out var found, out refused)
                ? new OpportunitiesAnswer(names.View(found.Exporter), names.View(found.Importer), found.Year, FigureSourceView.Of(found.Source, names.Language), found.Found.Ranked.Select(o => o.Untapped.Currency?.Value).FirstOrDefault(),
                    found.Found.Ranked.Length, q.Skip, [.. found.Found.Ranked.Skip(q.Skip).Take(q.Take).Select(o => View(o, names))], found.Found.Unknown,
                    q.Skip < found.Found.Ranked.Length - q.Take ? $"{Root}/opportunities?{q.Asked.Query}&{StatisticsAddress.Join(("offset", StatisticsAddress.Text(q.Skip + q.Take)), ("limit", StatisticsAddress.Text(q.Take)), ("lang", names.Language.Tag()))}" : null) : null,
            q => q.Asked.TryFind(workspace, out var found, out refused) ? StatisticsTable.Of(found) : null, _ => refused!);

        static OpportunityView View(Opportunity o, TradeNames names)
        {
            _ = TradeProduct.TryParse(o.Product, out var product, out _);
            return new OpportunityView(names.View(product), o.Untapped.Value, o.Expected.Value, o.Actual.Value, o.Imports.Value, SeriesAnswer.Rounded(o.SupplierShare.Value), SeriesAnswer.Rounded(o.Advantage.Value),
                SeriesAnswer.Rounded(o.ImporterAdvantage?.Value), SeriesAnswer.Rounded(o.Complexity?.Value));
        }
    }

    private static Task<IResult> Complexity(HttpContext context, Workspace workspace, [Description("Whose exports are shown.")] string? economy, [Description("Whose exports stand beside them.")] string? other,
        [Description("The year; the latest that can be answered where absent.")] string? year, [Description("One source by its key.")] string? source, [Description("Language of names.")] string? lang, [Description("json, csv or parquet.")] string? format)
    {
        Fault? refused = null;
        return Answer(context, workspace, lang, SpaceQuestion.Read,
            (asked, names) => workspace.Analysis.TryProductSpace(asked.Economy, asked.Year, asked.Source, out var found, out refused) ? SpaceAnswer.Of(found, asked.Beside(workspace, found), names) : null,
            asked => workspace.Analysis.TryProductSpace(asked.Economy, asked.Year, asked.Source, out var found, out refused) ? StatisticsTable.Of(found, asked.Beside(workspace, found)) : null, _ => refused!);
    }

    private static Task<IResult> Structure(HttpContext context, Workspace workspace, [Description("Whose exports are shown.")] string? economy, [Description("Whose exports stand beside them.")] string? other,
        [Description("The year, or a year of several that are loaded together; the latest that can be answered where absent.")] string? year, [Description("One source by its key.")] string? source, [Description("Language of names.")] string? lang, [Description("json, csv or parquet.")] string? format)
    {
        Fault? refused = null;
        return Answer(context, workspace, lang, SpaceQuestion.Read,
            (asked, names) => workspace.Analysis.TryExportStructure(asked.Economy, asked.Other!.Value, asked.Year, asked.Source, out var found, out refused) ? StructureAnswer.Of(found, names) : null,
            asked => workspace.Analysis.TryExportStructure(asked.Economy, asked.Other!.Value, asked.Year, asked.Source, out var found, out refused) ? StatisticsTable.Of(found) : null, _ => refused!);
    }

    private static Task<IResult> Complementarity(HttpContext context, Workspace workspace, [Description("Economies by code, separated by commas.")] string? economies, [Description("How many of the largest exporters stand beside them, 0 to 30.")] string? others,
        [Description("The year; the latest that can be answered where absent.")] string? year, [Description("One source by its key.")] string? source, [Description("Language of names.")] string? lang, [Description("json, csv or parquet.")] string? format)
    {
        Fault? refused = null;
        return Answer(context, workspace, lang, ComplementarityQuestion.Read,
            (asked, names) => workspace.Analysis.TryComplementarities(asked.Economies, asked.Others, asked.Year, asked.Source, out var found, out refused) ? ComplementarityAnswer.Of(found, names) : null,
            asked => workspace.Analysis.TryComplementarities(asked.Economies, asked.Others, asked.Year, asked.Source, out var found, out refused) ? StatisticsTable.Of(found) : null, _ => refused!);
    }

    private static Task<IResult> Checks(HttpContext context, Workspace workspace, [Description("Only of this reporter.")] string? reporter, [Description("Only with this partner.")] string? counterpart,
        [Description("How many to pass over.")] string? offset, [Description("How many at most, 1 to 1000.")] string? limit, [Description("Language of messages.")] string? lang) =>
        Listed(context, workspace, lang, "checks",
            r =>
            {
                EconomyCode? Only(string field) => r.Text(field) is null ? null : r.Economy(field, default);
                var (one, other) = (Only("reporter"), Only("counterpart"));
                return workspace.Statistics.AllSources.Select(s => s.Dataset).Distinct().SelectMany(d => workspace.Statistics.Checks(d).Select(c => (Dataset: d, Check: c)))
                    .Where(c => (one is null || c.Check.Reporter == one) && (other is null || c.Check.Counterpart == other)).ToImmutableArray();
            },
            (c, names) => new CheckView(c.Dataset, JsonForm.Word(c.Check.Kind.ToString()), c.Check.Period?.ToString(), c.Check.Reporter?.Value, c.Check.Counterpart?.Value, c.Check.Flow?.Word(), c.Check.Product.Value, c.Check.Value, c.Check.Expected,
                c.Check.Count, c.Check.Message(names.Language, names.Of)));

    private static Task<IResult> Availability(HttpContext context, Workspace workspace, [Description("Only of this reporter.")] string? reporter,
        [Description("How many to pass over.")] string? offset, [Description("How many at most, 1 to 1000.")] string? limit, [Description("Language of names.")] string? lang) =>
        Listed(context, workspace, lang, "availability",
            r => r.Text("reporter") is null ? workspace.Statistics.Available() : [.. workspace.Statistics.Available().Where(a => a.Reporter == r.Economy("reporter", default))],
            (a, names) => new AvailabilityView(FigureSourceView.Of(a.Source, names.Language), names.View(a.Reporter), a.Flow.Word(), a.Kind.Word(), a.Level, a.IsSitc, a.IsTotal, a.Counterparts, a.Figures, a.First.ToString(), a.Last.ToString(),
                [.. a.Holes.Select(h => h.ToString())]));

    private static Task<IResult> Releases(HttpContext context, Workspace workspace,
        [Description("How many to pass over.")] string? offset, [Description("How many at most, 1 to 1000.")] string? limit, [Description("Language of messages.")] string? lang) =>
        Listed(context, workspace, lang, "releases", _ => workspace.Statistics.Releases,
            (r, _) => new ReleaseView(r.Number, r.Dataset, r.Edition, r.Format, r.File.Length == 0 ? null : r.File, r.Hash, r.ValidFrom?.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture), r.ValidTo?.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                r.RowsRead, r.RowsKept, r.RowsRejected, r.Added, r.Revised, r.Withdrawn));

    private static Task<IResult> AllDefinitions(HttpContext context, Workspace workspace,
        [Description("How many to pass over.")] string? offset, [Description("How many at most, 1 to 1000.")] string? limit, [Description("Language of texts.")] string? lang) =>
        Listed(context, workspace, lang, "definitions", _ => Definitions.All,
            (d, n) => new DefinitionView(d.Id, d.Name(n.Language), d.Formula, d.Meaning(n.Language), d.Range(n.Language), d.Convention(n.Language), d.Source));

    // A list that is short enough to be held whole, page by page.
    private static Task<IResult> Listed<T, TView>(HttpContext context, Workspace workspace, string? lang, string name, Func<StatisticsReader, ImmutableArray<T>> items, Func<T, TradeNames, TView> view) =>
        Answer(context, workspace, lang, r => (Items: items(r), Reporter: r.Text("reporter"), Counterpart: r.Text("counterpart"), Skip: r.Number("offset", 0, 0, int.MaxValue), Take: r.Number("limit", MostItems, 1, MostItems)),
            (q, names) => new PageOf<TView>(q.Items.Length, q.Skip, [.. q.Items.Skip(q.Skip).Take(q.Take).Select(i => view(i, names))], q.Skip < q.Items.Length - q.Take
                ? $"{Root}/{name}?{StatisticsAddress.Join(("reporter", q.Reporter), ("counterpart", q.Counterpart), ("offset", StatisticsAddress.Text(q.Skip + q.Take)), ("limit", StatisticsAddress.Text(q.Take)), ("lang", names.Language.Tag()))}" : null));

    private static string? Part(HttpContext context, string field) => context.Request.Query[field].FirstOrDefault();

    // What the analysis writes by itself.
    private static IResult Written<TQuestion>(HttpContext context, Workspace workspace, string? lang, Func<StatisticsReader, TQuestion> read, Func<TQuestion, Language, IResult> answer)
    {
        if (!GoodsEndpoints.TryLanguage(context, lang, out var language, out var problem))
        {
            return problem!;
        }

        var reader = new StatisticsReader(workspace, f => Part(context, f));
        var asked = read(reader);
        context.Response.Headers.CacheControl = "public, max-age=60";
        return reader.Faults.Count > 0 ? Problems.Of(reader.Faults[0].Fault, language, field: reader.Faults[0].Field) : answer(asked, language);
    }

    private static IResult Json(byte[] bytes) => Results.Bytes(bytes, "application/json; charset=utf-8", entityTag: Tag(bytes));

    private static EntityTagHeaderValue Tag(byte[] bytes) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");

    // One way for all: language, question, faults, then the answer in the form that was asked for.
    private static async Task<IResult> Answer<TQuestion, TAnswer>(HttpContext context, Workspace workspace, string? lang, Func<StatisticsReader, TQuestion> read,
        Func<TQuestion, TradeNames, TAnswer?> answer, Func<TQuestion, StatisticsTable?>? table = null, Func<TQuestion, Fault>? absent = null, int absentStatus = StatusCodes.Status404NotFound)
        where TAnswer : class
    {
        if (!GoodsEndpoints.TryLanguage(context, lang, out var language, out var problem))
        {
            return problem!;
        }

        var reader = new StatisticsReader(workspace, f => Part(context, f));
        var asked = read(reader);
        var form = reader.OneOf("format", table is null ? ["json"] : ["json", "csv", "parquet"]);
        if (reader.Faults.Count > 0)
        {
            return Problems.Of(reader.Faults[0].Fault, language, field: reader.Faults[0].Field);
        }

        if (form == "json")
        {
            return answer(asked, new TradeNames(workspace, language)) is { } found ? GoodsEndpoints.Tagged(context, found) : Problems.Of(absent!(asked), language, absentStatus);
        }

        if (table!(asked) is not { } rows)
        {
            return Problems.Of(absent!(asked), language, absentStatus);
        }

        var bytes = form == "csv" ? rows.Csv() : await rows.Parquet();
        context.Response.Headers.CacheControl = "public, max-age=60";
        return Results.File(bytes, form == "csv" ? "text/csv; charset=utf-8" : "application/vnd.apache.parquet", $"{rows.Name}.{form}",
            entityTag: Tag(bytes));
    }
}
