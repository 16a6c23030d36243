using Corridor.Reference.Packs;
using Corridor.Statistics.Loading;

namespace Corridor.Tests.Statistics.Loading;

/// <summary>Where the published files are at hand, the packs that are shipped are made again and must come out the same.</summary>
public sealed class PublishedSourcesTests : IDisposable
{
    private readonly StatisticsFolders folders = new();

    [Fact]
    public void The_shipped_packs_are_what_the_importers_make_of_the_published_files()
    {
        var published = Repository.Shared("data");
        foreach (var import in StatisticsImports.All)
        {
            var made = Path.Combine(folders.Out, Path.GetFileName(import.Pack));
            Assert.Empty(import.Build(published, made));
            var shipped = StatisticsFolders.Shipped().Single(p => p.Manifest.Path == import.Pack);
            foreach (var file in Directory.EnumerateFiles(made).Where(f => f.EndsWith(".gz", StringComparison.Ordinal) is false))
            {
                Assert.Equal(File.ReadAllText(Path.Combine(shipped.Folder, Path.GetFileName(file))), File.ReadAllText(file));
            }

            foreach (var table in shipped.Manifest.Tables.Keys)
            {
                Assert.Equal(shipped.Table(table).Rows.Select(Cells), PackTable.Read(Pack.TableFile(made, table)!).Rows.Select(Cells));
                string Cells(PackRow row) => string.Join(',', shipped.Table(table).Header.Select(h => row.Optional(h)));
            }
        }
    }

    [Fact]
    public void The_shipped_packs_pass_their_check_and_stay_below_two_megabytes_each()
    {
        foreach (var pack in StatisticsFolders.Shipped())
        {
            Assert.Empty(StatisticsFolders.Check.Check(pack));
            Assert.True(Directory.EnumerateFiles(pack.Folder).Sum(f => new FileInfo(f).Length) < 2_000_000);
        }
    }

    public void Dispose() => folders.Dispose();
}
