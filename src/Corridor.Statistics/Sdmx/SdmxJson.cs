using System.Text.Encodings.Web;
using System.Text.Json;
using Corridor.Reference;

namespace Corridor.Statistics.Sdmx;

/// <summary>What the JSON messages of SDMX have in common.</summary>
internal static class SdmxJson
{
    // The messages are JSON files, not parts of pages, so that names may stand as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Utf8JsonWriter Open(Stream stream) => new(stream, Options);

    /// <summary>The head: <c>$schema</c> (from version 2 on) and <c>meta</c>.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="head">The head.</param>
    /// <param name="version">The version of the form.</param>
    /// <param name="kind">data or structure.</param>
    /// <param name="languages">The languages of names.</param>
    public static void Meta(Utf8JsonWriter json, MessageHead head, string version, string kind, IEnumerable<Language> languages)
    {
        var schema = version[0] == '1'
            ? $"https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/{(kind == "data" ? "data-message" : "structure-message")}/tools/schemas/1.0/sdmx-json-{kind}-schema.json"
            : $"https://json.sdmx.org/{version[..3]}/sdmx-json-{kind}-schema.json";
        if (version[0] != '1')
        {
            json.WriteString("$schema", schema);
        }

        json.WriteStartObject("meta");
        if (version[0] == '1')
        {
            json.WriteString("schema", schema);
        }

        json.WriteString("id", head.Id);
        json.WriteString("prepared", head.PreparedText);
        json.WriteBoolean("test", false);
        json.WriteStartArray("contentLanguages");
        foreach (var language in languages)
        {
            json.WriteStringValue(language.Tag());
        }

        json.WriteEndArray();
        json.WriteStartObject("sender");
        json.WriteString("id", TradeComponents.Agency);
        json.WriteString("name", Texts.Get(head.Language, "sdmx.sender"));
        json.WriteEndObject();
        json.WriteStartArray("links");
        json.WriteStartObject();
        json.WriteString("href", head.Self);
        json.WriteString("rel", "self");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A name in the language asked for, and in those listed.</summary>
    public static void Name(Utf8JsonWriter json, string property, LocalizedText text, Language best, IEnumerable<Language> all)
    {
        json.WriteString(property, text.In(best));
        json.WriteStartObject(property + "s");
        var any = false;
        foreach (var language in all)
        {
            if (text.Exactly(language) is { Length: > 0 } words)
            {
                json.WriteString(language.Tag(), words);
                any = true;
            }
        }

        if (!any)
        {
            var (words, language) = text.Resolve(best);
            json.WriteString(language.Tag(), words);
        }

        json.WriteEndObject();
    }
}
