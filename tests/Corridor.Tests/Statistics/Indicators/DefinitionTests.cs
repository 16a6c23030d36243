using System.Text.RegularExpressions;
using Corridor.Reference;
using Corridor.Statistics.Indicators;

namespace Corridor.Tests.Statistics.Indicators;

public sealed partial class DefinitionTests
{
    [Fact]
    public void Every_definition_has_a_name_a_meaning_and_a_range_in_three_languages() => Assert.All(Definitions.All, d => Assert.All(Languages.All, l =>
    {
        Assert.NotEmpty(d.Name(l));
        Assert.NotEmpty(d.Meaning(l));
        Assert.NotEmpty(d.Range(l));
    }));

    [Fact]
    public void Every_index_of_the_literature_names_its_paper() => Assert.All(
        Definitions.All.Where(d => d.Id is "rca" or "hhi" or "complementarity" or "intensity" or "structuralComplementarity" or "bias" or "grubelLloyd" or "grubelLloydTotal" or "exportSimilarity" or "eci" or "pci" or "proximity" or "density" or "coi" or "cog"),
        d => Assert.Matches(@"\((19|20)\d\d\)", d.Source));

    [Fact]
    public void Where_references_differ_the_convention_that_is_ours_is_stated() =>
        Assert.All(["rca", "eci", "pci", "density", "coi", "cog", "complementarity", "exportSimilarity"], id => Assert.NotNull(Definitions.Find(id).Convention(Language.En)));

    [Fact]
    public void Every_formula_that_the_code_gives_a_figure_is_defined_and_every_definition_is_used()
    {
        var code = Repository.Sources("*.cs").Where(f => f.Path.Contains("Corridor.Statistics/", StringComparison.Ordinal) && !f.Path.EndsWith("Definitions.cs", StringComparison.Ordinal)).Select(f => f.Text).ToList();
        var used = code.SelectMany(t => Formula().Matches(t).Select(m => m.Groups[1].Value + m.Groups[2].Value)).ToHashSet();
        Assert.True(used.Count > 25, $"only {used.Count} formulas were found in the sources");
        Assert.All(used, id => Assert.NotNull(Definitions.Find(id)));
        Assert.All(Definitions.All, d => Assert.True(code.Any(t => t.Contains($"\"{d.Id}\"", StringComparison.Ordinal)), $"nothing computes {d.Id}"));
    }

    [GeneratedRegex("""(?:Compute|Derived|NotDefined|ToFigure|Overlap|FromExpected)\(\s*"(\w+)"|new\("(observed|published)", FigureUnit""")]
    private static partial Regex Formula();
}
