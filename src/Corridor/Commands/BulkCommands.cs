using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Corridor.Measures.Bulk;
using Corridor.Measures.Determination;
using Corridor.Measures.Regimes;
using Corridor.Reference;
using Corridor.Reference.Economies;

namespace Corridor.Commands;

/// <summary><c>corridor assess-bulk</c>.</summary>
internal static class BulkCommands
{
    private const int MostThreads = 256;
    private const int MostRateDays = 3660;

    public static Command Make(Language language, Func<ParseResult, CommandRun> run)
    {
        var input = new Argument<string>("IN") { Description = Texts.Get(language, "cli.bulk.in") };
        var output = new Option<string>("--out") { Description = Texts.Get(language, "cli.bulk.out"), Required = true };
        var rejects = new Option<string?>("--rejects") { Description = Texts.Get(language, "cli.bulk.rejects") };
        var threads = new Option<int>("--threads") { Description = Texts.Get(language, "cli.bulk.threads") };
        var days = new Option<int>("--rate-days") { Description = Texts.Get(language, "cli.assess.rate-days"), DefaultValueFactory = _ => 30 };
        var command = new Command("assess-bulk", Texts.Get(language, "cli.bulk")) { input, output, rejects, threads, days };
        command.SetAction(parse => Run(run(parse), parse.GetValue(input)!, parse.GetValue(output)!, parse.GetValue(rejects), parse.GetValue(threads), parse.GetValue(days)));
        return command;
    }

    private static int Run(CommandRun run, string input, string output, string? rejects, int threads, int days)
    {
        if (threads is < 0 or > MostThreads)
        {
            return run.Fail(new Fault("number.range", threads.ToString(CultureInfo.InvariantCulture), "0", MostThreads.ToString(CultureInfo.InvariantCulture)));
        }

        if (days is < 0 or > MostRateDays)
        {
            return run.Fail(new Fault("number.range", days.ToString(CultureInfo.InvariantCulture), "0", MostRateDays.ToString(CultureInfo.InvariantCulture)));
        }

        var bad = rejects ?? output + ".rejects.csv";
        if (Same(input, output) || Same(input, bad) || Same(output, bad))
        {
            return run.Fail(new Fault("bulk.sameFile", input, output, bad));
        }

        var workspace = run.Workspace;
        var shown = 0L;
        var work = new BulkRun(Resolver(workspace, days))
        {
            Threads = threads,
            Language = run.Language,
            Progress = p =>
            {
                // A line for every half a million says enough, and fills no terminal.
                if (p.Lines / 500_000 > shown)
                {
                    shown = p.Lines / 500_000;
                    run.Error.WriteLine(run.T("cli.bulk.progress", p.Lines, p.Rejected));
                }
            },
        };
        if (!work.TryRun(input, output, bad, out var summary, out var fault))
        {
            return run.Fail(fault);
        }

        run.Out.WriteLine(run.Json ? JsonSerializer.Serialize(summary, Api.JsonForm.Options)
            : run.T("cli.bulk.done", summary.Lines, summary.Complete, summary.Incomplete, summary.NotDeclarable, summary.Stopped, summary.Rejected) + " " + run.T("cli.bulk.files", output, bad));
        return summary.Rejected == 0 && summary.Incomplete == 0 && summary.NotDeclarable == 0 ? Exit.Done : Exit.Negative;
    }

    private static BulkResolver Resolver(Workspace workspace, int days)
    {
        var compiled = new Dictionary<(Regime, TradeDirection), BulkRegime>();
        return Resolve;

        BulkRoute? Resolve(EconomyCode destination, EconomyCode origin, TradeDirection direction, out Fault? fault)
        {
            if (destination == origin)
            {
                fault = new Fault("lane.same", origin.Value);
                return null;
            }

            var (own, partner) = direction == TradeDirection.Import ? (destination, origin) : (origin, destination);
            if (!workspace.Regimes.TryFor(own, out var regime, out fault))
            {
                return null;
            }

            if (!compiled.TryGetValue((regime, direction), out var bulk))
            {
                compiled.Add((regime, direction), bulk = BulkRegime.Compile(regime.Assessor(direction), regime.Currency, turns: regime.CoverageTurns(direction)));
            }

            return new BulkRoute(bulk.Lane(direction, partner), (currency, day) => currency == regime.Currency ? 1 : workspace.Rates.Convert(currency, regime.Currency, day, days)?.Factor, workspace.Book.Units);
        }
    }

    private static bool Same(string a, string b) => string.Equals(Path.GetFullPath(a), Path.GetFullPath(b), StringComparison.Ordinal);
}
