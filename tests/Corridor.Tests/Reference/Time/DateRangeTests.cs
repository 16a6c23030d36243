using Corridor.Reference.Time;
using CsCheck;

namespace Corridor.Tests.Reference.Time;

public sealed class DateRangeTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    private static readonly Gen<DateOnly?> Ends = Gen.Int[-3, 20].Select(n => n < 0 ? (DateOnly?)null : Start.AddDays(n));

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2024-02-29")]
    [InlineData("1900-01-01")]
    [InlineData("2199-12-31")]
    public void A_day_is_read_and_written_as_iso_8601(string text)
    {
        Assert.True(DateRange.TryParseDay(text, out var day, out _));
        Assert.Equal(text, DateRange.Text(day));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-10")]
    [InlineData("2026-1-1")]
    [InlineData("26-01-01")]
    [InlineData("01.02.2026")]
    [InlineData("2026/01/01")]
    [InlineData("20260101")]
    [InlineData(" 2026-01-01")]
    [InlineData("2026-01-01 ")]
    [InlineData("2026-01-01T00:00:00")]
    [InlineData("1899-12-31")]
    [InlineData("2200-01-01")]
    [InlineData("-2026-01-01")]
    [InlineData("２０２６-01-01")]
    [InlineData("2026-01-01\0")]
    [InlineData("2026年1月1日")]
    public void Any_other_day_is_refused(string? text)
    {
        Assert.False(DateRange.TryParseDay(text, out _, out var fault));
        Faults.Is("date.malformed", fault);
    }

    [Fact]
    public void Two_ranges_overlap_exactly_where_they_share_a_day() => Gen.Select(Ends, Ends, Ends, Ends).Sample(
        (a, b, c, d) =>
        {
            var (x, y) = (new DateRange(a, b), new DateRange(c, d));
            if (x.IsOrdered && y.IsOrdered)
            {
                var shared = Enumerable.Range(-2, 25).Select(n => Start.AddDays(n)).Any(day => x.Contains(day) && y.Contains(day));
                Assert.Equal(shared, x.Overlaps(y));
                Assert.Equal(x.Overlaps(y), y.Overlaps(x));
            }
        },
        seed: "0000corridor",
        iter: 5000);

    [Fact]
    public void Both_ends_belong_to_a_range()
    {
        var range = new DateRange(Start, Start.AddDays(2));
        Assert.Equal([false, true, true, true, false], Enumerable.Range(-1, 5).Select(n => range.Contains(Start.AddDays(n))));
        Assert.True(DateRange.Always.Contains(DateOnly.MinValue));
        Assert.False(new DateRange(Start, Start.AddDays(-1)).IsOrdered);
        Assert.True(new DateRange(Start, Start).IsOrdered);
    }

    [Fact]
    public void An_open_end_is_two_dots() => Assert.Equal(
        ["2026-01-01/..", "../2026-01-01", "../..", "2026-01-01/2026-01-02"],
        [new DateRange(Start, null).ToString(), new DateRange(null, Start).ToString(), DateRange.Always.ToString(), new DateRange(Start, Start.AddDays(1)).ToString()]);
}
