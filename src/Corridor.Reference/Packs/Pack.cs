using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Corridor.Reference.Time;
using Sylvan.Data.Csv;

namespace Corridor.Reference.Packs;

/// <summary>
/// A pack: a folder with a manifest and tables as plain CSV (UTF-8, LF, sorted by key; gzip above a megabyte).
/// Tables are read when first asked for.
/// </summary>
public sealed class Pack
{
    private readonly ConcurrentDictionary<string, PackTable> tables = new();

    private Pack(PackManifest manifest, string folder, string hash)
    {
        Manifest = manifest;
        Folder = folder;
        Hash = hash;
    }

    /// <summary>The manifest.</summary>
    public PackManifest Manifest { get; }

    /// <summary>The folder that its files are read from.</summary>
    public string Folder { get; }

    /// <summary>SHA-256 over all its files, in hexadecimal: equal exactly where the content is.</summary>
    public string Hash { get; }

    /// <summary>Whether it has a table of this name.</summary>
    public bool Has(string table) => Manifest.Tables.ContainsKey(table);

    /// <summary>A table by its name; its form was checked when the pack was accepted.</summary>
    public PackTable Table(string name) => tables.GetOrAdd(name, n =>
        PackTable.Read(TableFile(Folder, n) ?? throw new FileNotFoundException($"{Manifest.Path} has no table '{n}'.")));

    /// <summary>Reads the manifest of a folder; the tables are left alone.</summary>
    public static Pack? Open(string folder, string kind, string name, List<Fault> faults)
    {
        var file = Path.Combine(folder, "manifest.yaml");
        try
        {
            if (new FileInfo(file).Length > PackManifest.MostBytes)
            {
                faults.Add(new Fault("pack.manifestTooLarge").At(new FilePlace(file, 0, 0)));
                return null;
            }

            var manifest = PackManifest.Read(File.ReadAllText(file), kind, name, file, faults);
            return manifest is null ? null : new Pack(manifest, folder, HashOf(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new Fault("file.unreadable", file, e.Message));
            return null;
        }
    }

    /// <summary>The file of a table: plain, or compressed, or null where there is none.</summary>
    public static string? TableFile(string folder, string table)
    {
        var plain = Path.Combine(folder, table + ".csv");
        return File.Exists(plain) ? plain : File.Exists(plain + ".gz") ? plain + ".gz" : null;
    }

    private static string HashOf(string folder)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            sha.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file) + "\n"));
            sha.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}

/// <summary>The rows of a table of a pack.</summary>
public sealed class PackTable
{
    private readonly Dictionary<string, int> columns;

    private PackTable(string file, ImmutableArray<string> header, List<string[]> cells)
    {
        File = file;
        Header = header;
        columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++)
        {
            // A column that stands twice is refused by the check; reading must come that far.
            columns.TryAdd(header[i], i);
        }

        Cells = cells;
    }

    /// <summary>The file that it was read from.</summary>
    public string File { get; }

    /// <summary>The names of its columns, in order.</summary>
    public ImmutableArray<string> Header { get; }

    /// <summary>All rows.</summary>
    public IEnumerable<PackRow> Rows => Cells.Select(c => new PackRow(this, c));

    /// <summary>The number of rows.</summary>
    public int Count => Cells.Count;

    internal List<string[]> Cells { get; }

    internal int IndexOf(string column) => columns.GetValueOrDefault(column, -1);

    /// <summary>Reads a CSV file, compressed or not; throws <see cref="CsvFormatException"/> where it is none.</summary>
    public static PackTable Read(string file)
    {
        using var text = Open(file);
        using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions
        {
            Delimiter = ',',
            BufferSize = 0x40000,
        });
        var header = Enumerable.Range(0, csv.FieldCount).Select(csv.GetName).ToImmutableArray();
        var rows = new List<string[]>();
        var pool = new HashSet<string>(StringComparer.Ordinal);
        var pooled = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        while (csv.Read())
        {
            var row = new string[Math.Max(header.Length, csv.RowFieldCount)];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = i < csv.RowFieldCount ? Pooled(csv.GetFieldSpan(i)) : "\0";
            }

            rows.Add(row);
        }

        return new PackTable(file, header, rows);

        // The same few hundred thousand units, dates and descriptions stand in many rows.
        string Pooled(ReadOnlySpan<char> cell)
        {
            if (!pooled.TryGetValue(cell, out var text))
            {
                pool.Add(text = new string(cell));
            }

            return text;
        }
    }

    /// <summary>
    /// Where in the file the cell of a row stands. The file is read again up to there, as this is asked only for
    /// faults; a cell in quotation marks may span lines.
    /// </summary>
    public FilePlace Place(int row, int column)
    {
        using var text = Open(File);
        int line = 1, col = 1, record = -1, cell = 0;
        var quoted = false;
        for (int c; (record < row || cell < column) && (c = text.Read()) >= 0;)
        {
            col++;
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == '\n')
            {
                line++;
                col = 1;
                if (!quoted)
                {
                    record++;
                    cell = 0;
                }
            }
            else if (c == ',' && !quoted)
            {
                cell++;
            }
        }

        return new FilePlace(File, line, col, column < Header.Length ? Header[column] : null);
    }

    private static StreamReader Open(string file)
    {
        Stream stream = System.IO.File.OpenRead(file);
        if (file.EndsWith(".gz", StringComparison.Ordinal))
        {
            stream = new GZipStream(stream, CompressionMode.Decompress);
        }

        return new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
    }
}

/// <summary>A row of a table; a cell that is empty is absent.</summary>
public readonly struct PackRow
{
    private readonly PackTable table;
    private readonly string[] cells;

    internal PackRow(PackTable table, string[] cells)
    {
        this.table = table;
        this.cells = cells;
    }

    /// <summary>A cell that must be there.</summary>
    public string this[string column] => Optional(column)
        ?? throw new InvalidDataException($"{table.File}: a row has no '{column}'.");

    /// <summary>A cell, or null where it is empty or the table has no such column.</summary>
    public string? Optional(string column) => table.IndexOf(column) is var i and >= 0 && cells[i].Length > 0 ? cells[i] : null;

    /// <summary>A whole number.</summary>
    public int Integer(string column) => int.Parse(this[column], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A whole number, or null.</summary>
    public int? OptionalInteger(string column) => Optional(column) is null ? null : Integer(column);

    /// <summary>A number.</summary>
    public decimal Number(string column) => Decimals.TryParse(this[column], out var n)
        ? n : throw new InvalidDataException($"{table.File}: '{column}' is no number.");

    /// <summary>A number, or null.</summary>
    public decimal? OptionalNumber(string column) => Optional(column) is null ? null : Number(column);

    /// <summary>A day, or null.</summary>
    public DateOnly? Day(string column) => Optional(column) is not { } text ? null
        : DateRange.TryParseDay(text, out var day, out var fault) ? day : throw new InvalidDataException($"{table.File}: {fault}");

    /// <summary>The days of <c>valid_from</c> and <c>valid_to</c>.</summary>
    public DateRange Days() => new(Day("valid_from"), Day("valid_to"));

    /// <summary>A text in three languages from the columns <c>name_en</c>, <c>name_zh</c>, <c>name_ru</c>.</summary>
    public LocalizedText Localized(string name) => new(Optional(name + "_en"), Optional(name + "_zh"), Optional(name + "_ru"));
}
