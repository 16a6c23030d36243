using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Conformance.Measures.Determination;

/// <summary>Business rules ME32 and ME16 as the UK's tariff management tool tests them.</summary>
public sealed class OverlapTests
{
    private static readonly DateOnly Moved = new(2020, 1, 1);
    private static readonly DateRange Year = new(new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31));

    [Fact]
    public void Two_measures_of_a_kind_on_one_line_of_ancestors_are_refused_with_both_names()
    {
        foreach (var item in DeterminationCases.List("uk-overlap-rules", "ME32"))
        {
            var (dates, goods) = (item.Text("dates")!, item.Text("goods")!);
            var existing = Measure("existing", "0101210000", Year);
            var code = goods.StartsWith("same", StringComparison.Ordinal) ? "0101210000"
                : goods.StartsWith("child", StringComparison.Ordinal) ? "0101211000"
                : goods.StartsWith("former parent", StringComparison.Ordinal) ? "0101219000" : throw new InvalidOperationException(goods);
            var added = Measure("added", code, Year);
            var other = dates.Split(", other ") is [_, { } what] ? what : "";
            added = other switch
            {
                "measure type" => added with { Type = Sample.Type("other") },
                "area" => added with { Area = "CN" },
                "order number" => added with { OrderNumber = "059002" },
                "additional code" => added with { AdditionalCode = "B002" },
                "reduction indicator" => added with { Reduction = "2" },
                "" => added,
                _ => throw new InvalidOperationException(dates),
            };
            // The suite varies the existing measure: with or without an order number and an additional code.
            foreach (var (order, additional) in (IEnumerable<(string?, string?)>)[(null, null), ("059001", null), (null, "B001"), ("059001", "B001")])
            {
                var one = existing with { OrderNumber = order, AdditionalCode = additional };
                var two = added with { OrderNumber = other == "order number" ? added.OrderNumber : order, AdditionalCode = other == "additional code" ? added.AdditionalCode : additional };
                if (other == "additional code" && additional is null)
                {
                    // One with and one without an additional code is the subject of ME16.
                    continue;
                }

                if (dates.StartsWith("not overlapping", StringComparison.Ordinal))
                {
                    one = dates.Contains("ended by its regulation", StringComparison.Ordinal)
                        ? one with
                        {
                            Days = new DateRange(new DateOnly(2024, 1, 1), null),
                            Act = new LegalAct("act", LocalizedText.Of(Language.En, "act"), null, null, null) { End = new DateOnly(2024, 12, 31) },
                        }
                        : one with { Days = new DateRange(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)) };
                }

                // A deleted measure does not come into a regime.
                var faults = Faults(dates == "deleted" ? [two] : [one, two]);
                Assert.True(item.GetProperty("clash").GetBoolean() == faults.Any(f => f.Code == "measure.overlap"), item.ToString());
                Assert.All(faults, f => Assert.True(f.Arguments.Contains("existing") && f.Arguments.Contains("added")));
            }
        }
    }

    [Fact]
    public void Measures_with_and_without_an_additional_code_do_not_stand_beside_each_other()
    {
        foreach (var item in DeterminationCases.List("uk-overlap-rules", "ME16"))
        {
            var one = Measure("existing", "0101210000", Year) with { AdditionalCode = item.Flag("existingHasAdditionalCode") ? "B001" : null };
            // With no additional code on either side the suite lets the measures follow each other: overlap is ME32's subject.
            var two = Measure("added", "0101210000", Year) with { AdditionalCode = item.Flag("newHasAdditionalCode") ? "B002" : null };
            Assert.True(item.GetProperty("clash").GetBoolean() == Faults([one, two]).Any(f => f.Code == "measure.additionalCodeMixed"), item.ToString());
        }
    }

    private static Measure Measure(string id, string code, DateRange days) =>
        new() { Id = id, Type = Sample.Type("type"), Code = CommodityCode.Parse(code), Area = "RU", Days = days };

    // 0101219000 stood below 0101210000 until it was moved beside it.
    private static ImmutableArray<Fault> Faults(IEnumerable<Measure> measures)
    {
        var nomenclature = Sample.Nomenclature(
            Sample.Line("0100000000", 0),
            Sample.Line("0101000000", 1),
            Sample.Line("0101210000", 2),
            Sample.Line("0101211000", 3),
            Sample.Line("0101219000", 3, new DateRange(null, Moved.AddDays(-1))),
            Sample.Line("0101219000", 2, new DateRange(Moved, null)));
        new RegimeBuilder("sample", nomenclature).AddRange(measures).TryBuild(out _, out var faults);
        return faults;
    }
}
