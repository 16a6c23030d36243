using System.Collections.Immutable;
using Corridor.Api;
using Corridor.Print;
using Corridor.Reference;
using Corridor.Support;
using Corridor.Support.Facts;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Corridor.Tests.Print;

/// <summary>Documents as PDF, read back by another library.</summary>
public sealed class PrintedPdfTests(ShippedData shipped)
{
    private static readonly DateOnly Day = new(2026, 7, 10);

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    [InlineData("ru")]
    public void Every_character_of_the_packs_of_all_programmes_can_be_copied_out_again_in_its_order(string tag)
    {
        Assert.True(Languages.TryParse(tag, out var language, out _));
        var facts = new FactSet(shipped.Workspace.ProgrammeLanguage.Facts, Day);
        var packs = shipped.Workspace.Programmes.All.Select(p => ClaimWords.Print(ClaimView.Of(shipped.Workspace.ClaimOf(p, facts), shipped.Book, language), language)).ToList();
        var whole = new PrintedDocument("Packs", language, [.. packs.SelectMany(p => p.Blocks)]);
        using var read = PdfDocument.Open(Write(whole));
        Assert.Equal(Squeezed(string.Concat(Texts(whole.Blocks))), Squeezed(string.Concat(read.GetPages().Select(Body))));
    }

    [Fact]
    public void A_pack_is_small_tells_its_title_and_language_and_names_no_author_and_no_time()
    {
        var pack = Write(Pack(Language.Zh));
        Assert.InRange(pack.Length, 10_000, 300_000);
        using var read = PdfDocument.Open(pack);
        Assert.StartsWith("申报材料包：", read.Information.Title, StringComparison.Ordinal);
        Assert.Equal((null, null, null), (read.Information.Author, read.Information.CreationDate, read.Information.ModifiedDate));
        var text = System.Text.Encoding.Latin1.GetString(pack);
        Assert.Contains("/Lang(zh)", text, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CreateDate", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_document_gives_the_same_bytes_whoever_else_prints()
    {
        var (first, other) = (Write(Pack(Language.Ru)), Write(Pack(Language.En)));
        Assert.NotEqual(first, other);
        var again = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Write(Pack(i % 2 == 0 ? Language.Ru : Language.En)))));
        Assert.All(again.Select((bytes, i) => (bytes, i)), a => Assert.Equal(a.i % 2 == 0 ? first : other, a.bytes));
    }

    [Fact]
    public void The_head_of_a_table_and_the_title_with_the_number_stand_on_every_page_and_a_row_on_one()
    {
        var rows = Enumerable.Range(1, 120).Select(i => (ImmutableArray<TextView>)[Own($"row{i}"), Own("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen")]).ToImmutableArray();
        using var read = PdfDocument.Open(Write(new PrintedDocument("Table", Language.En, [new PrintedTable([0.5, 0.5], [Own("Name"), Own("Words")], rows)])));
        using var headed = PdfDocument.Open(Write(new PrintedDocument("Heading", Language.En, [new PrintedHeading(1, Own(string.Concat(Enumerable.Repeat("возмещение НДС 出口退税 refund ", 12))))])));
        Assert.All(headed.GetPage(1).Letters, l => Assert.InRange(l.BoundingBox.Right, 0, PrintedLayout.Width - PrintedLayout.Side + 1));
        var pages = read.GetPages().ToList();
        Assert.InRange(pages.Count, 2, 10);
        Assert.All(pages, p => Assert.StartsWith("NameWords", Squeezed(Body(p)), StringComparison.Ordinal));
        Assert.All(pages, p => Assert.Equal($"Table{p.Number}/{pages.Count}", Squeezed(string.Concat(p.Letters.Where(l => !IsBody(l)).Select(l => l.Value)))));
        Assert.All(pages, p => Assert.EndsWith("fifteen", Squeezed(Body(p)), StringComparison.Ordinal));
        Assert.All(pages.SelectMany(p => p.Letters), l => Assert.InRange(l.BoundingBox.Right, 0, PrintedLayout.Width - PrintedLayout.Side + 1));
    }

    [Fact]
    public void A_cell_longer_than_a_page_goes_on_on_the_next_and_a_heading_never_ends_a_page()
    {
        var words = string.Join(' ', Enumerable.Range(0, 1500).Select(i => "w" + i));
        using var read = PdfDocument.Open(Write(new PrintedDocument("Long", Language.En, [new PrintedTable([0.2, 0.8], [], [[Own("name"), Own(words)]])])));
        Assert.Equal("name" + Squeezed(words), Squeezed(string.Concat(read.GetPages().Select(Body))));
        for (var lines = 30; lines < 60; lines++)
        {
            ImmutableArray<PrintedBlock> blocks = [.. Enumerable.Range(0, lines).Select(_ => new PrintedParagraph(Own("line"))), new PrintedHeading(2, Own("Head")), new PrintedParagraph(Own("after"))];
            Assert.All(PrintedLayout.Of(new PrintedDocument("", Language.En, blocks), 9, (_, s) => s.Size)!, page => Assert.NotEqual("Head", page.OfType<TextLine>().Last().Text));
        }
    }

    [Fact]
    public void What_would_be_too_long_is_refused_and_says_what_to_ask_for()
    {
        var endless = new PrintedDocument("Endless", Language.En, [new PrintedList(PrintedSign.Box, [.. Enumerable.Range(0, 100_000).Select(i => new PrintedItem(Own($"item {i}"), IsBlank: true))])]);
        Assert.False(PrintedPdf.TryWrite(endless, out _, out var fault));
        Assert.Contains("200", fault.Message(Language.Ru), StringComparison.Ordinal);
    }

    [Fact]
    public void Signs_that_the_font_lacks_or_that_steer_break_nothing()
    {
        using var read = PdfDocument.Open(Write(new PrintedDocument("😀", Language.En, [new PrintedParagraph(Own("a\t\u0000b \uD800 😀 \u202Ec"))])));
        Assert.StartsWith("ab", Squeezed(Body(read.GetPage(1))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Қазақстан Республикасы, Өскемен: ә ғ қ ң ө ұ ү һ і", null)]
    [InlineData("Ҷумҳурии Тоҷикистон: ӣ ӯ ҳ ҷ ғ қ", null)]
    [InlineData("ООО «საქართველო»", "ООО «[U+10E1 U+10D0 U+10E5 U+10D0 U+10E0 U+10D7 U+10D5 U+10D4 U+10DA U+10DD]»")]
    [InlineData("شركة Ltd", "[U+0634 U+0631 U+0643 U+0629] Ltd")]
    [InlineData("👩🏽‍🌾 farm ❤️", "[U+1F469 U+1F3FD U+1F33E] farm [U+2764]")]
    public void A_character_that_the_font_lacks_stands_as_its_number_and_a_note_says_so(string text, string? written)
    {
        using var read = PdfDocument.Open(Write(new PrintedDocument(text, Language.En, [new PrintedParagraph(Own(text))])));
        var body = Squeezed(Body(read.GetPage(1)));
        Assert.Equal(Squeezed(text), Squeezed(read.Information.Title ?? ""));
        Assert.StartsWith(Squeezed(written ?? text), body, StringComparison.Ordinal);
        Assert.Equal(written is not null, body.Contains("Unicode", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Aid & <grants> of \"Ltd\" (2026) \\ 100 %")]
    [InlineData("申报材料包：𠮷 & Ёжик")]
    [InlineData("a&b&c&d")]
    public void A_title_with_signs_of_other_notations_is_told_as_it_is_and_its_metadata_is_xml(string title)
    {
        var pdf = Write(new PrintedDocument(title, Language.En, [new PrintedParagraph(Own("words"))]));
        using var read = PdfDocument.Open(pdf);
        Assert.Equal(title, read.Information.Title);
        var text = System.Text.Encoding.UTF8.GetString(pdf);
        var from = text.IndexOf("<x:xmpmeta", StringComparison.Ordinal);
        var xml = System.Xml.Linq.XDocument.Parse(text[from..(text.IndexOf("</x:xmpmeta>", StringComparison.Ordinal) + "</x:xmpmeta>".Length)]);
        Assert.Contains(xml.Descendants(), e => e.Name.LocalName == "li" && e.Value == title);
    }

    private PrintedDocument Pack(Language language)
    {
        var facts = new FactSet(shipped.Workspace.ProgrammeLanguage.Facts, Day);
        return ClaimWords.Print(ClaimView.Of(shipped.Workspace.ClaimOf(shipped.Workspace.Programmes.Find("cn-export-vat-refund")!, facts), shipped.Book, language), language);
    }

    private static byte[] Write(PrintedDocument document) => PrintedPdf.TryWrite(document, out var pdf, out var fault) ? pdf : throw new InvalidOperationException(fault.Message(Language.En));

    private static TextView Own(string text) => new(text, "en");

    private static string Body(Page page) => string.Concat(page.Letters.Where(IsBody).Select(l => l.Value));

    private static bool IsBody(Letter letter) => letter.StartBaseLine.Y > 50;

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));

    private static IEnumerable<string> Texts(ImmutableArray<PrintedBlock> blocks) => blocks.SelectMany(b => b switch
    {
        PrintedHeading h => [h.Text.Text],
        PrintedParagraph p => [p.Text.Text],
        PrintedList l => l.Items.SelectMany(i => Texts(i.Below.IsDefault ? [] : i.Below).Prepend(i.Text.Text).Prepend(l.Sign == PrintedSign.Dash ? "–" : "")),
        PrintedTable t => t.Rows.SelectMany(r => r.Select(c => c.Text)),
        _ => (IEnumerable<string>)[],
    });
}
