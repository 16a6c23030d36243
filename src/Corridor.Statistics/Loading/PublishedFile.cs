using System.Text;
using Corridor.Reference;
using Corridor.Reference.Economies;
using SharpCompress.Compressors.Xz;
using Sylvan.Data.Csv;

namespace Corridor.Statistics.Loading;

/// <summary>
/// A published CSV file, plain or xz, read whole before anything of it is used: found anywhere below a folder,
/// with exactly the header that its importer knows. A name that ends in .xz is also found unpacked.
/// </summary>
internal sealed class PublishedFile
{
    /// <summary>More than this is not unpacked.</summary>
    private const int MostMebibytes = 256;

    private const string Packed = ".xz";

    private readonly string file;
    private readonly List<Fault> faults;

    private PublishedFile(string file, List<Fault> faults) => (this.file, this.faults) = (file, faults);

    /// <summary>
    /// Reads the rows of a file; what is wrong goes to the faults and the row is left out. At most
    /// <see cref="Corridor.Reference.Packs.PackCheck.MostFaults"/> are listed.
    /// </summary>
    public static void Read(string folder, string name, string header, List<Fault> faults, Action<Row> take)
    {
        var found = Find(folder, name) ?? (name.EndsWith(Packed, StringComparison.Ordinal) ? Find(folder, name[..^Packed.Length]) : null);
        if (found is null)
        {
            faults.Add(new Fault("source.missing", folder, name));
            return;
        }

        new PublishedFile(found, faults).Read(header, take);
    }

    private static string? Find(string folder, string name) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, name, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MatchType = MatchType.Simple })
            .Order(StringComparer.Ordinal).FirstOrDefault()
        : null;

    private void Read(string header, Action<Row> take)
    {
        if (Unpack() is not { } bytes)
        {
            return;
        }

        var row = 0;
        try
        {
            using var text = new StreamReader(bytes, new UTF8Encoding(false, throwOnInvalidBytes: true));
            using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { Delimiter = ',', HasHeaders = false, BufferSize = 0x40000 });
            var columns = header.Split(',');
            while (csv.Read())
            {
                row++;
                if (faults.Count >= Corridor.Reference.Packs.PackCheck.MostFaults)
                {
                    return;
                }

                var cells = new string[csv.RowFieldCount];
                for (var i = 0; i < cells.Length; i++)
                {
                    cells[i] = csv.GetString(i);
                }

                if (row == 1)
                {
                    if (!cells.SequenceEqual(columns))
                    {
                        Fault(1, null, new Fault("statistics.header", Corridor.Reference.Fault.Quote(string.Join(',', cells)), header));
                        return;
                    }
                }
                else if (cells.Length != columns.Length)
                {
                    Fault(row, null, new Fault("statistics.cells", Text(cells.Length), Text(columns.Length)));
                }
                else
                {
                    take(new Row(this, row, columns, cells));
                }
            }

            if (row == 0)
            {
                Fault(1, null, new Fault("statistics.header", "", header));
            }
        }
        catch (Exception e) when (e is CsvFormatException or DecoderFallbackException or InvalidDataException)
        {
            Fault(row + 1, null, new Fault("pack.csv", Corridor.Reference.Fault.Quote(e.Message)));
        }
    }

    private MemoryStream? Unpack()
    {
        var isPacked = file.EndsWith(Packed, StringComparison.Ordinal);
        var unpacked = new MemoryStream();
        try
        {
            using var raw = File.OpenRead(file);
            using Stream stream = isPacked ? new XZStream(raw) : raw;
            var buffer = new byte[0x10000];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > MostMebibytes << 20)
                {
                    Fault(0, null, new Fault("statistics.tooLarge", Text(MostMebibytes)));
                    return null;
                }
            }

            unpacked.Position = 0;
            return unpacked;
        }
        catch (Exception e) when (e is not (UnauthorizedAccessException or OutOfMemoryException) && (isPacked || e is IOException))
        {
            // What the unpacker throws on hostile bytes is not specified: format faults, ends of stream, indexes out of range.
            Fault(0, null, isPacked ? new Fault("statistics.damaged", Corridor.Reference.Fault.Quote(e.Message)) : new Fault("file.unreadable", file, e.Message));
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            Fault(0, null, new Fault("file.unreadable", file, e.Message));
            return null;
        }
    }

    private void Fault(int line, string? column, Fault fault) => faults.Add(fault.At(new FilePlace(file, line, 0, column)));

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A row of the file.</summary>
    internal readonly struct Row(PublishedFile owner, int line, string[] columns, string[] cells)
    {
        public string this[string column] => cells[Array.IndexOf(columns, column)];

        /// <summary>The whole row, for messages.</summary>
        public string Whole => string.Join(',', cells);

        public void Fault(string? column, Fault fault) => owner.Fault(line, column, fault);

        /// <summary>One of the words that a column may hold.</summary>
        public bool OneOf(string column, params ReadOnlySpan<string> words)
        {
            if (words.Contains(this[column]))
            {
                return true;
            }

            Fault(column, new Fault("pack.oneOf", Corridor.Reference.Fault.Quote(this[column]), string.Join(", ", words.ToArray())));
            return false;
        }

        /// <summary>The alpha-2 code for the code that the publisher uses.</summary>
        public bool Economy(string column, IReadOnlyDictionary<string, EconomyCode> codes, out string economy)
        {
            var isKnown = codes.TryGetValue(this[column], out var code);
            economy = code.Value;
            if (isKnown)
            {
                return true;
            }

            Fault(column, new Fault("statistics.economy", Corridor.Reference.Fault.Quote(this[column])));
            return false;
        }

        /// <summary>A year.</summary>
        public bool Year(string column, out int year)
        {
            if (Corridor.Reference.Time.Period.TryParse(this[column], out var period, out var fault) && period.Kind == Corridor.Reference.Time.PeriodKind.Year)
            {
                year = period.Year;
                return true;
            }

            year = 0;
            Fault(column, fault ?? new Fault("period.malformed", Corridor.Reference.Fault.Quote(this[column])));
            return false;
        }

        /// <summary>
        /// A value in units of so many: the published digits times the unit, without rounding. Values that this
        /// importer does not keep can have more decimals than a pack holds.
        /// </summary>
        public bool Value(string column, decimal unit, bool isKept, out decimal value)
        {
            value = 0;
            var cell = this[column];
            if (cell.Count(char.IsAsciiDigit) <= 28 && Decimals.TryParse(cell, out var number) && number is >= 0 and < 1_000_000_000_000_000m)
            {
                value = number * unit;
                if (!isKept || (value / unit == number && ObservationRule.IsValue(value)))
                {
                    return true;
                }
            }

            Fault(column, new Fault("statistics.value", Corridor.Reference.Fault.Quote(cell)));
            return false;
        }
    }
}
