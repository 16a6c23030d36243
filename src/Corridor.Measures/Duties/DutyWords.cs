using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Corridor.Reference;
using Corridor.Reference.Units;

namespace Corridor.Measures.Duties;

/// <summary>The stable names of the small vocabularies, and their words in the text resources.</summary>
internal static class DutyWords
{
    static DutyWords() => Texts.Add(typeof(DutyWords).Assembly);

    /// <summary>Makes sure that the texts of this assembly are there.</summary>
    public static void Load()
    {
        // The static constructor does it.
    }

    /// <summary>The stable name of a value: <c>DryMatter</c> is <c>dry-matter</c>.</summary>
    public static string Slug<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    public static bool TryValue<T>(string slug, out T value)
        where T : struct, Enum => Names<T>.BySlug.TryGetValue(slug, out value);

    /// <summary>The same number without zeros at its end, so that equal duties look equal.</summary>
    public static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;

    public static string Number(Language language, decimal number) =>
        language == Language.Ru ? Decimals.Text(number).Replace('.', ',') : Decimals.Text(number);

    public static string Percent(Language language, Percentage rate) =>
        language == Language.Ru ? rate.ToString().Replace('.', ',') : rate.ToString();

    /// <summary>
    /// The name of a currency after an amount; its code where the texts have no name. After "не менее" Russian wants
    /// the genitive: 2 доллара, but не менее 2 долларов.
    /// </summary>
    public static string Currency(Language language, string code, decimal amount, bool genitive) =>
        Texts.Has("duty.currency." + code) ? Numbers.Counted(Texts.Get(language, "duty.currency." + code), amount, language, genitive) : code;

    /// <summary>The name of a unit after a number, with what its qualifier adds; its code where the texts have no name.</summary>
    public static string Unit(Language language, UnitCode unit, DutyQualifier? qualifier, decimal amount)
    {
        var key = "duty.unit." + unit.Value;
        var name = Texts.Has(key) ? Numbers.Counted(Texts.Get(language, key), amount, language) : unit.Value;
        return qualifier is { } q ? Texts.Format(language, "duty.qualifier." + Slug(q), name) : name;
    }

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => Kebab(v.ToString()));
        public static readonly FrozenDictionary<string, T> BySlug = ByValue.ToFrozenDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

        private static string Kebab(string name)
        {
            var text = new StringBuilder();
            foreach (var c in name)
            {
                if (text.Length > 0 && (char.IsAsciiLetterUpper(c) || (char.IsAsciiDigit(c) && !char.IsAsciiDigit(text[^1]))))
                {
                    text.Append('-');
                }

                text.Append(char.ToLower(c, CultureInfo.InvariantCulture));
            }

            return text.ToString();
        }
    }
}
