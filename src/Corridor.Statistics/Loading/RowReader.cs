using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Corridor.Reference;
using Corridor.Statistics.Store;

namespace Corridor.Statistics.Loading;

/// <summary>
/// A mapping over the columns of one file: every row becomes figures, or reasons why it gives none. Belongs to one
/// thread, as it remembers what cells mean.
/// </summary>
internal sealed partial class RowReader
{
    private const long Nothing = -1;
    private const decimal FirstTooLarge = 1_000_000_000_000_000;

    private static readonly Int128 TooLarge = (Int128)FirstTooLarge * StoreValue.Parts;
    private static readonly string[] Classifications = ["H0", "H1", "H2", "H3", "H4", "H5", "H6", "S1", "S2", "S3", "S4"];
    private static readonly HashSet<string> Blanks = ["", "-", "--", "..", "NA", "NaN", "null", "NULL"];

    private readonly RawMapping mapping;
    private readonly string[] header;
    private readonly IReadOnlyDictionary<string, string> constants;
    private readonly ImportCodes codes;
    private readonly (int Start, int Length)[] cells;
    private readonly Concept reporter;
    private readonly Concept counterpart;
    private readonly Concept product;
    private readonly Concept classification;
    private readonly Concept currency;
    private readonly Concept valuation;
    private readonly Concept status;
    private readonly Concept confidentiality;
    private readonly Concept unit;
    private readonly Concept multiplier;
    private readonly Concept deletion;
    private readonly Concept[] breakdowns;
    private readonly (int Column, decimal Unit) netWeight;
    private readonly (int Column, decimal Unit) quantity;
    private readonly ValueColumn[] values;
    private readonly List<decimal> multipliers = [];
    private readonly ushort source;
    private readonly bool isMultiplied;
    private byte[] bytes = [];
    private byte[] joined = new byte[64];

    internal RowReader(FormatMapping format, string[] header, string fileName, IReadOnlyDictionary<string, string> constants, ImportCodes codes, ushort source)
    {
        (mapping, this.header, this.constants, this.codes, this.source) = (format.Raw, header, constants, codes, source);
        cells = new (int, int)[header.Length];
        reporter = Economy("reporter", mapping.Reporter!);
        counterpart = Economy("counterpart", mapping.Counterpart!);
        product = Product(mapping.Product!);
        classification = Classification(fileName);
        currency = Currency();
        valuation = Constant("valuation") is { } v ? Fixed(Valued(v)) : Worded(mapping.Valuation, Valued, Nothing);
        status = Constant("status") is { } s ? Fixed(Stated(s)) : Worded(mapping.Status, Stated, 0);
        confidentiality = mapping.Confidentiality is { Value: null } ? Worded(mapping.Confidentiality, w => StatisticsWords.TryConfidentiality(w, out var c) ? (long)c : Nothing, 0) : Fixed(0);
        unit = Unit();
        isMultiplied = mapping.Multiplier is { } m && (m.Value is not null || Column(m.Column) >= 0);
        multiplier = Worded(mapping.Multiplier, Multiplied, Nothing);
        deletion = mapping.Action is { } action && Column(action) is >= 0 and var at ? new Concept(at, new CellMemo(c => c.Equals("D", StringComparison.OrdinalIgnoreCase) ? 1 : 0)) : Fixed(0);
        breakdowns = [.. mapping.Keep.Where(k => Column(k.Key) >= 0).Select(k => new Concept(Column(k.Key), new CellMemo(c => k.Value.Contains(c) ? 0 : 1)))];
        netWeight = (Column(mapping.NetWeight?.Column), mapping.NetWeight?.Unit ?? 1);
        quantity = (Column(mapping.Quantity?.Column), mapping.Quantity?.Unit ?? 1);
        var stated = Period(isCumulative: false);
        values = [.. mapping.Values.Select(value => new ValueColumn(
            Column(value.Column), value.Unit, value.Cumulative ? Period(isCumulative: true) : stated,
            value.Flow is { } own ? Fixed(Flow(own)) : Constant("flow") is { } given ? Fixed(Flow(given)) : Worded(mapping.Flow, Flow, Nothing)))];
    }

    /// <summary>What the rows of a block gave.</summary>
    internal sealed class Counts
    {
        public long Rows, Rejected, Blank, Breakdowns;

        /// <summary>The first rejects of the block.</summary>
        public List<(long Line, Fault Reason)> Rejects { get; } = [];
    }

    /// <summary>The first of the columns that the mapping needs and the header lacks.</summary>
    internal static string? Missing(FormatMapping format, string[] header) => format.Needs.FirstOrDefault(n => !n.Split('|').Any(header.Contains));

    /// <summary>Reads the rows of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="delimiter">The sign between cells.</param>
    /// <param name="file">The number of the file.</param>
    /// <param name="sorter">Takes the figures.</param>
    internal Counts Read(DelimitedFile.Block block, byte delimiter, int file, SortedFigures.Sorter sorter)
    {
        bytes = block.Bytes;
        var counts = new Counts();
        var records = new DelimitedRecords(block, delimiter, cells);
        if (block.Number == 0)
        {
            _ = records.Read();
        }

        while (records.Read())
        {
            counts.Rows++;
            var place = ((ulong)file << 40) | (ulong)records.Line;
            var reject = records.IsBroken ? new Fault("statistics.quotation")
                : records.Count != header.Length ? new Fault("statistics.cells", Whole(records.Count), Whole(header.Length)) : ReadRow(place, counts, sorter);
            if (reject is not null)
            {
                counts.Rejected++;
                if (counts.Rejects.Count < ImportReport.MostRejects)
                {
                    counts.Rejects.Add((records.Line, reject));
                }
            }
        }

        return counts;
    }

    // A row may give several figures; the weightiest reason against one of them stands for the row.
    private Fault? ReadRow(ulong place, Counts counts, SortedFigures.Sorter sorter)
    {
        if (IsBreakdown())
        {
            counts.Breakdowns += values.Length;
            return null;
        }

        var (figure, whole, isWhole) = (default(StoredFigure), default(WholeRow), false);
        (int Reason, ValueColumn Column) worst = (int.MaxValue, default);
        foreach (ref readonly var column in values.AsSpan())
        {
            var cell = column.At < 0 ? default : Cell(column.At);
            var isNumber = TryValue(cell, column.Unit, out var value);
            if (!isNumber && (cell.IsEmpty || Blanks.Contains(Encoding.UTF8.GetString(cell))))
            {
                counts.Blank++;
                continue;
            }

            if (!isWhole)
            {
                whole = ReadWhole(ref figure);
                isWhole = true;
            }

            var reason = Reason(column, whole, isNumber, value, cell, ref figure);
            if (reason == ImportReason.None)
            {
                figure.Place = place;
                sorter.Add(figure);
            }
            else if ((int)reason < worst.Reason)
            {
                worst = ((int)reason, column);
            }
        }

        return worst.Reason == int.MaxValue ? null : FaultOf((ImportReason)worst.Reason, worst.Column);
    }

    private bool IsBreakdown()
    {
        foreach (var breakdown in breakdowns)
        {
            if (Code(breakdown) != 0)
            {
                return true;
            }
        }

        return false;
    }

    // What the figures of a row have in common.
    private WholeRow ReadWhole(ref StoredFigure figure)
    {
        var (r, c, p, k) = (Code(reporter), Code(counterpart), Code(product), Code(classification));
        var (m, s, f) = (Code(currency), Code(status), Code(confidentiality));
        figure.Pair = ((ulong)r << 32) | (uint)c;
        figure.Classification = p == 0 ? 0 : (uint)k;
        figure.Status = (ObservationStatus)s;
        figure.Confidentiality = (Confidentiality)f;
        figure.Unit = Code(unit) is > 0 and var u ? (uint)u : 0;
        figure.NetWeight = Amount(netWeight);
        figure.Quantity = Amount(quantity);
        return new WholeRow(p, m, Code(valuation), Code(deletion) != 0,
            r <= 0 ? ImportReason.Reporter : c <= 0 ? ImportReason.Counterpart : ImportReason.None,
            p < 0 ? ImportReason.Product : k < 0 && p != 0 ? ImportReason.Classification : ImportReason.None,
            m < 0 ? ImportReason.Currency : s < 0 || f < 0 ? ImportReason.Word : ImportReason.None);
    }

    private ImportReason Reason(in ValueColumn column, in WholeRow whole, bool isNumber, Int128 value, ReadOnlySpan<byte> cell, ref StoredFigure figure)
    {
        var (period, flow) = (Code(column.Period), Code(column.Flow));
        var reason = whole.IsDeletion ? ImportReason.Deletion
            : period < 0 ? ImportReason.Period
            : whole.Economies != ImportReason.None ? whole.Economies
            : flow < 0 ? ImportReason.Flow
            : whole.Goods != ImportReason.None ? whole.Goods
            : !isNumber ? Separated().IsMatch(Encoding.UTF8.GetString(cell)) ? ImportReason.Separators : ImportReason.Value
            : Int128.IsNegative(value) ? ImportReason.Negative
            : value >= TooLarge ? ImportReason.Value
            : whole.Terms;
        if (reason == ImportReason.None)
        {
            // Without a valuation the practice of the reporters holds: exports FOB, imports CIF.
            var valued = whole.Valuation >= 0 ? whole.Valuation : (TradeFlow)flow switch
            {
                TradeFlow.Import or TradeFlow.ReImport => (long)Valuation.Cif,
                TradeFlow.Trade => (long)Valuation.Mixed,
                _ => (long)Valuation.Fob,
            };
            figure.Subject = StoredFigure.Pack((byte)flow, (int)whole.Product) | (ulong)period | source;
            figure.Terms = StoredFigure.PackTerms((byte)valued, (uint)whole.Currency);
            figure.Value = value;
        }

        return reason;
    }

    private Fault FaultOf(ImportReason reason, in ValueColumn column)
    {
        string Raw(RawConcept? concept) => Column(concept?.Column) is >= 0 and var at ? Text(at) : concept?.Value ?? concept?.Text ?? "";
        var (code, cell) = reason switch
        {
            ImportReason.Period => ("period.malformed", PeriodText()),
            ImportReason.Reporter => ("statistics.economy", Raw(mapping.Reporter)),
            ImportReason.Counterpart => ("statistics.economy", Raw(mapping.Counterpart)),
            ImportReason.Flow => ("statistics.flow", Raw(mapping.Flow)),
            ImportReason.Product => ("statistics.product", Raw(mapping.Product)),
            ImportReason.Classification => ("statistics.classificationOf", Raw(mapping.Classification)),
            ImportReason.Negative => ("statistics.negative", Text(column.At)),
            ImportReason.Separators => ("statistics.separators", Text(column.At)),
            ImportReason.Value => ("statistics.value", Text(column.At)),
            ImportReason.Currency => ("currency.malformed", Raw(mapping.Currency)),
            ImportReason.Word => ("statistics.word", Raw(mapping.Status)),
            _ => ("statistics.delete", Text(Column(mapping.Action))),
        };
        return new Fault(code, Fault.Quote(cell));
    }

    private ReadOnlySpan<byte> Cell(int column) => bytes.AsSpan(cells[column].Start, cells[column].Length);

    private string Text(int column) => column < 0 ? "" : Encoding.UTF8.GetString(Cell(column));

    private long Code(in Concept concept)
    {
        if (concept.Memo is not { } memo)
        {
            return concept.Fixed;
        }

        var (start, length) = cells[concept.Column];
        if (concept.Second < 0)
        {
            return memo.Of(bytes, start, length);
        }

        // Two cells that mean something together are remembered as one.
        var (other, more) = cells[concept.Second];
        if (joined.Length < length + more + 1 + 16)
        {
            joined = new byte[((length + more + 1) * 2) + 16];
        }

        bytes.AsSpan(start, length).CopyTo(joined);
        joined[length] = (byte)Between;
        bytes.AsSpan(other, more).CopyTo(joined.AsSpan(length + 1));
        return memo.Of(joined, 0, length + 1 + more);
    }

    private long Amount((int Column, decimal Unit) amount)
    {
        if (amount.Column < 0 || Cell(amount.Column) is not { IsEmpty: false } cell)
        {
            return StoredFigure.Absent;
        }

        if (StoreValue.TryDigits(cell, out var digits, out var places) && places == 0 && amount.Unit == 1 && digits < 1_000_000_000_000_000)
        {
            return digits == 0 ? StoredFigure.Absent : (long)digits * 1000;
        }

        // More than fifteen digits before the point are no amount.
        return decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < FirstTooLarge / amount.Unit && Math.Round(number * amount.Unit, 3, MidpointRounding.AwayFromZero) is not 0 and var rounded ? (long)(rounded * 1000) : StoredFigure.Absent;
    }

    private bool TryValue(ReadOnlySpan<byte> cell, decimal scale, out Int128 value)
    {
        value = default;
        if (cell.IsEmpty)
        {
            return false;
        }

        if (isMultiplied)
        {
            if (Code(multiplier) is not (>= 0 and var at))
            {
                return false;
            }

            scale *= multipliers[(int)at];
        }

        if (scale == 1 && StoreValue.TryDigits(cell, out var digits, out var places))
        {
            value = StoreValue.Of(digits, places);
            return true;
        }

        if (!decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        // What is too large is told as such, however large it is.
        var most = FirstTooLarge / scale;
        value = Math.Abs(number) >= most ? (number < 0 ? -TooLarge : TooLarge) : StoreValue.Of(number * scale);
        return true;
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private const char Between = '\u001F';

    [GeneratedRegex(@"[0-9][,\p{Z}][0-9]")]
    private static partial Regex Separated();

    /// <summary>Where a concept comes from: a code that holds for all rows, or a column (or two) and what its cells mean.</summary>
    private readonly struct Concept
    {
        internal Concept(long code) => Fixed = code;

        internal Concept(int column, CellMemo memo, int second = -1) => (Column, Memo, Second) = (column, memo, second);

        internal long Fixed { get; }

        internal int Column { get; }

        internal int Second { get; }

        internal CellMemo? Memo { get; }
    }

    private readonly record struct ValueColumn(int At, decimal Unit, Concept Period, Concept Flow);

    private readonly record struct WholeRow(long Product, long Currency, long Valuation, bool IsDeletion, ImportReason Economies, ImportReason Goods, ImportReason Terms);

    /// <summary>Why a cell gives no figure; of several reasons the first one stands.</summary>
    private enum ImportReason
    {
        None,
        Period,
        Reporter,
        Counterpart,
        Flow,
        Product,
        Classification,
        Negative,
        Separators,
        Value,
        Currency,
        Word,
        Deletion,
    }
}
