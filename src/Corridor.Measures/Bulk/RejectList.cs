using System.Globalization;
using System.Text;
using Corridor.Reference;

namespace Corridor.Measures.Bulk;

/// <summary>The lines that could not be read, as CSV: line, column, value, reason.</summary>
internal sealed class RejectList : IDisposable
{
    private readonly StreamWriter writer;
    private readonly Language language;

    public RejectList(Stream stream, Language language)
    {
        this.language = language;
        writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 14, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("line,column,value,reason");
    }

    public long Count { get; private set; }

    public void Add(long line, BulkColumn? column, ReadOnlySpan<char> value, Fault fault)
    {
        Count++;
        writer.Write(line.ToString(CultureInfo.InvariantCulture));
        writer.Write(',');
        writer.Write(column is { } c ? NameOf(c) : "");
        writer.Write(',');
        writer.Write(CsvText.Cell(Fault.Quote(value[..Math.Min(value.Length, 200)].ToString())));
        writer.Write(',');
        writer.WriteLine(CsvText.Cell(fault.Message(language)));
    }

    public void Dispose() => writer.Dispose();

    private static string NameOf(BulkColumn column) => column switch
    {
        BulkColumn.NetMass => "net_mass",
        BulkColumn.GrossMass => "gross_mass",
        BulkColumn.AdditionalCodes => "additional_codes",
        _ => column.ToString().ToLowerInvariant(),
    };
}
