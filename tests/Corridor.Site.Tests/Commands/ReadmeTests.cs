namespace Corridor.SiteTests.Commands;

/// <summary>The commands that the README and the guides show work as shown.</summary>
public sealed class ReadmeTests(RunningSite site)
{
    private static string Root => Path.GetDirectoryName(Places.Data)!;

    public static TheoryData<string> Commands => [.. Directory.EnumerateFiles(Path.Combine(Root, "docs", "guides"), "*.md").Order(StringComparer.Ordinal).Prepend(Path.Combine(Root, "README.md"))
        .SelectMany(File.ReadLines)
        .Select(l => l.Trim())
        .Where(l => l.StartsWith("./corridor ", StringComparison.Ordinal) && !l.Contains('#', StringComparison.Ordinal))
        .Select(l => l["./corridor ".Length..]).Distinct()];

    [Fact]
    public void There_are_commands_to_run() => Assert.True(Commands.Count >= 8);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_that_is_shown_answers(string command)
    {
        var answer = await CorridorCommand.Run([.. command.Split(' '), "--data", Places.Data, "--cache", site.Cache]);
        Assert.InRange(answer.Exit, 0, 1);
        Assert.NotEmpty(answer.Lines);
    }
}
