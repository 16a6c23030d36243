using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Time;
using Parquet;
using Parquet.Schema;

namespace Corridor.Measures.Bulk;

/// <summary>Goods lines from Parquet, a row group at a time; numbers and days are read as if they were written out.</summary>
internal sealed class ParquetSource : IBulkSource
{
    /// <summary>The most rows of a row group.</summary>
    public const int MostRows = 2_000_000;

    private readonly ParquetReader reader;
    private readonly DataField[] fields;
    private readonly int[] places;
    private string?[][] cells = [];
    private int group;
    private int row = -1;
    private int rows;

    private ParquetSource(ParquetReader reader, DataField[] fields, int[] places)
    {
        this.reader = reader;
        this.fields = fields;
        this.places = places;
    }

    public long Line { get; private set; }

    public Fault? RecordFault => null;

    public static bool TryOpen(Stream stream, [NotNullWhen(true)] out ParquetSource? source, [NotNullWhen(false)] out Fault? fault)
    {
        source = null;
        ParquetReader reader;
        try
        {
            reader = ParquetReader.CreateAsync(stream, null, true).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What a damaged file brings the library to throw is not told anywhere.
            fault = Unreadable();
            return false;
        }

        var fields = reader.Schema.GetDataFields();
        if (IBulkSource.TryColumns([.. fields.Select(f => f.Path.ToString())], out var places, out fault))
        {
            var strange = Array.Find(fields, f => f.IsArray || !(IsText(f) || f.ClrType == typeof(decimal) || f.ClrType == typeof(double) || f.ClrType == typeof(float)
                || f.ClrType == typeof(int) || f.ClrType == typeof(long) || f.ClrType == typeof(DateTime) || f.ClrType == typeof(DateOnly)));
            fault = strange is null ? null : new Fault("bulk.columnType", strange.Name, strange.ClrType.Name);
        }

        if (fault is not null)
        {
            reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
            return false;
        }

        source = new ParquetSource(reader, fields, places!);
        return true;
    }

    public ReadOnlySpan<char> Field(BulkColumn column) => places[(int)column] is var place and >= 0 ? cells[place][row].AsSpan().Trim() : default;

    public bool Read(out Fault? fault)
    {
        fault = null;
        while (++row >= rows)
        {
            if (group >= reader.RowGroupCount)
            {
                return false;
            }

            try
            {
                using var next = reader.OpenRowGroupReader(group++);
                if (next.RowCount > MostRows)
                {
                    fault = new Fault("bulk.rowGroup", next.RowCount.ToString(CultureInfo.InvariantCulture), MostRows.ToString(CultureInfo.InvariantCulture));
                    return false;
                }

                (rows, row) = ((int)next.RowCount, -1);
                cells = [.. fields.Select(f => Column(next, f))];
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                fault = Unreadable();
                return false;
            }
        }

        Line++;
        return true;
    }

    public void Dispose() => reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private string?[] Column(ParquetRowGroupReader from, DataField field)
    {
        if (IsText(field))
        {
            var texts = new string?[rows];
            from.ReadAsync(field, texts.AsMemory()).AsTask().GetAwaiter().GetResult();
            return texts;
        }

        return field.ClrType switch
        {
            var t when t == typeof(decimal) => Spelt<decimal>(static d => Decimals.Text(d)),
            var t when t == typeof(double) => Spelt<double>(static d => d.ToString("0.###############", CultureInfo.InvariantCulture)),
            var t when t == typeof(float) => Spelt<float>(static d => d.ToString("0.#######", CultureInfo.InvariantCulture)),
            var t when t == typeof(int) => Spelt<int>(static d => d.ToString(CultureInfo.InvariantCulture)),
            var t when t == typeof(long) => Spelt<long>(static d => d.ToString(CultureInfo.InvariantCulture)),
            var t when t == typeof(DateOnly) => Spelt<DateOnly>(DateRange.Text),
            _ => Spelt<DateTime>(static d => DateRange.Text(DateOnly.FromDateTime(d))),
        };

        string?[] Spelt<T>(Func<T, string> spell)
            where T : struct
        {
            var values = new T?[rows];
            if (field.IsNullable)
            {
                from.ReadAsync<T>(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
            }
            else
            {
                var plain = new T[rows];
                from.ReadAsync<T>(field, plain.AsMemory()).AsTask().GetAwaiter().GetResult();
                values = [.. plain.Select(v => (T?)v)];
            }

            return [.. values.Select(v => v is { } value ? spell(value) : null)];
        }
    }

    private static bool IsText(DataField field) => field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>);

    private static Fault Unreadable() => new("bulk.unreadable", "", nameof(BulkFormat.Parquet));
}
