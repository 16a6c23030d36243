using System.Text.RegularExpressions;
using Corridor.Reference;
using Corridor.Support;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Tests.Support.Expressions;

/// <summary>What the reference and the guide show works as shown.</summary>
public sealed partial class GuideTests(ShippedData shipped)
{
    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "programmes.md"));

    [Fact]
    public void Every_rule_of_the_reference_has_the_value_shown_and_reads_in_three_languages()
    {
        var scope = LanguageReference.Scope(support.Scope, support.Programme(LanguageReference.Programme));
        var situation = LanguageReference.Situation(scope);
        Assert.All(LanguageReference.Words.SelectMany(w => w.Examples), e =>
        {
            var rule = support.Rule(e.Rule, scope: scope);
            Assert.Equal((e.Rule, e.Value), (e.Rule, rule.Evaluate(situation).ToString()));
            Assert.All(Languages.All, l => Assert.False(string.IsNullOrWhiteSpace(rule.Words(l)), e.Rule));
        });
    }

    [Fact]
    public void Every_function_and_sign_has_a_meaning_and_a_rule_that_uses_it()
    {
        SupportTexts.Register();
        Assert.All(LanguageReference.Words, w =>
        {
            Assert.True(Texts.Has("support.word." + w.Name), w.Name);
            Assert.NotEmpty(w.Examples);
            Assert.All(w.Examples, e => Assert.True(!w.IsFunction || e.Rule.Contains(w.Name + "(", StringComparison.Ordinal), e.Rule));
        });
        // What the parser keeps for itself is told of: no word of the language is missing from the reference.
        var told = LanguageReference.Words.Select(w => w.Form).Concat(LanguageReference.Words.SelectMany(w => w.Examples).Select(e => e.Rule)).ToList();
        Assert.All((string[])["and", "or", "not", "in", "has", "when", "then", "else", "where", "case", "if", "days", "months"], w => Assert.Contains(told, t => Regex.IsMatch(t, $@"\b{w}\b")));
    }

    [Fact]
    public void Every_field_and_type_has_its_meaning()
    {
        SupportTexts.Register();
        Assert.Equal(ProgrammeReader.FieldNames, LanguageReference.Fields.Select(f => f.Name));
        Assert.All(LanguageReference.Fields, f => Assert.True(Texts.Has("support.fieldOf." + f.Name), f.Name));
        Assert.Equal(["direction", "origin", "destination", "goods", "except"], LanguageReference.Fields.Single(f => f.Name == "applies").Inner);
        Assert.Equal(["item", "claim"], LanguageReference.Fields.Single(f => f.Name == "per").Words);
        Assert.All(Enum.GetValues<ValueKind>().Skip(1), k =>
        {
            Assert.True(Texts.Has("support.type." + ExpressionType.Word(k)), k.ToString());
            Assert.True(support.Scope with { IsPerItem = true } is var scope && scope.TryParse(ExpressionType.Sample(k), k, out _, out var fault, out _), ExpressionType.Sample(k));
        });
    }

    [Fact]
    public void The_guide_shows_the_file_of_the_reference() => Assert.Equal([LanguageReference.Programme], Fence().Matches(Guide).Where(m => m.Groups[1].Value == "yaml").Select(m => m.Groups[2].Value));

    [Fact]
    public void What_may_stand_for_a_rule_is_read_and_counted_as_the_reference_says()
    {
        string Amount(string form) => support.Programme(SupportData.Sample("a", $"gives: {{kind: grant, amount: {form}}}\n")).Gives[0].Amount!.Expression.Evaluate(support.Situation(support.Given("date: 2026-05-02"))).ToString();
        Assert.Equal(["unknown", "unknown", "100 CNY", "unknown"], LanguageReference.Uncertain.Select(u => Amount(u.Form)));
    }

    [GeneratedRegex("```(\\w+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
