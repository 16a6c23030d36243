using System.Collections.Immutable;
using System.Globalization;
using Corridor.Api;

namespace Corridor.Print;

/// <summary>
/// Lays a document out on pages of A4: lines, lists, tables whose head stands again on each page. A heading never stands
/// alone at the foot of a page; a row stays on one page unless it is longer than a page.
/// </summary>
internal sealed class PrintedLayout
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    public const double Side = 56;
    private const double Top = 56;
    private const double Bottom = Height - 62;
    private const double Indent = 18;
    private const double CellGap = 8;

    private readonly string language;
    private readonly int mostPages;
    private readonly Func<string, PrintedStyle, double> widthOf;
    private readonly List<List<PrintedMark>> pages = [[]];
    private double y = Top;

    private PrintedLayout(string language, int mostPages, Func<string, PrintedStyle, double> widthOf) => (this.language, this.mostPages, this.widthOf) = (language, mostPages, widthOf);

    /// <summary>The pages of a document; null where it has more than so many.</summary>
    /// <param name="document">The document.</param>
    /// <param name="mostPages">The most pages.</param>
    /// <param name="widthOf">The width of a character in a style.</param>
    public static IReadOnlyList<IReadOnlyList<PrintedMark>>? Of(PrintedDocument document, int mostPages, Func<string, PrintedStyle, double> widthOf)
    {
        var layout = new PrintedLayout(Reference.Languages.Tag(document.Language), mostPages, widthOf);
        layout.Put(document.Blocks, Side);
        return layout.IsFull ? null : layout.pages;
    }

    private bool IsFull => pages.Count > mostPages;

    private void Put(ImmutableArray<PrintedBlock> blocks, double left)
    {
        for (var i = 0; i < blocks.Length && !IsFull; i++)
        {
            switch (blocks[i])
            {
                case PrintedHeading heading:
                    Put(heading, left);
                    break;
                case PrintedParagraph paragraph:
                    // Words that lead to a list stay with it.
                    Room(i + 1 < blocks.Length && blocks[i + 1] is PrintedList ? 3 * PrintedStyle.Body.Leading : 0);
                    Begin("P", paragraph.Text);
                    Write(paragraph.Text.Text, paragraph.IsSmall ? PrintedStyle.Small : PrintedStyle.Body, left, Width - Side - left);
                    End();
                    y += 4;
                    break;
                case PrintedList list:
                    Put(list, left);
                    break;
                case PrintedTable table:
                    Put(table, left);
                    break;
            }
        }
    }

    private void Put(PrintedHeading heading, double left)
    {
        var style = PrintedStyle.OfHeading(heading.Level);
        y += y > Top ? style.Size * 0.8 : 0;
        // The heading with two lines of what follows.
        var lines = LineBreaker.Break(heading.Text.Text, Width - Side - left, c => widthOf(c, style)).Count;
        Room((lines * style.Leading) + 4 + (2 * PrintedStyle.Body.Leading));
        Begin("H" + heading.Level.ToString(CultureInfo.InvariantCulture), heading.Text);
        Write(heading.Text.Text, style, left, Width - Side - left);
        End();
        y += 4;
    }

    private void Put(PrintedList list, double left)
    {
        Begin("L");
        var style = PrintedStyle.Body;
        foreach (var (item, number) in list.Items.Select((item, i) => (item, i + 1)).TakeWhile(_ => !IsFull))
        {
            Room(style.Leading);
            Begin("LI");
            if (list.Sign == PrintedSign.Box)
            {
                Add(new TickBox(left + 1, y + style.Ascent - 7.5, 8));
            }
            else
            {
                Begin("Lbl");
                Add(new TextLine(left, y + style.Ascent, list.Sign == PrintedSign.Number ? number.ToString(CultureInfo.InvariantCulture) + "." : "–", style));
                End();
            }

            Begin("LBody", item.Text);
            var end = Write(item.Text.Text, style, left + Indent, Width - Side - left - Indent);
            if (item.IsBlank)
            {
                PutBlank(end, left + Indent);
            }

            if (!item.Below.IsDefault)
            {
                Put(item.Below, left + Indent);
            }

            End();
            End();
            y += 2;
        }

        End();
        y += 3;
    }

    // A line to write on, behind the words or below them where no room is left.
    private void PutBlank(double end, double left)
    {
        const double shortest = 110;
        if (end + shortest > Width - Side)
        {
            Room(PrintedStyle.Body.Leading * 1.2);
            y += PrintedStyle.Body.Leading * 1.2;
            end = left - 6;
        }

        Add(new Stroke(end + 6, y - (PrintedStyle.Body.Leading - PrintedStyle.Body.Ascent) + 2, Width - Side));
        y += 4;
    }

    private void Put(PrintedTable table, double left)
    {
        var style = table.Head.IsDefaultOrEmpty ? PrintedStyle.Body : PrintedStyle.Small;
        var whole = Width - Side - left;
        var places = table.Widths.Select((_, i) => left + (whole * table.Widths.Take(i).Sum())).ToArray();
        List<string>[] Cells(ImmutableArray<TextView> row, PrintedStyle of) => [.. row.Select((cell, i) => LineBreaker.Break(cell.Text, (whole * table.Widths[i]) - CellGap, c => widthOf(c, of)))];
        Begin("Table");
        void Head()
        {
            if (!table.Head.IsDefaultOrEmpty)
            {
                var strong = style with { IsBold = true };
                PutRow(table.Head, Cells(table.Head, strong), places, strong, _ => "TH");
                Add(new Stroke(left, y, Width - Side));
                y += 3;
            }
        }

        var height = table.Head.IsDefaultOrEmpty ? 0 : (Cells(table.Head, style with { IsBold = true }).Max(c => c.Count) * style.Leading) + 6;
        Room(height + (2 * style.Leading));
        Head();
        foreach (var row in table.Rows.TakeWhile(_ => !IsFull))
        {
            var cells = Cells(row, style);
            var lines = cells.Max(c => c.Count);
            var most = Math.Max(1, (int)((Bottom - Top - height) / style.Leading) - 1);
            // A row that no page can hold is cut into rows.
            for (var from = 0; from < Math.Max(1, lines) && !IsFull; from += most)
            {
                var part = cells.Select(c => c.Skip(from).Take(most).ToList()).ToArray();
                if (Room((part.Max(c => c.Count) * style.Leading) + 3))
                {
                    Head();
                }

                PutRow(row, part, places, style, column => column == 0 && table.Head.IsDefaultOrEmpty ? "TH" : "TD");
            }
        }

        End();
        y += 4;
    }

    private void PutRow(ImmutableArray<TextView> row, List<string>[] cells, double[] places, PrintedStyle style, Func<int, string> tagOf)
    {
        Begin("TR");
        for (var column = 0; column < cells.Length; column++)
        {
            Begin(tagOf(column), row[column]);
            for (var line = 0; line < cells[column].Count; line++)
            {
                Add(new TextLine(places[column], y + style.Ascent + (line * style.Leading), cells[column][line], style));
            }

            End();
        }

        End();
        y += (cells.Max(c => c.Count) * style.Leading) + 3;
    }

    // Where the last line ends.
    private double Write(string text, PrintedStyle style, double left, double width)
    {
        var end = left;
        foreach (var line in LineBreaker.Break(text, width, c => widthOf(c, style)))
        {
            if (IsFull)
            {
                break;
            }

            Room(style.Leading);
            Add(new TextLine(left, y + style.Ascent, line, style));
            y += style.Leading;
            end = left + LineWidth(line, style);
        }

        return end;
    }

    private double LineWidth(string line, PrintedStyle style)
    {
        var sum = 0.0;
        for (var elements = StringInfo.GetTextElementEnumerator(line); elements.MoveNext();)
        {
            sum += widthOf(elements.GetTextElement(), style);
        }

        return sum;
    }

    // Whether a new page was begun for it.
    private bool Room(double height)
    {
        if (y + height <= Bottom || y == Top)
        {
            return false;
        }

        pages.Add([]);
        y = Top;
        return true;
    }

    private void Begin(string tag, TextView? text = null) => Add(new PartBegins(tag, text is null || text.Language == language ? null : text.Language));

    private void End() => Add(PartEnds.One);

    private void Add(PrintedMark mark) => pages[^1].Add(mark);
}
