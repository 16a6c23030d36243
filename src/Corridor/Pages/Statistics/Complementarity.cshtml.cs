using Corridor.Kit;
using Corridor.Statistics;

namespace Corridor.Pages.Statistics;

/// <summary>How well the exports of economies fit the imports of others.</summary>
public sealed class ComplementarityModel : StatisticsPage
{
    private const int Shades = 8;

    internal ComplementarityQuestion Asked { get; private set; } = null!;

    /// <summary>The matrix, or null where the question could not be read.</summary>
    public FigureTable? Matrix { get; private set; }

    public void OnGet()
    {
        Begin("complementarity", T("stat.matrix.title"), T("stat.matrix.description"));
        Asked = ComplementarityQuestion.Read(Reader);
        Unlisted = Request.QueryString.HasValue;
        if (!Understood("economies", "others", "year"))
        {
            return;
        }

        if (!Workspace.Analysis.TryComplementarities(Asked.Economies, Asked.Others, Asked.Year, Asked.Source, out var found, out var fault))
        {
            Matrix = new FigureTable(this, "matrix", Title, T("stat.exporter"), [], []) { NotLoaded = [fault.Message(Lang)] };
            return;
        }

        // Shades go over what is there, so that differences are seen; the number says how much it is.
        var values = found.Cells.SelectMany(row => row).Select(f => f.Value).OfType<decimal>().ToList();
        var (low, high) = (values.Min(), values.Max());
        Matrix = new FigureTable(this, "matrix", T("stat.matrix.figure", Text(found.Year)), T("stat.matrix.axes"), [.. found.Economies.Select(e => new FigureColumn(Names.Of(e), e.Value))],
            [.. found.Economies.Select((x, i) => new FigureRow(Own(Names.Of(x)), [.. found.Cells[i].Select((f, j) => f.Value is not { } v ? new FigureCell(null)
                : new FigureCell(Said(f), decimal.Round(v, 6), Link("/statistics/opportunities") + "?" + StatisticsAddress.Join(("from", x.Value), ("to", found.Economies[j].Value), ("year", Text(found.Year)))) { Shade = high == low ? 0 : (int)decimal.Round((v - low) / (high - low) * Shades) })]))])
        {
            IsWhole = true,
            Sources = [found.Source.Source],
            Api = ApiLink("complementarity", Asked.Query),
            Notes = [T("stat.matrix.how", Depth(found.IsSitc, found.Level)), .. WhyEarlier(found.Year)],
        };
    }
}
