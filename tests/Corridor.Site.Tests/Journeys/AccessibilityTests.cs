using System.Text.Json;
using Microsoft.Playwright;

namespace Corridor.SiteTests.Journeys;

/// <summary>axe finds nothing against WCAG 2.2 AA and its best practice, on every kind of page, in every language, and in the dark.</summary>
public sealed class AccessibilityTests(RunningSite site, Browser browser)
{
    /// <summary>One of every kind of page.</summary>
    internal static readonly string[] Paths =
    [
        Addresses.Home, Addresses.Search, Addresses.Nothing, Addresses.Sections, Addresses.Combined, Addresses.Heading, Addresses.ToChinaNotLoaded,
        Addresses.Marked, Addresses.Changes, Addresses.ChangesOfGoods, Addresses.ChangesOfList, Addresses.Measure, Addresses.MeasureWithConditions, Addresses.Acts, Addresses.Act, Addresses.Documents, Addresses.Document,
        "/acts/RU/nothing", "/changes?list=0303",
        Addresses.Statistics, Addresses.StatisticsNotLoaded, Addresses.ExploreProduct, Addresses.PartnersOfGoods, Addresses.MirrorProducts, Addresses.BriefingOfSet, Addresses.Indicators, Addresses.Opportunities, "/statistics/complementarity", Addresses.Complexity, Addresses.Availability, Addresses.Definitions, Addresses.Download, Addresses.Rows,
        "/statistics/explore?product=fish", Addresses.Calculator, Addresses.Statement, "/assess?code=x&price=-1",
        Addresses.Register, Addresses.Programme, Addresses.Finder, Addresses.FinderQuestion, Addresses.FinderResult, Addresses.Scenario, Addresses.ProgrammeLanguage, "/support/finder?step=ask&ask=enterprise.turnover&answered=yes",
        Addresses.Sources, Addresses.Api, Addresses.Accessibility, "/goods/99999999", "/nowhere",
    ];

    // Everything that has a colour of its own, once.
    private static readonly string[] Coloured =
    [
        Addresses.Home, Addresses.Search, Addresses.Combined, Addresses.Changes, Addresses.Statement, Addresses.Statistics, Addresses.ExploreProduct, Addresses.Availability, Addresses.BriefingOfSet,
        Addresses.Register, Addresses.Programme, Addresses.FinderQuestion, Addresses.FinderResult, Addresses.Scenario, "/assess?code=x&price=-1", "/goods/99999999",
    ];

    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

    public static TheoryData<string, ColorScheme> LanguagesAndSchemes => new()
    {
        { "en", ColorScheme.Light }, { "zh", ColorScheme.Light }, { "ru", ColorScheme.Light }, { "en", ColorScheme.Dark },
    };

    /// <summary>In English on a desk, in the others and in the dark on a phone, where no page may be wider than the screen either.</summary>
    [Theory]
    [MemberData(nameof(LanguagesAndSchemes))]
    public async Task Axe_finds_nothing(string language, ColorScheme scheme)
    {
        Assert.SkipUnless(File.Exists(Places.Axe), "axe-core is not installed: run npm ci in tests/Corridor.Site.Tests.");
        var desk = language == "en" && scheme == ColorScheme.Light;
        await using var visit = await browser.Visit(site, new() { ColorScheme = scheme, ViewportSize = desk ? new() { Width = 1280, Height = 720 } : new() { Width = 360, Height = 740 } });
        // Only colours change in the dark, and they do not depend on the language; they take axe longest.
        var (paths, tags, colours) = scheme == ColorScheme.Dark ? (Coloured, ["cat.color"], true) : (Paths, Tags, desk);
        var found = new List<string>();
        foreach (var path in paths)
        {
            await visit.Page.GotoAsync($"/{language}{path}");
            found.AddRange(await Axe(visit.Page, path, tags, colours));
            found.AddRange(await visit.Overflow(path));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Axe_finds_nothing_in_open_suggestions_and_drawn_charts()
    {
        Assert.SkipUnless(File.Exists(Places.Axe), "axe-core is not installed: run npm ci in tests/Corridor.Site.Tests.");
        await using var visit = await browser.Visit(site);
        await visit.Page.GotoAsync("/en");
        await visit.Page.FocusAsync("#lane-q");
        await visit.Page.Keyboard.TypeAsync("fish");
        await visit.Page.Locator("#lane-q-list").WaitForAsync();
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("", string.Join('\n', await Axe(visit.Page, "suggestions", Tags)));
        await visit.Page.GotoAsync("/en" + Addresses.Combined);
        await visit.Page.Locator(".chart").First.ScrollIntoViewIfNeededAsync();
        await visit.Page.Locator(".chart svg").First.WaitForAsync();
        Assert.Equal("", string.Join('\n', await Axe(visit.Page, "chart", Tags)));
    }

    private static async Task<IEnumerable<string>> Axe(IPage page, string path, string[] tags, bool colours = true)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Places.Axe) + "; undefined");
        var result = await page.EvaluateAsync<JsonElement>("""
            ([tags, colours]) => axe.run(document, { resultTypes: ['violations'], preload: false, iframes: false, runOnly: { type: 'tag', values: tags }, rules: { 'color-contrast': { enabled: colours } } })
              .then((r) => r.violations.map((v) => ({ id: v.id, nodes: v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + ' :: ' + (n.failureSummary ?? '').slice(0, 200)) })))
            """, new object[] { tags, colours });
        return result.EnumerateArray().SelectMany(v => v.GetProperty("nodes").EnumerateArray().Select(n => $"{path}: {v.GetProperty("id").GetString()}: {n.GetString()}"));
    }
}
