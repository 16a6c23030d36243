using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Corridor.Reference;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace Corridor.Print;

/// <summary>
/// Writes a document as PDF: tagged for readers for the blind, with its language, with the glyphs that it uses, and text
/// that can be copied out. The same document gives the same bytes: no clock and no chance is in it.
/// </summary>
internal static partial class PrintedPdf
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/pdf";

    /// <summary>The most pages; what is longer is for the other forms.</summary>
    public const int MostPages = 200;

    // Widths are asked for at this size and scaled: the font has no hints that would change them.
    private const double Measured = 1000;

    private static readonly ConcurrentDictionary<(string Family, int Character), bool> Glyphs = new();

    static PrintedPdf() => GlobalFontSettings.FontResolver = new PrintFont();

    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="pdf">The file.</param>
    /// <param name="fault">Why there is none: the font is not there, or the document is too long.</param>
    public static bool TryWrite(PrintedDocument document, [NotNullWhen(true)] out byte[]? pdf, [NotNullWhen(false)] out Fault? fault)
    {
        (pdf, fault) = (null, null);
        if (!PrintFont.IsThere)
        {
            var missing = PrintFont.Families.First(f => !File.Exists(PrintFont.PlaceOf(f)));
            fault = new Fault("print.noFont", missing, PrintFont.PlaceOf(missing));
            return false;
        }

        var fonts = new Fonts();
        var title = document.Title;
        document = new PrintedSpelling(Fonts.Has).Of(document);
        if (PrintedLayout.Of(document, MostPages, fonts.WidthOf) is not { } pages)
        {
            fault = new Fault("print.tooLong", MostPages.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        pdf = Write(document, title, pages, fonts);
        return true;
    }

    private static byte[] Write(PrintedDocument document, string title, IReadOnlyList<IReadOnlyList<PrintedMark>> pages, Fonts fonts)
    {
        var tag = document.Language.Tag();
        var file = new PdfDocument();
        // Half of a character, or a sign that steers, is no part of a title.
        file.Info.Title = string.Concat(title.EnumerateRunes().Where(r => !Rune.IsControl(r)));
        file.Info.Creator = "Corridor";
        file.Info.Elements.Remove("/CreationDate");
        var structure = UAManager.ForDocument(file);
        structure.SetDocumentLanguage(tag);
        for (var number = 1; number <= pages.Count; number++)
        {
            var page = file.AddPage();
            (page.Width, page.Height) = (XUnit.FromPoint(PrintedLayout.Width), XUnit.FromPoint(PrintedLayout.Height));
            using var canvas = XGraphics.FromPdfPage(page);
            Foot(canvas, structure.StructureBuilder, document.Title, $"{number.ToString(CultureInfo.InvariantCulture)} / {pages.Count.ToString(CultureInfo.InvariantCulture)}", fonts);
            foreach (var mark in pages[number - 1])
            {
                Draw(canvas, structure.StructureBuilder, mark, fonts);
            }

            // A part that goes on on the next page is closed on this one.
            structure.StructureBuilder.EndMarkedContentsWithId();
        }

        return Settle(file, pages);
    }

    private static void Draw(XGraphics canvas, StructureBuilder structure, PrintedMark mark, Fonts fonts)
    {
        switch (mark)
        {
            case PartBegins part:
                structure.BeginBlockLevelElement(part.Tag);
                if (part.Language is { } language)
                {
                    structure.SetLanguage(language);
                }

                break;
            case PartEnds:
                structure.End();
                break;
            case TextLine line:
                fonts.Draw(canvas, line.Text, line.Style, XBrushes.Black, line.X, line.Y);
                break;
            case Stroke stroke:
                structure.BeginArtifact();
                canvas.DrawLine(new XPen(XColors.Gray, 0.6), stroke.X, stroke.Y, stroke.To, stroke.Y);
                structure.End();
                break;
            case TickBox box:
                structure.BeginArtifact();
                canvas.DrawRectangle(new XPen(XColors.Black, 0.8), box.X, box.Y, box.Size, box.Size);
                structure.End();
                break;
        }
    }

    private static void Foot(XGraphics canvas, StructureBuilder structure, string title, string number, Fonts fonts)
    {
        const double y = PrintedLayout.Height - 36;
        var style = PrintedStyle.Small;
        var lines = LineBreaker.Break(title, PrintedLayout.Width - (2 * PrintedLayout.Side) - 60, c => fonts.WidthOf(c, style));
        structure.BeginArtifact();
        fonts.Draw(canvas, lines.Count > 1 ? lines[0] + " …" : lines[0], style, XBrushes.DimGray, PrintedLayout.Side, y);
        fonts.Draw(canvas, number, style, XBrushes.DimGray, PrintedLayout.Width - PrintedLayout.Side - number.Sum(c => fonts.WidthOf(c.ToString(), style)), y);
        structure.End();
    }

    // What the library draws by lot or takes from the clock is made from the content.
    private static byte[] Settle(PdfDocument file, IReadOnlyList<IReadOnlyList<PrintedMark>> pages)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(file.Info.Title + string.Join('\n', pages.SelectMany(p => p))));
        var id = new Guid(hash.AsSpan(0, 16));
        file.Internals.FirstDocumentID = file.Internals.SecondDocumentID = Encoding.Latin1.GetString(id.ToByteArray());
        // The name of a part of a font begins with six letters of its own (ISO 32000-1, 9.6.4).
        var letters = string.Concat(hash.Skip(16).Take(6).Select(b => (char)('A' + (b % 26))));
        foreach (var named in file.Internals.GetAllObjects().OfType<PdfDictionary>())
        {
            foreach (var key in (string[])["/BaseFont", "/FontName"])
            {
                if (named.Elements.GetName(key) is { Length: > 8 } name && name[7] == '+')
                {
                    named.Elements.SetName(key, $"/{letters}{name[7..]}");
                }
            }
        }

        using var buffer = new MemoryStream();
        file.Save(buffer);
        var bytes = buffer.ToArray();
        var from = bytes.AsSpan().IndexOf("<x:xmpmeta"u8);
        var length = from < 0 ? 0 : bytes.AsSpan(from).IndexOf("</x:xmpmeta>"u8);
        if (from >= 0 && length > 0)
        {
            Mend(bytes.AsSpan(from, length), file.Info.Title, id);
        }

        return bytes;
    }

    // The library writes a title into its XML as it is. Nothing may change the length of the packet, since the table at the
    // end of the file says where each object begins: the days that go make room for what a title needs.
    private static void Mend(Span<byte> packet, string title, Guid id)
    {
        var text = MadeOn().Replace(Lots().Replace(Encoding.UTF8.GetString(packet), "uuid:" + id.ToString("D")), "");
        string Titled(string own) => text.Replace($">{title}<", $">{own}<", StringComparison.Ordinal);
        var mended = Encoding.UTF8.GetBytes(Titled(SecurityElement.Escape(title)));
        if (mended.Length > packet.Length)
        {
            mended = Encoding.UTF8.GetBytes(Titled(string.Concat(title.Select(c => c is '&' or '<' or '>' ? ' ' : c))));
        }

        mended.CopyTo(packet);
        packet[mended.Length..].Fill((byte)' ');
    }

    [GeneratedRegex("uuid:[0-9a-f-]{36}")]
    private static partial Regex Lots();

    [GeneratedRegex("<xmp:(CreateDate|ModifyDate|MetadataDate)>[^<]*</xmp:[A-Za-z]+>")]
    private static partial Regex MadeOn();

    private sealed class Fonts
    {
        private readonly Dictionary<(string Family, PrintedStyle Style), XFont> fonts = [];
        private readonly Dictionary<(string Character, bool IsBold), double> widths = [];
        private readonly XGraphics ruler = XGraphics.CreateMeasureContext(new XSize(Measured, Measured), XGraphicsUnit.Point, XPageDirection.Downwards);

        public static bool Has(Rune character) => PrintFont.Families.Any(f => Has(f, character));

        public double WidthOf(string character, PrintedStyle style)
        {
            if (!widths.TryGetValue((character, style.IsBold), out var width))
            {
                widths[(character, style.IsBold)] = width = ruler.MeasureString(character, Of(FamilyOf(character), new PrintedStyle(Measured, style.IsBold))).Width / Measured;
            }

            return width * style.Size;
        }

        /// <summary>Draws a line, each stretch of it in the first font that has its characters.</summary>
        public void Draw(XGraphics canvas, string line, PrintedStyle style, XBrush brush, double x, double y)
        {
            for (var start = 0; start < line.Length;)
            {
                var (end, width, family) = (start, 0.0, (string?)null);
                while (end < line.Length)
                {
                    var character = StringInfo.GetNextTextElement(line, end);
                    if ((family ??= FamilyOf(character)) != FamilyOf(character))
                    {
                        break;
                    }

                    (end, width) = (end + character.Length, width + WidthOf(character, style));
                }

                canvas.DrawString(line[start..end], Of(family!, style), brush, x, y);
                (start, x) = (end, x + width);
            }
        }

        private static string FamilyOf(string character) => PrintFont.Families.FirstOrDefault(f => character.EnumerateRunes().All(r => Rune.IsWhiteSpace(r) || Has(f, r)), PrintFont.Families[0]);

        private static bool Has(string family, Rune character) => Glyphs.GetOrAdd((family, character.Value), static key => GlyphHelper.GlyphIndexFromCodePoint(key.Character, Make(key.Family, new PrintedStyle(Measured))) != 0);

        private XFont Of(string family, PrintedStyle style) => fonts.TryGetValue((family, style), out var font) ? font : fonts[(family, style)] = Make(family, style);

        private static XFont Make(string family, PrintedStyle style) => new(family, style.Size, style.IsBold ? XFontStyleEx.Bold : XFontStyleEx.Regular, new XPdfFontOptions(PdfFontEncoding.Unicode));
    }
}
