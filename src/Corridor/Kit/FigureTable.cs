using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using Corridor.Api;
using Corridor.Reference.Packs;
using Microsoft.AspNetCore.Html;

namespace Corridor.Kit;

/// <summary>What a column of a figure says.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Key">What charts know it by; null for a column that no chart draws.</param>
/// <param name="IsSeries">Whether lines and bars are drawn of it.</param>
/// <param name="IsText">Whether its cells are words rather than numbers.</param>
public sealed record FigureColumn(string Title, string? Key = null, bool IsSeries = false, bool IsText = false)
{
    /// <summary>The class of its cells; charts of lines leave "growth" out.</summary>
    public string? Class => IsSeries ? null : IsText ? "growth words" : "growth";

    /// <summary>What charts read; an attribute that is not there cannot be written as null.</summary>
    public IHtmlContent? Data => Key is null ? null : new HtmlString($"data-key=\"{Key}\"{(IsSeries ? " data-series" : "")}");

    /// <summary>A column of words.</summary>
    public static FigureColumn Words(string title) => new(title, IsText: true);
}

/// <summary>A cell: what it says, the number that a chart draws, and where it leads.</summary>
/// <param name="Text">What it says; null for nothing, which is not zero.</param>
/// <param name="Value">The number for charts.</param>
/// <param name="Link">Where it leads: to its rows.</param>
/// <param name="Mark">A mark with its meaning, such as an estimate.</param>
/// <param name="Shade">How dark a cell of a matrix is, 0 to 9; null where it is not shaded.</param>
public sealed record FigureCell(string? Text, decimal? Value = null, string? Link = null, string? Mark = null, int? Shade = null)
{
    /// <summary>What charts read.</summary>
    public IHtmlContent? Data => Value is { } v ? new HtmlString($"data-value=\"{v.ToString(CultureInfo.InvariantCulture)}\"") : null;
}

/// <summary>A row: a head and cells in the order of the columns.</summary>
/// <param name="Head">What the row is about.</param>
/// <param name="Cells">The cells.</param>
public sealed record FigureRow(TextView Head, ImmutableArray<FigureCell> Cells)
{
    /// <summary>The id of the row, for links to it.</summary>
    public string? Id { get; init; }

    /// <summary>A code in front of the head.</summary>
    public string? Code { get; init; }

    /// <summary>Where the head leads: deeper.</summary>
    public string? Link { get; init; }

    /// <summary>What stands below the head in small.</summary>
    public string? Also { get; init; }

    /// <summary>Where a chart puts it, as two numbers from 0 to 1; null where the numbers of the row say that.</summary>
    public string? Place { get; init; }

    /// <summary>What charts read.</summary>
    public IHtmlContent? Data => Place is { } place ? new HtmlString($"data-place=\"{place}\"") : null;
}

/// <summary>A chart over the table.</summary>
/// <param name="Kind">line, bar, treemap, bubble or space.</param>
/// <param name="Title">What it shows, for those who do not see it.</param>
public sealed record FigureChart(string Kind, string Title)
{
    /// <summary>The script that draws it.</summary>
    public string Module => Kind switch { "line" => "/built/chart.js", "space" => "/built/space.js", _ => "/built/figures.js" };

    /// <summary>Words that the chart shows and the table has in no heading.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>The words as charts read them.</summary>
    public IHtmlContent? Data => Labels.IsEmpty ? null : new HtmlString($"data-labels=\"{HtmlEncoder.Default.Encode(string.Join('|', Labels))}\"");
}

/// <summary>
/// A figure of a page: a table with charts that are drawn from it, and around it what a figure needs: unit, notes,
/// sources, files, the same from the API, and how to cite it.
/// </summary>
public sealed record FigureTable(SitePage Page, string Id, string Title, string RowTitle, ImmutableArray<FigureColumn> Columns, ImmutableArray<FigureRow> Rows)
{
    /// <summary>The unit of the numbers, or null where each says its own.</summary>
    public string? Unit { get; init; }

    /// <summary>The unit of the numbers that the charts draw; the unit of the figure where it is null.</summary>
    public string? ChartUnit { get; init; }

    /// <summary>The charts.</summary>
    public ImmutableArray<FigureChart> Charts { get; init; } = [];

    /// <summary>The rows again as tiles, or null.</summary>
    public TileGrid? Grid { get; init; }

    /// <summary>Sentences that cannot be overlooked.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>What is not loaded, in sentences.</summary>
    public ImmutableArray<string> NotLoaded { get; init; } = [];

    /// <summary>What is loaded of the same instead, each with its address.</summary>
    public ImmutableArray<(string Text, string Link)> Offers { get; init; } = [];

    /// <summary>Whose figures.</summary>
    public ImmutableArray<PackSource> Sources { get; init; } = [];

    /// <summary>The address of the API with the query; files are had from it too.</summary>
    public string? Api { get; init; }

    /// <summary>Whether the API gives files.</summary>
    public bool HasFiles { get; init; } = true;

    /// <summary>The pages of a long table.</summary>
    public Pager? Pager { get; init; }

    /// <summary>Whether the table stands in full, without a box to scroll in.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether on a narrow screen each row stands as a block, its cells with their headings, instead of a table that scrolls sideways.</summary>
    public bool IsStacked { get; init; }

    /// <summary>What is told of the number of rows.</summary>
    public string Summary => Page.T("stat.table", Format.Number(Rows.Length, 0, Page.Lang));

    /// <summary>An address of the API in a form.</summary>
    public string In(string format) => $"{Api}{(Api!.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format={format}";
}
