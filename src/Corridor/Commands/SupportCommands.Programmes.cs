using System.Collections.Immutable;
using System.Text.Json;
using Corridor.Api;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Support;
using Corridor.Support.Simulation;

namespace Corridor.Commands;

/// <content>What officers ask of programmes: check, diff, register.</content>
internal static partial class SupportCommands
{
    private static int Check(CommandRun run, string? path)
    {
        var workspace = run.Workspace;
        if (!TryLibrary(run, workspace, path, out var library, tells: false))
        {
            return Exit.BadInput;
        }

        var findings = ProgrammeCheck.Run(library, workspace.ProgrammeLanguage);
        var faults = library.Refused.SelectMany(r => r.Faults).ToList();
        if (run.Json)
        {
            run.Out.WriteLine(JsonSerializer.Serialize(new
            {
                programmes = library.All.Select(p => p.Id),
                refused = library.Refused.Select(r => new { file = r.File, faults = r.Faults.Select(f => f.Message(run.Language)) }),
                findings = findings.Select(f => new { kind = JsonForm.Word(f.Kind.ToString()), programme = f.Programme, line = f.Place.Line, error = f.IsError, message = f.Message(run.Language) }),
            }, JsonForm.Options));
        }
        else
        {
            faults.ForEach(f => run.Out.WriteLine(f.Message(run.Language)));
            foreach (var finding in findings)
            {
                run.Out.WriteLine(finding.Message(run.Language));
            }

            run.Out.WriteLine(run.T("cli.support.checked", library.All.Length, library.All.Sum(p => p.Tests.Length), library.Refused.Length, findings.Count(f => f.IsError), findings.Count(f => !f.IsError)));
        }

        return faults.Count > 0 ? Exit.BadInput : findings.Any(f => f.IsError) ? Exit.Negative : Exit.Done;
    }

    private static int Diff(CommandRun run, string old, string now, string? population, string? rejects)
    {
        var workspace = run.Workspace;
        if (!TryLibrary(run, workspace, old, out var before) || !TryLibrary(run, workspace, now, out var after))
        {
            return Exit.BadInput;
        }

        string NameOf(string id) => $"{id} — {(after.Find(id) ?? before.Find(id))!.Name.In(run.Language)}";
        var changes = ProgrammeDiff.Changes(before, after, workspace.ProgrammeLanguage);
        var faults = new PopulationFaults();
        List<SideChange> sides = [];
        if (population is not null && !TryPopulation(run, population, rejects, out faults, rows => sides = [.. ProgrammeDiff.Sides(before, after, rows, workspace.ProgrammeLanguage, workspace.SituationOf)]))
        {
            return Exit.BadInput;
        }

        if (run.Json)
        {
            run.Out.WriteLine(JsonSerializer.Serialize(new
            {
                changes = changes.Select(c => ProgrammeChangeView.Of(c, run.Language)),
                sides = sides.Select(s => new { line = s.Line, programme = s.Programme, old = JsonForm.Word(s.Old.ToString()), @new = JsonForm.Word(s.New.ToString()) }),
            }, JsonForm.Options));
        }
        else
        {
            foreach (var programme in changes.GroupBy(c => c.Programme))
            {
                run.Out.WriteLine($"{programme.Key} — {programme.First().Name.In(run.Language)}");
                foreach (var change in programme)
                {
                    run.Out.WriteLine("    " + change.Message(run.Language));
                }
            }

            foreach (var group in sides.GroupBy(s => (s.Programme, s.Old, s.New)))
            {
                run.Out.WriteLine(run.T("cli.support.sideChange", NameOf(group.Key.Programme), run.T("support.Truth." + group.Key.Old), run.T("support.Truth." + group.Key.New), group.Count(), string.Join(", ", group.Take(MostShown).Select(s => s.Line)) + (group.Count() > MostShown ? " …" : "")));
            }

            run.Out.WriteLine(run.T("cli.support.changed", changes.Length, sides.Count));
        }

        return faults.Count > 0 ? Exit.Negative : Exit.Done;
    }

    private static int Register(CommandRun run, string? path, string? date, string? side)
    {
        var workspace = run.Workspace;
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        if (date is not null && !DateRange.TryParseDay(date, out day, out var fault))
        {
            return run.Fail(fault);
        }

        if (!TryLibrary(run, workspace, path, out var library))
        {
            return Exit.BadInput;
        }

        var lane = workspace.Book.Lanes[0];
        ImmutableArray<EconomyCode> sides = [lane.Origin.Code, lane.Destination.Code];
        if (side is not null)
        {
            if (!workspace.Book.Economies.TryParse(side, out var economy, out var unknown))
            {
                return run.Fail(unknown);
            }

            sides = [economy.Code];
        }

        var entries = ProgrammeRegister.On(library, workspace.Book, sides, day);
        if (run.Json)
        {
            run.Out.WriteLine(JsonSerializer.Serialize(entries.Select(RegisterEntryView.Of), JsonForm.Options));
            return Exit.Done;
        }

        foreach (var group in entries.GroupBy(e => (e.Family, e.Side)))
        {
            run.Out.WriteLine($"{run.T("support.ProgrammeFamily." + group.Key.Family)}, {group.Key.Side}");
            foreach (var alike in group.GroupBy(e => string.Join(", ", e.Whole.Concat(e.Part.Select(p => p + "*")))))
            {
                run.Out.WriteLine($"    {ProgrammeRegister.Sections(alike.Select(e => e.Section), workspace.Book)}: {(alike.Key.Length == 0 ? run.T("cli.support.gap") : alike.Key)}");
            }

            foreach (var gap in RegisterWords.Gaps([.. group], workspace.Book, run.Language))
            {
                run.Out.WriteLine($"    {gap}");
            }
        }

        run.Out.WriteLine(run.T("cli.support.registered", library.All.Length, Days.Text(day, run.Language), entries.Count(e => e.IsGap)));
        return Exit.Done;
    }
}
