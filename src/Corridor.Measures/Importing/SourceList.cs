using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Corridor.Reference;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Measures.Importing;

/// <summary>
/// Collects the sources that the rows of transcribed files name one by one, gives each a short id, and writes them as
/// the <c>sources</c> of a manifest. A source is a reference with a confidence: the same page may be quoted once as the
/// copy of an act and once as press.
/// </summary>
internal sealed partial class SourceList
{
    private const string Licence = "Facts and texts of official acts and publications";

    private readonly Dictionary<(string Reference, string Confidence), string> ids = [];
    private readonly Dictionary<string, LocalizedText> called = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The id of a source, new or known; <paramref name="names"/> are the project's own words for it in other languages.</summary>
    public string Id(string reference, string confidence, LocalizedText? names = null)
    {
        var (text, word) = (ReferenceImports.Flat(reference), Word(confidence));
        if (text.Length == 0)
        {
            throw new ImportException(new Fault("source.row", "source_url_or_repo"));
        }

        if (ids.TryGetValue((text, word), out var id))
        {
            return id;
        }

        var stem = Slug().Replace(Publisher(text).ToLowerInvariant(), "-").Trim('-');
        stem = stem.Length == 0 ? "source" : stem;
        for (var n = 1; !taken.Add(id = n == 1 ? stem : $"{stem}-{n.ToString(CultureInfo.InvariantCulture)}"); n++)
        {
        }

        ids.Add((text, word), id);
        if (names is not null)
        {
            called.Add(id, names);
        }

        return id;
    }

    /// <summary>The entries for the manifest.</summary>
    public string Yaml()
    {
        var yaml = new StringBuilder();
        foreach (var ((reference, confidence), id) in ids.OrderBy(s => s.Value, StringComparer.Ordinal))
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - id: {id}\n    title: {Quoted(reference)}\n{(called.GetValueOrDefault(id) is { } names ? $"    called: {{zh: {Quoted(names.Zh!)}, ru: {Quoted(names.Ru!)}}}\n" : "")}    publisher: {Quoted(Publisher(reference))}\n    licence: {Quoted(Licence)}\n");
            if (Url(reference) is { } url)
            {
                yaml.Append(CultureInfo.InvariantCulture, $"    url: {Quoted(url)}\n");
            }

            yaml.Append(CultureInfo.InvariantCulture, $"    confidence: {confidence}\n");
        }

        return yaml.ToString();
    }

    /// <summary>The words of the transcribed files for the confidence of a row, as manifests write them.</summary>
    public static string Word(string confidence) => confidence switch
    {
        "official_text" => "official",
        "official_mirror" => "official_copy",
        "secondary" => "secondary",
        _ => throw new ImportException(new Fault("source.row", "confidence: " + Fault.Quote(confidence))),
    };

    private static string Publisher(string reference) =>
        Repository().Match(reference) is { Success: true } repository ? repository.Groups[1].Value
        : Uri.TryCreate(Url(reference), UriKind.Absolute, out var uri) ? uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host
        : "public page";

    private static string? Url(string reference) => Address().Match(reference) is { Success: true } url ? url.Value
        : Repository().Match(reference) is { Success: true } repository ? "https://github.com/" + repository.Groups[1].Value : null;

    private static string Quoted(string text) => "\"" + string.Concat(text.Where(c => !char.IsControl(c))).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    [GeneratedRegex(@"^(?:github:)?([\w.-]{1,60}/[\w.-]{1,60})(?=@|\s|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Repository();

    [GeneratedRegex(@"https?://[^\s;""]{3,400}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Slug();
}
