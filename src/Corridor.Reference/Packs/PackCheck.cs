using System.Collections.Immutable;
using System.Text;
using Corridor.Reference.Time;
using Sylvan.Data.Csv;

namespace Corridor.Reference.Packs;

/// <summary>A rule of the part that a kind of pack belongs to, for what a table's form cannot say. It adds what it finds to the faults.</summary>
public delegate void PackRule(Pack pack, List<Fault> faults);

/// <summary>
/// Checks a whole pack: manifest, tables, columns, cells, keys, order, days, references, then the rules of its
/// part. Every fault names file, line and column. At most <see cref="MostFaults"/> are listed.
/// </summary>
public sealed class PackCheck(IEnumerable<TableSchema> schemas, IEnumerable<PackRule> rules)
{
    /// <summary>More faults than this are not listed one by one.</summary>
    public const int MostFaults = 100;

    private readonly ImmutableDictionary<string, TableSchema> schemas = schemas.ToImmutableDictionary(s => s.Name);
    private readonly ImmutableArray<PackRule> rules = [.. rules];

    /// <summary>All faults of an opened pack; none means that it can be used.</summary>
    public List<Fault> Check(Pack pack)
    {
        var faults = new List<Fault>();
        foreach (var (table, schema) in pack.Manifest.Tables.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var manifest = new FilePlace(Path.Combine(pack.Folder, "manifest.yaml"), 0, 0, "tables." + table);
            if (!schemas.TryGetValue(schema, out var known))
            {
                faults.Add(new Fault("pack.schemaUnknown", Fault.Quote(schema), string.Join(", ", schemas.Keys.Order(StringComparer.Ordinal))).At(manifest));
            }
            else if (Pack.TableFile(pack.Folder, table) is null)
            {
                faults.Add(new Fault("pack.tableMissing", table).At(manifest));
            }
            else
            {
                Check(pack, table, known, faults);
            }

            if (faults.Count >= MostFaults)
            {
                return faults;
            }
        }

        foreach (var file in Directory.EnumerateFiles(pack.Folder).Select(Path.GetFileName).OfType<string>())
        {
            var table = file.Replace(".csv.gz", "", StringComparison.Ordinal).Replace(".csv", "", StringComparison.Ordinal);
            if (file != "manifest.yaml" && !pack.Manifest.Tables.ContainsKey(table))
            {
                faults.Add(new Fault("pack.fileUnknown", file).At(new FilePlace(Path.Combine(pack.Folder, file), 0, 0)));
            }
        }

        if (faults.Count == 0)
        {
            foreach (var rule in rules)
            {
                rule(pack, faults);
            }
        }

        return faults;
    }

    private static void Check(Pack pack, string name, TableSchema schema, List<Fault> faults)
    {
        PackTable table;
        var file = Pack.TableFile(pack.Folder, name)!;
        try
        {
            table = pack.Table(name);
        }
        catch (Exception e) when (e is CsvFormatException or DecoderFallbackException or IOException or InvalidDataException)
        {
            faults.Add(new Fault("pack.csv", Fault.Quote(e.Message)).At(new FilePlace(file, e is CsvFormatException c ? c.RowNumber + 1 : 0, 0)));
            return;
        }

        var columns = new Column?[table.Header.Length];
        var next = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            var at = schema.Columns.Select((c, n) => (c, n)).FirstOrDefault(x => x.c.Name == table.Header[i], (null!, -1)).n;
            if (at < next)
            {
                faults.Add(new Fault(at < 0 ? "pack.columnUnknown" : "pack.columnOrder", Fault.Quote(table.Header[i]), string.Join(", ", schema.Columns.Select(c => c.Name)))
                    .At(new FilePlace(file, 1, 0, table.Header[i])));
                return;
            }

            columns[i] = schema.Columns[at];
            next = at + 1;
        }

        if (schema.Columns.FirstOrDefault(c => !c.MayBeAbsent && table.IndexOf(c.Name) < 0) is { } missing)
        {
            faults.Add(new Fault("pack.columnMissing", missing.Name).At(new FilePlace(file, 1, 0)));
            return;
        }

        var key = schema.Key.Select(table.IndexOf).ToArray();
        string[]? previous = null;
        for (var row = 0; row < table.Count && faults.Count < MostFaults; row++)
        {
            var cells = table.Cells[row];
            if (cells.Length != columns.Length || cells.Contains("\0"))
            {
                faults.Add(new Fault("pack.cellCount").At(table.Place(row, 0)));
                continue;
            }

            for (var i = 0; i < cells.Length; i++)
            {
                if (TableSchema.Check(columns[i]!, cells[i], pack.Manifest) is { } fault)
                {
                    faults.Add(fault.At(table.Place(row, i)));
                }
            }

            if (previous is not null)
            {
                var order = key.Select(k => Compare(columns[k]!, previous[k], cells[k])).FirstOrDefault(o => o != 0);
                if (order >= 0)
                {
                    faults.Add(new Fault(order == 0 ? "pack.duplicate" : "pack.unsorted", string.Join(", ", key.Select(k => Fault.Quote(cells[k])))).At(table.Place(row, key[0])));
                }
            }

            previous = cells;
        }

        if (faults.Count == 0 && table.IndexOf("valid_from") >= 0)
        {
            CheckDays(table, key, pack.Manifest.Coverage.Days, faults);
        }
    }

    // Rows that share their key but for valid_from must follow each other without overlap, all within the coverage.
    private static void CheckDays(PackTable table, int[] key, DateRange coverage, List<Fault> faults)
    {
        var from = table.IndexOf("valid_from");
        string[]? previous = null;
        var end = default(DateRange);
        for (var row = 0; row < table.Count && faults.Count < MostFaults; row++)
        {
            var days = new PackRow(table, table.Cells[row]).Days();
            if (!days.IsOrdered)
            {
                faults.Add(new Fault("date.reversed", days.ToString()).At(table.Place(row, from)));
            }

            if (days.From < coverage.From || days.To > coverage.To)
            {
                faults.Add(new Fault("pack.outsideCoverage", days.ToString(), coverage.ToString()).At(table.Place(row, from)));
            }

            var cells = table.Cells[row];
            if (previous is not null && key.All(k => k == from || previous[k] == cells[k]) && days.Overlaps(end))
            {
                faults.Add(new Fault("pack.overlap", days.ToString(), end.ToString()).At(table.Place(row, from)));
            }

            previous = cells;
            end = days;
        }
    }

    private static int Compare(Column column, string a, string b) => column.Type switch
    {
        ColumnType.Integer when int.TryParse(a, out var x) && int.TryParse(b, out var y) => x.CompareTo(y),
        ColumnType.Code => string.CompareOrdinal(a.PadRight(Goods.CommodityCode.MostDigits, '0'), b.PadRight(Goods.CommodityCode.MostDigits, '0')) is var o and not 0 ? o : a.Length.CompareTo(b.Length),
        _ => string.CompareOrdinal(a, b),
    };
}
