using System.Diagnostics;
using Corridor.Commands;

namespace Corridor.SiteTests.Commands;

/// <summary>What a command said and how it ended.</summary>
public sealed record CommandAnswer(int Exit, string Out, string Error)
{
    /// <summary>The lines of the output.</summary>
    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs the command line.</summary>
internal static class CorridorCommand
{
    /// <summary>The site's workspace: commands on its folders need not open them again.</summary>
    public static Workspace? Open { get; set; }

    /// <summary>In this process, in English and on the site's folders unless others are named.</summary>
    public static async Task<CommandAnswer> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] language = arguments.Contains("--lang") ? [] : ["--lang", "en"];
        string[] folders = arguments.Contains("--data") || Open is null ? [] : ["--data", Open.Data, "--cache", Open.Cache];
        var exit = await CommandLine.RunAsync([.. arguments, .. language, .. folders], output, error, Open);
        return new CommandAnswer(exit, output.ToString(), error.ToString());
    }

    /// <summary>As a process, as a user starts it.</summary>
    public static async Task<CommandAnswer> Start(params string[] arguments)
    {
        using var process = Process.Start(Told("dotnet", [Places.Program, .. arguments]))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandAnswer(process.ExitCode, await output, await error);
    }

    /// <summary>How a process is started: outputs caught, in English, without build servers that stay behind.</summary>
    public static ProcessStartInfo Told(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8, StandardErrorEncoding = System.Text.Encoding.UTF8 };
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        return start;
    }
}
