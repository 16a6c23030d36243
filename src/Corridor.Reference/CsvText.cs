namespace Corridor.Reference;

/// <summary>Text in a cell that a spreadsheet does not take for a formula.</summary>
public static class CsvText
{
    /// <summary>The cell, quoted where it has to be.</summary>
    public static string Cell(string text)
    {
        var safe = text is [var first, ..] && first is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : safe;
    }
}
