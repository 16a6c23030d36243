using System.Net;

namespace Corridor.SiteTests.Api;

/// <summary>The addresses below <c>/api/v1/statistics</c>.</summary>
public sealed class StatisticsApiTests(RunningSite site)
{
    private const string Root = "/api/v1/statistics";

    public static TheoryData<string, string> Answers => new()
    {
        { "/series", "/series" },
        { "/series", "/series?reporter=RU&counterpart=CN&flow=import&product=84&lang=zh" },
        { "/series", "/series?reporter=CN&counterpart=RU&flow=trade&by=month&first=2017&last=2017" },
        { "/series", "/series?reporter=AD&counterpart=AF&lang=ru" },
        { "/series", "/series?reporter=CN&counterpart=RU&flow=trade&currency=USD&first=2020" },
        { "/mirror", "/mirror?currency=USD&first=2024" },
        { "/observations", "/observations?reporter=CN&counterpart=RU&flow=import&product=TOTAL&from=2024-01&currency=USD&limit=5" },
        { "/ranking", "/ranking?by=counterpart&reporter=CN&flow=export&currency=USD&limit=3" },
        { "/ranking", "/ranking?reporter=RU&counterpart=CN&flow=import&limit=5&lang=ru" },
        { "/ranking", "/ranking?by=counterpart&reporter=CN&flow=export&year=2018&months=01..04" },
        { "/mirror", "/mirror?by=month&limit=5" },
        { "/mirror", "/mirror?level=2&first=2017&last=2017" },
        { "/observations", "/observations?reporter=RU&counterpart=CN&flow=import&product=84,85&limit=5" },
        { "/availability", "/availability?reporter=RU" },
        { "/releases", "/releases" },
        { "/definitions", "/definitions?lang=zh" },
        { "/structure", "/structure?economy=RU&other=CN&lang=zh" },
        { "/complexity", "/complexity?economy=RU&year=2015" },
        { "/indicators", "/indicators?reporter=RU&counterpart=CN&period=2018" },
        { "/briefing", "/briefing?set=beijing-2017&lang=ru" },
    };

    public static TheoryData<string, int, string, string?> Refusals => new()
    {
        { "/series?reporter=XX", 400, "economy.unknown", "reporter" },
        { "/series?counterpart=CN&reporter=CN", 400, "stat.sameEconomy", "counterpart" },
        { "/series?flow=up", 400, "pack.oneOf", "flow" },
        { "/series?product=fish", 400, "statistics.product", "product" },
        { "/series?months=00", 400, "statistics.months", "months" },
        { "/series?by=week", 400, "pack.oneOf", "by" },
        { "/series?first=2018&last=2017", 400, "stat.yearsReversed", "first" },
        { "/series?currency=dollars", 400, "currency.malformed", "currency" },
        { "/series?currency=QQQ", 400, "currency.unknown", "currency" },
        { "/series?currency=RUB", 400, "statistics.currencyWithoutRates", "currency" },
        { "/mirror?currency=RUB", 400, "statistics.currencyWithoutRates", "currency" },
        { "/observations?currency=RUB", 400, "statistics.currencyWithoutRates", "currency" },
        { "/ranking?reporter=RU&counterpart=CN&flow=import&year=2018&currency=CNY", 404, "stat.noRates", null },
        { "/series?source=nothing", 400, "statistics.source", "source" },
        { "/series?format=xml", 400, "pack.oneOf", "format" },
        { "/series?lang=fr", 400, "language.unknown", "lang" },
        { "/ranking?by=size", 400, "pack.oneOf", "by" },
        { "/ranking?limit=1001", 400, "number.range", "limit" },
        { "/ranking?offset=-1", 400, "number.range", "offset" },
        { "/ranking?reporter=AD&flow=export", 404, "stat.noRanking", null },
        { "/ranking?reporter=CN&counterpart=RU&flow=export", 404, "stat.noRankingMirror", null },
        { "/structure?economy=CN-BJ", 404, "analysis.noStructure", null },
        { "/structure?economy=RU&other=RU", 400, "stat.sameEconomy", "other" },
        { "/indicators?period=2019..2021", 400, "period.several", "period" },
        { "/mirror?level=3", 400, "pack.oneOf", "level" },
        { "/observations?product=TOTAL,fish", 400, "statistics.product", "product" },
        { "/observations?as_of=yesterday", 400, "stat.moment", "as_of" },
        { "/observations?from=2017-13", 400, "date.malformed", "from" },
        { "/observations?offset=1000000", 400, "statistics.tooMany", null },
        { "/observations?limit=10001&format=csv", 400, "number.range", "limit" },
        { "/briefing?set=nothing", 404, "analysis.noSet", "set" },
        { "/briefing?period=yesterday", 400, "period.malformed", "period" },
        { "/opportunities?from=CN&to=CN", 400, "stat.sameEconomy", "to" },
        { "/opportunities?year=2005", 404, "analysis.noWorld", null },
        { "/opportunities?from=AQ&to=CN-BJ", 404, "analysis.noWorld", null },
        { "/complexity?economy=CN-BJ", 404, "analysis.noSpace", null },
        { "/complexity?economy=RU&other=RU", 400, "stat.sameEconomy", "other" },
        { "/complementarity?economies=CN,XX", 400, "economy.unknown", "economies" },
        { "/complementarity?others=31", 400, "number.range", "others" },
        { "/complementarity?year=1995", 404, "analysis.noMatrix", null },
        { "/availability?format=csv", 400, "pack.oneOf", "format" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_has_the_form_that_the_openapi_document_gives_it(string path, string address)
    {
        var answer = await site.Get(Root + address);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        Assert.NotNull(answer.Header("ETag"));
        var document = (await site.Page("/api/v1/openapi.json")).Json();
        var schema = document.GetProperty("paths").GetProperty(Root + path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.Empty(new SchemaCheck(document).Check(answer.Json(), schema));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_is_a_problem_that_names_the_fault_and_its_field(string address, int status, string code, string? field)
    {
        var answer = await site.Get(Root + address);
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        var problem = answer.Json();
        Assert.Equal("urn:corridor:fault:" + code, problem.GetProperty("type").GetString());
        Assert.Equal(field, problem.TryGetProperty("field", out var f) ? f.GetString() : null);
    }

    [Fact]
    public async Task Pages_of_rows_lead_on_and_hold_each_row_once()
    {
        var next = Root + "/observations?reporter=RU&counterpart=CN&flow=import&product=84&limit=7";
        var (periods, pages) = (new List<string>(), 0);
        while (next is not null && pages++ < 20)
        {
            var answer = (await site.Get(next)).Json();
            periods.AddRange(answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("period").GetString()!));
            next = answer.TryGetProperty("next", out var n) ? n.GetString() : null;
        }

        Assert.True(pages > 1);
        Assert.Equal(periods.Distinct(), periods);
        var first = (await site.Get(Root + "/observations?reporter=RU&counterpart=CN&flow=import&product=84&limit=1")).Json();
        Assert.Equal(first.GetProperty("total").GetInt32(), periods.Count);
    }

    [Fact]
    public async Task Csv_and_parquet_hold_what_the_json_holds()
    {
        const string Asked = Root + "/series?reporter=RU&counterpart=CN&flow=import&source=statistics/comtrade-extract:comtrade-total";
        var points = (await site.Get(Asked)).Json().GetProperty("series")[0].GetProperty("points").EnumerateArray().Select(p => (p.GetProperty("period").GetString(), p.GetProperty("value").GetDecimal())).ToList();
        var csv = await site.Get(Asked + "&format=csv");
        Assert.Equal("text/csv; charset=utf-8", csv.Header("Content-Type"));
        var lines = csv.Text.TrimEnd('\n').Split('\n').Select(l => l.Split(',')).ToList();
        var (period, value) = (Array.IndexOf(lines[0], "period"), Array.IndexOf(lines[0], "value"));
        Assert.Equal(points, lines.Skip(1).Select(l => ((string?)l[period], decimal.Parse(l[value], System.Globalization.CultureInfo.InvariantCulture))));

        var parquet = await site.Get(Asked + "&format=parquet");
        Assert.Equal("application/vnd.apache.parquet", parquet.Header("Content-Type"));
        using var connection = new DuckDB.NET.Data.DuckDBConnection("Data Source=:memory:");
        connection.Open();
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".parquet");
        try
        {
            await File.WriteAllBytesAsync(file, parquet.Bytes, TestContext.Current.CancellationToken);
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT period, value FROM '{file}'";
            using var rows = command.ExecuteReader();
            var read = new List<(string?, decimal)>();
            while (rows.Read())
            {
                read.Add((rows.GetString(0), rows.GetDecimal(1)));
            }

            Assert.Equal(points, read);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task An_answer_that_has_not_changed_is_not_sent_again()
    {
        var first = await site.Get(Root + "/series?format=csv");
        var again = await site.Get(Root + "/series?format=csv", ("If-None-Match", first.Header("ETag")!));
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
    }
}
