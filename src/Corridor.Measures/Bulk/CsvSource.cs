using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Corridor.Reference;
using Sylvan.Data.Csv;

namespace Corridor.Measures.Bulk;

/// <summary>Goods lines from delimited text. A record that does not fit the buffer ends the reading with a fault.</summary>
internal sealed class CsvSource : IBulkSource
{
    /// <summary>The longest record, in characters.</summary>
    public const int LongestRecord = 1 << 18;

    private readonly TextReader text;
    private readonly CsvDataReader csv;
    private readonly int[] places;
    private readonly int width;
    private long nextLine = 2;

    private CsvSource(TextReader text, CsvDataReader csv, int[] places)
    {
        this.text = text;
        this.csv = csv;
        this.places = places;
        width = csv.FieldCount;
    }

    public long Line { get; private set; } = 1;

    public Fault? RecordFault => csv.RowFieldCount == width ? null : new Fault("bulk.fieldCount", csv.RowFieldCount.ToString(CultureInfo.InvariantCulture), width.ToString(CultureInfo.InvariantCulture));

    public static bool TryOpen(Stream stream, [NotNullWhen(true)] out CsvSource? source, [NotNullWhen(false)] out Fault? fault)
    {
        source = null;
        var reader = new HeadReader(new StreamReader(stream, Encoding.UTF8, true, 1 << 16, leaveOpen: true));
        try
        {
            if (reader.Head.AsSpan().Trim().IsEmpty)
            {
                fault = new Fault("bulk.empty", "code, origin, destination, date, value, currency");
                return false;
            }

            var csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { Delimiter = Separator(reader.Head), BufferSize = LongestRecord, MaxBufferSize = LongestRecord, HasHeaders = true });
            if (!IBulkSource.TryColumns([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetName)], out var places, out fault))
            {
                return false;
            }

            source = new CsvSource(reader, csv, places);
            return true;
        }
        catch (CsvRecordTooLargeException)
        {
            fault = TooLong(1);
            return false;
        }
        catch (Exception e) when (e is CsvFormatException or InvalidDataException or ArgumentException)
        {
            fault = new Fault("bulk.columnTwice", Fault.Quote(reader.Head));
            return false;
        }
    }

    public ReadOnlySpan<char> Field(BulkColumn column) => places[(int)column] is var place and >= 0 && place < csv.RowFieldCount ? csv.GetFieldSpan(place).Trim() : default;

    public bool Read(out Fault? fault)
    {
        fault = null;
        try
        {
            while (csv.Read())
            {
                var raw = csv.GetRawRecordSpan().TrimEnd("\r\n");
                Line = nextLine;
                nextLine += 1 + raw.Count('\n');
                if (!raw.IsEmpty)
                {
                    return true;
                }
            }
        }
        catch (CsvRecordTooLargeException)
        {
            fault = TooLong(nextLine);
        }
        catch (CsvFormatException)
        {
            fault = new Fault("bulk.fieldCount", "?", width.ToString(CultureInfo.InvariantCulture)).At(new FilePlace("", (int)Math.Min(nextLine, int.MaxValue), 0));
        }

        return false;
    }

    public void Dispose()
    {
        csv.Dispose();
        text.Dispose();
    }

    private static Fault TooLong(long line) => new("bulk.lineTooLong", line.ToString(CultureInfo.InvariantCulture), LongestRecord.ToString(CultureInfo.InvariantCulture));

    private static char Separator(string head) => ",;\t".MaxBy(c => head.Count(h => h == c));

    /// <summary>A reader that has looked at the first line, as far as it fits a buffer, and gives it out again.</summary>
    private sealed class HeadReader : TextReader
    {
        private const int Most = 1 << 14;
        private readonly StreamReader inner;
        private readonly char[] read = new char[Most];
        private readonly int count;
        private int at;

        public HeadReader(StreamReader inner)
        {
            this.inner = inner;
            while (count < Most && !read.AsSpan(0, count).Contains('\n') && inner.Read(read, count, Most - count) is var more and > 0)
            {
                count += more;
            }

            var end = Array.IndexOf(read, '\n', 0, count);
            Head = new string(read, 0, end < 0 ? count : end);
        }

        public string Head { get; }

        public override int Read(char[] buffer, int index, int wanted) => Read(buffer.AsSpan(index, wanted));

        public override int Read(Span<char> buffer)
        {
            if (at == count)
            {
                return inner.Read(buffer);
            }

            var part = Math.Min(buffer.Length, count - at);
            read.AsSpan(at, part).CopyTo(buffer);
            at += part;
            return part;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
