using System.Collections.Immutable;
using System.Formats.Tar;
using System.Text.Json;
using System.Text.RegularExpressions;
using Corridor.Reference;
using Corridor.Reference.Packs.Importing;
using SharpCompress.Compressors.Xz;

namespace Corridor.Measures.Importing;

/// <summary>
/// A page of the tariff's API: a commodity with all measures that were in force on the page's day. A page bears no
/// date; its day is the first on which all that it shows has begun and every quota has been allocated.
/// </summary>
internal sealed partial class UkPage
{
    private const string Archive = "uk_xi_commodity_api_samples.tar.xz";

    /// <summary>More than this is not unpacked.</summary>
    private const long MostBytes = 256L << 20;

    private UkPage(UkNode root, string file, string collection)
    {
        (File, Collection) = (file, collection);
        Code = root.Need("goods_nomenclature_item_id");
        Import = [.. root.Children("import_measures")];
        Export = [.. root.Children("export_measures")];
        List<DateOnly> days = [.. Import.Concat(Export).Select(m => m.Day("effective_start_date") ?? throw m.Bad("effective_start_date", ""))];
        days.AddRange(Import.Select(m => m.Child("order_number")?.Child("definition")?.Day("last_allocation_date")).OfType<DateOnly>());
        Day = days.Count > 0 ? days.Max() : throw root.Bad("import_measures", "");
    }

    /// <summary>The name of the file.</summary>
    public string File { get; }

    /// <summary>The collection that it came with: the word before the first low line of its name.</summary>
    public string Collection { get; }

    /// <summary>The commodity code.</summary>
    public string Code { get; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>The measures for goods that come in.</summary>
    public ImmutableArray<UkNode> Import { get; }

    /// <summary>The measures for goods that go out.</summary>
    public ImmutableArray<UkNode> Export { get; }

    /// <summary>The measures of both sides.</summary>
    public IEnumerable<(UkNode Measure, bool IsExport)> Measures => Import.Select(m => (m, false)).Concat(Export.Select(m => (m, true)));

    /// <summary>The pages of the service for Great Britain, in order of code and day.</summary>
    public static IReadOnlyList<UkPage> ReadAll(PublishedFolder from)
    {
        var files = from.All("*commodities_*.json").Select(f => (Name: Path.GetFileName(f), Bytes: (Func<byte[]>)(() => System.IO.File.ReadAllBytes(f)))).ToList();
        if (from.Find(Archive) is { } archive)
        {
            files.AddRange(Unpack(archive).Select(e => (e.Name, (Func<byte[]>)(() => e.Bytes))));
        }

        var pages = files.Select(f => (File: f, Match: PageName().Match(f.Name))).Where(f => f.Match.Success && f.Match.Groups["service"].Value != "xi")
            .OrderBy(f => f.File.Name, StringComparer.Ordinal).Select(f => Read(f.File.Name, f.Match.Groups["collection"].Value, f.File.Bytes())).ToList();
        return pages.Count > 0 ? [.. pages.OrderBy(p => p.Code, StringComparer.Ordinal).ThenBy(p => p.Day).ThenBy(p => p.File, StringComparer.Ordinal)]
            : throw new ImportException(new Fault("source.missing", "", Archive));
    }

    /// <summary>
    /// Whether the page can be what it says: the code of its file, types in their series, every measure once, none that
    /// ended before another began, and no duty for goods from the United Kingdom itself (the other service's tariff has
    /// one). Collections of examples hold pages that were put together from several.
    /// </summary>
    public bool IsConsistent =>
        PageName().Match(File).Groups["code"].Value == Code
        && Import.All(m => m.NeedChild("geographical_area").Id != EconomyWords.Of(typeof(UkPage).Assembly, "regime")["own"].Value)
        && Measures.All(m => Type(m.Measure, m.IsExport) is var type && UkWords.Field("measure_types", type, "series") == m.Measure.NeedChild("measure_type").Text("measure_type_series_id"))
        && Import.DistinctBy(m => m.Id).Count() == Import.Length && Export.DistinctBy(m => m.Id).Count() == Export.Length
        && Measures.All(m => m.Measure.Day("effective_end_date") is not { } end || end >= Day);

    /// <summary>The id of a measure's type: for a type of both sides the export side has an id of its own.</summary>
    public static string Type(UkNode measure, bool isExport)
    {
        var type = measure.NeedChild("measure_type");
        var id = type.Id ?? throw type.Bad("id", "");
        var side = isExport ? "export" : "import";
        return new[] { id, id + "-" + side }.FirstOrDefault(t => UkWords.Field("measure_types", t, "direction") == side) ?? throw type.Bad("id", id);
    }

    private static UkPage Read(string name, string collection, byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = UkNode.Page(json.RootElement.Clone(), name);
            return root is not null ? new UkPage(root, name, collection) : throw Bad(name, json.RootElement.ValueKind.ToString());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Bad(name, e.Message);
        }
    }

    private static List<(string Name, byte[] Bytes)> Unpack(string archive)
    {
        var files = new List<(string, byte[])>();
        try
        {
            using var packed = System.IO.File.OpenRead(archive);
            using var unpacked = new XZStream(packed);
            using var tar = new TarReader(unpacked);
            var left = MostBytes;
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.DataStream is null || !PageName().IsMatch(Path.GetFileName(entry.Name)))
                {
                    continue;
                }

                left -= entry.Length;
                if (left < 0)
                {
                    throw new InvalidDataException(Path.GetFileName(entry.Name));
                }

                var bytes = new byte[entry.Length];
                entry.DataStream.ReadExactly(bytes);
                files.Add((Path.GetFileName(entry.Name), bytes));
            }
        }
        catch (Exception e) when (e is not (UnauthorizedAccessException or OutOfMemoryException))
        {
            // What the unpacker throws on hostile bytes is not specified: format faults, ends of stream, indexes out of range.
            throw Bad(archive, e.Message);
        }

        return files;
    }

    private static ImportException Bad(string file, string what) => new(new Fault("source.row", Fault.Quote(what)).At(new FilePlace(file, 0, 0)));

    [GeneratedRegex(@"^(?:(?<collection>[a-z]+)_)?(?:(?<service>uk|xi)_)?(?:commodities_)?(?<code>\d{10})\.json$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PageName();
}
