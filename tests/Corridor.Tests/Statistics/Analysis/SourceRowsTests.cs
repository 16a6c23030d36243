using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Indicators;
using CsCheck;

namespace Corridor.Tests.Statistics.Analysis;

/// <summary>
/// Every figure of an answer is computed again from what it says of itself: what was read from the rows that its query
/// finds, what was computed from its inputs.
/// </summary>
public sealed class SourceRowsTests(ShippedData shipped)
{
    private static readonly string[] Economies = ["CN", "RU", "DE", "KZ", "US", "JP", "FR", "BR"];

    // Formulas of inputs, written again by symbol.
    private static readonly Dictionary<string, Func<Func<string, decimal>, decimal>> OfInputs = new()
    {
        ["turnover"] = f => f("X") + f("M"),
        ["balance"] = f => f("X") - f("M"),
        ["change"] = f => f("V₁") - f("V₀"),
        ["growth"] = f => f("V₁") / f("V₀") - 1,
        ["growthDifference"] = f => f("g") - f("G"),
        ["share"] = f => f("P") / f("W"),
        ["contribution"] = f => (f("P₁") - f("P₀")) / f("W₀"),
        ["rest"] = f => f("W") - f("Σp"),
        ["rca"] = f => f("x") / f("X") / (f("w") / f("W")),
        ["intensity"] = f => f("Xᵢⱼ") / f("Xᵢ") / (f("Mⱼ") / (f("W") - f("Mᵢ"))),
        ["structuralComplementarity"] = f => f("Σx̂") / f("Xᵢ") / (f("Mⱼ") / (f("W") - f("Mᵢ"))),
        ["bias"] = f => f("Xᵢⱼ") / f("Σx̂"),
        ["unmatchedEffect"] = f => f("ΔW") - (f("V₁") - f("V₀")),
        ["converted"] = f => f("v") * f("r̄"),
        ["tradeGap"] = f => f("x̂") - f("b"),
    };

    // Many figures quote the same rows; they are read once.
    private readonly Dictionary<string, List<Observation>> rowsRead = [];
    private int read;
    private int computed;
    private int rates;

    [Fact]
    public void Figures_of_pairs_come_again_from_the_rows_that_they_quote()
    {
        (from one in Gen.OneOf<string>(Economies) from other in Gen.OneOf<string>(Economies) from year in Gen.Int[2012, 2020] from months in Gen.Int[1, 12] select (one, other, year, months)).Sample(q =>
        {
            if (q.one != q.other)
            {
                Check(shipped.Workspace.Analysis.Pair(new(EconomyCode.Parse(q.one), EconomyCode.Parse(q.other), q.months == 12 ? Period.OfYear(q.year) : Period.JanuaryTo(q.year, q.months))));
            }
        }, seed: "0N0XIzNsQ0O2", iter: 8, threads: 1);
        foreach (var year in (int[])[2001, 2015, 2018, 2024])
        {
            Check(shipped.Workspace.Analysis.Pair(new(EconomyCode.Parse("RU"), EconomyCode.Parse("CN"), Period.OfYear(year))));
            Check(shipped.Workspace.Analysis.Pair(new(EconomyCode.Parse("CN"), EconomyCode.Parse("RU"), Period.OfYear(year))));
        }

        Check(shipped.Workspace.Analysis.Pair(new(EconomyCode.Parse("CN"), EconomyCode.Parse("RU"), Period.OfMonth(2024, 3))));
        foreach (var (one, other, period, currency) in (ReadOnlySpan<(string, string, Period, string)>)[("CN", "RU", Period.OfYear(2024), "USD"), ("CN", "RU", Period.OfMonth(2024, 5), "EUR"), ("CN", "RU", Period.OfQuarter(2024, 4), "USD"), ("RU", "CN", Period.OfYear(2024), "CNY")])
        {
            var answer = shipped.Workspace.Analysis.Pair(new(EconomyCode.Parse(one), EconomyCode.Parse(other), period) { Currency = CurrencyCode.Parse(currency) });
            Assert.Equal(currency, answer.Statement.Level.Currency!.Value.Value);
            Check(answer);
        }

        Assert.True(rates > 10, $"{rates} rates");
        Assert.True(read > 100 && computed > 200, $"{read} read, {computed} computed");
    }

    [Fact]
    public void Figures_of_opportunities_and_matrices_come_again_from_the_rows_that_they_quote()
    {
        foreach (var (from, to) in (ReadOnlySpan<(string, string)>)[("RU", "CN"), ("CN", "RU"), ("DE", "KZ")])
        {
            Assert.True(shipped.Workspace.Analysis.TryOpportunities(EconomyCode.Parse(from), EconomyCode.Parse(to), null, null, out var found, out var fault), fault?.ToString());
            foreach (var o in found.Found.Ranked.Concat(found.Found.Sold))
            {
                Check([o.Advantage, o.Imports, o.Actual, o.Expected, o.Untapped, o.SupplierShare, o.ImporterAdvantage!]);
            }
        }

        Assert.True(shipped.Workspace.Analysis.TryExportStructure(EconomyCode.Parse("CN"), EconomyCode.Parse("RU"), null, null, out var structure, out _));
        Check([structure.Similarity, structure.FirstConcentration, .. structure.Products.SelectMany(p => new[] { p.First.Share, p.Second.Advantage })]);
        Assert.True(shipped.Workspace.Analysis.TryComplementarities([EconomyCode.Parse("CN"), EconomyCode.Parse("RU")], 1, null, null, out var matrix, out _));
        Check(matrix.Cells.SelectMany(row => row));
        Assert.True(read > 60 && computed > 40, $"{read} read, {computed} computed");
    }

    private void Check(PairAnswer answer) => Check(answer.Figures.Select(f => f.Figure)
        .Concat((answer.Statement.Drivers ?? []).Select(d => d.Contribution)).Concat((answer.Statement.LargestExports ?? []).SelectMany(p => new[] { p.Value, p.Share })));

    private void Check(IEnumerable<Figure> figures)
    {
        var seen = new HashSet<Figure>(ReferenceEqualityComparer.Instance);
        foreach (var figure in figures)
        {
            Check(figure, seen);
        }
    }

    private void Check(Figure figure, HashSet<Figure> seen)
    {
        if (!figure.IsDefined || !seen.Add(figure))
        {
            return;
        }

        foreach (var input in figure.Inputs)
        {
            Check(input.Figure, seen);
        }

        if (Again(figure) is { } again)
        {
            Assert.True(Math.Abs(again - figure.Value!.Value) <= Math.Abs(again) * 1e-20m, $"{figure.Formula}: {figure.Value}, from {string.Join(" and ", figure.Sources.Select(r => r.Rows))} {again}");
        }
    }

    private decimal? Again(Figure figure)
    {
        if (OfInputs.TryGetValue(figure.Formula, out var formula))
        {
            computed++;
            return formula(s => figure.Input(s)!.Value!.Value);
        }

        switch (figure)
        {
            case { Formula: "sum", Inputs.IsEmpty: false }:
                computed++;
                return figure.Inputs.Sum(i => i.Figure.Value!.Value);
            case { Formula: "observed" or "sum", Unit: FigureUnit.Money }:
                read++;
                return figure.Rows.Sum(r => Rows(r).Sum(o => o.Value));
            case { Formula: "cumulativeDifference" }:
                read++;
                var upTo = Rows(Assert.Single(figure.Rows)).OrderBy(o => o.Period.Months).ToList();
                return upTo[^1].Value - upTo[^2].Value;
            case { Formula: "averageRate" }:
                rates++;
                return Average(Assert.Single(figure.Rows).Rows);
            case { Formula: "weightedRate" }:
                computed++;
                return figure.Inputs.Sum(i => i.Figure.Value!.Value) / figure.Inputs.Sum(i => i.Figure.Input("v")!.Value!.Value);
            case { Formula: "hhi" }:
                computed++;
                var parts = ByProduct(figure.Input("Σx")!);
                return parts.Values.Sum(v => v / parts.Values.Sum() * (v / parts.Values.Sum()));
            case { Formula: "complementarity" }:
                computed++;
                return 1 - Compared(figure, "X", "M", (a, b) => Math.Abs(a - b)) / 2;
            case { Formula: "exportSimilarity" }:
                computed++;
                return Compared(figure, "Xᵢ", "Xⱼ", Math.Min);
            case { Formula: "grubelLloydTotal" }:
                computed++;
                var (x, m) = (ByProduct(figure.Input("ΣX")!), ByProduct(figure.Input("ΣM")!));
                return 1 - x.Keys.Union(m.Keys).Sum(k => Math.Abs(x.GetValueOrDefault(k) - m.GetValueOrDefault(k))) / (x.Values.Sum() + m.Values.Sum());
            case { Formula: "expectedTrade" }:
                computed++;
                var (exports, imports, world, own) = (ByProduct(figure.Input("x")!), ByProduct(figure.Input("m")!), ByProduct(figure.Input("w")!), ByProduct(figure.Input("a")!));
                return exports.Sum(p => p.Value * (imports.GetValueOrDefault(p.Key) / (world[p.Key] - own.GetValueOrDefault(p.Key))));
            default:
                // Indices of complexity rest on all cells of the world; a second implementation computes them again.
                Assert.Contains(figure.Formula, (string[])["observed", "published", "matched", "eci", "pci", "density", "cog", "coi"]);
                return null;
        }
    }

    // EUR/USD, EUR/CNY, 2024-04-02..2024-04-30 (21): the prices of the first over those of the second on these days; 1 where the pair is quoted itself.
    private decimal Average(string rows)
    {
        var parts = rows.Split([", ", "..", " ("], StringSplitOptions.None);
        var (first, last, days) = (parts[^3], parts[^2], int.Parse(parts[^1].TrimEnd(')'), System.Globalization.CultureInfo.InvariantCulture));
        var sums = parts[..^3].Select(pair => pair == "1" ? Enumerable.Repeat(1m, days).ToList() : shipped.Library.Need("measures/exchange-rates").Table("rates").Rows
            .Where(r => pair == $"{r["currency"]}/{r["quote"]}" && string.CompareOrdinal(r["date"], first) >= 0 && string.CompareOrdinal(r["date"], last) <= 0 && r["source"] == "public-page-8").Select(r => r.Number("rate")).ToList()).ToList();
        Assert.All(sums, s => Assert.Equal(days, s.Count));
        return sums[0].Sum() / sums[1].Sum();
    }

    private decimal Compared(Figure figure, string first, string second, Func<decimal, decimal, decimal> each)
    {
        var (a, b) = (ByProduct(figure.Input(first)!), ByProduct(figure.Input(second)!));
        return a.Keys.Union(b.Keys).Sum(k => each(a.GetValueOrDefault(k) / a.Values.Sum(), b.GetValueOrDefault(k) / b.Values.Sum()));
    }

    private Dictionary<string, decimal> ByProduct(Figure figure) => figure.Rows.SelectMany(Rows).GroupBy(o => o.Product.Cut(2).Value).ToDictionary(g => g.Key, g => g.Sum(o => o.Value));

    private List<Observation> Rows(SourceRows rows)
    {
        if (rowsRead.TryGetValue(rows.Rows, out var known))
        {
            return known;
        }

        var parts = StatisticsAddress.OfOptions(rows.Rows).Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
        var reader = new StatisticsReader(shipped.Workspace, parts.GetValueOrDefault);
        var query = StatisticsAddress.Read(reader);
        Assert.Empty(reader.Faults);
        Assert.Equal(rows.Rows, RowsAgain(query));
        return rowsRead[rows.Rows] = [.. shipped.Workspace.Statistics.Stream(query)];
    }

    // What is quoted and what is read are one query: its address says no less.
    private static string RowsAgain(ObservationQuery query)
    {
        var address = StatisticsAddress.Of(query).Split('&').Select(p => p.Split('=')).ToList();
        return string.Join(' ', address.Select(p => $"--{p[0]}" + (Uri.UnescapeDataString(p[1]) is var v && v != "yes" ? " " + (p[0] is "from" or "to" ? v[..7] : v) : "")));
    }
}
