using System.Collections.Frozen;
using Corridor.Reference.Economies;
using YamlDotNet.Serialization;

namespace Corridor.Measures.Importing;

/// <summary>What published files call economies, by importer: a file names them in words, or does not name the one that all of it is about.</summary>
internal static class EconomyWords
{
    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, EconomyCode>>> All = new(Load);

    /// <summary>The economies of an importer by what its files call them.</summary>
    public static FrozenDictionary<string, EconomyCode> Of(string importer) => All.Value[importer];

    private static FrozenDictionary<string, FrozenDictionary<string, EconomyCode>> Load()
    {
        using var reader = new StreamReader(typeof(EconomyWords).Assembly.GetManifestResourceStream("Corridor.Measures.Importing.Words.economies.yaml")!);
        return new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<Dictionary<string, Dictionary<string, string>>>(reader)
            .ToFrozenDictionary(i => i.Key, i => i.Value.ToFrozenDictionary(w => w.Key, w => EconomyCode.Parse(w.Value), StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
