using Corridor.Reference.Time;

namespace Corridor.Tests.Reference.Time;

public sealed class PeriodTests
{
    private static readonly Period[] All =
    [
        .. Enumerable.Range(1900, 300).SelectMany(y => (Period[])
        [
            Period.OfYear(y),
            .. Enumerable.Range(1, 4).Select(q => Period.OfQuarter(y, q)),
            .. Enumerable.Range(1, 12).Select(m => Period.OfMonth(y, m)),
            .. Enumerable.Range(1, 11).Select(m => Period.JanuaryTo(y, m)),
            .. Enumerable.Range(1, Period.MostYears - 1).Where(n => y + n < 2200).Select(n => Period.OfYears(y, y + n)),
        ]),
    ];

    [Fact]
    public void Every_period_reads_back()
    {
        Assert.Equal(All.Length, All.Select(p => p.ToString()).Distinct().Count());
        Assert.All(All, p => Assert.Equal(p, Period.TryParse(p.ToString(), out var read, out _) ? read : default));
    }

    [Fact]
    public void Every_period_ends_before_the_next_of_its_kind_begins() => Assert.All(All, p =>
    {
        Assert.Equal(p.End.AddDays(1), p.Start.AddMonths(p.Months));
        Assert.Equal((1, p.Year, p.LastYear), (p.Start.Day, p.Start.Year, p.End.Year));
    });

    [Fact]
    public void The_order_is_total_and_agrees_with_equality()
    {
        var year = All.Where(p => p.Year is 2016 or 2017).ToArray();
        foreach (var a in year)
        {
            foreach (var b in year)
            {
                Assert.Equal(a == b, a.CompareTo(b) == 0);
                Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
                Assert.Equal(a < b, b > a);
                Assert.Equal(a <= b, b >= a);
                Assert.True(a.Start >= b.Start || a < b);
            }
        }
    }

    [Theory]
    [InlineData("2017", PeriodKind.Year, "2017-01-01", "2017-12-31", "2016")]
    [InlineData("2017-Q1", PeriodKind.Quarter, "2017-01-01", "2017-03-31", "2016-Q1")]
    [InlineData("2017-q4", PeriodKind.Quarter, "2017-10-01", "2017-12-31", "2016-Q4")]
    [InlineData("2016-02", PeriodKind.Month, "2016-02-01", "2016-02-29", "2015-02")]
    [InlineData("2017-01..04", PeriodKind.JanuaryToMonth, "2017-01-01", "2017-04-30", "2016-01..04")]
    [InlineData("2017-01..12", PeriodKind.Year, "2017-01-01", "2017-12-31", "2016")]
    [InlineData("2019..2021", PeriodKind.Years, "2019-01-01", "2021-12-31", "2016..2018")]
    [InlineData("1900..1909", PeriodKind.Years, "1900-01-01", "1909-12-31", "1890..1899")]
    [InlineData(" 2017 ", PeriodKind.Year, "2017-01-01", "2017-12-31", "2016")]
    public void A_period_has_days_and_a_year_before(string text, PeriodKind kind, string start, string end, string before)
    {
        Assert.True(Period.TryParse(text, out var period, out _));
        Assert.Equal((kind, start, end, before), (period.Kind, DateRange.Text(period.Start), DateRange.Text(period.End), period.YearBefore.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("17")]
    [InlineData("20170")]
    [InlineData("1899")]
    [InlineData("2200")]
    [InlineData("2017-")]
    [InlineData("2017-0")]
    [InlineData("2017-00")]
    [InlineData("2017-13")]
    [InlineData("2017-1\0")]
    [InlineData("2017-+1")]
    [InlineData("2017- 1")]
    [InlineData("2017-Q0")]
    [InlineData("2017-Q5")]
    [InlineData("2017Q1")]
    [InlineData("2017-01-01")]
    [InlineData("2017-02..04")]
    [InlineData("2017-01..00")]
    [InlineData("2017-01..13")]
    [InlineData("2017-01…04")]
    [InlineData("2017..2017")]
    [InlineData("2017..2016")]
    [InlineData("2017..2027")]
    [InlineData("2195..2200")]
    [InlineData("2017..18")]
    [InlineData("２０１７")]
    [InlineData("2017年")]
    public void Any_other_form_is_refused(string? text)
    {
        Assert.False(Period.TryParse(text, out _, out var fault));
        Faults.Is("period.malformed", fault);
    }

    [Fact]
    public void A_period_that_does_not_exist_cannot_be_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfYear(1899));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfMonth(2017, 13));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfQuarter(2017, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.JanuaryTo(2200, 12));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfYears(2017, 2016));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfYears(2017, 2027));
    }
}
