using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;
using Corridor.Reference;

namespace Corridor.Commands;

/// <summary>
/// The help of a command with its headings in the user's language. The library keeps them in resources of cultures, and
/// this program runs without cultures, so that its answers are the same everywhere.
/// </summary>
internal sealed partial class HelpInLanguage(HelpAction own, Language language) : SynchronousCommandLineAction
{
    /// <summary>Puts the help of a command and of all below it into a language.</summary>
    public static void Use(RootCommand root, Language language)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction own } help)
            {
                help.Description = Texts.Get(language, "cli.help.help");
                help.Action = new HelpInLanguage(own, language);
            }
            else if (option is VersionOption version)
            {
                version.Description = Texts.Get(language, "cli.help.version");
            }
        }
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => own.ClearsParseErrors;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var (settings, text) = (parseResult.InvocationConfiguration, new StringWriter());
        var output = settings.Output;
        settings.Output = text;
        try
        {
            var code = own.Invoke(parseResult);
            output.Write(InColumns(Words().Replace(text.ToString(), m => Texts.Get(language, "cli.help." + Word(m)))));
            return code;
        }
        finally
        {
            settings.Output = output;
        }
    }

    // The library sets the second column by its own words, in characters; a terminal gives a Chinese one the room of two.
    private string InColumns(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var end = i;
            while (end < lines.Length && Row().IsMatch(lines[end]))
            {
                end++;
            }

            if (lines[i..end].Any(l => l.Contains(Texts.Get(language, "cli.help.required"), StringComparison.Ordinal)))
            {
                var rows = lines[i..end].Select(l => Row().Match(l)).ToList();
                var width = rows.Max(r => Columns(r.Groups[1].Value));
                for (var j = i; j < end; j++)
                {
                    var (first, second) = (rows[j - i].Groups[1].Value, rows[j - i].Groups[2].Value);
                    lines[j] = first + new string(' ', width - Columns(first) + 2) + second;
                }
            }

            i = Math.Max(i, end - 1);
        }

        return string.Join('\n', lines);
    }

    private static int Columns(string text) => text.EnumerateRunes().Sum(r => Print.LineBreaker.IsWide(r.Value) ? 2 : 1);

    private static string Word(Match match) => match.Value switch
    {
        "Description:" => "description",
        "Usage:" => "usage",
        "Arguments:" => "arguments",
        "Options:" => "options",
        "Commands:" => "commands",
        "[options]" => "anOption",
        "[command]" => "aCommand",
        _ => "required",
    };

    // Headings stand at the beginning of a line, placeholders in the line of the usage.
    [GeneratedRegex(@"^(?:Description|Usage|Arguments|Options|Commands):|(?<=^  [^-\s].*)\[(?:options|command)\]|(?<=^  -.*)\(REQUIRED\)", RegexOptions.Multiline)]
    private static partial Regex Words();

    // A row of the options: names and what the option means; or, where that did not fit on one line, more of it.
    [GeneratedRegex(@"^(  -.*?\S|)  +(\S.*)$")]
    private static partial Regex Row();
}
