using System.Diagnostics;
using System.Globalization;
using Corridor.Measures.Bulk;
using Corridor.Measures.Determination;

namespace Corridor.Benchmarks;

/// <summary>Assessing goods lines: ours in bulk and one by one, and rule engines on the same task.</summary>
internal static class MeasuresBenchmark
{
    private const int Seed = 20261123;
    private const int Measures = 60_000;
    private const int Large = 500_000;
    private const int Lines = 1_000_000;
    private const int Rounds = 5;

    public static IEnumerable<string> Run()
    {
        var input = new MeasuresInput(Seed, Measures);
        var regime = input.Build();
        var assessor = MeasuresInput.Assessor(regime);
        var compiled = BulkRegime.Compile(assessor, MeasuresInput.Currency);
        var lane = compiled.Lane(TradeDirection.Import, MeasuresInput.Partner);
        var goods = input.Goods(Seed + 1, Lines);
        var lines = MeasuresInput.Encode(compiled, goods);
        var answers = new BulkAnswers(compiled);
        var hits = goods.Take(20_000).Average(g => regime.TryDetermine(g.Query, out var determined, out _) ? determined.Measures.Length : 0);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{input.Measures.Count} measures, {input.Codes.Count} codes, {hits:0.0} hits"));
        double Seconds(int threads) => Timing.Median(Enumerable.Range(0, Rounds).Select(_ => Timing.Milliseconds(() => lane.Assess(lines, answers, threads)))) / 1000;
        lane.Assess(lines, answers, 1);
        var one = Seconds(1);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        lane.Assess(lines, answers, 1);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        var two = Seconds(2);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Lines / one:#,0} lines/s, two {Lines / two:#,0}, allocated {allocated}"));
        foreach (var line in Compiling())
        {
            yield return line;
        }
    }

    /// <summary>Loads a snapshot in this process and prints what that took.</summary>
    public static void LoadOnce(string path)
    {
        var took = Timing.Milliseconds(() => _ = BulkSnapshot.TryLoad(path, "bench", () => throw new InvalidOperationException(), out _, out var fault) ? true : throw new InvalidOperationException(fault.ToString()));
        Console.WriteLine(took.ToString(CultureInfo.InvariantCulture));
    }

    // A process of its own: the compiler's work counts, and nothing is in memory already.
    private static double LoadInChild(string path)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(MeasuresBenchmark).Assembly.Location, "load", path]) { RedirectStandardOutput = true })!;
        var line = child.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The child said nothing.");
        child.WaitForExit();
        return double.Parse(line, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Compiling()
    {
        var input = new MeasuresInput(Seed, Large);
        CompiledRegime? regime = null;
        BulkRegime? compiled = null;
        var building = Timing.Milliseconds(() => regime = input.Build());
        var duties = Timing.Milliseconds(() => compiled = BulkRegime.Compile(MeasuresInput.Assessor(regime!), MeasuresInput.Currency));
        var core = Timing.Milliseconds(() => regime!.Lane(TradeDirection.Import, MeasuresInput.Partner));
        var lane = Timing.Milliseconds(() => compiled!.Lane(TradeDirection.Import, MeasuresInput.Partner));
        var folder = Place.Scratch();
        var path = Path.Combine(folder, "regime.bulk");
        var writing = Timing.Milliseconds(() => BulkSnapshot.Write(compiled!, "bench", path));
        var loading = Timing.Median(Enumerable.Range(0, Rounds).Select(_ => LoadInChild(path)));
        Console.Error.WriteLine($"{input.Measures.Count} build {building:0} duties {duties:0} lane {core:0} bulk lane {lane:0} write {writing:0} load {loading:0} size {new FileInfo(path).Length}");
        Directory.Delete(folder, recursive: true);
        yield return "";
    }
}
