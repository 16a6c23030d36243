using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Reference.Units;

namespace Corridor.Statistics;

/// <summary>One published figure of trade with all that describes it, in the concepts of SDMX and IMTS 2010.</summary>
/// <param name="Period">TIME_PERIOD and FREQ: the months that it is for.</param>
/// <param name="Reporter">REPORTER: whose statistics it is; a part of an economy reports by itself.</param>
/// <param name="Counterpart">COUNTERPART: the partner, a group, or <see cref="StatisticsSchemas.World"/>.</param>
/// <param name="Flow">TRADE_FLOW.</param>
/// <param name="Product">COMMODITY.</param>
/// <param name="Classification">The classification and its version: H0 (HS 1992) to H6 (HS 2022), S1 to S4 (SITC); null for all goods.</param>
/// <param name="Value">OBS_VALUE in whole units of the currency, exactly as published.</param>
/// <param name="Currency">CURRENCY.</param>
/// <param name="Valuation">VALUATION.</param>
/// <param name="NetWeight">NET_WEIGHT in kilograms; null where it is not published, which is not zero.</param>
/// <param name="Quantity">QTY with its unit; null where it is not published.</param>
/// <param name="Status">OBS_STATUS.</param>
/// <param name="Confidentiality">CONF_STATUS.</param>
/// <param name="Source">SOURCE.</param>
/// <param name="Release">RELEASE: the number of the release that brought this figure.</param>
/// <param name="Until">The number of the release that replaced it; null while it holds.</param>
public sealed record Observation(
    Period Period, EconomyCode Reporter, EconomyCode Counterpart, TradeFlow Flow, TradeProduct Product, string? Classification,
    decimal Value, CurrencyCode Currency, Valuation Valuation, decimal? NetWeight, Quantity? Quantity,
    ObservationStatus Status, Confidentiality Confidentiality, FigureSource Source, int Release, int? Until)
{
    /// <summary>Whether it is a published aggregate (all goods, the world, a group), which is kept beside the facts.</summary>
    public bool IsTotal { get; init; }

    /// <summary>Whether the figure is no longer held: what changed since a moment tells so of what was withdrawn.</summary>
    public bool IsWithdrawn { get; init; }
}
