using System.Globalization;
using System.Text.Json;
using Corridor.Reference;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Time;

namespace Corridor.Measures.Importing;

/// <summary>
/// An object of a page of the tariff's API, in either of its two forms: nested as it is, or as JSON:API, where relations
/// name objects that stand beside it.
/// </summary>
internal sealed class UkNode
{
    private readonly JsonElement element;
    private readonly IReadOnlyDictionary<(string Type, string Id), JsonElement>? included;
    private readonly string file;
    private readonly string path;

    private UkNode(JsonElement element, IReadOnlyDictionary<(string Type, string Id), JsonElement>? included, string file, string path) =>
        (this.element, this.included, this.file, this.path) = (element, included, file, path);

    /// <summary>The commodity of a page, or null where the file is no page of one.</summary>
    public static UkNode? Page(JsonElement root, string file)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
        {
            var beside = new Dictionary<(string, string), JsonElement>();
            foreach (var item in root.TryGetProperty("included", out var list) ? list.EnumerateArray() : default)
            {
                beside[(item.GetProperty("type").ToString(), item.GetProperty("id").ToString())] = item;
            }

            return new UkNode(data, beside, file, "data");
        }

        return new UkNode(root, null, file, "commodity");
    }

    /// <summary>The objects of a list of the API.</summary>
    public static IReadOnlyList<UkNode> List(JsonElement root, string file) =>
        [.. root.GetProperty("data").EnumerateArray().Select((item, i) => new UkNode(item, new Dictionary<(string, string), JsonElement>(), file, $"data[{i.ToString(CultureInfo.InvariantCulture)}]"))];

    /// <summary>The id, or null.</summary>
    public string? Id => element.TryGetProperty("id", out var id) ? id.ToString() : null;

    /// <summary>A field that must hold text or a number.</summary>
    public string Need(string field) => Text(field) ?? throw Bad(field, "");

    /// <summary>A field as text on one line; null where it is absent or empty.</summary>
    public string? Text(string field) => Value(field) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value && ReferenceImports.Flat(value.ToString()) is { Length: > 0 } text ? text : null;

    /// <summary>A field as a number, or null.</summary>
    public decimal? Number(string field) => Text(field) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Bad(field, text);

    /// <summary>Whether a field is true.</summary>
    public bool Flag(string field) => Value(field) is { ValueKind: JsonValueKind.True };

    /// <summary>The day of a point in time, or null.</summary>
    public DateOnly? Day(string field) => Text(field) is not { } text ? null
        : text.Length >= 10 && DateRange.TryParseDay(text[..10], out var day, out _) ? day : throw Bad(field, text);

    /// <summary>An object that must be there.</summary>
    public UkNode NeedChild(string field) => Child(field) ?? throw Bad(field, "");

    /// <summary>An object of a field, or null.</summary>
    public UkNode? Child(string field) => Related(field) is { ValueKind: JsonValueKind.Object } child ? Node(child, field) : null;

    /// <summary>The objects of a field; none where it is absent.</summary>
    public IReadOnlyList<UkNode> Children(string field) => Related(field) switch
    {
        null or { ValueKind: JsonValueKind.Null } => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select((item, i) => Node(item, $"{field}[{i.ToString(CultureInfo.InvariantCulture)}]"))],
        { } other => throw Bad(field, other.ToString()),
    };

    /// <summary>Whether a field is there, empty or not.</summary>
    public bool Has(string field) => Value(field) is not null || Related(field) is not null;

    /// <summary>The fault of a field, with file and place.</summary>
    public ImportException Bad(string field, string found) => new(new Fault("source.row", $"{path}.{field}: {Fault.Quote(found)}").At(new FilePlace(file, 0, 0, field)));

    private JsonElement? Value(string field)
    {
        var holder = included is null ? element : element.TryGetProperty("attributes", out var attributes) ? attributes : default;
        return holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(field, out var value) ? value : null;
    }

    private JsonElement? Related(string field)
    {
        if (included is null)
        {
            return Value(field);
        }

        return element.TryGetProperty("relationships", out var relations) && relations.ValueKind == JsonValueKind.Object
            && relations.TryGetProperty(field, out var relation) && relation.TryGetProperty("data", out var data) ? data : null;
    }

    private UkNode Node(JsonElement child, string field)
    {
        var at = $"{path}.{field}";
        if (child.ValueKind != JsonValueKind.Object)
        {
            throw Bad(field, child.ToString());
        }

        if (included is null)
        {
            return new UkNode(child, null, file, child.TryGetProperty("id", out var own) ? $"{at}({own})" : at);
        }

        var key = (child.GetProperty("type").ToString(), child.GetProperty("id").ToString());
        return new UkNode(included.TryGetValue(key, out var target) ? target : child, included, file, $"{at}({key.Item2})");
    }
}
