using System.Text;
using System.Xml;
using Corridor.Reference;

namespace Corridor.Statistics.Sdmx;

/// <summary>What the XML messages of SDMX 2.1 have in common.</summary>
internal static class SdmxXml
{
    private const string Root = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/";
    public const string Message = Root + "message";
    public const string Common = Root + "common";
    public const string Structure = Root + "structure";
    public const string Generic = Root + "data/generic";
    public const string Specific = Root + "data/structurespecific";
    public const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CloseOutput = false };

    public static XmlWriter Open(Stream stream, string root)
    {
        var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("mes", root, Message);
        xml.WriteAttributeString("xmlns", "com", null, Common);
        return xml;
    }

    /// <summary>The head up to and with the sender; what follows in it depends on the message.</summary>
    public static void Head(XmlWriter xml, MessageHead head)
    {
        xml.WriteStartElement("Header", Message);
        xml.WriteElementString("ID", Message, head.Id);
        xml.WriteElementString("Test", Message, "false");
        xml.WriteElementString("Prepared", Message, head.PreparedText);
        xml.WriteStartElement("Sender", Message);
        xml.WriteAttributeString("id", TradeComponents.Agency);
        Names(xml, "Name", TradeStructures.Of("sdmx.sender"));
        xml.WriteEndElement();
    }

    /// <summary>A text in every language that it exists in.</summary>
    public static void Names(XmlWriter xml, string element, LocalizedText? text)
    {
        foreach (var language in Languages.All)
        {
            if (text?.Exactly(language) is { Length: > 0 } words)
            {
                xml.WriteStartElement(element, Common);
                xml.WriteAttributeString("xml", "lang", null, language.Tag());
                xml.WriteString(Clean(words));
                xml.WriteEndElement();
            }
        }
    }

    /// <summary>A text without signs that XML cannot hold; names of imported sources are not ours.</summary>
    public static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text, i++, 2);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return clean.ToString();
    }
}
