namespace Corridor.Statistics.Flows;

/// <summary>A cell of a matrix of trade.</summary>
/// <param name="Reporter">The index of the reporter.</param>
/// <param name="Product">The index of the product.</param>
/// <param name="Value">The value.</param>
public readonly record struct MatrixCell(int Reporter, int Product, decimal Value);
