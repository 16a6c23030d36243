using Corridor.Statistics;

namespace Corridor.Pages.Statistics;

/// <summary>What can be had in bulk, and how it is cited.</summary>
public sealed class DownloadModel : StatisticsPage
{
    /// <summary>What can be had of a source.</summary>
    public sealed record Item(FigureSource Source, long Figures, string First, string Last, string Rows);

    /// <summary>The sources.</summary>
    public IReadOnlyList<Item> Items { get; private set; } = [];

    public void OnGet()
    {
        Begin("download", T("stat.download.title"), T("stat.download.description"));
        Items = [.. Workspace.Statistics.Available().GroupBy(a => a.Source).OrderBy(g => g.Key.Key, StringComparer.Ordinal)
            .Select(g => new Item(g.Key, g.Sum(a => a.Figures), g.Min(a => a.First).ToString(), g.Max(a => a.Last).ToString(), StatisticsAddress.Of(new ObservationQuery { Source = g.Key.Key })))];
    }

    /// <summary>The address of all figures of a source in a form.</summary>
    public string File(Item item, string format) => $"{Corridor.Api.StatisticsEndpoints.Root}/observations?{item.Rows}&format={format}";

    /// <summary>The same with the site in front, as it is cited.</summary>
    public string Here(Item item) => $"{Request.Scheme}://{Request.Host}{File(item, "json")}";
}
