namespace Corridor.SiteTests;

/// <summary>Where the project's own files stand.</summary>
internal static class Places
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Data => Path.Combine(Root, "data");

    /// <summary>The program as it was built beside these tests.</summary>
    public static string Program => Path.Combine(Root, "src", "Corridor", "bin", "Release", "net10.0", "corridor.dll");

    public static string Axe => Path.Combine(Root, "tests", "Corridor.Site.Tests", "node_modules", "axe-core", "axe.min.js");

    /// <summary>The tariff of the EAEU as its documents print it, one line a code; not part of the repository.</summary>
    public static string OfficialEaeuRates { get; } = Path.Combine(Environment.GetEnvironmentVariable("CORRIDOR_PUBLISHED") ?? Path.Combine(Root, "..", "shared", "data", "tariff"), "ru", "eaeu_cet_rates_2026-03.csv.gz");

    public static string? Chromium { get; } = Environment.GetEnvironmentVariable("CORRIDOR_CHROMIUM") is { Length: > 0 } named ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>A copy of the data folder that a test may break.</summary>
    public static string CopyOfData(string into)
    {
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(into, Path.GetRelativePath(Data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return into;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Corridor.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests run from inside the repository.");
    }
}

/// <summary>A folder of a test's own that goes with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("corridor-site-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
