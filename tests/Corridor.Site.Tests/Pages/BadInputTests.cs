using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Corridor.SiteTests.Pages;

/// <summary>Whatever a stranger writes into an address is answered in words, never carried out and never shown raw.</summary>
public sealed class BadInputTests(RunningSite site)
{
    public static TheoryData<string> Nasty =>
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)", "{{7*7}}${7*7}", "=cmd|' /C calc'!A0", "@SUM(1+1)",
        "+fish -fish \"unclosed", "title:* AND (", "fish~0.5 OR /[a-z]+/", "a\\", "[* TO *]", "*", "?", "&&||!(){}[]^~*?:\\/", "\u0000\u0001\u001F", "\uFEFF\u200B\u202E", "\uD83D\uDC1F", "%00", "%", "\r\nSet-Cookie: a=b",
        "../../etc/passwd", "..\\..\\windows", "'; DROP TABLE observation; --", "９９９９９９", "0".PadRight(200, '0'), new string('я', 200),
    ];

    public static TheoryData<string, string, int, string> Refusals => new()
    {
        { "ru", "/goods/99999999", 404, "нет кода" },
        { "en", "/goods/0303547", 404, "0303 54" },
        { "en", "/goods/03xy", 400, "not a commodity code" },
        { "zh", "/goods/1", 400, "2 至 12 位" },
        { "en", "/goods/1234567890123", 400, "two to twelve digits" },
        { "en", "/goods/0201305085?from=CN&to=US", 404, "2025-01-01/2026-04-05" },
        { "ru", "/goods/0202308015?from=CN&to=US&date=2025-06-01", 404, "2026-04-06" },
        { "en", "/goods/0303?date=23.11.2026", 400, "23.11.2026" },
        { "en", "/goods/0303?date=2026-02-30", 400, "2026-02-30" },
        { "ru", "/goods?q=fish&date=0000-00-00", 400, "0000-00-00" },
        { "en", "/goods/0303?from=XX&to=RU", 400, "XX" },
        { "zh", "/goods/0303?from=CN&to=CHINA", 400, "CHINA" },
        { "en", "/goods/0303?from=RU&to=RU", 400, "two different economies" },
        { "en", $"/goods?q={new string('a', 201)}", 400, "200" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_page_says_what_is_wrong_in_a_summary_at_the_top(string language, string path, int status, string says)
    {
        var page = await site.Get($"/{language}{path}");
        Assert.Equal(status, (int)page.Status);
        var summary = page.One("main > .faults");
        Assert.Equal("alert", summary.GetAttribute("role"));
        Assert.Contains(says, Answer.Folded(summary.TextContent), StringComparison.Ordinal);
        Assert.Same(summary, page.One("main").Children[0]);
        Assert.NotNull(page.Document.QuerySelector("form.lane-form"));
        Assert.NotNull(page.Document.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Theory]
    [MemberData(nameof(Nasty))]
    public async Task Markup_formulas_and_search_syntax_are_only_text(string nasty)
    {
        var escaped = Uri.EscapeDataString(nasty);
        foreach (var path in (string[])[$"/en/goods?q={escaped}", $"/ru/goods?q=fish&from={escaped}", $"/zh/goods?q=fish&to={escaped}", $"/en/goods?q=fish&date={escaped}",
            $"/en/goods/{escaped}", $"/en/goods/0303?from={escaped}&to={escaped}&date={escaped}&{escaped}={escaped}"])
        {
            var page = await site.Get(path);
            Assert.True((int)page.Status is 200 or 302 or 400 or 404, $"{(int)page.Status} {path}");
            if (page.Status == HttpStatusCode.Found)
            {
                Assert.StartsWith("/en/goods/", page.Header("Location"), StringComparison.Ordinal);
                continue;
            }

            Assert.Null(page.Header("Set-Cookie"));
            Assert.Empty(page.Document.QuerySelectorAll("script:not([src]), img, [onerror], [onfocus], [onload]"));
            Assert.All(page.Document.QuerySelectorAll("a[href]"), a => Assert.Matches("^(/|#|https?://)", a.GetAttribute("href")!));
        }
    }

    [Theory]
    [MemberData(nameof(Nasty))]
    public async Task The_api_answers_the_same_with_json_or_a_problem(string nasty)
    {
        var escaped = Uri.EscapeDataString(nasty);
        foreach (var path in (string[])[$"/goods?q={escaped}", $"/goods/suggestions?q={escaped}", $"/goods?q=fish&top={escaped}", $"/goods?q=fish&lang={escaped}", $"/goods/{escaped}",
            $"/goods/0303?from={escaped}", $"/goods/0303?date={escaped}", $"/goods/0303/trade?to={escaped}", $"/goods/0303/trade?format={escaped}", $"/tariffs/{escaped}/lines",
            $"/tariffs/eaeu/lines?under={escaped}", $"/tariffs/eaeu/lines?offset={escaped}", $"/tariffs/eaeu/lines?limit={escaped}"])
        {
            var answer = await site.Get("/api/v1" + path);
            Assert.True((int)answer.Status is 200 or 400 or 404, $"{(int)answer.Status} {path}");
            if (answer.Status == HttpStatusCode.BadRequest && answer.Bytes.Length == 0 && nasty.Contains('\0', StringComparison.Ordinal))
            {
                continue; // A path with a NUL is refused before any page or endpoint sees it.
            }

            Assert.StartsWith(answer.Status == HttpStatusCode.OK ? "application/json" : "application/problem+json", answer.Header("Content-Type"), StringComparison.Ordinal);
            Assert.NotEqual("", answer.Json().ToString());
        }
    }

    [Theory]
    [InlineData("/en/../../../etc/passwd")]
    [InlineData("/en/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/%2e%2e%2f%2e%2e%2fDirectory.Build.props")]
    [InlineData("/built/%2e%2e%2f%2e%2e%2fcorridor.dll")]
    [InlineData("/..%5c..%5ccorridor.dll")]
    [InlineData("/en/goods/%2e%2e%2f%2e%2e%2fsources")]
    [InlineData("/corridor.dll")]
    [InlineData("/appsettings.json")]
    [InlineData("/api/v1/tariffs/%2e%2e%2f%2e%2e/lines")]
    public async Task No_path_leads_out_of_the_site(string path)
    {
        var answer = await site.Get(path);
        Assert.True((int)answer.Status is 400 or 404, ((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain("root:", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<Project", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere", "en")]
    [InlineData("/en/nowhere", "en")]
    [InlineData("/ru/nowhere/deep", "ru")]
    [InlineData("/zh/nowhere", "zh")]
    [InlineData("/de", "en")]
    [InlineData("/EN", "en")]
    [InlineData("/fr/goods/0303", "en")]
    public async Task An_unknown_address_or_language_gets_a_page_that_leads_home(string path, string language)
    {
        var page = await site.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.NotNull(page.Document.QuerySelector($"a[href='/{language}']"));
    }

    [Theory]
    [InlineData("/en/sources", "POST")]
    [InlineData("/en/goods/0303", "DELETE")]
    [InlineData("/api/v1/goods", "POST")]
    [InlineData("/api/v1/economies", "PUT")]
    [InlineData("/api/v1/tariffs/eaeu/lines", "PATCH")]
    public async Task A_wrong_method_changes_nothing_and_is_told(string path, string method)
    {
        var answer = await site.Send(new HttpMethod(method), path);
        Assert.True((int)answer.Status is 400 or 405, ((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(path.StartsWith("/api/", StringComparison.Ordinal) ? "application/problem+json" : "text/html; charset=utf-8", answer.Header("Content-Type"));
        Assert.NotEmpty(answer.Text);
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/en/goods/0303541000")]
    public async Task A_head_request_gets_the_headers_alone(string path)
    {
        var answer = await site.Send(HttpMethod.Head, path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(answer.Bytes);
    }

    [Theory]
    [InlineData("/en/goods?q=")]
    [InlineData("/api/v1/goods?q=")]
    [InlineData("/")]
    public async Task A_query_of_ten_megabytes_is_refused_and_the_server_lives_on(string start)
    {
        var status = await SendLongLine(start + (start.Contains('?', StringComparison.Ordinal) ? "" : "?x="), 10 << 20);
        Assert.InRange(status, 400, 499);
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/en")).Status);
    }

    [Fact]
    public async Task Headers_and_bodies_without_end_are_refused()
    {
        Assert.Equal(431, (int)(await site.Get("/en", ("X-Long", new string('a', 40_000)))).Status);
        var many = Enumerable.Range(0, 200).Select(i => ($"X-{i}", "1")).ToArray();
        Assert.Equal(431, (int)(await site.Get("/en", many)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/en")).Status);
    }

    private async Task<int> SendLongLine(string start, int length)
    {
        var address = new Uri(site.Address);
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        using var stream = socket.GetStream();
        var reading = Task.Run(async () =>
        {
            var buffer = new byte[4096];
            try
            {
                return Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
            }
            catch (IOException)
            {
                return "";
            }
        });
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("GET " + start));
            var chunk = Encoding.ASCII.GetBytes(new string('a', 1 << 16));
            for (var sent = 0; sent < length && !reading.IsCompleted; sent += chunk.Length)
            {
                await stream.WriteAsync(chunk);
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(" HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        }
        catch (IOException)
        {
            // The server may hang up before everything is sent; what it said counts.
        }

        var said = await reading;
        Assert.StartsWith("HTTP/1.1 ", said, StringComparison.Ordinal);
        return int.Parse(said.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
    }
}
