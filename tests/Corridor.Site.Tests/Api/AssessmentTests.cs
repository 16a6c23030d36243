using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Corridor.SiteTests.Commands;

namespace Corridor.SiteTests.Api;

/// <summary>The assessment of consignments: over the API, on the calculator's page and by the command.</summary>
public sealed class AssessmentTests(RunningSite site)
{
    private const string Root = "/api/v1/assessments";
    private const string Fish = """{"from":"CN","to":"RU","date":"2026-07-10","currency":"CNY","items":[{"code":"0303541000","price":"1000","net_mass":500}]}""";

    [Fact]
    public async Task One_consignment_in_is_one_answer_out_and_several_are_several()
    {
        var one = await Post(Fish);
        Assert.Equal("RU", one.Answer.GetProperty("import").GetProperty("economy").GetString());
        Assert.Equal(892.74m, Charge(one.Answer, "duty"));
        Assert.Equal("choice", one.Answer.GetProperty("import").GetProperty("items")[0].GetProperty("explanation").GetProperty("children")[0].GetProperty("operator").GetString());
        var two = await Post($"[{Fish},{Fish}]", "?lang=ru&explain=false");
        Assert.Equal(2, two.Answer.GetArrayLength());
        Assert.False(two.Answer[0].GetProperty("import").GetProperty("items")[0].TryGetProperty("explanation", out _));
        Assert.Equal(892.74m, Charge(two.Answer[1], "duty"));
    }

    [Theory]
    [InlineData("{", "json.malformed", null)]
    [InlineData("[]", "number.range", null)]
    [InlineData("""{"strange":1}""", "json.malformed", null)]
    [InlineData("""{"items":[]}""", "consignment.empty", "items")]
    [InlineData("""{"items":[{"code":"0303541000"}]}""", "consignment.price", "items[0].price")]
    [InlineData("""{"items":[{"code":"0303541000","price":"1e9"}]}""", "consignment.amount", "items[0].price")]
    [InlineData("""{"items":[{"code":"0303541000","price":1,"amounts":["3 QQQ"]}]}""", "unit.unknown", "items[0].amounts")]
    [InlineData("""{"items":[{"code":"0303541000","price":1}],"rates":["CNY 11"]}""", "consignment.rate", "rates[0]")]
    [InlineData("""[{"items":[{"code":"0303541000","price":1}]},{"to":"XX","items":[{"code":"0303541000","price":1}]}]""", "economy.unknown", "[1].to")]
    public async Task Bad_input_says_what_and_where(string body, string fault, string? field)
    {
        var (status, answer) = await Post(body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("urn:corridor:fault:" + fault, answer.GetProperty("type").GetString());
        Assert.Equal(field, answer.TryGetProperty("field", out var found) ? found.GetString() : null);
    }

    [Fact]
    public async Task Support_is_worked_out_where_it_is_asked_for_and_only_there()
    {
        const string tyres = """{"from":"CN","to":"RU","date":"2026-07-10","currency":"RUB","items":[{"code":"4011201000","price":1000000,"net_mass":1000}],"importer":{"consignment.procedure":"import","goods":[{"on_vat_exempt_list":true}]}}""";
        Assert.False((await Post(tyres)).Answer.TryGetProperty("support", out _));
        var support = (await Post(tyres, "?support=true&lang=zh")).Answer.GetProperty("support");
        var import = support.GetProperty("import");
        var relief = import.GetProperty("programmes").EnumerateArray().Single(p => p.GetProperty("programme").GetString() == "ru-import-vat-exemption-equipment");
        Assert.Equal("yes", relief.GetProperty("verdict").GetString());
        var charges = import.GetProperty("charges");
        Assert.Equal(charges.GetProperty("relieved").GetProperty("amount").GetDecimal(), import.GetProperty("best").GetProperty("totals").GetProperty("saved").GetProperty("amount").GetDecimal());
        var cost = support.GetProperty("cost");
        Assert.Equal(cost.GetProperty("landed").GetProperty("amount").GetDecimal() - charges.GetProperty("relieved").GetProperty("amount").GetDecimal(), cost.GetProperty("net").GetProperty("amount").GetDecimal());
        Assert.Contains(support.GetProperty("export").GetProperty("programmes").EnumerateArray(), p => p.GetProperty("programme").GetString() == "cn-export-vat-refund" && p.GetProperty("verdict").GetString() == "unknown");
        // The address of the page says the same.
        var page = (await site.Get(Root + "?from=CN&to=RU&date=2026-07-10&currency=RUB&code=4011201000&price=1000000&net_mass=1000&importer.consignment.procedure=import&importer.goods.on_vat_exempt_list=yes&support=true")).Json().GetProperty("support");
        Assert.Equal(cost.GetProperty("net").GetProperty("amount").GetDecimal(), page.GetProperty("cost").GetProperty("net").GetProperty("amount").GetDecimal());
    }

    [Theory]
    [InlineData("""{"enterprise.syze":"small"}""", "fact.unknown")]
    [InlineData("""{"enterprise.size":"enormous"}""", "fact.value")]
    [InlineData("""{"enterprise.turnover":"5 QQQ"}""", "currency.unknown")]
    [InlineData("""{"enterprise.size":["small"]}""", "fact.value")]
    [InlineData("""[1]""", "yaml.wantMap")]
    [InlineData("""{"goods":[{"self_produced":true},{"self_produced":false}]}""", "fact.items")]
    public async Task What_a_claimant_says_wrong_is_told_with_its_side(string importer, string fault)
    {
        var (status, answer) = await Post("{\"items\":[{\"code\":\"0303541000\",\"price\":1}],\"importer\":" + importer + "}", "?support=true");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("urn:corridor:fault:" + fault, answer.GetProperty("type").GetString());
        Assert.StartsWith("importer", answer.GetProperty("field").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deep_or_large_body_is_refused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(new string('[', 5000))).Status);
        // A server that refuses by length alone says so before the rest is sent.
        using var request = new HttpRequestMessage(HttpMethod.Post, site.Address + Root) { Content = new StringContent(new string(' ', 2 << 20), Encoding.UTF8, "application/json"), Headers = { ExpectContinue = true } };
        using var response = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task The_query_of_the_calculator_is_answered_as_json_and_as_a_table_without_formulas()
    {
        const string query = "?from=CN&to=RU&date=2026-07-10&currency=CNY&code=0303541000&price=1000&net_mass=500&label=%3D1%2B1";
        Assert.Equal(892.74m, Charge((await site.Get(Root + query)).Json(), "duty"));
        var table = (await site.Get(Root + query + "&format=csv")).Text;
        Assert.Contains("'=1+1,0303541000,duty", table, StringComparison.Ordinal);
        Assert.Contains(",892.74,RUB,known,", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "1,000", "892.74")]
    [InlineData("zh", "1,000", "892.74")]
    [InlineData("ru", "1 000,00", "892,74")]
    public async Task The_page_reads_numbers_as_its_language_writes_them_and_keeps_the_order_of_the_items(string language, string price, string duty)
    {
        var page = await site.Get($"/{language}/assess?from=CN&to=RU&date=2026-07-10&currency=CNY&code=7607111109&price=7&net_mass=1&code=0303541000&price={Uri.EscapeDataString(price)}&net_mass=500");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(duty, page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        // Sorted by the cache, the second item once came first.
        Assert.True(page.Text.IndexOf("value=\"7607111109\"", StringComparison.Ordinal) < page.Text.IndexOf("value=\"0303541000\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_marks_its_field_and_keeps_what_was_written_and_markup_stays_text()
    {
        var page = await site.Get("/en/assess?code=0303541000&price=-5&label=%3Cscript%3E&net_mass=12");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("href=\"#price-0\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"-5\" aria-invalid=\"true\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"12\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", (await site.Get("/en/assess?from=CN&to=RU&code=0303541000&price=5&label=%3Cscript%3E")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_describes_every_member()
    {
        var schema = (await site.Get(Root + "/schema")).Json();
        Assert.All(schema.GetProperty("properties").EnumerateObject(), p => Assert.NotEqual("", p.Value.GetProperty("description").GetString()));
    }

    [Fact]
    public async Task The_command_answers_as_the_api_does_and_bulk_as_the_command()
    {
        var single = await CorridorCommand.Run("assess", "0303541000", "--from", "CN", "--to", "RU", "--price", "1000", "--currency", "CNY", "--net-mass", "500", "--date", "2026-07-10", "--json");
        Assert.Equal(1, single.Exit);
        Assert.Equal(892.74m, Charge(JsonDocument.Parse(single.Out).RootElement, "duty"));
        Assert.Equal(2, (await CorridorCommand.Run("assess", "0303541000", "--price", "x")).Exit);
        var folder = Directory.CreateTempSubdirectory("corridor-bulk-").FullName;
        try
        {
            var (input, output) = (Path.Combine(folder, "in.csv"), Path.Combine(folder, "out.csv"));
            await File.WriteAllTextAsync(input, "\uFEFFcode;origin;destination;date;value;currency;net_mass\n0303541000;CN;RU;2026-07-10;1000;CNY;500\n0303541000;CN;RU;2026-07-10;-1;CNY;500\n", TestContext.Current.CancellationToken);
            Assert.Equal(1, (await CorridorCommand.Run("assess-bulk", input, "--out", output)).Exit);
            Assert.Contains("duty:892.74;vat:2724.91", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Contains("3,value,", await File.ReadAllTextAsync(output + ".rejects.csv", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            // Carriage behind the border, of which some taxes take their share, as a column.
            await File.WriteAllTextAsync(input, "code,origin,destination,date,value,currency,net_mass,inland\n1516209821,CN,GB,2021-02-01,1000,GBP,1,\n1516209821,CN,GB,2021-02-01,1000,GBP,1,100\n", TestContext.Current.CancellationToken);
            await CorridorCommand.Run("assess-bulk", input, "--out", output);
            var told = await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken);
            Assert.Contains("duty:109;vat:221.8", told[1].Replace("0;", ";", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("vat:241.8", told[2], StringComparison.Ordinal);
            Assert.Equal(2, (await CorridorCommand.Run("assess-bulk", input, "--out", input)).Exit);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static decimal? Charge(JsonElement answer, string levy) => answer.GetProperty("import").GetProperty("items")[0].GetProperty("best").GetProperty("charges").EnumerateArray()
        .Single(c => c.GetProperty("levy").GetString() == levy).GetProperty("amount").GetProperty("amount").GetDecimal();

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Post(string body, string query = "")
    {
        using var response = await site.Client.PostAsync(site.Address + Root + query, new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }
}
