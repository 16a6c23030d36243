using Corridor.Measures.Duties;

namespace Corridor.Tests.Measures.Duties;

/// <summary>The valid and invalid sentences are those of uktrade/tamato@f89e56900 (MIT), measures/tests/test_lark_parser.py.</summary>
public sealed class UkDutyTextTests
{
    [Theory]
    [InlineData("4.000%", "4%")]
    [InlineData("1.230 EUR / kg", "1.23 EUR/KGM")]
    [InlineData("9.10% MAX 1.00% + 0.90 GBP / 100 kg", "ceiling(9.1%, sum(1%, 0.9 GBP/100 KGM))")]
    [InlineData("0.300 XEM / 100 kg / lactic.", "0.3 XEM/100 KGM[lactic-matter]")]
    [InlineData("12.900% + 20.000 EUR / kg", "sum(12.9%, 20 EUR/KGM)")]
    [InlineData("kg", "unit(KGM)")]
    [InlineData("100 kg", "unit(100 KGM)")]
    [InlineData("1.000 EUR", "1 EUR")]
    [InlineData("0.000% + AC", "sum(0%, ref(agricultural-component))")]
    [InlineData("20%+10EUR/100kg", "sum(20%, 10 EUR/100 KGM)")]
    [InlineData("20.0 EUR/100kg", "20 EUR/100 KGM")]
    [InlineData("1.0 EUR/1000 p/st", "1 EUR/1000 NAR")]
    public void Duty_sentences_are_read(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("10.00% + 77.00 GBP/100kg", "sum(10%, 77 GBP/100 KGM)")]
    [InlineData("0.40 GBP / % vol / hl + 2.10 GBP / hl", "sum(0.4 GBP/HLT[alcohol-percent], 2.1 GBP/HLT)")]
    [InlineData("1.00 GBP/kg/lactic matter + 23.00 GBP/100kg", "sum(1 GBP/KGM[lactic-matter], 23 GBP/100 KGM)")]
    [InlineData("0.30 GBP/100kg/net/%sacchar.", "0.3 GBP/100 KGM[sucrose-percent]")]
    [InlineData("4.00% + 7.80 GBP/100kg eda", "sum(4%, 7.8 GBP/100 KGM[drained])")]
    [InlineData("42.00 GBP/100kg mas", "42 GBP/100 KGM[dry-matter]")]
    [InlineData("28.00 GBP/100kg std qual", "28 GBP/100 KGM[standard-quality]")]
    [InlineData("43.00 GBP/1000 items", "43 GBP/1000 NAR")]
    [InlineData("0.20 GBP/ item", "0.2 GBP/NAR")]
    [InlineData("40.00% + 101.00 GBP/hl + 17 GBP/100kg", "sum(40%, 101 GBP/HLT, 17 GBP/100 KGM)")]
    [InlineData("14.00% (01 JUL - 31 JAN), 0.00% (01 FEB - 30 JUN)", "season(07-01..01-31: 14%, 02-01..06-30: 0%)")]
    [InlineData("15.00% (01 JAN-14 FEB, 16 JUN-31 DEC), 0.00% (15 FEB-15 JUN)", "season(01-01..02-14: 15%, 06-16..12-31: 15%, 02-15..06-15: 0%)")]
    [InlineData("9.00% +  EA MAX 20.70%  + ADFM", "ceiling(sum(9%, ref(agricultural-component)), sum(20.7%, ref(flour-duty)))")]
    [InlineData("1,024.00 EUR / tonne", "1024 EUR/TNE")]
    [InlineData("6.50% MAX 5.00 EUR / 100 m", "ceiling(6.5%, 5 EUR/100 MTR)")]
    [InlineData("NIHIL", "free")]
    public void Global_tariff_texts_are_read(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("4.50% MIN 0.30 EUR / item MAX 0.80 EUR / item", "ceiling(floor(4.5%, 0.3 EUR/NAR), 0.8 EUR/NAR)")]
    [InlineData("10% + 1 GBP / kg MIN 2 GBP / kg + 3% MAX 9%", "ceiling(floor(sum(10%, 1 GBP/KGM), sum(2 GBP/KGM, 3%)), 9%)")]
    [InlineData("10% - 2 GBP / hl", "sum(10%, -2 GBP/HLT)")]
    public void The_last_limit_splits_first_and_takes_the_terms_after_it(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("+", 2, DutyReading.Rate)]
    [InlineData("10% + Blah duty (reduced)", 7, DutyReading.Rate)]
    [InlineData("5.5% + ABCDE + Some other fake duty expression", 8, DutyReading.Rate)]
    [InlineData("10%&@#^&", 4, DutyReading.End)]
    [InlineData("ABC", 1, DutyReading.Rate)]
    [InlineData("@(*&$#)", 1, DutyReading.Rate)]
    [InlineData("10% + 100 ABC / 100 kg", 11, DutyReading.Currency)]
    [InlineData("100 DEF", 5, DutyReading.Currency)]
    [InlineData("5.5% + 100 XYZ + AC (reduced)", 12, DutyReading.Currency)]
    [InlineData("10% + 100 GBP / 100 abc", 17, DutyReading.Unit)]
    [InlineData("100 GBP / foobar measurement", 11, DutyReading.Unit)]
    [InlineData("5.5% + 100 EUR / foobar", 18, DutyReading.Unit)]
    [InlineData("10% + 100 GBP / 100 kg / ABC", 26, DutyReading.Qualifier)]
    [InlineData("100 GBP / 100 kg / XYZ foo bar", 20, DutyReading.Qualifier)]
    [InlineData("5.5% + 100 EUR / kg / foo bar", 23, DutyReading.Qualifier)]
    [InlineData("1.0 EUR / kg / lactic.", 14, DutyReading.UnitOfQualifier)]
    [InlineData("10% + 10% + 10% + 10% + 10% + 10%", 23, DutyReading.NoFurtherTerm)]
    [InlineData("+ AC 10%", 6, DutyReading.End)]
    [InlineData("NIHIL / 100 kg", 7, DutyReading.End)]
    [InlineData("-1%", 1, DutyReading.Rate)]
    [InlineData("MAX 5%", 1, DutyReading.Rate)]
    [InlineData("5% (31 APR - 31 MAY)", 5, DutyReading.Day)]
    [InlineData("5% MAX 3% MIN 1%", 11, DutyReading.NoFurtherTerm)]
    public void Invalid_sentences_are_refused_with_the_place(string text, int column, DutyReading expected)
    {
        Assert.False(UkDutyText.TryParse(text, out var duty, out var fault));
        Assert.Equal(new NotUnderstoodDuty(text, column, expected), duty);
        Assert.Contains($"olumn {column} ", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_season_may_go_over_the_end_of_the_year()
    {
        Assert.True(UkDutyText.TryParse("14.00% (01 JUL - 31 JAN), 0.00% (01 FEB - 30 JUN)", out var duty, out _));
        var seasonal = Assert.IsType<SeasonalDuty>(duty);
        Assert.Equal("14%", seasonal.On(new DateOnly(2026, 1, 31))!.ToString());
        Assert.Equal("0%", seasonal.On(new DateOnly(2026, 2, 1))!.ToString());
        Assert.Equal("0%", seasonal.On(new DateOnly(2024, 2, 29))!.ToString());
        Assert.Equal("14%", seasonal.On(new DateOnly(2026, 7, 1))!.ToString());
    }

    private static void Reads(string text, string expected)
    {
        Assert.True(UkDutyText.TryParse(text, out var duty, out var fault), fault?.ToString());
        Assert.Equal(expected, duty.ToString());
    }
}
