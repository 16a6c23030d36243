using System.CommandLine;
using System.Globalization;
using Corridor.Reference;
using Corridor.Statistics;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Indicators;

namespace Corridor.Commands;

/// <content>What economies export and how it fits: the product space, the structures of exports, complementarity.</content>
internal static partial class AnalyticsCommands
{
    private static Command Complexity(Language language, Func<ParseResult, CommandRun> run)
    {
        var economy = Word("ECONOMY", language, "cli.stats.one");
        var year = Year(language);
        var source = Choice("--source", language, "cli.stats.from.source");
        var top = new Option<int>("--top") { Description = Texts.Format(language, "cli.stats.top", MostShown), DefaultValueFactory = _ => 20 };
        var command = new Command("complexity", Texts.Get(language, "cli.stats.complexity")) { economy, year, source, top };
        command.SetAction(parse => Analysed(run(parse), [parse.GetValue(economy)], parse.GetValue(year), parse.GetValue(source), parse.GetValue(top), (started, workspace, economies, y, from, most) =>
        {
            if (!workspace.Analysis.TryProductSpace(economies[0], y, from, out var answer, out var fault))
            {
                return started.Fail(fault);
            }

            // What lies nearest to what is exported with advantage already, and is not yet.
            var near = answer.Products.Where(p => !p.HasAdvantage && p.Density.IsDefined).OrderByDescending(p => p.Density.Value).ThenBy(p => p.Product, StringComparer.Ordinal).Take(most).ToList();
            if (started.Json)
            {
                return Json(started, FigureJson.Bytes([[("complexity", answer.Complexity), ("outlook", answer.Outlook), ("exports", answer.Exports)],
                    .. near.Select(p => (IEnumerable<(string, Figure)>)[("exports", p.Exports), ("world", p.World), ("advantage", p.Advantage), ("complexity", p.Complexity), ("density", p.Density), ("gain", p.Gain)])], started.Language), near.Count > 0);
            }

            if (!answer.IsOrdered)
            {
                started.Out.WriteLine(started.T("cli.stats.complexity.breadth", new TradeNames(workspace, started.Language).Of(economies[0]), answer.Diversity, answer.Products.Length));
                foreach (var p in near)
                {
                    started.Out.WriteLine(started.T("cli.stats.complexity.nearest", p.Product, workspace.NameOf(Product(p.Product)).In(started.Language), Said(started, workspace, p.Density), Said(started, workspace, p.Advantage)));
                }

                started.Error.WriteLine(started.T("stat.space.notOrdered", answer.Products.Length, TradeAnalysis.FewestProducts));
                started.Error.WriteLine(started.T("cli.stats.ofYear", PeriodText.Of(answer.Period, started.Language), answer.Source.Key));
                return near.Count > 0 ? Exit.Done : Exit.Negative;
            }

            started.Out.WriteLine(started.T("cli.stats.complexity.of", new TradeNames(workspace, started.Language).Of(economies[0]), Said(started, workspace, answer.Complexity), answer.Rank?.ToString(CultureInfo.InvariantCulture) ?? "–", answer.Economies, answer.Diversity, answer.Products.Length, Said(started, workspace, answer.Outlook)));
            foreach (var p in near)
            {
                started.Out.WriteLine(started.T("cli.stats.complexity.near", p.Product, workspace.NameOf(Product(p.Product)).In(started.Language), Said(started, workspace, p.Density), Said(started, workspace, p.Complexity), Said(started, workspace, p.Gain), Said(started, workspace, p.Advantage)));
            }

            started.Error.WriteLine(started.T("cli.stats.ofYear", PeriodText.Of(answer.Period, started.Language), answer.Source.Key));
            return near.Count > 0 ? Exit.Done : Exit.Negative;
        }));
        return command;
    }

    private static Command Structure(Language language, Func<ParseResult, CommandRun> run)
    {
        return OfTwo("structure", ("ECONOMY", "cli.stats.one"), ("OTHER", "cli.stats.other"), 30, language, run, (started, workspace, economies, y, from, most) =>
        {
            if (!workspace.Analysis.TryExportStructure(economies[0], economies[1], y, from, out var found, out var fault))
            {
                return started.Fail(fault);
            }

            var (names, listed) = (new TradeNames(workspace, started.Language), found.Products.Take(most).ToList());
            if (started.Json)
            {
                return Json(started, FigureJson.Bytes([[("similarity", found.Similarity), ("concentration", found.FirstConcentration), ("otherConcentration", found.SecondConcentration)],
                    .. listed.Select(p => (IEnumerable<(string, Figure)>)[("world", p.World), ("exports", p.First.Exports), ("share", p.First.Share), ("advantage", p.First.Advantage), ("otherExports", p.Second.Exports), ("otherShare", p.Second.Share), ("otherAdvantage", p.Second.Advantage)])], started.Language), true);
            }

            Line(started, workspace, Texts.Get(started.Language, "analysis.figure.similarity"), found.Similarity);
            Line(started, workspace, started.T("stat.structure.concentration", names.Of(found.First)), found.FirstConcentration);
            Line(started, workspace, started.T("stat.structure.concentration", names.Of(found.Second)), found.SecondConcentration);
            foreach (var p in listed)
            {
                string Cell(Figure figure) => Said(started, workspace, figure);
                started.Out.WriteLine(started.T("cli.stats.structure.line", p.Product, workspace.NameOf(Product(p.Product)).In(started.Language), found.First, Cell(p.First.Share), Cell(p.First.Advantage), found.Second, Cell(p.Second.Share), Cell(p.Second.Advantage)));
            }

            started.Error.WriteLine(started.T("cli.stats.ofYear", PeriodText.Of(found.Period, started.Language), found.Source.Key));
            return Exit.Done;
        });
    }

    private static Command Complementarity(Language language, Func<ParseResult, CommandRun> run)
    {
        var economies = new Argument<string[]>("ECONOMY") { Description = Texts.Get(language, "cli.stats.economiesOf"), Arity = ArgumentArity.OneOrMore };
        var year = new Option<int?>("--year") { Description = Texts.Get(language, "cli.stats.year") };
        var source = Choice("--source", language, "cli.stats.from.source");
        var top = new Option<int>("--top") { Description = Texts.Get(language, "cli.stats.complementarity.top"), DefaultValueFactory = _ => 10 };
        var command = new Command("complementarity", Texts.Get(language, "cli.stats.complementarity")) { economies, year, source, top };
        command.SetAction(parse => Analysed(run(parse), parse.GetValue(economies)!, parse.GetValue(year)?.ToString(CultureInfo.InvariantCulture), parse.GetValue(source), parse.GetValue(top), (started, workspace, asked, y, from, most) =>
        {
            if (!workspace.Analysis.TryComplementarities(asked, most, y, from, out var matrix, out var fault))
            {
                return started.Fail(fault);
            }

            if (started.Json)
            {
                return Json(started, FigureJson.Bytes(matrix.Cells.Select(row => row.Select((f, i) => (matrix.Economies[i].Value, f))), started.Language), true);
            }

            started.Out.WriteLine(string.Join('\t', matrix.Economies.Select(e => e.Value).Prepend("")));
            for (var i = 0; i < matrix.Economies.Length; i++)
            {
                started.Out.WriteLine(string.Join('\t', matrix.Cells[i].Select(f => f.IsDefined ? Said(started, workspace, f) : "–").Prepend(matrix.Economies[i].Value)));
            }

            started.Error.WriteLine(started.T("cli.stats.ofYear", matrix.Year, matrix.Source.Key));
            return Exit.Done;
        }));
        return command;
    }
}
