using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;
using Corridor.Tests.Measures.Determination;
using CsCheck;

namespace Corridor.Tests.Measures.Assessment;

public sealed class AssessmentPropertyTests
{
    private static readonly string[] Documents = [.. Enumerable.Range(0, 6).Select(i => "D" + i)];

    [Fact]
    public void A_cheaper_way_costs_less_and_holds_when_what_is_missing_is_given() => Gen.Int[0, 1_000_000_000].Sample(
        seed =>
        {
            foreach (var (assessor, facts, assessment) in Assessments(seed))
            {
                foreach (var way in assessment.Cheaper)
                {
                    Assert.True(way.Saving.Amount > 0 && way.Option.Held + way.Saving == assessment.Best!.Held);
                    Assert.False(way.Missing.IsEmpty);
                    // Everything that is missing, given to whoever asks for it.
                    var given = facts with
                    {
                        Query = facts.Query with
                        {
                            Documents = facts.Query.Documents.AddRange(way.Missing.Documents.Select(d => new Declared(d))),
                            AdditionalCodes = way.Missing.AdditionalCode is { } code ? facts.Query.AdditionalCodes.Add(new Declared(code, way.Option.Measure.Type.Id)) : facts.Query.AdditionalCodes,
                        },
                    };
                    Assert.True(assessor.TryAssess(given, out var then, out _));
                    Assert.Equal(OptionReach.Open, then!.Options.Single(o => o.Measure == way.Option.Measure).Reach);
                }

                Assert.All(assessment.Options.Where(o => o.Reach == OptionReach.Open && o.IsRated), o => Assert.True(o.Held >= assessment.Best!.Held));
            }
        }, iter: 150);

    [Fact]
    public void The_smallest_missing_set_is_minimal() => Gen.Int[0, 1_000_000_000].Sample(
        seed =>
        {
            foreach (var (assessor, facts, assessment) in Assessments(seed))
            {
                foreach (var option in assessment.Options.Where(o => o.Failed is RelevanceTest.Document or RelevanceTest.Threshold))
                {
                    // Every set of documents is tried.
                    var smallest = Enumerable.Range(0, 1 << Documents.Length).Select(bits => Documents.Where((_, i) => (bits >> i & 1) == 1).ToArray())
                        .Where(set => ConditionOutcome.Of(option.Measure, facts with { Query = facts.Query with { Documents = facts.Query.Documents.AddRange(set.Select(d => new Declared(d))) } }).Verdict == ConditionVerdict.Met)
                        .Select(set => (int?)set.Length).Min();
                    Assert.Equal(smallest, option.Reach == OptionReach.Missing ? option.Missing.Documents.Count : null);
                }
            }
        }, iter: 150);

    [Fact]
    public void Ways_to_meet_are_the_minimal_sets_of_documents() => Gen.Int[0, 1_000_000_000].Sample(
        seed =>
        {
            var random = new RandomRegime(seed);
            var conditions = random.Conditions(RandomRegime.Types[0]).Select(c => c with { Threshold = null }).ToList();
            bool Meets(ISet<string> set) => conditions.Where(c => c.IsPositive).GroupBy(c => c.Code).All(g => g.Any(c => set.Contains(c.Document!)));
            var meeting = Enumerable.Range(0, 1 << Documents.Length).Select(bits => Documents.Where((_, i) => (bits >> i & 1) == 1).ToHashSet()).Where(Meets).ToList();
            var minimal = meeting.Where(s => !meeting.Any(o => o.IsProperSubsetOf(s))).Select(s => string.Join(' ', s.Order())).Order();
            Assert.Equal(minimal, WaysToMeet.DocumentSets(conditions).Select(s => string.Join(' ', s)).Order());
        }, iter: 300);

    private static IEnumerable<(ItemAssessor Assessor, GoodsFacts Facts, ItemAssessment Assessment)> Assessments(int seed)
    {
        var random = new RandomRegime(seed);
        LevyStep Step(string levy, string levyBase) => new(levy, LevyCascade.ReadBase(levyBase));
        Assert.True(LevyCascade.TryCreate([Step("duty", "value"), Step("dumping", "value"), Step("vat", "value + duty + dumping")], out var cascade, out _));
        Assert.True(ItemAssessor.TryCreate(random.Regime, cascade!, out var assessor, out _));
        foreach (var code in random.Codes)
        {
            var facts = new GoodsFacts(
                new GoodsQuery(TradeDirection.Import, code, random.Partner, random.Day())
                {
                    Documents = [.. Documents.Where(_ => random.Chance() && random.Chance()).Select(d => new Declared(d))],
                    AdditionalCodes = random.Chance() ? [new Declared("B001")] : [],
                }, CurrencyCode.Parse("CNY"))
            {
                CustomsValue = 1000,
                Fact = f => f.Kind == DutyQuantityKind.ExchangeRate ? 8 : f == RandomRegime.Weight ? 50 : null,
            };
            if (assessor!.TryAssess(facts, out var assessment, out _))
            {
                yield return (assessor, facts, assessment);
            }
        }
    }
}
