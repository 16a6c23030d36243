using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Corridor.Reference.Time;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Corridor.Reference;

/// <summary>
/// The text resources: every sentence that a person can read in a page, command or message, in three
/// languages side by side, from the YAML files in the <c>Texts</c> folder of each assembly. A key reads
/// <c>area.name</c>; a file holds <c>area.name: {en: …, zh: …, ru: …}</c>.
/// </summary>
public static class Texts
{
    private static readonly HashSet<Assembly> Added = [];
    private static volatile FrozenDictionary<string, LocalizedText> all = FrozenDictionary<string, LocalizedText>.Empty;
    private static readonly Lock Gate = new();

    static Texts() => Add(typeof(Texts).Assembly);

    /// <summary>All keys, for the test that looks for missing languages.</summary>
    public static IReadOnlyDictionary<string, LocalizedText> All => all;

    /// <summary>Adds an assembly's embedded <c>Texts/*.yaml</c>; a second call for the same assembly does nothing.</summary>
    public static void Add(Assembly assembly)
    {
        lock (Gate)
        {
            if (!Added.Add(assembly))
            {
                return;
            }

            var merged = new Dictionary<string, LocalizedText>(all);
            foreach (var name in assembly.GetManifestResourceNames()
                .Where(n => n.Contains(".Texts.", StringComparison.Ordinal) && n.EndsWith(".yaml", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                foreach (var (key, text) in Read(reader))
                {
                    if (!merged.TryAdd(key, text))
                    {
                        throw new InvalidOperationException($"The text '{key}' stands twice ({name}).");
                    }
                }
            }

            all = merged.ToFrozenDictionary(StringComparer.Ordinal);
        }
    }

    /// <summary>The text of a key in a language. A key that does not exist is a bug, so it throws.</summary>
    public static string Get(Language language, string key) =>
        all.TryGetValue(key, out var text) && text.Exactly(language) is { } found
            ? found
            : throw new KeyNotFoundException($"No text '{key}' in '{language.Tag()}'.");

    /// <summary>Whether a key exists.</summary>
    public static bool Has(string key) => all.ContainsKey(key);

    /// <summary>
    /// The text of a key with {0}, {1}, … replaced. Arguments arrive formatted for their language, but for those that a
    /// text marks: <c>{0:number}</c> is a number in digits with a point, which is grouped as people read it;
    /// <c>{0:list}</c> is words with <c>, </c> between them, which are parted as the language parts them; <c>{0:day}</c> is
    /// a day as ISO 8601 writes it, which is written out.
    /// </summary>
    public static string Format(Language language, string key, params object[] arguments) =>
        // The point of "г." (year) is also the one that ends the sentence; Russian never writes two.
        string.Format(Arguments.In(language), Get(language, key), arguments).Replace("\u0433..", "\u0433.", StringComparison.Ordinal);

    /// <summary>A text in all languages, each with the arguments in its own.</summary>
    public static LocalizedText Localized(string key, params LocalizedText[] arguments) =>
        LocalizedText.Each(l => Format(l, key, [.. arguments.Select(a => a.In(l))]));

    /// <summary>Phrases one behind the other, parted as the language parts them.</summary>
    public static string List(Language language, IEnumerable<string> phrases) => string.Join(Get(language, "list.separator"), phrases);

    /// <summary>Sentences one behind the other; Chinese writes no blank between them. What is absent is left out.</summary>
    public static string Sentences(Language language, params IEnumerable<string?> sentences) =>
        string.Join(language == Language.Zh ? "" : " ", sentences.Where(s => !string.IsNullOrEmpty(s)));

    /// <summary>Words one behind the other within a sentence.</summary>
    public static string Words(Language language, IEnumerable<string> words) => string.Join(Get(language, "list.words"), words);

    private sealed class Arguments(Language language) : IFormatProvider, ICustomFormatter
    {
        // A year has four digits too and is never grouped.
        private const decimal FirstGrouped = 10_000;
        private static readonly FrozenDictionary<Language, Arguments> Each = Languages.All.ToFrozenDictionary(l => l, l => new Arguments(l));

        public static Arguments In(Language language) => Each[language];

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => (format, arg) switch
        {
            ("number", string digits) => Decimals.TryParse(digits, out var number) && Math.Abs(number) >= FirstGrouped ? Numbers.Text(number, language) : digits,
            ("list", string words) => Words(language, words.Split(", ")),
            ("day", string iso) => DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Days.Text(day, language) : iso,
            (_, IFormattable value) => value.ToString(format, CultureInfo.InvariantCulture),
            _ => arg?.ToString() ?? "",
        };
    }

    private static IEnumerable<(string Key, LocalizedText Text)> Read(TextReader reader)
    {
        var parser = new Parser(reader);
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
        {
            yield break;
        }

        parser.Consume<DocumentStart>();
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>().Value;
            string? en = null, zh = null, ru = null;
            parser.Consume<MappingStart>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var language = parser.Consume<Scalar>().Value;
                var value = parser.Consume<Scalar>().Value;
                switch (language)
                {
                    case "en": en = value; break;
                    case "zh": zh = value; break;
                    case "ru": ru = value; break;
                    default: throw new InvalidOperationException($"The text '{key}' has a language '{language}'.");
                }
            }

            yield return (key, new LocalizedText(en, zh, ru));
        }
    }
}
