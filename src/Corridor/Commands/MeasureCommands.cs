using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Corridor.Changes;
using Corridor.Measures.Changes;
using Corridor.Measures.Charges;
using Corridor.Measures.Determination;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Regimes;

namespace Corridor.Commands;

/// <summary><c>corridor measures list</c>, <c>show</c>, <c>diff</c> and <c>watch</c>.</summary>
internal static class MeasureCommands
{
    private static readonly (string Word, TradeDirection Direction)[] Directions = [("import", TradeDirection.Import), ("export", TradeDirection.Export)];

    public static Command Make(Language language, Func<ParseResult, CommandRun> run)
    {
        Option<string?> Opt(string name, string text) => new(name) { Description = Texts.Get(language, text) };
        var regime = new Option<string>("--regime") { Description = Texts.Get(language, "cli.measures.regime"), Required = true };
        var (partner, date, direction) = (Opt("--partner", "cli.measures.partner"), Opt("--date", "cli.goods.date"), Opt("--direction", "cli.measures.oneDirection"));
        var both = Opt("--direction", "cli.measures.direction");
        var code = new Argument<string>("CODE") { Description = Texts.Get(language, "cli.goods.code") };
        var list = new Command("list", Texts.Get(language, "cli.measures.list")) { code, regime, partner, date, direction };
        list.SetAction(parse => List(run(parse), parse.GetValue(code)!, new Asked(parse.GetValue(regime)!, parse.GetValue(partner), parse.GetValue(direction)), parse.GetValue(date)));

        var id = new Argument<string>("ID") { Description = Texts.Get(language, "cli.measures.id") };
        var show = new Command("show", Texts.Get(language, "cli.measures.show")) { id, regime, date };
        show.SetAction(parse => Show(run(parse), parse.GetValue(id)!, parse.GetValue(regime)!, parse.GetValue(date)));

        var (a, b) = (new Argument<string>("A") { Description = Texts.Get(language, "cli.measures.a") }, new Argument<string>("B") { Description = Texts.Get(language, "cli.measures.b") });
        var (on, under) = (Opt("--on", "cli.measures.on"), Opt("--code", "cli.measures.under"));
        var csv = new Option<bool>("--csv") { Description = Texts.Get(language, "cli.csv") };
        var diff = new Command("diff", Texts.Get(language, "cli.measures.diff")) { a, b, regime, on, under, partner, both, csv };
        diff.SetAction(parse => Diff(run(parse), parse.GetValue(a)!, parse.GetValue(b)!, new Asked(parse.GetValue(regime)!, parse.GetValue(partner), parse.GetValue(both)), parse.GetValue(on), parse.GetValue(under), parse.GetValue(csv)));

        var file = new Argument<string>("FILE") { Description = Texts.Get(language, "cli.measures.file") };
        var since = new Option<string>("--since") { Description = Texts.Get(language, "cli.measures.since"), Required = true };
        var until = Opt("--until", "cli.measures.until");
        var watch = new Command("watch", Texts.Get(language, "cli.measures.watch")) { file, since, until, csv };
        watch.SetAction(parse => Watch(run(parse), parse.GetValue(file)!, parse.GetValue(since)!, parse.GetValue(until), parse.GetValue(csv)));
        return new Command("measures", Texts.Get(language, "cli.measures")) { list, show, diff, watch };
    }

    private static int List(CommandRun run, string text, Asked asked, string? date)
    {
        if (!TryDay(date, out var day, out var fault) || !CommodityCode.TryParse(text, out var code, out fault) || !asked.TryRead("import", out var partner, out var directions, out fault))
        {
            return run.Fail(fault!);
        }

        var workspace = run.Workspace;
        if (!asked.TryKnow(workspace, ref partner, out fault) || !RegimeReader.TryOpen(workspace, asked.Regime, run.Language, out var reader, out fault))
        {
            return run.Fail(fault!);
        }

        var counted = 0;
        foreach (var direction in directions)
        {
            var query = new GoodsQuery(direction, code, partner, day);
            if (!reader.Regime.Compiled.TryDetermine(query, out var determined, out fault, explain: true))
            {
                return run.Fail(fault);
            }

            counted += determined.Measures.Length + determined.Narrower.Length;
            if (run.Json)
            {
                run.Out.WriteLine(JsonSerializer.Serialize(reader.Of(query, determined), Api.JsonForm.Options));
                continue;
            }

            run.Out.WriteLine(run.T("cli.measures.head." + Word(direction), reader.Print(code), reader.Economy.Name.Text, DateRange.Text(day)));
            foreach (var m in determined.Measures)
            {
                Row(run, reader, m, "  ");
            }

            if (determined.Measures.IsEmpty)
            {
                run.Out.WriteLine("  " + run.T("measures.none"));
            }

            foreach (var m in determined.Narrower)
            {
                Row(run, reader, m, "  > ");
            }

            var rejected = determined.Rejected.Where(r => r.Failed != RelevanceTest.Direction).ToList();
            if (rejected.Count > 0)
            {
                run.Out.WriteLine("  " + run.T("cli.measures.rejected"));
            }

            foreach (var r in rejected)
            {
                run.Out.WriteLine($"    {r.Measure.Id}  {run.Pair(reader.Subject(r.Measure), run.T("relevance." + Api.JsonForm.Word(r.Failed.ToString())))}");
            }
        }

        return counted == 0 ? Exit.Negative : Exit.Done;
    }

    private static int Show(CommandRun run, string id, string regime, string? date)
    {
        if (!TryDay(date, out var day, out var fault))
        {
            return run.Fail(fault!);
        }

        var workspace = run.Workspace;
        if (!RegimeReader.TryOpen(workspace, regime, run.Language, out var reader, out fault))
        {
            return run.Fail(fault);
        }

        if (reader.Regime.Find(id) is not { } measure)
        {
            run.Fail(new Fault("measure.unknown", Fault.Quote(id), reader.Regime.Economy.Code.Value));
            return Exit.Negative;
        }

        var view = reader.Of(measure, day);
        if (run.Json)
        {
            run.Out.WriteLine(JsonSerializer.Serialize(view, Api.JsonForm.Options));
            return Exit.Done;
        }

        void Fact(string key, string? value)
        {
            if (value is { Length: > 0 })
            {
                run.Out.WriteLine("  " + run.Pair(run.T(key), value));
            }
        }

        run.Out.WriteLine(view.Measure.Id);
        Fact("measure.type", view.Measure.Type.Name.Text);
        Fact("measure.code", $"{view.Measure.Printed} {view.Goods?.Text}");
        Fact("measure.area", view.Measure.Area.Name.Text);
        Fact("measure.exclusions", Texts.Words(run.Language, view.Exclusions.Select(e => e.Name.Text)));
        Fact("measure.days", Reference.Time.Days.Text(measure.Validity, run.Language));
        Fact("measure.season", view.Season);
        Fact("measure.duty", view.Measure.Rate?.Text);
        Fact("rate.published", view.Published?.Text);
        Fact("measure.additionalCode", view.AdditionalCode is { } c ? $"{c.Code} {c.Name.Text}" : null);
        Fact("measure.preference", view.Preference);
        foreach (var condition in view.Conditions)
        {
            Fact("measure.condition", Texts.List(run.Language, new[] { $"{condition.Code}{condition.Sequence.ToString(CultureInfo.InvariantCulture)}", condition.Document is { } d ? $"{d.Code} {d.Name.Text}" : null, condition.Threshold, condition.ActionName, condition.Duty?.Text }.OfType<string>()));
        }

        Fact("measure.quota", view.Quota is { } q ? q.State == "loaded" ? $"{q.OrderNumber} {q.Balance?.ToString(CultureInfo.InvariantCulture) ?? run.T("state.unknown")} / {q.Volume?.ToString(CultureInfo.InvariantCulture)} {q.Unit} {q.BalanceOn}" : $"{q.OrderNumber} {run.T("measure.quotaNotLoaded")}" : null);
        foreach (var note in view.Footnotes)
        {
            Fact("measure.footnote", $"{note.Id} {note.Text?.Text ?? run.T("state.not_loaded")}");
        }

        foreach (var doubt in view.Doubts)
        {
            Fact("measure.doubt", doubt.Text);
        }

        Fact("measure.act", view.Act?.Title.Text);
        Fact("measure.source", view.Source is { } s ? s.Title + run.T("mark.comma") + s.Publisher + run.T("mark.stop") + run.T("confidence." + s.Confidence) : null);
        return Exit.Done;
    }

    private static int Diff(CommandRun run, string a, string b, Asked asked, string? on, string? under, bool csv)
    {
        CommodityCode prefix = default;
        Fault? fault = null;
        if ((under is not null && !CommodityCode.TryParse(under, out prefix, out fault)) || !asked.TryRead(null, out var partner, out var directions, out fault))
        {
            return run.Fail(fault!);
        }

        if (run.Json && csv)
        {
            return run.Fail(new Fault("option.conflict", "--json", "--csv"));
        }

        // Two days of the data in use, or two data folders on a day.
        var folders = !DateRange.TryParseDay(a, out var from, out var malformed) && Directory.Exists(a);
        if (folders != (on is not null))
        {
            return run.Fail(folders ? new Fault("measures.onMissing") : Directory.Exists(a) || malformed is null ? new Fault("measures.onWithoutFolders", Fault.Quote(a), Fault.Quote(b)) : new Fault("file.missing", a));
        }

        if (!folders && (malformed ?? (DateRange.TryParseDay(b, out _, out var second) ? null : second)) is { } wrong)
        {
            return run.Fail(wrong);
        }

        if (folders && !Directory.Exists(b))
        {
            return run.Fail(new Fault("file.missing", b));
        }

        _ = DateRange.TryParseDay(b, out var to, out _);
        if (on is not null && !DateRange.TryParseDay(on, out from, out fault))
        {
            return run.Fail(fault);
        }

        var main = folders ? null : run.Workspace;
        using var before = folders ? Other(run, a) : null;
        using var after = folders ? Other(run, b) : null;
        var (one, two) = (before ?? main!, after ?? main!);
        if (!asked.TryKnow(two, ref partner, out fault) || !RegimeReader.TryOpen(one, asked.Regime, run.Language, out var first, out fault) || !RegimeReader.TryOpen(two, asked.Regime, run.Language, out var last, out fault))
        {
            return run.Fail(fault!);
        }

        var found = new List<(ComparedSide Side, RegimeChange Change)>();
        foreach (var direction in directions)
        {
            CommodityCode? code = under is null ? null : prefix;
            if (!RegimeComparison.TryBetween(first.Regime, from, last.Regime, folders ? from : to, new ChangeScope(direction, partner, code), out var changes, out fault))
            {
                return run.Fail(fault);
            }

            var side = new ComparedSide(null, two.Book.Lanes[0], last.Regime.Economy, direction, last.Regime, code, changes, "compared", null, false);
            // A line of the nomenclature is the same for goods that come in and go out.
            found.AddRange(changes.Changes.Where(c => c.Line is null || direction == directions[0]).Select(c => (side, c)));
            if (folders)
            {
                var controls = direction == TradeDirection.Import ? TradeSide.Import : TradeSide.Export;
                found.AddRange(ControlComparison.Between(one.Charges.ControlsOf(last.Regime.Economy.Code, controls), two.Charges.ControlsOf(last.Regime.Economy.Code, controls), direction, code).Select(c => (side, c)));
            }

            if (!changes.NotHeld.IsEmpty && direction == directions[0])
            {
                run.Error.WriteLine(run.T("changes.notHeld", Texts.Words(run.Language, changes.NotHeld.Select(h => h.ToString()))));
            }

            foreach (var levy in changes.LeviesNotHeld)
            {
                run.Error.WriteLine(run.T("changes.levyNotHeld", last.Regime.LevyName(levy, direction).In(run.Language)));
            }
        }

        return Tell(run, two, found, csv);
    }

    private static int Watch(CommandRun run, string file, string since, string? until, bool csv)
    {
        if (!DateRange.TryParseDay(since, out var first, out var fault) || !TryDay(until, out var last, out fault))
        {
            return run.Fail(fault!);
        }

        if (run.Json && csv)
        {
            return run.Fail(new Fault("option.conflict", "--json", "--csv"));
        }

        if (first > last)
        {
            return run.Fail(new Fault("changes.daysReversed", DateRange.Text(first), DateRange.Text(last)));
        }

        if (!File.Exists(file))
        {
            return run.Fail(new Fault("file.missing", file));
        }

        var workspace = run.Workspace;
        string text;
        try
        {
            text = ReadBounded(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return run.Fail(Fault.Unreadable(file, e));
        }

        var items = WatchList.Read(text, file, workspace.Book, out var faults);
        if (!faults.IsEmpty)
        {
            return run.Fail(faults);
        }

        var changes = LaneChanges.Of(workspace, items, first, last);
        if (run.Json)
        {
            run.Out.WriteLine(JsonSerializer.Serialize(changes.View(run.Language, 0, int.MaxValue, null), Api.JsonForm.Options));
        }
        else if (csv)
        {
            run.Out.Write(changes.Csv(run.Language));
        }
        else
        {
            var view = changes.View(run.Language, 0, int.MaxValue, null);
            foreach (var side in view.Sides)
            {
                run.Out.WriteLine(run.T("cli.measures.side." + side.Direction, side.Item!.Value.ToString(CultureInfo.InvariantCulture), items.First(i => i.Line == side.Item).Code, side.Economy.Name.Text, side.Label ?? "").TrimEnd());
                if (side.Message is { } message)
                {
                    run.Out.WriteLine("  " + message);
                }

                foreach (var change in view.Items.Where(c => c.Item == side.Item && c.Economy == side.Economy.Code && c.Direction == side.Direction))
                {
                    Line(run, change, "  ");
                }

                if (side is { State: "compared", Total: 0 })
                {
                    run.Out.WriteLine("  " + run.T("changes.none"));
                }
            }
        }

        return changes.All.Count == 0 ? Exit.Negative : Exit.Done;
    }

    private static int Tell(CommandRun run, Workspace workspace, List<(ComparedSide Side, RegimeChange Change)> found, bool csv)
    {
        var views = found.Select(c => LaneChanges.Of(workspace, c.Side, c.Change, run.Language)).ToList();
        if (run.Json)
        {
            foreach (var view in views)
            {
                run.Out.WriteLine(JsonSerializer.Serialize(view, Api.JsonForm.Options));
            }
        }
        else if (csv)
        {
            run.Out.Write(LaneChanges.Csv(views));
        }
        else
        {
            foreach (var view in views)
            {
                Line(run, view, "");
            }

            run.Out.WriteLine(views.Count == 0 ? run.T("changes.none") : run.T("cli.measures.total", views.Count.ToString(CultureInfo.InvariantCulture)));
        }

        return views.Count == 0 ? Exit.Negative : Exit.Done;
    }

    private static void Line(CommandRun run, ChangeView change, string indent)
    {
        run.Out.WriteLine($"{indent}{change.Day ?? "          "}  {change.Printed,-14}  {change.Sentence}");
        if (change.Goods is { } goods && change.Subject is not null)
        {
            run.Out.WriteLine($"{indent}                            {goods.Text}{(change.Lines > 1 ? run.T("cli.measures.lines", change.Lines.ToString(CultureInfo.InvariantCulture)) : "")}");
        }
    }

    private static void Row(CommandRun run, RegimeReader reader, Measure m, string indent)
    {
        run.Out.WriteLine($"{indent}{run.Pair(reader.Subject(m), reader.Rate(m)?.Text ?? run.T("measure.noDuty"))}   [{m.Id}]");
        foreach (var document in m.Conditions.Select(c => c.Document).OfType<string>().Distinct())
        {
            run.Out.WriteLine($"{indent}  {run.Pair(run.T("measure.withDocument"), reader.Document(document).Name.Text)}");
        }

        foreach (var doubt in m.Doubts)
        {
            run.Out.WriteLine($"{indent}  ! {doubt.Text.In(run.Language)}");
        }
    }

    // A folder that is compared has a cache of its own, so that its copies never stand in for those of the data in use.
    private static Workspace Other(CommandRun run, string folder)
    {
        var path = Path.GetFullPath(folder);
        return run.OpenOther(path, Path.Combine(run.Workspace.Cache, "compared", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12]));
    }

    // A little more than is allowed, so that a list that is too long is told without reading a file without end.
    private static string ReadBounded(string file)
    {
        using var reader = new StreamReader(file);
        var buffer = new char[WatchList.MostCharacters + 1];
        return new string(buffer, 0, reader.ReadBlock(buffer));
    }

    private static bool TryDay(string? text, out DateOnly day, out Fault? fault)
    {
        fault = null;
        day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return text is null || DateRange.TryParseDay(text, out day, out fault);
    }

    private static string Word(TradeDirection direction) => Api.JsonForm.Word(direction.ToString());

    private sealed record Asked(string Regime, string? Partner, string? Direction)
    {
        public bool TryRead(string? usual, out EconomyCode? partner, out IReadOnlyList<TradeDirection> directions, out Fault? fault)
        {
            (partner, directions, fault) = (null, [.. Directions.Where(d => (Direction ?? usual) is not { } named || d.Word == named).Select(d => d.Direction)], null);
            if (directions.Count == 0)
            {
                fault = new Fault("pack.oneOf", Fault.Quote(Direction), "import, export");
                return false;
            }

            if (Partner is null)
            {
                return true;
            }

            var good = EconomyCode.TryParse(Partner, out var code, out fault);
            partner = code;
            return good;
        }

        // A partner by any of its codes, one that the data know.
        public bool TryKnow(Workspace workspace, ref EconomyCode? partner, out Fault? fault)
        {
            fault = null;
            if (partner is null)
            {
                return true;
            }

            var good = workspace.Book.Economies.TryParse(Partner, out var economy, out fault);
            partner = economy?.Code;
            return good;
        }
    }
}
