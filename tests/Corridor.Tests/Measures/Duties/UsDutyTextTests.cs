using Corridor.Measures.Duties;

namespace Corridor.Tests.Measures.Duties;

public sealed class UsDutyTextTests
{
    [Theory]
    [InlineData("Free", "free")]
    [InlineData("3.7% ", "3.7%")]
    [InlineData("33 1/3%", "100/3%")]
    [InlineData("1¢/kg", "0.01 USD/KGM")]
    [InlineData("$1.646/kg", "1.646 USD/KGM")]
    [InlineData("46.3¢/kg + 14.9%", "sum(0.463 USD/KGM, 14.9%)")]
    [InlineData("76¢/pr. + 32%", "sum(0.76 USD/PR, 32%)")]
    [InlineData("$2/1,000 + 60%", "sum(2 USD/1000 NAR, 60%)")]
    [InlineData("$1,024.50 each", "1024.5 USD/NAR")]
    [InlineData("4.4¢/liter + 31.4¢/pf. liter", "sum(0.044 USD/LTR, 0.314 USD/PFL)")]
    [InlineData("18.5¢/ liter + $1.32/pf. liter on ethyl alcohol content", "sum(0.185 USD/LTR, 1.32 USD/PFL[ethyl-alcohol])")]
    [InlineData("0.3¢/line/ gross + 4.6%", "sum(0.003 USD/GRO[lines], 4.6%)")]
    [InlineData("$1.32/t, including weight of container", "1.32 USD/TNE[including-container]")]
    [InlineData("18.7¢/clean kg", "0.187 USD/KGM[clean-yield]")]
    [InlineData("43¢ each + 2.8¢/jewel over 7 + 3.7% on the case", "sum(0.43 USD/NAR, 0.028 USD/JWL[over-seven], 3.7% of case)")]
    [InlineData("4.7% on the value of the rifle + 20% on the value of the telescopic sight, if any", "sum(4.7% of rifle, 20% of telescopic-sight)")]
    [InlineData("3 percent of the fair retail value", "3% of retail-value")]
    [InlineData("3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 3.143854¢/kg", "floor(sum(0.036606 USD/KGM, -0.00020668 USD/KGM[degrees-under-100]), 0.03143854 USD/KGM)")]
    [InlineData("The duty provided in the applicable subheading + 25%", "sum(ref(applicable-subheading), 25%)")]
    [InlineData("The duty provided in the applicable subheading + a duty of 25% upon the value of the steel content.", "sum(ref(applicable-subheading), 25% of steel-content)")]
    [InlineData("The duty provided in subheadings 8716.39.00, 8716.90.30 or 8716.90.50 + 100%", "sum(ref(provision, \"8716.39.00, 8716.90.30, 8716.90.50\"), 100%)")]
    [InlineData("See 9903.88.15", "ref(provision, \"9903.88.15\")")]
    [InlineData("See additional U.S. note 1", "ref(note, \"additional U.S. note 1\")")]
    [InlineData("No change.", "ref(no-change)")]
    [InlineData("The rate applicable in the absence of this heading", "ref(without-this-provision)")]
    [InlineData("A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)", "ref(applicable-rate, \"U.S. note 3 of this subchapter\", repairs)")]
    [InlineData("Free, under bond, as prescribed in U.S. note 2 to this subchapter", "free(\"under bond, as prescribed in U.S. note 2 to this subchapter\")")]
    public void Rates_are_read(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("2.5% <u></u>", "2.5%")]
    [InlineData("<il>86.1¢/m<sup>2</sup></il> of recording surface", "0.861 USD/MTK[recording-surface]")]
    [InlineData("18.7¢/m²", "0.187 USD/MTK")]
    [InlineData("86.1¢/m2of recording surface", "0.861 USD/MTK[recording-surface]")]
    [InlineData("$2.70 each + 45% on the case + 35% on thebattery", "sum(2.7 USD/NAR, 45% of case, 35% of battery)")]
    [InlineData("$2.50/thou- sand + 40%", "sum(2.5 USD/1000 NAR, 40%)")]
    [InlineData("The duty provided inthe applicable subheading+ 25%", "sum(ref(applicable-subheading), 25%)")]
    [InlineData("The rate of duty appli- cable to that article in the set subject to the high- est rate of duty", "ref(highest-of-set)")]
    public void Accidents_of_typesetting_are_read_over(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("", 1, DutyReading.Text)]
    [InlineData(" \n", 1, DutyReading.Text)]
    [InlineData(":", 1, DutyReading.Rate)]
    [InlineData("37% /", 5, DutyReading.End)]
    [InlineData("5", 2, DutyReading.Rate)]
    [InlineData("<u></u>5¢/parsec", 11, DutyReading.Unit)]
    [InlineData("4.3% + 1.7¢/jewel, but if consisting in part of a plate", 18, DutyReading.End)]
    [InlineData("Free of everything", 6, DutyReading.End)]
    public void A_text_that_is_not_understood_never_becomes_zero(string text, int column, DutyReading expected)
    {
        Assert.False(UsDutyText.TryParse(text, out var duty, out _));
        Assert.Equal((column, expected), Assert.IsType<NotUnderstoodDuty>(duty) is var n ? (n.Column, n.Expected) : default);
        Assert.False(duty.IsFree);
        Assert.Contains(duty.Needs(), need => need.Kind == DutyQuantityKind.Meaning);
    }

    [Fact]
    public void The_special_column_is_split_into_groups_of_programmes()
    {
        Assert.True(UsDutyText.TryParseSpecial("Free (A+,AU, BH) 2.5%(JP) See 9822.05.20 (P+) A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter) (B,C,)", out var groups, out var fault), fault?.ToString());
        Assert.Equal(
            ["A+,AU,BH: free", "JP: 2.5%", "P+: ref(provision, \"9822.05.20\")", "B,C: ref(applicable-rate, \"U.S. note 3 of this subchapter\", repairs)"],
            groups.Select(g => $"{string.Join(',', g.Programmes)}: {g.Duty}"));
    }

    [Fact]
    public void A_group_that_is_not_understood_leaves_the_others_alone()
    {
        const string text = "Free (AU) nonsense (KR) 3% (JP)";
        Assert.False(UsDutyText.TryParseSpecial(text, out var groups, out var fault));
        Assert.Equal([new FreeDuty(), new NotUnderstoodDuty(text, 11, DutyReading.Rate), new AdValoremDuty(Percentage.Of(3))], groups.Select(g => g.Duty));
        Assert.StartsWith("Column 11 ", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Programmes_without_a_rate_are_not_free()
    {
        Assert.False(UsDutyText.TryParseSpecial("(AU,KR)", out var groups, out _));
        Assert.False(Assert.Single(groups).Duty.IsFree);
    }

    [Fact]
    public void A_special_column_may_hold_a_duty_without_programmes()
    {
        Assert.True(UsDutyText.TryParseSpecial("The duty provided in the applicable subheading + 25%", out var groups, out _));
        Assert.Empty(Assert.Single(groups).Programmes);
    }

    private static void Reads(string text, string expected)
    {
        Assert.True(UsDutyText.TryParse(text, out var duty, out var fault), fault?.ToString());
        Assert.Equal(expected, duty.ToString());
    }
}
