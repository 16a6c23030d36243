using System.Globalization;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;

namespace Corridor.Conformance.Measures.Determination;

/// <summary>The UK's seasonal measures: every day of a year meets exactly the seasons that hold it.</summary>
public sealed class SeasonTests
{
    private static readonly CurrencyCode Pound = CurrencyCode.Parse("GBP");

    [Fact]
    public void Every_day_meets_exactly_the_season_that_holds_it()
    {
        var rows = DeterminationCases.List("uk-seasonal-measures", "rows");
        var types = rows.Select(r => r.Text("type")!).Distinct().ToDictionary(t => t, t => Sample.Type(t, MeasureRole.Preference));
        // Rows that repeat another one, or that share days with another of the same kind, are the source's own slips:
        // the engine refuses them. They are set apart and checked to be refused for that reason.
        var kept = new List<Measure>();
        var refused = new List<Measure>();
        for (var i = 0; i < rows.Count; i++)
        {
            var measure = new Measure
            {
                Id = i.ToString(CultureInfo.InvariantCulture),
                Type = types[rows[i].Text("type")!],
                Code = CommodityCode.Parse(rows[i].Text("code")!),
                Area = rows[i].Text("area"),
                Duty = UkDutyText.TryParse(rows[i].Text("duty")!, out var duty, out var unread) ? duty : throw new InvalidDataException(unread.ToString()),
                Season = new MeasureSeason(Day(rows[i].Text("from")!), Day(rows[i].Text("to")!)),
            };
            var clash = kept.Any(k => Same(k, measure) && k.Season!.Value.Overlaps(measure.Season.Value));
            (clash ? refused : kept).Add(measure);
        }

        var nomenclature = Sample.Nomenclature(rows.Select(r => r.Text("code")!).Distinct().Select(c => Sample.Line(c, 0)));
        var areas = new AreaBook([.. rows.Select(r => r.Text("area")!).Where(a => !char.IsAsciiLetter(a[0])).Distinct().Select(a => new MeasureArea(a) { Members = [EconomyCode.Parse("QQ")] })]);
        Assert.True(new RegimeBuilder("sample", nomenclature) { Areas = areas }.AddRange(kept).TryBuild(out var regime, out var faults), string.Join('\n', faults));
        Assert.All(refused, r =>
        {
            Assert.False(new RegimeBuilder("sample", nomenclature) { Areas = areas }.AddRange(kept).Add(r).TryBuild(out _, out var found));
            Assert.All(found, f => Assert.Equal("measure.overlap", f.Code));
        });
        Assert.True(refused.Count * 20 <= rows.Count, $"{refused.Count} of {rows.Count} rows refused");

        // A leap year, so that 29 February is asked for too.
        foreach (var group in kept.GroupBy(m => (m.Code, m.Area)))
        {
            var partner = EconomyCode.Parse(char.IsAsciiLetter(group.Key.Area![0]) ? group.Key.Area : "QQ");
            var others = kept.Where(m => m.Code == group.Key.Code && areas.Test(m, partner) is null).ToList();
            for (var day = new DateOnly(2024, 1, 1); day.Year == 2024; day = day.AddDays(1))
            {
                Assert.True(regime.TryDetermine(new GoodsQuery(TradeDirection.Import, group.Key.Code, partner, day), out var determined, out var fault), fault?.ToString());
                var expected = others.Where(m => Within(rows[int.Parse(m.Id, CultureInfo.InvariantCulture)].Text("from")!, rows[int.Parse(m.Id, CultureInfo.InvariantCulture)].Text("to")!, day));
                Assert.Equal(expected.Select(m => m.Id).Order(), determined.Measures.Select(m => m.Id).Order());
                Assert.All(determined.Measures, m => Assert.Equal(Amount(rows[int.Parse(m.Id, CultureInfo.InvariantCulture)].Text("duty")!), m.Duty!.Evaluate(Pound, day, q => q.Kind == DutyQuantityKind.CustomsValue ? 100 : q.Kind == DutyQuantityKind.Quantity ? 1000 : null).Amount?.Amount));
                Assert.All(determined.Measures.GroupBy(m => (m.Type, m.Area)), g => Assert.Single(g));
            }
        }
    }

    // Said once more without the grammar: a percentage of a hundred pounds, an amount per 100 kg of a tonne, sums of them, and the highest where MIN is a floor.
    private static decimal Amount(string duty) => duty.Split(" MIN ").Max(side => side.Split(" + ").Sum(part => part.Split(' ') switch
    {
        [var rate] => decimal.Parse(rate.TrimEnd('%'), CultureInfo.InvariantCulture),
        [var amount, "GBP", "/", "100", "kg"] => 10 * decimal.Parse(amount, CultureInfo.InvariantCulture),
        _ => throw new FormatException(duty),
    }));

    private static bool Same(Measure a, Measure b) => a.Code == b.Code && a.Type == b.Type && a.Area == b.Area;

    // Said once more without the engine: day and month as numbers, around the end of the year where the season ends before it begins.
    private static bool Within(string from, string to, DateOnly day)
    {
        int Number(string text) => text.Split('/') is [{ } d, { } m] ? (int.Parse(m, CultureInfo.InvariantCulture) * 100) + int.Parse(d, CultureInfo.InvariantCulture) : throw new FormatException(text);
        var (first, last, at) = (Number(from), Number(to), (day.Month * 100) + day.Day);
        return first <= last ? first <= at && at <= last : at >= first || at <= last;
    }

    private static MonthDay Day(string text)
    {
        var parts = text.Split('/');
        Assert.True(MonthDay.TryCreate(int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[0], CultureInfo.InvariantCulture), out var day), text);
        return day;
    }
}
