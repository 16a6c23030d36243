using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Corridor.Api;
using Corridor.Reference;

namespace Corridor.Print;

/// <summary>
/// Writes characters for which the font has no glyph as their numbers in Unicode, [U+10D0 U+10D1], so that who reads can
/// look them up instead of guessing at a box, and says so at the end. Signs that are not seen are left out.
/// </summary>
/// <param name="has">Whether the font has a glyph for a character.</param>
internal sealed class PrintedSpelling(Func<Rune, bool> has)
{
    private bool spelled;

    /// <summary>The document in characters that the font has.</summary>
    public PrintedDocument Of(PrintedDocument document)
    {
        var own = document with { Title = Of(document.Title), Blocks = Of(document.Blocks) };
        return !spelled ? own : own with { Blocks = own.Blocks.Add(new PrintedParagraph(new TextView(Texts.Get(document.Language, "print.spelled"), document.Language.Tag()), true)) };
    }

    private ImmutableArray<PrintedBlock> Of(ImmutableArray<PrintedBlock> blocks) => [.. blocks.Select(b => b switch
    {
        PrintedHeading heading => heading with { Text = Of(heading.Text) },
        PrintedParagraph paragraph => paragraph with { Text = Of(paragraph.Text) },
        PrintedList list => list with { Items = [.. list.Items.Select(i => i with { Text = Of(i.Text), Below = i.Below.IsDefault ? i.Below : Of(i.Below) })] },
        PrintedTable table => table with { Head = [.. table.Head.Select(Of)], Rows = [.. table.Rows.Select(r => r.Select(Of).ToImmutableArray())] },
        _ => b,
    })];

    private TextView Of(TextView text) => text with { Text = Of(text.Text) };

    private string Of(string text)
    {
        if (text.EnumerateRunes().All(IsWritten))
        {
            return text;
        }

        var (written, run) = (new StringBuilder(), new List<string>());
        void Close()
        {
            if (run.Count > 0)
            {
                written.Append('[').AppendJoin(' ', run).Append(']');
                run.Clear();
                spelled = true;
            }
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (IsWritten(rune))
            {
                Close();
                written.Append(rune);
            }
            else if (!IsUnseen(rune))
            {
                run.Add(string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"));
            }
        }

        Close();
        return written.ToString();
    }

    private bool IsWritten(Rune rune) => Rune.IsWhiteSpace(rune) || (!IsUnseen(rune) && has(rune));

    // Selectors of variants, joiners, marks of direction, controls.
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
