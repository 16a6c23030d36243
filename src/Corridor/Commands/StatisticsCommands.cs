using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Loading;

namespace Corridor.Commands;

/// <summary><c>corridor stats import</c>, <c>stats releases</c>, <c>stats query</c>, <c>stats export</c>.</summary>
internal static class StatisticsCommands
{
    private const int MostShown = 20;

    private static readonly string[] QueryColumns = ["period", "reporter", "counterpart", "flow", "product", "classification", "value", "currency", "valuation", "status", "source", "release"];
    private static readonly string[] ConvertedColumns = ["in_currency", "rate"];

    public static Command Make(Language language, Func<ParseResult, CommandRun> run, TimeProvider time)
    {
        var command = new Command("stats", Texts.Get(language, "cli.stats"));
        command.Add(Import(language, run, time));
        var releases = new Command("releases", Texts.Get(language, "cli.stats.releases"));
        releases.SetAction(parse => Releases(run(parse)));
        command.Add(releases);
        command.Add(Query(language, run));
        command.Add(Export(language, run));
        return command;
    }

    private static Command Import(Language language, Func<ParseResult, CommandRun> run, TimeProvider time)
    {
        var file = new Argument<string>("FILE") { Description = Texts.Get(language, "cli.stats.file") };
        var dataset = new Option<string>("--dataset") { Description = Texts.Get(language, "cli.stats.dataset"), Required = true };
        var format = new Option<string?>("--format") { Description = Texts.Format(language, "cli.stats.format", string.Join(", ", FormatMapping.Known.Select(f => f.Name))) };
        var constants = new Option<string[]>("--set") { Description = Texts.Get(language, "cli.stats.set"), DefaultValueFactory = _ => [] };
        var edition = new Option<string>("--edition") { Description = Texts.Get(language, "cli.stats.edition"), DefaultValueFactory = _ => "" };
        var title = new Option<string?>("--title") { Description = Texts.Get(language, "cli.stats.title") };
        var publisher = new Option<string?>("--publisher") { Description = Texts.Get(language, "cli.stats.publisher") };
        var licence = new Option<string?>("--licence") { Description = Texts.Get(language, "cli.stats.licence") };
        var url = new Option<string?>("--url") { Description = Texts.Get(language, "cli.stats.url") };
        var encoding = new Option<string?>("--encoding") { Description = Texts.Get(language, "cli.stats.encoding") };
        var add = new Option<bool>("--add") { Description = Texts.Get(language, "cli.stats.add") };
        var yes = new Option<bool>("--yes") { Description = Texts.Get(language, "cli.stats.yes") };
        var memory = new Option<int>("--memory") { Description = Texts.Get(language, "cli.stats.memory"), DefaultValueFactory = _ => 2048 };
        var command = new Command("import", Texts.Get(language, "cli.stats.import")) { file, dataset, format, constants, edition, title, publisher, licence, url, encoding, add, yes, memory };
        command.SetAction(parse =>
        {
            var started = run(parse);
            var named = new Dictionary<string, string>();
            foreach (var constant in parse.GetValue(constants)!)
            {
                var at = constant.IndexOf('=', StringComparison.Ordinal);
                if (at <= 0 || !named.TryAdd(constant[..at], constant[(at + 1)..]))
                {
                    return started.Fail(new Fault("cli.stats.constant", Fault.Quote(constant)));
                }
            }

            if (parse.GetValue(memory) is < 128 or > 1_048_576)
            {
                return started.Fail(new Fault("number.range", parse.GetValue(memory).ToString(CultureInfo.InvariantCulture), "128", "1048576"));
            }

            return Import(started, new ImportRequest(parse.GetValue(file)!, parse.GetValue(dataset)!, time.GetUtcNow())
            {
                Format = parse.GetValue(format),
                Constants = named,
                Edition = parse.GetValue(edition)!,
                Title = parse.GetValue(title),
                Publisher = parse.GetValue(publisher),
                Licence = parse.GetValue(licence),
                Url = parse.GetValue(url),
                Encoding = parse.GetValue(encoding),
                IsAddition = parse.GetValue(add),
                AcceptsShrinking = parse.GetValue(yes),
                MemoryMegabytes = parse.GetValue(memory),
            });
        });
        return command;
    }

    private static int Import(CommandRun run, ImportRequest request)
    {
        var workspace = run.Workspace;
        Workspace.NeedWritable(workspace.Cache, Workspace.CacheVariable);
        var (shown, percent) = ((ImportStep)(-1), -1);
        var gate = new Lock();
        request = request with
        {
            Progress = (step, done) =>
            {
                lock (gate)
                {
                    // A line for each step and each tenth of it says enough, and fills no terminal.
                    if (step != shown || (int)done / 10 > percent)
                    {
                        (shown, percent) = (step, Math.Max(0, (int)done / 10));
                        run.Error.WriteLine(run.T("cli.stats.step." + step.ToString().ToLowerInvariant()) + (percent > 0 ? string.Create(CultureInfo.InvariantCulture, $" {percent * 10} %") : ""));
                    }
                }
            },
        };
        if (!new StatisticsImport(workspace.Statistics, workspace.Book.Economies).TryRun(request, out var report, out var fault))
        {
            return run.Fail(fault);
        }

        if (run.Json)
        {
            run.Out.WriteLine(JsonSerializer.Serialize(new
            {
                report.Release,
                report.Formats,
                report.Figures,
                report.Unchanged,
                report.Blank,
                report.Breakdowns,
                report.Repeated,
                Rejects = report.Rejects.Select(r => new { r.File, r.Line, r.Reason.Code, Message = r.Reason.Message(run.Language) }),
                Checks = report.Checks.Select(c => new
                {
                    Kind = c.Kind.ToString(),
                    Period = c.Period?.ToString(),
                    Reporter = c.Reporter?.Value,
                    Counterpart = c.Counterpart?.Value,
                    Flow = c.Flow?.Word(),
                    Product = c.Product.Value,
                    c.Value,
                    c.Expected,
                    c.Count,
                    Message = c.Message(run.Language),
                }),
            }, Api.JsonForm.Options));
        }
        else
        {
            var r = report.Release;
            run.Out.WriteLine(run.T("cli.stats.imported", r.Number, r.Dataset, r.RowsRead, r.RowsKept, r.RowsRejected, report.Figures, r.Added, r.Revised, r.Withdrawn, report.Unchanged));
            if (report.Blank + report.Breakdowns + report.Repeated > 0)
            {
                run.Out.WriteLine(run.T("cli.stats.leftOut", report.Blank, report.Breakdowns, report.Repeated));
            }

            foreach (var reject in report.Rejects.Take(MostShown))
            {
                run.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {reject.File}:{reject.Line}: {reject.Reason.Message(run.Language)}"));
            }

            if (r.RowsRejected > MostShown)
            {
                run.Out.WriteLine(run.T("cli.stats.moreRejects", r.RowsRejected - MostShown));
            }

            foreach (var check in report.Checks.GroupBy(c => c.Kind).SelectMany(g => g.Take(MostShown / 2)))
            {
                run.Out.WriteLine("  ! " + check.Message(run.Language));
            }
        }

        return report.Release.RowsRejected == 0 ? Exit.Done : Exit.Negative;
    }

    private static int Releases(CommandRun run)
    {
        var workspace = run.Workspace;
        foreach (var r in workspace.Statistics.Releases)
        {
            run.Out.WriteLine(run.Json ? JsonSerializer.Serialize(r, Api.JsonForm.Options)
                : string.Create(CultureInfo.InvariantCulture, $"{r.Number}\t{r.Dataset}\t{r.Edition}\t{r.Format}\t{(r.ValidFrom is { } f ? f.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "")}\t{r.RowsRead}\t{r.RowsRejected}\t+{r.Added} ~{r.Revised} -{r.Withdrawn}"));
        }

        return Exit.Done;
    }

    private static Command Query(Language language, Func<ParseResult, CommandRun> run)
    {
        var options = new QueryOptions(language);
        var offset = new Option<int>("--offset") { Description = Texts.Get(language, "cli.stats.offset") };
        var limit = new Option<int>("--limit") { Description = Texts.Format(language, "cli.stats.limit", ObservationPage.MostRows), DefaultValueFactory = _ => 100 };
        var currency = new Option<string?>("--currency") { Description = Texts.Get(language, "cli.stats.currency") };
        var command = new Command("query", Texts.Get(language, "cli.stats.query")) { offset, limit, currency };
        options.AddTo(command);
        command.SetAction(parse =>
        {
            var started = run(parse);
            var workspace = started.Workspace;
            if (!options.TryRead(parse, workspace, out var query, out var fault) || !AnalyticsCommands.TryCurrency(workspace, parse.GetValue(currency), out var to, out fault)
                || !workspace.Statistics.TryObservations(query, parse.GetValue(offset), parse.GetValue(limit), out var page, out fault))
            {
                return started.Fail(fault);
            }

            if (started.Json)
            {
                started.Out.WriteLine(JsonSerializer.Serialize(new { page.Count, page.Offset, page.Next, Currency = to?.Value, Rows = page.Rows.Select(o => ObservationView.Of(o, to, workspace.Conversion)) }, Api.JsonForm.Options));
            }
            else
            {
                // Of the table that a file has: what reads the rows knows the columns by the same names.
                var table = StatisticsTable.Of(page.Rows, to, workspace.Conversion);
                string[] columns = to is null ? QueryColumns : [.. QueryColumns, .. ConvertedColumns];
                started.Out.WriteLine(string.Join('\t', columns));
                foreach (var row in table.Rows)
                {
                    started.Out.WriteLine(string.Join('\t', columns.Select(c => row[table.Columns.IndexOf(c)] switch { null => "-", decimal number => Decimals.Text(number), var word => (string)word })));
                }

                foreach (var sentence in PeriodWithoutRates.Sentences(page.Rows, to, workspace, started.Language))
                {
                    started.Error.WriteLine(sentence);
                }

                if (page.Count == 0 && query is { Reporters: [var reporter], Counterparts: [var counterpart], Flows: [var flow] }
                    && new SeriesQuestion(reporter, counterpart, flow, query.Products is [var product] ? product : TradeProduct.Total, MonthRange.Year, false, null, null, null) is var asked
                    && (query.Level > 0 ? TradeOffer.OfProducts(workspace.Statistics, asked) : TradeOffer.OfSeries(workspace, asked).FirstOrDefault()) is { } offer)
                {
                    started.Error.WriteLine(started.T("cli.stats.offer", offer.Text(new TradeNames(workspace, started.Language), reporter), offer.Question.Reporter, offer.Question.Counterpart, offer.Question.Flow.Word(), offer.Products?.Level ?? 0));
                }

                started.Error.WriteLine(page.Next is { } next ? started.T("cli.stats.more", page.Rows.Length, page.Count, next) : started.T("cli.stats.rows", page.Rows.Length, page.Count));
            }

            return page.Count > 0 ? Exit.Done : Exit.Negative;
        });
        return command;
    }

    private static Command Export(Language language, Func<ParseResult, CommandRun> run)
    {
        var options = new QueryOptions(language);
        var output = new Option<string>("--out") { Description = Texts.Get(language, "cli.stats.out"), Required = true };
        var command = new Command("export", Texts.Get(language, "cli.stats.export")) { output };
        options.AddTo(command);
        command.SetAction(parse =>
        {
            var started = run(parse);
            var workspace = started.Workspace;
            var path = parse.GetValue(output)!;
            if (!options.TryRead(parse, workspace, out var query, out var fault) || !workspace.Statistics.TryExport(query, path, out var count, out fault))
            {
                return started.Fail(fault);
            }

            started.Out.WriteLine(started.Json ? JsonSerializer.Serialize(new { file = path, rows = count }, Api.JsonForm.Options) : started.T("cli.stats.exported", count, path));
            return count > 0 ? Exit.Done : Exit.Negative;
        });
        return command;
    }

    /// <summary>The options that narrow a query.</summary>
    private sealed class QueryOptions(Language language)
    {
        private readonly Option<string[]> reporters = Many(language, "--reporter");
        private readonly Option<string[]> counterparts = Many(language, "--counterpart");
        private readonly Option<string[]> flows = Many(language, "--flow");
        private readonly Option<string[]> products = Many(language, "--product");
        private readonly Option<bool> below = new("--below") { Description = Texts.Get(language, "cli.stats.below") };
        private readonly Option<string?> level = new("--level") { Description = Texts.Get(language, "cli.stats.level") };
        private readonly Option<bool> economies = new("--economies") { Description = Texts.Get(language, "cli.stats.economies") };
        private readonly Option<string?> from = new("--from") { Description = Texts.Get(language, "cli.stats.from") };
        private readonly Option<string?> to = new("--to") { Description = Texts.Get(language, "cli.stats.to") };
        private readonly Option<string?> months = new("--months") { Description = Texts.Get(language, "cli.stats.months") };
        private readonly Option<string?> kind = new("--kind") { Description = Texts.Get(language, "cli.stats.kind") };
        private readonly Option<string?> source = new("--source") { Description = Texts.Get(language, "cli.stats.source") };
        private readonly Option<string?> asOf = new("--as-of") { Description = Texts.Get(language, "cli.stats.asOf") };
        private readonly Option<string?> updatedAfter = new("--updated-after") { Description = Texts.Get(language, "cli.stats.updatedAfter") };
        private readonly Option<bool> history = new("--history") { Description = Texts.Get(language, "cli.stats.history") };

        public void AddTo(Command command)
        {
            foreach (var option in new Option[] { reporters, counterparts, flows, products, below, level, economies, from, to, months, kind, source, asOf, updatedAfter, history })
            {
                command.Add(option);
            }
        }

        public bool TryRead(ParseResult parse, Workspace workspace, [NotNullWhen(true)] out ObservationQuery? query, [NotNullWhen(false)] out Fault? fault)
        {
            Fault? found = null;
            T? Read<T>(string? text, Func<string, (T? Value, Fault? Fault)> parse)
            {
                var (value, wrong) = text is null ? (default, null) : parse(text);
                found ??= wrong;
                return value;
            }

            ImmutableArray<T> Each<T>(Option<string[]> option, Func<string, (T? Value, Fault? Fault)> parseOne) =>
                [.. parse.GetValue(option)!.SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(t => Read(t, parseOne)!)];

            (EconomyCode, Fault?) Economy(string text) => text == StatisticsSchemas.World.Value ? (StatisticsSchemas.World, null) : workspace.Book.Economies.TryParse(text, out var economy, out var wrong) ? (economy.Code, null) : (default, wrong);
            (TradeProduct, Fault?) Product(string text) => TradeProduct.TryParse(text, out var product, out var wrong) ? (product, null) : (default, wrong);
            bool? isSitc = null;
            var narrowed = new ObservationQuery
            {
                Reporters = Each<EconomyCode>(reporters, t => Economy(t)),
                Counterparts = Each<EconomyCode>(counterparts, t => Economy(t)),
                Flows = Each<TradeFlow>(flows, t => StatisticsWords.TryFlow(t, out var flow) ? (flow, null) : (default, new Fault("pack.oneOf", Fault.Quote(t), string.Join(", ", Enum.GetValues<TradeFlow>().Select(f => f.Word()))))),
                Products = Each<TradeProduct>(products, t => Product(t)),
                IncludeBelow = parse.GetValue(below),
                Level = Read<int?>(parse.GetValue(level), t => TradeProduct.TryParseLevel(t, out var l, out isSitc) ? (l, null) : (null, new Fault("statistics.level", Fault.Quote(t)))),
                EconomiesOnly = parse.GetValue(economies),
                Kind = Read<PeriodKind?>(parse.GetValue(kind), t => Kinds.TryGetValue(t, out var k) ? (k, null) : (null, new Fault("pack.oneOf", Fault.Quote(t), string.Join(", ", Kinds.Keys)))),
                From = Read<DateOnly?>(parse.GetValue(from), t => Period.TryParse(t, out var p, out var wrong) ? (p.Start, null) : (null, wrong)),
                To = Read<DateOnly?>(parse.GetValue(to), t => Period.TryParse(t, out var p, out var wrong) ? (p.End, null) : (null, wrong)),
                Months = Read<MonthRange?>(parse.GetValue(months), t => MonthRange.TryParse(t, out var m, out var wrong) ? (m, null) : (null, wrong)),
                Source = parse.GetValue(source),
                AsOf = Read(parse.GetValue(asOf), Moment),
                UpdatedAfter = Read(parse.GetValue(updatedAfter), Moment),
                IncludeHistory = parse.GetValue(history),
            };
            (query, fault) = (found is null ? narrowed with { IsSitc = isSitc } : null, found);
            return query is not null;
        }

        private static readonly Dictionary<string, PeriodKind> Kinds = new()
        {
            ["month"] = PeriodKind.Month,
            ["quarter"] = PeriodKind.Quarter,
            ["january-to-month"] = PeriodKind.JanuaryToMonth,
            ["year"] = PeriodKind.Year,
            ["years"] = PeriodKind.Years,
        };

        private static (DateTimeOffset?, Fault?) Moment(string text) =>
            DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? (moment, null) : (null, new Fault("date.malformed", Fault.Quote(text)));

        private static Option<string[]> Many(Language language, string name) =>
            new(name) { Description = Texts.Get(language, "cli.stats." + name[2..]), DefaultValueFactory = _ => [] };
    }
}
