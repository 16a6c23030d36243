using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Corridor.SiteTests.Journeys;

/// <summary>From the home page to a rate and back the other way, as people go.</summary>
public sealed class GoodsJourneys(RunningSite site, Browser browser)
{
    [Fact]
    public async Task By_keyboard_from_a_half_typed_word_to_the_rate_the_other_direction_another_language_and_the_figures()
    {
        await using var visit = await browser.Visit(site);
        var page = visit.Page;
        await page.GotoAsync("/ru");
        await page.FocusAsync("#lane-q");
        await page.Keyboard.TypeAsync("скумб");
        var list = page.Locator("#lane-q-list");
        await Expect(list).ToBeVisibleAsync();
        await Expect(list).ToHaveAttributeAsync("data-words", "скумб");
        await Expect(page.Locator("#lane-q")).ToHaveAttributeAsync("aria-expanded", "true");
        var code = await ChooseByArrows(page, "030354");
        Assert.Equal("030354", code);
        await page.Keyboard.PressAsync("Enter");
        await visit.Arrive("**/ru/goods/030354?**");
        await Expect(page.Locator("h1 .code")).ToHaveTextAsync("0303 54");

        await FollowByKeyboard(page, ".turn a");
        await visit.Arrive("**/ru/goods/030354?from=RU&to=CN");
        await FollowByKeyboard(page, ".langs a[hreflang=zh]");
        await visit.Arrive("**/zh/goods/030354?from=RU&to=CN");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh");
        var download = await page.RunAndWaitForDownloadAsync(async () => await FollowByKeyboard(page, "figure a[download] >> nth=0"));
        Assert.Equal("trade-RU-CN-03.csv", download.SuggestedFilename);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("en", "mackerel", "ru")]
    [InlineData("zh", "鲭鱼", "en")]
    public async Task By_mouse_the_same_way(string language, string typed, string other)
    {
        await using var visit = await browser.Visit(site);
        var page = visit.Page;
        await page.GotoAsync($"/{language}");
        await page.ClickAsync("#lane-q");
        await page.Locator("#lane-q").PressSequentiallyAsync(typed);
        await page.Locator("#lane-q-list [role=option][data-code='030354']").ClickAsync();
        await visit.Arrive($"**/{language}/goods/030354?**");
        await page.Locator(".below a", new() { HasText = "0303 54 100" }).First.ClickAsync();
        await Expect(page.Locator(".duty q")).ToHaveTextAsync("3, но не менее 0,02 евро за 1 кг");
        await page.ClickAsync(".turn a");
        await visit.Arrive($"**/{language}/goods/030354?from=RU&to=CN");
        await page.ClickAsync($".langs a[hreflang={other}]");
        await visit.Arrive($"**/{other}/goods/030354?from=RU&to=CN");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("figure a[download] >> nth=0"));
        Assert.Equal("trade-RU-CN-03.csv", download.SuggestedFilename);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("en", "mackerel")]
    [InlineData("zh", "鲭鱼")]
    [InlineData("ru", "скумбрия")]
    public async Task Without_script_the_whole_way_works(string language, string words)
    {
        await using var visit = await browser.Visit(site, new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync($"/{language}");
        await page.FillAsync("#lane-q", words);
        await page.SelectOptionAsync("#lane-from", "RU");
        await page.SelectOptionAsync("#lane-to", "CN");
        await page.FillAsync("#lane-date", "2026-05-01");
        await page.ClickAsync(".lane-form button");
        await page.Locator(".hits > li > a[href*='030354']").ClickAsync();
        await visit.Arrive($"**/{language}/goods/030354?from=RU&to=CN&date=2026-05-01");
        await Expect(page.Locator(".duty").First).ToBeVisibleAsync();
        await Expect(page.Locator(".chart").First).ToBeHiddenAsync();
        await Expect(page.Locator("table.numbers").First).ToBeVisibleAsync();
        await page.SelectOptionAsync("#lane-to", "US");
        await page.ClickAsync(".lane-form button");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("from=RU&to=US&date=2026-05-01"));
        await page.ClickAsync(".langs a[hreflang=en]");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await page.ClickAsync(".brand");
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Escape_closes_the_suggestions_and_enter_without_a_choice_searches()
    {
        await using var visit = await browser.Visit(site);
        var page = visit.Page;
        await page.GotoAsync("/en");
        await page.FocusAsync("#lane-q");
        await page.Keyboard.TypeAsync("mackerel");
        var list = page.Locator("#lane-q-list");
        await Expect(list).ToHaveAttributeAsync("data-words", "mackerel");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("#lane-q")).ToHaveAttributeAsync("aria-activedescendant", "lane-q-list-0");
        await page.Keyboard.PressAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
        await Expect(page.Locator("#lane-q")).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(page.Locator("#lane-q")).ToHaveValueAsync("mackerel");
        await page.Keyboard.PressAsync("Enter");
        await visit.Arrive("**/en/goods?q=mackerel**");
        Assert.True(await page.Locator(".hits > li").CountAsync() > 1);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_search_that_is_cleared_or_left_leaves_no_list_behind()
    {
        await using var visit = await browser.Visit(site);
        var page = visit.Page;
        await page.GotoAsync("/en");
        await page.FocusAsync("#find-top");
        await page.Keyboard.TypeAsync("fish");
        await Expect(page.Locator("#find-top-list")).ToBeVisibleAsync();
        await page.FillAsync("#find-top", "");
        await Expect(page.Locator("#find-top-list")).ToBeHiddenAsync();
        await page.Keyboard.TypeAsync("fish");
        await Expect(page.Locator("#find-top-list")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#find-top-list")).ToBeHiddenAsync();
        await page.FocusAsync("#find-top");
        await page.FillAsync("#find-top", "qqqqzzzz");
        await Expect(page.Locator("#find-top-list")).ToHaveAttributeAsync("data-words", "qqqqzzzz");
        await Expect(page.Locator("#find-top-list")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task An_answer_that_comes_late_keeps_the_choice_and_one_that_comes_after_escape_is_dropped()
    {
        await using var visit = await browser.Visit(site);
        var page = visit.Page;
        var late = new TaskCompletionSource();
        await page.RouteAsync("**/suggestions?q=mackerel&**", async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/en");
        await page.FillAsync("#lane-q", "mackere");
        var list = page.Locator("#lane-q-list");
        await Expect(list).ToHaveAttributeAsync("data-words", "mackere");
        await page.FocusAsync("#lane-q");
        await page.Keyboard.TypeAsync("l");
        await page.Keyboard.PressAsync("ArrowDown");
        var chosen = await page.Locator("#lane-q-list [aria-selected=true]").GetAttributeAsync("data-code");
        late.SetResult();
        await Expect(list).ToHaveAttributeAsync("data-words", "mackerel");
        await Expect(page.Locator("#lane-q-list [aria-selected=true]")).ToHaveAttributeAsync("data-code", chosen!);

        var afterEscape = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        await page.RouteAsync("**/suggestions?q=fish&**", async route =>
        {
            asked.SetResult();
            await afterEscape.Task;
            await route.ContinueAsync();
        });
        await page.FillAsync("#lane-q", "fish");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await page.Keyboard.PressAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
        await page.RunAndWaitForResponseAsync(() => Task.Run(afterEscape.SetResult), "**/suggestions?q=fish&**");
        await page.EvaluateAsync("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))");
        await Expect(list).ToBeHiddenAsync();
        Assert.Empty(visit.Complaints);
    }

    private static async Task<string?> ChooseByArrows(IPage page, string code)
    {
        var options = page.Locator("#lane-q-list [role=option]");
        for (var step = await options.CountAsync(); step > 0; step--)
        {
            await page.Keyboard.PressAsync("ArrowDown");
            var chosen = page.Locator("#lane-q-list [aria-selected=true]");
            await Expect(chosen).ToHaveCountAsync(1);
            Assert.Equal(await chosen.GetAttributeAsync("id"), await page.GetAttributeAsync("#lane-q", "aria-activedescendant"));
            if (await chosen.GetAttributeAsync("data-code") == code)
            {
                return code;
            }
        }

        return null;
    }

    private static async Task FollowByKeyboard(IPage page, string selector)
    {
        // A person presses a key on a page that is painted; a browser drops keys that come before.
        await page.EvaluateAsync("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))");
        await page.Locator(selector).PressAsync("Enter");
    }
}
