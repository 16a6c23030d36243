using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Loading;
using Corridor.Statistics.Store;
using Corridor.Tests;

namespace Corridor.Conformance.Statistics;

/// <summary>The matrix of UNCTAD from its file through import and store to the answer, against the second implementation on the file itself.</summary>
public sealed class StoredMatrixTests : IDisposable
{
    private readonly DirectoryInfo cache = Directory.CreateTempSubdirectory("corridor-conformance-");

    [Fact]
    public void A_second_implementation_on_the_file_gives_what_the_store_answers()
    {
        var path = Independent.Data("trade/unctad_matrix_sitc1_1995_2005_2015.csv.xz");
        var theirs = Independent.Run("pair", path, "2015", "CHN", "RUS");
        using var workspace = new Workspace(Repository.Data, cache.FullName);
        using var store = StatisticsStore.Open([], Path.Combine(cache.FullName, "matrix"));
        Assert.True(new StatisticsImport(store, workspace.Book.Economies).TryRun(new ImportRequest(path, "matrix", new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero)) { Format = "unctad-matrix" }, out _, out var fault), fault?.ToString());
        var analysis = new TradeAnalysis(store, workspace.Book.NameForms, p => new LocalizedText(p.Value, p.Value, p.Value));
        var (china, russia) = (EconomyCode.Parse("CN"), EconomyCode.Parse("RU"));
        var answer = analysis.Pair(new TradeQuestion(china, russia, Period.OfYear(2015)));
        (string Name, Figure Ours)[] figures =
        [
            ("complementarity", answer.Statement.Complementarity!), ("exportSimilarity", answer.Structure.Similarity), ("grubelLloydTotal", answer.IntraIndustry),
            ("intensity", answer.Statement.Intensity!), ("structuralComplementarity", answer.Structure.StructuralComplementarity), ("bias", answer.Structure.Bias),
        ];
        CaseFiles.Each(figures, f =>
        {
            var pair = theirs.GetProperty(f.Name);
            var exact = double.Parse(pair[0].GetString()!, CultureInfo.InvariantCulture) / double.Parse(pair[1].GetString()!, CultureInfo.InvariantCulture);
            // Codes of the file that are no economy of ISO 3166 are rejected by the import, so the world is a little smaller.
            return f.Ours.Value is { } ours && Math.Abs((double)ours - exact) < 0.002 * exact ? null : $"{f.Name}: {f.Ours.Value?.ToString(CultureInfo.InvariantCulture) ?? f.Ours.Missing.ToString()}, not {exact}";
        }, atLeast: 6);
        Assert.True(analysis.TryOpportunities(china, russia, 2015, null, out var opportunities, out fault), fault?.ToString());
        Assert.Equal(russia, opportunities.Importer);
    }

    public void Dispose() => cache.Delete(recursive: true);
}
