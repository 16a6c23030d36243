namespace Corridor.Tests.Support.Expressions;

/// <summary>
/// Decision tables of the DMN Technology Compatibility Kit, compliance level 2, said in our language: its inputs become
/// facts (an age a number of staff, a category of risk a size class, an affordability sound accounts), its words numbers.
/// Rules are written anew; inputs and expected outputs are those of the case named. A hit policy is a form of expression:
/// unique, any and first are a chain of arms, collect is a sum, a count of ones or the smallest of what holds.
/// </summary>
/// <remarks>
/// What our language does not say, on purpose. 0001: joining texts. 0006, 0007, 0118 (priority): an order of outputs is not
/// declared apart from the arms; who writes the rule puts the arms in it. 0008, 0009, and in 0105 decisions 17 to 22 and 33:
/// powers, as no act collected computes an annuity. 0009: functions with parameters of one's own. 0100 to 0102: texts and
/// lists as results; a rule gives a truth, a number, money, a quantity, a date or a duration. 0109, 0110, 0112, 0113, 0119:
/// the outputs of all matching rules as a list. 0201: a decision over records within records.
/// A table that no rule of matches gives null in DMN; ours must end in an arm, which may be <c>not seen</c> in a file.
/// </remarks>
public sealed class DecisionTableTests(ShippedData shipped)
{
    private const string NotGiven = "";

    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    private string Of(string rule, string? staff = null, string? size = null, string? sound = null, string? debt = null)
    {
        (string Fact, string? Value)[] facts = [("enterprise.staff", staff), ("enterprise.size", size), ("enterprise.sound_accounts", sound), ("enterprise.tax_debt", debt)];
        var given = string.Join('\n', facts.Where(f => f.Value is { Length: > 0 }).Select(f => $"{f.Fact}: {f.Value}").Prepend("date: 2026-05-02"));
        return support.Rule(rule).Evaluate(support.Situation(support.Given(given))).ToString();
    }

    // Approved is 1, declined 0; low risk is micro, medium risk medium, high risk large.
    private const string Unique =
        "if enterprise.staff >= 18 and enterprise.size in [\"medium\", \"micro\"] and enterprise.sound_accounts then 1 "
        + "else if enterprise.staff < 18 and enterprise.size in [\"medium\", \"micro\"] and enterprise.sound_accounts then 0 "
        + "else if enterprise.size = \"large\" and enterprise.sound_accounts then 0 else 0";

    private const string Any =
        "if enterprise.staff < 18 or enterprise.size = \"large\" or not enterprise.sound_accounts then 0 else 1";

    [Theory]
    [InlineData("18", "medium", "yes", "1")]
    [InlineData("17", "medium", "yes", "0")]
    [InlineData("18", "large", "yes", "0")]
    public void Unique_0004_and_any_0005(string age, string risk, string affordable, string status)
    {
        Assert.Equal(status, Of(Unique, age, risk, affordable));
        Assert.Equal(status, Of(Any, age, risk, affordable));
    }

    [Fact]
    public void Any_0005_is_certain_as_soon_as_one_rule_decides() => Assert.Equal(("0", "unknown"), (Of(Any, "17"), Of(Any, "18", "medium")));

    [Theory]
    [InlineData("micro", "yes", "19", "1", "2")]
    [InlineData("large", "yes", "17", "0", "1")]
    [InlineData("medium", "yes", "19", "1", "1")]
    public void Any_with_two_outputs_0117(string risk, string affordable, string age, string status, string rate)
    {
        // One rule for each output. The best rate is 2, the standard one 1.
        Assert.Equal(status, Of(Any, age, risk, affordable));
        Assert.Equal(rate, Of("if enterprise.staff >= 18 and enterprise.size = \"micro\" and enterprise.sound_accounts then 2 else 1", age, risk, affordable));
    }

    [Theory]
    [InlineData("18", "medium", "1", "2")]
    [InlineData("17", "medium", "1", "1")]
    [InlineData("12", "medium", "1", "1")]
    [InlineData("11", "micro", "0", "1")]
    public void First_0108(string age, string risk, string status, string rate)
    {
        Assert.Equal(status, Of("if enterprise.size = \"medium\" and enterprise.sound_accounts then case enterprise.staff when >= 18 then 1 when >= 12 then 1 else 0 else 0", age, risk, "yes"));
        Assert.Equal(rate, Of("if enterprise.size = \"medium\" and enterprise.sound_accounts then case enterprise.staff when >= 18 then 2 when >= 12 then 1 else 1 else 1", age, risk, "yes"));
    }

    [Theory]
    [InlineData("19", "3")]
    [InlineData("13", "2")]
    [InlineData("5", "1")]
    public void First_0111(string age, string advertisement) => Assert.Equal(advertisement, Of("case enterprise.staff when > 18 then 3 when > 12 then 2 when > 0 then 1 else 0", age));

    [Theory]
    [InlineData("5", "64.32")]
    [InlineData("3", "98.83")]
    [InlineData("4", "98.83")]
    public void Collect_min_0114(string years, string insurance) =>
        Assert.Equal(insurance, Of("min(98.83, if enterprise.staff > 2 then 150.21 else 98.83, if enterprise.staff > 3 then 205.43 else 98.83, if enterprise.staff > 4 then 64.32 else 98.83)", years));

    [Theory]
    [InlineData("6", "1100", "4")]
    [InlineData("3", "300", "2")]
    [InlineData("2", "100", "1")]
    public void Collect_sum_0115_and_count_0116(string years, string salary, string count)
    {
        static string Table(int a, int b, int c, int d) =>
            $"(if enterprise.staff > 1 then {a} else 0) + (if enterprise.staff > 2 then {b} else 0) + (if enterprise.staff > 3 then {c} else 0) + (if enterprise.staff > 5 then {d} else 0)";
        Assert.Equal((salary, count), (Of(Table(100, 200, 300, 500), years), Of(Table(1, 1, 1, 1), years)));
    }

    [Theory]
    [InlineData("yes", "yes", "true", "true")]
    [InlineData("no", "yes", "false", "true")]
    [InlineData(NotGiven, "yes", "unknown", "true")]
    [InlineData("yes", "no", "false", "true")]
    [InlineData("no", "no", "false", "false")]
    [InlineData(NotGiven, "no", "false", "unknown")]
    [InlineData("yes", NotGiven, "unknown", "true")]
    [InlineData("no", NotGiven, "false", "unknown")]
    [InlineData(NotGiven, NotGiven, "unknown", "unknown")]
    public void Ternary_logic_0106(string a, string b, string and, string or)
    {
        Assert.Equal(and, Of("enterprise.sound_accounts and enterprise.tax_debt", sound: a, debt: b));
        Assert.Equal(or, Of("enterprise.sound_accounts or enterprise.tax_debt", sound: a, debt: b));
    }

    [Theory]
    [InlineData("yes", "false")]
    [InlineData("no", "true")]
    [InlineData(NotGiven, "unknown")]
    public void Negation_0107(string a, string not) => Assert.Equal(not, Of("not enterprise.tax_debt", debt: a));

    [Theory]
    [InlineData("10 + 5", "15")]
    [InlineData("-10 + -5", "-15")]
    [InlineData("(-10) + (-5)", "-15")]
    [InlineData("10 - 5", "5")]
    [InlineData("-10 - -5", "-5")]
    [InlineData("(-10) - (-5)", "-5")]
    [InlineData("(10 + 20) - (-5 + 3)", "32")]
    [InlineData("10 * 5", "50")]
    [InlineData("-10 * -5", "50")]
    [InlineData("(-10) * (-5)", "50")]
    [InlineData("(10 + 5) * (-5 * 3)", "-225")]
    [InlineData("10 / 5", "2")]
    [InlineData("-10 / -5", "2")]
    [InlineData("(-10) / (-5)", "2")]
    [InlineData("(10 + 20) / (-5 * 3)", "-2")]
    [InlineData("(10 + 20) / 0", "unknown")]
    [InlineData("10 + enterprise.staff", "unknown")]
    [InlineData("enterprise.staff + 10", "unknown")]
    [InlineData("10 - enterprise.staff", "unknown")]
    [InlineData("enterprise.staff - 10", "unknown")]
    [InlineData("10 * enterprise.staff", "unknown")]
    [InlineData("enterprise.staff * 10", "unknown")]
    [InlineData("10 / enterprise.staff", "unknown")]
    [InlineData("enterprise.staff / 10", "unknown")]
    [InlineData("10 + 20 / -5 - 3", "3")]
    [InlineData("10 + 20 / (-5 - 3)", "7.5")]
    public void Arithmetic_0105(string rule, string value) => Assert.Equal(value, Of(rule));

    [Fact]
    public void A_word_that_is_not_among_the_allowed_ones_is_refused_0003() => Faults.Is("rule.word", support.Wrong("enterprise.size = \"enormous\"").Fault);
}
