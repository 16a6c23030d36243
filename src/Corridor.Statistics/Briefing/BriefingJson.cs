using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Corridor.Reference;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Briefing;

/// <summary>
/// A briefing for programs: the text in pieces, and every figure once with its value, interval, formula, inputs and
/// rows. A piece names its figure by its place in the list.
/// </summary>
public static class BriefingJson
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The JSON as UTF-8.</summary>
    public static byte[] Bytes(BriefingText briefing)
    {
        var places = new Dictionary<Figure, int>(ReferenceEqualityComparer.Instance);
        var figures = new List<Figure>();
        foreach (var figure in briefing.Figures)
        {
            Place(figure, places, figures);
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Form))
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
                        json.WriteNumber("figure", places[figure]);
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("figures");
            foreach (var figure in figures)
            {
                Write(json, figure, places, briefing.Language);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    // Inputs stand before what is computed from them.
    private static void Place(Figure figure, Dictionary<Figure, int> places, List<Figure> figures)
    {
        if (places.ContainsKey(figure))
        {
            return;
        }

        foreach (var input in figure.Inputs)
        {
            Place(input.Figure, places, figures);
        }

        places.Add(figure, figures.Count);
        figures.Add(figure);
    }

    private static void Write(Utf8JsonWriter json, Figure figure, Dictionary<Figure, int> places, Language language)
    {
        json.WriteStartObject();
        json.WriteString("formula", figure.Formula);
        json.WriteString("definition", figure.Definition().Formula);
        json.WriteString("name", figure.Definition().Name(language));
        json.WriteString("unit", figure.Unit.Word());
        if (figure.Currency is { } currency)
        {
            json.WriteString("currency", currency.Value);
        }

        if (figure.Value is { } value)
        {
            json.WriteNumber("value", value);
        }

        if (figure.Bounds is { } bounds)
        {
            json.WriteNumber("low", bounds.Low);
            json.WriteNumber("high", bounds.High);
        }

        if (figure.Missing is { } missing)
        {
            json.WriteString("missing", missing.Word());
        }

        if (!figure.Inputs.IsEmpty)
        {
            json.WriteStartArray("inputs");
            foreach (var input in figure.Inputs)
            {
                json.WriteStartObject();
                json.WriteString("symbol", input.Symbol);
                json.WriteNumber("figure", places[input.Figure]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (!figure.Rows.IsEmpty)
        {
            json.WriteStartArray("rows");
            foreach (var rows in figure.Rows)
            {
                json.WriteStartObject();
                json.WriteString("release", rows.Release);
                json.WriteString("rows", rows.Rows);
                json.WriteString("title", rows.Title);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
