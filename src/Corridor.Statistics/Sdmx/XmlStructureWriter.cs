using System.Globalization;
using System.Xml;
using Corridor.Reference;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Sdmx;

/// <summary>SDMX-ML 2.1 structures, in the order that its schema asks for.</summary>
internal static class XmlStructureWriter
{
    private const int Step = 500;

    public static IEnumerable<int> Write(StructureMessage m, Stream stream)
    {
        using var xml = SdmxXml.Open(stream, "Structure");
        xml.WriteAttributeString("xmlns", "str", null, SdmxXml.Structure);
        SdmxXml.Head(xml, m.Head);
        xml.WriteEndElement();
        xml.WriteStartElement("Structures", SdmxXml.Message);
        foreach (var (group, element, resource) in new[]
        {
            ("OrganisationSchemes", "AgencyScheme", "agencyscheme"), ("Dataflows", "Dataflow", "dataflow"), ("CategorySchemes", "CategoryScheme", "categoryscheme"),
            ("Categorisations", "Categorisation", "categorisation"), ("Codelists", "Codelist", "codelist"), ("Concepts", "ConceptScheme", "conceptscheme"),
            ("DataStructures", "DataStructure", "datastructure"), ("Constraints", "ContentConstraint", "contentconstraint"),
        })
        {
            var artefacts = m.Of<Artefact>(resource).ToList();
            if (artefacts.Count == 0)
            {
                continue;
            }

            Start(xml, group);
            foreach (var artefact in artefacts)
            {
                foreach (var step in Write(xml, m.Head, element, artefact))
                {
                    xml.Flush();
                    yield return step;
                }
            }

            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
    }

    private static IEnumerable<int> Write(XmlWriter xml, MessageHead head, string element, Artefact artefact)
    {
        Start(xml, element);
        xml.WriteAttributeString("id", artefact.Id);
        xml.WriteAttributeString("urn", artefact.Urn);
        if (artefact.IsStub)
        {
            xml.WriteAttributeString("isExternalReference", "true");
            xml.WriteAttributeString("structureURL", head.AddressOf(artefact));
        }

        xml.WriteAttributeString("agencyID", artefact.Agency);
        xml.WriteAttributeString("version", artefact.Version);
        if (artefact is ItemScheme { IsPartial: true })
        {
            xml.WriteAttributeString("isPartial", "true");
        }

        if (artefact is ActualContent content)
        {
            xml.WriteAttributeString("type", "Actual");
            Counts(xml, content.Region);
        }

        SdmxXml.Names(xml, "Name", artefact.Name);
        SdmxXml.Names(xml, "Description", artefact.Description);
        if (!artefact.IsStub)
        {
            switch (artefact)
            {
                case ItemScheme scheme:
                    var count = 0;
                    foreach (var item in scheme.Items)
                    {
                        Write(xml, scheme, item);
                        if (++count % Step == 0)
                        {
                            yield return count;
                        }
                    }

                    break;
                case Dataflow flow:
                    Start(xml, "Structure");
                    Ref(xml, flow.Structure.Agency, flow.Structure.Id, flow.Structure.Version, "datastructure", "DataStructure");
                    xml.WriteEndElement();
                    break;
                case Categorisation c:
                    Start(xml, "Source");
                    Ref(xml, c.Source.Agency, c.Source.Id, c.Source.Version, "datastructure", "Dataflow");
                    xml.WriteEndElement();
                    Start(xml, "Target");
                    ItemRef(xml, c.Scheme.Agency, c.Scheme.Id, c.Scheme.Version, c.Category, "categoryscheme", "Category");
                    xml.WriteEndElement();
                    break;
                case DataStructure:
                    Components(xml);
                    break;
                case ActualContent c:
                    Content(xml, c);
                    break;
                default:
                    throw new InvalidOperationException(artefact.Class);
            }
        }

        xml.WriteEndElement();
        yield return 1;
    }

    private static void Write(XmlWriter xml, ItemScheme scheme, Item item)
    {
        Start(xml, scheme.ItemClass[(scheme.ItemClass.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        xml.WriteAttributeString("id", item.Id);
        xml.WriteAttributeString("urn", scheme.UrnOf(scheme.ItemClass, item.Id));
        SdmxXml.Names(xml, "Name", Named(item));
        SdmxXml.Names(xml, "Description", item.Description);
        if (item.Parent is { } parent)
        {
            Start(xml, "Parent");
            xml.WriteStartElement("Ref");
            xml.WriteAttributeString("id", parent);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // Every item must have a name.
    private static LocalizedText Named(Item item) => item.Name is { En: null or "", Zh: null or "", Ru: null or "" } ? new LocalizedText(item.Id, item.Id, item.Id) : item.Name;

    private static void Components(XmlWriter xml)
    {
        Start(xml, "DataStructureComponents");
        Start(xml, "DimensionList");
        xml.WriteAttributeString("id", "DimensionDescriptor");
        var position = 0;
        foreach (var dimension in TradeComponents.Dimensions)
        {
            Start(xml, "Dimension");
            xml.WriteAttributeString("id", dimension.Id);
            xml.WriteAttributeString("position", (++position).ToString(CultureInfo.InvariantCulture));
            Component(xml, dimension);
            xml.WriteEndElement();
        }

        Start(xml, "TimeDimension");
        xml.WriteAttributeString("id", TradeComponents.Time);
        xml.WriteAttributeString("position", (++position).ToString(CultureInfo.InvariantCulture));
        Component(xml, new SdmxComponent(TradeComponents.Time, null, null, "ObservationalTimePeriod"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        Start(xml, "AttributeList");
        xml.WriteAttributeString("id", "AttributeDescriptor");
        foreach (var attribute in TradeComponents.Attributes.Prepend(TradeComponents.UnitMultiplier))
        {
            Start(xml, "Attribute");
            xml.WriteAttributeString("id", attribute.Id);
            xml.WriteAttributeString("assignmentStatus", TradeComponents.IsMandatory(attribute) ? "Mandatory" : "Conditional");
            Component(xml, attribute);
            Start(xml, "AttributeRelationship");
            if (attribute == TradeComponents.UnitMultiplier)
            {
                Start(xml, "None");
                xml.WriteEndElement();
            }
            else
            {
                Start(xml, "PrimaryMeasure");
                xml.WriteStartElement("Ref");
                xml.WriteAttributeString("id", TradeComponents.Value);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        Start(xml, "MeasureList");
        xml.WriteAttributeString("id", "MeasureDescriptor");
        Start(xml, "PrimaryMeasure");
        xml.WriteAttributeString("id", TradeComponents.Value);
        Component(xml, new SdmxComponent(TradeComponents.Value, null, null, "Decimal"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Component(XmlWriter xml, SdmxComponent component)
    {
        Start(xml, "ConceptIdentity");
        ItemRef(xml, TradeComponents.Agency, TradeComponents.Concepts, TradeComponents.Version, component.Id, "conceptscheme", "Concept");
        xml.WriteEndElement();
        Start(xml, "LocalRepresentation");
        if (component.List is { } list)
        {
            var (agency, id, version) = SdmxComponent.Parts(list);
            Start(xml, "Enumeration");
            Ref(xml, agency, id, version, "codelist", "Codelist");
        }
        else
        {
            Start(xml, "TextFormat");
            xml.WriteAttributeString("textType", component.DataType);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, CubeRegion region)
    {
        xml.WriteStartElement("Annotations", SdmxXml.Common);
        foreach (var (id, count) in new[] { ("obs_count", region.Observations), ("series_count", region.Series) })
        {
            xml.WriteStartElement("Annotation", SdmxXml.Common);
            xml.WriteAttributeString("id", id);
            xml.WriteElementString("AnnotationTitle", SdmxXml.Common, count.ToString(CultureInfo.InvariantCulture));
            xml.WriteElementString("AnnotationType", SdmxXml.Common, "sdmx_metrics");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Content(XmlWriter xml, ActualContent content)
    {
        Start(xml, "ConstraintAttachment");
        Start(xml, "Dataflow");
        Ref(xml, content.Flow.Agency, content.Flow.Id, content.Flow.Version, "datastructure", "Dataflow");
        xml.WriteEndElement();
        xml.WriteEndElement();
        Start(xml, "CubeRegion");
        xml.WriteAttributeString("include", "true");
        foreach (var (dimension, codes) in content.Region.Codes)
        {
            xml.WriteStartElement("KeyValue", SdmxXml.Common);
            xml.WriteAttributeString("id", dimension);
            foreach (var code in codes)
            {
                xml.WriteElementString("Value", SdmxXml.Common, code);
            }

            xml.WriteEndElement();
        }

        if (content.Region is { First: { } first, Last: { } last })
        {
            xml.WriteStartElement("KeyValue", SdmxXml.Common);
            xml.WriteAttributeString("id", TradeComponents.Time);
            xml.WriteStartElement("TimeRange", SdmxXml.Common);
            foreach (var (element, day) in new[] { ("StartPeriod", first), ("EndPeriod", last) })
            {
                xml.WriteStartElement(element, SdmxXml.Common);
                xml.WriteAttributeString("isInclusive", "true");
                xml.WriteString(DateRange.Text(day));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Start(XmlWriter xml, string element) => xml.WriteStartElement("str", element, SdmxXml.Structure);

    private static void Ref(XmlWriter xml, string agency, string id, string version, string package, string type)
    {
        xml.WriteStartElement("Ref");
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("version", version);
        xml.WriteAttributeString("agencyID", agency);
        xml.WriteAttributeString("package", package);
        xml.WriteAttributeString("class", type);
        xml.WriteEndElement();
    }

    private static void ItemRef(XmlWriter xml, string agency, string scheme, string version, string item, string package, string type)
    {
        xml.WriteStartElement("Ref");
        xml.WriteAttributeString("id", item);
        xml.WriteAttributeString("maintainableParentID", scheme);
        xml.WriteAttributeString("maintainableParentVersion", version);
        xml.WriteAttributeString("agencyID", agency);
        xml.WriteAttributeString("package", package);
        xml.WriteAttributeString("class", type);
        xml.WriteEndElement();
    }
}
