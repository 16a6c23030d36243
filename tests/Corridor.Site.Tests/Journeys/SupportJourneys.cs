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
        await visit.Arrive("**/zh/support?**family=insurance**");
        await Expect(page.Locator("#register-family")).ToHaveValueAsync("insurance");
        var link = page.Locator("table.register tbody th a").First;
        var name = await link.InnerTextAsync();
        await link.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(name);
        await page.Locator("a.go").ClickAsync();
        await Expect(page.Locator("#finder-from")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    /// <summary>On a phone, and on a sheet of paper: every row with the heading of each cell, nothing to the side, and still a table for those who hear it.</summary>
    [Fact]
    public async Task The_register_is_read_on_a_phone_and_on_paper_without_moving_sideways()
    {
        await using var visit = await browser.Visit(site, new() { ViewportSize = new() { Width = 360, Height = 740 } });
        var page = visit.Page;
        await page.GotoAsync("/ru/support");
        const string cutOff = "[...document.querySelectorAll('main .scroll')].filter(e => e.scrollWidth > e.clientWidth).length";
        Assert.Equal(0, await page.EvaluateAsync<int>(cutOff));
        var table = page.GetByRole(Microsoft.Playwright.AriaRole.Table).First;
        await Expect(table.GetByRole(Microsoft.Playwright.AriaRole.Columnheader)).ToHaveCountAsync(7);
        await Expect(table.GetByRole(Microsoft.Playwright.AriaRole.Rowheader)).ToHaveCountAsync(25);
        Assert.Equal("block", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('table.register td')).display"));
        Assert.Contains("Вид поддержки", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('table.register td'), '::before').content"), StringComparison.Ordinal);
        Assert.Equal(await page.Locator("#reach-table thead th + th").AllTextContentsAsync(), await page.EvaluateAsync<string[]>("[...document.querySelector('#reach-table tbody tr').cells].slice(1).map(c => c.dataset.head)"));
        await page.SetViewportSizeAsync(720, 1000);
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.Equal(0, await page.EvaluateAsync<int>(cutOff));
        Assert.Equal("table-cell", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('table.register td')).display"));
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
        await visit.Arrive("**/en/support/scenario?**programme=cn-export-vat-refund**");
        var draft = await page.Locator("#scenario-draft").InputValueAsync();
        await page.FillAsync("#scenario-draft", draft.Replace("  - enterprise.refund_record\n", "", StringComparison.Ordinal));
        await page.FillAsync("#scenario-cases", "200");
        await page.Locator(".scenario-form button.main").ClickAsync();
        await Expect(page.Locator("#scenario-outcome")).ToBeVisibleAsync();
        await Expect(page.Locator("table.changes tbody tr")).ToHaveCountAsync(1);
        Assert.Empty(visit.Complaints);
    }
}
