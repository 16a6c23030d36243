namespace Corridor.Statistics.Indicators;

/// <summary>What stands for a symbol of a formula.</summary>
/// <param name="Symbol">The symbol as the <see cref="Definition"/> writes it.</param>
/// <param name="Figure">The figure.</param>
public sealed record FigureInput(string Symbol, Figure Figure);
