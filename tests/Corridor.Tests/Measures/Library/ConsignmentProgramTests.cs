namespace Corridor.Tests.Measures.Library;

/// <summary>The part can be used without the site.</summary>
public sealed class ConsignmentProgramTests
{
    [Fact]
    public void The_program_of_the_readme_is_the_one_that_is_run_here()
    {
        var source = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Corridor.Tests", "Measures", "Library", "ConsignmentProgram.cs"));
        var from = Array.FindIndex(source, l => l.Contains("void Run(", StringComparison.Ordinal)) + 2;
        var body = source[from..^2].Select(l => l.Length > 8 ? l[8..] : "").ToList();
        string[] usings = [.. source.Where(l => l.StartsWith("using ", StringComparison.Ordinal)), ""];
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "Corridor.Measures", "README.md"));
        Assert.Contains("```csharp\n" + string.Join('\n', usings.Concat(body)) + "\n```", readme.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.True(body.Count(l => l.Trim().Length > 1) <= 20, $"{body.Count(l => l.Trim().Length > 1)} lines");
    }

    [Fact]
    public void It_answers_on_both_sides()
    {
        using var cache = new TemporaryFolder();
        using var said = new StringWriter();
        ConsignmentProgram.Run([Repository.Data, cache.Path], said);
        var lines = said.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, l => l.StartsWith("Export: ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("Import: ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("  Import customs duty: ", StringComparison.Ordinal) && l.EndsWith(" RUB", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("  Value-added tax: ", StringComparison.Ordinal));
    }
}
