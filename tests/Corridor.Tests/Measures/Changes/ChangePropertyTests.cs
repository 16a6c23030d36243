using System.Collections.Immutable;
using System.Globalization;
using Corridor.Measures.Changes;
using Corridor.Measures.Determination;
using Corridor.Reference.Economies;
using Corridor.Tests.Measures.Determination;
using CsCheck;

namespace Corridor.Tests.Measures.Changes;

public sealed class ChangePropertyTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, 1_000_000_000];

    [Fact]
    public void A_day_does_not_differ_from_itself() => Seeds.Sample(
        seed =>
        {
            var random = new RandomRegime(seed);
            var (day, partner) = (random.Day(), random.Partner);
            Assert.Empty(Between(random.Regime, day, day, partner));
            Assert.Empty(Between(random.Regime, day, day, null));
            Assert.Empty(Since(random.Regime, day, day, partner));
        }, iter: 60);

    [Fact]
    public void Looked_at_from_the_other_side_every_change_is_reversed() => Seeds.Sample(
        seed =>
        {
            var random = new RandomRegime(seed);
            var (a, b, partner) = (random.Day(), random.Day(), random.Partner);
            Assert.Equal(Said(Between(random.Regime, a, b, partner)), Said(Between(random.Regime, b, a, partner).Select(c => c.Reversed)));
        }, iter: 150);

    [Fact]
    public void Two_intervals_that_follow_each_other_tell_what_the_whole_tells() => Seeds.Sample(
        seed =>
        {
            var random = new RandomRegime(seed);
            var days = new[] { random.Day(), random.Day(), random.Day() }.Order().ToArray();
            var partner = random.Partner;
            Assert.Equal(Said(Since(random.Regime, days[0], days[2], partner)), Said([.. Since(random.Regime, days[0], days[1], partner), .. Since(random.Regime, days[1], days[2], partner)]));
        }, iter: 100);

    [Fact]
    public void No_difference_between_two_days_comes_without_a_day_on_which_it_came() => Seeds.Sample(
        seed =>
        {
            var random = new RandomRegime(seed);
            var days = new[] { random.Day(), random.Day() }.Order().ToArray();
            var steps = Since(random.Regime, days[0], days[1], random.Partner);
            Assert.All(steps, c => Assert.True(days[0] < c.Day && c.Day <= days[1]));
        }, iter: 60);

    [Fact]
    public void Every_line_whose_measures_differ_is_counted_once() => Seeds.Sample(
        seed =>
        {
            var random = new RandomRegime(seed);
            var (a, b, partner) = (random.Day(), random.Day(), random.Partner);
            var expected = 0;
            foreach (var code in random.Codes)
            {
                var before = random.Regime.TryDetermine(new GoodsQuery(TradeDirection.Import, code, partner, a), out var first, out _);
                var after = random.Regime.TryDetermine(new GoodsQuery(TradeDirection.Import, code, partner, b), out var second, out _);
                if (before && after)
                {
                    var (was, now) = (first!.Measures.ToDictionary(Kind, Says), second!.Measures.ToDictionary(Kind, Says));
                    expected += was.Keys.Union(now.Keys).Count(k => was.GetValueOrDefault(k) != now.GetValueOrDefault(k));
                }
                else if (before != after)
                {
                    expected++;
                }
            }

            Assert.Equal(expected, Between(random.Regime, a, b, partner).Sum(c => c.Lines));
        }, iter: 150);

    private static string Kind(Measure m) => string.Join('|', m.Type.Id, m.Area, m.OrderNumber, m.Reduction, m.Preference, m.AdditionalCode);

    private static string Says(Measure m) => $"{m.Duty}|{string.Join(';', m.Conditions.OrderBy(c => c.Code, StringComparer.Ordinal).ThenBy(c => c.Sequence))}";

    private static List<string> Said(IEnumerable<RegimeChange> changes) => [.. changes.Select(c =>
        string.Create(CultureInfo.InvariantCulture, $"{SmallRegime.Short(c)} {c.Measure?.Type.Id} {c.IsDivided}")).Order(StringComparer.Ordinal)];

    private static ImmutableArray<RegimeChange> Between(CompiledRegime regime, DateOnly from, DateOnly to, EconomyCode? partner) =>
        RegimeComparison.TryBetween(regime, from, regime, to, new ChangeScope(TradeDirection.Import, partner, null), out var changes, out var fault) ? changes.Changes : throw new InvalidOperationException(fault.ToString());

    private static ImmutableArray<RegimeChange> Since(CompiledRegime regime, DateOnly since, DateOnly until, EconomyCode? partner) =>
        RegimeComparison.TrySince(regime, since, until, new ChangeScope(TradeDirection.Import, partner, null), out var changes, out var fault) ? changes.Changes : throw new InvalidOperationException(fault.ToString());
}
