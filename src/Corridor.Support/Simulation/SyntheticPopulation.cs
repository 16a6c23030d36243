using System.Collections.Immutable;
using System.Globalization;
using Corridor.Measures.Determination;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Units;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Support.Simulation;

/// <summary>
/// A population that nobody recorded, made from a seed to try a programme out: every fact that its rules ask for is drawn,
/// and where a rule compares a fact with a literal, half of the values lie at and around that literal, so that both sides
/// of each threshold are met. Facts are drawn again, most of the time, until a condition holds; so cases come as far as the
/// last condition, and some drop out at each. It says how a rule behaves, and nothing about how many real enterprises there are.
/// The same seed gives the same population on every machine.
/// </summary>
/// <param name="programme">The programme whose rules are tried.</param>
/// <param name="scope">The facts and economies.</param>
/// <param name="book">The goods and economies that are drawn from.</param>
/// <param name="lane">The economies between which goods move, in both directions.</param>
/// <param name="day">The last day of the questions; they spread over the year before it.</param>
/// <param name="before">The version that it is compared with, whose facts are drawn too, or null.</param>
public sealed class SyntheticPopulation(Programme programme, ExpressionScope scope, ReferenceBook book, Lane lane, DateOnly day, Programme? before = null)
{
    /// <summary>The most cases that are made.</summary>
    public const int MostCases = 100_000;

    // One fact in so many is left unknown.
    private const int UnknownOneIn = 40;

    // One condition in so many is left as it was drawn; the others are tried so often.
    private const int LeftOneIn = 8;
    private const int Tries = 8;
    private const int MostCodes = 1_000;

    private readonly ImmutableArray<Fact> facts = [.. programme.Rules.Concat(before?.Rules ?? []).SelectMany(r => r.Expression.Facts).Distinct().Where(f => f.Name is not (FactCatalogue.DateName or "consignment.origin" or "consignment.destination" or "goods.code")).OrderBy(f => f.Index)];
    private readonly ILookup<Fact, Value> literals = programme.Rules.Concat(before?.Rules ?? []).SelectMany(r => Literals(r.Expression)).ToLookup(p => p.Fact, p => p.Value);
    private readonly ImmutableArray<EconomyCode> places = [.. book.Economies.All.Where(e => !e.IsGroup && (e.Code == lane.Origin.Code || e.Code == lane.Destination.Code || e.PartOf == lane.Origin.Code || e.PartOf == lane.Destination.Code)).Select(e => e.Code)];
    private readonly CurrencyCode? currency = programme.Currency ?? ((lane.Origin.Currency ?? lane.Destination.Currency) is { } own ? CurrencyCode.Parse(own) : null);

    // Codes of its scope, and those that its tables of rates hold.
    private readonly ImmutableArray<string> own = [.. (programme.Scope.Goods?.All ?? []).Select(r => r.From)
        .Concat(programme.Scope.Goods is null ? programme.Rules.SelectMany(r => r.Expression.Tables).Where(t => t.Key == ValueKind.Code).SelectMany(t => t.Rows).Select(r => r.Key).Where(k => CommodityCode.TryParse(k, out _, out _)) : []).Distinct().Take(MostCodes)];

    /// <summary>Makes cases, one after another.</summary>
    /// <param name="cases">How many, at most <see cref="MostCases"/>.</param>
    /// <param name="seed">The seed.</param>
    public IEnumerable<PopulationRow> Make(int cases, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cases, MostCases);
        var random = new Random(seed);
        var (origin, destination, code) = (scope.Facts.Find("consignment.origin")!, scope.Facts.Find("consignment.destination")!, scope.Facts.Find("goods.code")!);
        for (var i = 0; i < cases; i++)
        {
            var set = new FactSet(scope.Facts, day.AddDays(-random.Next(365)));
            var isBack = random.Next(4) == 0 != Fits(lane.Destination.Code, lane.Origin.Code);
            set.Put(origin, Value.Of((isBack ? lane.Destination : lane.Origin).Code));
            set.Put(destination, Value.Of((isBack ? lane.Origin : lane.Destination).Code));
            set.Put(code, Value.Of(CommodityCode.Parse(Goods(random))));
            foreach (var fact in facts)
            {
                set.Put(fact, Draw(fact, set.Day, random));
            }

            Meet(set, random);
            foreach (var fact in facts)
            {
                if (random.Next(UnknownOneIn) == 0)
                {
                    set.Put(fact, default);
                }
            }

            yield return new PopulationRow((i + 1).ToString(CultureInfo.InvariantCulture), set);
        }
    }

    // The direction of the trade that the programme is for; the first lane where it is for both.
    private bool Fits(EconomyCode origin, EconomyCode destination) => programme.Scope.Direction switch
    {
        TradeDirection.Export => ProgrammeIndex.IsSide(programme, origin, scope.Economies) && !ProgrammeIndex.IsSide(programme, destination, scope.Economies),
        TradeDirection.Import => ProgrammeIndex.IsSide(programme, destination, scope.Economies) && !ProgrammeIndex.IsSide(programme, origin, scope.Economies),
        _ => false,
    };

    private void Meet(FactSet set, Random random)
    {
        var situation = new Situation(set, scope.Economies);
        foreach (var rule in programme.When)
        {
            if (random.Next(LeftOneIn) == 0)
            {
                continue;
            }

            for (var i = 0; i < Tries && !rule.Expression.Evaluate(situation).IsTrue; i++)
            {
                foreach (var fact in rule.Expression.Facts.Where(f => facts.Contains(f)))
                {
                    set.Put(fact, Draw(fact, set.Day, random));
                }
            }
        }
    }

    private string Goods(Random random)
    {
        if (own.Length > 0 && random.Next(10) < 7)
        {
            return own[random.Next(own.Length)];
        }

        var section = book.Sections[random.Next(book.Sections.Length)];
        var (from, to) = (int.Parse(section.From.Digits, CultureInfo.InvariantCulture), int.Parse(section.To.Digits, CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"{random.Next(from, to + 1):00}{random.Next(1, 12):00}");
    }

    private Value Draw(Fact fact, DateOnly asked, Random random)
    {
        var known = literals[fact].ToArray();
        if (known.Length > 0 && random.Next(2) == 0)
        {
            return Near(known[random.Next(known.Length)], random);
        }

        return fact.Type.Kind switch
        {
            ValueKind.Truth => Value.Of(random.Next(2) == 0),
            ValueKind.Number => Value.Of((decimal)random.Next(1, 1000)),
            ValueKind.Percent => Value.Share(random.Next(0, 101) / 100m),
            ValueKind.Money => (known.Length > 0 ? CurrencyCode.Parse(known[0].Unit) : currency) is { } of ? Value.Of(new Money(Spread(random), of)) : default,
            ValueKind.Quantity => Value.InBase(Spread(random) / 10, UnitCode.Parse(fact.Type.Unit!)),
            ValueKind.Date => Value.Of(asked.AddDays(random.Next(-730, 180))),
            ValueKind.Days => Value.Days(random.Next(1, 721)),
            ValueKind.Months => Value.Months(random.Next(1, 121)),
            ValueKind.Economy => Value.Of(places[random.Next(places.Length)]),
            ValueKind.Code => Value.Of(CommodityCode.Parse(Goods(random))),
            ValueKind.Texts when fact.Words.Length > 0 => Value.Of(fact.Words.Where(_ => random.Next(3) == 0).Select(w => w.Word).DefaultIfEmpty(fact.Words[random.Next(fact.Words.Length)].Word)),
            ValueKind.Text when fact.Words.Length > 0 => Value.Of(fact.Words[random.Next(fact.Words.Length)].Word),
            _ => default,
        };
    }

    // At a literal, a little to either side of it, or far from it; words and economies as they are.
    private static Value Near(Value literal, Random random)
    {
        ReadOnlySpan<decimal> factors = [0.5m, 0.99m, 1m, 1.01m, 2m];
        var factor = factors[random.Next(factors.Length)];
        return literal.Kind switch
        {
            ValueKind.Date => Value.Of(literal.Day.AddDays(random.Next(-30, 31))),
            ValueKind.Days or ValueKind.Months => literal.With(decimal.Round(literal.Amount * factor)),
            ValueKind.Percent => literal.With(Math.Min(1, literal.Amount * factor)),
            ValueKind.Money or ValueKind.Number or ValueKind.Quantity => literal.With(Math.Min(literal.Amount * factor, FactValues.MostAmount)),
            _ => literal,
        };
    }

    // From a thousand to a hundred million, as many in each power of ten.
    private static decimal Spread(Random random)
    {
        var scale = 1_000m;
        for (var power = random.Next(5); power > 0; power--)
        {
            scale *= 10;
        }

        return scale * random.Next(10, 101) / 10;
    }

    private static IEnumerable<(Fact Fact, Value Value)> Literals(Expression rule) => rule.All().SelectMany(n => n switch
    {
        CompareNode { Children: [FactNode fact, LiteralNode literal] } => [(fact.Fact, literal.Value)],
        BetweenNode { Children: [FactNode fact, LiteralNode low, LiteralNode high] } => [(fact.Fact, low.Value), (fact.Fact, high.Value)],
        InNode { Codes: null, Children: [FactNode fact] } inside => inside.Options.Select(o => (fact.Fact, fact.Type.Kind == ValueKind.Economy ? Value.Of(EconomyCode.Parse(o)) : Value.Of(o))),
        InNode { Codes: { } codes, Children: [FactNode fact] } => codes.All.Select(c => (fact.Fact, Value.Of(CommodityCode.Parse(c.From)))),
        HasNode { Children: [FactNode fact] } has => [(fact.Fact, Value.Of((string[])[has.Word]))],
        _ => Enumerable.Empty<(Fact, Value)>(),
    }).Where(p => p.Item2.Kind == p.Item1.Type.Kind);
}
