using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Goods;

namespace Corridor.Tests.Measures.Tariffs;

public sealed class OtherRatesTests(ShippedData shipped, ITestOutputHelper output)
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    public static TheoryData<string, int, int, string[]> Understood => new()
    {
        { "cn", 3374, 3374, [] },
        { "gb", 11_759, 11_759, [] },
        {
            "us", 39_128, 39_118,
            [
                "37% /",
                "4.3% + 1.7¢/jewel + 0.2¢ for each other piece or part, but if consisting in part of a plate or a set of plates the total duty shall not exceed the duty for the complete movement",
                "6% + 2.3¢/jewel + 0.2¢ for each other piece or part, but if consisting in part of a plate or a set of plates the total duty shall not exceed the duty for the complete movement",
                "65% + 25¢/jewel + 3¢ for each other piece or part, but if consisting in part of a plate or a set of plates the total duty shall not exceed the duty for the complete movement",
                "A duty (in lieu of any other duty or tax) equal to the sum of any duty and internal- revenue tax imposed upon the importation of like articles not previously exported, but in no case in excess of the sum of (a) any customs drawback proved to have been allowed upon such exportation of the article, and (b) any internal- revenue tax imposed, at the time such article is entered, upon the importation of like articles not previously exported",
                "A duty equal to the duty upon the importation of like articles not previously exported, but in no case in excess of the sum of (a) any customs drawback proved to have been allowed upon such exportation, and (b) the duty which would have been payable on any articles used in the manufacture or production of such aircraft had they not been entered and exported under heading 9813.00.05",
                "The rate applicable to the complete, assembled",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Understood))]
    public void What_is_not_understood_is_known_by_its_text(string regime, int rates, int understood, string[] not)
    {
        var duties = shipped.Tariff(regime).Duties.ToList();
        var found = duties.Where(d => !d.IsUnderstood).Select(d => d.Text).Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(not.SequenceEqual(found), string.Join("\n", found));
        Assert.Equal((rates, understood), (duties.Count, duties.Count(d => d.IsUnderstood)));
    }

    [Fact]
    public void Every_rate_of_every_edition_is_read_and_printed_back_or_listed_with_the_reason()
    {
        foreach (var regime in (string[])["eaeu", "us"])
        {
            foreach (var edition in shipped.Tariff(regime).Duties.GroupBy(d => d.Edition).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                var unread = edition.Where(d => !d.IsUnderstood).ToList();
                output.WriteLine($"{regime} {edition.Key}: {edition.Count()} rates, {unread.Count} not understood{string.Concat(unread.Select(d => $"\n  {d.Code}: {d.Expression}"))}");
                // What is not understood carries its text and the place where the reading stopped, and comes to no amount.
                Assert.All(unread, d => Assert.Null(d.Expression.Evaluate(Corridor.Reference.Currencies.CurrencyCode.Parse("USD"), Today, _ => 1).Amount));
                Problems.None(edition.DistinctBy(d => d.Expression), d => Corridor.Measures.Duties.DutyExpression.Parse(d.Expression.ToString()).Equals(d.Expression), d => $"{d.Code}: {d.Expression}");
            }
        }

        Assert.Equal(7, shipped.Tariff("us").Duties.Select(d => d.Edition).Distinct().Count());
    }

    [Fact]
    public void Every_rate_has_words_in_three_languages_and_a_source()
    {
        foreach (var regime in (string[])["eaeu", "cn", "gb", "us"])
        {
            Problems.None(shipped.Tariff(regime).Duties.DistinctBy(d => (d.Type.Type, d.Text)), d => d.Source.Title.Length > 0
                && Languages.All.All(l => !string.IsNullOrWhiteSpace(d.Meaning(l)) && d.Type.Name.Exactly(l) is not null), d => d.Text);
        }
    }

    [Fact]
    public void A_statistical_line_of_the_united_states_pays_the_rate_of_the_line_above()
    {
        var us = shipped.Tariff("us");
        var tree = ShippedData.TreeOn(us.Nomenclature, Today);
        var statistical = tree.Nodes.Where(n => n.IsDeclarable && n.Code.Length == 10 && string.CompareOrdinal(n.Code.Chapter.Digits, "98") < 0).ToList();
        Assert.True(statistical.Count > 15_000, $"{statistical.Count}");
        var inherited = 0;
        Assert.All(statistical, n =>
        {
            var answer = us.DutyOn(n, Today);
            Assert.Equal(DutyState.Found, answer.State);
            Assert.All(answer.Rates, r => Assert.True(r.Code == n.Code || n.Ancestors.Any(a => a.Line.IsCoded && a.Code == r.Code), $"{n.Code} pays the rate of {r.Code}"));
            Assert.Equal(answer.Rates.Select(r => r.Type.Order).Order(), answer.Rates.Select(r => r.Type.Order));
            Assert.Equal(answer.Rates.Length, answer.Rates.Select(r => r.Type.Type).Distinct().Count());
            Assert.All(answer.Rates, r => Assert.True(r.Validity.Contains(Today)));
            inherited += answer.Rates.All(r => r.Code != n.Code) ? 1 : 0;
        });
        Assert.True(inherited > 10_000, $"{inherited}");
    }

    [Theory]
    [InlineData("us", "8471300100", "2026-11-23", "general: Free|column2: 35%", "8471300100")]
    [InlineData("us", "0303540000", "2026-11-23", "general: Free|column2: 4.4¢/kg", "0303540000")]
    [InlineData("gb", "0303541000", "2022-01-01", "third_country: 20.00% (01 JUL - 31 JAN), 0.00% (01 FEB - 30 JUN)", "0303541000")]
    [InlineData("gb", "0101210000", "2022-01-01", "third_country: 0.0%", "0101210000")]
    [InlineData("cn", "27101210", "2026-06-30", "mfn: 5%|general: 14%", "27101210")]
    public void A_rate_stands_as_published(string regime, string code, string day, string rates, string on)
    {
        var tariff = shipped.Tariff(regime);
        Assert.True(tariff.Nomenclature.TryFind(CommodityCode.Parse(code), ShippedData.Day(day), out var node, out var fault), fault?.ToString());
        var answer = tariff.DutyOn(node, ShippedData.Day(day));
        Assert.Equal(rates, string.Join('|', answer.Rates.Select(r => $"{r.Type.Type}: {r.Text}")));
        Assert.All(answer.Rates, r => Assert.Equal(on, r.Code.Digits));
    }

    [Fact]
    public void A_line_of_the_united_kingdom_without_a_rate_of_its_own_takes_the_one_above_and_never_one_below()
    {
        var gb = shipped.Tariff("gb");
        var tree = ShippedData.TreeOn(gb.Nomenclature, Today);
        var inherited = 0;
        foreach (var node in tree.Nodes.Where(n => n.IsDeclarable))
        {
            var answer = gb.DutyOn(node, Today);
            Assert.NotEqual(DutyState.Below, answer.State);
            foreach (var rate in answer.Rates)
            {
                var own = rate.Code.Padded == node.Code.Padded;
                Assert.True(own || node.Ancestors.Any(a => a.Line.IsCoded && a.Code.Padded == rate.Code.Padded), $"{node.Code} pays the rate of {rate.Code}");
                inherited += own ? 0 : 1;
            }
        }

        Assert.True(inherited > 0);
    }

    [Fact]
    public void A_rate_of_the_line_is_never_mixed_with_one_of_the_same_kind_further_up()
    {
        foreach (var regime in (string[])["us", "gb", "cn"])
        {
            var tariff = shipped.Tariff(regime);
            var day = regime == "cn" ? ShippedData.Day("2026-06-30") : Today;
            var own = tariff.Duties.Where(d => d.Validity.Contains(day)).ToLookup(d => d.Code.Padded);
            Assert.All(ShippedData.TreeOn(tariff.Nomenclature, day).Nodes.Where(n => n.IsDeclarable && own.Contains(n.Code.Padded)), n =>
            {
                var rates = tariff.DutyOn(n, day).Rates;
                Assert.All(own[n.Code.Padded], o => Assert.Contains(o, rates));
            });
        }
    }

    [Theory]
    [InlineData("CN", "cn")]
    [InlineData("RU", "eaeu")]
    [InlineData("KZ", "eaeu")]
    [InlineData("US", "us")]
    [InlineData("GB", "gb")]
    [InlineData("DE", null)]
    public void The_tariff_that_goods_meet_is_that_of_the_destination_or_its_union(string economy, string? regime) =>
        Assert.Equal(regime, shipped.Workspace.Tariffs.ImportTariffOf(Corridor.Reference.Economies.EconomyCode.Parse(economy))?.Name);

    [Theory]
    [InlineData("EAEU", "eaeu")]
    [InlineData(" us ", "us")]
    [InlineData("de", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_tariff_is_found_by_its_name(string? name, string? regime)
    {
        Assert.Equal(regime is not null, shipped.Workspace.Tariffs.TryParse(name, out var tariff, out var fault));
        Assert.Equal(regime, tariff?.Name);
        if (regime is null)
        {
            Faults.Is("regime.unknown", fault);
        }
    }
}
