using System.Globalization;
using System.Text;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Flows;
using CsCheck;

namespace Corridor.Tests.Statistics.Flows;

public sealed class SeriesCsvTests
{
    [Fact]
    public void Rows_are_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Made by hand: a machine without ICU has no culture but the invariant one.
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "−";
            CultureInfo.CurrentCulture = culture;
            var growth = new GrowthOnYear(-0.25m, Period.OfYear(2019), 2m, ObservationStatus.Estimated, false);
            var text = Encoding.UTF8.GetString(SeriesCsv.Bytes([Series("a", new TradePoint(Period.OfYear(2020), 1234567.5m, ObservationStatus.Reported, "H5", growth))]));
            Assert.Equal(SeriesCsv.Header + "\nCN,RU,export,03,H5,2020,1234567.5,USD,FOB,reported,-0.25,estimated,a,statistics/p\n", text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData(" =1", "' =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a=b", "a=b")]
    public void A_text_that_a_spreadsheet_would_run_is_guarded(string source, string cell)
    {
        var text = Encoding.UTF8.GetString(SeriesCsv.Bytes([Series(source, new TradePoint(Period.OfYear(2020), 1m, ObservationStatus.Reported, null, null))]));
        Assert.EndsWith($",,,{cell},statistics/p\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_makes_a_second_row_or_a_formula() => Gen.String.Sample(source =>
    {
        var text = Encoding.UTF8.GetString(SeriesCsv.Bytes([Series(source, new TradePoint(Period.OfYear(2020), 1m, ObservationStatus.Reported, null, null))]));
        var row = text[(SeriesCsv.Header.Length + 1)..];
        var cell = row["CN,RU,export,03,,2020,1,USD,FOB,reported,,,".Length..^",statistics/p\n".Length];
        var isQuoted = cell.StartsWith('"');
        var read = isQuoted ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
        Assert.True(read == source || read == "'" + source);
        Assert.False(!isQuoted && cell.AsSpan().IndexOfAny("\",\r\n") >= 0);
        Assert.False(read.Length > 0 && "=+-@\t\r".Contains(read[0], StringComparison.Ordinal));
    }, seed: "0N0XIzNsQ0O2", iter: 2_000);

    [Fact]
    public void A_period_without_a_figure_is_a_gap_and_not_a_row()
    {
        var series = Series("a", Point(2011, 12), Point(2012, 2), Point(2012, 5));
        Assert.Equal(["2012-01", "2012-03", "2012-04"], series.Gaps.Select(g => g.ToString()));
        Assert.Null(series.At(Period.OfMonth(2012, 1)));
        Assert.Equal(4, Encoding.UTF8.GetString(SeriesCsv.Bytes([series])).Count(c => c == '\n'));

        static TradePoint Point(int year, int month) => new(Period.OfMonth(year, month), 1m, ObservationStatus.Reported, null, null);
    }

    private static TradeSeries Series(string source, params TradePoint[] points) => new(
        EconomyCode.Parse("CN"), EconomyCode.Parse("RU"), TradeFlow.Export, TradeProduct.Of(CommodityCode.Parse("03")), points[0].Period.Kind,
        CurrencyCode.Parse("USD"), Valuation.Fob, "statistics/p", new PackSource(source, "T", "P", null, "L", null, Confidence.Own), [.. points]);
}
