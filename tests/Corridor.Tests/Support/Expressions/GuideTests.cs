using System.Text.RegularExpressions;
using Corridor.Reference;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Tests.Support.Expressions;

/// <summary>What the guide shows works as shown.</summary>
public sealed partial class GuideTests(ShippedData shipped)
{
    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "programmes.md"));

    [Fact]
    public void Every_expression_of_the_guide_has_the_value_shown()
    {
        var situation = support.Situation(support.Given(Block("facts").Single()));
        var lines = Block("rules").Single().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 25);
        Assert.All(lines, line =>
        {
            var parts = line.Split('→', StringSplitOptions.TrimEntries);
            Assert.Equal((parts[0], parts[1]), (parts[0], support.Rule(parts[0]).Evaluate(situation).ToString()));
        });
    }

    [Fact]
    public void Every_expression_of_the_guide_reads_in_three_languages() => Assert.All(Block("rules").Single().Split('\n', StringSplitOptions.RemoveEmptyEntries), line =>
    {
        var rule = support.Rule(line.Split('→')[0].Trim());
        Assert.All(Languages.All, l => Assert.False(string.IsNullOrWhiteSpace(rule.Words(l)), line));
    });

    [Fact]
    public void Every_programme_of_the_guide_is_good() => Assert.All(Block("yaml"), text => Assert.NotEmpty(support.Programme(text).Tests));

    [Fact]
    public void Every_field_and_kind_stands_in_the_guide()
    {
        Assert.All(ProgrammeReader.FieldNames, f => Assert.Contains($"`{f}`", Guide, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<BenefitKind>(), k => Assert.Contains($"`{Corridor.Support.Reading.FileFields.Slug(k)}`", Guide, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<ValueKind>().Skip(1), k => Assert.Matches($@"\b{ExpressionType.Word(k)}\b", Guide));
    }

    private static IEnumerable<string> Block(string name) => Fence().Matches(Guide).Where(m => m.Groups[1].Value == name).Select(m => m.Groups[2].Value);

    [GeneratedRegex("```(\\w+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
