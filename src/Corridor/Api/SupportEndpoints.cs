using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Support;
using Corridor.Support.Combination;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;
using Corridor.Support.Simulation;

namespace Corridor.Api;

/// <summary>The verdicts of programmes for facts.</summary>
/// <param name="Date">The day of the question.</param>
/// <param name="Programmes">The programmes: yes first, then unknown, then no.</param>
/// <param name="NextQuestion">The fact that settles most, or null.</param>
public sealed record MatchAnswer(string Date, IReadOnlyList<EligibilityView> Programmes, FactView? NextQuestion);

/// <summary>What to ask.</summary>
/// <param name="Next">The fact that settles most, or null where every verdict is certain or no fact settles the rest.</param>
/// <param name="Open">For each programme that is open, the smallest sets of facts that can settle it.</param>
public sealed record QuestionsAnswer(FactView? Next, IReadOnlyList<OpenProgrammeView> Open);

/// <summary>What would settle a programme.</summary>
/// <param name="Programme">Its id.</param>
/// <param name="ForYes">A smallest set of facts that can make it yes; empty where it cannot become yes by facts.</param>
/// <param name="ForNo">A smallest set that can make it no.</param>
/// <param name="Proven">Whether the sets are proved to be smallest.</param>
public sealed record OpenProgrammeView(string Programme, IReadOnlyList<string> ForYes, IReadOnlyList<string> ForNo, bool Proven);

/// <summary>What a check found in a draft.</summary>
/// <param name="Programme">Its id; absent where it gives no programme.</param>
/// <param name="Errors">What keeps it from being used.</param>
/// <param name="Findings">What else was found.</param>
/// <param name="Changes">How it differs from the programme of its name in use; absent where there is none.</param>
public sealed record DraftAnswer(string? Programme, IReadOnlyList<FindingView> Errors, IReadOnlyList<FindingView> Findings, IReadOnlyList<ProgrammeChangeView>? Changes);

/// <summary>A finding.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">The line, from 1; 0 for the whole.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Message">In words.</param>
/// <param name="Error">Whether it must be mended.</param>
public sealed record FindingView(string Kind, int Line, int Column, string Message, bool Error);

/// <summary>An entry of the register.</summary>
/// <param name="Family">The family.</param>
/// <param name="Side">The side.</param>
/// <param name="Section">The section of the Harmonized System.</param>
/// <param name="Whole">Programmes whose goods hold all of it.</param>
/// <param name="Part">Programmes whose goods hold a part of it.</param>
/// <param name="Gap">Whether none reaches it.</param>
/// <param name="Named">Those among them that name goods of the section; the others are for all goods alike.</param>
/// <param name="Without">The chapters that none of them reaches.</param>
/// <param name="Until">The last day on which one of them is in force; absent where one has no end, or none is there.</param>
public sealed record RegisterEntryView(string Family, string Side, string Section, IReadOnlyList<string> Whole, IReadOnlyList<string> Part, bool Gap, IReadOnlyList<string> Named, IReadOnlyList<string> Without, string? Until)
{
    internal static RegisterEntryView Of(RegisterEntry e) => new(JsonForm.Word(e.Family.ToString()), e.Side.Value, e.Section, e.Whole, e.Part, e.IsGap, e.Named, e.Without, e.Until is { } day ? DateRange.Text(day) : null);
}

/// <summary>The addresses below <c>/api/v1/support</c>: what pages and commands of support show.</summary>
internal static class SupportEndpoints
{
    public const string Root = GoodsEndpoints.Root + "/support";
    private const int MostItems = 1000;

    // A file of facts, a draft: what is longer is refused before it is kept.
    private const int MostBytes = 512 * 1024;
    private const string FactsForm = "Facts in JSON or YAML, as files of the commands hold them: date, facts by their names, goods as a list for the items.";

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup(Root).CacheOutput();
        api.MapGet("/programmes", Programmes).WithName("listProgrammes").WithSummary("The programmes of support, by family, side, goods and words, with whether they are open on a day")
            .Produces<PageOf<ProgrammeView>>().ProducesProblem(400);
        api.MapGet("/programmes/{id}", Programme).WithName("showProgramme").WithSummary("A programme: rules as written and in plain words, benefits, documents, claim, stacking, acts, sources, what is not certain")
            .Produces<ProgrammeAnswer>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/facts", Facts).WithName("listFacts").WithSummary("The facts that programmes may ask for: meaning, type, words, and the documents that state them")
            .Produces<PageOf<FactView>>().ProducesProblem(400);
        api.MapGet("/schema", () => Results.Text(LanguageReference.Schema, "application/schema+json")).WithName("programmeSchema").WithSummary("JSON schema of a programme's file, for editors").Produces<JsonObject>(contentType: "application/schema+json");
        api.MapGet("/register", Register).WithName("supportRegister").WithSummary("Which families of support of which side reach which sections of the nomenclature on a day, and the gaps")
            .Produces<PageOf<RegisterEntryView>>().ProducesProblem(400);
        api.MapGet("/programmes/{id}/claim", ShowClaim).WithName("showClaim").WithSummary("The application pack for the facts of an address: those of a page of support behind the question mark. JSON, PDF, or the deadline as iCalendar")
            .Produces<ClaimView>().ProducesProblem(400).ProducesProblem(404);
        var posts = app.MapGroup(Root);
        posts.MapPost("/match", Match).WithName("matchProgrammes").WithSummary("Which programmes the facts can claim, which they may, and what to ask next. " + FactsForm)
            .Accepts<JsonObject>("application/json", "application/yaml").Produces<MatchAnswer>().ProducesProblem(400).ProducesProblem(413);
        posts.MapPost("/combine", Combine).WithName("combineProgrammes").WithSummary("The best set of programmes that may be claimed together, exact. " + FactsForm)
            .Accepts<JsonObject>("application/json", "application/yaml").Produces<CombinationView>().ProducesProblem(400).ProducesProblem(413);
        posts.MapPost("/questions", Ask).WithName("nextQuestions").WithSummary("What to ask next, and for each open programme the fewest facts that settle it. " + FactsForm)
            .Accepts<JsonObject>("application/json", "application/yaml").Produces<QuestionsAnswer>().ProducesProblem(400).ProducesProblem(413);
        posts.MapPost("/check", Check).WithName("checkProgramme").WithSummary("Checks a draft of a programme in YAML beside the programmes in use: form, types, its own tests, dead conditions, gaps, overlaps; and tells how it differs from the programme of its name in use")
            .Accepts<string>("application/yaml", "text/plain").Produces<DraftAnswer>().ProducesProblem(400).ProducesProblem(413);
        posts.MapPost("/programmes/{id}/claim", Claim).WithName("makeClaim").WithSummary("The application pack for facts: documents with what is known filled in, steps, deadline. " + FactsForm)
            .Accepts<JsonObject>("application/json", "application/yaml").Produces<ClaimView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(413);
    }

    private static IResult Programmes(HttpContext context, Workspace workspace, TimeProvider time,
        [Description("tax, finance, insurance or facilitation.")] string? family, [Description("Whose programmes: an economy; those of its parts and groups count too.")] string? side,
        [Description("Only programmes that may be for goods with this code.")] string? code, [Description("Only programmes that may be for goods of this section of the Harmonized System: I to XXI.")] string? section,
        [Description("Words of the name, the authority or an act.")] string? q, [Description("The day, yyyy-MM-dd; today where absent.")] string? date,
        [Description("How many to pass over.")] string? offset, [Description("How many at most, 1 to 1000.")] string? limit, [Description("Language of texts.")] string? lang, [Description("json or csv; csv has all of them.")] string? format)
    {
        if (!TryStart(context, lang, offset, limit, format, out var language, out var skip, out var take, out var problem))
        {
            return problem!;
        }

        var faults = new List<(Fault, string)>();
        var asked = RegisterQuestion.Read(name => context.Request.Query[name].FirstOrDefault(), workspace.Book, Today(time), faults);
        if (faults.Count > 0)
        {
            return Problems.Of(faults, language);
        }

        var found = asked.Of(workspace.Programmes, workspace.Book.Economies, language);
        if (format == "csv")
        {
            return Csv(RegisterQuestion.Table(found, asked.Day, language));
        }

        var next = Next("/programmes", skip, take, found.Length, ("family", family), ("side", side), ("code", code), ("section", section), ("q", q), ("date", DateRange.Text(asked.Day)), ("lang", language.Tag()));
        return GoodsEndpoints.Tagged(context, new PageOf<ProgrammeView>(found.Length, skip, [.. found.Skip(skip).Take(take).Select(p => ProgrammeView.Of(p, asked.Day, language))], next));
    }

    private static IResult Programme(HttpContext context, Workspace workspace, TimeProvider time, string id, [Description("The day on which it is looked at.")] string? date, [Description("Language of texts.")] string? lang) =>
        GoodsEndpoints.TryLanguage(context, lang, out var language, out var problem) && GoodsEndpoints.TryDay(time, date, language, out var day, out problem) && TryProgramme(workspace, id, language, out var programme, out problem)
            ? GoodsEndpoints.Tagged(context, ProgrammeAnswer.Of(programme!, workspace.ProgrammeLanguage.Facts, day, language)) : problem!;

    private static IResult Facts(HttpContext context, Workspace workspace, [Description("How many to pass over.")] string? offset, [Description("How many at most, 1 to 1000.")] string? limit, [Description("Language of texts.")] string? lang, [Description("json or csv.")] string? format)
    {
        if (!TryStart(context, lang, offset, limit, format, out var language, out var skip, out var take, out var problem))
        {
            return problem!;
        }

        var facts = workspace.ProgrammeLanguage.Facts;
        if (format == "csv")
        {
            return Csv(new StatisticsTable("facts", ["fact", "type", "unit", "form", "meaning", "documents"],
                [.. facts.All.Select(f => new object?[] { f.Name, JsonForm.Word(f.Type.Kind.ToString()), f.Unit?.Value, f.Form, f.Meaning.In(language), string.Join(' ', f.Documents) })]));
        }

        return GoodsEndpoints.Tagged(context, new PageOf<FactView>(facts.All.Length, skip, [.. facts.All.Skip(skip).Take(take).Select(f => FactView.Of(f, facts, language))], Next("/facts", skip, take, facts.All.Length, ("lang", language.Tag()))));
    }

    private static IResult Register(HttpContext context, Workspace workspace, TimeProvider time, [Description("One side; both sides of the usual lane where absent.")] string? side, [Description("The day.")] string? date,
        [Description("How many to pass over.")] string? offset, [Description("How many at most, 1 to 1000.")] string? limit, [Description("Language of messages.")] string? lang, [Description("json or csv.")] string? format)
    {
        if (!TryStart(context, lang, offset, limit, format, out var language, out var skip, out var take, out var problem) || !GoodsEndpoints.TryDay(time, date, language, out var day, out problem))
        {
            return problem!;
        }

        Economy? one = null;
        if (!string.IsNullOrEmpty(side) && !workspace.Book.Economies.TryParse(side, out one, out var fault))
        {
            return Problems.Of(fault, language, field: "side");
        }

        var lane = workspace.Book.Lanes[0];
        var entries = ProgrammeRegister.On(workspace.Programmes, workspace.Book, one is null ? [lane.Origin.Code, lane.Destination.Code] : [one.Code], day);
        if (format == "csv")
        {
            return Csv(new StatisticsTable($"support-register-{DateRange.Text(day)}", ["family", "side", "section", "whole", "part", "gap", "named", "without", "until"],
                [.. entries.Select(e => new object?[] { JsonForm.Word(e.Family.ToString()), e.Side.Value, e.Section, string.Join(' ', e.Whole), string.Join(' ', e.Part), e.IsGap ? "yes" : "no", string.Join(' ', e.Named), string.Join(' ', e.Without), e.Until is { } until ? DateRange.Text(until) : null })]));
        }

        return GoodsEndpoints.Tagged(context, new PageOf<RegisterEntryView>(entries.Length, skip,
            [.. entries.Skip(skip).Take(take).Select(RegisterEntryView.Of)],
            Next("/register", skip, take, entries.Length, ("side", side), ("date", DateRange.Text(day)), ("lang", language.Tag()))));
    }

    private static async Task<IResult> Match(HttpContext context, Workspace workspace, [Description("Language of texts.")] string? lang, [Description("Whether programmes that cannot be claimed are told too: true or false.")] string? all)
    {
        var (facts, language, problem) = await ReadFacts(context, workspace, lang);
        if (facts is null)
        {
            return problem!;
        }

        var (matcher, situation) = (workspace.Matcher, workspace.SituationOf(facts));
        return Results.Json(new MatchAnswer(DateRange.Text(facts.Day), [.. matcher.Answers(situation, all == "true").Select(a => EligibilityView.Of(a, matcher.Facts, language))],
            new Questions(matcher).Next(situation) is { } next ? FactView.Of(next, matcher.Facts, language) : null), JsonForm.Options);
    }

    private static async Task<IResult> Combine(HttpContext context, Workspace workspace, [Description("Currency of the totals, ISO 4217; where absent that of most programmes that can be claimed, or may be.")] string? currency,
        [Description("Your yearly rate for money that moves in time: 12.5%; no present value where absent.")] string? yearly_rate, [Description("Language of texts.")] string? lang)
    {
        var (facts, language, problem) = await ReadFacts(context, workspace, lang);
        if (facts is null)
        {
            return problem!;
        }

        var (matcher, situation) = (workspace.Matcher, workspace.SituationOf(facts));
        var answers = matcher.Match(situation);
        if (!SupportAim.TryRead(workspace, answers, facts, currency, yearly_rate, out var aim, out var fault))
        {
            return Problems.Of(fault, language, field: fault.Code == "support.rate" ? "yearly_rate" : "currency");
        }

        var combiner = new Combiner(matcher, situation, answers, aim);
        var best = combiner.Best();
        return Results.Json(CombinationView.Of(best, combiner.Unsettled(best), matcher.Facts, language), JsonForm.Options);
    }

    private static async Task<IResult> Ask(HttpContext context, Workspace workspace, [Description("Language of texts.")] string? lang)
    {
        var (facts, language, problem) = await ReadFacts(context, workspace, lang);
        if (facts is null)
        {
            return problem!;
        }

        var (matcher, situation) = (workspace.Matcher, workspace.SituationOf(facts));
        var questions = new Questions(matcher);
        return Results.Json(new QuestionsAnswer(questions.Next(situation) is { } next ? FactView.Of(next, matcher.Facts, language) : null,
            [.. matcher.Match(situation).Where(a => a.Verdict == Truth.Unknown).Select(a => (a.Programme.Id, Plan: questions.Plan(a.Programme, situation))).Select(p => new OpenProgrammeView(p.Id, p.Plan.ForYes, p.Plan.ForNo, p.Plan.IsProven))]), JsonForm.Options);
    }

    private static async Task<IResult> Check(HttpContext context, Workspace workspace, [Description("Language of messages.")] string? lang)
    {
        if (!GoodsEndpoints.TryLanguage(context, lang, out var language, out var problem))
        {
            return problem!;
        }

        var (text, refused) = await ReadBody(context, language);
        if (text is null)
        {
            return refused!;
        }

        var check = ProgrammeCheck.Draft(text, "draft.yaml", workspace.Programmes, workspace.ProgrammeLanguage);
        return Results.Json(new DraftAnswer(check.Programme?.Id, [.. check.Faults.Select(f => new FindingView(f.Code, f.Place?.Line ?? 0, f.Place?.Column ?? 0, f.Message(language), true))],
            [.. check.Findings.Select(f => new FindingView(JsonForm.Word(f.Kind.ToString()), f.Place.Line, f.Place.Column, f.Message(language), f.IsError))],
            check.Programme is { } draft && workspace.Programmes.Find(draft.Id) is not null ? [.. ProgrammeDiff.Changes(workspace.Programmes, check.Library!, workspace.ProgrammeLanguage).Select(c => ProgrammeChangeView.Of(c, language))] : null), JsonForm.Options);
    }

    private static async Task<IResult> Claim(HttpContext context, Workspace workspace, TimeProvider time, string id, [Description("Language of texts.")] string? lang, [Description("json, pdf for the pack to print, or ics for the deadline as iCalendar.")] string? format)
    {
        var (facts, language, problem) = await ReadFacts(context, workspace, lang);
        return facts is null ? problem! : TryProgramme(workspace, id, language, out var programme, out problem) ? Answer(context, workspace, time, programme!, facts, language, format) : problem!;
    }

    private static IResult ShowClaim(HttpContext context, Workspace workspace, TimeProvider time, string id, [Description("Language of texts.")] string? lang, [Description("json, pdf for the pack to print, or ics for the deadline as iCalendar.")] string? format)
    {
        if (!GoodsEndpoints.TryLanguage(context, lang, out var language, out var problem) || !TryProgramme(workspace, id, language, out var programme, out problem))
        {
            return problem!;
        }

        var query = SupportQuery.Read(context.Request.Query, workspace, Today(time), language);
        return query.Faults.Count > 0 ? Problems.Of(query.Faults, language) : Answer(context, workspace, time, programme!, query.Facts, language, format);
    }

    private static IResult Answer(HttpContext context, Workspace workspace, TimeProvider time, Programme programme, FactSet facts, Language language, string? format)
    {
        var pack = workspace.ClaimOf(programme, facts);
        ClaimView View() => ClaimView.Of(pack, workspace.Book, language);
        switch (format)
        {
            case null or "json":
                return HttpMethods.IsGet(context.Request.Method) ? GoodsEndpoints.Tagged(context, View()) : Results.Json(View(), JsonForm.Options);
            case "pdf":
                return Printed.Of(ClaimWords.Print(View(), language), programme.Id, language);
            case "ics":
                return ClaimCalendar.TryWrite(pack, language, time.GetUtcNow(), out var calendar, out var fault)
                    ? Results.File(Encoding.UTF8.GetBytes(calendar), ClaimCalendar.MediaType, ClaimCalendar.FileName(pack))
                    : Problems.Of(fault, language, StatusCodes.Status404NotFound, "format");
            default:
                return Problems.Of(new Fault("pack.oneOf", Fault.Quote(format), "json, pdf, ics"), language, field: "format");
        }
    }

    private static bool TryProgramme(Workspace workspace, string id, Language language, out Programme? programme, out IResult? problem)
    {
        programme = workspace.Programmes.Find(id);
        problem = programme is null ? Problems.Of(new Fault("programme.unknown", Fault.Quote(id), workspace.Programmes.Nearest(id)), language, StatusCodes.Status404NotFound, "id") : null;
        return programme is not null;
    }

    private static async Task<(FactSet? Facts, Language Language, IResult? Problem)> ReadFacts(HttpContext context, Workspace workspace, string? lang)
    {
        if (!GoodsEndpoints.TryLanguage(context, lang, out var language, out var problem))
        {
            return (null, language, problem);
        }

        var (text, refused) = await ReadBody(context, language);
        if (text is null)
        {
            return (null, language, refused);
        }

        var facts = FactReader.Read(text, "body", workspace.ProgrammeLanguage, out var faults);
        return facts is null ? (null, language, Problems.Of([.. faults.Select(f => (f, f.Place?.Field ?? "body"))], language)) : (facts, language, null);
    }

    private static async Task<(string? Text, IResult? Problem)> ReadBody(HttpContext context, Language language)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0;)
        {
            if (buffer.Length + read > MostBytes)
            {
                return (null, Problems.Of(new Fault("file.tooLarge", "body", MostBytes.ToString(CultureInfo.InvariantCulture)), language, StatusCodes.Status413PayloadTooLarge));
            }

            buffer.Write(chunk, 0, read);
        }

        try
        {
            return (new UTF8Encoding(false, true).GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimStart('\uFEFF'), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, Problems.Of(new Fault("file.notUtf8", "body"), language));
        }
    }

    private static bool TryStart(HttpContext context, string? lang, string? offset, string? limit, string? format, out Language language, out int skip, out int take, out IResult? problem)
    {
        (skip, take) = (0, MostItems);
        if (!GoodsEndpoints.TryLanguage(context, lang, out language, out problem) || !GoodsEndpoints.TryNumber(offset, 0, 0, int.MaxValue, language, "offset", out skip, out problem)
            || !GoodsEndpoints.TryNumber(limit, MostItems, 1, MostItems, language, "limit", out take, out problem))
        {
            return false;
        }

        problem = format is null or "json" or "csv" ? null : Problems.Of(new Fault("pack.oneOf", Fault.Quote(format), "json, csv"), language, field: "format");
        return problem is null;
    }

    private static string? Next(string path, int skip, int take, int total, params (string Name, string? Value)[] query) => skip >= total - take ? null
        : string.Create(CultureInfo.InvariantCulture, $"{Root}{path}?{string.Concat(query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}&"))}offset={skip + take}&limit={take}");

    private static IResult Csv(StatisticsTable table) => Results.File(table.Csv(), "text/csv; charset=utf-8", table.Name + ".csv");

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
