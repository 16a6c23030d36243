using static Microsoft.Playwright.Assertions;

namespace Corridor.SiteTests.Journeys;

/// <summary>What people do with support: find what they can claim, filter the register, try a draft.</summary>
public sealed class SupportJourneys(RunningSite site, Browser browser)
{
    [Fact]
    public async Task The_finder_is_gone_through_with_the_keyboard_and_without_script_back_and_on()
    {
        await using var visit = await browser.Visit(site, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 360, Height = 740 } });
        var page = visit.Page;
        await page.GotoAsync("/ru/support/finder?from=CN&to=RU&code=84811000&date=2026-06-01");
        await page.FocusAsync("#direction-export");
        await page.Keyboard.PressAsync("Space");
        await page.FocusAsync("#finder-code-0");
        await page.Keyboard.PressAsync("Enter");
        // Only a question has the field: it is read when its page is there.
        var ask = await page.Locator("input[name=ask]").GetAttributeAsync("value");
        var first = await page.Locator("h1").InnerTextAsync();

        // Nothing answered: told at the top, with a way to the field.
        await page.FocusAsync("button.main >> nth=0");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".faults a")).ToHaveAttributeAsync("href", "#answer-0");

        // Not known is an answer.
        await page.Locator("button[name=answer]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).Not.ToHaveTextAsync(first);
        await Expect(page.Locator($"input[type=hidden][name='{ask}']")).ToHaveAttributeAsync("value", "unknown");
        var second = await page.Locator("h1").InnerTextAsync();
        await page.Locator("button[name=answer]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).Not.ToHaveTextAsync(second);
        await page.GoBackAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(second);

        // It may be stopped at any time, and each answer changed from the result.
        await page.Locator("section a[href*='step=result']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#finder-open")).ToBeVisibleAsync();
        await page.Locator(".given[open] a[href*='ask=']").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync(first);
    }

    [Fact]
    public async Task A_code_chosen_from_the_suggestions_stays_in_the_finder()
    {
        await using var visit = await browser.Visit(site);
        var page = visit.Page;
        await page.GotoAsync("/en/support/finder");
        await page.FocusAsync("#finder-code-0");
        await page.Keyboard.TypeAsync("mackerel");
        await Expect(page.Locator("#finder-code-0-list")).ToHaveAttributeAsync("data-words", "mackerel");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#finder-code-0")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^03"));
        await page.Locator(".finder-form button.main").ClickAsync();
        await Expect(page.Locator("input[name=ask]")).ToHaveCountAsync(1);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_register_is_filtered_and_a_programme_opened()
    {
        await using var visit = await browser.Visit(site);
        var page = visit.Page;
        await page.GotoAsync("/zh/support");
        await page.SelectOptionAsync("#register-family", "insurance");
        await page.SelectOptionAsync("#register-side", "RU");
        await page.Locator(".lane-form button.main").ClickAsync();
        await page.WaitForURLAsync("**/zh/support?*family=insurance*");
        await Expect(page.Locator("#register-family")).ToHaveValueAsync("insurance");
        var link = page.Locator("table.register tbody th a").First;
        var name = await link.InnerTextAsync();
        await link.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(name);
        await page.Locator("a.go").ClickAsync();
        await Expect(page.Locator("#finder-from")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_draft_is_loaded_changed_and_run()
    {
        await using var visit = await browser.Visit(site);
        var page = visit.Page;
        await page.GotoAsync("/en/support/scenario");
        await page.SelectOptionAsync("#scenario-programme", "cn-export-vat-refund");
        await page.Locator(".lane-form button").ClickAsync();
        await page.WaitForURLAsync("**/en/support/scenario?*programme=cn-export-vat-refund*");
        var draft = await page.Locator("#scenario-draft").InputValueAsync();
        await page.FillAsync("#scenario-draft", draft.Replace("  - enterprise.refund_record\n", "", StringComparison.Ordinal));
        await page.FillAsync("#scenario-cases", "200");
        await page.Locator(".scenario-form button.main").ClickAsync();
        await Expect(page.Locator("#scenario-outcome")).ToBeVisibleAsync();
        await Expect(page.Locator("table.changes tbody tr")).ToHaveCountAsync(1);
        Assert.Empty(visit.Complaints);
    }
}
