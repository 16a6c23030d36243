using System.CommandLine;
using System.Globalization;
using System.Text;
using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Indicators;

namespace Corridor.Commands;

/// <summary><c>corridor stats indicators</c>, <c>stats opportunities</c>, <c>stats briefing</c>.</summary>
internal static class AnalyticsCommands
{
    private const int MostShown = 1000;

    /// <summary>Adds the commands to <c>stats</c>.</summary>
    public static Command AddTo(Command stats, Language language, Func<ParseResult, CommandRun> run)
    {
        stats.Add(Indicators(language, run));
        stats.Add(ForPair(language, run));
        stats.Add(Briefing(language, run));
        return stats;
    }

    private static Command Indicators(Language language, Func<ParseResult, CommandRun> run)
    {
        var (reporter, counterpart, period) = (Word("REPORTER", language, "cli.stats.one"), Word("COUNTERPART", language, "cli.stats.other"), Word("PERIOD", language, "cli.stats.period"));
        var (product, source) = (Choice("--product", language, "cli.stats.goods"), Choice("--source", language, "cli.stats.from.source"));
        var command = new Command("indicators", Texts.Get(language, "cli.stats.indicators")) { reporter, counterpart, period, product, source };
        command.SetAction(parse => Answer(run(parse), parse.GetValue(reporter), parse.GetValue(counterpart), parse.GetValue(period), parse.GetValue(product), parse.GetValue(source), (started, workspace, question) =>
        {
            var answer = workspace.Analysis.Pair(question);
            if (started.Json)
            {
                return Json(started, FigureJson.Bytes([answer.Figures], started.Language), answer.Statement.Level.IsDefined);
            }

            started.Out.WriteLine(started.T("cli.stats.pair", answer.Statement.Reporter.Name.In(started.Language), answer.Statement.Counterpart!.Name.In(started.Language), question.Period, question.Product.Name(started.Language)));
            foreach (var (name, figure) in answer.Figures)
            {
                Line(started, workspace, Texts.Get(started.Language, "analysis.figure." + name), figure);
            }

            started.Error.WriteLine(answer.Source is { } from ? started.T("cli.stats.source.used", from.Key, from.Source.Title) : started.T("cli.stats.source.none"));
            if (!answer.OtherSources.IsEmpty)
            {
                started.Error.WriteLine(started.T("cli.stats.source.others", string.Join(", ", answer.OtherSources)));
            }

            return answer.Statement.Level.IsDefined ? Exit.Done : Exit.Negative;
        }));
        return command;
    }

    private static Command ForPair(Language language, Func<ParseResult, CommandRun> run)
    {
        var (exporter, importer, year) = (Word("EXPORTER", language, "cli.stats.exporter"), Word("IMPORTER", language, "cli.stats.importer"), Word("YEAR", language, "cli.stats.year"));
        var source = Choice("--source", language, "cli.stats.from.source");
        var top = new Option<int>("--top") { Description = Texts.Format(language, "cli.stats.top", MostShown), DefaultValueFactory = _ => 20 };
        var command = new Command("opportunities", Texts.Get(language, "cli.stats.opportunities")) { exporter, importer, year, source, top };
        command.SetAction(parse =>
        {
            var started = run(parse);
            if (parse.GetValue(top) is var most && most is < 1 or > MostShown)
            {
                return started.Fail(new Fault("number.range", most.ToString(CultureInfo.InvariantCulture), "1", MostShown.ToString(CultureInfo.InvariantCulture)));
            }

            return Answer(started, parse.GetValue(exporter), parse.GetValue(importer), parse.GetValue(year), null, parse.GetValue(source), (_, workspace, question) =>
            {
                if (question.Period.Kind != PeriodKind.Year)
                {
                    return started.Fail(new Fault("cli.stats.yearly", question.Period.ToString()));
                }

                if (!workspace.Analysis.TryOpportunities(question.Reporter, question.Counterpart, question.Period.Year, question.Source, out var answer, out var fault))
                {
                    return started.Fail(fault);
                }

                var ranked = answer.Found.Ranked.Take(most).ToList();
                if (started.Json)
                {
                    return Json(started, FigureJson.Bytes(ranked.Select(o => (IEnumerable<(string, Figure)>)
                    [
                        ("advantage", o.Advantage), ("imports", o.Imports), ("actual", o.Actual), ("expected", o.Expected), ("untapped", o.Untapped), ("supplierShare", o.SupplierShare),
                        .. o.ImporterAdvantage is { } own ? [("importerAdvantage", own)] : Array.Empty<(string, Figure)>(), .. o.Complexity is { } complexity ? [("complexity", complexity)] : Array.Empty<(string, Figure)>(),
                    ]), started.Language), ranked.Count > 0);
                }

                foreach (var o in ranked)
                {
                    string Cell(Figure figure) => FigureText.Of(figure, started.Language, workspace.Book.NameForms.After);
                    started.Out.WriteLine(started.T("cli.stats.opportunity", o.Product, workspace.NameOf(Product(o.Product)).In(started.Language), Cell(o.Untapped), Cell(o.Imports), Cell(o.SupplierShare), Cell(o.Advantage)));
                }

                started.Error.WriteLine(started.T("cli.stats.opportunities.count", ranked.Count, answer.Found.Ranked.Length, answer.Year, answer.Source.Key));
                return ranked.Count > 0 ? Exit.Done : Exit.Negative;
            });
        });
        return command;
    }

    private static Command Briefing(Language language, Func<ParseResult, CommandRun> run)
    {
        Argument<string?> Optional(string name, string text) => new(name) { Description = Texts.Get(language, text), Arity = ArgumentArity.ZeroOrOne };
        var (reporter, counterpart, period) = (Optional("REPORTER", "cli.stats.one"), Optional("COUNTERPART", "cli.stats.other"), Optional("PERIOD", "cli.stats.period"));
        var (product, source, set) = (Choice("--product", language, "cli.stats.goods"), Choice("--source", language, "cli.stats.from.source"), Choice("--set", language, "cli.stats.published"));
        var command = new Command("briefing", Texts.Get(language, "cli.stats.briefing")) { reporter, counterpart, period, product, source, set };
        command.SetAction(parse =>
        {
            var started = run(parse);
            if (parse.GetValue(set) is not { } named)
            {
                return Answer(started, parse.GetValue(reporter), parse.GetValue(counterpart), parse.GetValue(period), parse.GetValue(product), parse.GetValue(source),
                    (_, workspace, question) => Say(started, workspace, workspace.Analysis.Briefing(question)));
            }

            using var workspace = started.OpenWorkspace();
            return workspace.Analysis.TryBriefing(named, out var briefing, out var fault) ? Say(started, workspace, briefing) : started.Fail(fault);
        });
        return command;
    }

    private static int Say(CommandRun run, Workspace workspace, TradeBriefing briefing)
    {
        var text = workspace.Analysis.Write(briefing, run.Language);
        var said = text.Figures.Any();
        if (run.Json)
        {
            return Json(run, BriefingJson.Bytes(text), said);
        }

        run.Out.WriteLine(text.Plain);
        return said ? Exit.Done : Exit.Negative;
    }

    private static int Answer(CommandRun run, string? reporter, string? counterpart, string? period, string? product, string? source, Func<CommandRun, Workspace, TradeQuestion, int> answer)
    {
        using var workspace = run.OpenWorkspace();
        var of = TradeProduct.Total;
        if (!workspace.Book.Economies.TryParse(reporter, out var one, out var fault) || !workspace.Book.Economies.TryParse(counterpart, out var other, out fault)
            || !Period.TryParse(period, out var when, out fault) || (product is not null && !TradeProduct.TryParse(product, out of, out fault)))
        {
            return run.Fail(fault);
        }

        if (one.Code == other.Code)
        {
            return run.Fail(new Fault("economy.same", one.Code.Value));
        }

        return source is not null && workspace.Statistics.AllSources.All(s => s.Key != source && s.Dataset != source)
            ? run.Fail(new Fault("cli.stats.noSource", Fault.Quote(source), string.Join(", ", workspace.Statistics.AllSources.Select(s => s.Key))))
            : answer(run, workspace, new TradeQuestion(one.Code, other.Code, when) { Product = of, Source = source });
    }

    private static int Json(CommandRun run, byte[] json, bool found)
    {
        run.Out.WriteLine(Encoding.UTF8.GetString(json));
        return found ? Exit.Done : Exit.Negative;
    }

    private static void Line(CommandRun run, Workspace workspace, string name, Figure figure) =>
        run.Out.WriteLine(run.T("cli.stats.figure", name, FigureText.Of(figure, run.Language, workspace.Book.NameForms.After), figure.Definition().Formula));

    private static TradeProduct Product(string code) => TradeProduct.TryParse(code, out var product, out var fault) ? product : throw new FormatException(fault.ToString());

    private static Argument<string> Word(string name, Language language, string text) => new(name) { Description = Texts.Get(language, text) };

    private static Option<string?> Choice(string name, Language language, string text) => new(name) { Description = Texts.Get(language, text) };
}
