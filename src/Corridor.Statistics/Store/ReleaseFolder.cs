using System.Globalization;

namespace Corridor.Statistics.Store;

/// <summary>
/// The folder of the files that imports make, held by its one writer. A small file <c>current</c> names the newest;
/// it is replaced in one step, so that a reader finds the old file or the new one and never a half.
/// </summary>
internal sealed class ReleaseFolder : IDisposable
{
    private const string Pointer = "current";

    private readonly string folder;
    private readonly FileStream held;

    private ReleaseFolder(string folder, FileStream held) => (this.folder, this.held) = (folder, held);

    internal static string PointerOf(string cache) => Path.Combine(cache, "releases", Pointer);

    /// <summary>The newest file, or null where nothing was imported.</summary>
    internal static string? Current(string cache)
    {
        var pointer = PointerOf(cache);
        try
        {
            return Path.Combine(Path.GetDirectoryName(pointer)!, File.ReadAllText(pointer).Trim());
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Takes the folder for writing; throws <see cref="IOException"/> where another process writes.</summary>
    internal static ReleaseFolder Lock(string cache)
    {
        var folder = Path.Combine(cache, "releases");
        Directory.CreateDirectory(folder);
        return new ReleaseFolder(folder, new FileStream(Path.Combine(folder, "writer.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
    }

    /// <summary>The name of the next file.</summary>
    internal string Next()
    {
        var last = Directory.EnumerateFiles(folder, "*.duckdb").Select(f => int.TryParse(Path.GetFileNameWithoutExtension(f), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .DefaultIfEmpty().Max();
        return Path.Combine(folder, (last + 1).ToString("000000", CultureInfo.InvariantCulture) + ".duckdb");
    }

    /// <summary>Makes a file the newest; the one before stays beside it, older ones go.</summary>
    internal void Publish(string file)
    {
        var pointer = Path.Combine(folder, Pointer);
        var before = File.Exists(pointer) ? Path.Combine(folder, File.ReadAllText(pointer).Trim()) : file;
        File.WriteAllText(pointer + ".part", Path.GetFileName(file));
        File.Move(pointer + ".part", pointer, overwrite: true);
        StoreBuilder.RemoveOthers(folder, file, before);
    }

    public void Dispose() => held.Dispose();
}
