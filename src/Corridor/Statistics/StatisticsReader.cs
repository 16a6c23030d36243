using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;

namespace Corridor.Statistics;

/// <summary>
/// Reads the parts of a question about trade from an address, for pages and the API alike. What is absent or empty
/// takes its usual value; what cannot be read is noted with the name of its field and takes its usual value too.
/// </summary>
internal sealed class StatisticsReader(Workspace workspace, Func<string, string?> part)
{
    private readonly List<(Fault Fault, string Field)> faults = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<(Fault Fault, string Field)> Faults => faults;

    public Workspace Workspace => workspace;

    /// <summary>The text of a field, or null where it is absent or empty.</summary>
    public string? Text(string field) => part(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>Notes what is wrong with a field.</summary>
    public void Add(Fault fault, string field) => faults.Add((fault, field));

    /// <summary>An economy, a group or the world.</summary>
    public EconomyCode Economy(string field, EconomyCode usual)
    {
        if (Text(field) is not { } text)
        {
            return usual;
        }

        if (string.Equals(text, StatisticsSchemas.World.Value, StringComparison.OrdinalIgnoreCase))
        {
            return StatisticsSchemas.World;
        }

        if (workspace.Book.Economies.TryParse(text, out var economy, out var fault))
        {
            return economy.Code;
        }

        Add(fault, field);
        return usual;
    }

    /// <summary>A flow by its word.</summary>
    public TradeFlow Flow(string field, TradeFlow usual)
    {
        if (Text(field) is not { } text)
        {
            return usual;
        }

        if (StatisticsWords.TryFlow(text, out var flow))
        {
            return flow;
        }

        Add(NoFlow(text), field);
        return usual;
    }

    /// <summary>That a word is none of the flows.</summary>
    public static Fault NoFlow(string word) => new("pack.oneOf", Fault.Quote(word), string.Join(", ", Enum.GetValues<TradeFlow>().Select(f => f.Word())));

    /// <summary>A product; a longer commodity code means its subheading.</summary>
    public TradeProduct Product(string field)
    {
        if (Text(field) is not { } text)
        {
            return TradeProduct.Total;
        }

        if (TradeProduct.TryParse(text, out var product, out var fault) || TradeProduct.TryParse(text.ToUpperInvariant(), out product, out _))
        {
            return product;
        }

        if (Reference.Goods.CommodityCode.TryParse(text, out var code, out _) && code.Length > 2)
        {
            return TradeProduct.Of(code.Cut(code.Length > 6 ? 6 : code.Length / 2 * 2));
        }

        Add(fault!, field);
        return TradeProduct.Total;
    }

    /// <summary>Months of each year.</summary>
    public MonthRange Months(string field)
    {
        if (Text(field) is not { } text)
        {
            return MonthRange.Year;
        }

        if (MonthRange.TryParse(text, out var months, out var fault))
        {
            return months;
        }

        Add(fault, field);
        return MonthRange.Year;
    }

    /// <summary>A day, or the first or last day of a month, or null.</summary>
    public DateOnly? DayOrMonth(string field, bool isEnd)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (text.Length == 7 && Period.TryParse(text, out var month, out _))
        {
            return isEnd ? month.End : month.Start;
        }

        if (DateRange.TryParseDay(text, out var day, out var fault))
        {
            return day;
        }

        Add(fault, field);
        return null;
    }

    /// <summary>A year, or null.</summary>
    public int? Year(string field) => Text(field) is null ? null : Number(field, 1900, 1900, 2199);

    /// <summary>A whole number within bounds.</summary>
    public int Number(string field, int usual, int least, int most)
    {
        if (Text(field) is not { } text)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Add(new Fault("number.range", Fault.Quote(text), least.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture)), field);
        return usual;
    }

    /// <summary>The digits of products, or null: 2, 4, 6 of the HS, S1 to S5 of the SITC; a number alone means either.</summary>
    public int? Level(string field, out bool? isSitc)
    {
        isSitc = null;
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (TradeProduct.TryParseLevel(text, out var level, out isSitc))
        {
            return level;
        }

        Add(new Fault("statistics.level", Fault.Quote(text)), field);
        return null;
    }

    /// <summary>One of several words; the first where the field is absent.</summary>
    public string OneOf(string field, params string[] words)
    {
        if (Text(field) is not { } text || words.Contains(text, StringComparer.Ordinal))
        {
            return Text(field) ?? words[0];
        }

        Add(new Fault("pack.oneOf", Fault.Quote(text), string.Join(", ", words)), field);
        return words[0];
    }

    /// <summary>A currency that figures can be converted to, or null for as published.</summary>
    public CurrencyCode? Currency(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (workspace.Conversion.TryCurrency(text, workspace.Book.Currencies, out var currency, out var fault))
        {
            return currency;
        }

        Add(fault, field);
        return null;
    }

    /// <summary>A source by its key, or null for any.</summary>
    public string? Source(string field)
    {
        if (Text(field) is not { } key || workspace.Statistics.AllSources.Any(s => s.Key == key || s.Dataset == key))
        {
            return Text(field);
        }

        Add(new Fault("statistics.source", Fault.Quote(key), string.Join(", ", workspace.Statistics.AllSources.Select(s => s.Key))), field);
        return null;
    }
}
