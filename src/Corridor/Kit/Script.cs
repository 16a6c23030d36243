namespace Corridor.Kit;

/// <summary>
/// The language of a text that its source does not state, told by its script, so that a screen reader reads it
/// right: titles of acts and names of documents stand on pages as they are printed.
/// </summary>
internal static class Script
{
    /// <summary><c>ru</c> for Cyrillic, <c>zh</c> for Chinese characters, else <c>en</c>.</summary>
    public static string Of(string text) =>
        text.Any(c => c is >= '\u0400' and <= '\u04FF') ? "ru" : text.Any(c => c is >= '\u3400' and <= '\u9FFF') ? "zh" : "en";
}
