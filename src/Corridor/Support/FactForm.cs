using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Microsoft.Extensions.Primitives;

namespace Corridor.Support;

/// <summary>
/// Facts as forms take them: the number apart from its currency or unit, numbers as the language writes them, several
/// words as boxes. What was sent is put together as files of facts write it, wherever it comes from.
/// </summary>
internal static class FactForm
{
    /// <summary>What stands behind the name of a fact for the currency or unit of its number.</summary>
    public const string Unit = ".unit";

    /// <summary>What stands for none of the words.</summary>
    public const string NoWord = ";";

    /// <summary>The values of a fact, one an item, as files of facts write them; empty where nothing was typed.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="typed">What was typed, or the boxes that were ticked.</param>
    /// <param name="units">The currencies or units that were chosen beside it.</param>
    /// <param name="language">The language in which numbers are written.</param>
    public static ImmutableArray<string> Join(Fact fact, StringValues typed, StringValues units, Language language)
    {
        ImmutableArray<string> texts = [.. typed.Select(t => t?.Trim() ?? "")];
        if (fact.Type.Kind != ValueKind.Texts)
        {
            return [.. texts.Select((text, i) => Join(fact, text, i < units.Count ? units[i] : null, language))];
        }

        var words = texts.Where(t => t.Length > 0 && t != NoWord).ToList();
        return [words.Count > 0 ? string.Join(';', words) : texts.Contains(NoWord) ? NoWord : ""];
    }

    /// <summary>The number and the unit of a value that was given before; a value without a unit of its own is its text.</summary>
    public static (string Value, string? Unit) Split(Fact fact, string value)
    {
        var cut = value.LastIndexOf(' ');
        return cut > 0 && fact.Type.Kind is ValueKind.Money or ValueKind.Days or ValueKind.Months or ValueKind.Quantity ? (value[..cut], value[(cut + 1)..])
            : (fact.Type.Kind == ValueKind.Percent ? value.TrimEnd('%') : value, null);
    }

    /// <summary>What is wrong with a value, in the words of the form rather than of a file.</summary>
    public static Fault Told(Fault fault, Fact fact, Language language) => fault.Code switch
    {
        "fact.value" => new Fault("finder.value", fault.Arguments[1], Texts.Get(language, "finder.form." + fact.Type.Kind)),
        "fact.tooLarge" => new Fault("finder.tooLarge"),
        _ => fault,
    };

    // What holds more than a number has its unit already, or cannot be read.
    private static string Join(Fact fact, string text, string? unit, Language language)
    {
        var number = fact.Type.Kind is ValueKind.Number or ValueKind.Percent or ValueKind.Money or ValueKind.Quantity or ValueKind.Days or ValueKind.Months ? Plain(text, language) : "";
        return !Decimals.TryParse(number.TrimEnd('%'), out _) ? text : fact.Type.Kind switch
        {
            ValueKind.Percent => number.TrimEnd('%') + "%",
            ValueKind.Money => $"{number} {unit}".TrimEnd(),
            ValueKind.Quantity => $"{number} {fact.Unit}",
            ValueKind.Days => number + " days",
            ValueKind.Months => $"{number} {(unit == "years" ? "years" : "months")}",
            _ => number,
        };
    }

    // A comma with three digits behind it parts thousands in English and Chinese, and decimals in Russian.
    private static string Plain(string text, Language language)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        var comma = plain.LastIndexOf(',');
        var parts = plain.Contains('.', StringComparison.Ordinal) || plain.Count(c => c == ',') > 1 || (language != Language.Ru && plain.Length - comma == 4);
        return comma < 0 ? plain : parts ? plain.Replace(",", "", StringComparison.Ordinal) : plain.Replace(',', '.');
    }
}
