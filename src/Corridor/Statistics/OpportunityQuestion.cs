using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Statistics.Analysis;

namespace Corridor.Statistics;

/// <summary>Asks what one economy exports well and another imports, but hardly from it.</summary>
/// <param name="Exporter">Who could sell more.</param>
/// <param name="Importer">Who buys it elsewhere.</param>
/// <param name="Year">The year, or null for the latest that can be answered.</param>
/// <param name="Source">One source by its key, or null.</param>
internal sealed record OpportunityQuestion(EconomyCode Exporter, EconomyCode Importer, int? Year, string? Source)
{
    /// <summary>Reads it; what is absent comes from the first corridor.</summary>
    public static OpportunityQuestion Read(StatisticsReader reader)
    {
        var lane = reader.Workspace.Book.Lanes[0];
        var asked = new OpportunityQuestion(reader.Economy("from", lane.Origin.Code), reader.Economy("to", lane.Destination.Code), reader.Year("year"), reader.Source("source"));
        if (asked.Exporter == asked.Importer)
        {
            reader.Add(new Fault("stat.sameEconomy", asked.Exporter.Value), "to");
        }

        return asked;
    }

    /// <summary>The question as the query of an address.</summary>
    public string Query => StatisticsAddress.Join(("from", Exporter.Value), ("to", Importer.Value), ("year", Year is { } y ? StatisticsAddress.Text(y) : null), ("source", Source));

    /// <summary>The answer for the year, or for the latest year that can be answered.</summary>
    public bool TryFind(Workspace workspace, [NotNullWhen(true)] out OpportunityAnswer? answer, [NotNullWhen(false)] out Fault? fault) =>
        workspace.Analysis.TryOpportunities(Exporter, Importer, Year, Source, out answer, out fault);
}

/// <summary>An opportunity; the numbers are its reasons.</summary>
/// <param name="Product">The product.</param>
/// <param name="Untapped">What sizes and structure let expect, less what is sold already.</param>
/// <param name="Expected">What sizes and structure let expect.</param>
/// <param name="Actual">What the exporter sells the importer already; 0 is a zero, not an unknown.</param>
/// <param name="Imports">The importer's imports of it from everywhere.</param>
/// <param name="SupplierShare">The exporter's share in them, as a fraction.</param>
/// <param name="Advantage">The exporter's revealed comparative advantage.</param>
/// <param name="ImporterAdvantage">The importer's own.</param>
/// <param name="Complexity">The product complexity index.</param>
public sealed record OpportunityView(
    ProductView Product, decimal? Untapped, decimal? Expected, decimal? Actual, decimal? Imports, decimal? SupplierShare, decimal? Advantage, decimal? ImporterAdvantage, decimal? Complexity);

/// <summary>The opportunities of one direction, the largest first.</summary>
/// <param name="Exporter">Who could sell more.</param>
/// <param name="Importer">Who buys it elsewhere.</param>
/// <param name="Year">The year of the data.</param>
/// <param name="Source">Whose figures.</param>
/// <param name="Currency">The currency of the values.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Offset">How many stand before this page.</param>
/// <param name="Items">The page.</param>
/// <param name="Unknown">Products that would qualify but for which the trade between the two is not loaded.</param>
/// <param name="Next">The address of the next page.</param>
public sealed record OpportunitiesAnswer(
    Api.EconomyName Exporter, Api.EconomyName Importer, int Year, FigureSourceView Source, string? Currency, int Total, int Offset, IReadOnlyList<OpportunityView> Items, IReadOnlyList<string> Unknown, string? Next);
