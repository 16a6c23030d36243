using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Statistics.Analysis;

namespace Corridor.Statistics;

/// <summary>Asks how well the exports of economies fit the imports of others.</summary>
/// <param name="Economies">The economies.</param>
/// <param name="Others">How many of the largest exporters stand beside them.</param>
/// <param name="Year">The year, or null for the latest.</param>
/// <param name="Source">One source by its key, or null.</param>
internal sealed record ComplementarityQuestion(ImmutableArray<EconomyCode> Economies, int Others, int? Year, string? Source)
{
    private const int MostEconomies = 30;

    /// <summary>Reads it; what is absent comes from the first corridor.</summary>
    public static ComplementarityQuestion Read(StatisticsReader reader)
    {
        var lane = reader.Workspace.Book.Lanes[0];
        var economies = ImmutableArray.CreateBuilder<EconomyCode>();
        foreach (var text in (reader.Text("economies") ?? $"{lane.Origin.Code},{lane.Destination.Code}").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostEconomies))
        {
            if (!reader.Workspace.Book.Economies.TryParse(text, out var economy, out var fault))
            {
                reader.Add(fault, "economies");
            }
            else if (!economies.Contains(economy.Code))
            {
                economies.Add(economy.Code);
            }
        }

        return new ComplementarityQuestion(economies.ToImmutable(), reader.Number("others", 10, 0, MostEconomies), reader.Year("year"), reader.Source("source"));
    }

    /// <summary>The question as the query of an address.</summary>
    public string Query => StatisticsAddress.Join(("economies", string.Join(',', Economies)), ("others", StatisticsAddress.Text(Others)), ("year", Year is { } y ? StatisticsAddress.Text(y) : null), ("source", Source));
}

/// <summary>How well the exports of an economy fit the imports of another.</summary>
/// <param name="Exporter">The exporter.</param>
/// <param name="Importer">The importer.</param>
/// <param name="Complementarity">The index, 0 to 1; absent where it has no value.</param>
public sealed record ComplementarityView(string Exporter, string Importer, decimal? Complementarity);

/// <summary>How well the exports of economies fit the imports of others.</summary>
/// <param name="Year">The year of the data.</param>
/// <param name="Source">Whose figures.</param>
/// <param name="Economies">The economies.</param>
/// <param name="Items">Each exporter with each importer.</param>
public sealed record ComplementarityAnswer(int Year, FigureSourceView Source, IReadOnlyList<Api.EconomyName> Economies, IReadOnlyList<ComplementarityView> Items)
{
    internal static ComplementarityAnswer Of(ComplementarityMatrix matrix, TradeNames names) => new(matrix.Year, FigureSourceView.Of(matrix.Source, names.Language), [.. matrix.Economies.Select(names.View)],
        [.. matrix.Economies.SelectMany((x, i) => matrix.Economies.Select((m, j) => new ComplementarityView(x.Value, m.Value, SeriesAnswer.Rounded(matrix.Cells[i][j].Value))).Where((_, j) => j != i))]);
}
