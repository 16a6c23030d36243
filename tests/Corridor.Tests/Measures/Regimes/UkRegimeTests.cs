using System.Text.RegularExpressions;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Measures.Importing;
using Corridor.Measures.Regimes;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;

namespace Corridor.Tests.Measures.Regimes;

/// <summary>The measures of the United Kingdom as shipped.</summary>
public sealed partial class UkRegimeTests(ShippedData shipped)
{
    private Pack Pack => shipped.Library.Need("regime/gb");

    private Regime Regime => shipped.Workspace.Regimes.TryFor(EconomyCode.Parse("GB"), out var regime, out var fault) ? regime : throw new InvalidOperationException(fault.ToString());

    [Fact]
    public void Every_duty_of_the_pages_is_understood()
    {
        var duties = Pack.Table("measures").Rows.Concat(Pack.Table("conditions").Rows).Select(r => r.Optional("duty")).OfType<string>().ToList();
        Assert.True(duties.Count > 700, $"{duties.Count}");
        Assert.DoesNotContain(duties, d => DutyExpression.Parse(d).ToString().Contains("unknown(", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("areas")]
    [InlineData("measure_types")]
    [InlineData("documents")]
    [InlineData("acts")]
    [InlineData("levies")]
    public void Every_name_is_in_its_language(string table)
    {
        var column = table == "acts" ? "title" : "name";
        foreach (var row in Pack.Table(table).Rows)
        {
            Assert.Matches(Han(), row[column + "_zh"].Replace("CARIFORUM", "论", StringComparison.Ordinal));
            Assert.Matches(Cyrillic(), row[column + "_ru"]);
        }
    }

    [Fact]
    public void The_regime_compiles_with_the_tariff_and_its_pages_beside_each_other() => Assert.True(Regime.Compiled.Measures.Length > 12_000, $"{Regime.Compiled.Measures.Length}");

    [Theory]
    // The page's own duty stands in the place of the column's from its first day.
    [InlineData("1516209821", "CA", "2021-06-01", "103 10.9%; 117 0%; 142 0%")]
    [InlineData("1516209821", "CN", "2021-06-01", "103 10.9%; 117 0%")]
    // Where the page's duty has ended, that of the heading holds again.
    [InlineData("0702000007", "CN", "2021-03-01", "103 8%")]
    [InlineData("0702000007", "CN", "2021-06-01", "103 season(11-01..05-14: 8%, 05-15..10-31: 14%)")]
    [InlineData("0702000007", "LB", "2021-02-25", "103 8%; 142 3.5%; 143 0%")]
    // Nothing of the transition period reaches a later day.
    [InlineData("8406810000", "TR", "2021-06-01", "103 0%")]
    public void The_duties_for_a_lane_and_a_day_are_those_of_the_page(string code, string origin, string day, string expected)
    {
        var query = new GoodsQuery(TradeDirection.Import, CommodityCode.Parse(code), EconomyCode.Parse(origin), ShippedData.Day(day));
        Assert.True(Regime.Compiled.TryDetermine(query, out var found, out var fault), fault?.ToString());
        Assert.Equal(expected, string.Join("; ", found.Measures.Where(m => m.Type.IsOption).Select(m => $"{m.Type} {m.Duty}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_code_with_a_page_is_held_whole_and_others_are_not()
    {
        LevyState? State(string levy, string code, string day) =>
            Regime.Coverage(levy, new GoodsQuery(TradeDirection.Import, CommodityCode.Parse(code), EconomyCode.Parse("CN"), ShippedData.Day(day)))?.State;
        Assert.Equal(LevyState.Complete, State("vat", "1516209821", "2021-06-01"));
        Assert.Equal(LevyState.NotLoaded, State("vat", "8406810000", "2021-06-01"));
        Assert.Equal(LevyState.Partial, State("duty", "8406810000", "2021-06-01"));
        Assert.Equal(LevyState.Partial, State("duty", "0702000007", "2021-06-01"));
    }

    [Theory]
    // Of 1000 pounds: no duty by preference, the duties on a tonne of biodiesel of any other company, tax on the sum.
    [InlineData("B999", null, "342.43", "268.49")]
    // An invoice with a signed declaration opens the rate of the company.
    [InlineData("B107", "D008", "0.00", "200.00")]
    [InlineData("B107", null, "342.43", "268.49")]
    public void Remedies_follow_the_additional_code_and_tax_is_charged_on_the_sum(string additional, string? document, string remedies, string tax)
    {
        var query = new GoodsQuery(TradeDirection.Import, CommodityCode.Parse("1516209821"), EconomyCode.Parse("CA"), ShippedData.Day("2021-06-01"))
        {
            AdditionalCodes = [new Declared(additional)],
            Documents = document is null ? [] : [new Declared(document)],
        };
        var facts = new GoodsFacts(query, CurrencyCode.Parse("GBP")) { CustomsValue = 1000, Fact = f => f.Kind == DutyQuantityKind.Quantity && f.Qualifier == DutyQualifier.Biodiesel ? 1000 : null };
        Assert.True(Regime.Import.TryAssess(facts, out var item, out var fault), fault?.ToString());
        var best = item.Best!;
        Assert.Equal("142", best.Measure.Type.Id);
        decimal Sum(string levy) => best.Charges.Where(c => c.Levy == levy).Sum(c => c.Amount.Money!.Value.Amount);
        Assert.Equal((remedies, tax), (Text(Sum("additional")), Text(Sum("vat"))));
        static string Text(decimal amount) => amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Serbia_is_reached_under_the_code_of_the_tariff()
    {
        Assert.True(Regime.Compiled.Areas.Contains("1011", EconomyCode.Parse("RS")));
        Assert.True(Regime.Compiled.Areas.Contains("EU", EconomyCode.Parse("DE")));
        Assert.False(Regime.Compiled.Areas.Contains("1033", EconomyCode.Parse("SR")));
    }

    [Fact]
    public void The_pack_is_what_the_published_files_make()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(TariffImports.All.Single(i => i.Pack == "regime/gb").Build(Repository.Shared("data/tariff/gb"), folder.Path));
        var made = Directory.EnumerateFiles(folder.Path).ToDictionary(f => Path.GetFileName(f), File.ReadAllText);
        Assert.Equal(Directory.EnumerateFiles(Pack.Folder).Select(Path.GetFileName).Order(), made.Keys.Order());
        Assert.All(made, f => Assert.Equal(File.ReadAllText(Path.Combine(Pack.Folder, f.Key)), f.Value));
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Cyrillic();
}
