using System.Text.Json;

namespace Corridor.Conformance.Measures.Determination;

/// <summary>
/// The cases on measures from the folder that CORRIDOR_CASES names, by default <c>../shared/cases</c> beside the
/// repository. A further file of the same form (<c>uk-commodities-2.json</c>) is read without a change here.
/// </summary>
internal static class DeterminationCases
{
    /// <summary>The files whose name begins so; the test is skipped where there is none.</summary>
    public static List<JsonElement> Read(string name)
    {
        return [.. Paths(name).Select(f =>
        {
            using var document = JsonDocument.Parse(File.ReadAllText(f));
            return document.RootElement.Clone();
        })];
    }

    /// <summary>The names of all files of cases.</summary>
    public static List<string> Names() => [.. Paths("").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    private static string[] Paths(string name)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("CORRIDOR_CASES") ?? Path.Combine(Root(), "..", "shared", "cases"), "measures");
        string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, name + "*.json").Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
        {
            Assert.Skip($"No cases {name} in {folder}; name their folder in CORRIDOR_CASES.");
        }

        return files;
    }

    /// <summary>The items of a list in all files of a name; files without the list are passed over.</summary>
    public static List<JsonElement> List(string name, string list) =>
        [.. Read(name).SelectMany(f => f.TryGetProperty(list, out var found) ? found.EnumerateArray().ToList() : [])];

    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string[] Texts(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [];

    public static decimal? Number(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? Number(value) : null;

    public static decimal? Number(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.String => decimal.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    public static bool Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public static DateOnly? Day(this JsonElement element, string name) =>
        element.Text(name) is { } text ? DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    public static IEnumerable<(string Name, string Value)> Pairs(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().Select(p => (p.Name, p.Value.ToString()))
            : [];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Corridor.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
