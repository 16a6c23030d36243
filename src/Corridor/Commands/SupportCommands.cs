using System.CommandLine;
using Corridor.Reference;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Commands;

/// <summary><c>corridor support check</c>, <c>match</c>, <c>combine</c>, <c>claim</c>, <c>simulate</c>, <c>diff</c> and <c>register</c>.</summary>
internal static partial class SupportCommands
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
