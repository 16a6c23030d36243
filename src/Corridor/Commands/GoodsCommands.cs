using System.CommandLine;
using System.Text.Json;
using Corridor.Api;
using Corridor.Goods;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Search;
using Corridor.Reference.Time;

namespace Corridor.Commands;

/// <summary><c>corridor goods search</c> and <c>goods show</c>.</summary>
internal static class GoodsCommands
{
    public static Command Make(Language language, Func<ParseResult, CommandRun> run)
    {
        var words = new Argument<string[]>("WORDS") { Description = Texts.Get(language, "cli.goods.words"), Arity = ArgumentArity.ZeroOrMore };
        var top = new Option<int>("--top") { Description = Texts.Get(language, "cli.goods.top"), DefaultValueFactory = _ => 5 };
        var queries = new Option<string?>("--queries") { Description = Texts.Get(language, "cli.goods.queries") };
        var search = new Command("search", Texts.Get(language, "cli.goods.search")) { words, top, queries };
        search.SetAction(parse => Search(run(parse), parse.GetValue(words) ?? [], parse.GetValue(top), parse.GetValue(queries)));

        var code = new Argument<string>("CODE") { Description = Texts.Get(language, "cli.goods.code") };
        var regime = new Option<string?>("--regime") { Description = Texts.Get(language, "cli.goods.regime") };
        var from = new Option<string?>("--from") { Description = Texts.Get(language, "cli.goods.from") };
        var to = new Option<string?>("--to") { Description = Texts.Get(language, "cli.goods.to") };
        var date = new Option<string?>("--date") { Description = Texts.Get(language, "cli.goods.date") };
        var show = new Command("show", Texts.Get(language, "cli.goods.show")) { code, regime, from, to, date };
        show.SetAction(parse => Show(run(parse), parse.GetValue(code)!, parse.GetValue(regime), parse.GetValue(from), parse.GetValue(to), parse.GetValue(date)));
        return new Command("goods", Texts.Get(language, "cli.goods")) { search, show };
    }

    private static int Show(CommandRun run, string text, string? regime, string? from, string? to, string? date)
    {
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        if (date is not null && !DateRange.TryParseDay(date, out day, out var fault))
        {
            return run.Fail(fault);
        }

        if (!CommodityCode.TryParse(text, out var code, out fault))
        {
            return run.Fail(fault);
        }

        if (regime is not null && (from ?? to) is not null)
        {
            return run.Fail(new Fault("option.conflict", "--regime", from is null ? "--to" : "--from"));
        }

        var workspace = run.Workspace;
        GoodsPlace? place;
        if (regime is not null)
        {
            if (!workspace.Tariffs.TryParse(regime, out var tariff, out fault) || !GoodsPlace.TryFind(workspace, code, tariff, day, out place, out fault))
            {
                return run.Fail(fault);
            }
        }
        else
        {
            var usual = workspace.Book.Lanes[0];
            if (!workspace.Book.TryLane(from ?? usual.Origin.Code.Value, to ?? usual.Destination.Code.Value, out var lane, out fault) || !GoodsPlace.TryFind(workspace, code, lane!, day, out place, out fault))
            {
                return run.Fail(fault!);
            }
        }

        var answer = GoodsAnswer.Of(workspace, place, run.Language);
        var exit = answer.DutyState == "found" && answer.Duties.All(d => d.Understood) ? Exit.Done : Exit.Negative;
        if (run.Json)
        {
            run.Out.WriteLine(JsonSerializer.Serialize(answer, Api.JsonForm.Options));
            return exit;
        }

        var indent = "";
        foreach (var line in answer.Ancestors)
        {
            run.Out.WriteLine($"{indent}{line.Printed} {line.Text.Text}");
            indent += "  ";
        }

        run.Out.WriteLine($"{indent}{answer.Printed} {answer.Text.Text}");
        foreach (var duty in answer.Duties)
        {
            run.Out.WriteLine(run.T("cli.goods.duty", duty.Name, duty.Meaning, duty.Published, duty.Edition));
            if (duty.Replaced is { } replaced)
            {
                run.Out.WriteLine("    ! " + replaced.Message);
            }

            foreach (var mark in duty.Marks)
            {
                run.Out.WriteLine("    ! " + mark.Meaning);
            }
        }

        if (answer.Unit is { } unit)
        {
            run.Out.WriteLine(run.T("cli.goods.unit", unit.Name ?? unit.Published));
        }

        if (answer.StateMessage is { } message)
        {
            run.Out.WriteLine("  " + message);
        }
        else if (answer.DutyState != "found")
        {
            run.Out.WriteLine("  " + run.T("rate." + answer.DutyState));
        }

        Charges(run, answer);
        if (answer.Below.Count > 0)
        {
            run.Out.WriteLine(run.T("cli.goods.below"));
            foreach (var line in answer.Below)
            {
                run.Out.WriteLine($"    {new string(' ', 2 * line.Depth)}{line.Printed} {line.Text.Text}{(line.Duties is { } d ? "  " + d[0].Meaning : "")}");
            }
        }

        return exit;
    }

    private static void Charges(CommandRun run, GoodsAnswer answer)
    {
        var charges = answer.Charges;
        var destination = answer.Destination.Name.Text;
        run.Out.WriteLine(run.T("cli.charges.requirements"));
        Requirements(run, charges.Requirements);
        if (charges.RequirementState == "not_loaded")
        {
            run.Out.WriteLine("    " + run.T("requirement.notLoaded", destination));
        }

        foreach (var fact in charges.Access)
        {
            run.Out.WriteLine("    " + run.Sentences(fact.Text.Text + run.T("mark.stop").TrimEnd(), run.T("access.asOf", fact.AsOf), run.T("confidence." + fact.Source.Confidence)));
        }

        run.Out.WriteLine(run.T("cli.charges.ontop"));
        foreach (var duty in charges.Additional)
        {
            run.Out.WriteLine("    " + run.Pair(duty.Percent is { } points ? "+" + Kit.Format.Percent(points, run.Language) : run.T("state.unknown"), duty.StateMessage));
        }

        foreach (var vat in charges.OnTop.Vat)
        {
            run.Out.WriteLine("    " + run.Pair(run.T("ontop.vat"), run.Sentences(vat.Message, run.T("confidence." + vat.Source.Confidence))));
        }

        if (charges.OnTop.Vat.Count == 0)
        {
            run.Out.WriteLine("    " + run.Pair(run.T("ontop.vat"), charges.OnTop.VatState == "not_loaded" ? run.T("ontop.notLoaded", destination) : run.T("ontop.dayNotLoaded")));
        }

        foreach (var remedy in charges.OnTop.Remedies.Where(r => r.CodeMatches == true))
        {
            run.Out.WriteLine("    " + run.Pair(run.T("ontop.remedies"), remedy.Goods.Text + run.T("mark.stop") + run.T("ontop.remediesCode")));
        }

        if (charges.Export is not { } export)
        {
            return;
        }

        run.Out.WriteLine(run.T("cli.charges.export"));
        foreach (var duty in export.Duties)
        {
            run.Out.WriteLine("    " + run.Pair($"{duty.Code}{(duty.Part ? " ex" : "")} {duty.Name.Text}", Kit.Format.Percent(duty.Percent, run.Language)));
        }

        if (export.Duties.Count == 0)
        {
            run.Out.WriteLine("    " + run.T(export.DutyState switch
            {
                "not_loaded" => "export.dutiesNotLoaded",
                "day_not_loaded" => "export.dutiesDayNotLoaded",
                "complete" => "export.dutiesNone",
                _ => "requirement.noRow",
            }, answer.Origin!.Name.Text));
        }

        foreach (var refund in export.Refunds)
        {
            run.Out.WriteLine("    " + run.Pair(run.T("export.refunds"), $"{refund.Code} {Kit.Format.Percent(refund.Percent, run.Language)}{run.T("mark.stop")}{run.T("confidence." + refund.Source.Confidence)}"));
        }

        Requirements(run, export.Controls);
    }

    private static void Requirements(CommandRun run, IEnumerable<RequirementGroupView> groups)
    {
        string? Ended(TextView? text) => text is null ? null : text.Text.TrimEnd('.') + run.T("mark.stop").TrimEnd();
        foreach (var group in groups)
        {
            foreach (var row in group.Rows.Where(r => !r.PartOnly))
            {
                run.Out.WriteLine("    " + run.Pair($"{row.Code} {row.Name}", run.Sentences(row.ScopeMessage, Ended(row.Condition), row.StatementMessage, Ended(row.Document), row.Act)));
            }

            if (!group.Rows.Any(r => !r.PartOnly))
            {
                run.Out.WriteLine("    " + run.Pair(group.Title.Text, run.T("requirement.noRow")));
            }
        }
    }

    private static int Search(CommandRun run, string[] words, int top, string? file)
    {
        if (top is < 1 or > GoodsSearch.MostHits)
        {
            return run.Fail(new Fault("number.range", top.ToString(System.Globalization.CultureInfo.InvariantCulture), "1", "100"));
        }

        if (file is not null && !File.Exists(file))
        {
            return run.Fail(new Fault("file.missing", file));
        }

        var workspace = run.Workspace;
        var worst = Exit.Done;
        var line = 0;
        foreach (var query in file is null ? [string.Join(' ', words)] : File.ReadLines(file))
        {
            line++;
            if (!workspace.Search.TryFind(query, top, typing: false, out var hits, out var fault))
            {
                fault = file is null ? fault : fault.At(new FilePlace(file, line, 0));
                worst = run.Fail(fault);
                if (file is not null)
                {
                    // A line in, a line out, so that answers stay beside their queries.
                    run.Out.WriteLine(run.Json ? JsonSerializer.Serialize(new { query, language = run.Language.Tag(), hits = Array.Empty<object>(), fault = fault.Code }, Api.JsonForm.Options) : Fault.Quote(query));
                }

                continue;
            }

            worst = Math.Max(worst, hits.Count == 0 ? Exit.Negative : Exit.Done);
            if (run.Json)
            {
                run.Out.WriteLine(JsonSerializer.Serialize(Api.GoodsSearchAnswer.Of(query, run.Language, hits), Api.JsonForm.Options));
            }
            else if (file is not null)
            {
                run.Out.WriteLine(string.Join('\t', hits.Select(h => CodeFormat.HarmonizedSystem.Print(h.Code)).Prepend(query)));
            }
            else
            {
                foreach (var hit in hits)
                {
                    // A subheading is often called "other" only: the heading says of what.
                    var heading = hit.Code == hit.Heading ? "" : $"  ‹ {CodeFormat.HarmonizedSystem.Print(hit.Heading)} {hit.HeadingName.In(run.Language)}";
                    run.Out.WriteLine($"{CodeFormat.HarmonizedSystem.Print(hit.Code),-9} {hit.Name.In(run.Language)}{heading}");
                }

                if (hits.Count == 0)
                {
                    run.Error.WriteLine(run.T("goods.nothing", Fault.Quote(query)));
                }
            }
        }

        return worst;
    }
}
