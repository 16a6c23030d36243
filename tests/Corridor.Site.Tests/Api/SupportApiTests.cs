using System.Net;
using System.Text;
using System.Text.Json;

namespace Corridor.SiteTests.Api;

/// <summary>The addresses below <c>/api/v1/support</c>, with what strangers may send.</summary>
public sealed class SupportApiTests(RunningSite site)
{
    private const string Root = "/api/v1/support";
    private const string Claim = Root + "/programmes/cn-export-vat-refund/claim";
    private const string Valve = """
        {"date":"2026-06-01","enterprise.taxpayer":"general","enterprise.refund_record":true,"enterprise.has_waived_vat":false,"contract.is_export_sale":true,"consignment.origin":"CN","consignment.destination":"RU","consignment.released":true,"consignment.export_date":"2026-05-10","goods":[{"code":"84811000","self_produced":false,"purchase_invoice":"special","purchase_net":"100000 CNY"}]}
        """;

    [Fact]
    public async Task Facts_are_matched_combined_and_asked_on_as_the_commands_do_it()
    {
        var match = (await Post("/match", Valve)).Answer;
        var refund = match.GetProperty("programmes").EnumerateArray().Single(p => p.GetProperty("programme").GetString() == "cn-export-vat-refund");
        Assert.Equal("yes", refund.GetProperty("verdict").GetString());
        Assert.Equal(13_000, refund.GetProperty("benefits")[0].GetProperty("amount").GetProperty("amount").GetDecimal());
        Assert.Equal("2027-04-30", refund.GetProperty("deadline").GetString());
        Assert.Equal("yes", match.GetProperty("programmes")[0].GetProperty("verdict").GetString());

        var best = (await Post("/combine?currency=CNY", Valve)).Answer;
        Assert.True(best.GetProperty("proven").GetBoolean());
        Assert.Equal(13_000, best.GetProperty("totals").GetProperty("cash").GetProperty("amount").GetDecimal());

        var questions = (await Post("/questions?lang=ru", Valve)).Answer;
        Assert.Equal(match.GetProperty("nextQuestion").GetProperty("fact").GetString(), questions.GetProperty("next").GetProperty("fact").GetString());
        Assert.NotEqual(0, questions.GetProperty("open").GetArrayLength());
    }

    [Fact]
    public async Task Facts_may_come_in_yaml_and_programmes_that_cannot_be_claimed_are_told_on_request()
    {
        var yaml = await Post("/match?all=true", "date: 2026-06-01\nconsignment.origin: RU\nconsignment.destination: CN\n", "application/yaml");
        Assert.Equal(site.Workspace.Programmes.All.Length, yaml.Answer.GetProperty("programmes").GetArrayLength());
        Assert.Contains(yaml.Answer.GetProperty("programmes").EnumerateArray(), p => p.GetProperty("verdict").GetString() == "no" && p.TryGetProperty("failed", out _));
    }

    [Theory]
    [InlineData("", "yaml.empty")]
    [InlineData("[]", "yaml.wantMap")]
    [InlineData("{}", "yaml.fieldMissing")]
    [InlineData("""{"date":"2026-02-30"}""", "date.malformed")]
    [InlineData("""{"date":"2026-06-01","enterprise.syze":"small"}""", "fact.unknown")]
    [InlineData("""{"date":"2026-06-01","enterprise.size":"<script>alert(1)</script>"}""", "fact.value")]
    [InlineData("""{"date":"2026-06-01","enterprise.size":{"a":1}}""", "fact.value")]
    [InlineData("""{"date":"2026-06-01","contract.value":"5 QQQ"}""", "currency.unknown")]
    [InlineData("""{"date":"2026-06-01","contract.value":5}""", "fact.value")]
    [InlineData("""{"date":"2026-06-01","contract.value":"99999999999999999999 CNY"}""", "fact.tooLarge")]
    [InlineData("""{"date":"2026-06-01","date":"2026-06-02"}""", "yaml.keyTwice")]
    [InlineData("date: &a 2026-06-01\nenterprise.size: *a\n", "yaml.anchor")]
    [InlineData("{", "yaml.yaml")]
    public async Task Facts_that_cannot_be_read_are_a_problem_that_says_what(string body, string fault)
    {
        foreach (var path in (string[])["/match", "/combine", "/questions", "/programmes/cn-export-vat-refund/claim"])
        {
            var (status, answer) = await Post(path, body);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Equal("urn:corridor:fault:" + fault, answer.GetProperty("type").GetString());
            Assert.DoesNotContain("<script>", answer.GetProperty("title").GetString()!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_body_that_is_too_long_too_deep_or_no_text_is_refused()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post("/match", new string('a', 10 << 20))).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post("/check", new string('a', 600 << 10), "text/plain")).Status);
        var (status, deep) = await Post("/match", new string('[', 5000));
        Assert.Equal((HttpStatusCode.BadRequest, "urn:corridor:fault:yaml.tooDeep"), (status, deep.GetProperty("type").GetString()));
        var items = "{\"date\":\"2026-06-01\",\"goods\":[" + string.Join(',', Enumerable.Repeat("{}", 1000)) + "]}";
        Assert.Equal("urn:corridor:fault:fact.tooManyItems", (await Post("/match", items)).Answer.GetProperty("type").GetString());
        using var content = new ByteArrayContent([0xFF, 0xFE, 0x00, 0x41]) { Headers = { { "Content-Type", "application/yaml" } } };
        using var response = await site.Client.PostAsync(site.Address + Root + "/match", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var (other, problem) = await Post("/match", "date=2026-06-01", "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, other);
        Assert.Contains("application/yaml", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_checked_beside_the_programmes_in_use()
    {
        var good = Draft("sample-draft", "per: claim\n");
        var answer = (await Post("/check", good, "application/yaml")).Answer;
        Assert.Equal("sample-draft", answer.GetProperty("programme").GetString());
        Assert.Equal(0, answer.GetProperty("errors").GetArrayLength());
        Assert.Contains(answer.GetProperty("findings").EnumerateArray(), f => f.GetProperty("kind").GetString() == "no_tests");
        var wrong = (await Post("/check?lang=zh", Draft("sample-draft", "when: [enterprise.syze = \"small\"]\n"), "application/yaml")).Answer;
        Assert.False(wrong.TryGetProperty("programme", out _));
        Assert.True(wrong.GetProperty("errors")[0].GetProperty("line").GetInt32() > 1);
        Assert.Equal("programme.needsMissing", (await Post("/check", Draft("sample-draft", "requires: [nothing-such]\n"), "application/yaml")).Answer.GetProperty("errors")[0].GetProperty("kind").GetString());
        // One of a name in use takes its place.
        Assert.Equal("cn-aeo", (await Post("/check", Draft("cn-aeo", ""), "application/yaml")).Answer.GetProperty("programme").GetString());
        var ended = (await Post("/check", Draft("sample-draft", "valid: {from: 2027-01-01, to: 2026-01-01}\n"), "application/yaml")).Answer;
        Assert.NotEqual(0, ended.GetProperty("errors").GetArrayLength());
    }

    [Theory]
    [InlineData("/programmes/nothing", 404, "programme.unknown")]
    [InlineData("/programmes/cn-export-vat-refunt", 404, "programme.unknown")]
    [InlineData("/programmes/nothing/claim", 404, "programme.unknown")]
    [InlineData("/programmes/cn-export-vat-refund/claim?enterprise.taxpayer=%3Cb%3E", 400, "fact.value")]
    [InlineData("/programmes/cn-export-vat-refund/claim?format=doc", 400, "pack.oneOf")]
    [InlineData("/programmes/cn-export-vat-refund/claim?format=ics", 404, "claim.noDeadline")]
    [InlineData("/programmes?family=weather", 400, "pack.oneOf")]
    [InlineData("/programmes?side=XX", 400, "economy.unknown")]
    [InlineData("/programmes?limit=0", 400, "number.range")]
    [InlineData("/programmes?format=xml", 400, "pack.oneOf")]
    [InlineData("/register?date=2026-02-30", 400, "date.malformed")]
    [InlineData("/register?side=XX", 400, "economy.unknown")]
    public async Task What_is_not_there_and_what_is_asked_wrong_is_told(string address, int status, string fault)
    {
        var answer = await site.Get(Root + address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en");
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal("urn:corridor:fault:" + fault, answer.Json().GetProperty("type").GetString());
    }

    [Fact]
    public async Task Lists_are_told_page_by_page_and_as_a_table()
    {
        var all = new List<string>();
        for (var next = Root + "/programmes?limit=20"; next is not null;)
        {
            var page = (await site.Get(next)).Json();
            all.AddRange(page.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("programme").GetString()!));
            next = page.TryGetProperty("next", out var more) ? more.GetString()! : null;
        }

        Assert.Equal(site.Workspace.Programmes.All.Select(p => p.Id), all.Order(StringComparer.Ordinal));
        Assert.Equal(all.Count + 1, Rows((await site.Get(Root + "/programmes?format=csv")).Text));
        Assert.Equal(site.Workspace.ProgrammeLanguage.Facts.All.Length + 1, Rows((await site.Get(Root + "/facts?format=csv")).Text));
        var register = (await site.Get(Root + "/register?date=2026-07-01")).Json();
        Assert.Equal(register.GetProperty("total").GetInt32() + 1, Rows((await site.Get(Root + "/register?date=2026-07-01&format=csv")).Text));

        static int Rows(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    [InlineData("ru")]
    public async Task The_calendar_file_keeps_to_rfc_5545_in_every_language(string language)
    {
        var answer = await site.Get($"{Claim}?date=2026-06-01&code=84811000&consignment.export_date=2026-05-10&format=ics&lang={language}");
        Assert.Equal("text/calendar; charset=utf-8", answer.Header("Content-Type"));
        var text = answer.Text;
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', text);
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Contains("DTSTART;VALUE=DATE:20270430", lines);
        Assert.Contains("DTEND;VALUE=DATE:20270501", lines);
        Assert.Contains("DTSTAMP:20261123T090000Z", lines);
        var description = lines.First(l => l.StartsWith("DESCRIPTION:", StringComparison.Ordinal));
        Assert.DoesNotMatch(@"(?<!\\)[;,]", description);
        // The same claim keeps its name in every language and on every day; other facts are another claim.
        string Uid(string file) => file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").Single(l => l.StartsWith("UID:", StringComparison.Ordinal));
        Assert.Equal(Uid((await site.Get($"{Claim}?date=2026-07-01&code=84811000&consignment.export_date=2026-05-10&format=ics&lang=en")).Text), Uid(text));
        Assert.NotEqual(Uid((await site.Get($"{Claim}?date=2026-06-01&code=84819000&consignment.export_date=2026-05-10&format=ics&lang=en")).Text), Uid(text));
    }

    [Fact]
    public async Task A_pack_by_the_address_and_one_by_facts_sent_are_the_same()
    {
        var sent = (await Post("/programmes/cn-export-vat-refund/claim", """{"date":"2026-06-01","consignment.origin":"CN","consignment.destination":"RU","consignment.export_date":"2026-05-10","goods":[{"code":"84811000","purchase_net":"100000 CNY"}]}""")).Answer;
        var asked = (await site.Get(Claim + "?from=CN&to=RU&date=2026-06-01&code=84811000&consignment.export_date=2026-05-10&goods.purchase_net=100000%20CNY")).Json();
        Assert.Equal(sent.GetRawText(), asked.GetRawText());
        var invoice = sent.GetProperty("documents").EnumerateArray().Single(d => d.GetProperty("document").GetString() == "vat_invoice");
        Assert.Contains(invoice.GetProperty("known").EnumerateArray(), f => f.GetProperty("fact").GetString() == "goods.purchase_net");
        Assert.Contains(invoice.GetProperty("open").EnumerateArray(), f => f.GetProperty("fact").GetString() == "goods.purchase_invoice");
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Post(string path, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        // A server that refuses by length alone says so before the rest is sent.
        using var request = new HttpRequestMessage(HttpMethod.Post, site.Address + Root + path) { Content = content, Headers = { ExpectContinue = true } };
        using var response = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, text.Length > 0 && text[0] == '{' ? JsonDocument.Parse(text).RootElement : default);
    }

    private static string Draft(string id, string rest) =>
        "programme: " + id + "\nnames: {en: Sample, zh: 样例, ru: Пример}\nauthority: {en: Office, zh: 机关, ru: Ведомство}\nside: CN\nfamily: finance\nstatus: in_force\nconfidence: official\ncurrency: CNY\n"
        + "sources: {law: {title: Law, url: \"https://example.org/\", as_of: 2026-01-01, confidence: official}}\napplies: {direction: any}\ngives: {kind: grant, amount: 1 CNY}\n" + rest;
}
