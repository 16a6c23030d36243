using System.Collections.Immutable;

namespace Corridor.Reference.Packs;

/// <summary>A pack that was refused, why, and whether an earlier good copy of it is in use instead.</summary>
/// <param name="Path">The pack: <c>kind/name</c>.</param>
/// <param name="Faults">What is wrong with it.</param>
/// <param name="LastGoodInUse">Whether the last good copy answers in its place.</param>
public sealed record RefusedPack(string Path, ImmutableArray<Fault> Faults, bool LastGoodInUse);

/// <summary>
/// All packs below a data folder. A pack that passes its check is copied to the cache as the last good one; a
/// pack that fails is refused whole, and its last good copy stays in use. A pack whose content was checked
/// before is not checked again.
/// </summary>
public sealed class PackLibrary
{
    private readonly ImmutableSortedDictionary<string, Pack> packs;

    private PackLibrary(ImmutableSortedDictionary<string, Pack> packs, ImmutableArray<RefusedPack> refused)
    {
        this.packs = packs;
        Refused = refused;
    }

    /// <summary>The packs in use, by path.</summary>
    public IEnumerable<Pack> Packs => packs.Values;

    /// <summary>The packs that were refused.</summary>
    public ImmutableArray<RefusedPack> Refused { get; }

    /// <summary>A pack by <c>kind/name</c>, or null where it is not loaded.</summary>
    public Pack? Find(string path) => packs.GetValueOrDefault(path);

    /// <summary>A pack that the program cannot work without.</summary>
    /// <exception cref="PackMissingException">It is not loaded.</exception>
    public Pack Need(string path) => Find(path) ?? throw new PackMissingException(path);

    /// <summary>The packs of a kind.</summary>
    public IEnumerable<Pack> OfKind(string kind) => packs.Values.Where(p => p.Manifest.Kind == kind);

    /// <summary>Opens all packs of a folder.</summary>
    /// <param name="data">The folder that holds <c>kind/name/manifest.yaml</c>.</param>
    /// <param name="cache">The folder for last good copies; must be writable.</param>
    /// <param name="check">The check.</param>
    /// <param name="checking">Told the path of each pack that has to be checked.</param>
    public static PackLibrary Open(string data, string cache, PackCheck check, Action<string>? checking = null)
    {
        var good = ImmutableSortedDictionary.CreateBuilder<string, Pack>(StringComparer.Ordinal);
        var refused = ImmutableArray.CreateBuilder<RefusedPack>();
        foreach (var (path, folder) in Folders(data))
        {
            var (kind, name) = Split(path);
            var faults = new List<Fault>();
            var pack = Pack.Open(folder, kind, name, faults);
            var copies = Path.Combine(cache, "packs", kind, name);
            if (pack is not null && !Directory.Exists(Path.Combine(copies, pack.Hash)))
            {
                checking?.Invoke(path);
                faults = check.Check(pack);
                if (faults.Count == 0)
                {
                    Keep(pack, copies);
                }
            }

            if (pack is not null && faults.Count == 0)
            {
                good.Add(path, pack);
                continue;
            }

            var lastGood = Directory.Exists(copies)
                ? Directory.EnumerateDirectories(copies).Where(d => !d.EndsWith(".part", StringComparison.Ordinal)).Select(d => Pack.Open(d, kind, name, [])).OfType<Pack>().FirstOrDefault()
                : null;
            if (lastGood is not null)
            {
                good.Add(path, lastGood);
            }

            refused.Add(new RefusedPack(path, [.. faults], lastGood is not null));
        }

        return new PackLibrary(good.ToImmutable(), refused.ToImmutable());
    }

    /// <summary>The packs that a data folder holds, as path and folder, in order.</summary>
    public static IEnumerable<(string Path, string Folder)> Folders(string data) =>
        Directory.Exists(data)
            ? Directory.EnumerateFiles(data, "manifest.yaml", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 })
                .Select(f => Path.GetDirectoryName(f)!)
                .Select(f => (Path: Path.GetRelativePath(data, f).Replace('\\', '/'), Folder: f))
                .Where(p => p.Path.Count(c => c == '/') == 1)
                .OrderBy(p => p.Path, StringComparer.Ordinal)
            : [];

    private static (string Kind, string Name) Split(string path) => (path[..path.IndexOf('/')], path[(path.IndexOf('/') + 1)..]);

    private static void Keep(Pack pack, string copies)
    {
        using var only = FolderLock.Take(copies);
        var copy = Path.Combine(copies, pack.Hash);
        if (Directory.Exists(copy))
        {
            return;
        }

        var part = copy + ".part";
        Directory.CreateDirectory(part);
        foreach (var file in Directory.EnumerateFiles(pack.Folder))
        {
            File.Copy(file, Path.Combine(part, Path.GetFileName(file)), overwrite: true);
        }

        foreach (var old in Directory.EnumerateDirectories(copies).Where(d => d != part).ToList())
        {
            Directory.Delete(old, recursive: true);
        }

        Directory.Move(part, copy);
    }
}

/// <summary>A pack without which the program cannot work is not loaded.</summary>
public sealed class PackMissingException : Exception
{
    /// <summary>The exception for a pack.</summary>
    public PackMissingException(string path)
        : base(new Fault("pack.needed", path).ToString()) => Pack = path;

    /// <summary>The pack's path.</summary>
    public string Pack { get; } = "";
}
