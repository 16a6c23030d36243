using System.Text.Json;
using Corridor.Reference;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Briefing;

/// <summary>
/// A briefing for programs: the text in pieces, and every figure once with its value, interval, formula, inputs and
/// rows. A piece names its figure by its place in the list.
/// </summary>
public static class BriefingJson
{
    /// <summary>The JSON as UTF-8.</summary>
    public static byte[] Bytes(BriefingText briefing)
    {
        var figures = new FigureList();
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, FigureList.Form))
        {
            json.WriteStartObject();
            json.WriteString("language", briefing.Language.Tag());
            json.WriteString("text", briefing.Plain);
            json.WriteStartArray("paragraphs");
            foreach (var paragraph in briefing.Paragraphs)
            {
                json.WriteStartObject();
                json.WriteString("part", char.ToLowerInvariant(paragraph.Part.ToString()[0]) + paragraph.Part.ToString()[1..]);
                json.WriteStartArray("spans");
                foreach (var span in paragraph.Spans)
                {
                    json.WriteStartObject();
                    json.WriteString("text", span.Text);
                    if (span.Figure is { } figure)
                    {
                        json.WriteNumber("figure", figures.Place(figure));
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            figures.Write(json, briefing.Language);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
