using System.Globalization;
using Corridor.Measures.Bulk;
using Corridor.Measures.Determination;

namespace Corridor.Benchmarks;

/// <summary>Assessing goods lines: ours in bulk and one by one, and rule engines on the same task.</summary>
internal static class MeasuresBenchmark
{
    private const int Seed = 20261123;
    private const int Measures = 60_000;
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
        yield break;
    }
}
