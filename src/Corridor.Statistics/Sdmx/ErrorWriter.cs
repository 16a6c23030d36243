using System.Globalization;
using Corridor.Reference;

namespace Corridor.Statistics.Sdmx;

/// <summary>Errors as SDMX messages: in JSON, or in the XML of SDMX 2.1.</summary>
internal static class ErrorWriter
{
    public static IEnumerable<int> Json(SdmxError error, MessageHead head, string version, Stream stream)
    {
        using var json = SdmxJson.Open(stream);
        json.WriteStartObject();
        SdmxJson.Meta(json, head, version, "data", [head.Language]);
        json.WriteStartArray("errors");
        json.WriteStartObject();
        // The number is that of HTTP; the older form had those of the SDMX web services guidelines.
        json.WriteNumber("code", version[0] == '1' ? error.Code : error.Status);
        json.WriteString("title", error.Title(head.Language));
        json.WriteString("detail", error.Fault.Message(head.Language));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        yield return 1;
    }

    public static IEnumerable<int> Xml(SdmxError error, MessageHead head, Stream stream)
    {
        using var xml = SdmxXml.Open(stream, "Error");
        xml.WriteStartElement("ErrorMessage", SdmxXml.Message);
        xml.WriteAttributeString("code", error.Code.ToString(CultureInfo.InvariantCulture));
        foreach (var text in new[] { error.Title(head.Language), error.Fault.Message(head.Language) })
        {
            xml.WriteStartElement("Text", SdmxXml.Common);
            xml.WriteAttributeString("xml", "lang", null, head.Language.Tag());
            xml.WriteString(SdmxXml.Clean(text));
            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
        xml.Flush();
        yield return 1;
    }
}
