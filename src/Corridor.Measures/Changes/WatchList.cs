using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Sylvan.Data.Csv;

namespace Corridor.Measures.Changes;

/// <summary>
/// A list of goods and lanes to watch: one a line, <c>code,origin,destination</c> and optionally a label. Empty lines,
/// lines that begin with # and a first line of headings are passed over.
/// </summary>
public static class WatchList
{
    /// <summary>The most items.</summary>
    public const int MostItems = 200;

    /// <summary>The most characters of a list.</summary>
    public const int MostCharacters = 20_000;

    /// <summary>The most characters of a label.</summary>
    public const int MostLabel = 100;

    private static readonly CsvDataReaderOptions Form = new() { HasHeaders = false, ResultSetMode = ResultSetMode.SingleResult };

    /// <summary>Reads a list. Every line that is wrong is a fault with its place; the other lines are read all the same.</summary>
    /// <param name="text">The list.</param>
    /// <param name="name">What the list is called in faults: its file.</param>
    /// <param name="book">The economies.</param>
    /// <param name="faults">What is wrong.</param>
    public static ImmutableArray<WatchItem> Read(string text, string name, ReferenceBook book, out ImmutableArray<Fault> faults)
    {
        var items = ImmutableArray.CreateBuilder<WatchItem>();
        var wrong = ImmutableArray.CreateBuilder<Fault>();
        var number = 0;
        foreach (var line in text.Length > MostCharacters ? [] : text.TrimStart('\uFEFF').Split('\n').Select(l => l.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#' || (number == 1 && line.StartsWith("code,", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (items.Count + wrong.Count >= MostItems)
            {
                wrong.Add(new Fault("watch.tooMany", MostItems.ToString(CultureInfo.InvariantCulture)).At(new FilePlace(name, number, 0)));
                break;
            }

            if (TryRead(line, number, book, out var item, out var fault, out var field))
            {
                items.Add(item!);
            }
            else
            {
                wrong.Add(fault!.At(new FilePlace(name, number, 0, field)));
            }
        }

        if (text.Length > MostCharacters)
        {
            wrong.Add(new Fault("watch.tooLong", text.Length.ToString(CultureInfo.InvariantCulture), MostCharacters.ToString(CultureInfo.InvariantCulture)).At(new FilePlace(name, 0, 0)));
        }
        else if (items.Count == 0 && wrong.Count == 0)
        {
            wrong.Add(new Fault("watch.empty").At(new FilePlace(name, 0, 0)));
        }

        faults = wrong.ToImmutable();
        return items.ToImmutable();
    }

    private static bool TryRead(string line, int number, ReferenceBook book, out WatchItem? item, out Fault? fault, out string? field)
    {
        (item, field) = (null, null);
        if (!TryCut(line, out var cells) || cells.Count is < 3 or > 4)
        {
            fault = new Fault("watch.form", Fault.Quote(line));
            return false;
        }

        field = "code";
        if (!CommodityCode.TryParse(cells[0], out var code, out fault))
        {
            return false;
        }

        field = "origin";
        if (!book.Economies.TryParse(cells[1], out _, out fault))
        {
            return false;
        }

        field = "destination";
        if (!book.TryLane(cells[1], cells[2], out var lane, out fault))
        {
            return false;
        }

        field = "label";
        var label = cells.Count == 4 && cells[3].Length > 0 ? cells[3] : null;
        if (label?.Length > MostLabel)
        {
            fault = new Fault("watch.label", Fault.Quote(label), MostLabel.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        item = new WatchItem(number, code, lane!, label is null ? null : Clean(label));
        return true;
    }

    private static bool TryCut(string line, out List<string> cells)
    {
        cells = [];
        try
        {
            using var reader = CsvDataReader.Create(new StringReader(line), Form);
            if (!reader.Read())
            {
                return false;
            }

            for (var i = 0; i < reader.RowFieldCount; i++)
            {
                cells.Add(reader.GetString(i).Trim());
            }

            return true;
        }
        catch (CsvFormatException)
        {
            return false;
        }
    }

    // A label comes from a stranger and stands on pages: signs that turn a text's direction or hide have no place in it.
    private static string Clean(string label)
    {
        var text = new StringBuilder(label.Length);
        foreach (var c in label)
        {
            text.Append(char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format ? '\uFFFD' : c);
        }

        return text.ToString();
    }
}
