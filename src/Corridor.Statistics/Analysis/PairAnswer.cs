using System.Collections.Immutable;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Analysis;

/// <summary>How the trade of a pair did: the figures of one source, and the indices of the pair's structure.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Source">Whose figures level and growth are; null where none is loaded.</param>
/// <param name="OtherSources">Other sources that answer the question, by their key.</param>
/// <param name="Statement">Level, growth, share, flows, goods, complementarity.</param>
/// <param name="WholeGrowth">The growth of the reporter's whole trade.</param>
/// <param name="Concentration">How concentrated the reporter's exports to the counterpart are on a few products.</param>
/// <param name="IntraIndustry">Trade of the two within the same products.</param>
/// <param name="Structure">How the structures of their trade fit, in the year asked for or the latest before it that is loaded.</param>
/// <param name="ExportPrices">The change of the exports split into price and volume.</param>
/// <param name="ImportPrices">That of the imports.</param>
public sealed record PairAnswer(
    TradeQuestion Question, FigureSource? Source, ImmutableArray<string> OtherSources, TradeStatement Statement,
    Figure WholeGrowth, Figure Concentration, Figure IntraIndustry, PairStructure Structure, PriceVolume ExportPrices, PriceVolume ImportPrices)
{
    /// <summary>All figures in the order in which a table shows them, by the name of their text <c>analysis.figure</c>.</summary>
    public IEnumerable<(string Name, Figure Figure)> Figures =>
    [
        ("level", Statement.Level), ("growth", Statement.Growth!), ("wholeGrowth", WholeGrowth), ("against", Statement.AgainstWhole!), ("share", Statement.Share!),
        ("exports", Statement.Exports!), ("exportGrowth", Statement.ExportGrowth!), ("imports", Statement.Imports!), ("importGrowth", Statement.ImportGrowth!), ("balance", Statement.Balance!),
        .. ExportPrices.Figures.Select(f => ("export" + f.Name, f.Figure)), .. ImportPrices.Figures.Select(f => ("import" + f.Name, f.Figure)),
        ("concentration", Concentration), ("intraIndustry", IntraIndustry), ("complementarity", Structure.Complementarity), ("reverse", Structure.Reverse), ("similarity", Structure.Similarity),
        ("intensity", Structure.Intensity), ("structural", Structure.StructuralComplementarity), ("bias", Structure.Bias),
    ];
}
