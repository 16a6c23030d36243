using System.IO.Compression;
using System.Text;

namespace Corridor.Reference.Packs;

/// <summary>
/// Writes the tables and the manifest of a pack as <c>pack build</c> makes them: rows sorted by their key,
/// UTF-8, LF, compressed above a megabyte, the same bytes on every run.
/// </summary>
public sealed class PackWriter(string folder, IEnumerable<TableSchema> schemas)
{
    private const int CompressAbove = 1 << 20;

    private readonly Dictionary<string, TableSchema> schemas = schemas.ToDictionary(s => s.Name);

    /// <summary>Writes a table from its columns and rows; an absent cell is null.</summary>
    public void Table(string name, string schema, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var form = schemas[schema];
        var key = form.Key.Select(k => (Index: header.ToList().IndexOf(k), form.Columns.First(c => c.Name == k).Type)).ToArray();
        var sorted = rows.ToList();
        sorted.Sort((a, b) => key.Select(k => Compare(k.Type, a[k.Index] ?? "", b[k.Index] ?? "")).FirstOrDefault(o => o != 0));
        var text = new StringBuilder();
        text.AppendJoin(',', header).Append('\n');
        foreach (var row in sorted)
        {
            for (var i = 0; i < row.Count; i++)
            {
                Cell(text.Append(i == 0 ? "" : ","), row[i] ?? "");
            }

            text.Append('\n');
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        Directory.CreateDirectory(folder);
        File.Delete(Path.Combine(folder, name + ".csv"));
        File.Delete(Path.Combine(folder, name + ".csv.gz"));
        if (bytes.Length <= CompressAbove)
        {
            File.WriteAllBytes(Path.Combine(folder, name + ".csv"), bytes);
            return;
        }

        using var stream = new GZipStream(File.Create(Path.Combine(folder, name + ".csv.gz")), CompressionLevel.SmallestSize);
        stream.Write(bytes);
    }

    /// <summary>Writes the manifest from its YAML text.</summary>
    public void Manifest(string yaml)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "manifest.yaml"), yaml.ReplaceLineEndings("\n"));
    }

    private static void Cell(StringBuilder text, string cell)
    {
        if (cell.AsSpan().IndexOfAny("\",\r\n") >= 0 || cell.StartsWith(' ') || cell.EndsWith(' '))
        {
            text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings("\n")).Append('"');
        }
        else
        {
            text.Append(cell);
        }
    }

    private static int Compare(ColumnType type, string a, string b) => type switch
    {
        // A cell of a key may be absent: such a row speaks of everything and stands first.
        _ when a.Length == 0 || b.Length == 0 => a.Length.CompareTo(b.Length),
        ColumnType.Integer => int.Parse(a, System.Globalization.CultureInfo.InvariantCulture).CompareTo(int.Parse(b, System.Globalization.CultureInfo.InvariantCulture)),
        ColumnType.Code => Goods.CommodityCode.Parse(a).CompareTo(Goods.CommodityCode.Parse(b)),
        _ => string.CompareOrdinal(a, b),
    };
}
