using System.Collections.Frozen;
using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Support.Expressions;

namespace Corridor.Support.Programmes;

/// <summary>
/// The programmes of a folder, one a file. A file with a fault gives no programme and is listed with what is wrong; the
/// others stay in use. What only the whole shows (a name twice, a programme that needs one that is not there, a cycle)
/// refuses the programmes concerned.
/// </summary>
public sealed class ProgrammeLibrary
{
    /// <summary>The pack that the shipped programmes lie in, with the tables of rates that they share.</summary>
    public const string Pack = "support/programmes";

    private readonly FrozenDictionary<string, Programme> byId;

    private ProgrammeLibrary(IEnumerable<Programme> programmes, IEnumerable<RefusedProgramme> refused)
    {
        All = [.. programmes.OrderBy(p => p.Id, StringComparer.Ordinal)];
        Refused = [.. refused.OrderBy(r => r.File, StringComparer.Ordinal)];
        byId = All.ToFrozenDictionary(p => p.Id, StringComparer.Ordinal);
    }

    /// <summary>The programmes in use, by id.</summary>
    public ImmutableArray<Programme> All { get; }

    /// <summary>The files that give none.</summary>
    public ImmutableArray<RefusedProgramme> Refused { get; }

    /// <summary>A programme, or null.</summary>
    public Programme? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The id that differs from a wrong one in the fewest letters, or nothing where none is near.</summary>
    public string Nearest(string id) => ExpressionParser.Nearest(id, All.Select(p => p.Id));

    /// <summary>The programmes in use with one more, in the place of one of its name.</summary>
    /// <param name="programme">The programme, for example a draft.</param>
    /// <param name="faults">What keeps it from being used beside the others; none where it is.</param>
    public ProgrammeLibrary With(Programme programme, out ImmutableArray<Fault> faults)
    {
        var library = Of([.. All.Where(p => p.Id != programme.Id), programme]);
        faults = library.Refused.FirstOrDefault(r => r.File == programme.Place.File)?.Faults ?? [];
        return library;
    }

    /// <summary>Reads every <c>*.yaml</c> below a folder but the manifest of the pack, or one file.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="scope">Facts, currencies, units, economies, shared tables.</param>
    public static ProgrammeLibrary Open(string path, ExpressionScope scope)
    {
        var good = new List<Programme>();
        var refused = new List<RefusedProgramme>();
        foreach (var file in Files(path))
        {
            try
            {
                if (ProgrammeReader.Read(Text(file), file, scope, out var faults) is { } programme)
                {
                    good.Add(programme);
                }
                else
                {
                    refused.Add(new RefusedProgramme(file, faults));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                refused.Add(new RefusedProgramme(file, [Fault.Unreadable(file, e)]));
            }
        }

        return Of(good, refused);
    }

    /// <summary>The sources that the files below a folder name, each once, by title; nothing else is read.</summary>
    /// <param name="path">The folder or file.</param>
    public static ImmutableArray<ProgrammeSource> Sources(string path) =>
        [.. Files(path).SelectMany(f => ProgrammeReader.ReadSources(Text(f), f)).DistinctBy(s => (s.Url, s.Title)).OrderBy(s => s.Title.Resolve(Language.En).Text, StringComparer.Ordinal)];

    private static IEnumerable<string> Files(string path) => File.Exists(path) ? [path] : Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.yaml", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4 }).Where(f => Path.GetFileName(f) != "manifest.yaml").Order(StringComparer.Ordinal)
        : [];

    // A character takes at most four bytes; what is longer is refused before it is read.
    private static string Text(string file) =>
        new FileInfo(file).Length > 4L * Reading.FileTree.MostCharacters ? new string(' ', Reading.FileTree.MostCharacters + 1) : File.ReadAllText(file);

    /// <summary>A library of programmes that were read elsewhere.</summary>
    public static ProgrammeLibrary Of(IEnumerable<Programme> programmes, IEnumerable<RefusedProgramme>? refused = null)
    {
        var bad = refused?.ToList() ?? [];
        var good = new Dictionary<string, Programme>(StringComparer.Ordinal);
        foreach (var programme in programmes)
        {
            if (good.TryGetValue(programme.Id, out var first))
            {
                bad.Add(new RefusedProgramme(programme.Place.File, [new Fault("programme.twice", programme.Id, first.Place.File).At(programme.Place)]));
            }
            else
            {
                good.Add(programme.Id, programme);
            }
        }

        Settle(good, bad);
        return new ProgrammeLibrary(good.Values, bad);
    }

    // Who needs a programme that is not there goes, until nobody does; who needs himself through others goes too.
    private static void Settle(Dictionary<string, Programme> good, List<RefusedProgramme> bad)
    {
        foreach (var cycle in Cycles(good))
        {
            foreach (var id in cycle)
            {
                bad.Add(new RefusedProgramme(good[id].Place.File, [new Fault("programme.cycle", string.Join(" → ", cycle.Append(cycle[0]))).At(good[id].Place)]));
            }

            foreach (var id in cycle)
            {
                good.Remove(id);
            }
        }

        while (good.Values.Where(p => p.DependsOn.Any(d => !good.ContainsKey(d))).ToList() is { Count: > 0 } orphans)
        {
            foreach (var orphan in orphans)
            {
                var missing = orphan.DependsOn.First(d => !good.ContainsKey(d));
                bad.Add(new RefusedProgramme(orphan.Place.File, [new Fault("programme.needsMissing", orphan.Id, missing, ExpressionParser.Nearest(missing, good.Keys.Where(k => k != orphan.Id))).At(orphan.Place)]));
            }

            foreach (var orphan in orphans)
            {
                good.Remove(orphan.Id);
            }
        }
    }

    // Tarjan's strongly connected components, on a stack of our own: a chain may be as long as the library.
    private static List<string[]> Cycles(Dictionary<string, Programme> programmes)
    {
        var (index, low, next) = (new Dictionary<string, int>(), new Dictionary<string, int>(), 0);
        var (stack, on, found) = (new Stack<string>(), new HashSet<string>(), new List<string[]>());
        foreach (var root in programmes.Keys.Order(StringComparer.Ordinal).Where(k => !index.ContainsKey(k)))
        {
            var work = new Stack<(string Id, IEnumerator<string> Needs)>();
            Enter(root);
            while (work.Count > 0)
            {
                var (id, needs) = work.Peek();
                if (needs.MoveNext())
                {
                    if (!index.TryGetValue(needs.Current, out var seen))
                    {
                        Enter(needs.Current);
                    }
                    else if (on.Contains(needs.Current))
                    {
                        low[id] = Math.Min(low[id], seen);
                    }

                    continue;
                }

                work.Pop();
                if (work.Count > 0)
                {
                    low[work.Peek().Id] = Math.Min(low[work.Peek().Id], low[id]);
                }

                if (low[id] == index[id])
                {
                    var component = new List<string>();
                    do
                    {
                        component.Add(stack.Pop());
                        on.Remove(component[^1]);
                    }
                    while (component[^1] != id);
                    if (component.Count > 1 || programmes[id].DependsOn.Contains(id))
                    {
                        found.Add([.. component.Order(StringComparer.Ordinal)]);
                    }
                }
            }

            void Enter(string id)
            {
                index[id] = low[id] = next++;
                stack.Push(id);
                on.Add(id);
                work.Push((id, programmes[id].DependsOn.Where(programmes.ContainsKey).GetEnumerator()));
            }
        }

        return found;
    }
}
