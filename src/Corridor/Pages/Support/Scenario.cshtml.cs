using System.Collections.Immutable;
using System.Globalization;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;
using Corridor.Support.Simulation;
using Microsoft.AspNetCore.Mvc;

namespace Corridor.Pages.Support;

/// <summary>
/// Tries a draft of a programme: what is wrong with it, whether its tests hold, what it does to a population, and how it
/// differs from the version in force. Nothing that is sent is kept.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class ScenarioModel(TimeProvider time) : SupportPage
{
    /// <summary>The most cases of a population.</summary>
    public const int MostCases = 5_000;

    /// <summary>The most characters of a draft.</summary>
    public const int MostDraft = 262_144;

    private const int MostShown = 20;
    private const string DraftFile = "draft.yaml";
    private const string PopulationFile = "population.csv";
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    /// <summary>The draft as it was sent or loaded.</summary>
    public string Draft { get; private set; } = "";

    /// <summary>Whether the population is made, or given as CSV.</summary>
    public bool IsMade { get; private set; } = true;

    /// <summary>How many cases are made, as it was sent.</summary>
    public string Cases { get; private set; } = "1000";

    /// <summary>The seed, as it was sent.</summary>
    public string Seed { get; private set; } = "1";

    /// <summary>The population as it was sent.</summary>
    public string Csv { get; private set; } = "";

    /// <summary>What makes the draft unreadable, each with the line of the draft.</summary>
    public ImmutableArray<(Fault Fault, string Line)> Wrong { get; private set; } = [];

    /// <summary>The draft, or null where it cannot be read.</summary>
    public Programme? Programme { get; private set; }

    /// <summary>What the check found.</summary>
    public ImmutableArray<Finding> Findings { get; private set; } = [];

    /// <summary>How many of its tests hold.</summary>
    public int Holding { get; private set; }

    /// <summary>What the draft does to the population, or null where there is none.</summary>
    public ProgrammeOutcome? Outcome { get; private set; }

    /// <summary>How many cases were run.</summary>
    public int Ran { get; private set; }

    /// <summary>Whether time ran out before all cases were run.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Rows of the population that cannot be read.</summary>
    public ImmutableArray<Fault> BadRows { get; private set; } = [];

    /// <summary>How many rows are left out.</summary>
    public long Left { get; private set; }

    /// <summary>Programmes that the same cases can claim, and how many.</summary>
    public ImmutableArray<(Programme Other, int Cases)> Overlaps { get; private set; } = [];

    /// <summary>The version in force, or null where the draft is new.</summary>
    public Programme? Before { get; private set; }

    /// <summary>How the draft differs from it.</summary>
    public ImmutableArray<ProgrammeChange> Changes { get; private set; } = [];

    /// <summary>Which cases change side, by how.</summary>
    public ImmutableArray<(Truth Old, Truth New, int Cases, string Lines)> Sides { get; private set; } = [];

    /// <summary>The facts that the draft asks for: the columns of a population.</summary>
    public string Columns => string.Join(',', ((string[])["line", "date", "consignment.origin", "consignment.destination", "goods.code"]).Concat(Programme!.Rules.SelectMany(r => r.Expression.Facts).Select(f => f.Name)).Distinct());

    public void OnGet(string? programme)
    {
        Begin("scenario", T("scenario.title"), T("scenario.description"));
        Unlisted = Request.QueryString.HasValue;
        if (string.IsNullOrEmpty(programme))
        {
            return;
        }

        if (Library.Find(programme) is { } shipped)
        {
            Draft = System.IO.File.ReadAllText(shipped.Place.File);
            Programme = shipped;
        }
        else
        {
            Add(new Fault("programme.notFound", Fault.Quote(programme)), "scenario-programme", StatusCodes.Status404NotFound);
        }
    }

    public async Task OnPostAsync(CancellationToken stop)
    {
        Begin("scenario", T("scenario.title"), T("scenario.description"));
        Unlisted = true;
        Response.Headers.CacheControl = "no-store";
        if (!SameOrigin.Is(Request))
        {
            Add(new Fault("form.elsewhere"), null, StatusCodes.Status403Forbidden);
            return;
        }

        if (!Request.HasFormContentType)
        {
            Add(new Fault("form.none"), null);
            return;
        }

        IFormCollection form;
        try
        {
            form = await Request.ReadFormAsync(stop);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            Add(new Fault("form.tooLarge"), null, StatusCodes.Status413PayloadTooLarge);
            return;
        }

        Draft = await Sent(form, "draft", stop);
        Csv = await Sent(form, "population", stop);
        IsMade = form["kind"] != "csv";
        (Cases, Seed) = (form["cases"].FirstOrDefault() ?? "", form["seed"].FirstOrDefault() ?? "");
        if (string.IsNullOrWhiteSpace(Draft))
        {
            Add(new Fault("scenario.noDraft"), "scenario-draft");
            return;
        }

        if (Read() is not { } now || Population() is not { } population)
        {
            return;
        }

        Run(now, population, stop);
    }

    // A text field, or the file that was sent beside it.
    private static async Task<string> Sent(IFormCollection form, string name, CancellationToken stop)
    {
        if (form.Files[name + "_file"] is { Length: > 0 } file)
        {
            using var reader = new StreamReader(file.OpenReadStream());
            return await reader.ReadToEndAsync(stop);
        }

        return form[name].FirstOrDefault() ?? "";
    }

    // The library with the draft in the place of the version in force; null with what is wrong.
    private ProgrammeLibrary? Read()
    {
        var check = ProgrammeCheck.Draft(Draft, DraftFile, Library, Workspace.ProgrammeLanguage);
        if (check.Library is not { } now)
        {
            var lines = Draft.Split('\n');
            Wrong = [.. check.Faults.Take(MostShown).Select(f => (f, f.Place is { Line: > 0 } place && place.Line <= lines.Length ? lines[place.Line - 1].Trim() : ""))];
            Add(new Fault("scenario.draftWrong", Text(check.Faults.Length)), "scenario-wrong");
            return null;
        }

        Programme = check.Programme!;
        Before = Library.Find(Programme.Id);
        Findings = check.Findings;
        Holding = Programme.Tests.Length - Findings.Where(f => f.Kind == FindingKind.TestFails).Select(f => f.Place).Distinct().Count();
        Changes = Before is null ? [] : ProgrammeDiff.Changes(Library, now, Workspace.ProgrammeLanguage);
        return now;
    }

    // Cases, made or read, as often as they are asked for; null with what is wrong.
    private Func<PopulationFaults, IEnumerable<PopulationRow>>? Population()
    {
        if (!IsMade)
        {
            if (string.IsNullOrWhiteSpace(Csv))
            {
                Add(new Fault("scenario.noPopulation"), "scenario-population");
                return null;
            }

            return faults => PopulationReader.Read(new StringReader(Csv), PopulationFile, Workspace.ProgrammeLanguage, faults).Take(MostCases);
        }

        var good = true;
        if (!int.TryParse(Cases, NumberStyles.None, CultureInfo.InvariantCulture, out var cases) || cases is < 1 or > MostCases)
        {
            Add(new Fault("number.range", Fault.Quote(Cases), "1", Text(MostCases)), "scenario-cases");
            good = false;
        }

        if (!int.TryParse(Seed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            Add(new Fault("number.range", Fault.Quote(Seed), "0", Text(int.MaxValue)), "scenario-seed");
            good = false;
        }

        var made = new SyntheticPopulation(Programme!, Workspace.ProgrammeLanguage, Workspace.Book, Workspace.Book.Lanes[0], Today, Before);
        return good ? _ => made.Make(cases, seed) : null;
    }

    private void Run(ProgrammeLibrary now, Func<PopulationFaults, IEnumerable<PopulationRow>> population, CancellationToken stop)
    {
        // Each pass over the population has its own time.
        Func<PopulationRow, bool> InTime()
        {
            var begun = time.GetTimestamp();
            return _ =>
            {
                stop.ThrowIfCancellationRequested();
                var isIn = time.GetElapsedTime(begun) < MostTime;
                IsCut |= !isIn;
                return isIn;
            };
        }

        var faults = new PopulationFaults();
        var result = new Simulator(new Matcher(now.All, Workspace.ProgrammeLanguage)).Run(population(faults).TakeWhile(InTime()), Workspace.SituationOf, 1);
        (BadRows, Left) = ([.. faults.First.Take(MostShown)], faults.Count);
        (Ran, Outcome) = (result.Cases, result.Outcomes.First(o => o.Programme.Id == Programme!.Id));
        Overlaps = [.. result.Overlaps.Where(o => o.First == Programme!.Id || o.Second == Programme.Id).Select(o => (now.Find(o.First == Programme!.Id ? o.Second : o.First)!, o.Cases)).Take(MostShown)];
        if (Before is not null)
        {
            Sides = [.. ProgrammeDiff.Sides(Library, now, population(new PopulationFaults()).Take(Ran).TakeWhile(InTime()), Workspace.ProgrammeLanguage, Workspace.SituationOf)
                .GroupBy(s => (s.Old, s.New)).OrderBy(g => g.Key).Select(g => (g.Key.Old, g.Key.New, g.Count(), string.Join(", ", g.Take(MostShown).Select(s => Fault.Quote(s.Line))) + (g.Count() > MostShown ? " …" : "")))];
        }
    }

    /// <summary>A condition at which cases drop out, in words.</summary>
    public string DropOut(string field) => Programme!.When.FirstOrDefault(r => r.Field == field)?.Words(Lang) ?? T("support.field." + field);
}
