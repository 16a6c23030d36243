using System.Text.Json;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Units;
using CsCheck;

namespace Corridor.Tests.Measures.Duties;

public sealed class DutyExpressionTests
{
    private static readonly Gen<Percentage> Rates = Gen.OneOf<Percentage>(
        Gen.Int[0, 100_000].Select(Gen.Int[0, 4], (n, places) => Percentage.Of(n / Power(places))),
        Gen.Int[1, 400].Select(Gen.Int[1, 12], (n, d) => Percentage.Fraction(n, d)));

    private static readonly Gen<decimal> Amounts = Gen.Int[0, 1_000_000].Select(Gen.Int[0, 8], (n, places) => n / Power(places));

    private static readonly Gen<DutyQualifier?> Qualifiers = Optional(Gen.Enum<DutyQualifier>());

    private static readonly Gen<DutyPart?> Parts = Optional(Gen.Enum<DutyPart>());

    private static readonly Gen<DutyMeasure> Measures = Gen.Select(
        Gen.OneOf<decimal>(1m, 100m, 1000m, 0.5m),
        Gen.OneOf<string>("KGM", "CMQ", "HLT", "PR", "NAR", "2N", "D30", "5A", "C"),
        Qualifiers,
        (amount, unit, qualifier) => new DutyMeasure(new Quantity(amount, UnitCode.Parse(unit)), qualifier));

    private static readonly Gen<string> Words = Gen.String[Gen.OneOf<char>([.. "aZ0 \"\\()[],:%/.но元\t\n<u>-"]), 0, 12];

    private static readonly Gen<MonthDay> Days = Gen.Int[1, 12].Select(Gen.Int[1, 31], (month, day) =>
    {
        Assert.True(MonthDay.TryCreate(month, Math.Min(day, DateTime.DaysInMonth(2000, month)), out var result));
        return result;
    });

    [Fact]
    public void The_notation_for_machines_reads_back_to_an_equal_expression() => Tree(3).Sample(
        duty =>
        {
            var text = duty.ToString();
            var read = DutyExpression.Parse(text);
            Assert.Equal(duty, read);
            Assert.Equal(duty.GetHashCode(), read.GetHashCode());
            Assert.Equal(text, read.ToString());
        },
        seed: "0000corridor",
        iter: 3000);

    [Fact]
    public void Every_expression_has_words_needs_and_a_node() => Tree(3).Sample(
        duty =>
        {
            foreach (var language in Languages.All)
            {
                Assert.NotEmpty(duty.Print(language));
                Assert.All(duty.Needs(), need => Assert.NotEmpty(need.Label(language)));
            }

            Assert.Contains("\"Kind\":", JsonSerializer.Serialize(duty.ToNode()), StringComparison.Ordinal);
        },
        seed: "0000corridor",
        iter: 1000);

    [Fact]
    public void No_text_makes_a_grammar_throw() => Gen.String[Gen.OneOf<char>([.. "0159.,%+-/() ¢$<>u元或евро за кгMINMAXFreesee\"①\u00A0kgGBP"]), 0, 40].Sample(
        text =>
        {
            foreach (var understood in new[]
            {
                EaeuDutyText.TryParse(text, out var eaeu, out _) == eaeu.IsUnderstood,
                UsDutyText.TryParse(text, out var us, out _) == us.IsUnderstood,
                UkDutyText.TryParse(text, out var uk, out _) == uk.IsUnderstood,
                ChineseDutyText.TryParse(text, out var cn, out _) == cn.IsUnderstood,
                UsDutyText.TryParseSpecial(text, out var groups, out _) == groups.All(g => g.Duty.IsUnderstood),
                DutyExpression.TryParse(text, out var machine, out _) || machine is NotUnderstoodDuty,
            })
            {
                Assert.True(understood, text);
            }
        },
        seed: "0000corridor",
        iter: 20_000);

    [Theory]
    [InlineData("lower(15%, floor(12.5%, 0.79 EUR/CMQ[engine]))", "15 %, or 12.5 %, but not less than 0.79 EUR per 1 cm³ of engine capacity, whichever is lower", "15%，或12.5%，但不低于每1立方厘米发动机排量0.79欧元，从低计征", "15 %, либо 12,5 %, но не менее 0,79 евро за 1 см³ объёма двигателя, в зависимости от того, какая из исчисленных сумм ниже")]
    [InlineData("floor(15%, 0.79 EUR/CMQ[engine])", "15 %, but not less than 0.79 EUR per 1 cm³ of engine capacity", "15%，但不低于每1立方厘米发动机排量0.79欧元", "15 %, но не менее 0,79 евро за 1 см³ объёма двигателя")]
    [InlineData("ceiling(10%, 2 USD/LTR)", "10 %, but not more than 2 USD per 1 l", "10%，但不高于每1升2美元", "10 %, но не более 2 долларов США за 1 л")]
    [InlineData("2 USD/PR", "2 USD per 1 pair", "每1双2美元", "2 доллара США за 1 пару")]
    [InlineData("21 USD/1000 KGM", "21 USD per 1000 kg", "每1000千克21美元", "21 доллар США за 1000 кг")]
    [InlineData("0.5 USD/2 PR", "0.5 USD per 2 pairs", "每2双0.5美元", "0,5 доллара США за 2 пары")]
    [InlineData("sum(4.5%, 0.02 EUR/KGM)", "4.5 % + 0.02 EUR per 1 kg", "4.5%加每1千克0.02欧元", "4,5 % плюс 0,02 евро за 1 кг")]
    [InlineData("sum(floor(5%, 1%), 2%)", "(5 %, but not less than 1 %) + 2 %", "（5%，但不低于1%）加2%", "(5 %, но не менее 1 %) плюс 2 %")]
    [InlineData("100/3%", "33 1/3 %", "33 1/3%", "33 1/3 %")]
    [InlineData("season(07-01..01-31: 14%, 02-01..06-30: 0%)", "14 % from 1 July to 31 January; 0 % from 1 February to 30 June", "7月1日至1月31日：14%；2月1日至6月30日：0%", "14 % с 1 июля по 31 января; 0 % с 1 февраля по 30 июня")]
    [InlineData("6% of case", "6 % of the value of the case", "表壳价值的6%", "6 % от стоимости корпуса")]
    [InlineData("free", "free", "免税", "беспошлинно")]
    [InlineData("3 CHF/ZZ", "3 CHF per 1 ZZ", "每1ZZ3CHF", "3 CHF за 1 ZZ")]
    public void Expressions_are_printed_as_an_expert_writes_them(string notation, string en, string zh, string ru)
    {
        var duty = DutyExpression.Parse(notation);
        Assert.Equal([en, zh, ru], Languages.All.Select(duty.Print));
    }

    [Theory]
    [InlineData("5%", DutyKind.AdValorem)]
    [InlineData("free", DutyKind.Free)]
    [InlineData("1 EUR/KGM", DutyKind.Specific)]
    [InlineData("floor(1%, 2%)", DutyKind.HigherOf)]
    [InlineData("higher(1%, 2%)", DutyKind.HigherOf)]
    [InlineData("ceiling(1%, 2%)", DutyKind.LowerOf)]
    [InlineData("lower(1%, 2%)", DutyKind.LowerOf)]
    [InlineData("ref(no-change)", DutyKind.Reference)]
    public void The_kind_is_that_of_the_outermost_node(string notation, DutyKind kind) => Assert.Equal(kind, DutyExpression.Parse(notation).Kind);

    [Fact]
    public void Needs_name_every_fact_once_and_a_multiplier_beside_its_quantity()
    {
        var needs = DutyExpression.Parse("floor(sum(10%, 0.5 GBP/HLT[alcohol-percent]), 2 GBP/100 KGM[drained])").Needs();
        Assert.Equal(
            ["the customs value", "quantity in hl", "alcohol by volume in per cent", "the exchange rate of GBP", "quantity in kg net drained weight"],
            needs.Select(n => n.Label(Language.En)));
        Assert.Empty(DutyExpression.Parse("sum(0%, 0 EUR/KGM)").Needs());
    }

    [Fact]
    public void Zeros_after_the_point_make_no_difference() => Assert.Equal(
        JsonSerializer.Serialize(DutyExpression.Parse("sum(5.00%, 1.50 EUR/KGM)").ToNode()),
        JsonSerializer.Serialize(DutyExpression.Parse("sum(5%, 1.5 EUR/1.0 KGM)").ToNode()));

    [Fact]
    public void Depth_and_length_are_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("sum(1%, ", 40)) + "1%" + new string(')', 40);
        Assert.False(DutyExpression.TryParse(deep, out var duty, out _));
        Assert.Equal(DutyReading.LessNesting, Assert.IsType<NotUnderstoodDuty>(duty).Expected);

        Assert.False(EaeuDutyText.TryParse(new string('5', 2001), out duty, out _));
        Assert.Equal(DutyReading.ShorterText, Assert.IsType<NotUnderstoodDuty>(duty).Expected);
        Assert.Equal(DutyExpression.LongestText, ((NotUnderstoodDuty)duty).Text.Length);
    }

    [Fact]
    public void Every_fault_and_every_name_has_words_in_each_language()
    {
        _ = new FreeDuty();
        foreach (var language in Languages.All)
        {
            foreach (var expected in Enum.GetValues<DutyReading>())
            {
                Assert.NotEmpty(new NotUnderstoodDuty("x", 1, expected).Fault.Message(language));
            }

            foreach (var to in Enum.GetValues<DutyReferenceKind>())
            {
                Assert.NotEmpty(new ReferenceDuty(to, "1").Print(language));
            }

            foreach (var qualifier in Enum.GetValues<DutyQualifier>())
            {
                var duty = new SpecificDuty(new Money(1, CurrencyCode.Parse("EUR")), new DutyMeasure(new Quantity(1, UnitCode.Parse("KGM")), qualifier));
                Assert.NotEmpty(duty.Print(language));
                Assert.All(duty.Needs(), need => Assert.NotEmpty(need.Label(language)));
            }

            foreach (var part in Enum.GetValues<DutyPart>())
            {
                Assert.NotEmpty(new AdValoremDuty(Percentage.Of(1), part).Print(language));
            }
        }
    }

    private static Gen<DutyExpression> Tree(int depth)
    {
        var leaf = Gen.OneOf<DutyExpression>(
            Gen.Const<DutyExpression>(new FreeDuty()),
            Words.Select(w => (DutyExpression)new FreeDuty(w)),
            Rates.Select(Parts, (rate, part) => (DutyExpression)new AdValoremDuty(rate, part)),
            Amounts.Select(Optional(Measures), (amount, per) => (DutyExpression)new SpecificDuty(new Money(amount, CurrencyCode.Parse("EUR")), per)),
            Gen.Select(Gen.Enum<DutyReferenceKind>(), Words.Null(), Parts, (to, target, of) => (DutyExpression)new ReferenceDuty(to, target, of)),
            Measures.Select(m => (DutyExpression)new SupplementaryUnitDuty(m)),
            Gen.Select(Words, Gen.Int[1, 2001], Gen.Enum<DutyReading>(), (text, column, expected) => (DutyExpression)new NotUnderstoodDuty(text, column, expected)));
        if (depth == 0)
        {
            return leaf;
        }

        var below = Tree(depth - 1);
        return Gen.OneOf<DutyExpression>(
            leaf,
            below.Select(below, (a, b) => (DutyExpression)new CeilingDuty(a, b)),
            below.Select(below, (a, b) => (DutyExpression)new FloorDuty(a, b)),
            below.Array[2, 3].Select(a => (DutyExpression)new LowerOfDuty([.. a])),
            below.Array[2, 3].Select(a => (DutyExpression)new HigherOfDuty([.. a])),
            below.Select(Gen.Bool, (duty, minus) => new DutyTerm(duty, minus)).Array[1, 3].Select(below, (rest, first) => (DutyExpression)new SumDuty([new DutyTerm(first), .. rest])),
            Gen.Select(Days, Days, below, (from, to, duty) => new DutySeason(from, to, duty)).Array[1, 3].Select(s => (DutyExpression)new SeasonalDuty([.. s])));
    }

    private static Gen<T?> Optional<T>(Gen<T> gen)
        where T : struct => gen.Select(Gen.Bool, (value, has) => has ? value : (T?)null);

    private static decimal Power(int places) => (decimal)Math.Pow(10, places);
}
