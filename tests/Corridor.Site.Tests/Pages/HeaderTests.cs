using System.IO.Compression;
using System.Net;

namespace Corridor.SiteTests.Pages;

/// <summary>Headers of answers: security, compression, caching.</summary>
public sealed class HeaderTests(RunningSite site)
{
    [Theory]
    [InlineData("/", 302)]
    [InlineData("/en", 200)]
    [InlineData("/ru/goods/0303541000", 200)]
    [InlineData("/zh/goods/99999999", 404)]
    [InlineData("/en/goods/abc", 400)]
    [InlineData("/en/nowhere", 404)]
    [InlineData("/nowhere", 404)]
    [InlineData("/site.css", 200)]
    [InlineData("/site.js", 200)]
    [InlineData("/built/chart.js", 200)]
    [InlineData("/robots.txt", 200)]
    [InlineData("/api/v1/economies", 200)]
    [InlineData("/api/v1/goods?q=", 400)]
    [InlineData("/api/v1/goods/99999999", 404)]
    [InlineData("/api/v1/nowhere", 404)]
    [InlineData("/api/v1/openapi.json", 200)]
    [InlineData("/api/v1/goods/030354/trade?format=csv", 200)]
    public async Task Every_answer_carries_the_security_headers(string path, int status)
    {
        var answer = await site.Get(path);
        Assert.Equal(status, (int)answer.Status);
        HasSecurityHeaders(answer);
    }

    [Fact]
    public async Task An_answer_to_a_fault_of_ours_carries_them_too_and_tells_no_secrets()
    {
        using var empty = new TemporaryFolder();
        using var workspace = new Workspace(Path.Combine(empty.Path, "data"), Path.Combine(empty.Path, "cache"));
        await using var app = await RunningSite.Start(workspace);
        foreach (var path in (string[])["/en", "/ru/sources", "/api/v1/economies"])
        {
            var answer = await RunningSite.Get(app, path);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
            HasSecurityHeaders(answer);
            Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(empty.Path, answer.Text, StringComparison.Ordinal);
            Assert.Equal(path.StartsWith("/api/", StringComparison.Ordinal) ? "application/problem+json" : "text/html; charset=utf-8", answer.Header("Content-Type"));
        }
    }

    [Theory]
    [InlineData("/en/goods/0303541000", "br")]
    [InlineData("/en/goods/0303541000", "gzip")]
    [InlineData("/api/v1/goods/030354", "br")]
    [InlineData("/api/v1/goods/030354/trade?format=csv", "gzip")]
    [InlineData("/site.css", "br")]
    [InlineData("/site.css", "gzip")]
    [InlineData("/built/shared.js", "gzip")]
    public async Task A_compressed_answer_is_smaller_and_says_the_same(string path, string coding)
    {
        var plain = await site.Get(path);
        Assert.Null(plain.Header("Content-Encoding"));
        foreach (var round in (int[])[1, 2])
        {
            var packed = await site.Get(path, ("Accept-Encoding", coding));
            Assert.True(coding == packed.Header("Content-Encoding"), $"round {round}: {packed.Header("Content-Encoding")}");
            Assert.Contains("Accept-Encoding", packed.Header("Vary") ?? "", StringComparison.OrdinalIgnoreCase);
            Assert.True(packed.Bytes.Length < plain.Bytes.Length / 2, $"{packed.Bytes.Length} of {plain.Bytes.Length}");
            using var body = new MemoryStream(packed.Bytes);
            using Stream unpacker = coding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            await unpacker.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
            Assert.Equal(plain.Bytes, unpacked.ToArray());
        }
    }

    [Fact]
    public async Task An_asset_has_a_fingerprint_in_its_address_and_is_sent_once()
    {
        var page = await site.Page("/en");
        foreach (var path in new[] { page.One("link[rel=stylesheet]").GetAttribute("href")!, page.One("script").GetAttribute("src")!, "/built/chart.js" })
        {
            var asset = await site.Get(path);
            Assert.Equal(HttpStatusCode.OK, asset.Status);
            Assert.Equal(HttpStatusCode.NotModified, (await site.Get(path, ("If-None-Match", asset.Header("ETag")!))).Status);
        }

        Assert.Matches(@"^/site\.[a-z0-9]{10}\.css$", page.One("link[rel=stylesheet]").GetAttribute("href"));
    }

    [Fact]
    public async Task A_page_may_be_kept_by_nobody_under_the_address_of_another_host()
    {
        var mine = await site.Get("/en");
        var other = await site.Get("/en", ("Host", "other.example"));
        Assert.DoesNotContain("other.example", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("other.example", (await site.Get("/en")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Address, other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_cookie_is_ever_set()
    {
        foreach (var path in Addresses.Pages)
        {
            Assert.Null((await site.Page("/en" + path)).Header("Set-Cookie"));
        }
    }

    private static void HasSecurityHeaders(Answer answer)
    {
        var policy = answer.Header("Content-Security-Policy") ?? "";
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.NotNull(answer.Header("Referrer-Policy"));
        Assert.NotNull(answer.Header("Permissions-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Null(answer.Header("Server"));
    }
}
