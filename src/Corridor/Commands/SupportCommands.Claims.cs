using System.Text.Json;
using Corridor.Api;
using Corridor.Reference;
using Corridor.Support;
using Corridor.Support.Combination;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;

namespace Corridor.Commands;

/// <content>What an enterprise may claim: match, combine, claim.</content>
internal static partial class SupportCommands
{
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
}
