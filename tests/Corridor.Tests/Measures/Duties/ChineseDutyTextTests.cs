using Corridor.Measures.Duties;

namespace Corridor.Tests.Measures.Duties;

public sealed class ChineseDutyTextTests
{
    [Theory]
    [InlineData("20", "20%")]
    [InlineData("0", "0%")]
    [InlineData("20％", "20%")]
    [InlineData("1元/千克", "1 CNY/KGM")]
    [InlineData("7.5元/升", "7.5 CNY/LTR")]
    [InlineData("10%或900元/吨，两者从低", "lower(10%, 900 CNY/TNE)")]
    [InlineData("3%加5,480元/台", "sum(3%, 5480 CNY/C62)")]
    [InlineData("⑥ 最惠国税率：0.8元/千克。", "0.8 CNY/KGM")]
    public void Rates_are_read(string text, string expected)
    {
        Assert.True(ChineseDutyText.TryParse(text, out var duty, out var fault), fault?.ToString());
        Assert.Equal(expected, duty.ToString());
    }

    [Theory]
    [InlineData("65① 关税配额税率：1。", "Column 65%; Quota 1%")]
    [InlineData("50③ 关税配额税率：4；进口暂定税率：1。", "Column 50%; Quota 4%; Provisional 1%")]
    [InlineData("65⑪ 关税配额税率：1。仅关税配额内税率为0。", "Column 65%; Quota 1%; WithinQuotaOnly 0%")]
    [InlineData("20∆① 最惠国暂定税率：10%或900元/吨，两者从低。", "Column 20%; MostFavouredNationProvisional lower(10%, 900 CNY/TNE)")]
    [InlineData("20∆①", "Column 20%")]
    public void A_cell_may_hold_several_rates(string text, string expected)
    {
        Assert.True(ChineseDutyText.TryParseCell(text, out var rates, out var fault), fault?.ToString());
        Assert.Equal(expected, string.Join("; ", rates.Select(r => $"{r.Label} {r.Duty}")));
    }

    [Theory]
    [InlineData("65① 关税配额税率：1。", DutyReading.OneRate)]
    [InlineData("10%或900元/吨", DutyReading.Choice)]
    [InlineData("5元/桶", DutyReading.Unit)]
    [InlineData("从价", DutyReading.Rate)]
    [InlineData("5 特惠", DutyReading.End)]
    public void Anything_else_is_not_understood(string text, DutyReading expected)
    {
        Assert.False(ChineseDutyText.TryParse(text, out var duty, out _));
        Assert.Equal(expected, Assert.IsType<NotUnderstoodDuty>(duty).Expected);
    }
}
