using System.CommandLine;
using System.CommandLine.Parsing;
using Corridor.Reference;
using Corridor.Reference.Packs;

namespace Corridor.Commands;

/// <summary>Exit codes of every command.</summary>
internal static class Exit
{
    public const int Done = 0;
    public const int Negative = 1;
    public const int BadInput = 2;
}

/// <summary>What a command works with: the language, the form of its answer, the folders, the two outputs.</summary>
internal sealed record CommandRun(Language Language, bool Json, TextWriter Out, TextWriter Error, Lazy<Workspace> Opened)
{
    /// <summary>The folders named, opened when first asked for; the command line closes them.</summary>
    public Workspace Workspace => Opened.Value;

    /// <summary>Opens another data folder than the one named, with the cache folder given; the command closes it.</summary>
    public Workspace OpenOther(string data, string cache) => new(data, cache, (key, argument) => Error.WriteLine(T(key, argument)));

    /// <summary>A text of the resources.</summary>
    public string T(string key, params object[] arguments) => Texts.Format(Language, key, arguments);

    /// <summary>A name with what is said of it, parted as the language parts them.</summary>
    public string Pair(string name, string? value) => T("mark.pair", name, value ?? "");

    /// <summary>Words in the brackets of the language; nothing where there are none.</summary>
    public string Aside(string? words) => string.IsNullOrEmpty(words) ? "" : T("mark.aside", words);

    /// <summary>Sentences one behind the other.</summary>
    public string Sentences(params IEnumerable<string?> sentences) => Texts.Sentences(Language, sentences);

    /// <summary>Says what is wrong and gives the exit code for it.</summary>
    public int Fail(params IEnumerable<Fault> faults)
    {
        foreach (var fault in faults)
        {
            Error.WriteLine(fault.Message(Language));
        }

        return Exit.BadInput;
    }
}

/// <summary>The command line.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">What was typed behind the program's name.</param>
    /// <param name="output">Where the answer goes.</param>
    /// <param name="error">Where progress and faults go.</param>
    /// <param name="open">A workspace that is open already: it serves commands on its folders and stays open.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, Workspace? open = null)
    {
        Workspace? own = null;
        var language = LanguageOf(args);
        var lang = new Option<string?>("--lang") { Description = Texts.Get(language, "cli.lang"), Recursive = true };
        var json = new Option<bool>("--json") { Description = Texts.Get(language, "cli.json"), Recursive = true };
        var data = new Option<string?>("--data") { Description = Texts.Get(language, "cli.data"), Recursive = true };
        var cache = new Option<string?>("--cache") { Description = Texts.Get(language, "cli.cache"), Recursive = true };
        CommandRun Run(ParseResult parse)
        {
            var (folder, kept) = (parse.GetValue(data), parse.GetValue(cache));
            return new CommandRun(language, parse.GetValue(json), output, error, new(() => open is not null && folder == open.Data && kept == open.Cache
                ? open : own = new Workspace(folder, kept, (key, argument) => error.WriteLine(Texts.Format(language, key, argument)))));
        }

        var root = new RootCommand(Texts.Get(language, "cli.root")) { lang, json, data, cache };
        root.Add(ServeCommand.Make(language, Run));
        root.Add(GoodsCommands.Make(language, Run));
        root.Add(MeasureCommands.Make(language, Run));
        root.Add(AssessCommands.Make(language, Run));
        root.Add(BulkCommands.Make(language, Run));
        root.Add(AnalyticsCommands.AddTo(StatisticsCommands.Make(language, Run, TimeProvider.System), language, Run));
        root.Add(SupportCommands.Make(language, Run));
        root.Add(PackCommands.Make(language, Run));

        HelpInLanguage.Use(root, language);
        if (args.Length == 0)
        {
            args = ["serve"];
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 || Mistaken(parsed).Any())
        {
            foreach (var message in Wrong(parsed).Select(f => f.Message(language)).Distinct())
            {
                error.WriteLine(message);
            }

            return Exit.BadInput;
        }

        if (parsed.GetValue(lang) is { } chosen && !Languages.TryParse(chosen, out _, out var fault))
        {
            error.WriteLine(fault.Message(language));
            return Exit.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (WorkspaceException e)
        {
            error.WriteLine(e.Fault.Message(language));
            return Exit.BadInput;
        }
        catch (PackMissingException e)
        {
            error.WriteLine(new Fault("pack.needed", e.Pack).Message(language));
            return Exit.BadInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(new Fault("cli.io", e.Message).Message(language));
            return Exit.BadInput;
        }
        finally
        {
            own?.Dispose();
        }
    }

    // The parser tells what is wrong in English only; what it tells besides these is rare.
    private static IEnumerable<Fault> Wrong(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var name = string.Join(' ', Path(parsed.CommandResult).Prepend("corridor"));
        var mistaken = Mistaken(parsed).ToList();
        var known = (mistaken.Count > 0 ? mistaken : parsed.UnmatchedTokens).Select(t => new Fault("cli.unknown", Fault.Quote(t), name)).ToList();
        if (known.Count == 0)
        {
            known.AddRange(command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is not { Tokens.Count: > 0 }).Select(a => new Fault("cli.argumentMissing", a.Name, name)));
            known.AddRange(command.Options.Where(o => o.Required && parsed.GetResult(o) is not { Tokens.Count: > 0 }).Select(o => new Fault("cli.argumentMissing", o.Name, name)));
        }

        if (known.Count == 0 && command.Action is null && command.Subcommands.Count > 0)
        {
            known.Add(new Fault("cli.commandMissing", name, string.Join(", ", command.Subcommands.Select(c => c.Name))));
        }

        if (known.Count == 0)
        {
            known.AddRange(parsed.Errors.Where(e => e.SymbolResult is OptionResult { Tokens.Count: > 0 } or ArgumentResult { Tokens.Count: > 0 }).Select(e => new Fault("cli.value", Fault.Quote(e.SymbolResult!.Tokens[0].Value),
                e.SymbolResult switch { OptionResult option => option.Option.Name, ArgumentResult { Parent: OptionResult of } => of.Option.Name, ArgumentResult argument => argument.Argument.Name, _ => "" }, name)));
        }

        return known.Count > 0 ? known : parsed.Errors.Select(e => new Fault("cli.arguments", e.Message));
    }

    // The parser takes an option that it does not know for an argument and then finds the arguments too many.
    private static IEnumerable<string> Mistaken(ParseResult parsed) => parsed.Tokens.Any(t => t.Type == TokenType.DoubleDash) ? []
        : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens.Select(t => t.Value)).Concat(parsed.UnmatchedTokens).Where(t => t.StartsWith("--", StringComparison.Ordinal)).Distinct();

    private static IEnumerable<string> Path(CommandResult result) => result.Parent is CommandResult parent ? [.. Path(parent), result.Command.Name] : [];

    // The help must already be in the user's language, so the option is looked for before anything is parsed.
    private static Language LanguageOf(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var value = args[i] == "--lang" && i + 1 < args.Length ? args[i + 1]
                : args[i].StartsWith("--lang=", StringComparison.Ordinal) ? args[i]["--lang=".Length..] : null;
            if (value is not null && Languages.TryParse(value, out var language, out _))
            {
                return language;
            }
        }

        var locale = Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG") ?? "";
        return Languages.TryParse(locale.Split('_', '.')[0], out var own, out _) ? own : Language.En;
    }
}
