using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Corridor.SiteTests.Journeys;

/// <summary>What only a browser shows: widths, focus, print, charts.</summary>
public sealed class PageInBrowserTests(RunningSite site, Browser browser)
{
    /// <summary>In Russian, which has the longest words; every kind of page in the other languages is held where axe looks at it.</summary>
    [Fact]
    public async Task On_360_pixels_no_page_is_wider_than_the_screen()
    {
        await using var visit = await browser.Visit(site, new() { ViewportSize = new() { Width = 360, Height = 740 } });
        var wide = new List<string>();
        foreach (var path in ((string[])[.. Addresses.Pages, .. Addresses.Errors]).Except(AccessibilityTests.Paths))
        {
            await visit.Page.GotoAsync("/ru" + path);
            wide.AddRange(await visit.Overflow(path));
        }

        Assert.True(wide.Count == 0, string.Join('\n', wide));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task At_four_times_the_size_nothing_is_cut_off()
    {
        await using var visit = await browser.Visit(site, new() { ViewportSize = new() { Width = 320, Height = 256 } });
        var wide = new List<string>();
        foreach (var path in (string[])[Addresses.Home, Addresses.Combined, Addresses.Sources])
        {
            await visit.Page.GotoAsync("/ru" + path);
            wide.AddRange(await visit.Overflow(path));
        }

        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }

    [Fact]
    public async Task Print_leaves_out_what_only_a_screen_needs_and_opens_the_figures()
    {
        await using var visit = await browser.Visit(site);
        var page = visit.Page;
        await page.GotoAsync("/en" + Addresses.Combined);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var hidden in (string[])[".top", ".crumbs", ".bottom", ".lane-form", ".turn"])
        {
            await Expect(page.Locator(hidden).First).ToBeHiddenAsync();
        }

        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Expect(page.Locator(".rate").First).ToBeVisibleAsync();
        await Expect(page.Locator("table.numbers").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_tab_offers_to_skip_to_the_content()
    {
        await using var visit = await browser.Visit(site);
        var page = visit.Page;
        await page.GotoAsync("/ru" + Addresses.Combined);
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await Expect(page.Locator(".skip")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Whatever_has_the_focus_shows_it(ColorScheme scheme)
    {
        await using var visit = await browser.Visit(site, new() { ColorScheme = scheme });
        var page = visit.Page;
        await page.GotoAsync("/en" + Addresses.Combined);
        var seen = new HashSet<string>();
        for (var step = 0; step < 45; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var (name, shown) = await Focus(page);
            if (name.StartsWith("BODY", StringComparison.Ordinal))
            {
                break;
            }

            // Inside a field for a date the browser moves from part to part and marks them itself.
            Assert.True(!seen.Add(name) || shown, $"No focus is seen on {name}");
        }

        Assert.True(seen.Count > 20, $"{seen.Count} places");
    }

    [Theory]
    [InlineData(Addresses.Combined, "en")]
    [InlineData(Addresses.ToChina, "ru")]
    [InlineData(Addresses.Home, "zh")]
    [InlineData(Addresses.Explore, "ru")]
    public async Task A_chart_is_drawn_when_it_comes_into_view_from_the_figures_of_its_table(string path, string language)
    {
        await using var visit = await browser.Visit(site, new() { ViewportSize = new() { Width = 1000, Height = 500 } });
        var page = visit.Page;
        await page.GotoAsync($"/{language}{path}", new() { WaitUntil = WaitUntilState.NetworkIdle });
        if (path == Addresses.Combined)
        {
            Assert.DoesNotContain(visit.Requests, r => r.EndsWith("/built/chart.js", StringComparison.Ordinal));
        }

        foreach (var figure in await page.Locator("figure:has(.chart:not([data-kind]), .chart[data-kind=line])").AllAsync())
        {
            var chart = figure.Locator(".chart");
            await chart.ScrollIntoViewIfNeededAsync();
            await Expect(chart.Locator("svg")).ToBeVisibleAsync();
            await Expect(chart).ToHaveAttributeAsync("role", "img");
            await Compare(figure, chart);
        }

        Assert.Contains(visit.Requests, r => r.EndsWith("/built/chart.js", StringComparison.Ordinal));
        Assert.Empty(visit.Complaints);
    }

    private static async Task<(string Name, bool Shown)> Focus(IPage page)
    {
        var place = await page.EvaluateAsync<JsonElement>("""
            () => {
              const e = document.activeElement
              const s = getComputedStyle(e)
              return { name: e.tagName + ' ' + (e.id || e.getAttribute('href') || e.getAttribute('name') || e.textContent.trim().slice(0, 40)), shown: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }
            }
            """);
        return (place.GetProperty("name").GetString()!, place.GetProperty("shown").GetBoolean());
    }

    // The points of a drawn series lie where the figures of its column and their periods put them: as many, in the same order, each way on one straight scale.
    private static async Task Compare(ILocator figure, ILocator chart)
    {
        var table = await figure.EvaluateAsync<JsonElement>("""
            (figure) => {
              const rows = [...figure.querySelectorAll('tbody tr')].reverse()
              return [...figure.querySelectorAll('thead [data-series]')].map((_, i) =>
                rows.map((r) => [r.querySelector('th').textContent.trim(), r.querySelectorAll('td:not(.growth)')[i].dataset.value]).filter(([, v]) => v !== undefined)
                  .map(([period, value]) => ({ time: Number(period.slice(0, 4)) * 12 + (Number(period.slice(5, 7)) || 1), value: Number(value) })))
            }
            """);
        var drawn = await chart.EvaluateAsync<JsonElement>("""
            (chart) => [...chart.querySelectorAll("svg path[transform^='matrix']")].map((p) => [p.transform.baseVal.consolidate().matrix, `${p.getAttribute('fill')} ${p.getAttribute('d')}`])
              .map(([m, look]) => ({ look, x: m.e, y: m.f }))
            """);
        Assert.Equal(drawn.EnumerateArray().Select(p => p.GetProperty("look").GetString()!.Split(" M")[0]).Distinct().Count(), table.EnumerateArray().Count(c => c.GetArrayLength() > 0));
        var points = drawn.EnumerateArray().Select(p => (Look: p.GetProperty("look").GetString(), X: p.GetProperty("x").GetDouble(), Y: p.GetProperty("y").GetDouble()))
            .GroupBy(p => p.Look).Select(g => g.OrderBy(p => p.X).ToList()).ToList();
        foreach (var column in table.EnumerateArray().Select(c => c.EnumerateArray().Select(p => (Time: p.GetProperty("time").GetDouble(), Value: p.GetProperty("value").GetDouble())).ToList()).Where(c => c.Count > 2))
        {
            Assert.True(points.Any(series => Fits(series.ConvertAll(p => -p.Y), column.ConvertAll(c => c.Value)) && Fits(series.ConvertAll(p => p.X), column.ConvertAll(c => c.Time))),
                string.Create(CultureInfo.InvariantCulture, $"No drawn series fits a column of {column.Count} figures; drawn are {string.Join(", ", points.Select(p => $"{p.Count} in {p[0].Look}"))}"));
        }
    }

    private static bool Fits(List<double> places, List<double> values)
    {
        if (places.Count != values.Count)
        {
            return false;
        }

        var (least, most) = (values.IndexOf(values.Min()), values.IndexOf(values.Max()));
        var scale = (places[most] - places[least]) / (values[most] - values[least]);
        return scale > 0 && values.Zip(places).All(p => Math.Abs(places[least] + ((p.First - values[least]) * scale) - p.Second) < 1.5);
    }
}
