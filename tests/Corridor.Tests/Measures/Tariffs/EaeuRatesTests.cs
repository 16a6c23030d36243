using System.Globalization;
using Corridor.Measures.Duties;
using Corridor.Measures.Tariffs;
using Corridor.Reference.Currencies;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Tests.Measures.Tariffs;

/// <summary>The rates of the Common Customs Tariff against the columns into which somebody else took its texts apart.</summary>
public sealed class EaeuRatesTests(ShippedData shipped)
{
    private static readonly Dictionary<string, (string Unit, DutyQualifier? Qualifier)> Units = new()
    {
        ["кг"] = ("KGM", null),
        ["л"] = ("LTR", null),
        ["пару"] = ("PR", null),
        ["м²"] = ("MTK", null),
        ["шт"] = ("C62", null),
        ["см³ объема двигателя"] = ("CMQ", DutyQualifier.Engine),
    };

    private Tariff Tariff => shipped.Tariff("eaeu");

    [Fact]
    public void Every_declarable_code_has_one_rate_and_every_rate_is_understood()
    {
        Assert.Equal(13_289, Tariff.Duties.Count());
        Assert.Empty(Tariff.Duties.Where(d => !d.IsUnderstood).Select(d => d.Text));
        var tree = ShippedData.TreeOn(Tariff.Nomenclature, ShippedData.Day("2026-11-23"));
        Problems.None(tree.Nodes.Where(n => n.IsDeclarable), n => Tariff.DutyOn(n, ShippedData.Day("2026-11-23")) is { State: DutyState.Found, Rates: [var rate] } && rate.Code == n.Code, n => n.Code.Digits);
        Problems.None(tree.Nodes.Where(n => !n.IsDeclarable), n => Tariff.DutyOn(n, ShippedData.Day("2026-11-23")).State == DutyState.Below, n => n.Code.Digits);
    }

    [Fact]
    public void Every_rate_means_what_the_structured_columns_say()
    {
        var rates = Tariff.Duties.ToDictionary(d => d.Code.Digits);
        var compared = 0;
        foreach (var row in Published())
        {
            var duty = rates[row["code"]];
            Assert.True(Expected(row).Equals(duty.Expression), $"{row["code"]}: '{duty.Text}' reads {duty.Expression}, the columns say {Expected(row)}");
            Assert.Equal((row["duty_text_ru"], row["edition_date"], row["source_pdf"], row["page"]), (duty.Text, duty.Edition, duty.Document, duty.Page));
            compared++;
        }

        Assert.Equal(13_289, compared);
    }

    [Fact]
    public void The_rates_that_a_note_may_change_carry_its_mark()
    {
        var marks = Published().Where(r => r["note_refs"].Length > 0).ToDictionary(r => r["code"], r => r["note_refs"].Trim().TrimEnd(')', '.'));
        Assert.Equal(1219, marks.Count);
        Assert.Equal("temporary", Tariff.MarksMean);
        Assert.Equal(
            marks.OrderBy(m => m.Key, StringComparer.Ordinal),
            Tariff.Duties.Where(d => d.Marks.Length > 0).Select(d => KeyValuePair.Create(d.Code.Digits, d.Marks.Single().Text)).OrderBy(m => m.Key, StringComparer.Ordinal));
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Published() =>
        new PublishedFolder(Path.GetDirectoryName(Repository.Shared("data/tariff/ru/eaeu_cet_rates_2026-03.csv.gz"))!).Csv("eaeu_cet_rates_2026-03.csv");

    private static DutyExpression Expected(IReadOnlyDictionary<string, string> row)
    {
        DutyExpression Percent() => new AdValoremDuty(Percentage.Of(decimal.Parse(row["advalorem_pct"], CultureInfo.InvariantCulture)));
        DutyExpression Amount()
        {
            var (unit, qualifier) = Units[row["specific_unit_ru"]];
            return new SpecificDuty(
                new Money(decimal.Parse(row["specific_amount"], CultureInfo.InvariantCulture), CurrencyCode.Parse(row["specific_currency"])),
                new DutyMeasure(new Corridor.Reference.Units.Quantity(decimal.Parse(row["specific_per_qty"], CultureInfo.InvariantCulture), Corridor.Reference.Units.UnitCode.Parse(unit)), qualifier));
        }

        return row["duty_kind"] switch
        {
            "advalorem" => Percent(),
            "specific" => Amount(),
            "max_of" => new FloorDuty(Percent(), Amount()),
            "sum" => new SumDuty(new DutyTerm(Percent()), new DutyTerm(Amount())),
            "min_of(advalorem_15|max_of)" => new LowerOfDuty(new AdValoremDuty(Percentage.Of(15)), new FloorDuty(Percent(), Amount())),
            var other => throw new InvalidDataException(other),
        };
    }
}
