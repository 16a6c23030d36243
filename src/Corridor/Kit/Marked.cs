using Corridor.Api;
using Corridor.Reference;
using Microsoft.AspNetCore.Html;

namespace Corridor.Kit;

/// <summary>
/// Texts on a page with their languages marked, so that a screen reader reads each word right: a text of another
/// language as a whole, and inside a sentence the words that it quotes from a source.
/// </summary>
internal static class Marked
{
    // So many Latin words in a row are no name but a sentence.
    private const int LatinSentence = 6;

    /// <summary>A text in its language on a page of another or the same.</summary>
    public static IHtmlContent Of(TextView text, Language page) => Write(text.Text, text.Language, page.Tag());

    /// <summary>A sentence in the page's language that may quote words of another.</summary>
    public static IHtmlContent Of(string sentence, Language page) => Write(sentence, page.Tag(), page.Tag());

    /// <summary>A text of which the source does not state the language.</summary>
    public static IHtmlContent Printed(string text, Language page) => Write(text, Script.Of(text), page.Tag());

    private static HtmlContentBuilder Write(string text, string language, string page)
    {
        var html = new HtmlContentBuilder();
        foreach (var (run, itsLanguage) in Runs(text, language))
        {
            if (itsLanguage == page)
            {
                html.Append(run);
            }
            else
            {
                html.AppendHtml("<span lang=\"").AppendHtml(itsLanguage).AppendHtml("\">").Append(run).AppendHtml("</span>");
            }
        }

        return html;
    }

    /// <summary>The text cut where its script changes; signs and digits stay with the words before them.</summary>
    internal static List<(string Text, string Language)> Runs(string text, string own)
    {
        var runs = new List<(string Text, string Language)>();
        var (start, language) = (0, own);
        for (var i = 0; i < text.Length; i++)
        {
            var here = text[i] is >= '\u0400' and <= '\u04FF' ? "ru" : text[i] is >= '\u3400' and <= '\u9FFF' ? "zh"
                : char.IsAsciiLetter(text[i]) && (i == 0 || !char.IsAsciiLetter(text[i - 1])) ? LatinAt(text, i, language, own) : null;
            if (here is not null && here != language)
            {
                if (i > start)
                {
                    runs.Add((text[start..i], language));
                }

                (start, language) = (i, here);
            }
        }

        if (start < text.Length)
        {
            runs.Add((text[start..], language));
        }

        return runs;
    }

    // Latin letters are words of English only in a sentence of them; a name or a sign stays with the text around it.
    private static string LatinAt(string text, int at, string language, string own)
    {
        if (language == "en" || own == "en")
        {
            return "en";
        }

        var words = 0;
        for (var i = at; i < text.Length && text[i] is < '\u0400' or '\u2019' or '\u2013'; i++)
        {
            words += char.IsAsciiLetter(text[i]) && (i == at || !char.IsAsciiLetter(text[i - 1])) ? 1 : 0;
        }

        return words >= LatinSentence ? "en" : language == own ? own : language;
    }
}
