using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using Sylvan.Data.Csv;

namespace Corridor.Reference.Packs.Importing;

/// <summary>A published file could not be turned into a pack: says which file and what is wrong with it.</summary>
public sealed class ImportException(Fault fault) : Exception(fault.ToString())
{
    /// <summary>What is wrong.</summary>
    public Fault Fault { get; } = fault;
}

/// <summary>
/// An importer of one published format: reads the files of a folder and writes one pack. Registered by the part
/// that the pack belongs to.
/// </summary>
/// <param name="Kind">The word that the command takes: <c>pack build KIND</c>.</param>
/// <param name="Pack">The pack that it makes: <c>kind/name</c>.</param>
/// <param name="Build">Reads the first folder and writes the pack's files to the second; returns what is wrong, or nothing.</param>
public sealed record PackImport(string Kind, string Pack, Func<string, string, IReadOnlyList<Fault>> Build)
{
    /// <summary>Whether it reads files that users bring of their own; it is run by its name only, not among all.</summary>
    public bool IsForOwnFiles { get; init; }

    /// <summary>An importer that reports what is wrong by <see cref="ImportException"/>.</summary>
    public static PackImport Of(string kind, string pack, IEnumerable<TableSchema> schemas, Action<PublishedFolder, PackWriter> build) =>
        new(kind, pack, (from, to) =>
        {
            try
            {
                build(new PublishedFolder(from), new PackWriter(to, schemas));
                return [];
            }
            catch (ImportException e)
            {
                return [e.Fault];
            }
            catch (Exception e) when (e is JsonException or CsvFormatException or InvalidDataException or FormatException or IOException
                or KeyNotFoundException or InvalidOperationException or ArgumentException)
            {
                // A file of another form: a column or member that is not there, or is of another kind.
                return [new Fault("source.row", Fault.Quote(e.Message))];
            }
        });

    /// <summary>The manifest that an importer writes, from the YAML file beside its code, with {edition} and the like filled in.</summary>
    public static string Manifest(Assembly assembly, string name, params ReadOnlySpan<(string Key, string Value)> values)
    {
        var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith($".Manifests.{name}.yaml", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var text = reader.ReadToEnd();
        foreach (var (key, value) in values)
        {
            text = text.Replace("{" + key + "}", value, StringComparison.Ordinal);
        }

        return text;
    }
}

/// <summary>A folder of files as their authorities publish them, searched to a depth of four.</summary>
public sealed class PublishedFolder(string folder)
{
    /// <summary>The file of a name, compressed or not, or null.</summary>
    public string? Find(string name) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, name + "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, IgnoreInaccessible = true })
            .Where(f => Path.GetFileName(f) is var n && (n == name || n == name + ".gz"))
            .Order(StringComparer.Ordinal).FirstOrDefault()
        : null;

    /// <summary>All files that match a pattern, in order of their names.</summary>
    public IReadOnlyList<string> All(string pattern) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, IgnoreInaccessible = true }).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>A CSV file's rows as cells by column name.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Csv(string name)
    {
        using var reader = new StreamReader(Open(Need(name)));
        using var csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { BufferSize = 0x40000 });
        var header = Enumerable.Range(0, csv.FieldCount).Select(csv.GetName).ToArray();
        while (csv.Read())
        {
            var row = new Dictionary<string, string>(header.Length, StringComparer.Ordinal);
            for (var i = 0; i < header.Length; i++)
            {
                row[header[i]] = i < csv.RowFieldCount ? csv.GetString(i) : "";
            }

            yield return row;
        }
    }

    /// <summary>A JSON file.</summary>
    public JsonDocument Json(string name)
    {
        using var stream = Open(Need(name));
        return JsonDocument.Parse(stream);
    }

    /// <summary>The path of a file that must be there.</summary>
    public string Need(string name) => Find(name) ?? throw new ImportException(new Fault("source.missing", folder, name));

    /// <summary>Opens a file, decompressing gzip.</summary>
    public static Stream Open(string file)
    {
        Stream stream = File.OpenRead(file);
        return file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }
}
