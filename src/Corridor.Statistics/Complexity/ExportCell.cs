namespace Corridor.Statistics.Complexity;

/// <summary>The exports of one economy of one product; cells without trade are left out.</summary>
/// <param name="Economy">The place of the economy in its list.</param>
/// <param name="Product">The place of the product in its list.</param>
/// <param name="Value">The value, not negative.</param>
public readonly record struct ExportCell(int Economy, int Product, decimal Value);
