using Corridor.Measures.Changes;

namespace Corridor.Tests.Measures.Changes;

public sealed class WatchListTests(ShippedData shipped)
{
    [Fact]
    public void A_list_is_read_line_by_line_with_labels_in_any_script()
    {
        var items = WatchList.Read("\uFEFFcode,origin,destination,label\r\n0303 54,CN,RU,Скумбрия\n# a remark\n\n850760,CHN,US,\"Batteries, lithium\"\n12019000,RU,CN\n", "list.csv", shipped.Book, out var faults);
        Assert.Empty(faults);
        Assert.Equal([(2, "030354", "CN", "RU", "Скумбрия"), (5, "850760", "CN", "US", "Batteries, lithium"), (6, "12019000", "RU", "CN", null)],
            items.Select(i => (i.Line, i.Code.Digits, i.Lane.Origin.Code.Value, i.Lane.Destination.Code.Value, i.Label)));
    }

    [Theory]
    [InlineData("0303", "watch.form", null)]
    [InlineData("0303,CN", "watch.form", null)]
    [InlineData("0303,CN,RU,a,b", "watch.form", null)]
    [InlineData("03x3,CN,RU", "code.malformed", "code")]
    [InlineData("3,CN,RU", "code.length", "code")]
    [InlineData("0303,XX,RU", "economy.unknown", "origin")]
    [InlineData("0303,CN,Russia!", "economy.malformed", "destination")]
    [InlineData("0303,CN,CN", "economy.same", "destination")]
    [InlineData("0303,CN,RU,\"open", "watch.form", null)]
    public void A_wrong_line_is_told_with_its_number_and_field_and_the_others_are_read(string line, string code, string? field)
    {
        var items = WatchList.Read($"030354,CN,RU\n{line}\n12019000,RU,CN", "list.csv", shipped.Book, out var faults);
        Assert.Equal(2, items.Length);
        var fault = Assert.Single(faults);
        Assert.Equal((code, 2, field, "list.csv"), (fault.Code, fault.Place!.Line, fault.Place.Field, fault.Place.File));
    }

    [Fact]
    public void A_list_has_bounds()
    {
        WatchList.Read(string.Concat(Enumerable.Repeat("0303,CN,RU\n", WatchList.MostItems + 1)), "l", shipped.Book, out var many);
        Assert.Equal("watch.tooMany", Assert.Single(many).Code);
        Assert.Empty(WatchList.Read(new string('1', WatchList.MostCharacters + 1), "l", shipped.Book, out var large));
        Assert.Equal("watch.tooLong", Assert.Single(large).Code);
        Assert.Empty(WatchList.Read("\n# nothing\n", "l", shipped.Book, out var none));
        Assert.Equal("watch.empty", Assert.Single(none).Code);
        WatchList.Read($"0303,CN,RU,{new string('a', 101)}", "l", shipped.Book, out var label);
        Assert.Equal("watch.label", Assert.Single(label).Code);
    }

    [Fact]
    public void A_label_cannot_turn_the_direction_of_the_page() =>
        Assert.Equal("a\uFFFDb", WatchList.Read("0303,CN,RU,a\u202Eb", "l", shipped.Book, out _)[0].Label);
}
