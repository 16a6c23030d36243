using Corridor.Reference;
using Corridor.Support.Expressions;

namespace Corridor.Tests.Support.Expressions;

public sealed class ExpressionTests(ShippedData shipped)
{
    private const string Nothing = "date: 2026-05-02\ngoods: [{code: 84136021}]";
    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    [Theory]
    [InlineData("enterprise.turnover +", "rule.ends", 21)]
    [InlineData("enterprise.turnovr > 5 CNY", "rule.nameUnknown", 0)]
    [InlineData("enterprise.turnover > 5", "rule.type", 22)]
    [InlineData("enterprise.turnover > 5 XQZ", "rule.unitUnknown", 24)]
    [InlineData("100 CNY + 5 RUB", "rule.currencies", 10)]
    [InlineData("100 CNY + 5 KGM", "rule.arithmetic", 10)]
    [InlineData("1 KGM > 1 LTR", "rule.type", 8)]
    [InlineData("1 day + 1 month", "rule.arithmetic", 8)]
    [InlineData("250%", "rule.percentOver", 0)]
    [InlineData("enterprise.size = \"tiny\"", "rule.word", 18)]
    [InlineData("enterprise.size in [\"small\", \"tiny\"]", "rule.word", 29)]
    [InlineData("enterprise.size < \"small\"", "rule.notOrdered", 18)]
    [InlineData("enterprise.activity = \"trader\"", "rule.textsCompared", 22)]
    [InlineData("enterprise.activity has \"magician\"", "rule.word", 24)]
    [InlineData("any(goods.code = \"03\")", "rule.codeCompared", 17)]
    [InlineData("any(goods.code in [0])", "code.length", 19)]
    [InlineData("any(goods.code in [85 .. 84])", "rule.codeRange", 18)]
    [InlineData("any(goods.code in [84 .. 8501])", "rule.codeRange", 18)]
    [InlineData("any(goods.code in annex)", "rule.listUnknown", 18)]
    [InlineData("goods.price > 1 CNY", "rule.items", 0)]
    [InlineData("sum(contract.value)", "rule.noItems", 0)]
    [InlineData("sum(goods.price * count(goods.is_food))", "rule.nested", 0)]
    [InlineData("sum(goods.code)", "rule.type", 4)]
    [InlineData("contract.value in 5 CNY .. 1 CNY", "rule.rangeReversed", 27)]
    [InlineData("enterprise.economy = ZZ", "economy.unknown", 21)]
    [InlineData("date > 2026-02-30", "date.malformed", 7)]
    [InlineData("\"open", "rule.textOpen", 0)]
    [InlineData("if date > 2026-01-01 then 1", "rule.ends", 27)]
    [InlineData("case loan.term when < 1 year then 1 CNY else 2", "rule.type", 45)]
    [InlineData("case loan.term when < 1 day then 1 else 2", "rule.type", 22)]
    [InlineData("not contract.value", "rule.type", 4)]
    [InlineData("contract.value and true", "rule.type", 0)]
    [InlineData("yes yes", "rule.unexpected", 4)]
    [InlineData("0303", "rule.number", 0)]
    [InlineData("1.5.2", "rule.number", 0)]
    [InlineData("2.5 days", "rule.duration", 0)]
    [InlineData("year(5)", "rule.arguments", 0)]
    [InlineData("frobnicate(1)", "rule.nameUnknown", 0)]
    [InlineData("convert(5 CNY, XQZ)", "currency.unknown", 15)]
    [InlineData("convert(5, CNY)", "rule.type", 8)]
    [InlineData("", "rule.ends", 0)]
    [InlineData("\u0000", "rule.unexpected", 0)]
    [InlineData("😀", "rule.unexpected", 0)]
    public void What_is_wrong_is_told_with_its_place(string text, string code, int offset)
    {
        var (fault, at) = support.Wrong(text);
        Faults.Is(code, fault);
        Assert.Equal(offset, at);
    }

    [Fact]
    public void A_misspelt_name_is_told_with_the_nearest() => Assert.Contains("enterprise.turnover", support.Wrong("enterprise.turnovr > 5 CNY").Fault.Message(Language.En), StringComparison.Ordinal);

    [Fact]
    public void What_is_too_long_too_deep_or_too_large_is_refused()
    {
        Assert.Equal("rule.tooLong", support.Wrong(new string(' ', 4001)).Fault.Code);
        Assert.Equal("rule.tooDeep", support.Wrong(new string('(', 40) + "1" + new string(')', 40)).Fault.Code);
        Assert.Equal("rule.tooDeep", support.Wrong(new string('-', 40) + "1").Fault.Code);
        Assert.Equal("rule.tooDeep", support.Wrong(string.Concat(Enumerable.Repeat("not ", 40)) + "yes").Fault.Code);
        Assert.Equal("rule.tooDeep", support.Wrong(string.Concat(Enumerable.Repeat("if yes then 1 else ", 40)) + "1").Fault.Code);
        // A definition in terms of the one before, twice: a bomb when written out.
        var scope = support.Scope;
        var name = "loan.key_rate";
        for (var i = 0; i < 40; i++)
        {
            if (!scope.TryParse($"{name} + {name}", null, out var doubled, out var fault, out _))
            {
                Assert.Equal("rule.tooLarge", fault.Code);
                return;
            }

            name = $"d{i}";
            scope = scope with { Definitions = scope.Definitions.Add(name, doubled) };
        }

        Assert.Fail("the bomb was built");
    }

    [Theory]
    [InlineData("enterprise.tax_debt and no", "false", "")]
    [InlineData("enterprise.tax_debt or yes", "true", "")]
    [InlineData("enterprise.tax_debt and enterprise.insolvent", "unknown", "enterprise.insolvent enterprise.tax_debt")]
    [InlineData("enterprise.tax_debt and yes and enterprise.insolvent = no", "unknown", "enterprise.insolvent enterprise.tax_debt")]
    [InlineData("not enterprise.tax_debt", "unknown", "enterprise.tax_debt")]
    [InlineData("contract.value + loan.amount > 1 CNY", "unknown", "contract.value loan.amount")]
    [InlineData("if enterprise.tax_debt then 5% else 5%", "5%", "")]
    [InlineData("if enterprise.tax_debt then 5% else 6%", "unknown", "enterprise.tax_debt")]
    [InlineData("case enterprise.size when \"micro\" then 1 when \"small\" then 1 else 1", "1", "")]
    [InlineData("any(goods.is_food)", "unknown", "goods.is_food")]
    [InlineData("any(goods.is_food or goods.code in [84])", "true", "")]
    [InlineData("count(goods.is_food where goods.code in [03])", "0", "")]
    [InlineData("sum(goods.price where goods.code in [03])", "unknown", "")]
    public void Unknown_is_passed_on_only_where_it_matters(string text, string value, string facts)
    {
        var found = support.Rule(text).Evaluate(support.Situation(support.Given(Nothing)));
        Assert.Equal((value, facts), (found.ToString(), string.Join(' ', found.Causes.Facts)));
    }

    [Fact]
    public void A_sum_over_no_goods_is_zero_of_the_programmes_currency()
    {
        var scope = support.Scope with { Currency = Corridor.Reference.Currencies.CurrencyCode.Parse("CNY") };
        Assert.Equal("0 CNY", support.Rule("sum(goods.price where goods.code in [03])", scope: scope).Evaluate(support.Situation(support.Given(Nothing))).ToString());
    }

    [Theory]
    [InlineData("contract.value / 0")]
    [InlineData("contract.value / (loan.key_rate - loan.key_rate)")]
    [InlineData("date + 90000 days")]
    [InlineData("date + 99999 months")]
    [InlineData("day(3000, 1, 1)")]
    [InlineData("day(2026, 13, 1)")]
    [InlineData("day(2026, 1.5, 1)")]
    [InlineData("round(1.5, 50)")]
    [InlineData("contract.value * 1000000000 * 1000000000 * 1000000000 * 1000000000")]
    [InlineData("sum(goods.net_mass * 1000000000 * 1000000000 * 1000000000)")]
    public void Arithmetic_without_a_result_is_unknown_and_says_so(string text)
    {
        var found = support.Rule(text).Evaluate(support.Situation(support.Given("{date: 2026-05-02, contract.value: 5 CNY, loan.key_rate: 5%, goods: [{code: 84, net_mass: 1000000 TNE}]}")));
        Assert.Equal([UnknownCauseKind.Undefined], found.Causes.All.Select(c => c.Kind));
    }

    [Fact]
    public void Money_in_another_currency_is_converted_and_a_missing_rate_is_named()
    {
        var facts = support.Given("{date: 2026-05-02, contract.value: 100 USD}");
        var rule = support.Rule("contract.value >= 700 CNY");
        var unknown = rule.Evaluate(support.Situation(facts));
        Assert.Equal([new UnknownCause(UnknownCauseKind.ExchangeRate, "USD/CNY")], unknown.Causes.All);
        Assert.True(rule.Evaluate(support.Situation(facts, (from, to, _) => (from, to) == ("USD", "CNY") ? 7 : null)).IsTrue);
        Assert.Equal("730 CNY", support.Rule("30 CNY + contract.value").Evaluate(support.Situation(facts, (_, _, _) => 7)).ToString());
    }

    [Theory]
    [InlineData("03", "84136021", false)]
    [InlineData("84", "84136021", true)]
    [InlineData("8413.60 .. 8413.80", "84136021", true)]
    [InlineData("8413.60 .. 8413.80", "84139100", false)]
    public void A_code_lies_in_what_it_begins_with(string range, string code, bool inside) =>
        Assert.Equal(inside, support.Rule($"any(goods.code in [{range}])").Evaluate(support.Situation(support.Given($"{{date: 2026-05-02, goods: [{{code: {code}}}]}}"))).IsTrue);

    [Fact]
    public void A_short_code_of_which_a_part_lies_in_a_range_is_unknown()
    {
        var found = support.Rule("any(goods.code in [850760])").Evaluate(support.Situation(support.Given("{date: 2026-05-02, goods: [{code: 8507}]}")));
        Assert.False(found.IsKnown);
    }

    [Theory]
    [InlineData("enterprise.size in [\"micro\", \"small\"] and not enterprise.tax_debt", "企业规模（按国家标准）属于：微型、小型，且并非“企业欠缴税费”", "категория организации по национальному критерию: одно из — микро, малая и неверно, что у организации есть задолженность по налогам и сборам", "the size class of the enterprise by the national standard is one of: micro, small and it is not so that the enterprise has tax or fee arrears")]
    [InlineData("contract.value >= 3_000_000.5 RUB", "合同金额不低于3,000,000.5\u00A0RUB", "сумма контракта: не меньше, чем 3\u00A0000\u00A0000,5\u00A0RUB", "the value of the contract is at least 3,000,000.5\u00A0RUB")]
    public void A_rule_reads_in_plain_words(string text, string chinese, string russian, string english)
    {
        var rule = support.Rule(text);
        Assert.Equal((chinese, russian, english), (rule.Words(Language.Zh), rule.Words(Language.Ru), rule.Words(Language.En)));
    }

    [Fact]
    public void An_economy_reads_under_its_name() => Assert.Equal(
        ("China, Russia", "中国、俄罗斯"),
        (support.Rule("enterprise.economy in [CN, RU]").Words(Language.En).Split(": ")[1], support.Rule("enterprise.economy in [CN, RU]").Words(Language.Zh).Split("：")[1]));

    [Theory]
    [InlineData("enterprise.tax_debt and (consignment.released or enterprise.insolvent)", "all of these hold[enterprise has tax, at least one of these holds[customs released, enterprise is]]")]
    [InlineData("not (consignment.released or enterprise.tax_debt)", "none of these holds[customs released, enterprise has tax]")]
    [InlineData("if consignment.released then 1 CNY else min(2 CNY, 3 CNY)", "the first case[where customs, otherwise the lowest[2\u00A0CNY, 3\u00A0CNY]]")]
    [InlineData("contract.value > 1 CNY", "the value of")]
    public void A_rule_is_taken_apart_where_its_parts_are_joined(string text, string shape)
    {
        var at = 0;
        Fits(support.Rule(text).Tree(Language.En), shape, ref at);
        Assert.Equal(shape.Length, at);
    }

    // Words of the shape stand in the words of the tree; brackets hold its parts.
    private static void Fits(RuleTree tree, string shape, ref int at)
    {
        var end = shape.IndexOfAny(['[', ']', ','], at);
        end = end < 0 ? shape.Length : end;
        Assert.Contains(shape[at..end].Trim(), tree.Words, StringComparison.Ordinal);
        at = end;
        Assert.Equal(at < shape.Length && shape[at] == '[', !tree.Parts.IsEmpty);
        foreach (var part in tree.Parts)
        {
            at++;
            Fits(part, shape, ref at);
        }

        at += tree.Parts.IsEmpty ? 0 : 1;
    }

    [Fact]
    public void Arithmetic_keeps_its_parentheses_in_words() => Assert.Equal("(1 + 2) × 3 − (4 − 5)", support.Rule("(1 + 2) * 3 - (4 - 5)").Words(Language.En));
}
