using System.Collections.Immutable;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;
using Corridor.Reference.Delivery;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Units;

namespace Corridor.Measures.Consignments;

/// <summary>How costs of the whole consignment are spread over its items.</summary>
public enum CostApportionment
{
    /// <summary>In proportion to the price (insurance is always spread so).</summary>
    ByValue,

    /// <summary>In proportion to the gross mass, or the net mass where none is given.</summary>
    ByMass,
}

/// <summary>
/// Goods that move from one economy to another under one contract, as who asks describes them.
/// </summary>
/// <param name="Origin">Where they are sent from.</param>
/// <param name="Destination">Where they are declared for import.</param>
/// <param name="Date">The day of the declaration.</param>
/// <param name="Items">The goods items, at least one.</param>
public sealed record Consignment(EconomyCode Origin, EconomyCode Destination, DateOnly Date, ImmutableArray<ConsignmentItem> Items)
{
    /// <summary>The most items of one consignment; a declaration holds 999 (UCC annex B, EAEU decision 257).</summary>
    public const int MostItems = 999;

    /// <summary>The delivery rule of the prices, or null where each price is the customs value itself.</summary>
    public Incoterm? Term { get; init; }

    /// <summary>Carriage up to the border of the destination (of its union), or null where it is unknown.</summary>
    public Money? Freight { get; init; }

    /// <summary>Insurance of that carriage; zero where none was taken, null where it is unknown.</summary>
    public Money? Insurance { get; init; }

    /// <summary>Carriage behind that border, or null where it is unknown or there is none to be named.</summary>
    public Money? Inland { get; init; }

    /// <summary>Duties and taxes of the destination that a price with delivery duty paid holds, or null where they are unknown.</summary>
    public Money? DutiesInPrice { get; init; }

    /// <summary>How freight is spread.</summary>
    public CostApportionment Apportionment { get; init; }

    /// <summary>How many days old an exchange rate may be; an older one counts as unknown.</summary>
    public int MostRateDays { get; init; } = 30;

    /// <summary>
    /// The day as of whose knowledge the answer is given, so that an answer of then can be given again; null for now.
    /// </summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>Rates that who asks states himself; they come before published ones.</summary>
    public ImmutableArray<GivenRate> Rates { get; init; } = [];

    /// <summary>The rate of a day: one that who asks states, straight or turned round, else the published one, as far as it was known; null where there is none.</summary>
    /// <param name="published">The published rates.</param>
    /// <param name="from">The currency of the amount.</param>
    /// <param name="to">The currency wanted.</param>
    /// <param name="day">The day.</param>
    /// <param name="mostDays">How many days old a published rate may be.</param>
    public UsedRate? RateFor(ExchangeRates published, CurrencyCode from, CurrencyCode to, DateOnly day, int mostDays)
    {
        if (Rates.FirstOrDefault(r => r.From == from && r.To == to) is { } straight)
        {
            return new UsedRate(from, to, straight.Rate, 1, Date, [], true);
        }

        if (Rates.FirstOrDefault(r => r.From == to && r.To == from) is { } turned)
        {
            return new UsedRate(from, to, 1, turned.Rate, Date, [], true);
        }

        // A rate of a later day was not known.
        return KnownOn is { } known && known < day
            ? published.Convert(from, to, known, mostDays - Math.Min(mostDays, day.DayNumber - known.DayNumber))
            : published.Convert(from, to, day, mostDays);
    }
}

/// <summary>An exchange rate that who asks states: one unit of the first currency is so much of the second.</summary>
/// <param name="From">The first currency.</param>
/// <param name="To">The second currency.</param>
/// <param name="Rate">How much, above zero.</param>
public sealed record GivenRate(CurrencyCode From, CurrencyCode To, decimal Rate);

/// <summary>A quantity of the goods, or a number that multiplies a duty.</summary>
/// <param name="Quantity">How much of which unit; for a multiplier the unit does not matter.</param>
/// <param name="Qualifier">What of the goods is counted, or null for the goods themselves.</param>
public sealed record GoodsAmount(Quantity Quantity, DutyQualifier? Qualifier = null);

/// <summary>A goods item.</summary>
/// <param name="Code">The code in the tariff of the destination; six digits or more.</param>
/// <param name="Price">The invoice price of the item.</param>
public sealed record ConsignmentItem(CommodityCode Code, Money Price)
{
    /// <summary>The code in the tariff of the economy of origin, or null to take the one that shares six digits.</summary>
    public CommodityCode? ExportCode { get; init; }

    /// <summary>Where the goods were made, or null where that is where they are sent from.</summary>
    public EconomyCode? Origin { get; init; }

    /// <summary>Net mass in kilograms, or null.</summary>
    public decimal? NetMass { get; init; }

    /// <summary>Gross mass in kilograms, or null.</summary>
    public decimal? GrossMass { get; init; }

    /// <summary>Other quantities.</summary>
    public ImmutableArray<GoodsAmount> Amounts { get; init; } = [];

    /// <summary>The codes of the documents that are at hand.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    /// <summary>The additional codes that are declared.</summary>
    public ImmutableArray<string> AdditionalCodes { get; init; } = [];

    /// <summary>Rates of levies of the destination that are not loaded, as who asks states them.</summary>
    public ImmutableDictionary<string, DutyExpression> GivenRates { get; init; } = ImmutableDictionary<string, DutyExpression>.Empty;

    /// <summary>A name that who asks gives the item, or null.</summary>
    public string? Label { get; init; }
}
