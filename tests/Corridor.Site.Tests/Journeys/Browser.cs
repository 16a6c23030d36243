using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Corridor.SiteTests.Journeys;

/// <summary>The browser of the machine, started when the first journey asks for it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private readonly SemaphoreSlim gate = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        gate.Dispose();
    }

    /// <summary>A visit of its own: nothing is shared with another.</summary>
    public async Task<Visit> Visit(RunningSite site, BrowserNewContextOptions? options = null)
    {
        Assert.SkipUnless(Places.Chromium is not null, "No chromium was found: install it or name it in CORRIDOR_CHROMIUM.");
        await gate.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            if (browser is { IsConnected: false })
            {
                await browser.DisposeAsync();
                browser = null;
            }

            browser ??= await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Places.Chromium,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
        finally
        {
            gate.Release();
        }

        options ??= new();
        options.BaseURL = site.Address;
        options.ReducedMotion ??= ReducedMotion.Reduce;
        var context = await browser.NewContextAsync(options);
        // Generous: what a journey asserts is that a thing comes, not how fast a busy machine brings it.
        context.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        return new Visit(context, await context.NewPageAsync());
    }
}

/// <summary>A visit with its page; whatever the page complains of is kept.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];
    private readonly List<string> requests = [];

    internal Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            // The browser itself reports every answer that is not a success; those are asked for on purpose.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors of scripts, and what the content security policy refused.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>The addresses that the page asked for.</summary>
    public IReadOnlyList<string> Requests => requests;

    /// <summary>
    /// Waits until the page stands at an address and has loaded. Asks the page itself: <c>WaitForURLAsync</c> looks at
    /// the address and then listens for the next, and what comes between the two it waits for in vain
    /// (playwright-dotnet, issue 3364).
    /// </summary>
    /// <param name="address">The whole address; <c>**</c> stands for any part of it.</param>
    public async Task Arrive(string address)
    {
        var pattern = new Regex($"^{Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal)}$");
        await Assertions.Expect(Page).ToHaveURLAsync(pattern);
        await Page.EvaluateAsync("() => new Promise(loaded => document.readyState === 'complete' ? loaded() : addEventListener('load', () => loaded()))");
    }

    /// <summary>What reaches beyond the right edge of the window, outside of what scrolls by itself.</summary>
    public async Task<IEnumerable<string>> Overflow(string path)
    {
        var over = await Page.EvaluateAsync<string[]>("""
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
              [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > innerWidth + 1)
                .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).concat('width ' + document.documentElement.scrollWidth)
            """);
        return over.Select(o => $"{path}: {o}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        await context.DisposeAsync();
    }
}
