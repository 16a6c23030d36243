using System.Diagnostics;
using System.Globalization;
using Corridor.Goods;
using Corridor.Measures.Bulk;
using Corridor.Measures.Determination;
using Corridor.Measures.Regimes;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;

namespace Corridor.Benchmarks;

/// <summary>
/// What it costs to open the data: every reading is a process of its own, so that the compiler's work counts as
/// it does for a user. Look-ups are counted in one warm process.
/// </summary>
internal static class LibraryBenchmark
{
    private const int ColdStarts = 3;
    private const int WarmStarts = 9;
    private static readonly string[] Steps = ["packs", "reference data", "search", "four tariffs", "duties", "statistics", "regime of RU", "its bulk tables, one lane", "the same from a snapshot"];

    public static IEnumerable<string> Run()
    {
        var cold = new List<double[]>();
        var warm = new List<double[]>();
        for (var i = 0; i < ColdStarts; i++)
        {
            var cache = Place.Scratch();
            cold.Add(Open(cache));
            for (var j = 0; j < WarmStarts / ColdStarts; j++)
            {
                warm.Add(Open(cache));
            }

            Directory.Delete(cache, recursive: true);
        }

        yield return "### Opening the data, milliseconds";
        yield return "";
        yield return Timing.Row("step", "empty cache", "second start");
        yield return Timing.Row("---", "---:", "---:");
        for (var s = 0; s < Steps.Length; s++)
        {
            yield return Timing.Row(Steps[s], Timing.Text(Timing.Median(cold.Select(c => c[s]))), Timing.Text(Timing.Median(warm.Select(c => c[s]))));
        }

        yield return Timing.Row("all", Timing.Text(Timing.Median(cold.Select(c => c.Sum()))), Timing.Text(Timing.Median(warm.Select(c => c.Sum()))));
        yield return "";
        foreach (var line in LookUps())
        {
            yield return line;
        }
    }

    /// <summary>Opens everything one after the other in this process and prints what each step took.</summary>
    public static void OpenOnce(string cache)
    {
        using var workspace = Place.Open(cache);
        Regime? regime = null;
        BulkRegime? bulk = null;
        double[] readings =
        [
            Timing.Milliseconds(() => _ = workspace.Library),
            Timing.Milliseconds(() => _ = (workspace.Book.Economies, workspace.Book.Units, workspace.Book.Lanes, workspace.Book.Sections, workspace.HarmonizedTree)),
            Timing.Milliseconds(() => workspace.Search.TryFind("horse", 5, false, out _, out _)),
            Timing.Milliseconds(() => workspace.Tariffs.All.ToList().ForEach(t => t.Nomenclature.TryAt(t.Nomenclature.Coverage.From ?? default, out _, out _))),
            Timing.Milliseconds(() => workspace.Tariffs.All.ToList().ForEach(t => _ = t.Duties.Any())),
            Timing.Milliseconds(() => workspace.Statistics.Sources()),
            Timing.Milliseconds(() => workspace.Regimes.TryFor(EconomyCode.Parse("RU"), out regime, out _)),
            Timing.Milliseconds(() => (bulk = BulkRegime.Compile(regime!.Assessor(TradeDirection.Import), regime.Currency, turns: regime.CoverageTurns(TradeDirection.Import))).Lane(TradeDirection.Import, EconomyCode.Parse("CN"))),
            Loading(bulk!, regime!, Path.Combine(cache, "bench.snapshot")),
        ];
        Console.WriteLine(string.Join(' ', readings.Select(r => r.ToString("0.###", CultureInfo.InvariantCulture))));
    }

    // Written first, which is not timed.
    private static double Loading(BulkRegime bulk, Regime regime, string path)
    {
        BulkSnapshot.Write(bulk, "bench", path);
        return Timing.Milliseconds(() => BulkSnapshot.TryLoad(path, "bench", () => regime.Assessor(TradeDirection.Import), out _, out _, turns: regime.CoverageTurns(TradeDirection.Import)));
    }

    private static double[] Open(string cache)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(LibraryBenchmark).Assembly.Location, "open", cache]) { RedirectStandardOutput = true })!;
        var line = child.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The child said nothing.");
        child.WaitForExit();
        return [.. line.Split(' ').Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
    }

    private static IEnumerable<string> LookUps()
    {
        var cache = Place.Scratch();
        var workspace = Place.Open(cache);
        var day = new DateOnly(2026, 11, 23);
        var cases = workspace.Tariffs.All
            .Select(t => (Tariff: t, Codes: t.Nomenclature.TryAt(day, out var tree, out _) ? tree.Nodes.Where(n => n.IsDeclarable).Select(n => n.Code).ToArray() : []))
            .Where(t => t.Codes.Length > 0).ToList();
        yield return "### A code with its duty (as `goods show` answers), one thread";
        yield return "";
        yield return Timing.Row("tariff", "declarable codes", "answers a second");
        yield return Timing.Row("---", "---:", "---:");
        foreach (var (tariff, codes) in cases)
        {
            var random = new Random(7);
            var drawn = Enumerable.Range(0, 4000).Select(_ => codes[random.Next(codes.Length)]).ToArray();
            void All(CommodityCode[] some)
            {
                foreach (var code in some)
                {
                    if (GoodsPlace.TryFind(workspace, code, tariff, day, out var place, out _))
                    {
                        GoodsAnswer.Of(workspace, place, Language.En);
                    }
                }
            }

            All(drawn[..1000]);
            yield return Timing.Row(tariff.Name, Timing.Whole(codes.Length), Timing.Whole(1000 * drawn.Length / Timing.Median(Enumerable.Range(0, 5).Select(_ => Timing.Milliseconds(() => All(drawn))))));
        }

        workspace.Dispose();
        Directory.Delete(cache, recursive: true);
    }
}
