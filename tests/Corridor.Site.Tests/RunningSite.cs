using System.Collections.Concurrent;
using System.Net;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.SiteTests;
using Microsoft.AspNetCore.Builder;

[assembly: AssemblyFixture(typeof(RunningSite))]
[assembly: AssemblyFixture(typeof(Corridor.SiteTests.Journeys.Browser))]

namespace Corridor.SiteTests;

/// <summary>A clock that stands still.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}

/// <summary>
/// The site over the packs of the repository on a free port, on 23 November 2026. One for all tests: it keeps
/// nothing for a visitor.
/// </summary>
public sealed class RunningSite : IAsyncLifetime
{
    private readonly TemporaryFolder cache = new();
    private readonly HttpClient client = NewClient();
    private readonly ConcurrentDictionary<string, Lazy<Task<Answer>>> kept = new();
    private Workspace? workspace;

    internal static readonly TimeProvider Clock = new StandingClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    /// <summary>The bound address, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The cache folder, filled: programs started with it are ready at once.</summary>
    public string Cache => cache.Path;

    internal WebApplication App { get; private set; } = null!;

    internal Workspace Workspace => workspace!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Texts.Add(typeof(Tariff).Assembly);
        Corridor.Support.SupportTexts.Register();
        Texts.Add(typeof(Workspace).Assembly);
        workspace = new Workspace(Places.Data, Cache);
        Commands.CorridorCommand.Open = workspace;
        Assert.True(workspace.Search.TryFind("0101", 1, typing: false, out _, out _));
        App = await Start(workspace);
        Address = App.Urls.Single();
        Assert.Equal(HttpStatusCode.OK, (await Get("/en")).Status);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await App.DisposeAsync();
        workspace?.Dispose();
        cache.Dispose();
    }

    internal static async Task<WebApplication> Start(Workspace workspace)
    {
        var app = Site.Build(workspace, "http://127.0.0.1:0", Clock);
        await app.StartAsync();
        return app;
    }

    /// <summary>Asks for an address and follows no redirect.</summary>
    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, headers);

    /// <summary>The answer to an address, asked for once and kept for all tests.</summary>
    public Task<Answer> Page(string path) => kept.GetOrAdd(path, p => new Lazy<Task<Answer>>(() => Get(p))).Value;

    /// <summary>The client, for what <see cref="Send(HttpMethod, string, ValueTuple{string, string}[])"/> cannot say.</summary>
    public HttpClient Client => client;

    /// <summary>Sends a request.</summary>
    public Task<Answer> Send(HttpMethod method, string path, params (string Name, string Value)[] headers) => Send(client, method, Address + path, headers);

    /// <summary>Asks a site of the test's own.</summary>
    internal static async Task<Answer> Get(WebApplication app, string path)
    {
        using var own = NewClient();
        return await Send(own, HttpMethod.Get, app.Urls.Single() + path);
    }

    private static async Task<Answer> Send(HttpClient client, HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        // As it is written: a browser would tidy ../ away, a stranger would not.
        using var request = new HttpRequestMessage(method, new Uri(address.Split('#')[0], new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await client.SendAsync(request);
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(address, response.StatusCode, all, await response.Content.ReadAsByteArrayAsync());
    }

    private static HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None, MaxConnectionsPerServer = 8, Expect100ContinueTimeout = TimeSpan.FromSeconds(60) }) { Timeout = TimeSpan.FromSeconds(60) };
}
