using Corridor.Support.Facts;

namespace Corridor.Support.Simulation;

/// <summary>A case of a population.</summary>
/// <param name="Line">Its name: the cell of the column <c>line</c>, or the number of its row.</param>
/// <param name="Facts">What is known of it.</param>
public sealed record PopulationRow(string Line, FactSet Facts);
