using Corridor.Reference.Time;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Analysis;

/// <summary>How the structures of the trade of two economies fit each other.</summary>
/// <param name="Year">The year of the data but for the similarity; null where none is loaded.</param>
/// <param name="Source">Whose figures; imports are counted as the exporters report them.</param>
/// <param name="Complementarity">How well the reporter's exports fit the partner's imports.</param>
/// <param name="Reverse">How well the partner's exports fit the reporter's imports.</param>
/// <param name="Similarity">How alike their exports to the world are.</param>
/// <param name="Intensity">The intensity of the reporter's exports to the partner.</param>
/// <param name="StructuralComplementarity">The part of the intensity that the products explain.</param>
/// <param name="Bias">The part that they do not.</param>
public sealed record PairStructure(int? Year, FigureSource? Source, Figure Complementarity, Figure Reverse, Figure Similarity, Figure Intensity, Figure StructuralComplementarity, Figure Bias)
{
    /// <summary>The period of the data of the similarity, which needs no partners and so can be later; null where none is loaded.</summary>
    public Period? SimilarityPeriod { get; init; }

    /// <summary>Whose figures these are.</summary>
    public FigureSource? SimilaritySource { get; init; }
}
