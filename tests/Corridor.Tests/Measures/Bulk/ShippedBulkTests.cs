using Corridor.Measures.Assessment;
using Corridor.Measures.Bulk;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference.Economies;
using Corridor.Reference.Units;

namespace Corridor.Tests.Measures.Bulk;

/// <summary>The regimes as shipped: their codes, documents and notes, in both directions.</summary>
public sealed class ShippedBulkTests(ShippedData shipped)
{
    private static readonly EconomyCode[] Partners = [.. "CN RU US DE VN KZ".Split(' ').Select(EconomyCode.Parse)];

    [Fact]
    public void Bulk_answers_for_shipped_regimes_are_those_of_the_full_assessment()
    {
        var random = new Random(20261123);
        var kilogram = UnitCode.Parse("KGM");
        var compared = 0;
        foreach (var economy in shipped.Workspace.Regimes.Economies)
        {
            Assert.True(shipped.Workspace.Regimes.TryFor(economy, out var regime, out var fault), fault?.ToString());
            var codes = regime.Tariff.Nomenclature.Lines.Where(l => l.IsCoded).Select(l => l.Code).Concat(regime.Compiled.OpenLines).Distinct().ToArray();
            foreach (var direction in Enum.GetValues<TradeDirection>())
            {
                var assessor = regime.Assessor(direction);
                var bulk = BulkRegime.Compile(assessor, regime.Currency, turns: regime.CoverageTurns(direction));
                foreach (var partner in Partners.Where(p => p != economy).Take(3))
                {
                    var lines = bulk.NewLines(400);
                    var goods = Enumerable.Range(0, 400).Select(i =>
                    {
                        decimal? weight = i % 5 == 0 ? null : random.Next(1, 100_000) / 10m;
                        return new GoodsFacts(
                            new GoodsQuery(direction, codes[random.Next(codes.Length)], partner, new DateOnly(2026, 11, 23).AddDays(random.Next(-400, 30)))
                            {
                                Documents = [.. regime.Documents.Where(_ => random.Next(Math.Max(2, regime.Documents.Length / 3)) == 0).Select(d => new Declared(d.Code))],
                                AdditionalCodes = [.. regime.AdditionalCodes.Keys.Order(StringComparer.Ordinal).Where(_ => random.Next(10) == 0).Select(c => new Declared(c))],
                            }, regime.Currency)
                        {
                            CustomsValue = i % 7 == 0 ? null : random.Next(1, 10_000_000) / 100m,
                            Fact = f => f.Kind == DutyQuantityKind.ExchangeRate ? 90.5m : f is { Kind: DutyQuantityKind.Quantity, Qualifier: null } && f.Unit == kilogram ? weight : null,
                        };
                    }).ToList();
                    goods.ForEach(g => lines.Add(g));
                    var answers = new BulkAnswers(bulk);
                    bulk.Lane(direction, partner).Assess(lines, answers, 2);
                    for (var i = 0; i < goods.Count; i++)
                    {
                        BulkAssessorTests.AssertSame(assessor, bulk, goods[i], i, answers);
                        compared += answers[i].State == BulkState.NotDeclarable ? 0 : 1;
                    }
                }
            }
        }

        Assert.True(compared > 3000, $"{compared}");
    }
}
