using System.Collections.Frozen;
using Corridor.Reference;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Corridor.Measures.Importing;

/// <summary>
/// The project's own wording in three languages for the documents, authorities and conditions that the transcribed
/// lists name in one. The source's wording stays in its own language.
/// </summary>
internal static class OwnWords
{
    private static readonly Lazy<FrozenDictionary<string, LocalizedText>> All = new(Load);

    /// <summary>A text in three languages; where the project has no wording of its own, the source's in its language.</summary>
    public static LocalizedText Of(string text, Language written) => text.Length == 0 ? new LocalizedText(null, null, null)
        : All.Value.GetValueOrDefault(text) is { } own
            ? new LocalizedText(own.En ?? (written == Language.En ? text : null), own.Zh ?? (written == Language.Zh ? text : null), own.Ru ?? (written == Language.Ru ? text : null))
            : LocalizedText.Of(written, text);

    private static FrozenDictionary<string, LocalizedText> Load()
    {
        using var reader = new StreamReader(typeof(OwnWords).Assembly.GetManifestResourceStream("Corridor.Measures.Importing.Words.words.yaml")!);
        return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build()
            .Deserialize<Dictionary<string, Dictionary<string, string>>>(reader)
            .ToFrozenDictionary(w => w.Key, w => new LocalizedText(w.Value.GetValueOrDefault("en"), w.Value.GetValueOrDefault("zh"), w.Value.GetValueOrDefault("ru")), StringComparer.Ordinal);
    }
}
