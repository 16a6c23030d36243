using Corridor.Reference.Time;
using Corridor.Support.Expressions;

namespace Corridor.Tests.Support.Expressions;

public sealed class RateTableTests
{
    private static readonly RateTable Table = new("refund", ValueKind.Code, true, new ExpressionType(ValueKind.Percent),
    [
        Row("85", null, null, 0.13m),
        Row("850760", "2026-04-01", "2026-12-31", 0.06m),
        Row("850760", "2027-02-01", null, 0m),
        Row("2826", "2026-04-01", null, 0m, "annex-1"),
        Row("2826", "2026-04-01", null, 0.06m, "annex-2"),
        Row("7607", null, null, 0m, "a repository", verified: false),
        new RateRow("3818", DateRange.Always, null, "law"),
    ]);

    [Theory]
    [InlineData("85044090", "2026-05-01", "13%")]
    [InlineData("85076000", "2026-05-01", "6%")]
    [InlineData("85076000", "2027-05-01", "0%")]
    [InlineData("85076000", "2026-03-31", "13%")]
    public void The_longest_code_that_holds_on_the_day_counts(string code, string day, string rate) => Assert.Equal(rate, Table.Find(code, ShippedData.Day(day)).ToString());

    [Theory]
    [InlineData("03035410", UnknownCauseKind.NoRow, "refund", "03035410, 2026-05-01")]
    [InlineData("28269020", UnknownCauseKind.Disputed, "refund 28269020", "annex-1: 0%; annex-2: 6%")]
    [InlineData("76071100", UnknownCauseKind.Unverified, "refund 76071100", "a repository: 0%")]
    [InlineData("38180010", UnknownCauseKind.NotSeen, "refund 38180010", "")]
    public void What_is_not_certain_is_never_a_rate(string code, UnknownCauseKind kind, string name, string detail) =>
        Assert.Equal([new UnknownCause(kind, name, detail)], Table.Find(code, new DateOnly(2026, 5, 1)).Causes.All);

    [Fact]
    public void Gaps_between_the_days_of_a_key_and_disputes_are_found()
    {
        Assert.Equal([("850760", new DateRange(new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 31)))], Table.Gaps());
        Assert.Equal([("annex-1", "annex-2")], Table.Disputes().Select(d => (d.First.Source, d.Second.Source)));
    }

    private static RateRow Row(string key, string? from, string? to, decimal rate, string source = "law", bool verified = true) =>
        new(key, new DateRange(from is null ? null : ShippedData.Day(from), to is null ? null : ShippedData.Day(to)), Value.Share(rate), source, verified);
}
