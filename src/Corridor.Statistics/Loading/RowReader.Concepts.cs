using System.Globalization;
using Corridor.Reference.Currencies;
using Corridor.Reference.Units;
using Corridor.Statistics.Store;

namespace Corridor.Statistics.Loading;

/// <content>What the mapping makes of the columns of a file: for each concept a code that holds for all rows, or cells and what they mean.</content>
internal sealed partial class RowReader
{
    private string? Constant(string concept) => constants.GetValueOrDefault(concept);

    // Which column of the file has one of these names; -1 where none has.
    private int Column(string? names)
    {
        foreach (var name in names?.Split('|') ?? [])
        {
            if (Array.IndexOf(header, name) is >= 0 and var at)
            {
                return at;
            }
        }

        return -1;
    }

    private static Concept Fixed(long code) => new(code);

    // A concept whose cell is turned into a code; what the file does not have, a default or nothing.
    private Concept Coded(RawConcept concept, Func<string, long> code, long absent = Nothing)
    {
        long Of(string cell) => code(Cleaned(concept, cell));
        return Column(concept.Column) is >= 0 and var at ? new Concept(at, new CellMemo(Of)) : concept.Default is { } value ? Fixed(code(value)) : Fixed(absent);
    }

    private string Cleaned(RawConcept concept, string cell)
    {
        cell = concept.Capitals ? cell.ToUpperInvariant() : cell;
        if ((concept.Labels ?? mapping.Labels) is { } mark)
        {
            cell = cell.Split(mark, 2)[0].Trim(' ');
        }

        return cell.Length == 0 && concept.Default is { } value ? value : cell;
    }

    private Concept Worded(RawConcept? concept, Func<string, long> code, long absent)
    {
        if (concept is null || (concept.Value is null && concept.Words.Count > 0 && Column(concept.Column) < 0 && concept.Default is null))
        {
            return Fixed(absent);
        }

        return concept.Value is { } constant ? Fixed(code(constant))
            : concept.Words.Count == 0 ? Coded(concept, code, absent)
            : Coded(concept, cell => concept.Words.TryGetValue(cell, out var word) ? code(word) : Nothing);
    }

    private Concept Economy(string name, RawConcept concept)
    {
        if ((Constant(name) ?? concept.Value) is { } constant)
        {
            return Fixed(StoreCode.Of(constant));
        }

        var schemes = concept.Schemes.Count > 0 ? concept.Schemes : ["iso2", "iso3"];
        return concept.Text is { } text ? Fixed(codes.Economy(schemes, text)) : Coded(concept, cell => codes.Economy(schemes, cell));
    }

    private Concept Period(bool isCumulative)
    {
        long Packed(string form, string text) => ImportCodes.TryPeriod(form, text, isCumulative, out var period) ? (long)StoredFigure.Pack(period) : Nothing;
        if ((Constant("period") ?? mapping.Period!.Value) is { } constant)
        {
            return Fixed(Packed(ImportCodes.Iso, constant));
        }

        if (mapping.Period!.Year is { } years)
        {
            var (year, month) = (Column(years), Column(mapping.Period.Month));
            return year < 0 ? Fixed(Nothing)
                : month < 0 ? new Concept(year, new CellMemo(cell => Packed(ImportCodes.Iso, cell)))
                : new Concept(year, new CellMemo(both => Packed(ImportCodes.Iso, YearAndMonth(both.Split(Between, 2)))), month);
        }

        var form = isCumulative ? ImportCodes.Iso : mapping.Period.Form;
        return Column(mapping.Period.Column) is >= 0 and var at ? new Concept(at, new CellMemo(cell => Packed(form, cell))) : Fixed(Nothing);
    }

    private string PeriodText() => (Constant("period") ?? mapping.Period!.Value) is { } constant ? constant
        : mapping.Period!.Year is { } year ? Column(mapping.Period.Month) is >= 0 and var month ? YearAndMonth([Text(Column(year)), Text(month)]) : Text(Column(year))
        : Text(Column(mapping.Period.Column));

    private static string YearAndMonth(string[] cells) => $"{cells[0]}-{cells[1].PadLeft(2, '0')}";

    private Concept Product(RawConcept concept)
    {
        if ((Constant("product") ?? concept.Value) is { } given)
        {
            return Fixed(TradeProduct.TryParse(given, out var constant, out _) ? constant.Number : Nothing);
        }

        if (Column(concept.Level) is >= 0 and var level && Column(concept.Column) is >= 0 and var column)
        {
            return new Concept(column, new CellMemo(both =>
            {
                var cells = both.Split(Between, 2);
                return ProductOf(concept, Cleaned(concept, cells[0]), int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : 0);
            }), level);
        }

        return Coded(concept, cell => ProductOf(concept, cell, concept.Pad));
    }

    private static long ProductOf(RawConcept concept, string cell, int digits)
    {
        if (concept.Total.Contains(cell))
        {
            return 0;
        }

        var text = concept.Sitc ? "S" + cell : cell.StartsWith('S') || digits > 6 ? cell : cell.PadLeft(digits, '0');
        // There is no chapter 00.
        return TradeProduct.TryParse(text, out var product, out _) && !product.IsTotal && !text.StartsWith("00", StringComparison.Ordinal) ? product.Number : Nothing;
    }

    private Concept Classification(string fileName)
    {
        static long Code(string text) => Classifications.Contains(text) ? StoreCode.Of(text) : Nothing;
        var constant = Constant("classification") ?? mapping.Classification?.Value;
        if (constant is null && mapping.Classification is { File.Count: > 0 } named)
        {
            constant = named.File.FirstOrDefault(w => fileName.Contains(w.Key, StringComparison.OrdinalIgnoreCase)).Value ?? "";
        }

        return constant is not null ? Fixed(Code(constant))
            : mapping.Classification is { Words.Count: > 0 } worded ? Worded(worded, Code, Nothing)
            : mapping.Classification is { } own ? Coded(own, Code) : Fixed(Nothing);
    }

    private Concept Currency()
    {
        static long Code(string text) => CurrencyCode.TryParse(text, out var code, out _) ? StoreCode.Of(code.Value) : Nothing;
        return (Constant("currency") ?? mapping.Currency?.Value) is { } constant ? Fixed(Code(constant))
            : mapping.Currency is not { } concept ? Fixed(Nothing)
            : concept.Words.Count > 0 ? Worded(concept, Code, Nothing) : Coded(concept, Code);
    }

    private Concept Unit()
    {
        static long Code(string text) => UnitCode.TryParse(text.ToUpperInvariant(), out var code, out _) ? StoreCode.Of(code.Value) : Nothing;
        return mapping.Unit is not { } concept ? Fixed(Nothing)
            : concept.Words.Count > 0 || concept.Value is not null ? Worded(concept, Code, Nothing) : Coded(concept, Code);
    }

    // Multipliers are few; their place in a list stands for them.
    private long Multiplied(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return Nothing;
        }

        multipliers.Add(number);
        return multipliers.Count - 1;
    }

    private static long Flow(string word) => StatisticsWords.TryFlow(word, out var flow) ? (long)flow : Nothing;

    private static long Valued(string word) => StatisticsWords.TryValuation(word, out var valuation) ? (long)valuation : Nothing;

    private static long Stated(string word) => StatisticsWords.TryStatus(word, out var status) ? (long)status : Nothing;
}
