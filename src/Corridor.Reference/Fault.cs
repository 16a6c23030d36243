using System.Collections.Immutable;
using System.Globalization;

namespace Corridor.Reference;

/// <summary>
/// What is wrong with an input: which kind of fault, where, and the words that its message needs. The message
/// itself stands in the text resources in three languages and always says what, where and how to mend it.
/// </summary>
public sealed class Fault
{
    /// <summary>A fault with the arguments that its message template refers to as {0}, {1}, …</summary>
    public Fault(string code, params ReadOnlySpan<string> arguments)
    {
        Code = code;
        Arguments = [.. arguments];
    }

    /// <summary>The stable name of the kind of fault, for example <c>code.malformed</c>; also its resource key.</summary>
    public string Code { get; }

    /// <summary>The words that fill the message template, already shortened where they came from a user.</summary>
    public ImmutableArray<string> Arguments { get; private init; }

    /// <summary>Where in a file the fault stands, or null where the input was not a file.</summary>
    public FilePlace? Place { get; private init; }

    /// <summary>Why a file cannot be read: it is not there, it is a folder, reading is not allowed, or what the system says.</summary>
    public static Fault Unreadable(string file, Exception e) => e is FileNotFoundException or DirectoryNotFoundException ? new Fault("file.missing", file)
        : Directory.Exists(file) ? new Fault("file.isFolder", file) : e is UnauthorizedAccessException ? new Fault("file.noAccess", file) : new Fault("file.unreadable", file, e.Message);

    /// <summary>Why a file cannot be written, with the option that names another.</summary>
    public static Fault Unwritable(string file, Exception e, string option) => e is DirectoryNotFoundException ? new Fault("file.noFolder", file, option)
        : Directory.Exists(file) ? new Fault("file.isFolder", file) : new Fault("file.unwritable", file, e.Message, option);

    /// <summary>A file that is named twice among those that a run reads and writes, so that one would take the place of the other; null where all differ.</summary>
    public static Fault? Twice(params IEnumerable<string> files) =>
        files.Where(f => f.Length > 0).GroupBy(Path.GetFullPath, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? new Fault("file.twice", twice.Last()) : null;

    /// <summary>The same fault with the place at which it was found.</summary>
    public Fault At(FilePlace place) => new(Code) { Arguments = Arguments, Place = place };

    /// <summary>The message in a language, with the place in front where there is one.</summary>
    public string Message(Language language)
    {
        var text = Texts.Format(language, "fault." + Code, [.. Arguments]);
        return Place is null ? text : $"{Place}: {text}";
    }

    /// <summary>
    /// Shortens what a user gave so that it can stand in a message: at most 60 characters; control characters,
    /// invisible signs such as those that turn the direction of a text, and other line ends replaced; absent shown
    /// as an empty quotation.
    /// </summary>
    public static string Quote(string? input)
    {
        const int most = 60;
        if (string.IsNullOrEmpty(input))
        {
            return "";
        }

        var cut = input.Length > most ? string.Concat(input.AsSpan(0, most), "…") : input;
        return string.Create(cut.Length, cut, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.GetUnicodeCategory(source[i]) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? '\uFFFD' : source[i];
            }
        });
    }

    /// <inheritdoc/>
    public override string ToString() => Message(Language.En);
}

/// <summary>A place in a file as an editor counts: line and column start at 1; the column is 0 for a whole line.</summary>
/// <param name="File">The file's path as the user knows it.</param>
/// <param name="Line">Line, from 1; 0 for the whole file.</param>
/// <param name="Column">Column, from 1; 0 for the whole line.</param>
/// <param name="Field">The name of the field, or null.</param>
public sealed record FilePlace(string File, int Line, int Column, string? Field = null)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{File}{(Line > 0 ? $":{Line}" : "")}{(Column > 0 ? $":{Column}" : "")}{(Field is null ? "" : $" ({Field})")}");
}
