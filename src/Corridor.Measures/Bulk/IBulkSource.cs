using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;

namespace Corridor.Measures.Bulk;

/// <summary>Goods lines as text, one after the other.</summary>
internal interface IBulkSource : IDisposable
{
    /// <summary>The line in the file, from 1, at which the record at hand begins; for a file without lines its number.</summary>
    long Line { get; }

    /// <summary>What is wrong with the record as a whole, or null.</summary>
    Fault? RecordFault { get; }

    /// <summary>A field of the record at hand without blanks around it; empty where the file has no such column.</summary>
    ReadOnlySpan<char> Field(BulkColumn column);

    /// <summary>Goes on to the next record; false at the end, with a fault where the rest cannot be read.</summary>
    bool Read(out Fault? fault);

    /// <summary>The columns by their names in a header: unknown, missing and repeated ones are faults.</summary>
    static bool TryColumns(IReadOnlyList<string> names, [NotNullWhen(true)] out int[]? places, [NotNullWhen(false)] out Fault? fault)
    {
        places = null;
        string[] known = ["line", "code", "origin", "destination", "direction", "date", "value", "currency", "net_mass", "gross_mass", "quantity", "unit", "documents", "additional_codes", "inland"];
        string[] needed = ["code", "origin", "destination", "date", "value", "currency"];
        var given = names.Select(n => n.Trim().ToLowerInvariant()).ToList();
        fault = given.Except(known).ToList() is { Count: > 0 } strange ? new Fault("bulk.columnUnknown", Fault.Quote(string.Join(", ", strange)), string.Join(", ", known))
            : needed.Except(given).ToList() is { Count: > 0 } missing ? new Fault("bulk.columnMissing", string.Join(", ", missing))
            : given.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? new Fault("bulk.columnTwice", twice.Key)
            : null;
        places = fault is null ? [.. known.Select(k => given.IndexOf(k))] : null;
        return places is not null;
    }
}
