using System.Collections.Immutable;
using Corridor.Measures.Changes;
using Corridor.Measures.Determination;
using Corridor.Measures.Regimes;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using static Corridor.Tests.Measures.Changes.SmallRegime;

namespace Corridor.Tests.Measures.Changes;

/// <summary>Changes of the packs that the project ships, on days that their sources name.</summary>
public sealed class ShippedChangesTests(ShippedData shipped)
{
    [Fact]
    public void A_temporary_rate_of_the_union_ends_with_its_note()
    {
        // The day on which VAT rose, too.
        var january = Since("RU", "CN", "2025-12-31", "2026-01-01", "2602");
        Assert.Equal(["2026-01-01 rate_raised 2602000000 x1: 0% > 5%", "2026-01-01 rate_raised 2602000000 x1: 20% > 22%"], january.Select(Short).Order(StringComparer.Ordinal));
        var ore = january.Single(c => c.After!.Type.Id != "vat");
        Assert.NotEmpty(ore.Before!.Footnotes);
        Assert.Empty(ore.After!.Footnotes);
        Assert.Equal("2026-03-01 rate_raised 7002201000 x1: 0% > 14%", Short(Assert.Single(Since("RU", "CN", "2026-01-01", "2026-06-30", "700220"))));
    }

    [Fact]
    public void Section_301_begins_on_the_days_that_its_headings_name_and_for_china_only()
    {
        var batteries = Assert.Single(Since("US", "CN", "2025-12-31", "2026-01-01", "850760"), c => c.Kind == ChangeKind.Began);
        Assert.Equal(("2026-01-01 began 85076000 x2: - > 25%", "9903.91.06"), (Short(batteries), batteries.After!.Type.Id));
        var november = Since("US", "CN", "2026-11-09", "2026-11-10");
        Assert.Equal(4, november.Length);
        Assert.All(november, c => Assert.Equal(ChangeKind.Began, c.Kind));
        Assert.Equal(["9903.91.12", "9903.91.14"], november.Select(c => c.After!.Type.Id).Distinct().Order());
        Assert.Contains("84261900", november.Select(c => c.Code.Cut(8).Digits));
        Assert.Empty(Since("US", "JP", "2026-11-09", "2026-11-10"));
    }

    [Fact]
    public void A_year_of_a_regime_is_the_sum_of_its_parts_and_what_is_between_its_ends_came_on_a_day()
    {
        var whole = Since("US", "CN", "2025-11-23", "2026-11-23");
        Assert.Equal(whole.Select(Short), [.. Since("US", "CN", "2025-11-23", "2026-03-01").Select(Short), .. Since("US", "CN", "2026-03-01", "2026-11-23").Select(Short)]);
        Assert.True(whole.Length > 100);
        Assert.Empty(Since("RU", "CN", "2026-11-23", "2026-11-23"));
    }

    [Theory]
    [InlineData("en", "Additional duty under section 301 (9903.91.06, China) begins to apply: 25 %")]
    [InlineData("zh", "开始实施，25%")]
    [InlineData("ru", "вводится в действие, 25 %")]
    public void A_change_of_the_packs_is_told_in_three_languages(string language, string says)
    {
        Assert.True(Languages.TryParse(language, out var words, out _));
        var change = Assert.Single(Since("US", "CN", "2025-12-31", "2026-01-01", "850760"), c => c.Kind == ChangeKind.Began);
        var sentence = change.Sentence(words, a => shipped.Book.Economies.Find(EconomyCode.Parse(a))?.Name.In(words), d => d).Replace('\u00A0', ' ');
        Assert.Contains(says, sentence, StringComparison.Ordinal);
    }

    private ImmutableArray<RegimeChange> Since(string economy, string partner, string since, string until, string? under = null) =>
        RegimeComparison.TrySince(Regime(economy), Day(since), Day(until), new ChangeScope(TradeDirection.Import, EconomyCode.Parse(partner), under is null ? null : CommodityCode.Parse(under)), out var changes, out var fault)
            ? changes.Changes : throw new InvalidOperationException(fault.ToString());

    private Regime Regime(string economy) => shipped.Workspace.Regimes.TryFor(EconomyCode.Parse(economy), out var regime, out var fault) ? regime : throw new InvalidOperationException(fault.ToString());
}
