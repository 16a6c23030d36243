using Corridor.Reference;
using Corridor.Reference.Economies;

namespace Corridor.Tests.Reference.Economies;

public sealed class EconomyCatalogueTests(ShippedData shipped)
{
    private EconomyCatalogue Economies => shipped.Book.Economies;

    [Theory]
    [InlineData("cn", "CN", "156", "CNY")]
    [InlineData("CHN", "CN", "156", "CNY")]
    [InlineData("RUS", "RU", "643", "RUB")]
    [InlineData("US", "US", "840", "USD")]
    public void An_economy_is_found_by_either_code(string text, string code, string m49, string currency)
    {
        Assert.True(Economies.TryParse(text, out var economy, out _));
        Assert.Equal((code, m49, currency), (economy.Code.Value, economy.M49, economy.Currency));
    }

    [Theory]
    [InlineData("ZZ", "economy.unknown")]
    [InlineData("QQQ", "economy.unknown")]
    [InlineData("", "economy.malformed")]
    [InlineData("🇨🇳", "economy.malformed")]
    public void A_code_that_the_data_do_not_know_is_refused(string text, string code)
    {
        Assert.False(Economies.TryParse(text, out _, out var fault));
        Faults.Is(code, fault);
    }

    [Fact]
    public void Every_economy_lies_in_one_of_the_five_parts_of_m49_but_one_that_it_places_in_none()
    {
        var regions = Economies.Regions.ToDictionary(r => r.Code);
        string Top(string code) => regions[code].PartOf is { } above ? Top(above) : code;
        Assert.Equal(["AQ"], Economies.All.Where(e => e.Alpha3 is not null && e.Region is null).Select(e => e.Code.Value));
        Assert.Equal(["002", "009", "019", "142", "150"], Economies.All.Select(e => e.Region).OfType<string>().Select(Top).Distinct().Order());
        Assert.Equal(["Eastern Europe", "东欧", "Восточная Европа"], Languages.All.Select(l => regions[Economies.Find(EconomyCode.Parse("RU"))!.Region!].Name.Exactly(l)));
        Assert.All(regions.Values, r => Assert.All(Languages.All, l => Assert.False(string.IsNullOrWhiteSpace(r.Name.Exactly(l)))));
    }

    [Theory]
    [InlineData("EAEU", "RU", true)]
    [InlineData("EAEU", "KZ", true)]
    [InlineData("EAEU", "CN", false)]
    [InlineData("RU", "EAEU", false)]
    [InlineData("RU", "RU", true)]
    public void A_group_includes_its_members(string whole, string candidate, bool expected) =>
        Assert.Equal(expected, Economies.Includes(EconomyCode.Parse(whole), EconomyCode.Parse(candidate)));

    [Fact]
    public void The_union_has_five_members() => Assert.Equal(
        ["AM", "BY", "KG", "KZ", "RU"], Economies.Find(EconomyCode.Parse("EAEU"))!.Members.Select(m => m.Value));

    [Fact]
    public void Every_economy_has_a_name_in_each_language_and_codes_of_the_right_form() => Assert.All(Economies.All, e =>
    {
        Assert.All(Languages.All, l => Assert.False(string.IsNullOrWhiteSpace(e.Name.Exactly(l)), e.Code.Value));
        Assert.Matches("^([A-Z]{3})?$", e.Alpha3 ?? "");
        Assert.Matches("^([0-9]{3})?$", e.M49 ?? "");
        Assert.All(e.Members, m => Assert.NotNull(Economies.Find(m)));
    });

    [Fact]
    public void A_lane_wants_two_different_economies()
    {
        Assert.True(shipped.Book.TryLane("CN", "rus", out var lane, out _));
        Assert.Equal(("CN", "RU"), (lane!.Origin.Code.Value, lane.Destination.Code.Value));
        Assert.Equal(("RU", "CN"), (lane.Reversed.Origin.Code.Value, lane.Reversed.Destination.Code.Value));
        Assert.False(shipped.Book.TryLane("CN", "CHN", out _, out var same));
        Faults.Is("economy.same", same);
        Assert.False(shipped.Book.TryLane(null, "CN", out _, out var none));
        Faults.Is("economy.malformed", none);
    }
}
