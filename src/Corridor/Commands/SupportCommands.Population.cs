using System.Globalization;
using System.Text.Json;
using Corridor.Api;
using Corridor.Reference;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Simulation;

namespace Corridor.Commands;

/// <content>Programmes over a population of cases: simulate, and how a population is read.</content>
internal static partial class SupportCommands
{
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
}
