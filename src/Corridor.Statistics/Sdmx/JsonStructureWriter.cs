using System.Globalization;
using System.Text.Json;
using Corridor.Reference;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Sdmx;

/// <summary>SDMX-JSON 1.0 and 2.x structures.</summary>
internal sealed class JsonStructureWriter
{
    private const int Step = 500;

    private readonly StructureMessage m;
    private readonly Utf8JsonWriter json;
    private readonly bool isFirst;

    private JsonStructureWriter(StructureMessage message, Utf8JsonWriter writer) => (m, json, isFirst) = (message, writer, message.Format.IsJson1);

    // From 2.1 on what is available has an artefact of its own; before it was a constraint that tells the actual content.
    private bool HasAvailability => m.Format.Version == "2.1.0";

    public static IEnumerable<int> Write(StructureMessage message, Stream stream)
    {
        using var json = SdmxJson.Open(stream);
        foreach (var step in new JsonStructureWriter(message, json).Write())
        {
            json.Flush();
            yield return step;
        }
    }

    private IEnumerable<int> Write()
    {
        json.WriteStartObject();
        SdmxJson.Meta(json, m.Head, m.Format.Version, "structure", Languages.All);
        json.WriteStartObject("data");
        foreach (var (group, resource) in new[]
        {
            ("dataStructures", "datastructure"), ("categorySchemes", "categoryscheme"), ("conceptSchemes", "conceptscheme"), ("codelists", "codelist"),
            ("agencySchemes", "agencyscheme"), ("dataflows", "dataflow"), ("categorisations", "categorisation"),
            (isFirst ? "contentConstraints" : HasAvailability ? "availabilityConstraints" : "dataConstraints", "contentconstraint"),
        })
        {
            var artefacts = m.Of<Artefact>(resource).ToList();
            if (artefacts.Count == 0)
            {
                continue;
            }

            json.WriteStartArray(group);
            foreach (var artefact in artefacts)
            {
                foreach (var step in Write(artefact))
                {
                    yield return step;
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        yield return 1;
    }

    private IEnumerable<int> Write(Artefact artefact)
    {
        json.WriteStartObject();
        if (artefact is ActualContent available && HasAvailability)
        {
            json.WriteStartObject("constraintAttachment");
            json.WriteString("dataflow", available.Flow.Urn);
            json.WriteEndObject();
            json.WritePropertyName("cubeRegion");
            Region(available.Region);
            json.WriteNumber("seriesCount", available.Region.Series);
            json.WriteNumber("obsCount", available.Region.Observations);
            json.WriteEndObject();
            yield break;
        }

        json.WriteString("id", artefact.Id);
        json.WriteString("agencyID", artefact.Agency);
        // Version 2.x knows no version of an agency scheme.
        if (isFirst || artefact.Resource != "agencyscheme")
        {
            json.WriteString("version", artefact.Version);
        }

        json.WriteBoolean("isExternalReference", artefact.IsStub);
        SdmxJson.Name(json, "name", artefact.Name, m.Head.Language, Languages.All);
        if (artefact.Description is { } description)
        {
            SdmxJson.Name(json, "description", description, m.Head.Language, Languages.All);
        }

        Links(m.Head.AddressOf(artefact), artefact.Urn, artefact.Resource);
        if (artefact is ItemScheme { IsPartial: true })
        {
            json.WriteBoolean("isPartial", true);
        }

        if (!artefact.IsStub)
        {
            switch (artefact)
            {
                case ItemScheme scheme:
                    json.WriteStartArray(scheme.Resource switch { "codelist" => "codes", "conceptscheme" => "concepts", "agencyscheme" => "agencies", _ => "categories" });
                    var count = 0;
                    foreach (var item in scheme.Items)
                    {
                        Write(scheme, item);
                        if (++count % Step == 0)
                        {
                            yield return count;
                        }
                    }

                    json.WriteEndArray();
                    break;
                case Dataflow flow:
                    json.WriteString("structure", flow.Structure.Urn);
                    break;
                case Categorisation c:
                    json.WriteString("source", c.Source.Urn);
                    json.WriteString("target", c.Scheme.UrnOf("categoryscheme.Category", c.Category));
                    break;
                case DataStructure structure:
                    Components(structure);
                    break;
                case ActualContent c:
                    Content(c);
                    break;
                default:
                    throw new InvalidOperationException(artefact.Class);
            }
        }

        json.WriteEndObject();
    }

    private void Write(ItemScheme scheme, Item item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        SdmxJson.Name(json, "name", item.Name.In(m.Head.Language).Length > 0 ? item.Name : LocalizedText.Of(m.Head.Language, item.Id), m.Head.Language, Languages.All);
        if (item.Description is { } description)
        {
            SdmxJson.Name(json, "description", description, m.Head.Language, Languages.All);
        }

        if (item.Parent is { } parent)
        {
            json.WriteString("parent", parent);
        }

        // Thousands of codes need no address each; the URN of a code follows from that of its list.
        if (scheme.Resource != "codelist")
        {
            Links(null, scheme.UrnOf(scheme.ItemClass, item.Id), scheme.ItemClass[(scheme.ItemClass.IndexOf('.', StringComparison.Ordinal) + 1)..].ToLowerInvariant());
        }

        json.WriteEndObject();
    }

    private void Links(string? address, string urn, string type)
    {
        json.WriteStartArray("links");
        json.WriteStartObject();
        if (address is not null)
        {
            json.WriteString("href", address);
        }

        json.WriteString("rel", "self");
        json.WriteString("urn", urn);
        json.WriteString("type", type);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Components(DataStructure structure)
    {
        json.WriteStartObject("dataStructureComponents");
        json.WriteStartObject("attributeList");
        json.WriteString("id", "AttributeDescriptor");
        json.WriteStartArray("attributes");
        foreach (var attribute in TradeComponents.Attributes.Prepend(TradeComponents.UnitMultiplier))
        {
            json.WriteStartObject();
            json.WriteString("id", attribute.Id);
            var isMandatory = TradeComponents.IsMandatory(attribute);
            if (isFirst)
            {
                json.WriteString("assignmentStatus", isMandatory ? "Mandatory" : "Conditional");
            }
            else
            {
                json.WriteString("usage", isMandatory ? "mandatory" : "optional");
            }

            json.WriteStartObject("attributeRelationship");
            if (isFirst && attribute != TradeComponents.UnitMultiplier)
            {
                json.WriteString("primaryMeasure", TradeComponents.Value);
            }
            else
            {
                json.WriteStartObject(attribute != TradeComponents.UnitMultiplier ? "observation" : isFirst ? "none" : "dataflow");
                json.WriteEndObject();
            }

            json.WriteEndObject();
            Component(attribute);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("dimensionList");
        json.WriteString("id", "DimensionDescriptor");
        json.WriteStartArray("dimensions");
        var position = 0;
        foreach (var dimension in TradeComponents.Dimensions)
        {
            json.WriteStartObject();
            json.WriteString("id", dimension.Id);
            json.WriteNumber("position", position++);
            if (isFirst)
            {
                json.WriteString("type", "Dimension");
            }

            Component(dimension);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        var time = new SdmxComponent(TradeComponents.Time, null, null, "ObservationalTimePeriod");
        if (isFirst)
        {
            json.WriteStartArray("timeDimensions");
            json.WriteStartObject();
            json.WriteString("id", time.Id);
            json.WriteNumber("position", position);
            json.WriteString("type", "TimeDimension");
        }
        else
        {
            json.WriteStartObject("timeDimension");
            json.WriteString("id", time.Id);
        }

        Component(time);
        json.WriteEndObject();
        if (isFirst)
        {
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartObject("measureList");
        json.WriteString("id", "MeasureDescriptor");
        if (isFirst)
        {
            json.WriteStartObject("primaryMeasure");
        }
        else
        {
            json.WriteStartArray("measures");
            json.WriteStartObject();
        }

        json.WriteString("id", TradeComponents.Value);
        Component(new SdmxComponent(TradeComponents.Value, null, null, "Decimal"));
        if (!isFirst)
        {
            json.WriteString("usage", "mandatory");
        }

        json.WriteEndObject();
        if (!isFirst)
        {
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Component(SdmxComponent component)
    {
        json.WriteString("conceptIdentity", $"urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept={TradeComponents.Agency}:{TradeComponents.Concepts}({TradeComponents.Version}).{component.Id}");
        json.WriteStartObject("localRepresentation");
        if (component.ListUrn is { } list)
        {
            json.WriteString("enumeration", list);
        }
        else
        {
            json.WriteStartObject(isFirst ? "textFormat" : "format");
            json.WriteString(isFirst ? "textType" : "dataType", component.DataType);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Content(ActualContent content)
    {
        if (isFirst)
        {
            json.WriteString("type", "Actual");
        }
        else
        {
            json.WriteString("role", "Actual");
        }

        json.WriteStartArray("annotations");
        foreach (var (id, count) in new[] { ("obs_count", content.Region.Observations), ("series_count", content.Region.Series) })
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("title", count.ToString(CultureInfo.InvariantCulture));
            json.WriteString("type", "sdmx_metrics");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("constraintAttachment");
        json.WriteStartArray("dataflows");
        json.WriteStringValue(content.Flow.Urn);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("cubeRegions");
        Region(content.Region);
        json.WriteEndArray();
    }

    private void Region(CubeRegion region)
    {
        json.WriteStartObject();
        json.WriteBoolean(isFirst ? "isIncluded" : "include", true);
        json.WriteStartArray("keyValues");
        foreach (var (dimension, codes) in region.Codes)
        {
            json.WriteStartObject();
            json.WriteString("id", dimension);
            json.WriteStartArray("values");
            foreach (var code in codes)
            {
                json.WriteStringValue(code);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (region is { First: { } first, Last: { } last })
        {
            json.WriteStartObject();
            json.WriteString("id", TradeComponents.Time);
            json.WriteStartObject("timeRange");
            foreach (var (name, day) in new[] { ("startPeriod", first), ("endPeriod", last) })
            {
                json.WriteStartObject(name);
                json.WriteString("period", DateRange.Text(day));
                json.WriteBoolean("isInclusive", true);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
