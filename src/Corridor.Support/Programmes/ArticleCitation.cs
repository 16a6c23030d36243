using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Corridor.Reference;

namespace Corridor.Support.Programmes;

/// <summary>Articles of an act as each language cites them: numbers alone (<c>12</c>, <c>1–3, 10</c>) are put into its form.</summary>
internal static partial class ArticleCitation
{
    /// <summary>The citation of numbers and ranges of articles, or null where the text holds anything else.</summary>
    public static LocalizedText? Of(string text)
    {
        var parts = Part().Matches(text);
        if (!Whole().IsMatch(text))
        {
            return null;
        }

        SupportTexts.Register();
        // A number with a point has no form in characters, and two forms do not stand in one citation.
        var isPointed = text.Contains('.', StringComparison.Ordinal);
        string In(Language language)
        {
            string Number(string digits) => isPointed ? digits : InCharacters(int.Parse(digits, CultureInfo.InvariantCulture), Texts.Get(language, "support.cite.digits"), Texts.Get(language, "support.cite.places"));
            var cited = parts.Select(p => p.Groups[2].Success ? Texts.Format(language, "support.cite.range", Number(p.Groups[1].Value), Number(p.Groups[2].Value)) : Texts.Format(language, "support.cite.part", Number(p.Groups[1].Value)));
            return Texts.Format(language, parts.Count > 1 || parts[0].Groups[2].Success ? "support.cite.many" : "support.cite.one", Texts.Words(language, cited));
        }

        return LocalizedText.Each(In);
    }

    // 1 to 9999. A language that names the places of digits leaves out a zero at the end, writes one for several
    // within, and no one before the tens at the beginning; the others write digits only.
    private static string InCharacters(int number, string digits, string places)
    {
        if (places == "-")
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        var (text, isZero) = (new StringBuilder(), false);
        foreach (var (unit, place) in ((int, string)[])[(1000, places[..1]), (100, places[1..2]), (10, places[2..3]), (1, "")])
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                isZero |= text.Length > 0;
                continue;
            }

            text.Append(isZero ? digits[..1] : "").Append(unit == 10 && digit == 1 && text.Length == 0 ? "" : digits[digit]).Append(place);
            isZero = false;
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^[1-9]\d{0,3}(\.\d{1,2})?( ?[–-] ?[1-9]\d{0,3}(\.\d{1,2})?)?(, ?[1-9]\d{0,3}(\.\d{1,2})?( ?[–-] ?[1-9]\d{0,3}(\.\d{1,2})?)?)*$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"([\d.]+)(?: ?[–-] ?([\d.]+))?")]
    private static partial Regex Part();
}
