using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Search;

namespace Corridor.Api;

/// <summary>How the API and the commands write JSON.</summary>
internal static class JsonForm
{
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Makes options write as the API does: letters as they are, absent members left out.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }

    /// <summary>The name of a value of an enumeration as the API writes it: InTariff is in_tariff.</summary>
    public static string Word(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}

/// <summary>A text with the language that it is in.</summary>
public sealed record TextView(string Text, string Language)
{
    public static TextView Of(LocalizedText text, Language language)
    {
        var (found, itsLanguage) = text.Resolve(language);
        return new TextView(found, itsLanguage.Tag());
    }
}

/// <summary>A heading that a search found.</summary>
/// <param name="Code">The best line's code, digits only.</param>
/// <param name="Printed">The code as the Harmonized System prints it.</param>
/// <param name="Heading">The heading, four digits.</param>
/// <param name="Name">The line's name.</param>
/// <param name="HeadingName">The heading's name.</param>
public sealed record GoodsHitView(string Code, string Printed, string Heading, TextView Name, TextView HeadingName)
{
    internal static GoodsHitView Of(GoodsHit hit, Language language) => new(hit.Code.Digits, CodeFormat.HarmonizedSystem.Print(hit.Code),
        hit.Heading.Digits, TextView.Of(hit.Name, language), TextView.Of(hit.HeadingName, language));
}

/// <summary>The answer to a search: headings, best first.</summary>
public sealed record GoodsSearchAnswer(string Query, string Language, IReadOnlyList<GoodsHitView> Hits)
{
    internal static GoodsSearchAnswer Of(string query, Language language, IReadOnlyList<GoodsHit> hits) =>
        new(query, language.Tag(), [.. hits.Select(h => GoodsHitView.Of(h, language))]);
}
