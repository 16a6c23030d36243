using System.Diagnostics;
using System.Globalization;
using Corridor.Measures.Assessment;
using Corridor.Measures.Bulk;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Units;

namespace Corridor.Benchmarks;

/// <summary>Assessing goods lines: ours in bulk and one by one, and rule engines on the same task.</summary>
internal static class MeasuresBenchmark
{
    private const int Seed = 20261123;
    private const int Measures = 60_000;
    private const int Large = 500_000;
    private const int Lines = 1_000_000;
    private const int LinesOfOneByOne = 20_000;
    private const int LinesOfRulesEngine = 20_000;
    private const int LinesOfJsonRulesEngine = 3_000;
    private const int Rounds = 5;

    public static IEnumerable<string> Run() => Assessing().Concat(Files()).Concat(Compiling());

    /// <summary>Loads a snapshot in this process and prints what that took.</summary>
    public static void LoadOnce(string path)
    {
        var took = Timing.Milliseconds(() => _ = BulkSnapshot.TryLoad(path, "bench", () => throw new InvalidOperationException(), out _, out var fault) ? true : throw new InvalidOperationException(fault.ToString()));
        Console.WriteLine(took.ToString(CultureInfo.InvariantCulture));
    }

    private static List<string> Assessing()
    {
        var input = new MeasuresInput(Seed, Measures);
        var regime = input.Build();
        var assessor = MeasuresInput.Assessor(regime);
        var compiled = BulkRegime.Compile(assessor, MeasuresInput.Currency);
        var lane = compiled.Lane(TradeDirection.Import, MeasuresInput.Partner);
        var goods = input.Goods(Seed + 1, Lines);
        var lines = MeasuresInput.Encode(compiled, goods);
        var answers = new BulkAnswers(compiled);
        var hits = goods.Take(LinesOfOneByOne).Average(g => regime.TryDetermine(g.Query, out var determined, out _) ? determined.Measures.Length : 0);
        var options = goods.Take(LinesOfOneByOne).Average(g => assessor.TryAssess(g, out var item, out _) ? item.Options.Length : 0);

        lane.Assess(lines, answers, 1);
        double Rate(int threads) => Lines * 1000.0 / Timing.Median(Enumerable.Range(0, Rounds).Select(_ => Timing.Milliseconds(() => lane.Assess(lines, answers, threads))));
        var (one, two) = (Rate(1), Rate(2));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        lane.Assess(lines, answers, 1);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        var some = goods[..LinesOfOneByOne];
        ItemAssessment?[] items = new ItemAssessment?[some.Count];
        before = GC.GetTotalAllocatedBytes(precise: true);
        var oneByOne = Timing.Milliseconds(() =>
        {
            for (var i = 0; i < some.Count; i++)
            {
                assessor.TryAssess(some[i], out items[i], out _);
            }
        });
        var allocatedOneByOne = (GC.GetTotalAllocatedBytes(precise: true) - before) * (Lines / some.Count);
        Check("one by one", [.. items.Select(i => (i?.Best is { } best ? int.Parse(best.Measure.Id, CultureInfo.InvariantCulture) : -1, i?.Best?.Held.Amount ?? 0, i?.Requirements.Count(r => r.Stops) ?? 0))], compiled, answers, 0);

        var peers = new MeasuresPeers(input);
        var (rulesTook, rules) = peers.RulesEngine(goods[..LinesOfRulesEngine]);
        Check("RulesEngine", rules, compiled, answers, 0);
        var (jsonTook, json) = peers.JsonRulesEngine(goods[..LinesOfJsonRulesEngine]);
        // Binary fractions: what is a half here may be less than half there, at each rounding.
        Check("json-rules-engine", json, compiled, answers, 0.05m);
        var rate = Math.Round(rulesTook > 0 ? rules.Count / rulesTook : 0);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"### Assessing goods lines: {input.Measures.Count:#,0} measures on {input.Codes.Count:#,0} codes; {hits:0.0} measures hold for a line, {options:0.0} of them options"),
            "",
            Timing.Row("assessment", "lines", "lines a second", "ours in bulk, times", "MB allocated a million lines"),
            Timing.Row("---", "---:", "---:", "---:", "---:"),
            Timing.Row("Corridor in bulk, two threads", Timing.Whole(Lines), Timing.Whole(two), Timing.Text(one / two), "—"),
            Timing.Row("Corridor in bulk, one thread", Timing.Whole(Lines), Timing.Whole(one), "1.00", Timing.Text(allocated / 1e6)),
            Timing.Row("Corridor one by one (`ItemAssessor`, with all options and ways to meet)", Timing.Whole(some.Count), Timing.Whole(some.Count * 1000 / oneByOne), Timing.Whole(one * oneByOne / 1000 / some.Count), Timing.Whole(allocatedOneByOne / 1e6)),
            Timing.Row("RulesEngine 6.0.1, a bucket a heading, one thread", Timing.Whole(rules.Count), Timing.Whole(rate), Timing.Whole(one / rate), "—"),
            Timing.Row("json-rules-engine 7.3.1 on node, a bucket a heading", Timing.Whole(json.Count), Timing.Whole(json.Count / jsonTook), Timing.Whole(one * jsonTook / json.Count), "—"),
            "",
        ];
    }

    private static void Check(string name, List<(int Best, decimal Total, int Stops)> found, BulkRegime compiled, BulkAnswers answers, decimal tolerance)
    {
        for (var i = 0; i < found.Count; i++)
        {
            var (own, theirs) = (answers[i], found[i]);
            if (own.Stops != theirs.Stops || Math.Abs(own.Total - theirs.Total) > tolerance
                || (tolerance == 0 && compiled.MeasureId(own.Best) != (theirs.Best < 0 ? null : theirs.Best.ToString(CultureInfo.InvariantCulture))))
            {
                throw new InvalidOperationException($"{name} answers line {i} otherwise: {theirs}, not {own}.");
            }
        }
    }

    private static List<string> Files()
    {
        var input = new MeasuresInput(Seed, Measures);
        var compiled = BulkRegime.Compile(MeasuresInput.Assessor(input.Build()), MeasuresInput.Currency);
        var route = new BulkRoute(compiled.Lane(TradeDirection.Import, MeasuresInput.Partner), (_, _) => MeasuresInput.Rate, new UnitCatalogue([], []));
        BulkRoute? Resolve(EconomyCode destination, EconomyCode origin, TradeDirection direction, out Fault? fault)
        {
            fault = null;
            return route;
        }

        var folder = Place.Scratch();
        var (csv, parquet, output, rejects) = (Path.Combine(folder, "in.csv"), Path.Combine(folder, "out.parquet"), Path.Combine(folder, "out.csv"), Path.Combine(folder, "rejects.csv"));
        using (var writer = new StreamWriter(csv))
        {
            writer.WriteLine("line,code,origin,destination,date,value,currency,net_mass,documents,additional_codes");
            foreach (var (item, i) in input.Goods(Seed + 1, Lines).Select((g, i) => (g, i)))
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{i},{item.Query.Code},CN,RU,{item.Query.Date:yyyy-MM-dd},{item.CustomsValue},RUB,{item.Fact(new DutyQuantity(DutyQuantityKind.Quantity))},{string.Join(';', item.Query.Documents.Select(d => d.Code))},{string.Join(';', item.Query.AdditionalCodes.Select(d => d.Code))}"));
            }
        }

        double Rate(string to, int threads) => Lines * 1000.0 / Timing.Median(Enumerable.Range(0, 3).Select(_ => Timing.Milliseconds(() =>
        {
            if (!new BulkRun(Resolve) { Threads = threads }.TryRun(csv, to, rejects, out var summary, out var fault) || summary.Rejected > 0)
            {
                throw new InvalidOperationException(fault?.ToString());
            }
        })));
        var (toCsv, toParquet) = (Rate(output, 1), Rate(parquet, 1));
        List<string> report =
        [
            string.Create(CultureInfo.InvariantCulture, $"### Files of {Lines:#,0} goods lines on the same regime, from disk to disk"),
            "",
            Timing.Row("from, to", "MB in", "MB out", "lines a second"),
            Timing.Row("---", "---:", "---:", "---:"),
            Timing.Row("CSV, CSV", Timing.Whole(new FileInfo(csv).Length / 1e6), Timing.Whole(new FileInfo(output).Length / 1e6), Timing.Whole(toCsv)),
            Timing.Row("CSV, Parquet", Timing.Whole(new FileInfo(csv).Length / 1e6), Timing.Whole(new FileInfo(parquet).Length / 1e6), Timing.Whole(toParquet)),
            "",
        ];
        Directory.Delete(folder, recursive: true);
        return report;
    }

    private static List<string> Compiling()
    {
        var input = new MeasuresInput(Seed, Large);
        CompiledRegime? regime = null;
        BulkRegime? compiled = null;
        var building = Timing.Milliseconds(() => regime = input.Build());
        var duties = Timing.Milliseconds(() => compiled = BulkRegime.Compile(MeasuresInput.Assessor(regime!), MeasuresInput.Currency));
        var lane = Timing.Milliseconds(() => compiled!.Lane(TradeDirection.Import, MeasuresInput.Partner));
        var folder = Place.Scratch();
        var path = Path.Combine(folder, "regime.bulk");
        var writing = Timing.Milliseconds(() => BulkSnapshot.Write(compiled!, "bench", path));
        var loading = Timing.Median(Enumerable.Range(0, Rounds).Select(_ => LoadInChild(path)));
        var size = new FileInfo(path).Length / 1e6;
        Directory.Delete(folder, recursive: true);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"### Compiling a regime of {input.Measures.Count:#,0} measures on {input.Codes.Count:#,0} codes, milliseconds"),
            "",
            Timing.Row("step", "ms"),
            Timing.Row("---", "---:"),
            Timing.Row("measures checked for overlaps and laid out", Timing.Whole(building)),
            Timing.Row("duties, conditions and ways to meet compiled", Timing.Whole(duties)),
            Timing.Row("one lane compiled", Timing.Whole(lane)),
            Timing.Row("all of it", Timing.Whole(building + duties + lane)),
            Timing.Row(string.Create(CultureInfo.InvariantCulture, $"snapshot written ({size:0} MB)"), Timing.Whole(writing)),
            Timing.Row("snapshot loaded (a new process each time)", Timing.Whole(loading)),
        ];
    }

    // A process of its own: the compiler's work counts, and nothing is in memory already.
    private static double LoadInChild(string path)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(MeasuresBenchmark).Assembly.Location, "load", path]) { RedirectStandardOutput = true })!;
        var line = child.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The child said nothing.");
        child.WaitForExit();
        return double.Parse(line, CultureInfo.InvariantCulture);
    }
}
