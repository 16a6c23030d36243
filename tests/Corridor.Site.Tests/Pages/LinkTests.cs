using System.Net;

namespace Corridor.SiteTests.Pages;

/// <summary>Wherever a page leads, there is an answer.</summary>
public sealed class LinkTests(RunningSite site)
{
    /// <summary>The links of the languages differ by the language only, so the first bears the most.</summary>
    [Theory]
    [InlineData("en", 500)]
    [InlineData("zh", 150)]
    [InlineData("ru", 150)]
    public async Task Every_internal_link_of_every_page_answers(string language, int most)
    {
        var asked = new HashSet<string>();
        var dead = new List<string>();
        foreach (var path in Addresses.Pages)
        {
            await Follow(await site.Page($"/{language}{path}"), asked, dead, most);
        }

        Assert.Empty(dead);
        Assert.InRange(asked.Count, 150, most);
    }

    [Fact]
    public async Task Every_line_of_a_chapter_can_be_reached_by_choosing_further()
    {
        var found = new HashSet<string>();
        var next = new Queue<string>(["/en/goods/0303?from=CN&to=RU"]);
        while (next.TryDequeue(out var path))
        {
            var page = await site.Get(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            foreach (var link in page.Document.QuerySelectorAll(".below a").Select(a => a.GetAttribute("href")!))
            {
                Assert.True(found.Count < 400, "too many lines");
                if (found.Add(link))
                {
                    next.Enqueue(link);
                }
            }
        }

        Assert.True(site.Workspace.Tariffs.TryParse("eaeu", out var tariff, out _));
        Assert.True(tariff.Nomenclature.TryAt(new DateOnly(2026, 11, 23), out var tree, out _));
        foreach (var node in tree.Nodes.Where(n => n.IsDeclarable && n.Code.Heading.Digits == "0303"))
        {
            Assert.Contains($"/en/goods/{node.Code.Digits}?from=CN&to=RU", found);
        }
    }

    private async Task Follow(Answer page, HashSet<string> asked, List<string> dead, int most)
    {
        foreach (var link in page.Document.QuerySelectorAll("a[href], link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).Where(h => h.StartsWith('/')).ToList())
        {
            if (asked.Count >= most || !asked.Add(link))
            {
                continue;
            }

            var answer = await site.Get(link);
            if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Found))
            {
                dead.Add($"{(int)answer.Status} {link} on {page.Address}");
            }
        }
    }
}
