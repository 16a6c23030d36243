using Corridor.Measures.Changes;
using Corridor.Measures.Duties;

namespace Corridor.Tests.Measures.Changes;

public sealed class RateComparisonTests
{
    [Theory]
    [InlineData("5%", "10%", RateMove.Raised)]
    [InlineData("free", "10%", RateMove.Raised)]
    [InlineData("0%", "free", RateMove.NotComparable)]
    [InlineData("5%", "5%", RateMove.NotComparable)]
    [InlineData("2 EUR/KGM", "3 EUR/KGM", RateMove.Raised)]
    [InlineData("2 EUR/KGM", "3 USD/KGM", RateMove.NotComparable)]
    [InlineData("2 EUR/KGM", "1 EUR/LTR", RateMove.NotComparable)]
    [InlineData("2 EUR/KGM", "5%", RateMove.NotComparable)]
    [InlineData("2 EUR/KGM", "100 EUR/1000 KGM", RateMove.Lowered)]
    [InlineData("5%", "floor(5%, 2 EUR/KGM)", RateMove.Raised)]
    [InlineData("floor(5%, 2 EUR/KGM)", "floor(5%, 3 EUR/KGM)", RateMove.Raised)]
    [InlineData("floor(5%, 2 EUR/KGM)", "floor(4%, 3 EUR/KGM)", RateMove.NotComparable)]
    [InlineData("ceiling(5%, 2 EUR/KGM)", "5%", RateMove.Raised)]
    [InlineData("ceiling(5%, 2 EUR/KGM)", "ceiling(6%, 2 EUR/KGM)", RateMove.Raised)]
    [InlineData("5%", "sum(5%, 2 EUR/KGM)", RateMove.Raised)]
    public void A_rate_went_up_or_down_only_where_that_holds_for_all_goods(string before, string after, RateMove expected)
    {
        var (a, b) = (DutyExpression.Parse(before), DutyExpression.Parse(after));
        Assert.Equal(expected, RateComparison.Move(a, b));
        Assert.Equal(expected switch { RateMove.Raised => RateMove.Lowered, RateMove.Lowered => RateMove.Raised, _ => expected }, RateComparison.Move(b, a));
    }

    [Fact]
    public void What_could_not_be_read_or_is_not_there_is_not_compared()
    {
        Assert.Equal(RateMove.NotComparable, RateComparison.Move(null, DutyExpression.Parse("5%")));
        Assert.Equal(RateMove.NotComparable, RateComparison.Move(DutyExpression.Parse("5%"), new NotUnderstoodDuty("?", 1, DutyReading.Rate)));
    }
}
