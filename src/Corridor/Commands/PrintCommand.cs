using System.CommandLine;
using Corridor.Print;
using Corridor.Reference;

namespace Corridor.Commands;

/// <summary>The option <c>--pdf FILE</c> of commands whose answer can be printed.</summary>
internal static class PrintCommand
{
    /// <summary>The option.</summary>
    public static Option<string?> Option(Language language) => new("--pdf") { Description = Texts.Get(language, "cli.pdf") };

    /// <summary>Writes a document to a file; tells why where it cannot.</summary>
    public static bool TryWrite(CommandRun run, PrintedDocument document, string file)
    {
        if (!PrintedPdf.TryWrite(document, out var pdf, out var fault))
        {
            run.Fail(fault);
            return false;
        }

        try
        {
            File.WriteAllBytes(file, pdf);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            run.Fail(Fault.Unwritable(file, e, "--pdf"));
            return false;
        }

        run.Error.WriteLine(run.T("cli.support.written", file));
        return true;
    }
}
