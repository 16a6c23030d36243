using System.Text.Json;
using Corridor.Commands;

namespace Corridor.SiteTests.Commands;

/// <summary>The commands of support, as a user types them.</summary>
public sealed class SupportCommandTests : IDisposable
{
    private const string Grant = """
        programme: sample-grant
        names: {en: Sample grant, zh: 示例补助, ru: Пример гранта}
        authority: {en: Office, zh: 机关, ru: Ведомство}
        side: CN
        family: finance
        status: in_force
        confidence: official
        currency: CNY
        sources: {law: {title: Law, url: "https://example.org/", as_of: 2026-01-01, confidence: official}}
        applies: {direction: export}
        when: [enterprise.size = "small", contract.value >= 1000 CNY]
        gives: {kind: grant, amount: contract.value * 10%, cap: 500 CNY}
        tests:
          - given: {date: 2026-05-01, consignment.origin: CN, enterprise.size: small, contract.value: 2000 CNY}
            expect: {eligible: yes, amount: 200 CNY}

        """;

    private const string Population = """
        date,consignment.origin,enterprise.size,contract.value
        2026-05-01,CN,small,2000 CNY
        2026-05-01,CN,small,90000 CNY
        2026-05-01,CN,large,2000 CNY
        2026-05-01,CN,small,
        2026-05-01,CN,small,10 CNY
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_simulation_counts_matches_drop_outs_and_cost()
    {
        var answer = await CorridorCommand.Run("support", "simulate", "--population", File("population.csv", Population), "--programmes", File("grant.yaml", Grant), "--json");
        Assert.Equal(Exit.Done, answer.Exit);
        var json = JsonDocument.Parse(answer.Out).RootElement;
        Assert.Equal(5, json.GetProperty("cases").GetInt32());
        var grant = Assert.Single(json.GetProperty("programmes").EnumerateArray());
        Assert.Equal((2, 1, 2), (grant.GetProperty("yes").GetInt32(), grant.GetProperty("unknown").GetInt32(), grant.GetProperty("no").GetInt32()));
        Assert.Equal([("when[0]", 1), ("when[1]", 1)], grant.GetProperty("drop_outs").EnumerateArray().Select(d => (d.GetProperty("field").GetString()!, d.GetProperty("cases").GetInt32())).Order());
        Assert.Equal("700 CNY", Assert.Single(grant.GetProperty("costs").EnumerateArray()).GetProperty("sum").GetString());
        var words = await CorridorCommand.Run("support", "simulate", "--population", File("population.csv", Population), "--programmes", File("grant.yaml", Grant), "--lang", "ru");
        Assert.Contains("sample-grant: доступна 2, возможна 1, недоступна 2", words.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_a_population_that_cannot_be_read_are_counted_and_written_to_the_file_named_for_them()
    {
        var population = File("population.csv", "date,enterprise.size\n" + string.Concat(Enumerable.Repeat("2026-05-01,enormous\n", 130)) + "2026-05-01,small\n");
        var rejects = Path.Combine(folder.Path, "rejects.csv");
        var told = await CorridorCommand.Run("support", "simulate", "--population", population, "--programmes", File("grant.yaml", Grant), "--lang", "ru");
        Assert.Equal(Exit.Negative, told.Exit);
        Assert.Contains("Пропущено строк: 130", told.Out, StringComparison.Ordinal);
        Assert.Contains("ещё не прочитано строк: 30", told.Error, StringComparison.Ordinal);
        var written = await CorridorCommand.Run("support", "simulate", "--population", population, "--programmes", File("grant.yaml", Grant), "--rejects", rejects, "--json");
        Assert.Equal(130, JsonDocument.Parse(written.Out).RootElement.GetProperty("left_out").GetInt32());
        var lines = await System.IO.File.ReadAllLinesAsync(rejects, TestContext.Current.CancellationToken);
        Assert.Equal((131, "line,column,reason"), (lines.Length, lines[0]));
        Assert.StartsWith("131,2,", lines[^1], StringComparison.Ordinal);
        Assert.Equal(Exit.BadInput, (await CorridorCommand.Run("support", "simulate", "--population", population, "--rejects", Path.Combine(folder.Path, "none", "rejects.csv"))).Exit);

        // The list of rejects never takes the place of the population.
        var before = await System.IO.File.ReadAllTextAsync(population, TestContext.Current.CancellationToken);
        Assert.Equal(Exit.BadInput, (await CorridorCommand.Run("support", "simulate", "--population", population, "--rejects", Path.Combine(folder.Path, ".", Path.GetFileName(population)))).Exit);
        Assert.Equal(before, await System.IO.File.ReadAllTextAsync(population, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("date,enterprise.colour\n2026-05-01,red\n", Exit.BadInput, "enterprise.colour")]
    [InlineData("enterprise.size\nsmall\n", Exit.BadInput, "date")]
    [InlineData("date,enterprise.size\n2026-05-01,enormous\n2026-05-01,small\n", Exit.Negative, "enormous")]
    [InlineData("", Exit.BadInput, "")]
    public async Task A_population_that_cannot_be_read_says_what_and_where(string population, int exit, string named)
    {
        var answer = await CorridorCommand.Run("support", "simulate", "--population", File("population.csv", population), "--programmes", File("grant.yaml", Grant));
        Assert.Equal(exit, answer.Exit);
        Assert.Contains(named, answer.Error, StringComparison.Ordinal);
        Assert.Contains("population.csv", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_population_without_a_case_no_programme_has_a_number()
    {
        var population = File("none.csv", "date,contract.worth\n2026-05-01,5 CNY\n");
        var words = await CorridorCommand.Run("support", "simulate", "--population", population, "--programmes", File("grant.yaml", Grant));
        Assert.Equal(Exit.BadInput, words.Exit);
        Assert.DoesNotContain("grant:", words.Out, StringComparison.Ordinal);
        var json = await CorridorCommand.Run("support", "simulate", "--population", population, "--programmes", File("grant.yaml", Grant), "--json");
        Assert.Empty(JsonDocument.Parse(json.Out).RootElement.GetProperty("programmes").EnumerateArray());
    }

    [Fact]
    public async Task A_population_that_is_not_there_and_a_number_of_threads_out_of_range_are_bad_input()
    {
        var missing = await CorridorCommand.Run("support", "simulate", "--population", Path.Combine(folder.Path, "none.csv"));
        Assert.Equal(Exit.BadInput, missing.Exit);
        Assert.Contains("none.csv", missing.Error, StringComparison.Ordinal);
        Assert.Equal(Exit.BadInput, (await CorridorCommand.Run("support", "simulate", "--population", File("population.csv", Population), "--threads", "257")).Exit);
    }

    [Fact]
    public async Task A_difference_is_told_in_words_with_who_changes_side()
    {
        var now = File("new.yaml", Grant.Replace("contract.value >= 1000 CNY", "contract.value >= 5 CNY", StringComparison.Ordinal).Replace("cap: 500 CNY", "cap: 300 CNY", StringComparison.Ordinal));
        var answer = await CorridorCommand.Run("support", "diff", File("old.yaml", Grant), now, "--population", File("population.csv", Population));
        Assert.Equal(Exit.Done, answer.Exit);
        Assert.Contains("sample-grant — Sample grant: from no to yes for 1 cases: 6", answer.Out, StringComparison.Ordinal);
        Assert.StartsWith("sample-grant — ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("300", answer.Out, StringComparison.Ordinal);
        var json = JsonDocument.Parse((await CorridorCommand.Run("support", "diff", File("old.yaml", Grant), now, "--population", File("population.csv", Population), "--json")).Out).RootElement;
        Assert.Equal(2, json.GetProperty("changes").GetArrayLength());
        Assert.Equal(("no", "yes", "6"), Assert.Single(json.GetProperty("sides").EnumerateArray()) is var side ? (side.GetProperty("old").GetString(), side.GetProperty("new").GetString(), side.GetProperty("line").GetString()) : default);
        Assert.Contains("0 changes of rules, 0 verdicts that change.", (await CorridorCommand.Run("support", "diff", File("old.yaml", Grant), File("same.yaml", Grant))).Out, StringComparison.Ordinal);
        Assert.Equal(Exit.BadInput, (await CorridorCommand.Run("support", "diff", File("old.yaml", Grant), Path.Combine(folder.Path, "none.yaml"))).Exit);
    }

    [Fact]
    public async Task A_match_and_a_combination_tell_what_can_be_claimed_and_what_it_comes_to()
    {
        var facts = File("facts.yaml", "date: 2026-05-01\nconsignment.origin: CN\nenterprise.size: small\ncontract.value: 90000 CNY\n");
        var match = await CorridorCommand.Run("support", "match", facts, "--programmes", File("grant.yaml", Grant), "--json");
        Assert.Equal(Exit.Done, match.Exit);
        var programme = Assert.Single(JsonDocument.Parse(match.Out).RootElement.GetProperty("programmes").EnumerateArray());
        Assert.Equal("yes", programme.GetProperty("verdict").GetString());
        Assert.Equal(500, programme.GetProperty("benefits")[0].GetProperty("amount").GetProperty("amount").GetDecimal());
        var open = await CorridorCommand.Run("support", "combine", File("open.yaml", "date: 2026-05-01\nconsignment.origin: CN\n"), "--programmes", File("grant.yaml", Grant), "--lang", "ru");
        Assert.Equal("Пока ни одна программа точно не доступна; под вопросом: 1. Чего не хватает, покажет corridor support match.", open.Out.Trim());
        var best = await CorridorCommand.Run("support", "combine", facts, "--programmes", File("grant.yaml", Grant), "--lang", "zh");
        Assert.Contains("现金：500.00\u00A0CNY", best.Out, StringComparison.Ordinal);
        Assert.Equal(Exit.BadInput, (await CorridorCommand.Run("support", "combine", facts, "--yearly-rate", "lots")).Exit);
    }

    [Fact]
    public async Task A_best_set_that_no_source_settles_says_what_is_left_without_it_and_files_that_give_no_programme_are_told()
    {
        File("grant.yaml", Grant);
        File("other.yaml", Grant.Replace("sample-grant", "other-grant", StringComparison.Ordinal).Replace("500 CNY", "300 CNY", StringComparison.Ordinal));
        var broken = File("broken.yaml", Grant.Replace("10%", "110%", StringComparison.Ordinal));
        var facts = File("facts.json", """{"date": "2026-05-01", "consignment.origin": "CN", "enterprise.size": "small", "contract.value": "90000 CNY"}""");
        var best = await CorridorCommand.Run("support", "combine", facts, "--programmes", folder.Path, "--lang", "zh");
        Assert.Contains("现金：800.00\u00A0CNY", best.Out, StringComparison.Ordinal);
        Assert.Contains("若各对均不得同时享受，则剩余：现金：500.00\u00A0CNY。", best.Out, StringComparison.Ordinal);
        Assert.StartsWith(broken, best.Error, StringComparison.Ordinal);
        var json = JsonDocument.Parse((await CorridorCommand.Run("support", "combine", facts, "--programmes", folder.Path, "--json")).Out).RootElement.GetProperty("unsettled");
        Assert.Equal((1, 500), (json.GetProperty("pairs").GetArrayLength(), json.GetProperty("totals").GetProperty("cash").GetProperty("amount").GetDecimal()));
    }

    [Fact]
    public async Task A_claim_is_told_as_a_checklist_and_written_with_its_deadline()
    {
        var facts = File("facts.yaml", "date: 2026-06-01\nconsignment.origin: CN\nconsignment.destination: RU\nconsignment.export_date: 2026-05-10\ngoods: [{code: 84811000, purchase_net: 100000 CNY}]\n");
        var folderOut = Path.Combine(folder.Path, "pack");
        var answer = await CorridorCommand.Run("support", "claim", "cn-export-vat-refund", facts, "--out", folderOut, "--pdf", Path.Combine(folder.Path, "pack.pdf"), "--lang", "zh");
        Assert.Equal(Exit.Negative, answer.Exit);
        Assert.Contains("[ ] 报关单", answer.Out, StringComparison.Ordinal);
        Assert.Contains("启运国（地区）：中国", answer.Out, StringComparison.Ordinal);
        Assert.Equal(["cn-export-vat-refund.ics", "cn-export-vat-refund.json"], Directory.GetFiles(folderOut).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("20270430", await System.IO.File.ReadAllTextAsync(Path.Combine(folderOut, "cn-export-vat-refund.ics"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("%PDF-1.", await System.IO.File.ReadAllTextAsync(Path.Combine(folder.Path, "pack.pdf"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(Exit.BadInput, (await CorridorCommand.Run("support", "claim", "cn-export-vat-refund", facts, "--pdf", folder.Path)).Exit);
        var unknown = await CorridorCommand.Run("support", "claim", "cn-export-vat-refunt", facts);
        Assert.Equal(Exit.BadInput, unknown.Exit);
        Assert.Contains("Nearest: cn-export-vat-refund.", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(Exit.BadInput, (await CorridorCommand.Run("support", "claim", "cn-export-vat-refund", facts, "--out", facts)).Exit);
    }

    [Theory]
    [InlineData("date: 2026-05-01\nenterprise.size: enormous\n", "enterprise.size")]
    [InlineData("enterprise.size: small\n", "date")]
    [InlineData("date: 2026-05-01\nenterprise.syze: small\n", "enterprise.size")]
    [InlineData("date: 2026-05-01\nenterprise.turnover: 5 QQQ\n", "QQQ")]
    [InlineData("a: &x [1]\nb: *x\n", "Anchors")]
    [InlineData("- 1\n", "date")]
    public async Task Facts_that_cannot_be_read_say_what_and_where(string facts, string named)
    {
        var answer = await CorridorCommand.Run("support", "match", File("facts.yaml", facts));
        Assert.Equal(Exit.BadInput, answer.Exit);
        Assert.Contains(named, answer.Error, StringComparison.Ordinal);
        Assert.Contains("facts.yaml:", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assessment_shows_the_support_of_both_sides_and_takes_what_the_claimants_say()
    {
        string[] question = ["assess", "4011201000", "--price", "1000000", "--currency", "RUB", "--net-mass", "1000", "--date", "2026-07-10"];
        var plain = await CorridorCommand.Run(question);
        Assert.Contains("ru-import-vat-exemption-equipment", plain.Out, StringComparison.Ordinal);
        Assert.Contains("cn-export-vat-refund", plain.Out, StringComparison.Ordinal);
        Assert.Contains("Still to be known", plain.Out, StringComparison.Ordinal);
        var importer = File("importer.yaml", "date: 2026-07-10\nconsignment.procedure: import\ngoods: [{on_vat_exempt_list: yes}]\n");
        var json = JsonDocument.Parse((await CorridorCommand.Run([.. question, "--importer", importer, "--json"])).Out).RootElement.GetProperty("support").GetProperty("import");
        Assert.Contains(json.GetProperty("best").GetProperty("chosen").EnumerateArray(), c => c.GetProperty("programme").GetString() == "ru-import-vat-exemption-equipment");
        Assert.Equal(0, json.GetProperty("charges").GetProperty("levies").EnumerateArray().Single(l => l.GetProperty("levy").GetString() == "vat").GetProperty("after").GetProperty("amount").GetDecimal());
        var words = await CorridorCommand.Run([.. question, "--importer", importer, "--lang", "ru"]);
        Assert.Contains("Платежи с этим сочетанием:", words.Out, StringComparison.Ordinal);
        Assert.Equal(Exit.BadInput, (await CorridorCommand.Run([.. question, "--exporter", File("two.yaml", "date: 2026-07-10\ngoods: [{self_produced: yes}, {self_produced: no}]\n")])).Exit);
        Assert.Equal(Exit.BadInput, (await CorridorCommand.Run([.. question, "--exporter", Path.Combine(folder.Path, "none.yaml")])).Exit);
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(folder.Path, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
