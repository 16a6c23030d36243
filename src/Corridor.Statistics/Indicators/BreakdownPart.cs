namespace Corridor.Statistics.Indicators;

/// <summary>One part of a breakdown.</summary>
/// <param name="Key">What it is a part by: a product code, the code of a partner.</param>
/// <param name="Value">The value in the breakdown's currency, not negative.</param>
/// <param name="NetWeight">The net weight in kilograms, or null where it is not known.</param>
public sealed record BreakdownPart(string Key, decimal Value, decimal? NetWeight = null);
