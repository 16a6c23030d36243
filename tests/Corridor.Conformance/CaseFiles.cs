using System.Globalization;
using System.Text.Json;
using Corridor.Tests;

namespace Corridor.Conformance;

/// <summary>
/// The cases of other projects, read from where they lie (<c>CORRIDOR_CASES</c>, else <c>../shared/cases</c>); none
/// is copied. Where they are absent the tests say so and are skipped.
/// </summary>
internal static class CaseFiles
{
    public static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(Repository.Cases(path))).RootElement;

    /// <summary>A number that a case writes as a string or as a number, exactly.</summary>
    public static decimal Exact(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture)
        : decimal.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>Asserts all items and names each that fails.</summary>
    public static void Each<T>(IEnumerable<T> items, Func<T, string?> fault, int atLeast)
    {
        var list = items.ToList();
        Assert.True(list.Count >= atLeast, $"{list.Count} cases; there were {atLeast}");
        var faults = list.Select(fault).OfType<string>().ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} of {list.Count}:\n{string.Join('\n', faults)}");
    }
}
