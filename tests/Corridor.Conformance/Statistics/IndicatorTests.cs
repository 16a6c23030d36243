using System.Globalization;
using System.Numerics;
using Corridor.Reference.Currencies;
using Corridor.Statistics.Indicators;

namespace Corridor.Conformance.Statistics;

/// <summary>Indicators of pairs on the complete matrix of UNCTAD (226 economies, SITC sections), against exact fractions of a second implementation.</summary>
public sealed class IndicatorTests
{
    private const string Matrix = "trade/unctad_matrix_sitc1_1995_2005_2015.csv.xz";

    [Theory]
    [InlineData("2015", "CHN", "RUS")]
    [InlineData("2015", "RUS", "CHN")]
    [InlineData("2005", "KAZ", "DEU")]
    public void A_second_implementation_gives_the_same_indicators(string year, string exporter, string importer)
    {
        var path = Independent.Data(Matrix);
        var theirs = Independent.Run("pair", path, year, exporter, importer);
        var flows = Independent.Rows(path, "year", "exporter_iso3", "importer_iso3", "sitc1", "value_thousand_usd").Where(r => r[0] == year && r[3] != "TOTAL")
            .Select(r => (From: r[1], To: r[2], Product: r[3], Value: decimal.Parse(r[4], NumberStyles.Float, CultureInfo.InvariantCulture))).ToList();
        Breakdown Of(string name, Func<(string From, string To, string Product, decimal Value), bool> where) => Breakdown.Of(
            flows.Where(where).GroupBy(f => f.Product).Select(g => new BreakdownPart(g.Key, g.Sum(f => f.Value))), CurrencyCode.Parse("USD"), new SourceRows("published", name, Matrix), absentIsZero: true);
        var pair = new PairTrade(Of("exports", f => f.From == exporter), Of("imports", f => f.To == importer), Of("world", _ => true), Of("own", f => f.To == exporter), Of("pair", f => f.From == exporter && f.To == importer));
        var (back, theirExports) = (Of("back", f => f.From == importer && f.To == exporter), Of("others", f => f.From == importer));
        CaseFiles.Each(theirs.EnumerateObject(), p =>
        {
            var ours = p.Name switch
            {
                "hhi" => TradeIndicators.Concentration(pair.Exports),
                "complementarity" => TradeIndicators.Complementarity(pair.Exports, pair.Imports),
                "exportSimilarity" => TradeIndicators.ExportSimilarity(pair.Exports, theirExports),
                "grubelLloydTotal" => TradeIndicators.IntraIndustry(pair.Bilateral, back),
                "intensity" => TradeIndicators.Intensity(pair),
                "structuralComplementarity" => TradeIndicators.StructuralComplementarity(pair),
                "bias" => TradeIndicators.Bias(pair),
                _ => TradeIndicators.RevealedAdvantage(pair.Exports, pair.WorldImports, p.Name.Split(' ')[1]),
            };
            // The fraction to 24 places.
            var scale = BigInteger.Pow(10, 24);
            var exact = (decimal)(BigInteger.Parse(p.Value[0].GetString()!, CultureInfo.InvariantCulture) * scale / BigInteger.Parse(p.Value[1].GetString()!, CultureInfo.InvariantCulture)) / (decimal)scale;
            return ours.Value is { } v && Math.Abs(v - exact) < 1e-20m ? null : $"{p.Name}: {ours.Value}, not {exact}";
        }, atLeast: 17);
    }
}
