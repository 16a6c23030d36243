using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Support;

namespace Corridor.Benchmarks;

/// <summary>Where the sources stand, and folders for caches that are gone afterwards.</summary>
internal static class Place
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A new empty folder.</summary>
    public static string Scratch() => Directory.CreateTempSubdirectory("corridor-bench-").FullName;

    /// <summary>The data and a cache, with the texts of all parts as the program has them.</summary>
    public static Workspace Open(string cache)
    {
        Texts.Add(typeof(Tariff).Assembly);
        SupportTexts.Register();
        Texts.Add(typeof(Site).Assembly);
        return new Workspace(Path.Combine(Root, "data"), cache);
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

        throw new DirectoryNotFoundException($"No Corridor.slnx above {AppContext.BaseDirectory}.");
    }
}
