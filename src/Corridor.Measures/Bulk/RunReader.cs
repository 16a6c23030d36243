using Corridor.Measures.Determination;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Reference.Units;

namespace Corridor.Measures.Bulk;

/// <summary>Reads and encodes lines; every word is read once and looked up afterwards.</summary>
internal sealed class RunReader(IBulkSource source, BulkResolver resolver, RejectList rejects)
{
    private readonly Words<CommodityCode> codes = new(static (string text, out CommodityCode code, out Fault? fault) => CommodityCode.TryParse(text, out code, out fault));
    private readonly Words<EconomyCode> origins = new(static (string text, out EconomyCode code, out Fault? fault) => EconomyCode.TryParse(text, out code, out fault));
    private readonly Words<EconomyCode> destinations = new(static (string text, out EconomyCode code, out Fault? fault) => EconomyCode.TryParse(text, out code, out fault));
    private readonly Words<CurrencyCode> currencies = new(static (string text, out CurrencyCode code, out Fault? fault) => CurrencyCode.TryParse(text, out code, out fault));
    private readonly Words<UnitCode> units = new(static (string text, out UnitCode code, out Fault? fault) => UnitCode.TryParse(text, out code, out fault));
    private readonly Words<DateOnly> days = new(static (string text, out DateOnly day, out Fault? fault) => DateRange.TryParseDay(text, out day, out fault));
    private readonly Words<TradeDirection> directions = new(TryDirection);
    private readonly Dictionary<(EconomyCode, EconomyCode, TradeDirection), (RunLane? Lane, Fault? Fault)> lanes = [];
    private RunLane? last;

    private delegate bool Parse<T>(string text, out T value, out Fault? fault);

    public long Lines { get; private set; }

    /// <summary>Fills a block; false at the end of the file, with a fault where the rest cannot be read.</summary>
    public bool TryFill(RunBlock block, out Fault? fault)
    {
        while (block.Rows.Count < RunBlock.Most)
        {
            if (!source.Read(out fault))
            {
                return false;
            }

            Lines++;
            if (source.RecordFault is { } strange)
            {
                rejects.Add(source.Line, null, "", strange);
            }
            else
            {
                Encode(block);
            }
        }

        fault = null;
        return true;
    }

    private void Encode(RunBlock block)
    {
        if (!TryWord(codes, BulkColumn.Code, out var code)
            || !TryWord(origins, BulkColumn.Origin, out var origin)
            || !TryWord(destinations, BulkColumn.Destination, out var destination)
            || !TryWord(directions, BulkColumn.Direction, out var direction, isOptional: true)
            || !TryWord(days, BulkColumn.Date, out var day)
            || !TryNumber(BulkColumn.Value, out var value)
            || !TryNumber(BulkColumn.Inland, out var inland)
            || !TryWord(currencies, BulkColumn.Currency, out var currency, isOptional: value is null && inland is null)
            || !TryNumber(BulkColumn.NetMass, out var net)
            || !TryNumber(BulkColumn.GrossMass, out var gross)
            || !TryNumber(BulkColumn.Quantity, out var quantity)
            || !TryWord(units, BulkColumn.Unit, out var unit, isOptional: quantity is null)
            || !TryLane(origin, destination, direction, out var lane))
        {
            return;
        }

        if (!TryOwn(BulkColumn.Value, value, currency, day, lane, out var own) || !TryOwn(BulkColumn.Inland, inland, currency, day, lane, out var ownInland))
        {
            return;
        }

        var part = block.Of(lane);
        var lines = part.Lines;
        var place = lines.Add(code, day, own, lines.AddDocuments(source.Field(BulkColumn.Documents)), lines.AddCodes(source.Field(BulkColumn.AdditionalCodes)));
        lane.Facts.Set(lines, place, day, net, gross, quantity, quantity is null ? null : unit, ownInland);
        var name = source.Field(BulkColumn.Line);
        var from = block.Names.WrittenCount;
        name.CopyTo(block.Names.GetSpan(name.Length));
        block.Names.Advance(name.Length);
        block.Rows.Add(new RunRow(part, place, Lines, from, name.Length, code.Digits, day));
    }

    // An amount in the regime's currency.
    private bool TryOwn(BulkColumn column, decimal? given, CurrencyCode currency, DateOnly day, RunLane lane, out decimal? own)
    {
        own = null;
        if (given is not { } amount)
        {
            return true;
        }

        try
        {
            own = lane.Facts.Value(amount, currency, day);
        }
        catch (OverflowException)
        {
            Reject(column, new Fault("bulk.number", Fault.Quote(source.Field(column).ToString())));
            return false;
        }

        if (own is null)
        {
            Reject(BulkColumn.Currency, new Fault("bulk.noRate", currency.Value, DateRange.Text(day)));
        }

        return own is not null;
    }

    private bool TryLane(EconomyCode origin, EconomyCode destination, TradeDirection direction, out RunLane lane)
    {
        if (last is not null && last.Origin == origin && last.Destination == destination && last.Direction == direction)
        {
            lane = last;
            return true;
        }

        if (!lanes.TryGetValue((origin, destination, direction), out var known))
        {
            var route = resolver(destination, origin, direction, out var fault);
            known = (route is null ? null : new RunLane(origin, destination, direction, route), fault);
            lanes.Add((origin, destination, direction), known);
        }

        lane = known.Lane!;
        last = known.Lane;
        if (known.Lane is null)
        {
            Reject(direction == TradeDirection.Import ? BulkColumn.Destination : BulkColumn.Origin, known.Fault!);
        }

        return known.Lane is not null;
    }

    private bool TryWord<T>(Words<T> words, BulkColumn column, out T value, bool isOptional = false)
    {
        var text = source.Field(column);
        if (text.IsEmpty)
        {
            value = default!;
            if (!isOptional)
            {
                Reject(column, new Fault("bulk.missing"));
            }

            return isOptional;
        }

        if (words.TryGet(text, out value, out var fault))
        {
            return true;
        }

        Reject(column, fault!);
        return false;
    }

    private bool TryNumber(BulkColumn column, out decimal? value)
    {
        value = null;
        var text = source.Field(column);
        if (text.IsEmpty)
        {
            return true;
        }

        if (TryShort(text, out var number) || (Decimals.TryParse(text, out number) && number >= 0))
        {
            value = number;
            return true;
        }

        Reject(column, new Fault("bulk.number", Fault.Quote(text[..Math.Min(text.Length, 100)].ToString())));
        return false;
    }

    // What almost all numbers are: digits with a point, few enough for one word.
    private static bool TryShort(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        if (text.Length > 18 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[^1]))
        {
            return false;
        }

        var (whole, point) = (0L, -1);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                whole = (whole * 10) + (text[i] - '0');
            }
            else if (text[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        number = new decimal((int)whole, (int)(whole >> 32), 0, false, (byte)(point < 0 ? 0 : text.Length - point - 1));
        return true;
    }

    private void Reject(BulkColumn column, Fault fault) => rejects.Add(source.Line, column, source.Field(column), fault);

    private static bool TryDirection(string text, out TradeDirection direction, out Fault? fault)
    {
        direction = string.Equals(text, "export", StringComparison.OrdinalIgnoreCase) ? TradeDirection.Export : TradeDirection.Import;
        fault = direction == TradeDirection.Export || string.Equals(text, "import", StringComparison.OrdinalIgnoreCase) ? null : new Fault("bulk.direction", Fault.Quote(text));
        return fault is null;
    }

    /// <summary>Words that were read already, up to a number that keeps memory bounded; a column often says the same again.</summary>
    private sealed class Words<T>(Parse<T> parse)
    {
        private const int Most = 200_000;
        private const int LongestWord = 64;
        private readonly Dictionary<string, T> known = new(StringComparer.Ordinal);
        private string last = "";
        private T lastValue = default!;

        public bool TryGet(ReadOnlySpan<char> text, out T value, out Fault? fault)
        {
            fault = null;
            if (text.SequenceEqual(last))
            {
                value = lastValue;
                return true;
            }

            var byChars = known.GetAlternateLookup<ReadOnlySpan<char>>();
            if (byChars.TryGetValue(text, out var spelt, out value!))
            {
                (last, lastValue) = (spelt, value);
                return true;
            }

            var word = text[..Math.Min(text.Length, LongestWord)].ToString();
            if (!parse(word, out value, out fault))
            {
                return false;
            }

            if (known.Count >= Most)
            {
                known.Clear();
            }

            known[word] = value;
            return true;
        }
    }
}
