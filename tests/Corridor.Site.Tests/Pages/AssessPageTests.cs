namespace Corridor.SiteTests.Pages;

/// <summary>The calculator as a person reads it.</summary>
public sealed class AssessPageTests(RunningSite site)
{
    private const string Car = "from=CN&to=RU&date=2026-07-10&currency=CNY&term=FCA&code=8703231940&price=150000&net_mass=1500&freight=5000";

    [Theory]
    [InlineData("en", "“Item 2, Net mass, kg”", "The net mass 5 kg is above the gross mass 1 kg (Item 1, Net mass, kg)")]
    [InlineData("zh", "“第 2 项，净重（千克）”", "净重 5 千克大于毛重 1 千克（第 1 项，净重（千克））")]
    [InlineData("ru", "«Товар 2, Масса нетто, кг»", "Масса нетто 5 кг больше массы брутто 1 кг (Товар 1, Масса нетто, кг)")]
    public async Task Bad_input_is_named_by_the_label_of_its_field(string language, string label, string told)
    {
        var page = await site.Get($"/{language}/assess?{Car}&code=8703231940&price=1&net_mass=abc");
        Assert.Equal(400, (int)page.Status);
        var summary = page.One("main > .faults");
        Assert.Contains(label, summary.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("items[", page.Words, StringComparison.Ordinal);
        Assert.Equal("#net_mass-1", summary.QuerySelector("a")!.GetAttribute("href"));
        Assert.NotNull(page.Document.QuerySelector("#net_mass-1[aria-invalid=true]"));
        // What only the whole consignment shows leads to its field as well.
        page = await site.Get($"/{language}/assess?from=CN&to=RU&currency=CNY&code=8703231940&price=5&net_mass=5&gross_mass=1");
        Assert.Contains(told, Answer.Folded(page.One("main > .faults").TextContent), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("#net_mass-0[aria-invalid=true]"));
    }

    // Insurance was not told, so the customs value is unknown: the rates stand there all the same, and nothing is zero.
    [Theory]
    [InlineData("en", "15 %", "22 %", "unknown")]
    [InlineData("zh", "15%", "22%", "未知")]
    [InlineData("ru", "15 %", "22 %", "неизвестно")]
    public async Task Where_the_customs_value_is_unknown_the_rates_are_shown_and_the_amounts_are_not_zero(string language, string duty, string vat, string unknown)
    {
        var page = await site.Get($"/{language}/assess?{Car}");
        var charges = page.Document.QuerySelectorAll("section.side")[0].QuerySelector("table.charges")!;
        var rows = charges.QuerySelectorAll("tbody tr").Select(r => r.Children.Select(c => Answer.Folded(c.TextContent)).ToArray()).ToList();
        // Of excise and the recycling fee no rate is held.
        Assert.Equal([duty, "", vat, ""], rows[..^1].Select(r => r[1]));
        Assert.All(rows[..^1], r => Assert.Equal((unknown, unknown), (r[2], r[3])));
        Assert.Equal(unknown, rows[^1][1]);
        var landed = page.One("#landed-title").ParentElement!;
        Assert.All(landed.QuerySelectorAll("tbody th"), t => Assert.True(t.TextContent.Length < 40, t.TextContent));
        // Each reason once, and none says that the side is not loaded.
        var reasons = landed.QuerySelectorAll("ul.small li").Select(l => l.TextContent).ToList();
        Assert.Equal(2, reasons.Count);
        var json = (await site.Get($"/api/v1/assessments?{Car}&lang={language}")).Json().GetProperty("import").GetProperty("items")[0].GetProperty("options")[0];
        Assert.False(json.TryGetProperty("held", out _));
        Assert.False(json.TryGetProperty("total", out _));
    }
}
