using System.Text.Json;
using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Support.Expressions;

namespace Corridor.Support.Reading;

/// <summary>The fields of a map in a file: each is asked for by its type, every fault is kept with its place.</summary>
internal sealed class FileFields
{
    private const int MostFaults = 100;
    private readonly FileMap map;
    private readonly string path;

    public FileFields(FileMap map, string path, string text, string file, List<Fault> faults, params string[] known)
    {
        (this.map, this.path, Text, File, Faults) = (map, path, text, file, faults);
        foreach (var (key, _) in map.Entries.Where(e => !known.Contains(e.Key.Text)))
        {
            Wrong(key, new Fault("yaml.fieldUnknown", Fault.Quote(key.Text), ExpressionParser.Nearest(key.Text, known), string.Join(", ", known)));
        }
    }

    public string Text { get; }

    public string File { get; }

    public List<Fault> Faults { get; }

    public FileMap Map => map;

    public FileNode? this[string field] => map.Find(field) is FileScalar { IsEmpty: true } ? null : map.Find(field);

    /// <summary>The field's path from the root.</summary>
    public string Path(string field) => path.Length == 0 ? field : $"{path}.{field}";

    public FilePlace Place(FileNode node, string? field = null) => new(File, node.Line, node.Column, field ?? (path.Length == 0 ? null : path));

    public void Wrong(FileNode node, Fault fault, string? field = null)
    {
        if (Faults.Count < MostFaults)
        {
            Faults.Add(fault.At(Place(node, field)));
        }
    }

    public void Missing(string field) => Wrong(map, new Fault("yaml.fieldMissing", Path(field)), Path(field));

    public FileScalar? Scalar(string field, bool required = false)
    {
        if (this[field] is not { } node)
        {
            if (required)
            {
                Missing(field);
            }

            return null;
        }

        return AsScalar(node, Path(field));
    }

    public FileScalar? AsScalar(FileNode node, string field)
    {
        if (node is FileScalar scalar)
        {
            return scalar;
        }

        Wrong(node, new Fault("yaml.wantScalar", field), field);
        return null;
    }

    public string? String(string field, bool required = false, int most = 2_000)
    {
        var scalar = Scalar(field, required);
        if (scalar is not null && scalar.Text.Length > most)
        {
            Wrong(scalar, new Fault("yaml.textTooLong", Path(field), most.ToString(System.Globalization.CultureInfo.InvariantCulture)), Path(field));
            return null;
        }

        return scalar?.Text.Trim();
    }

    /// <summary>A name of small letters, digits and hyphens.</summary>
    public string? Id(string field, bool required = false)
    {
        if (Scalar(field, required) is not { } scalar)
        {
            return null;
        }

        return AsId(scalar, Path(field));
    }

    public string? AsId(FileScalar scalar, string field)
    {
        var good = scalar.Text.Length is > 0 and <= 80 && char.IsAsciiLetterLower(scalar.Text[0]) && scalar.Text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
        if (!good)
        {
            Wrong(scalar, new Fault("yaml.id", Fault.Quote(scalar.Text)), field);
        }

        return good ? scalar.Text : null;
    }

    /// <summary>A text in some languages: a map of en, zh, ru, or a bare text in the language of its source.</summary>
    public LocalizedText? Localized(string field, bool required = false, bool all = false)
    {
        if (this[field] is { } node)
        {
            return AsLocalized(node, Path(field), all);
        }

        if (required)
        {
            Missing(field);
        }

        return null;
    }

    public LocalizedText? AsLocalized(FileNode node, string field, bool all = false)
    {
        switch (node)
        {
            case FileScalar scalar when !all:
                return LocalizedText.Of(Language.En, scalar.Text.Trim());
            case FileMap languages:
                var fields = Inner(languages, field, "en", "zh", "ru");
                foreach (var language in Languages.All.Where(l => all && fields[l.Tag()] is null))
                {
                    fields.Missing(language.Tag());
                }

                return new LocalizedText(fields.String("en"), fields.String("zh"), fields.String("ru"));
            default:
                Wrong(node, new Fault("yaml.wantText", field), field);
                return null;
        }
    }

    public T? Word<T>(string field, bool required = false)
        where T : struct, Enum => Scalar(field, required) is { } scalar ? AsWord<T>(scalar, Path(field)) : null;

    public T? AsWord<T>(FileScalar scalar, string field)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Slug(value) == scalar.Text)
            {
                return value;
            }
        }

        Wrong(scalar, new Fault("pack.oneOf", Fault.Quote(scalar.Text), string.Join(", ", Enum.GetValues<T>().Select(Slug))), field);
        return null;
    }

    /// <summary>The word of a file for a value: <c>InForce</c> is <c>in_force</c>.</summary>
    public static string Slug<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public DateOnly? Day(string field)
    {
        if (Scalar(field) is not { } scalar)
        {
            return null;
        }

        if (DateRange.TryParseDay(scalar.Text, out var day, out var fault))
        {
            return day;
        }

        Wrong(scalar, fault, Path(field));
        return null;
    }

    public DateRange Days(string from, string to)
    {
        var days = new DateRange(Day(from), Day(to));
        if (!days.IsOrdered)
        {
            Wrong(this[from]!, new Fault("date.reversed", days.ToString()), Path(from));
        }

        return days;
    }

    public bool YesNo(string field)
    {
        if (Scalar(field) is not { } scalar)
        {
            return false;
        }

        if (scalar.Text is not ("yes" or "no" or "true" or "false"))
        {
            Wrong(scalar, new Fault("pack.oneOf", Fault.Quote(scalar.Text), "yes, no"), Path(field));
        }

        return scalar.Text is "yes" or "true";
    }

    public int? Whole(string field, int least, int most, bool required = false)
    {
        if (Scalar(field, required) is not { } scalar)
        {
            return null;
        }

        if (int.TryParse(scalar.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(scalar, new Fault("number.range", Fault.Quote(scalar.Text), Digits(least), Digits(most)), Path(field));
        return null;
        static string Digits(int n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The nodes of a list; a single value where a list may stand is a list of one.</summary>
    public List<FileNode> List(string field, bool required = false)
    {
        switch (this[field])
        {
            case null:
                if (required)
                {
                    Missing(field);
                }

                return [];
            case FileList list:
                return list.Items;
            case var single:
                return [single];
        }
    }

    public FileFields? Fields(string field, params string[] known)
    {
        switch (this[field])
        {
            case null:
                return null;
            case FileMap inner:
                return Inner(inner, Path(field), known);
            case var other:
                Wrong(other, new Fault("yaml.wantMap", Path(field), string.Join(", ", known)), Path(field));
                return null;
        }
    }

    public FileFields? MapOf(FileNode node, string field, params string[] known)
    {
        if (node is FileMap inner)
        {
            return Inner(inner, field, known);
        }

        Wrong(node, new Fault("yaml.wantMap", field, string.Join(", ", known)), field);
        return null;
    }

    public FileFields Inner(FileMap inner, string field, params string[] known) => new(inner, field, Text, File, Faults, known);
}
