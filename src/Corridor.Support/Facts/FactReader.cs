using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Support.Expressions;
using Corridor.Support.Reading;

namespace Corridor.Support.Facts;

/// <summary>
/// Reads facts: a map of a fact's name to its value, with <c>goods</c> a list of maps for the items, in YAML or JSON
/// (which is YAML). Unknown facts, wrong values and a missing day are faults with line and column.
/// </summary>
public static class FactReader
{
    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's name for faults.</param>
    /// <param name="scope">The facts, currencies, units and economies.</param>
    /// <param name="faults">What is wrong; empty where there is a set.</param>
    public static FactSet? Read(string text, string file, ExpressionScope scope, out ImmutableArray<Fault> faults)
    {
        var found = new List<Fault>();
        var root = FileTree.Read(text, file, out var fault);
        var facts = root is FileMap map ? Read(map, text, file, "", scope, found) : null;
        if (root is not FileMap)
        {
            found.Add(fault ?? new Fault("yaml.wantMap", Path.GetFileName(file), "date, enterprise.size, goods").At(new FilePlace(file, 1, 1)));
        }

        faults = [.. found];
        return facts;
    }

    internal static FactSet? Read(FileMap map, string text, string file, string field, ExpressionScope scope, List<Fault> faults)
    {
        var before = faults.Count;
        // All names are known here: unknown ones are told with the nearest fact.
        var fields = new FileFields(map, field, text, file, faults, [.. map.Entries.Select(e => e.Key.Text)]);
        DateOnly? day = null;
        if (fields.Scalar(FactCatalogue.DateName, required: true) is { } date)
        {
            if (DateRange.TryParseDay(date.Text, out var read, out var fault))
            {
                day = read;
            }
            else
            {
                fields.Wrong(date, fault, fields.Path(FactCatalogue.DateName));
            }
        }

        var items = fields.List("goods");
        if (items.Count > Measures.Consignments.Consignment.MostItems)
        {
            fields.Wrong(items[^1], new Fault("fact.tooManyItems", Measures.Consignments.Consignment.MostItems.ToString(System.Globalization.CultureInfo.InvariantCulture)), fields.Path("goods"));
            return null;
        }

        var set = new FactSet(scope.Facts, day ?? new DateOnly(2000, 1, 1), items.Count == 0 ? 1 : items.Count);
        foreach (var (key, value) in map.Entries.Where(e => e.Key.Text is not (FactCatalogue.DateName or "goods")))
        {
            Put(fields, set, key, key.Text, value, 0, scope);
        }

        foreach (var (item, i) in items.Select((n, i) => (n, i)))
        {
            foreach (var (key, value) in (item as FileMap)?.Entries ?? [])
            {
                Put(fields, set, key, "goods." + key.Text, value, i, scope);
            }

            if (item is not FileMap)
            {
                fields.Wrong(item, new Fault("yaml.wantMap", "goods", "code, price"), fields.Path("goods"));
            }
        }

        return faults.Count == before ? set : null;
    }

    private static void Put(FileFields fields, FactSet set, FileScalar key, string name, FileNode node, int item, ExpressionScope scope)
    {
        if (scope.Facts.Find(name) is not { } fact)
        {
            fields.Wrong(key, new Fault("fact.unknown", Fault.Quote(name), scope.Facts.Nearest(name)));
            return;
        }

        var text = node switch
        {
            FileScalar scalar => scalar.Text,
            FileList list when fact.Type.Kind == ValueKind.Texts && list.Items.All(i => i is FileScalar) => string.Join(';', list.Items.Cast<FileScalar>().Select(s => s.Text)),
            _ => null,
        };
        if (text is null)
        {
            fields.Wrong(node, new Fault("fact.value", fact.Name, "", FactValues.Form(fact)), name);
            return;
        }

        // An empty value, and the word itself, are what they say.
        if (text.Length == 0 || text == "unknown")
        {
            return;
        }

        if (scope.TryValue(text, fact, out var value, out var fault))
        {
            set.Put(fact, value, item);
        }
        else
        {
            fields.Wrong(node, fault, name);
        }
    }
}
