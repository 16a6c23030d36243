using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Corridor.Reference;

namespace Corridor.Statistics.Indicators;

/// <summary>Figures in JSON, each once; they name each other by their place in the list, inputs before what is computed from them.</summary>
internal sealed class FigureList
{
    internal static readonly JsonWriterOptions Form = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Dictionary<Figure, int> places = new(ReferenceEqualityComparer.Instance);
    private readonly List<Figure> figures = [];

    /// <summary>The place of a figure, which joins the list with its inputs where it is new.</summary>
    public int Place(Figure figure)
    {
        if (places.TryGetValue(figure, out var place))
        {
            return place;
        }

        foreach (var input in figure.Inputs)
        {
            Place(input.Figure);
        }

        figures.Add(figure);
        places.Add(figure, figures.Count - 1);
        return figures.Count - 1;
    }

    /// <summary>Writes the list as the property <c>figures</c>.</summary>
    public void Write(Utf8JsonWriter json, Language language)
    {
        json.WriteStartArray("figures");
        foreach (var figure in figures)
        {
            Write(json, figure, language);
        }

        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, Figure figure, Language language)
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
                json.WriteString("title", rows.Title.In(language));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
