using System.Net;
using System.Text.Json;
using Corridor.SiteTests.Commands;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Corridor.SiteTests.Api;

/// <summary>The addresses below <c>/api/v1</c>.</summary>
public sealed class ApiTests(RunningSite site)
{
    private const string Root = "/api/v1";

    /// <summary>Addresses that answer, by the path of the OpenAPI document.</summary>
    public static TheoryData<string, string> Answers => new()
    {
        { "/goods", "/goods?q=mackerel" },
        { "/support/programmes", "/support/programmes?family=insurance&side=CN&date=2026-07-01&limit=2" },
        { "/support/programmes", "/support/programmes?code=0303541000&lang=zh" },
        { "/support/programmes/{id}", "/support/programmes/cn-export-vat-refund?lang=ru" },
        { "/support/programmes/{id}", "/support/programmes/ru-free-port-vladivostok" },
        { "/support/facts", "/support/facts?lang=zh" },
        { "/support/register", "/support/register?date=2026-07-01&side=RU&limit=10" },
        { "/support/programmes/{id}/claim", "/support/programmes/cn-export-vat-refund/claim?from=CN&to=RU&date=2026-06-01&code=84811000&consignment.export_date=2026-05-10&lang=ru" },
        { "/goods", "/goods?q=0303+54&lang=ru&top=1" },
        { "/goods/suggestions", "/goods/suggestions?q=maker&lang=en&top=8" },
        { "/goods/{code}", "/goods/0303541000?from=CN&to=RU&date=2026-11-23&lang=ru" },
        { "/goods/{code}", "/goods/8703221091" },
        { "/goods/{code}", "/goods/3401110001" },
        { "/goods/{code}", "/goods/0106410001" },
        { "/goods/{code}", "/goods/0303?from=RU&to=CN" },
        { "/goods/{code}", "/goods/010121?from=RU&to=CN" },
        { "/goods/{code}", "/goods/0303540000?to=US" },
        { "/goods/{code}", "/goods/0303541010?to=GB&lang=zh" },
        { "/goods/{code}/trade", "/goods/030354/trade" },
        { "/goods/{code}/trade", "/goods/27/trade?from=RU&to=CN&lang=zh" },
        { "/goods/{code}/trade", "/goods/27/trade?from=US&to=JP" },
        { "/tariffs", "/tariffs?lang=zh" },
        { "/tariffs/{regime}/lines", "/tariffs/eaeu/lines?under=0303" },
        { "/tariffs/{regime}/lines", "/tariffs/us/lines?date=2025-06-01&limit=300" },
        { "/tariffs/{regime}/lines", "/tariffs/cn/lines" },
        { "/tariffs/{regime}/lines", "/tariffs/gb/lines?offset=1000" },
        { "/changes", "/changes?from=CN&to=US&since=2025-12-01&until=2026-11-23&limit=20" },
        { "/changes", "/changes?list=2602,CN,RU%0A850760,CN,US&since=2025-06-01&lang=zh" },
        { "/changes", "/changes?from=US&to=JP&lang=ru" },
        { "/measures", "/measures?economy=RU&code=0303541000&partner=CN&date=2026-11-23&lang=ru" },
        { "/measures", "/measures?economy=US&code=8507600010&partner=CN&date=2026-01-15" },
        { "/measures", "/measures?economy=CN&code=03035400&partner=RU&direction=export&lang=zh" },
        { "/measures/{economy}/{id}", "/measures/RU/import.0303541000.2022-03-28?lang=zh" },
        { "/measures/{economy}/{id}", "/measures/RU/cis-fta.03.2012-09-20" },
        { "/acts/{economy}", "/acts/RU?lang=ru" },
        { "/acts/{economy}/{id}", "/acts/RU/eec-80-2021?limit=3&lang=zh" },
        { "/documents/{economy}", "/documents/RU?limit=2" },
        { "/documents/{economy}/{code}", "/documents/RU/veterinary?limit=3" },
        { "/economies", "/economies?lang=ru" },
        { "/packs", "/packs?lang=ru" },
    };

    public static TheoryData<string, int, string, string?> Refusals => new()
    {
        { "/goods", 400, "search.empty", "q" },
        { "/goods?q=%20", 400, "search.empty", "q" },
        { $"/goods?q={new string('a', 201)}", 400, "search.tooLong", "q" },
        { "/goods?q=fish&top=0", 400, "number.range", "top" },
        { "/goods?q=fish&top=101", 400, "number.range", "top" },
        { "/goods?q=fish&top=-1", 400, "number.range", "top" },
        { "/goods?q=fish&lang=fr", 400, "language.unknown", "lang" },
        { "/goods/suggestions?q=fish&top=x", 400, "number.range", "top" },
        { "/goods/99999999", 404, "code.unknown", "code" },
        { "/goods/0303547", 404, "code.unknownNear", "code" },
        { "/goods/0201305085?to=US", 404, "code.otherDate", "code" },
        { "/goods/abc", 400, "code.malformed", "code" },
        { "/goods/1", 400, "code.length", "code" },
        { "/goods/1234567890123", 400, "code.length", "code" },
        { "/goods/0303?date=2026-02-30", 400, "date.malformed", "date" },
        { "/goods/0303?date=23.11.2026", 400, "date.malformed", "date" },
        { "/goods/0303?date=", 400, "date.malformed", "date" },
        { "/goods/0303?from=XX", 400, "economy.unknown", "from,to" },
        { "/goods/0303?to=Russia", 400, "economy.unknown", "from,to" },
        { "/goods/0303?from=CN&to=CN", 400, "economy.same", "from,to" },
        { "/goods/0303/trade?format=xml", 400, "pack.oneOf", "format" },
        { "/goods/99999999/trade", 404, "code.unknown", "code" },
        { "/tariffs/jp/lines", 404, "regime.unknown", null },
        { "/tariffs/eaeu/lines?date=1999-01-01", 404, "date.outside", "date" },
        { "/tariffs/eaeu/lines?date=x", 400, "date.malformed", "date" },
        { "/tariffs/eaeu/lines?under=x", 400, "code.malformed", "under" },
        { "/tariffs/eaeu/lines?offset=-1", 400, "number.range", "offset" },
        { "/tariffs/eaeu/lines?limit=0", 400, "number.range", "limit" },
        { "/tariffs/eaeu/lines?limit=1001", 400, "number.range", "limit" },
        { "/tariffs/eaeu/lines?limit=99999999999999999999", 400, "number.range", "limit" },
        { "/changes?since=x", 400, "date.malformed", "since" },
        { "/changes?until=2026-02-30", 400, "date.malformed", "until" },
        { "/changes?since=2026-02-01&until=2026-01-01", 400, "changes.daysReversed", "since" },
        { "/changes?code=x", 400, "code.malformed", "code" },
        { "/changes?from=XX", 400, "economy.unknown", "from,to" },
        { "/changes?list=0303", 400, "watch.form", "list" },
        { "/changes?list=0303,CN,XX", 400, "economy.unknown", "list" },
        { "/changes?limit=1001", 400, "number.range", "limit" },
        { "/changes?format=xml", 400, "pack.oneOf", "format" },
        { "/measures?code=x", 400, "code.malformed", "code" },
        { "/measures?code=0303", 404, "measure.notDeclarable", "code" },
        { "/measures?code=0303541000&economy=JP", 404, "regime.none", "economy" },
        { "/measures?code=0303541000&economy=EAEU", 404, "regime.union", "economy" },
        { "/measures?code=0303541000&economy=RU&partner=XX", 400, "economy.unknown", "partner" },
        { "/measures?code=0303541000&economy=RU&direction=both", 400, "pack.oneOf", "direction" },
        { "/measures/RU/nothing", 404, "measure.unknown", "id" },
        { "/measures/XX/nothing", 400, "economy.unknown", "economy" },
        { "/acts/RU/nothing", 404, "act.unknown", "id" },
        { "/acts/JP", 404, "regime.none", "economy" },
        { "/documents/RU/nothing", 404, "document.unknown", "code" },
        { "/documents/RU/veterinary?offset=-1", 400, "number.range", "offset" },
        { "/economies?lang=x", 400, "language.unknown", "lang" },
        { "/packs?lang=x", 400, "language.unknown", "lang" },
        { "/tariffs?lang=x", 400, "language.unknown", "lang" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_has_the_form_that_the_openapi_document_gives_it(string path, string address)
    {
        var answer = await site.Get(Root + address);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        var document = (await site.Page(Root + "/openapi.json")).Json();
        var schema = document.GetProperty("paths").GetProperty(Root + path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.Empty(new SchemaCheck(document).Check(answer.Json(), schema));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_carries_a_tag_and_is_not_sent_twice(string path, string address)
    {
        Assert.NotEmpty(path);
        var first = await site.Get(Root + address);
        var tag = first.Header("ETag");
        Assert.Matches("^\"[0-9a-f]{24}\"$", tag);
        var again = await site.Get(Root + address, ("If-None-Match", tag!));
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Empty(again.Bytes);
        Assert.Equal(tag, again.Header("ETag"));
        Assert.Equal(HttpStatusCode.OK, (await site.Get(Root + address, ("If-None-Match", "\"other\""))).Status);
        var language = address.Contains("lang=", StringComparison.Ordinal) ? address.Split("lang=")[1][..2] : "en";
        Assert.Equal(language, first.Header("Content-Language"));
        var head = await site.Send(HttpMethod.Head, Root + address);
        Assert.Equal((HttpStatusCode.OK, tag, 0), (head.Status, head.Header("ETag"), head.Bytes.Length));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_is_a_problem_that_names_its_kind_and_field(string address, int status, string kind, string? field)
    {
        var answer = await site.Get(Root + address);
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        var problem = answer.Json();
        Assert.Equal("urn:corridor:fault:" + kind, problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
        Assert.Equal(field, problem.TryGetProperty("field", out var f) ? f.GetString() : null);
    }

    [Fact]
    public async Task A_problem_speaks_the_language_asked_for()
    {
        Assert.Contains("нет кода", (await site.Get(Root + "/goods/99999999?lang=ru")).Json().GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("没有编码", (await site.Get(Root + "/goods/99999999?lang=zh")).Json().GetProperty("detail").GetString(), StringComparison.Ordinal);
        var unknown = await site.Get(Root + "/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Equal("application/problem+json", unknown.Header("Content-Type"));
        Assert.Equal(404, unknown.Json().GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task The_openapi_document_is_of_version_3_1_and_names_every_address()
    {
        var answer = await site.Get(Root + "/openapi.json");
        var document = answer.Json();
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var mapped = site.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(p => p.StartsWith(Root + "/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(mapped.Count >= 8);
        Assert.Equal(mapped, document.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Where(p => p.Name is "get" or "post").Select(p => p.Value))
        {
            Assert.NotEqual("", operation.GetProperty("operationId").GetString());
            Assert.NotEqual("", operation.GetProperty("summary").GetString());
            Assert.True(operation.GetProperty("responses").TryGetProperty("200", out _));
        }

        Assert.DoesNotContain("127.0.0.1", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eaeu", "", 1000)]
    [InlineData("eaeu", "&under=87", 7)]
    [InlineData("cn", "", 333)]
    [InlineData("us", "&date=2025-12-01", 1000)]
    public async Task The_next_links_walk_through_all_lines_once(string regime, string filter, int limit)
    {
        var seen = new List<string>();
        var next = $"{Root}/tariffs/{regime}/lines?limit={limit}{filter}";
        var total = -1;
        while (next is not null)
        {
            var page = (await site.Get(next)).Json();
            Assert.Equal(seen.Count, page.GetProperty("offset").GetInt32());
            Assert.True(total < 0 || total == page.GetProperty("total").GetInt32());
            total = page.GetProperty("total").GetInt32();
            var items = page.GetProperty("items").EnumerateArray().Select(i => i.GetRawText()).ToList();
            Assert.InRange(items.Count, 1, limit);
            seen.AddRange(items);
            next = page.TryGetProperty("next", out var n) ? n.GetString() : null;
        }

        Assert.Equal(total, seen.Count);
        Assert.True(site.Workspace.Tariffs.TryParse(regime, out var tariff, out _));
        Assert.True(tariff.Nomenclature.TryAt(filter.StartsWith("&date", StringComparison.Ordinal) ? new DateOnly(2025, 12, 1) : new DateOnly(2026, 11, 23), out var tree, out _));
        var expected = tree.Nodes.Where(n => !filter.StartsWith("&under", StringComparison.Ordinal) || n.Code.Digits.StartsWith("87", StringComparison.Ordinal)).ToList();
        Assert.Equal(expected.Count, total);
        Assert.Equal(expected.Where(n => n.Line.IsCoded).Select(n => n.Code.Digits), seen.Select(s => JsonDocument.Parse(s).RootElement).Where(l => l.TryGetProperty("code", out _)).Select(l => l.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_page_beyond_the_end_is_empty_and_leads_nowhere()
    {
        var page = (await site.Get(Root + "/tariffs/eaeu/lines?offset=2147483647&limit=1000")).Json();
        Assert.Equal(0, page.GetProperty("items").GetArrayLength());
        Assert.False(page.TryGetProperty("next", out _));
    }

    [Theory]
    [InlineData("mackerel", "en")]
    [InlineData("steel pipe", "en")]
    [InlineData("ноутбук", "ru")]
    [InlineData("фанера берёзовая", "ru")]
    [InlineData("冻鲭鱼", "zh")]
    [InlineData("8471", "zh")]
    public async Task A_search_answers_the_same_on_the_page_in_the_api_and_on_the_command_line(string words, string language)
    {
        var query = Uri.EscapeDataString(words);
        var api = (await site.Get($"{Root}/goods?q={query}&lang={language}&top=20")).Json().GetProperty("hits").EnumerateArray().ToList();
        Assert.NotEmpty(api);
        var command = await CorridorCommand.Run("goods", "search", words, "--top", "20", "--json", "--lang", language, "--data", Places.Data, "--cache", site.Cache);
        Assert.Equal(0, command.Exit);
        Assert.Equal(api.Select(h => h.GetRawText()), JsonDocument.Parse(command.Out).RootElement.GetProperty("hits").EnumerateArray().Select(h => h.GetRawText()));
        var page = await site.Get($"/{language}/goods?q={query}");
        if (page.Status == HttpStatusCode.Found)
        {
            Assert.StartsWith($"/{language}/goods/{Assert.Single(api).GetProperty("code").GetString()}?", page.Header("Location"), StringComparison.Ordinal);
            return;
        }

        Assert.Equal(api.Select(h => h.GetProperty("printed").GetString()), page.Document.QuerySelectorAll(".hits > li > a .code").Select(c => c.TextContent));
        Assert.Equal(api.Select(h => h.GetProperty("name").GetProperty("text").GetString()), page.Document.QuerySelectorAll(".hits > li > a [lang]").Select(n => n.TextContent));
    }

    [Fact]
    public async Task A_code_answers_the_same_in_the_api_and_on_the_command_line()
    {
        foreach (var code in (string[])["0303541000", "8703221091", "0303", "010121"])
        {
            var api = await site.Get($"{Root}/goods/{code}?from=CN&to=RU&date=2026-11-23&lang=ru");
            var command = await CorridorCommand.Run("goods", "show", code, "--from", "CN", "--to", "RU", "--date", "2026-11-23", "--json", "--lang", "ru", "--data", Places.Data, "--cache", site.Cache);
            Assert.Equal(api.Text, command.Out.TrimEnd('\n'));
        }
    }

    [Fact]
    public async Task Every_pack_and_every_economy_is_listed_once()
    {
        var packs = (await site.Get(Root + "/packs")).Json();
        Assert.Equal(site.Workspace.Library.Packs.Select(p => p.Manifest.Path), packs.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("pack").GetString()));
        var codes = (await site.Get(Root + "/economies")).Json().GetProperty("items").EnumerateArray().Select(e => e.GetProperty("code").GetString()!).ToList();
        Assert.Equal(codes.Distinct(), codes);
        Assert.Contains("CN", codes);
        Assert.Contains("EAEU", codes);
    }

    [Fact]
    public async Task A_suggestion_comes_while_the_word_is_not_complete()
    {
        foreach (var typed in (string[])["скумб", "macker", "鲭"])
        {
            var hits = (await site.Get($"{Root}/goods/suggestions?q={Uri.EscapeDataString(typed)}&top=8")).Json().GetProperty("hits");
            Assert.InRange(hits.GetArrayLength(), 1, 8);
            Assert.Contains(hits.EnumerateArray(), h => h.GetProperty("name").GetProperty("text").GetString()!.Contains("mackerel", StringComparison.Ordinal));
        }
    }
}
