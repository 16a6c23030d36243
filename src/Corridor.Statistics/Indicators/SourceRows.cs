using System.Globalization;
using Corridor.Reference;
using Corridor.Statistics.Analysis;

namespace Corridor.Statistics.Indicators;

/// <summary>
/// Where a figure was read: which rows of which release. This part hands the reference on as it came; the store
/// that wrote it can find the rows again.
/// </summary>
/// <param name="Release">The release of the data that holds the rows.</param>
/// <param name="Rows">The rows in the words of the store, for example a series key with its periods.</param>
/// <param name="Title">The publisher's title of the data, for people.</param>
public sealed record SourceRows(string Release, string Rows, LocalizedText Title)
{
    /// <summary>Rows of data whose title is in English alone.</summary>
    public SourceRows(string release, string rows, string title)
        : this(release, rows, LocalizedText.Of(Language.En, title))
    {
    }

    internal static SourceRows Of(FigureSource source, int release, ObservationQuery query) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{source.Dataset}#{release}"), RowsText.Of(query), source.Source.Name);
}
