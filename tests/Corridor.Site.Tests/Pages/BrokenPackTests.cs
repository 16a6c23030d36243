using System.Net;

namespace Corridor.SiteTests.Pages;

/// <summary>A broken row in a pack: the site starts, says where it is, and keeps the last good copy.</summary>
public sealed class BrokenPackTests
{
    private const string Tariff = "/en/goods/03035400?from=RU&to=CN";

    [Fact]
    public async Task A_pack_broken_from_the_start_is_not_loaded_and_the_place_is_named()
    {
        using var folder = new TemporaryFolder();
        var data = Places.CopyOfData(Path.Combine(folder.Path, "data"));
        var line = BreakChina(data);
        using var workspace = new Workspace(data, Path.Combine(folder.Path, "cache"));
        await using var app = await RunningSite.Start(workspace);
        await NamesThePlace(app, line, "is not loaded");
        var goods = await RunningSite.Get(app, Tariff);
        Assert.Equal(HttpStatusCode.OK, goods.Status);
        Assert.Empty(goods.Document.QuerySelectorAll(".duty"));
        Assert.NotEmpty(goods.Document.QuerySelectorAll("section[aria-labelledby=duty-title] .not-loaded"));
        Assert.Equal(HttpStatusCode.OK, (await RunningSite.Get(app, "/ru/goods/0303541000")).Status);
    }

    [Fact]
    public async Task A_pack_that_was_good_before_stays_in_use_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var data = Places.CopyOfData(Path.Combine(folder.Path, "data"));
        var cache = Path.Combine(folder.Path, "cache");
        using (var before = new Workspace(data, cache))
        {
            Assert.Empty(before.Library.Refused);
        }

        var line = BreakChina(data);
        using var workspace = new Workspace(data, cache);
        await using var app = await RunningSite.Start(workspace);
        await NamesThePlace(app, line, "last good copy");
        var goods = await RunningSite.Get(app, Tariff);
        Assert.NotEmpty(goods.Document.QuerySelectorAll(".duty q"));
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_read_is_named_too()
    {
        using var folder = new TemporaryFolder();
        var data = Places.CopyOfData(Path.Combine(folder.Path, "data"));
        await File.AppendAllTextAsync(Path.Combine(data, "tariff", "gb", "manifest.yaml"), "\n: [", TestContext.Current.CancellationToken);
        using var workspace = new Workspace(data, Path.Combine(folder.Path, "cache"));
        await using var app = await RunningSite.Start(workspace);
        var page = await RunningSite.Get(app, "/en/sources");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("manifest.yaml", page.One(".faults").TextContent, StringComparison.Ordinal);
    }

    /// <summary>Spoils the code of one row of China's duties and returns its line.</summary>
    internal static int BreakChina(string data)
    {
        var file = Path.Combine(data, "tariff", "cn", "duties.csv");
        var lines = File.ReadAllLines(file);
        lines[41] = "03x" + lines[41][3..];
        File.WriteAllText(file, string.Join('\n', lines) + "\n");
        return 42;
    }

    private static async Task NamesThePlace(Microsoft.AspNetCore.Builder.WebApplication app, int line, string says)
    {
        foreach (var language in Addresses.Languages)
        {
            var page = await RunningSite.Get(app, $"/{language}/sources");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            var told = Answer.Folded(page.One(".faults").TextContent);
            Assert.Contains("tariff/cn", told, StringComparison.Ordinal);
            Assert.Contains($"duties.csv:{line}:1 (code)", told, StringComparison.Ordinal);
            if (language == "en")
            {
                Assert.Contains(says, told, StringComparison.Ordinal);
            }
        }
    }
}
