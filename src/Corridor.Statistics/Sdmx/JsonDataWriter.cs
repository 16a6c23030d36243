using System.Globalization;
using System.Text.Json;
using Corridor.Reference;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Sdmx;

/// <summary>
/// SDMX-JSON 1.0 and 2.x data. Figures are read twice: once for the values that dimensions and attributes take,
/// which stand in front, and once for the observations, which refer to them by number. All dimensions stand at the
/// series or the observation, none at the data set, so that the numbers of a key are the places of dimensions.
/// </summary>
internal sealed class JsonDataWriter
{
    private readonly DataMessage m;
    private readonly Utf8JsonWriter json;
    private readonly bool isFirst;
    private readonly Language[] languages;
    private readonly Index[] dimensions = [.. Enumerable.Range(0, TradeQuery.Time).Select(_ => new Index())];
    private readonly Dictionary<Period, int> periods = [];
    private readonly Index[] attributes;

    private JsonDataWriter(DataMessage message, Utf8JsonWriter writer)
    {
        (m, json) = (message, writer);
        isFirst = m.Format.IsJson1;
        languages = [m.Language];
        attributes = [.. m.Query.Attributes.Select(_ => new Index())];
    }

    public static IEnumerable<int> Write(DataMessage message, Stream stream)
    {
        using var json = SdmxJson.Open(stream);
        foreach (var step in new JsonDataWriter(message, json).Write())
        {
            json.Flush();
            yield return step;
        }
    }

    private IEnumerable<int> Write()
    {
        using var lease = m.File.Lend();
        var sets = 0;
        Observation? before = null;
        foreach (var o in m.Read(lease))
        {
            Collect(o);
            sets += before is null || !m.IsSameDataSet(before, o) ? 1 : 0;
            before = o;
        }

        Sort();
        json.WriteStartObject();
        SdmxJson.Meta(json, m.Head, m.Format.Version, "data", languages);
        json.WriteStartObject("data");
        if (isFirst)
        {
            json.WritePropertyName("structure");
            Structure(sets);
        }
        else
        {
            json.WriteStartArray("structures");
            Structure(sets);
            json.WriteEndArray();
        }

        json.WriteStartArray("dataSets");
        before = null;
        var count = 0;
        foreach (var o in m.Read(lease))
        {
            var isNewSet = before is null || !m.IsSameDataSet(before, o);
            var isNewSeries = isNewSet || !m.IsSameSeries(before!, o);
            if (before is not null && isNewSeries && !m.Query.IsFlat)
            {
                EndSeries();
            }

            if (isNewSet)
            {
                if (before is not null)
                {
                    EndDataSet();
                }

                StartDataSet(o);
            }

            if (isNewSeries && !m.Query.IsFlat)
            {
                json.WriteStartObject(KeyOf(o, m.Query.SeriesDimensions));
                json.WriteStartObject("observations");
            }

            if (!m.Query.KeysOnly)
            {
                WriteObservation(o);
            }

            before = o;
            if (++count % DataMessage.Step == 0)
            {
                yield return count;
            }
        }

        if (before is not null)
        {
            if (!m.Query.IsFlat)
            {
                EndSeries();
            }

            EndDataSet();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        yield return count;
    }

    private void Collect(Observation o)
    {
        for (var d = 0; d < dimensions.Length; d++)
        {
            dimensions[d].Add(m.Codes.Code(o, d));
        }

        if (!m.Query.KeysOnly)
        {
            periods.TryAdd(o.Period, 0);
        }

        for (var a = 0; a < attributes.Length && !o.IsWithdrawn; a++)
        {
            attributes[a].Add(m.Codes.Attribute(o, m.Query.Attributes[a]));
        }
    }

    private void Sort()
    {
        foreach (var index in dimensions.Concat(attributes))
        {
            index.Sort();
        }

        var number = 0;
        foreach (var period in periods.Keys.Order().ToList())
        {
            periods[period] = number++;
        }
    }

    private string KeyOf(Observation o, IReadOnlyList<int> places) =>
        string.Join(':', places.Select(p => (p == TradeQuery.Time ? periods[o.Period] : dimensions[p][m.Codes.Code(o, p)]).ToString(CultureInfo.InvariantCulture)));

    private void WriteObservation(Observation o)
    {
        json.WriteStartArray(KeyOf(o, m.Query.ObservationDimensions));
        if (o.IsWithdrawn)
        {
            // To delete a figure its key is told and nothing else.
            json.WriteNullValue();
            json.WriteEndArray();
            return;
        }

        if (m.Query.WithValues)
        {
            // The exact decimal: a double would change the last digits of large values.
            json.WriteRawValue(DataMessage.Text(o.Value), skipInputValidation: true);
        }

        for (var a = 0; a < attributes.Length; a++)
        {
            json.WriteNumberValue(attributes[a][m.Codes.Attribute(o, m.Query.Attributes[a])]);
        }

        json.WriteEndArray();
    }

    private void StartDataSet(Observation o)
    {
        json.WriteStartObject();
        if (!isFirst)
        {
            json.WriteNumber("structure", 0);
        }

        json.WriteString("action", m.ActionOf(o));
        if (m.Query.IncludeHistory)
        {
            if (TradeCodes.Moment(m.Codes.ValidFrom(o)) is { } from)
            {
                json.WriteString("validFrom", from);
            }

            if (TradeCodes.Moment(m.Codes.ValidTo(o)) is { } to)
            {
                json.WriteString("validTo", to);
            }
        }

        if (m.Query.WithDataSetAttributes && !o.IsWithdrawn)
        {
            json.WriteStartArray("attributes");
            json.WriteNumberValue(0);
            json.WriteEndArray();
        }

        json.WriteStartObject(m.Query.IsFlat ? "observations" : "series");
    }

    private void EndSeries()
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void EndDataSet()
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Structure(int sets)
    {
        json.WriteStartObject();
        json.WriteStartArray("links");
        foreach (var artefact in new Artefact[] { m.Flow, m.Structures.Structure })
        {
            json.WriteStartObject();
            json.WriteString("href", m.Head.AddressOf(artefact));
            json.WriteString("rel", artefact.Resource);
            json.WriteString("urn", artefact.Urn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        SdmxJson.Name(json, "name", m.Flow.Name, m.Language, languages);
        SdmxJson.Name(json, "description", m.Flow.Description!, m.Language, languages);
        if (!isFirst)
        {
            json.WriteStartArray("dataSets");
            for (var i = 0; i < sets; i++)
            {
                json.WriteNumberValue(i);
            }

            json.WriteEndArray();
        }

        json.WriteStartObject("dimensions");
        Empty("dataSet");
        Dimensions("series", m.Query.SeriesDimensions);
        Dimensions("observation", m.Query.KeysOnly ? [] : m.Query.ObservationDimensions);
        json.WriteEndObject();
        if (!isFirst)
        {
            json.WriteStartObject("measures");
            json.WriteStartArray("observation");
            if (m.Query.WithValues && !m.Query.KeysOnly)
            {
                json.WriteStartObject();
                json.WriteString("id", TradeComponents.Value);
                SdmxJson.Name(json, "name", TradeStructures.Concept(TradeComponents.Value), m.Language, languages);
                json.WriteStartObject("format");
                json.WriteString("dataType", "Decimal");
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteStartObject("attributes");
        json.WriteStartArray("dataSet");
        if (m.Query.WithDataSetAttributes)
        {
            Attribute(TradeComponents.UnitMultiplier, ["0"], isFirst ? "none" : "dataflow");
        }

        json.WriteEndArray();
        Empty("series");
        json.WriteStartArray("observation");
        for (var a = 0; a < attributes.Length; a++)
        {
            Attribute(TradeComponents.Attributes[m.Query.Attributes[a]], attributes[a].Values, "observation");
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Empty(string name)
    {
        json.WriteStartArray(name);
        json.WriteEndArray();
    }

    private void Dimensions(string level, IReadOnlyList<int> places)
    {
        json.WriteStartArray(level);
        foreach (var place in places)
        {
            json.WriteStartObject();
            json.WriteString("id", TradeQuery.IdOf(place));
            SdmxJson.Name(json, "name", TradeStructures.Concept(TradeQuery.IdOf(place)), m.Language, languages);
            json.WriteNumber("keyPosition", place);
            if (place is TradeQuery.Frequency || place == TradeQuery.Time)
            {
                Role(TradeQuery.IdOf(place));
            }

            json.WriteStartArray("values");
            if (place == TradeQuery.Time)
            {
                foreach (var period in periods.OrderBy(p => p.Value).Select(p => p.Key))
                {
                    Value(period);
                }
            }
            else
            {
                foreach (var code in dimensions[place].Values)
                {
                    Value(TradeComponents.Dimensions[place], code!);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Role(string id)
    {
        if (isFirst)
        {
            json.WriteString("role", id);
            return;
        }

        json.WriteStartArray("roles");
        json.WriteStringValue(id);
        json.WriteEndArray();
    }

    private void Attribute(SdmxComponent attribute, IReadOnlyList<string?> values, string relationship)
    {
        json.WriteStartObject();
        json.WriteString("id", attribute.Id);
        SdmxJson.Name(json, "name", TradeStructures.Concept(attribute.Id), m.Language, languages);
        json.WriteStartObject("relationship");
        if (isFirst && relationship == "observation")
        {
            json.WriteString("primaryMeasure", TradeComponents.Value);
        }
        else
        {
            json.WriteStartObject(relationship);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("values");
        foreach (var value in values)
        {
            if (value is null)
            {
                json.WriteNullValue();
            }
            else if (attribute.List is not null)
            {
                Value(attribute, value);
            }
            else
            {
                json.WriteStartObject();
                json.WriteString(isFirst ? "name" : "value", value);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Value(SdmxComponent component, string code)
    {
        json.WriteStartObject();
        json.WriteString("id", code);
        var item = m.Structures.Find(component.List, code);
        SdmxJson.Name(json, "name", item?.Name ?? LocalizedText.Of(m.Language, code), m.Language, languages);
        json.WriteEndObject();
    }

    private void Value(Period period)
    {
        var text = SdmxPeriod.Text(period);
        json.WriteStartObject();
        // A range of time has a slash, which an id of version 2 may not have.
        json.WriteString(SdmxPeriod.IsRange(period.Kind) && !isFirst ? "value" : "id", text);
        json.WriteString("name", text);
        json.WriteString("start", DateRange.Text(period.Start) + "T00:00:00Z");
        json.WriteString("end", DateRange.Text(period.End) + "T23:59:59Z");
        json.WriteEndObject();
    }

    /// <summary>The values that a component takes, numbered in their order. What is not stated comes first, as null.</summary>
    private sealed class Index
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private bool hasNone;

        public string?[] Values { get; private set; } = [];

        public int this[string? value] => value is null ? 0 : numbers[value];

        public void Add(string? value)
        {
            if (value is null)
            {
                hasNone = true;
            }
            else
            {
                numbers.TryAdd(value, 0);
            }
        }

        public void Sort()
        {
            Values = [.. hasNone ? (string?[])[null] : [], .. numbers.Keys.Order(StringComparer.Ordinal)];
            for (var i = hasNone ? 1 : 0; i < Values.Length; i++)
            {
                numbers[Values[i]!] = i;
            }
        }
    }
}
