using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Corridor.Reference.Economies;
using YamlDotNet.Serialization;

namespace Corridor.Reference.Packs.Importing;

/// <summary>
/// What published files call economies: a file names them in words or codes of its own, or does not name the one that
/// all of it is about. The words of an assembly's importers stand in its <c>Words/economies.yaml</c>.
/// </summary>
public static class EconomyWords
{
    private static readonly ConcurrentDictionary<Assembly, FrozenDictionary<string, FrozenDictionary<string, EconomyCode>>> All = new();

    /// <summary>The economies of an importer by what its files call them; an importer without words is a bug of the caller.</summary>
    /// <param name="assembly">The assembly of the importer.</param>
    /// <param name="importer">The importer, as the file of words names it.</param>
    public static FrozenDictionary<string, EconomyCode> Of(Assembly assembly, string importer) => All.GetOrAdd(assembly, Load)[importer];

    private static FrozenDictionary<string, FrozenDictionary<string, EconomyCode>> Load(Assembly assembly)
    {
        var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith(".Words.economies.yaml", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<Dictionary<string, Dictionary<string, string>>>(reader)
            .ToFrozenDictionary(i => i.Key, i => i.Value.ToFrozenDictionary(w => w.Key, w => EconomyCode.Parse(w.Value), StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
