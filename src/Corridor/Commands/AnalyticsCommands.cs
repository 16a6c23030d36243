using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Published;

namespace Corridor.Commands;

/// <summary><c>corridor stats indicators</c>, <c>stats opportunities</c>, <c>stats mirror</c>, <c>stats checks</c>, <c>stats complexity</c>, <c>stats structure</c>, <c>stats complementarity</c>, <c>stats briefing</c>.</summary>
internal static partial class AnalyticsCommands
{
    private const int MostShown = 1000;

    /// <summary>Adds the commands to <c>stats</c>.</summary>
    public static Command AddTo(Command stats, Language language, Func<ParseResult, CommandRun> run)
    {
        stats.Add(Indicators(language, run));
        stats.Add(ForPair(language, run));
        stats.Add(Mirror(language, run));
        stats.Add(Checks(language, run));
        stats.Add(Complexity(language, run));
        stats.Add(Structure(language, run));
        stats.Add(Complementarity(language, run));
        stats.Add(Briefing(language, run));
        return stats;
    }

    private static Command Indicators(Language language, Func<ParseResult, CommandRun> run)
    {
        var (reporter, counterpart, period) = (Word("REPORTER", language, "cli.stats.one"), Word("COUNTERPART", language, "cli.stats.other"), Word("PERIOD", language, "cli.stats.period"));
        var (product, source, currency) = (Choice("--product", language, "cli.stats.goods"), Choice("--source", language, "cli.stats.from.source"), Choice("--currency", language, "cli.stats.currency"));
        var command = new Command("indicators", Texts.Get(language, "cli.stats.indicators")) { reporter, counterpart, period, product, source, currency };
        command.SetAction(parse => Answer(run(parse), parse.GetValue(reporter), parse.GetValue(counterpart), parse.GetValue(period), parse.GetValue(product), parse.GetValue(source), parse.GetValue(currency), (started, workspace, question) =>
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

            if (answer.Structure is { Year: { } ofYear, Source: { } ofSource } && ofYear != question.Period.Year)
            {
                started.Error.WriteLine(started.T("cli.stats.structureOf", ofYear, ofSource.Key));
            }

            if (answer.Structure is { SimilarityPeriod: { } alike, SimilaritySource: { } alikeFrom } && alike != question.Period)
            {
                started.Error.WriteLine(started.T("cli.stats.similarityOf", PeriodText.Of(alike, started.Language), alikeFrom.Key));
            }

            started.Error.WriteLine(answer.Source is { } from ? started.T("cli.stats.source.used", from.Key, from.Source.TitleIn(started.Language)) : started.T("cli.stats.source.none"));
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
        return OfTwo("opportunities", ("EXPORTER", "cli.stats.exporter"), ("IMPORTER", "cli.stats.importer"), 20, language, run, (started, workspace, economies, y, from, most) =>
        {
            if (!workspace.Analysis.TryOpportunities(economies[0], economies[1], y, from, out var answer, out var fault))
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
                string Cell(Figure figure) => Said(started, workspace, figure);
                started.Out.WriteLine(started.T("cli.stats.opportunity", o.Product, workspace.NameOf(Product(o.Product)).In(started.Language), Cell(o.Untapped), Cell(o.Imports), Cell(o.SupplierShare), Cell(o.Advantage)));
            }

            if (!answer.Found.Sold.IsEmpty)
            {
                started.Out.WriteLine(started.T("cli.stats.opportunities.sold"));
                foreach (var o in answer.Found.Sold.Take(most))
                {
                    started.Out.WriteLine(started.T("cli.stats.opportunity.sold", o.Product, workspace.NameOf(Product(o.Product)).In(started.Language), Said(started, workspace, o.Actual), Said(started, workspace, o.Expected), Said(started, workspace, o.SupplierShare), Said(started, workspace, o.Advantage)));
                }
            }

            started.Error.WriteLine(started.T("cli.stats.opportunities.count", ranked.Count, answer.Found.Ranked.Length, answer.Year, answer.Source.Key));
            return ranked.Count > 0 ? Exit.Done : Exit.Negative;
        });
    }

    private static Command Mirror(Language language, Func<ParseResult, CommandRun> run)
    {
        var (exporter, importer) = (Word("EXPORTER", language, "cli.stats.exporter"), Word("IMPORTER", language, "cli.stats.importer"));
        var year = Year(language);
        var level = new Option<int>("--level") { Description = Texts.Get(language, "cli.stats.mirror.level") };
        var monthly = new Option<bool>("--months") { Description = Texts.Get(language, "cli.stats.mirror.months") };
        var top = new Option<int>("--top") { Description = Texts.Format(language, "cli.stats.top", MostShown), DefaultValueFactory = _ => 20 };
        var currency = Choice("--currency", language, "cli.stats.currency");
        var command = new Command("mirror", Texts.Get(language, "cli.stats.mirror")) { exporter, importer, year, level, monthly, top, currency };
        command.SetAction(parse => Analysed(run(parse), [parse.GetValue(exporter), parse.GetValue(importer)], parse.GetValue(year), null, parse.GetValue(top), (started, workspace, economies, y, _, most) =>
        {
            if (parse.GetValue(level) is not (0 or 2 or 4 or 6))
            {
                return started.Fail(new Fault("pack.oneOf", parse.GetValue(level).ToString(CultureInfo.InvariantCulture), "0, 2, 4, 6"));
            }

            if (!TryCurrency(workspace, parse.GetValue(currency), out var to, out var refused))
            {
                return started.Fail(refused);
            }

            var found = new MirrorQuestion(economies[0], economies[1], parse.GetValue(monthly), parse.GetValue(level), y, y, null, null) { Currency = to }.Pairs(workspace);
            var pairs = found.Rows;
            // Of products those whose two reports stand furthest apart come first.
            var shown = (parse.GetValue(level) == 0 ? pairs.AsEnumerable() : pairs.OrderByDescending(p => Math.Abs(p.Rest.Value ?? 0))).Take(most).ToList();
            if (started.Json)
            {
                return Json(started, FigureJson.Bytes(shown.Select(p => (IEnumerable<(string, Figure)>)[("gap", p.Gap), ("ratio", p.Ratio), ("carriage", p.Carriage), ("rest", p.Rest)]), started.Language), pairs.Length > 0);
            }

            foreach (var p in shown)
            {
                string Side(MirrorSide? side) => side is null ? "–" : FigureText.Of(Figure.Observed(side.Value, side.Currency, new SourceRows("", "", "")), started.Language, workspace.Book.NameForms.After) + " " + side.Valuation.Word();
                string Cell(Figure figure) => figure.IsDefined ? Said(started, workspace, figure) : "–";
                started.Out.WriteLine(started.T("cli.stats.mirror.line", p.Product.IsTotal ? p.Period : p.Period + " " + p.Product.Value, Side(p.Exported), Side(p.Imported), Cell(p.Gap), Cell(p.Ratio), Cell(p.Carriage), Cell(p.Rest)));
            }

            foreach (var sentence in to is { } wanted ? PeriodWithoutRates.Sentences(found.WithoutRates, wanted, workspace, started.Language) : [])
            {
                started.Error.WriteLine(sentence);
            }

            started.Error.WriteLine(started.T("cli.stats.rows", shown.Count, pairs.Length));
            return pairs.Length > 0 ? Exit.Done : Exit.Negative;
        }));
        return command;
    }

    private static Command Checks(Language language, Func<ParseResult, CommandRun> run)
    {
        var dataset = new Argument<string?>("DATASET") { Description = Texts.Get(language, "cli.stats.checks.dataset"), Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("checks", Texts.Get(language, "cli.stats.checks")) { dataset };
        command.SetAction(parse =>
        {
            var started = run(parse);
            var workspace = started.Workspace;
            var only = parse.GetValue(dataset);
            if (IsUnknown(workspace, only))
            {
                return NoSource(started, workspace, only!);
            }

            var found = workspace.Statistics.AllSources.Select(s => s.Dataset).Distinct().Where(d => only is null || d == only || only.StartsWith(d + ":", StringComparison.Ordinal))
                .SelectMany(d => workspace.Statistics.Checks(d).Select(c => (Dataset: d, Check: c))).ToList();
            var names = new TradeNames(workspace, started.Language);
            foreach (var (of, check) in found)
            {
                started.Out.WriteLine(started.Json
                    ? System.Text.Json.JsonSerializer.Serialize(new { dataset = of, kind = check.Kind.ToString(), period = check.Period?.ToString(), reporter = check.Reporter?.Value, counterpart = check.Counterpart?.Value, flow = check.Flow?.Word(), product = check.Product.Value, check.Value, check.Expected, message = check.Message(started.Language, names.Of) }, Api.JsonForm.Options)
                    : $"{of}\t{check.Message(started.Language, names.Of)}");
            }

            return found.Count == 0 ? Exit.Done : Exit.Negative;
        });
        return command;
    }

    private static Command Briefing(Language language, Func<ParseResult, CommandRun> run)
    {
        Argument<string?> Optional(string name, string text) => new(name) { Description = Texts.Get(language, text), Arity = ArgumentArity.ZeroOrOne };
        var (reporter, counterpart, period) = (Optional("REPORTER", "cli.stats.one"), Optional("COUNTERPART", "cli.stats.other"), Optional("PERIOD", "cli.stats.period"));
        var (product, source, set, currency) = (Choice("--product", language, "cli.stats.goods"), Choice("--source", language, "cli.stats.from.source"), Choice("--set", language, "cli.stats.published"), Choice("--currency", language, "cli.stats.currency"));
        var derived = new Option<bool>("--derived") { Description = Texts.Get(language, "cli.stats.derived") };
        var pdf = PrintCommand.Option(language);
        var command = new Command("briefing", Texts.Get(language, "cli.stats.briefing")) { reporter, counterpart, period, product, source, currency, set, derived, pdf };
        command.SetAction(parse =>
        {
            var started = run(parse);
            if (parse.GetValue(set) is not { } named)
            {
                return Answer(started, parse.GetValue(reporter), parse.GetValue(counterpart), parse.GetValue(period), parse.GetValue(product), parse.GetValue(source), parse.GetValue(currency),
                    (_, workspace, question) => Say(started, workspace, workspace.Analysis.Briefing(question), BriefingPrint.TitleOf(question, new TradeNames(workspace, started.Language)), parse.GetValue(pdf)));
            }

            if (parse.GetValue(currency) is not null)
            {
                return started.Fail(new Fault("cli.stats.setCurrency", named));
            }

            var workspace = started.Workspace;
            if (parse.GetValue(derived))
            {
                return workspace.Analysis.TryPublished(named, out var published, out var unknown) ? Derived(started, workspace, published) : started.Fail(unknown);
            }

            return workspace.Analysis.TryBriefing(named, out var briefing, out var fault) ? Say(started, workspace, briefing, BriefingPrint.TitleOf(named, started.Language), parse.GetValue(pdf)) : started.Fail(fault);
        });
        return command;
    }

    private static int Say(CommandRun run, Workspace workspace, TradeBriefing briefing, string title, string? pdf)
    {
        var text = workspace.Analysis.Write(briefing, run.Language);
        var said = text.Figures.Any();
        if (pdf is not null && !PrintCommand.TryWrite(run, BriefingPrint.Of(text, title, workspace), pdf))
        {
            return Exit.BadInput;
        }

        if (run.Json)
        {
            return Json(run, BriefingJson.Bytes(text), said);
        }

        run.Out.WriteLine(text.Plain);
        return said ? Exit.Done : Exit.Negative;
    }

    // What follows from a published set, each figure with the interval that rounding leaves, and what contradicts itself.
    private static int Derived(CommandRun run, Workspace workspace, PublishedSet published)
    {
        var (figures, conflicts) = (published.Derive(), published.Conflicts());
        if (run.Json)
        {
            return Json(run, FigureJson.Bytes([figures.Select(f => (f.Key, f.Value))], run.Language), conflicts.IsEmpty);
        }

        foreach (var (name, figure) in figures.Where(f => !published.Published.ContainsKey(f.Key)))
        {
            string Cell(decimal value) => FigureText.Of(figure.At(value), run.Language, workspace.Book.NameForms.After);
            run.Out.WriteLine(run.T("cli.stats.derived.line", name, Cell(figure.Value!.Value), Cell(figure.Interval.Low), Cell(figure.Interval.High), figure.Definition().Formula));
        }

        foreach (var conflict in conflicts)
        {
            run.Out.WriteLine(run.T("cli.stats.derived.conflict", Texts.List(run.Language, conflict.Figures)));
        }

        return conflicts.IsEmpty ? Exit.Done : Exit.Negative;
    }

    private static int Answer(CommandRun run, string? reporter, string? counterpart, string? period, string? product, string? source, string? currency, Func<CommandRun, Workspace, TradeQuestion, int> answer)
    {
        var workspace = run.Workspace;
        var of = TradeProduct.Total;
        if (!workspace.Book.Economies.TryParse(reporter, out var one, out var fault) || !workspace.Book.Economies.TryParse(counterpart, out var other, out fault)
            || !PairQuestion.TryParse(period, out var when, out fault) || (product is not null && !TradeProduct.TryParse(product, out of, out fault)) || !TryCurrency(workspace, currency, out var to, out fault))
        {
            return run.Fail(fault);
        }

        if (one.Code == other.Code)
        {
            return run.Fail(new Fault("economy.same", one.Code.Value));
        }

        return IsUnknown(workspace, source)
            ? NoSource(run, workspace, source!)
            : answer(run, workspace, new TradeQuestion(one.Code, other.Code, when) { Product = of, Source = source, Currency = to });
    }

    // A question about two economies: a year or the latest, a source, how many rows.
    private static Command OfTwo(string name, (string Name, string Text) one, (string Name, string Text) other, int rows, Language language, Func<ParseResult, CommandRun> run,
        Func<CommandRun, Workspace, ImmutableArray<EconomyCode>, int?, string?, int, int> answer)
    {
        var (first, second) = (Word(one.Name, language, one.Text), Word(other.Name, language, other.Text));
        var year = Year(language);
        var source = Choice("--source", language, "cli.stats.from.source");
        var top = new Option<int>("--top") { Description = Texts.Format(language, "cli.stats.top", MostShown), DefaultValueFactory = _ => rows };
        var command = new Command(name, Texts.Get(language, "cli.stats." + name)) { first, second, year, source, top };
        command.SetAction(parse => Analysed(run(parse), [parse.GetValue(first), parse.GetValue(second)], parse.GetValue(year), parse.GetValue(source), parse.GetValue(top), answer));
        return command;
    }

    // What the questions about the structure of the world's trade have in common: economies, a year or the latest, a source, how many.
    private static int Analysed(CommandRun run, string?[] economies, string? year, string? source, int most, Func<CommandRun, Workspace, ImmutableArray<EconomyCode>, int?, string?, int, int> answer)
    {
        var workspace = run.Workspace;
        if (most is < 1 or > MostShown)
        {
            return run.Fail(new Fault("number.range", most.ToString(CultureInfo.InvariantCulture), "1", MostShown.ToString(CultureInfo.InvariantCulture)));
        }

        var codes = ImmutableArray.CreateBuilder<EconomyCode>();
        foreach (var text in economies)
        {
            if (!workspace.Book.Economies.TryParse(text, out var economy, out var fault))
            {
                return run.Fail(fault);
            }

            if (codes.Contains(economy.Code))
            {
                return run.Fail(new Fault("economy.same", economy.Code.Value));
            }

            codes.Add(economy.Code);
        }

        if (year is not null && (!Period.TryParse(year, out var when, out _) || when.Kind != PeriodKind.Year))
        {
            return run.Fail(new Fault("cli.stats.yearly", year));
        }

        return IsUnknown(workspace, source) ? NoSource(run, workspace, source!) : answer(run, workspace, codes.ToImmutable(), year is null ? null : int.Parse(year, CultureInfo.InvariantCulture), source, most);
    }

    /// <summary>A currency that figures can be converted to; null where none is named.</summary>
    public static bool TryCurrency(Workspace workspace, string? text, out CurrencyCode? currency, [NotNullWhen(false)] out Fault? fault)
    {
        (currency, fault) = (null, null);
        if (text is not null && workspace.Conversion.TryCurrency(text, workspace.Book.Currencies, out var found, out fault))
        {
            currency = found;
        }

        return fault is null;
    }

    private static bool IsUnknown(Workspace workspace, string? source) => source is not null && workspace.Statistics.AllSources.All(s => s.Key != source && s.Dataset != source);

    private static int NoSource(CommandRun run, Workspace workspace, string source) => run.Fail(new Fault("cli.stats.noSource", Fault.Quote(source), string.Join(", ", workspace.Statistics.AllSources.Select(s => s.Key))));

    private static string Said(CommandRun run, Workspace workspace, Figure figure) => FigureText.Of(figure, run.Language, workspace.Book.NameForms.After);

    private static Argument<string?> Year(Language language) => new("YEAR") { Description = Texts.Get(language, "cli.stats.year"), Arity = ArgumentArity.ZeroOrOne };

    private static int Json(CommandRun run, byte[] json, bool found)
    {
        run.Out.WriteLine(Encoding.UTF8.GetString(json));
        return found ? Exit.Done : Exit.Negative;
    }

    private static void Line(CommandRun run, Workspace workspace, string name, Figure figure) =>
        run.Out.WriteLine(run.T("cli.stats.figure", name, Said(run, workspace, figure), figure.Definition().Formula));

    private static TradeProduct Product(string code) => TradeProduct.TryParse(code, out var product, out var fault) ? product : throw new FormatException(fault.ToString());

    private static Argument<string> Word(string name, Language language, string text) => new(name) { Description = Texts.Get(language, text) };

    private static Option<string?> Choice(string name, Language language, string text) => new(name) { Description = Texts.Get(language, text) };
}
