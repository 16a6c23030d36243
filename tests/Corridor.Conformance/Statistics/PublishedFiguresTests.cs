using System.Globalization;
using Corridor.Reference.Currencies;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Published;

namespace Corridor.Conformance.Statistics;

/// <summary>Figures that customs published, against the tables that they stand in.</summary>
public sealed class PublishedFiguresTests
{
    [Fact]
    public void Russia_made_up_3_97_per_cent_of_the_trade_of_china_in_2024()
    {
        var december = Independent.Rows(Independent.Data("trade/gacc_china_by_partner_monthly_2024.csv"), "month", "region_en", "total_cum").Where(r => r[0] == "12").ToDictionary(r => r[1], r => Whole(r[2], 10_000));
        var share = TradeIndicators.Share(december["Russia"], december["Total value"]);
        Assert.Equal(0.0397m, decimal.Round(share.Value!.Value, 4));
        Assert.Empty(new PublishedSet(
            [new("russia", december["Russia"]), new("china", december["Total value"]), new("share", Published("3.97", 0.01m, FigureUnit.Ratio))],
            [new(RelationKind.Share, "russia", "china", "share")]).Conflicts());
    }

    [Fact]
    public void Beijing_published_998_24_and_200_56_billion_yuan_for_january_to_april_2025_and_revised_a_month_since()
    {
        var beijing = Independent.Rows(Independent.Data("trade/gacc_china_cities_monthly_2024_2025.csv"), "region_zh", "month", "total_cny10k", "total_ytd", "exports_ytd", "imports_ytd")
            .Where(r => r[0] == "北京市" && string.CompareOrdinal(r[1], "2025-01") >= 0 && string.CompareOrdinal(r[1], "2025-04") <= 0).ToList();
        PublishedRelation sum = new(RelationKind.Sum, "total", "exports", "imports"), months = new(RelationKind.Sum, "total", "1", "2", "3", "4");
        KeyValuePair<string, Figure>[] published = [new("total", Published("998.24", 1e9m, FigureUnit.Money)), new("exports", Published("200.56", 1e9m, FigureUnit.Money)), new("imports", Whole(beijing[^1][5], 10_000))];
        Assert.Empty(new PublishedSet([.. published, new("table", Whole(beijing[^1][3], 10_000)), new("tableExports", Whole(beijing[^1][4], 10_000))],
            [sum, new(RelationKind.Sum, "total", "table"), new(RelationKind.Sum, "exports", "tableExports")]).Conflicts());
        var revised = Assert.Single(new PublishedSet([.. published, .. beijing.Select((r, i) => KeyValuePair.Create($"{i + 1}", Whole(r[2], 10_000)))], [sum, months]).Conflicts());
        Assert.Equal([months], revised.Relations);
        Assert.Equal(["1", "2", "3", "4", "total"], revised.Figures);
    }

    [Fact]
    public void Trade_of_china_with_russia_grew_by_a_fifth_in_2017_whoever_counts()
    {
        var years = Independent.Rows(Independent.Data("trade/imf_dots_monthly_15x15_2011_2020.csv.xz"), "year", "reporter_iso3", "partner_iso3", "flow", "value_million_usd")
            .Where(r => r[1] == "CHN" && r[2] == "RUS").GroupBy(r => r[0]).ToDictionary(g => g.Key, g => TradeIndicators.Sum([.. g.Select(r => Whole(r[4], 1_000_000, "USD"))]));
        var growth = TradeIndicators.Growth(years["2017"], years["2016"]);
        Assert.Equal(0.210m, decimal.Round(growth.Value!.Value, 3));
        // The first count of China's customs, 84.07 billion and +20.8 %, leads to the same base within half a per cent.
        var before = PublishedArithmetic.BasePeriod(Published("84.07", 1e9m, FigureUnit.Money, "USD"), Published("20.8", 0.01m, FigureUnit.Ratio));
        Assert.InRange(before.Value!.Value / years["2016"].Value!.Value, 0.995m, 1.005m);
    }

    private static Figure Whole(string text, decimal unit, string currency = "CNY") =>
        Figure.Observed(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) * unit, CurrencyCode.Parse(currency), new SourceRows("published", text, "table"));

    private static Figure Published(string text, decimal unit, FigureUnit counts, string currency = "CNY")
    {
        Assert.True(PublishedNumber.TryParse(text, unit, out var number, out _));
        return Figure.Published(number.Value, number.HalfUnit, counts, counts == FigureUnit.Money ? CurrencyCode.Parse(currency) : null, new SourceRows("published", text, "press release"));
    }
}
