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
            output.Write(Words().Replace(text.ToString(), m => Texts.Get(language, "cli.help." + Word(m))));
            return code;
        }
        finally
        {
            settings.Output = output;
        }
    }

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
}
