using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Corridor.SiteTests.Api;

/// <summary>The SDMX service over HTTP; what it answers is tested with the library.</summary>
public sealed partial class SdmxEndpointTests(RunningSite site)
{
    private const string Data = "/sdmx/v2/data/dataflow/CORRIDOR/TRADE/1.0/A.CN.RU.M.TOTAL";

    [Fact]
    public async Task The_same_address_gives_each_visitor_the_form_and_language_that_he_asks_for()
    {
        var csv = await site.Get(Data, ("Accept", "application/vnd.sdmx.data+csv;version=2.0.0"));
        var json = await site.Get(Data, ("Accept", "application/vnd.sdmx.data+json;version=2.0.0"), ("Accept-Language", "ru"));
        var xml = await site.Get(Data, ("Accept", "application/vnd.sdmx.genericdata+xml;version=2.1"));
        Assert.Equal("application/vnd.sdmx.data+csv;version=2.0.0", Type(csv));
        Assert.StartsWith("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,", csv.Text, StringComparison.Ordinal);
        Assert.Equal("Торговля товарами", json.Json().GetProperty("data").GetProperty("structures")[0].GetProperty("name").GetString());
        Assert.Equal("ru", json.Header("Content-Language"));
        Assert.Equal("GenericData", XDocument.Parse(xml.Text).Root!.Name.LocalName);
        Assert.Equal("Accept, Accept-Language", string.Join(", ", xml.Header("Vary")!.Split(',', StringSplitOptions.TrimEntries).Where(v => v.StartsWith("Accept", StringComparison.Ordinal) && v != "Accept-Encoding")));
        Assert.Equal(3, new[] { csv, json, xml }.Select(a => a.Header("ETag")).Distinct().Count());
    }

    [Fact]
    public async Task What_a_visitor_has_already_is_not_sent_again()
    {
        var first = await site.Get(Data);
        var again = await site.Get(Data, ("If-None-Match", first.Header("ETag")!));
        Assert.Equal((HttpStatusCode.NotModified, 0), (again.Status, again.Bytes.Length));
        Assert.Equal(HttpStatusCode.OK, (await site.Get(Data, ("If-None-Match", "W/\"other\""))).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Get(Data + "?lastNObservations=1", ("If-None-Match", first.Header("ETag")!))).Status);
    }

    [Fact]
    public async Task HEAD_tells_the_headers_and_other_methods_are_refused_as_SDMX_messages()
    {
        var head = await site.Send(HttpMethod.Head, Data);
        Assert.Equal((HttpStatusCode.OK, 0), (head.Status, head.Bytes.Length));
        Assert.Equal((await site.Get(Data)).Header("ETag"), head.Header("ETag"));
        var post = await site.Send(HttpMethod.Post, Data);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.Status);
        Assert.Equal("GET, HEAD", post.Header("Allow"));
        Assert.Equal(405, post.Json().GetProperty("errors")[0].GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Errors_are_SDMX_messages()
    {
        var missing = await site.Get("/sdmx/v1/data/TRADE/A.XX......", ("Accept", "application/vnd.sdmx.genericdata+xml;version=2.1"));
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.Equal("application/vnd.sdmx.error+xml;version=2.1", Type(missing));
        Assert.Equal("Error", XDocument.Parse(missing.Text).Root!.Name.LocalName);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await site.Get(Data, ("Accept", "application/pdf"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/sdmx/v2")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Get(Data + "?c[FREQ")).Status);
        foreach (var nowhere in (string[])["/sdmx", "/sdmx/v3/data/dataflow", "/sdmx/v1", "/sdmx/structure"])
        {
            var answer = await site.Get(nowhere, ("Accept", "text/html,*/*"));
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Contains("sdmx", Type(answer), StringComparison.Ordinal);
            Assert.NotEqual(0, answer.Json().GetProperty("errors")[0].GetProperty("code").GetInt32());
        }
    }

    [Fact]
    public async Task A_plus_in_an_address_is_a_plus_however_it_is_written()
    {
        var plain = await site.Get("/sdmx/v2/data/dataflow/CORRIDOR/TRADE/1.0/A.CN.RU?c[TIME_PERIOD]=ge:2012+le:2013&format=csv");
        var escaped = await site.Get("/sdmx/v2/data/dataflow/CORRIDOR/TRADE/1.0/A.CN.RU?c%5BTIME_PERIOD%5D=ge%3A2012%2Ble%3A2013&format=csv");
        Assert.Equal(HttpStatusCode.OK, plain.Status);
        Assert.Equal(plain.Text, escaped.Text);
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/sdmx/v1/data/TRADE/A.CN+RU.RU%2BCN.M.TOTAL...")).Status);
    }

    [Fact]
    public async Task The_next_page_is_a_link()
    {
        var page = await site.Get(Data + "?limit=3&format=csv");
        var link = Next().Match(page.Header("Link")!).Groups[1].Value;
        Assert.StartsWith(site.Address + Data, link, StringComparison.Ordinal);
        var next = await site.Get(link[site.Address.Length..]);
        Assert.Equal(HttpStatusCode.OK, next.Status);
        Assert.Empty(page.Text.Split("\r\n").Skip(1).Intersect(next.Text.Split("\r\n").Skip(1).Where(l => l.Length > 0)));
    }

    [Fact]
    public async Task A_large_list_arrives_whole_and_packed_where_it_is_asked_for()
    {
        const string list = "/sdmx/v2/structure/codelist/CORRIDOR/CL_COMMODITY/1.0";
        var whole = await site.Get(list);
        Assert.True(whole.Json().GetProperty("data").GetProperty("codelists")[0].GetProperty("codes").GetArrayLength() > 5000);
        var packed = await site.Get(list, ("Accept-Encoding", "gzip"));
        Assert.Equal("gzip", packed.Header("Content-Encoding"));
        Assert.True(packed.Bytes.Length < whole.Bytes.Length / 3);
    }

    [Fact]
    public async Task Every_address_of_the_guide_gives_what_the_guide_says()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(Places.Root, "docs", "guides", "sdmx.md"), TestContext.Current.CancellationToken);
        var examples = Example().Matches(guide).ToList();
        Assert.True(examples.Count >= 12, $"{examples.Count} examples");
        foreach (Match example in examples)
        {
            var headers = example.Groups["headers"].Captures.Select(h => h.Value.Split(": ", 2)).Select(h => (h[0], h[1])).ToArray();
            var answer = await site.Get(example.Groups["address"].Value, headers);
            Assert.True(answer.Status == (HttpStatusCode)int.Parse(example.Groups["status"].Value, System.Globalization.CultureInfo.InvariantCulture), $"{example.Value}: {answer.Status} {answer.Text[..Math.Min(500, answer.Text.Length)]}");
            Assert.Equal(example.Groups["type"].Value, Type(answer));
            if (example.Groups["body"].Value.Trim() is { Length: > 0 } body)
            {
                Assert.Contains(body.ReplaceLineEndings("\r\n"), answer.Text, StringComparison.Ordinal);
            }
        }
    }

    // The client of these tests writes a blank before each parameter, whatever was sent.
    private static string Type(Answer answer) => answer.Header("Content-Type")!.Replace("; ", ";", StringComparison.Ordinal);

    [GeneratedRegex("<([^>]+)>; rel=\"next\"")]
    private static partial Regex Next();

    /// <summary>An example: the address, headers, an empty line, status and media type, and perhaps a part of the message.</summary>
    [GeneratedRegex(@"```http\nGET (?<address>\S+)\n(?:(?<headers>[A-Z][A-Za-z-]+: [^\n]+)\n)*\n(?<status>\d{3}) (?<type>[^\n]+)\n(?<body>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
