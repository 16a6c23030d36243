using Corridor.Measures.Duties;

namespace Corridor.Tests.Measures.Duties;

public sealed class EaeuDutyTextTests
{
    [Theory]
    [InlineData("0", "0%")]
    [InlineData("12,5", "12.5%")]
    [InlineData("0,06 евро за 1 кг", "0.06 EUR/KGM")]
    [InlineData("203 доллара США за 1000 кг", "203 USD/1000 KGM")]
    [InlineData("171 доллар США за 1000 кг", "171 USD/1000 KGM")]
    [InlineData("0,75 евро за 1 пару", "0.75 EUR/PR")]
    [InlineData("0,38 евро за 1 м²", "0.38 EUR/MTK")]
    [InlineData("2 евро за 1000 шт", "2 EUR/1000 C62")]
    [InlineData("4,5 плюс 0,02 евро за 1 кг", "sum(4.5%, 0.02 EUR/KGM)")]
    [InlineData("50, но не менее 1 евро за 1 кг", "floor(50%, 1 EUR/KGM)")]
    [InlineData("20, но не менее 0,8 евро за 1 см³ объема двигателя", "floor(20%, 0.8 EUR/CMQ[engine])")]
    [InlineData("20, но не менее 0,8 евро за 1 см3 объёма двигателя", "floor(20%, 0.8 EUR/CMQ[engine])")]
    [InlineData("15, либо 12,5, но не менее 0,79 евро за 1 см³ объема двигателя, в зависимости от того, какая из исчисленных сумм таможенной пошлины ниже", "lower(15%, floor(12.5%, 0.79 EUR/CMQ[engine]))")]
    [InlineData("5%, но не менее 0.1 евро/кг", "floor(5%, 0.1 EUR/KGM)")]
    [InlineData("10%, но не более 2 usd за 1 л", "ceiling(10%, 2 USD/LTR)")]
    [InlineData("0%, но не более 5 RUB/шт", "ceiling(0%, 5 RUB/C62)")]
    public void Published_wording_is_read(string text, string expected)
    {
        Assert.True(EaeuDutyText.TryParse(text, out var duty, out var fault), fault?.ToString());
        Assert.Equal(expected, duty.ToString());
    }

    [Theory]
    [InlineData("", 1, DutyReading.Text)]
    [InlineData("5 тугриков за 1 кг", 3, DutyReading.Currency)]
    [InlineData("5 евро за 1 бочку", 13, DutyReading.Unit)]
    [InlineData("5 евро за 0 кг", 13, DutyReading.Number)]
    [InlineData("15, либо 10", 12, DutyReading.Choice)]
    [InlineData("15, но не менее", 16, DutyReading.Rate)]
    [InlineData("15 63С)", 4, DutyReading.End)]
    [InlineData("1,2,3", 4, DutyReading.End)]
    public void What_is_not_understood_says_where_and_what_was_expected(string text, int column, DutyReading expected)
    {
        Assert.False(EaeuDutyText.TryParse(text, out var duty, out var fault));
        Assert.Equal(new NotUnderstoodDuty(text, column, expected), duty);
        Assert.NotEmpty(fault.ToString());
        Assert.False(duty.IsFree);
    }
}
