using System.Collections.Frozen;
using Corridor.Reference;
using YamlDotNet.Serialization;

namespace Corridor.Measures.Importing;

/// <summary>
/// The project's words for the codes of the United Kingdom's tariff, by section and code, with what the engine must
/// know of a measure type. English comes from the published pages where the words have none.
/// </summary>
internal static class UkWords
{
    private static readonly string[] Languages = ["en", "zh", "ru"];
    private static readonly Lazy<FrozenDictionary<string, Dictionary<string, Dictionary<string, string>>>> All = new(Load);

    /// <summary>A field of an entry, or null.</summary>
    public static string? Field(string section, string code, string field) => Entry(section, code)?.GetValueOrDefault(field);

    /// <summary>Whether a section has a code.</summary>
    public static bool Has(string section, string code) => Entry(section, code) is not null;

    /// <summary>The name in three languages; the published wording stands where the words have none.</summary>
    public static LocalizedText Name(string section, string code, string published) =>
        new(Field(section, code, "en") ?? published, Field(section, code, "zh") ?? published, Field(section, code, "ru") ?? published);

    /// <summary>The cells of an entry's name in three languages, with a word put in the place of {0}.</summary>
    public static string?[] Cells(string section, string code, string word = "") =>
        [.. Languages.Select(l => Field(section, code, l)?.Replace("{0}", word, StringComparison.Ordinal))];

    private static Dictionary<string, string>? Entry(string section, string code) => All.Value[section].GetValueOrDefault(code);

    private static FrozenDictionary<string, Dictionary<string, Dictionary<string, string>>> Load()
    {
        using var reader = new StreamReader(typeof(UkWords).Assembly.GetManifestResourceStream("Corridor.Measures.Importing.Words.uk.yaml")!);
        return new DeserializerBuilder().WithDuplicateKeyChecking().Build()
            .Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, string>>>>(reader).ToFrozenDictionary(StringComparer.Ordinal);
    }
}
