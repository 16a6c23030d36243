using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Analysis;

/// <summary>A product of the product space as an economy exports it.</summary>
/// <param name="Product">The product's code.</param>
/// <param name="Exports">The economy's exports of it; zero is a zero.</param>
/// <param name="World">The exports of all economies.</param>
/// <param name="Advantage">Revealed comparative advantage.</param>
/// <param name="HasAdvantage">Whether that is 1 or more, decided exactly.</param>
/// <param name="Ubiquity">How many economies export it with advantage.</param>
/// <param name="Complexity">The product complexity index.</param>
/// <param name="Density">How much of what is near it the economy exports with advantage.</param>
/// <param name="Gain">The complexity outlook gain; without value where the economy exports it with advantage already.</param>
public sealed record ProductInSpace(string Product, Figure Exports, Figure World, Figure Advantage, bool HasAdvantage, int Ubiquity, Figure Complexity, Figure Density, Figure Gain);
