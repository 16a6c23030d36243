using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Conformance.Measures.Determination;

/// <summary>Areas, legal acts that end measures, ways to meet conditions: cases of the UK Trade Tariff's own tests.</summary>
public sealed class AreaAndDatesTests
{
    private const string File = "uk-determination";
    private const string AllOrigins = "1011";

    [Fact]
    public void A_measure_reaches_the_economies_of_its_area_and_no_excluded_one()
    {
        foreach (var item in DeterminationCases.List(File, "area"))
        {
            var areas = new List<MeasureArea>();
            var exclusions = item.Texts("excluded").ToList();
            if (item.Text("area") is { } id)
            {
                // An area that is an economy by its code needs no entry; one with members is a group.
                var behind = item.Texts("referencedGroupMembers");
                if (behind.Length > 0)
                {
                    areas.Add(new MeasureArea("behind") { Members = Economies(behind) });
                }

                if (id == AllOrigins || item.Texts("members").Length > 0 || behind.Length > 0)
                {
                    areas.Add(new MeasureArea(id)
                    {
                        IsAllOrigins = id == AllOrigins,
                        // Where the case lists no members of all origins, one stands for them: only the exceptions go beyond the list.
                        Members = id == AllOrigins && item.Texts("members").Length == 0 ? Economies(["ZZ"]) : Economies(item.Texts("members")),
                        RefersTo = behind.Length > 0 ? "behind" : null,
                    });
                }
            }

            foreach (var group in (string[])["excludedGroup", "excludedReferencedGroup"])
            {
                if (!item.TryGetProperty(group, out var excluded))
                {
                    continue;
                }

                var refers = excluded.Text("refers");
                areas.Add(new MeasureArea(excluded.Text("id")!) { RefersTo = refers, Members = refers is null ? Economies(excluded.Texts("members")) : [] });
                if (refers is not null)
                {
                    areas.Add(new MeasureArea(refers) { Members = Economies(excluded.Texts("members")) });
                }

                exclusions.Add(excluded.Text("id")!);
            }

            var measure = new Measure
            {
                Id = "1",
                Type = Sample.Type("1") with { ReachesAllOrigins = item.Flag("meursing") },
                Code = CommodityCode.Parse("01"),
                Area = item.Text("area"),
                Exclusions = [.. exclusions.Select(Name)],
                IsNational = item.Flag("national"),
            };
            var book = new AreaBook(areas);
            Assert.True(item.GetProperty("applies").GetBoolean() == book.Test(measure, Economies([item.Text("country")!])[0]) is null, item.ToString());
        }
    }

    [Fact]
    public void A_legal_act_ends_its_measures()
    {
        foreach (var item in DeterminationCases.List(File, "endDate"))
        {
            var measure = new Measure
            {
                Id = "1",
                Type = Sample.Type("1"),
                Code = CommodityCode.Parse("01"),
                IsNational = item.Flag("national"),
                IsEndJustified = !item.TryGetProperty("justified", out var justified) || justified.GetBoolean(),
                Days = new DateRange(null, item.Day("measureEnd")),
                Act = new LegalAct("act", LocalizedText.Of(Language.En, "act"), null, null, null) { End = item.Day("regulationEnd") },
            };
            Assert.True(item.Day("end") == measure.Validity.To, item.ToString());
        }
    }

    [Fact]
    public void The_smallest_ways_to_meet_the_conditions_are_found()
    {
        foreach (var item in DeterminationCases.List(File, "waysToMeet"))
        {
            var ids = new Dictionary<MeasureCondition, int>(ReferenceEqualityComparer.Instance);
            foreach (var condition in item.GetProperty("conditions").EnumerateArray())
            {
                var line = new MeasureCondition(condition.Text("code")!, ids.Count + 1, ConditionAction.Allow)
                {
                    Document = condition.Text("doc"),
                    Threshold = condition.Number("amount") is { } amount
                        ? new ConditionThreshold(ThresholdSense.AtMost, new(Corridor.Measures.Duties.DutyQuantityKind.CustomsValue), amount)
                        : null,
                };
                ids.Add(line, condition.GetProperty("id").GetInt32());
            }

            var found = WaysToMeet.Of(ids.Keys).Select(g => string.Join(" | ", g.Ways.Select(w => string.Join(',', w.Conditions.Select(c => ids[c]).Order())))).ToList();
            var expected = item.GetProperty("groups").EnumerateArray()
                .Select(g => string.Join(" | ", g.EnumerateArray().Select(w => string.Join(',', w.EnumerateArray().Select(i => i.GetInt32()).Order())))).ToList();
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public void Goods_of_any_origin_meet_the_measures_of_all()
    {
        foreach (var item in DeterminationCases.List(File, "categoryAssessment"))
        {
            var builder = new RegimeBuilder("sample", Sample.Nomenclature(Sample.Line("0100000000", 0)))
            {
                Areas = new AreaBook([new MeasureArea(AllOrigins) { IsAllOrigins = true }]),
            };
            foreach (var (id, area) in item.Pairs("measures"))
            {
                builder.Add(new Measure { Id = id, Type = Sample.Type(id, MeasureRole.Requirement, null), Code = CommodityCode.Parse("0100000000"), Area = area });
            }

            Assert.True(builder.TryBuild(out var regime, out var faults), string.Join('\n', faults));
            var origin = item.Text("origin") is { } code ? EconomyCode.Parse(code) : (EconomyCode?)null;
            Assert.True(regime.TryDetermine(new GoodsQuery(TradeDirection.Import, CommodityCode.Parse("0100000000"), origin, new DateOnly(2026, 1, 1)), out var determined, out var fault), fault?.ToString());
            Assert.Equal(item.Texts("apply"), determined.Measures.Select(m => m.Id).Order(StringComparer.Ordinal));
        }
    }

    // The cases name economies A and B; a code has two letters at least.
    private static ImmutableArray<EconomyCode> Economies(IEnumerable<string> names) => [.. names.Select(n => EconomyCode.Parse(Name(n)))];

    private static string Name(string name) => name is "A" or "B" ? "Q" + name : name;
}
