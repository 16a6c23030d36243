using System.Text.Json;
using Corridor.Reference;

namespace Corridor.Statistics.Indicators;

/// <summary>Named figures for programs: the names with the place of their figure, and every figure once with its formula, inputs and rows.</summary>
public static class FigureJson
{
    /// <summary>The JSON as UTF-8.</summary>
    public static byte[] Bytes(IEnumerable<IEnumerable<(string Name, Figure Figure)>> items, Language language)
    {
        var figures = new FigureList();
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, FigureList.Form))
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach (var item in items)
            {
                json.WriteStartObject();
                foreach (var (name, figure) in item)
                {
                    json.WriteNumber(name, figures.Place(figure));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            figures.Write(json, language);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
