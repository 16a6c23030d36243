using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Statistics.Analysis;

namespace Corridor.Statistics;

/// <summary>Asks for the product space and the place of an economy in it, or for what two economies export to the world.</summary>
/// <param name="Economy">Whose exports are shown.</param>
/// <param name="Other">Whose exports stand beside them, or null.</param>
/// <param name="Year">The year, or null for the latest that can be answered.</param>
/// <param name="Source">One source by its key, or null.</param>
internal sealed record SpaceQuestion(EconomyCode Economy, EconomyCode? Other, int? Year, string? Source)
{
    /// <summary>Reads it; what is absent comes from the first corridor.</summary>
    public static SpaceQuestion Read(StatisticsReader reader)
    {
        var lane = reader.Workspace.Book.Lanes[0];
        var economy = reader.Economy("economy", lane.Origin.Code);
        var other = reader.Text("other") is null ? economy == lane.Origin.Code ? lane.Destination.Code : lane.Origin.Code : reader.Economy("other", lane.Destination.Code);
        if (economy == other)
        {
            reader.Add(new Fault("stat.sameEconomy", economy.Value), "other");
        }

        return new SpaceQuestion(economy, other, reader.Year("year"), reader.Source("source"));
    }

    /// <summary>The question as the query of an address.</summary>
    public string Query => StatisticsAddress.Join(("economy", Economy.Value), ("other", Other?.Value), ("year", Year is { } y ? StatisticsAddress.Text(y) : null), ("source", Source));

    /// <summary>Beside an answer the same space for the other economy, where it is in the data.</summary>
    public ProductSpaceAnswer? Beside(Workspace workspace, ProductSpaceAnswer answer) =>
        Other is { } other && workspace.Analysis.TryProductSpace(other, answer.Period.LastYear, answer.Source.Key, out var found, out _) && found.Period == answer.Period ? found : null;
}

/// <summary>A product of the product space.</summary>
/// <param name="Product">The product.</param>
/// <param name="Exports">The economy's exports of it.</param>
/// <param name="World">The exports of all economies in the data.</param>
/// <param name="Advantage">Revealed comparative advantage.</param>
/// <param name="HasAdvantage">Whether that is 1 or more.</param>
/// <param name="OtherAdvantage">That of the other economy.</param>
/// <param name="Ubiquity">How many economies export it with advantage.</param>
/// <param name="Complexity">The product complexity index.</param>
/// <param name="Density">How much of what is near it is exported with advantage.</param>
/// <param name="Gain">The complexity outlook gain; absent where it is exported with advantage already.</param>
/// <param name="Near">The products linked with it, the nearest first.</param>
public sealed record SpaceProductView(
    ProductView Product, decimal? Exports, decimal? World, decimal? Advantage, bool HasAdvantage, decimal? OtherAdvantage, int Ubiquity, decimal? Complexity, decimal? Density, decimal? Gain, IReadOnlyList<NearView> Near);

/// <summary>A product that is near another.</summary>
/// <param name="Product">Its code.</param>
/// <param name="Proximity">The proximity, 0 to 1.</param>
public sealed record NearView(string Product, decimal Proximity);

/// <summary>The product space of a year and the place of an economy in it.</summary>
/// <param name="Economy">The economy.</param>
/// <param name="Other">The economy beside it.</param>
/// <param name="Period">The year of the data, or the years of which they are the sum: 2015, 2019..2021.</param>
/// <param name="Source">Whose figures.</param>
/// <param name="Currency">The currency of the values.</param>
/// <param name="Economies">How many economies are in the data.</param>
/// <param name="Complexity">The economic complexity index; absent, as the other indices of complexity, where fewer than 50 products are loaded.</param>
/// <param name="Rank">The economy's place by it.</param>
/// <param name="Outlook">The complexity outlook index.</param>
/// <param name="Diversity">How many products it exports with advantage.</param>
/// <param name="Items">All products.</param>
public sealed record SpaceAnswer(
    Api.EconomyName Economy, Api.EconomyName? Other, string Period, FigureSourceView Source, string? Currency, int Economies, decimal? Complexity, int? Rank, decimal? Outlook, int Diversity, IReadOnlyList<SpaceProductView> Items)
{
    internal static SpaceAnswer Of(ProductSpaceAnswer answer, ProductSpaceAnswer? beside, TradeNames names)
    {
        var near = answer.Space.Neighbours;
        return new SpaceAnswer(names.View(answer.Economy), beside is null ? null : names.View(beside.Economy), answer.Period.ToString(), FigureSourceView.Of(answer.Source, names.Language), answer.Exports.Currency?.Value, answer.Economies,
            SeriesAnswer.Rounded(answer.Complexity.Value), answer.Rank, SeriesAnswer.Rounded(answer.Outlook.Value), answer.Diversity,
            [.. answer.Products.Select((p, i) => new SpaceProductView(names.View(Parsed(p.Product)), p.Exports.Value, p.World.Value, SeriesAnswer.Rounded(p.Advantage.Value), p.HasAdvantage, SeriesAnswer.Rounded(beside?.Products[i].Advantage.Value), p.Ubiquity,
                SeriesAnswer.Rounded(p.Complexity.Value), SeriesAnswer.Rounded(p.Density.Value), SeriesAnswer.Rounded(p.Gain.Value),
                [.. near[i].Select(l => new NearView(answer.Products[l.First == i ? l.Second : l.First].Product, decimal.Round(l.Proximity, 4)))]))]);
    }

    internal static TradeProduct Parsed(string code) => TradeProduct.TryParse(code, out var product, out var fault) ? product : throw new FormatException(fault.ToString());
}
