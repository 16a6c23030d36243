namespace Corridor.Tests;

/// <summary>The checkout that a test runs in, and the collections beside it that are no part of it.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The packs that the project ships.</summary>
    public static string Data => Path.Combine(Root, "data");

    /// <summary>The source files of the project by their paths from the root, with <c>/</c> between folders.</summary>
    public static IEnumerable<(string Path, string Text)> Sources(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), pattern, SearchOption.AllDirectories)
            .Select(f => (Path: Path.GetRelativePath(Root, f).Replace('\\', '/'), File: f))
            .Where(f => !f.Path.Contains("/obj/", StringComparison.Ordinal) && !f.Path.Contains("/bin/", StringComparison.Ordinal) && !f.Path.Contains("/node_modules/", StringComparison.Ordinal))
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => (f.Path, File.ReadAllText(f.File)));

    /// <summary>
    /// A folder of the collection of published files that the packs were made from: <c>CORRIDOR_SHARED</c>, else
    /// <c>../shared</c>. The test is skipped where it is not there.
    /// </summary>
    public static string Shared(string path) => Beside("CORRIDOR_SHARED", "shared", path);

    /// <summary>A file of the cases of others: <c>CORRIDOR_CASES</c>, else <c>../shared/cases</c>. The test is skipped where it is not there.</summary>
    public static string Cases(string path) => Beside("CORRIDOR_CASES", Path.Combine("shared", "cases"), path);

    private static string Beside(string variable, string folder, string path)
    {
        var root = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named ? named : Path.Combine(Root, "..", folder);
        var full = Path.GetFullPath(Path.Combine(root, path));
        Assert.SkipUnless(Path.Exists(full), $"not present: {full} ({variable})");
        return full;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Corridor.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Corridor.slnx");
    }
}
