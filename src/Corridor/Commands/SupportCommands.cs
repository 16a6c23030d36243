using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Corridor.Api;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Support;
using Corridor.Support.Combination;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;
using Corridor.Support.Simulation;

namespace Corridor.Commands;

/// <summary><c>corridor support check</c>, <c>match</c>, <c>combine</c>, <c>claim</c>, <c>simulate</c>, <c>diff</c> and <c>register</c>.</summary>
internal static class SupportCommands
{
    private const int MostShown = 20;

    public static Command Make(Language language, Func<ParseResult, CommandRun> run)
    {
        string T(string key) => Texts.Get(language, "cli.support." + key);
        Option<string?> Opt(string name) => new("--" + name) { Description = T(name) };
        var path = new Argument<string?>("PATH") { Description = T("path"), Arity = ArgumentArity.ZeroOrOne };
        var facts = new Argument<string>("FACTS") { Description = T("facts") };
        var programmes = Opt("programmes");
        var (currency, rate, population, date, side) = (Opt("currency"), Opt("yearly-rate"), Opt("population"), Opt("date"), Opt("side"));
        var needed = new Option<string>("--population") { Description = T("population"), Required = true };
        var threads = new Option<int>("--threads") { Description = T("threads") };
        var all = new Option<bool>("--all") { Description = T("all") };
        var (old, now) = (new Argument<string>("OLD") { Description = T("old") }, new Argument<string>("NEW") { Description = T("new") });

        var check = new Command("check", T("check")) { path };
        check.SetAction(parse => Check(run(parse), parse.GetValue(path)));
        var match = new Command("match", T("match")) { facts, programmes, all };
        match.SetAction(parse => Match(run(parse), parse.GetValue(facts)!, parse.GetValue(programmes), parse.GetValue(all)));
        var combine = new Command("combine", T("combine")) { facts, programmes, currency, rate };
        combine.SetAction(parse => Combine(run(parse), parse.GetValue(facts)!, parse.GetValue(programmes), parse.GetValue(currency), parse.GetValue(rate)));
        var rejects = Opt("rejects");
        var simulate = new Command("simulate", T("simulate")) { needed, programmes, threads, rejects };
        simulate.SetAction(parse => Simulate(run(parse), parse.GetValue(needed)!, parse.GetValue(programmes), parse.GetValue(threads), parse.GetValue(rejects)));
        var diff = new Command("diff", T("diff")) { old, now, population, rejects };
        diff.SetAction(parse => Diff(run(parse), parse.GetValue(old)!, parse.GetValue(now)!, parse.GetValue(population), parse.GetValue(rejects)));
        var register = new Command("register", T("register")) { programmes, date, side };
        register.SetAction(parse => Register(run(parse), parse.GetValue(programmes), parse.GetValue(date), parse.GetValue(side)));
        var (id, folder, pdf) = (new Argument<string>("PROGRAMME") { Description = T("id") }, Opt("out"), PrintCommand.Option(language));
        var claim = new Command("claim", T("claim")) { id, facts, programmes, folder, pdf };
        claim.SetAction(parse => Claim(run(parse), parse.GetValue(id)!, parse.GetValue(facts)!, parse.GetValue(programmes), parse.GetValue(folder), parse.GetValue(pdf)));
        return new Command("support", T("root")) { check, match, combine, claim, simulate, diff, register };
    }

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

    private static int Match(CommandRun run, string file, string? path, bool all)
    {
        var workspace = run.Workspace;
        if (!TryLibrary(run, workspace, path, out var library) || !TryFacts(run, workspace, file, out var facts))
        {
            return Exit.BadInput;
        }

        var matcher = new Matcher(library.All, workspace.ProgrammeLanguage);
        var situation = workspace.SituationOf(facts);
        var answers = matcher.Answers(situation, all);
        var next = new Questions(matcher).Next(situation);
        var views = answers.Select(a => EligibilityView.Of(a, matcher.Facts, run.Language));
        if (run.Json)
        {
            run.Out.WriteLine(JsonSerializer.Serialize(new { programmes = views, nextQuestion = next?.Name }, JsonForm.Options));
        }
        else
        {
            foreach (var view in views)
            {
                SupportLines.Show(run, view);
            }

            run.Out.WriteLine(run.T("cli.support.matched", answers.Count(a => a.Verdict == Truth.Yes), answers.Count(a => a.Verdict == Truth.Unknown), library.All.Length));
            if (next is not null)
            {
                run.Out.WriteLine(run.T("cli.support.next", next.Name, next.Meaning.In(run.Language)));
            }
        }

        return answers.Any(a => a.Verdict == Truth.Unknown) ? Exit.Negative : Exit.Done;
    }

    private static int Combine(CommandRun run, string file, string? path, string? currency, string? yearly)
    {
        var workspace = run.Workspace;
        if (!TryLibrary(run, workspace, path, out var library) || !TryFacts(run, workspace, file, out var facts))
        {
            return Exit.BadInput;
        }

        var matcher = new Matcher(library.All, workspace.ProgrammeLanguage);
        var situation = workspace.SituationOf(facts);
        var answers = matcher.Match(situation);
        if (!SupportAim.TryRead(workspace, answers, facts, currency, yearly, out var aim, out var fault))
        {
            return run.Fail(fault);
        }

        var combiner = new Combiner(matcher, situation, answers, aim);
        var best = combiner.Best();
        var view = CombinationView.Of(best, combiner.Unsettled(best), matcher.Facts, run.Language);
        if (run.Json)
        {
            run.Out.WriteLine(JsonSerializer.Serialize(view, JsonForm.Options));
        }
        else if (best.Chosen.IsEmpty)
        {
            // Totals of an empty set would read as if everything came to nothing.
            run.Out.WriteLine(run.T("cli.support.noneYet", answers.Count(a => a.Verdict == Truth.Unknown)));
        }
        else
        {
            SupportLines.Best(run, view);
            run.Out.WriteLine(run.T(best.IsProven ? "cli.support.proven" : "cli.support.notProven", best.Nodes, best.Totals.Uncounted, SupportWords.Money(view.Ceiling, run.Language)));
        }

        return best.IsProven ? Exit.Done : Exit.Negative;
    }

    private static int Claim(CommandRun run, string id, string file, string? path, string? folder, string? pdf)
    {
        var workspace = run.Workspace;
        if (!TryLibrary(run, workspace, path, out var library) || !TryFacts(run, workspace, file, out var facts))
        {
            return Exit.BadInput;
        }

        if (library.Find(id) is not { } programme)
        {
            return run.Fail(new Fault("programme.unknown", Fault.Quote(id), library.Nearest(id)));
        }

        var pack = workspace.ClaimOf(programme, facts);
        var view = ClaimView.Of(pack, workspace.Book, run.Language);
        var json = JsonSerializer.Serialize(view, JsonForm.Options);
        if (run.Json)
        {
            run.Out.WriteLine(json);
        }
        else
        {
            SupportLines.Claim(run, view);
        }

        if (folder is not null)
        {
            var hasDay = ClaimCalendar.TryWrite(pack, run.Language, TimeProvider.System.GetUtcNow(), out var calendar, out _);
            try
            {
                Directory.CreateDirectory(folder);
                foreach (var (name, text) in ((string, string?)[])[(programme.Id + ".json", json), (ClaimCalendar.FileName(pack), hasDay ? calendar : null)])
                {
                    if (text is not null)
                    {
                        File.WriteAllText(Path.Combine(folder, name), text);
                        run.Error.WriteLine(run.T("cli.support.written", Path.Combine(folder, name)));
                    }
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return run.Fail(new Fault("folder.unwritable", folder, e.Message, "--out"));
            }
        }

        if (pdf is not null && !PrintCommand.TryWrite(run, ClaimWords.Print(view, run.Language), pdf))
        {
            return Exit.BadInput;
        }

        return pack.Answer.Verdict == Truth.Yes ? Exit.Done : Exit.Negative;
    }

    private static int Simulate(CommandRun run, string file, string? path, int threads, string? rejects)
    {
        if (threads is < 0 or > 256)
        {
            return run.Fail(new Fault("number.range", threads.ToString(CultureInfo.InvariantCulture), "0", "256"));
        }

        var workspace = run.Workspace;
        if (!TryLibrary(run, workspace, path, out var library))
        {
            return Exit.BadInput;
        }

        SimulationResult result = null!;
        if (!TryPopulation(run, file, rejects, out var faults, rows => result = new Simulator(new Matcher(library.All, workspace.ProgrammeLanguage)).Run(rows, workspace.SituationOf, threads)))
        {
            return Exit.BadInput;
        }

        // Of no case nothing is known: rows of zeros would read as an answer.
        var outcomes = result.Cases == 0 ? [] : result.Outcomes;
        if (run.Json)
        {
            run.Out.WriteLine(JsonSerializer.Serialize(new
            {
                cases = result.Cases,
                left_out = faults.Count,
                programmes = outcomes.Select(o => new { programme = o.Programme.Id, yes = o.Yes, unknown = o.Unknown, no = o.No, drop_outs = o.DropOuts.Select(d => new { field = d.Field, cases = d.Cases }), costs = o.Costs.Select(c => new { total = JsonForm.Word(c.Total.ToString()), sum = Value.Of(c.Sum).ToString() }), uncounted = o.Uncounted }),
                overlaps = result.Overlaps.Select(o => new { first = o.First, second = o.Second, cases = o.Cases }),
            }, JsonForm.Options));
        }
        else
        {
            run.Out.WriteLine(run.T("cli.support.cases", result.Cases));
            if (faults.Count > 0)
            {
                run.Out.WriteLine(run.T("cli.support.left", faults.Count));
            }

            foreach (var outcome in outcomes)
            {
                run.Out.WriteLine(run.T("cli.support.outcome", outcome.Programme.Id, outcome.Yes, outcome.Unknown, outcome.No));
                foreach (var (field, cases) in outcome.DropOuts)
                {
                    var rule = outcome.Programme.When.FirstOrDefault(r => r.Field == field);
                    run.Out.WriteLine($"    {run.T("cli.support.dropOut", cases, rule?.Words(run.Language) ?? run.T("support.field." + field))}");
                }

                foreach (var (total, sum) in outcome.Costs)
                {
                    run.Out.WriteLine($"    {run.T("support.BenefitTotal." + total)}: {ExpressionWords.OfValue(Value.Of(sum), run.Language)}");
                }

                if (outcome.Uncounted > 0)
                {
                    run.Out.WriteLine($"    {run.T("cli.support.uncounted", outcome.Uncounted)}");
                }
            }

            foreach (var (first, second, cases) in result.Overlaps.Take(MostShown))
            {
                run.Out.WriteLine(run.T("cli.support.overlap", first, second, cases));
            }
        }

        return result.Cases == 0 ? Exit.BadInput : faults.Count > 0 ? Exit.Negative : Exit.Done;
    }

    private static int Diff(CommandRun run, string old, string now, string? population, string? rejects)
    {
        var workspace = run.Workspace;
        if (!TryLibrary(run, workspace, old, out var before) || !TryLibrary(run, workspace, now, out var after))
        {
            return Exit.BadInput;
        }

        var changes = ProgrammeDiff.Changes(before, after);
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
                changes = changes.Select(c => new { programme = c.Programme, field = c.Field, message = c.Message(run.Language) }),
                sides = sides.Select(s => new { line = s.Line, programme = s.Programme, old = JsonForm.Word(s.Old.ToString()), @new = JsonForm.Word(s.New.ToString()) }),
            }, JsonForm.Options));
        }
        else
        {
            foreach (var change in changes)
            {
                run.Out.WriteLine(change.Message(run.Language));
            }

            foreach (var group in sides.GroupBy(s => (s.Programme, s.Old, s.New)))
            {
                run.Out.WriteLine(run.T("cli.support.sideChange", group.Key.Programme, run.T("support.Truth." + group.Key.Old), run.T("support.Truth." + group.Key.New), group.Count(), string.Join(", ", group.Take(MostShown).Select(s => s.Line)) + (group.Count() > MostShown ? " …" : "")));
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

    // Reads a population, tells what is wrong with it, and writes all of that where a file is named for it: whole or not at all.
    private static bool TryPopulation(CommandRun run, string file, string? rejects, out PopulationFaults faults, Action<IEnumerable<PopulationRow>> use)
    {
        StreamWriter? all = null;
        var part = rejects + ".part";
        faults = new PopulationFaults(f => all?.WriteLine($"{f.Place!.Line},{f.Place.Column},{CsvText.Cell(new Fault(f.Code, [.. f.Arguments]).Message(run.Language))}"));
        if (Fault.Twice(file, rejects ?? "") is { } twice)
        {
            run.Fail(twice);
            return false;
        }

        var at = file;
        try
        {
            using var text = new StreamReader(file);
            at = rejects ?? file;
            using (all = rejects is null ? null : new StreamWriter(part) { NewLine = "\n" })
            {
                all?.WriteLine("line,column,reason");
                at = file;
                use(PopulationReader.Read(text, file, run.Workspace.ProgrammeLanguage, faults));
            }

            if (rejects is not null)
            {
                at = rejects;
                File.Move(part, rejects, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            run.Fail(at == file ? Fault.Unreadable(file, e) : Fault.Unwritable(at, e, "--rejects"));
            return false;
        }
        finally
        {
            if (rejects is not null && File.Exists(part))
            {
                File.Delete(part);
            }
        }

        foreach (var fault in faults.First)
        {
            run.Error.WriteLine(fault.Message(run.Language));
        }

        if (faults.More > 0)
        {
            run.Error.WriteLine(rejects is null ? run.T("cli.support.moreRows", faults.More) : run.T("cli.support.written", rejects));
        }

        return true;
    }

    // Files that give no programme are told, the first fault of each; the others stay in use, and the check tells all.
    private static bool TryLibrary(CommandRun run, Workspace workspace, string? path, out ProgrammeLibrary library, bool tells = true)
    {
        if (path is null)
        {
            library = workspace.Programmes;
        }
        else if (!File.Exists(path) && !Directory.Exists(path))
        {
            library = ProgrammeLibrary.Of([]);
            run.Fail(new Fault("file.missing", path));
            return false;
        }
        else
        {
            library = ProgrammeLibrary.Open(path, workspace.ProgrammeLanguage);
        }

        if (tells)
        {
            run.Fail(library.Refused.Select(r => r.Faults[0]));
        }

        return true;
    }

    internal static bool TryFacts(CommandRun run, Workspace workspace, string file, out FactSet facts)
    {
        facts = null!;
        try
        {
            if (FactReader.Read(File.ReadAllText(file), file, workspace.ProgrammeLanguage, out var faults) is { } read)
            {
                facts = read;
                return true;
            }

            run.Fail(faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            run.Fail(Fault.Unreadable(file, e));
        }

        return false;
    }
}
