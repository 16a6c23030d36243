using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Corridor.Api;
using Corridor.Assessments;
using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Support;

namespace Corridor.Commands;

/// <summary><c>corridor assess</c>.</summary>
internal static class AssessCommands
{
    private const long MostBytes = 4 << 20;

    public static Command Make(Language language, Func<ParseResult, CommandRun> run)
    {
        var what = new Argument<string>("CODE") { Description = Texts.Get(language, "cli.assess.what") };
        Option<string?> Text(string name) => new("--" + name) { Description = Texts.Get(language, "cli.assess." + name) };
        var options = ((IEnumerable<string>)["from", "to", "date", "price", "currency", "net-mass", "gross-mass", "term", "freight", "insurance", "inland", "origin", "export-code", "amounts", "documents", "additional-codes", "own-rates", "rates", "rate-days", "known-on", "exporter", "importer"])
            .ToDictionary(n => n, Text);
        var explain = new Option<bool>("--explain") { Description = Texts.Get(language, "cli.assess.explain") };
        var command = new Command("assess", Texts.Get(language, "cli.assess")) { what, explain };
        foreach (var option in options.Values)
        {
            command.Add(option);
        }

        command.SetAction(parse => Assess(run(parse), parse.GetValue(what)!, name => parse.GetValue(options[name]), parse.GetValue(explain)));
        return command;
    }

    private static int Assess(CommandRun run, string what, Func<string, string?> given, bool explain)
    {
        if (!TryRequest(what, given, out var request, out var fault))
        {
            return run.Fail(fault!);
        }

        var workspace = run.Workspace;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        if (!AssessmentReader.TryRead(request!, workspace, today, null, out var consignment, out var faults))
        {
            return run.Fail(faults.Select(f => f.Fault.At(new FilePlace(what, 0, 0, f.Field))));
        }

        if (!workspace.Assessor.TryAssess(consignment, out var assessment, out fault))
        {
            return run.Fail(fault);
        }

        if (!ClaimantReader.TryRead(request!, consignment, workspace, out var claimants, out faults))
        {
            return run.Fail(faults.Select(f => f.Fault));
        }

        foreach (var name in (string[])[ClaimantReader.Exporter, ClaimantReader.Importer])
        {
            if (given(name) is not { } file)
            {
                continue;
            }

            if (!SupportCommands.TryFacts(run, workspace, file, out var facts))
            {
                return Exit.BadInput;
            }

            if (ClaimantReader.Misfit(facts, consignment) is { } misfit)
            {
                return run.Fail(misfit.At(new FilePlace(file, 0, 0, "goods")));
            }

            claimants = name == ClaimantReader.Exporter ? claimants with { Exporter = facts } : claimants with { Importer = facts };
        }

        var support = SupportAnswer.Of(workspace.Support.Assess(assessment, claimants), workspace.ProgrammeLanguage.Facts, run.Language);
        var answer = AssessmentAnswer.Of(workspace, assessment, run.Language, explain || run.Json) with { Support = support };
        if (run.Json)
        {
            run.Out.WriteLine(JsonSerializer.Serialize(answer, JsonForm.Options));
        }
        else
        {
            Print(run, answer, explain);
            SupportLines.Consignment(run, support);
        }

        return answer.State == "complete" ? Exit.Done : Exit.Negative;
    }

    // A file in the form of the API, or a code with options.
    private static bool TryRequest(string what, Func<string, string?> given, out AssessmentRequest? request, out Fault? fault)
    {
        (request, fault) = (null, null);
        if (what.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                var file = new FileInfo(what);
                if (!file.Exists)
                {
                    fault = new Fault("file.missing", what);
                    return false;
                }

                if (file.Length > MostBytes)
                {
                    fault = new Fault("file.tooLarge", what, MostBytes.ToString(CultureInfo.InvariantCulture));
                    return false;
                }

                request = JsonSerializer.Deserialize<AssessmentRequest>(File.ReadAllText(what), AssessmentJson.Options) ?? new();
                return true;
            }
            catch (JsonException e)
            {
                fault = new Fault("json.malformed", e.Path ?? "$", ((e.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture)).At(new FilePlace(what, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1));
                return false;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                fault = Fault.Unreadable(what, e);
                return false;
            }
        }

        List<string>? List(string name) => given(name) is { } text ? [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : null;
        request = new AssessmentRequest
        {
            From = given("from"),
            To = given("to"),
            Date = given("date"),
            Currency = given("currency"),
            Term = given("term"),
            Freight = given("freight"),
            Insurance = given("insurance"),
            Inland = given("inland"),
            RateDays = given("rate-days"),
            KnownOn = given("known-on"),
            Rates = List("rates"),
            Items =
            [
                new AssessmentItem
                {
                    Code = what,
                    ExportCode = given("export-code"),
                    Origin = given("origin"),
                    Price = given("price"),
                    NetMass = given("net-mass"),
                    GrossMass = given("gross-mass"),
                    Amounts = List("amounts"),
                    Documents = List("documents"),
                    AdditionalCodes = List("additional-codes"),
                    Rates = List("own-rates")?.Select(r => r.Split('=', 2)).ToDictionary(r => r[0].Trim(), r => r.Length > 1 ? r[1].Trim() : "?", StringComparer.Ordinal),
                },
            ],
        };
        return true;
    }

    private static void Print(CommandRun run, AssessmentAnswer answer, bool explain)
    {
        string Money(AmountView? amount) => SupportWords.Money(amount, run.Language);
        string Day(string iso) => DateRange.TryParseDay(iso, out var day, out _) ? Days.Text(day, run.Language) : iso;
        run.Out.WriteLine(run.T("assess.statement", answer.Export.EconomyName.Text, answer.Import.EconomyName.Text, Day(answer.Date)));
        run.Out.WriteLine(run.T("assess." + answer.State));
        foreach (var side in new[] { answer.Import, answer.Export })
        {
            run.Out.WriteLine();
            run.Out.WriteLine(run.T("assess." + side.Direction, side.EconomyName.Text));
            if (side.Message is { } message)
            {
                run.Out.WriteLine("  " + message);
                continue;
            }

            foreach (var item in side.Items)
            {
                run.Out.WriteLine($"  {item.Index + 1}. {item.Printed} {item.Label ?? item.HarmonizedName?.Text ?? item.Text?.Text}");
                run.Out.WriteLine("     " + run.Pair(run.T(side.Direction == "import" ? "assess.valuation" : "assess.exportValue"), Money(item.Value)));
                if (item.Fault is { } fault)
                {
                    run.Out.WriteLine("     ! " + fault);
                    foreach (var choice in item.Choices)
                    {
                        run.Out.WriteLine($"       {choice.Printed} {choice.Text.Text}");
                    }
                }

                foreach (var charge in item.Best?.Charges ?? [])
                {
                    run.Out.WriteLine("     " + run.Pair(charge.Name.Text, Money(charge.Amount)) + run.Aside(charge.Rate) + (charge.Given ? run.T("mark.comma") + run.T("assess.given") : ""));
                }

                foreach (var way in item.Cheaper)
                {
                    run.Out.WriteLine("     ↓ " + way.Message);
                }

                foreach (var requirement in item.Requirements)
                {
                    run.Out.WriteLine("     § " + run.Pair(requirement.Message, requirement.Title.Text) + (requirement.Control is { } c ? run.T("mark.comma") + c.Text : "") + run.Aside(requirement.Condition?.Text)
                        + (requirement.Ways.Count > 0 ? run.T("mark.colon") + string.Join(" | ", requirement.Ways.Select(w => string.Join(" + ", w.Select(d => $"{d.Name.Text} [{d.Code}]")))) : ""));
                }

                foreach (var unknown in item.Unknowns)
                {
                    run.Out.WriteLine("     ? " + unknown);
                }

                if (explain && item.Explanation is { } explanation)
                {
                    Explain(run, explanation, "     ");
                }
            }

            foreach (var charge in side.Charges)
            {
                run.Out.WriteLine("  " + run.Pair(charge.Name.Text, Money(charge.Amount)));
            }

            run.Out.WriteLine($"  {run.Pair(run.T(side.State == "complete" ? "assess.total" : "assess.totalKnown"), Money(side.Held))}{(side.HeldInInvoiceCurrency is { } other && other.Currency != side.Currency ? " = " + Money(other) : "")}");
        }

        run.Out.WriteLine();
        run.Out.WriteLine(run.T("assess.landed"));
        foreach (var part in answer.Landed.Parts)
        {
            run.Out.WriteLine($"  {run.Pair(part.Name, Money(part.Amount))}{(part.Own is { } own && own.Currency != part.Amount?.Currency ? " = " + Money(own) : "")}");
        }

        run.Out.WriteLine($"  {run.Pair(run.T(answer.Landed.Total is null ? "assess.landedKnown" : "assess.landedTotal"), Money(answer.Landed.Total ?? answer.Landed.Held))} = {Money(answer.Landed.OwnTotal ?? answer.Landed.OwnHeld)}");
        foreach (var rate in answer.Rates)
        {
            run.Out.WriteLine("  " + run.T("assess.exchangeLine", rate.From, Numbers.Text(rate.Rate, run.Language), rate.To, Day(rate.Date)) + run.Aside(rate.Message));
        }
    }

    private static void Explain(CommandRun run, ExplanationView node, string indent)
    {
        run.Out.WriteLine($"{indent}{run.Pair(node.Rule, node.Value is { } v ? $"{Numbers.Text(v, run.Language)} {node.Unit}".TrimEnd() : run.T("assess.unknown"))}");
        foreach (var child in node.Children ?? [])
        {
            Explain(run, child, indent + "  ");
        }
    }
}
