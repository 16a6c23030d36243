using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Published;
using static Corridor.Tests.Statistics.Indicators.Given;

namespace Corridor.Tests.Statistics.Published;

/// <summary>
/// The set that Beijing published in 2017: with Russia, January to April, 3.88 billion dollars, +24.1 %; with the
/// countries along the Belt and Road, first quarter, 26.97 billion, +41.6 %, 15.7 points above the whole of Beijing,
/// 35.2 % of it; 183 enterprises with Russian capital, 21.49 million dollars invested.
/// </summary>
internal static class Beijing2017
{
    public static readonly EconomyName Beijing = new(new("Beijing", "北京", "Пекин"), null, "Пекина", "Пекином");
    public static readonly EconomyName Russia = new(new("Russia", "俄罗斯", "Россия"), null, "России", "Россией");
    public static readonly EconomyName BeltAndRoad = new(
        new("Countries along the Belt and Road", "“一带一路”沿线国家", "страны «Одного пояса, одного пути»"), "the countries along the Belt and Road", "стран «Одного пояса, одного пути»", "странами «Одного пояса, одного пути»");

    public static Figure Dollars(string text, decimal unit) => Of(text, unit, FigureUnit.Money);

    public static Figure Percent(string text) => Of(text, 0.01m, FigureUnit.Ratio);

    public static Figure Points(string text) => Of(text, 0.01m, FigureUnit.PercentagePoints);

    /// <summary>The figures by name, and how they hang together.</summary>
    public static PublishedSet Set(params (string Name, Figure Figure)[] more) => new(
        [
            new("russia", Dollars("3.88", 1e9m)), new("russia.growth", Percent("24.1")),
            new("road", Dollars("26.97", 1e9m)), new("road.growth", Percent("41.6")), new("road.difference", Points("15.7")), new("road.share", Percent("35.2")),
            .. more.Select(m => KeyValuePair.Create(m.Name, m.Figure)),
        ],
        [
            new(RelationKind.Growth, "russia", "russia.2016", "russia.growth"),
            new(RelationKind.Growth, "road", "road.2016", "road.growth"),
            new(RelationKind.Share, "road", "beijing", "road.share"),
            new(RelationKind.Difference, "road.growth", "beijing.growth", "road.difference"),
            new(RelationKind.Growth, "beijing", "beijing.2016", "beijing.growth"),
        ]);

    public static TradeBriefing Briefing() => new(
        new TradeStatement(Beijing, Russia, Period.JanuaryTo(2017, 4), Dollars("3.88", 1e9m)) { Growth = Percent("24.1") },
        new TradeStatement(Beijing, BeltAndRoad, Period.OfQuarter(2017, 1), Dollars("26.97", 1e9m)) { Growth = Percent("41.6"), AgainstWhole = Points("15.7"), Share = Percent("35.2") },
        new InvestmentStatement(Russia, Beijing, Period.OfMonth(2017, 4), Figure.Observed(183, FigureUnit.Count, Rows("enterprises")), Dollars("21.49", 1e6m)));

    private static Figure Of(string text, decimal unit, FigureUnit counts)
    {
        Assert.True(PublishedNumber.TryParse(text, unit, out var number, out var fault), fault?.Message(Language.En));
        return Figure.Published(number.Value, number.HalfUnit, counts, counts == FigureUnit.Money ? Dollar : null, Rows(text));
    }
}
