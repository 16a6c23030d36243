using System.Xml;

namespace Corridor.Statistics.Sdmx;

/// <summary>
/// SDMX-ML 2.1: generic and structure-specific data, as time series, cross-sections or flat. With history each
/// dissemination is a data set with its validity.
/// </summary>
internal static class XmlDataWriter
{
    private const string StructureId = "TRADE";

    public static IEnumerable<int> Write(DataMessage m, Stream stream)
    {
        var isGeneric = m.Format.Form == SdmxForm.Generic;
        var own = $"{m.Flow.Urn}:ObsLevelDim:{m.Query.ObservationDimension}";
        using var xml = SdmxXml.Open(stream, isGeneric ? "GenericData" : "StructureSpecificData");
        if (isGeneric)
        {
            xml.WriteAttributeString("xmlns", "gen", null, SdmxXml.Generic);
        }
        else
        {
            xml.WriteAttributeString("xmlns", "ss", null, SdmxXml.Specific);
            xml.WriteAttributeString("xmlns", "own", null, own);
            xml.WriteAttributeString("xmlns", "xsi", null, SdmxXml.Instance);
        }

        Head(m, xml, isGeneric ? null : own);
        using var lease = m.File.Lend();
        Observation? before = null;
        var count = 0;
        foreach (var o in m.Read(lease))
        {
            var isNewSet = before is null || !m.IsSameDataSet(before, o);
            var isNewSeries = isNewSet || !m.IsSameSeries(before!, o);
            if (before is not null && isNewSeries && !m.Query.IsFlat)
            {
                xml.WriteEndElement();
            }

            if (isNewSet)
            {
                if (before is not null)
                {
                    xml.WriteEndElement();
                }

                StartDataSet(m, xml, o, isGeneric);
            }

            if (isNewSeries && !m.Query.IsFlat)
            {
                StartSeries(m, xml, o, isGeneric);
            }

            if (!m.Query.KeysOnly)
            {
                if (isGeneric)
                {
                    GenericObservation(m, xml, o);
                }
                else
                {
                    SpecificObservation(m, xml, o);
                }
            }

            before = o;
            if (++count % DataMessage.Step == 0)
            {
                xml.Flush();
                yield return count;
            }
        }

        // Series, data set and message are closed with the document.
        xml.WriteEndDocument();
    }

    private static void Head(DataMessage m, XmlWriter xml, string? own)
    {
        SdmxXml.Head(xml, m.Head);
        xml.WriteStartElement("Structure", SdmxXml.Message);
        xml.WriteAttributeString("structureID", StructureId);
        if (own is not null)
        {
            xml.WriteAttributeString("namespace", own);
        }

        xml.WriteAttributeString("dimensionAtObservation", m.Query.ObservationDimension);
        xml.WriteStartElement("StructureUsage", SdmxXml.Common);
        xml.WriteStartElement("Ref");
        xml.WriteAttributeString("agencyID", m.Flow.Agency);
        xml.WriteAttributeString("id", m.Flow.Id);
        xml.WriteAttributeString("version", m.Flow.Version);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteElementString("DataSetAction", SdmxXml.Message, m.Action);
        xml.WriteEndElement();
    }

    private static void StartDataSet(DataMessage m, XmlWriter xml, Observation o, bool isGeneric)
    {
        xml.WriteStartElement("DataSet", SdmxXml.Message);
        void Attribute(string name, string? value)
        {
            if (value is null)
            {
                return;
            }

            if (isGeneric)
            {
                xml.WriteAttributeString(name, value);
            }
            else
            {
                xml.WriteAttributeString("ss", name, SdmxXml.Specific, value);
            }
        }

        Attribute("structureRef", StructureId);
        Attribute("action", m.ActionOf(o));
        if (m.Query.IncludeHistory)
        {
            Attribute("validFromDate", TradeCodes.Moment(m.Codes.ValidFrom(o)));
            Attribute("validToDate", TradeCodes.Moment(m.Codes.ValidTo(o)));
        }

        if (!isGeneric)
        {
            Attribute("dataScope", "DataStructure");
            xml.WriteAttributeString("xsi", "type", SdmxXml.Instance, "own:DataSetType");
        }

        if (!m.Query.WithDataSetAttributes || o.IsWithdrawn)
        {
            return;
        }

        if (isGeneric)
        {
            xml.WriteStartElement("Attributes", SdmxXml.Generic);
            Value(xml, TradeComponents.UnitMultiplier.Id, "0");
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteAttributeString(TradeComponents.UnitMultiplier.Id, "0");
        }
    }

    private static void StartSeries(DataMessage m, XmlWriter xml, Observation o, bool isGeneric)
    {
        if (!isGeneric)
        {
            xml.WriteStartElement("Series");
            foreach (var place in m.Query.SeriesDimensions)
            {
                xml.WriteAttributeString(TradeQuery.IdOf(place), m.Key(o, place));
            }

            return;
        }

        xml.WriteStartElement("Series", SdmxXml.Generic);
        Key(m, xml, o, "SeriesKey", m.Query.SeriesDimensions);
    }

    private static void GenericObservation(DataMessage m, XmlWriter xml, Observation o)
    {
        xml.WriteStartElement("Obs", SdmxXml.Generic);
        if (m.Query.IsFlat)
        {
            Key(m, xml, o, "ObsKey", m.Query.ObservationDimensions);
        }
        else
        {
            var place = m.Query.ObservationDimensions[0];
            xml.WriteStartElement("ObsDimension", SdmxXml.Generic);
            xml.WriteAttributeString("id", TradeQuery.IdOf(place));
            xml.WriteAttributeString("value", m.Key(o, place));
            xml.WriteEndElement();
        }

        // To delete a figure its key is told and nothing else.
        if (o.IsWithdrawn)
        {
            xml.WriteEndElement();
            return;
        }

        if (m.Query.WithValues)
        {
            xml.WriteStartElement("ObsValue", SdmxXml.Generic);
            xml.WriteAttributeString("value", DataMessage.Text(o.Value));
            xml.WriteEndElement();
        }

        if (m.Query.Attributes.Any(a => m.Codes.Attribute(o, a) is not null))
        {
            xml.WriteStartElement("Attributes", SdmxXml.Generic);
            foreach (var place in m.Query.Attributes)
            {
                if (m.Codes.Attribute(o, place) is { } value)
                {
                    Value(xml, TradeComponents.Attributes[place].Id, value);
                }
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void SpecificObservation(DataMessage m, XmlWriter xml, Observation o)
    {
        xml.WriteStartElement("Obs");
        foreach (var place in m.Query.ObservationDimensions)
        {
            xml.WriteAttributeString(TradeQuery.IdOf(place), m.Key(o, place));
        }

        if (o.IsWithdrawn)
        {
            xml.WriteEndElement();
            return;
        }

        if (m.Query.WithValues)
        {
            xml.WriteAttributeString(TradeComponents.Value, DataMessage.Text(o.Value));
        }

        foreach (var place in m.Query.Attributes)
        {
            if (m.Codes.Attribute(o, place) is { } value)
            {
                xml.WriteAttributeString(TradeComponents.Attributes[place].Id, value);
            }
        }

        xml.WriteEndElement();
    }

    private static void Key(DataMessage m, XmlWriter xml, Observation o, string element, IEnumerable<int> places)
    {
        xml.WriteStartElement(element, SdmxXml.Generic);
        foreach (var place in places)
        {
            Value(xml, TradeQuery.IdOf(place), m.Key(o, place));
        }

        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, string id, string value)
    {
        xml.WriteStartElement("Value", SdmxXml.Generic);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("value", value);
        xml.WriteEndElement();
    }
}
