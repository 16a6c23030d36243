using Corridor.Goods;
using Corridor.Reference;
using Corridor.Reference.Goods;

namespace Corridor.Tests.Goods;

public sealed class GoodsPlaceTests(ShippedData shipped)
{
    [Theory]

    // China's pack holds 243 headings: what it does not hold is not loaded, never free.
    [InlineData("8471", "RU", "CN", "2026-06-30", "HeadingNotLoaded", "8471", "NotLoaded")]
    [InlineData("847130", "RU", "CN", "2026-06-30", "HeadingNotLoaded", "847130", "NotLoaded")]
    [InlineData("8471300000", "RU", "CN", "2026-06-30", "HeadingNotLoaded", "847130", "NotLoaded")]
    [InlineData("27101210", "RU", "CN", "2026-06-30", "InTariff", "27101210", "Found")]
    [InlineData("2710", "RU", "CN", "2026-06-30", "InTariff", "2710", "Below")]
    [InlineData("27101210", "RU", "CN", "2025-06-30", "DayNotLoaded", "271012", "NotLoaded")]
    [InlineData("27101210", "RU", "CN", "2027-01-01", "DayNotLoaded", "271012", "NotLoaded")]

    [InlineData("0303541000", "CN", "RU", "2026-11-23", "InTariff", "0303541000", "Found")]
    [InlineData("030354", "CN", "KZ", "2026-11-23", "InTariff", "030354", "Below")]
    [InlineData("03", "CN", "RU", "2026-11-23", "InTariff", "03", "Below")]
    [InlineData("0303541000", "CN", "RU", "2021-06-30", "DayNotLoaded", "030354", "NotLoaded")]
    [InlineData("8471300000", "CN", "DE", "2026-11-23", "TariffNotLoaded", "847130", "NotLoaded")]
    [InlineData("8471300100", "CN", "US", "2026-11-23", "InTariff", "8471300100", "Found")]

    // A code of China in the tariff of the union: its first six digits.
    [InlineData("27101210", "CN", "RU", "2026-11-23", "InTariff", "271012", "Below")]
    public void A_code_is_placed_on_a_lane_and_a_day(string code, string from, string to, string day, string state, string at, string duty)
    {
        var place = Place(code, from, to, day);
        Assert.Equal((state, at), (place.State.ToString(), place.Code.Digits));
        var answer = GoodsAnswer.Of(shipped.Workspace, place, Language.En);
        Assert.Equal(duty, answer.DutyState switch { "found" => "Found", "below" => "Below", _ => "NotLoaded" });
        Assert.Equal(duty == "Found", answer.Duties.Count > 0);
        Assert.Equal(state != "InTariff", answer.StateMessage is not null);
    }

    [Fact]
    public void No_heading_outside_the_coverage_of_china_shows_a_rate()
    {
        var china = shipped.Tariff("cn");
        var headings = shipped.Workspace.HarmonizedTree.Nodes.Where(n => n.Code.Length == 4).ToList();
        Assert.Equal(243, headings.Count(h => china.Covers(h.Code)));
        Problems.None(headings.Where(h => !china.Covers(h.Code)), h =>
        {
            var answer = GoodsAnswer.Of(shipped.Workspace, Place(h.Code.Digits, "RU", "CN", "2026-06-30"), Language.En);
            return answer is { DutyState: "not_loaded", State: "heading_not_loaded", Duties.Count: 0 };
        }, h => h.Code.Digits);
        Problems.None(headings.Where(h => china.Covers(h.Code)), h =>
            GoodsAnswer.Of(shipped.Workspace, Place(h.Code.Digits, "RU", "CN", "2026-06-30"), Language.En) is { DutyState: "below", Below.Count: > 0 } or { DutyState: "found", Duties.Count: > 0 }, h => h.Code.Digits);
    }

    [Theory]
    [InlineData("7700000000", "code.unknown")]
    [InlineData("0303889999", "code.unknownNear")]
    [InlineData("00", "code.unknown")]
    public void A_code_that_nothing_knows_is_refused(string code, string expected)
    {
        // Without a tariff of the destination nothing beyond six digits can be told.
        foreach (var to in (string[])["RU", "CN", "US", "GB", .. expected == "code.unknown" ? ["DE"] : Array.Empty<string>()])
        {
            Assert.True(shipped.Book.TryLane("TR", to, out var lane, out _));
            Assert.False(GoodsPlace.TryFind(shipped.Workspace, CommodityCode.Parse(code), lane!, ShippedData.Day("2026-06-30"), out var place, out var fault), $"{code} to {to} is at {place?.Code}");
            Faults.Is(expected, fault);
        }
    }

    [Fact]
    public void Every_declarable_code_of_a_tariff_is_at_home_on_a_lane_that_leads_to_it()
    {
        foreach (var (regime, to, day) in new[] { ("eaeu", "RU", "2026-11-23"), ("cn", "CN", "2026-06-30"), ("gb", "GB", "2026-11-23") })
        {
            var tree = ShippedData.TreeOn(shipped.Tariff(regime).Nomenclature, ShippedData.Day(day));
            Problems.None(tree.Nodes.Where(n => n.IsDeclarable), n => Place(n.Code.Digits, "TR", to, day) is { State: PlaceState.InTariff } place && place.Code == n.Code, n => n.Code.Digits);
        }
    }

    [Fact]
    public void Every_subheading_is_answered_on_every_lane_to_a_loaded_tariff()
    {
        foreach (var to in (string[])["RU", "CN", "US", "GB"])
        {
            Problems.None(shipped.Workspace.HarmonizedTree.Nodes.Where(n => n.Code.Length == 6), n =>
            {
                var place = Place(n.Code.Digits, "TR", to, "2026-06-30");
                return place.State is not PlaceState.InTariff || place.Below.Count > 0 || place.Node.IsDeclarable;
            }, n => $"{n.Code} to {to} leads nowhere");
        }
    }

    [Fact]
    public void A_tariff_by_itself_answers_as_the_lane_to_it()
    {
        Assert.True(GoodsPlace.TryFind(shipped.Workspace, CommodityCode.Parse("8471"), shipped.Tariff("cn"), ShippedData.Day("2026-06-30"), out var place, out _));
        Assert.Equal(PlaceState.HeadingNotLoaded, place.State);
        Assert.Null(place.Origin);
    }

    private GoodsPlace Place(string code, string from, string to, string day)
    {
        Assert.True(shipped.Book.TryLane(from, to, out var lane, out _));
        return GoodsPlace.TryFind(shipped.Workspace, CommodityCode.Parse(code), lane!, ShippedData.Day(day), out var place, out var fault) ? place : throw new InvalidOperationException(fault.ToString());
    }
}
