using System.Text.Json;

namespace Corridor.SiteTests.Commands;

/// <summary><c>corridor measures</c>.</summary>
public sealed class MeasureCommandTests(RunningSite site)
{
    private string[] Folders => ["--data", Places.Data, "--cache", site.Cache];

    [Fact]
    public async Task Diff_says_in_words_what_changed_between_two_days_and_the_other_way_round()
    {
        var diff = await Run("diff", "2025-12-31", "2026-06-30", "--regime", "RU", "--partner", "CN", "--code", "2602");
        Assert.Equal(0, diff.Exit);
        Assert.Contains("2026-01-01  2602 00 000 0   Import customs duty: rate raised from 0 % to 5 %", diff.Out.Replace('\u00A0', ' '), StringComparison.Ordinal);
        var back = await Run("diff", "2026-06-30", "2025-12-31", "--regime", "RU", "--partner", "CN", "--code", "2602", "--lang", "ru");
        Assert.Contains("ставка снижена (была 5 %, стала 0 %)", back.Out.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("税率由 0% 上调至 5%", (await Run("diff", "2025-12-31", "2026-06-30", "--regime", "RUS", "--code", "2602", "--lang", "zh")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_of_a_day_with_itself_ends_with_1_and_a_word()
    {
        var none = await Run("diff", "2026-06-30", "2026-06-30", "--regime", "RU");
        Assert.Equal(1, none.Exit);
        Assert.Contains("Nothing changed", none.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_answers_as_json_and_as_a_table()
    {
        string[] question = ["diff", "2026-11-09", "2026-11-10", "--regime", "US", "--partner", "CN"];
        var json = await Run([.. question, "--json"]);
        Assert.Equal(4, json.Lines.Count);
        Assert.All(json.Lines, l => Assert.Equal("began", JsonDocument.Parse(l).RootElement.GetProperty("kind").GetString()));
        var csv = await Run([.. question, "--csv"]);
        Assert.Equal(5, csv.Lines.Count);
        Assert.StartsWith("item,economy,direction,day,kind,codes,", csv.Lines[0], StringComparison.Ordinal);
        Assert.Equal(2, (await Run([.. question, "--csv", "--json"])).Exit);
    }

    [Fact]
    public async Task Diff_of_two_data_folders_tells_lines_of_lists_and_rates_that_an_edition_changed()
    {
        using var folder = new TemporaryFolder();
        var data = Places.CopyOfData(Path.Combine(folder.Path, "data"));
        var list = Path.Combine(data, "measures", "eaeu-requirements", "requirements.csv");
        var rows = (await File.ReadAllLinesAsync(list, TestContext.Current.CancellationToken)).ToList();
        var gone = rows.FindIndex(r => r.Contains(",listed,veterinary,", StringComparison.Ordinal));
        var code = rows[gone].Split(',')[3];
        rows.RemoveAt(gone);
        await File.WriteAllTextAsync(list, string.Join('\n', rows) + "\n", TestContext.Current.CancellationToken);
        var diff = await CorridorCommand.Run(["measures", "diff", Places.Data, data, "--regime", "RU", "--on", "2026-11-23", "--json", .. Folders]);
        Assert.True(diff.Exit == 0, diff.Error);
        var change = JsonDocument.Parse(Assert.Single(diff.Lines)).RootElement;
        Assert.Equal(("listed_ended", code), (change.GetProperty("kind").GetString(), change.GetProperty("codes")[0].GetString()));
        Assert.Equal(1, (await CorridorCommand.Run(["measures", "diff", Places.Data, Places.Data, "--regime", "RU", "--on", "2026-11-23", .. Folders])).Exit);
        Assert.Equal(2, (await CorridorCommand.Run(["measures", "diff", Places.Data, data, "--regime", "RU", .. Folders])).Exit);
    }

    [Fact]
    public async Task List_names_what_counts_and_why_other_measures_do_not()
    {
        var list = await Run("list", "0303541000", "--regime", "RU", "--partner", "CN", "--date", "2026-11-23");
        Assert.Equal(0, list.Exit);
        Assert.Contains("Import customs duty: 3 %, but not less than 0.02 EUR per 1 kg", list.Out.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("cis-fta.03.2012-09-20", list.Out, StringComparison.Ordinal);
        Assert.Contains("not for this partner", list.Out, StringComparison.Ordinal);
        var api = await site.Get("/api/v1/measures?economy=RU&code=0303541000&partner=CN&date=2026-11-23&lang=ru");
        Assert.Equal(api.Text, (await Run("list", "0303541000", "--regime", "RU", "--partner", "CN", "--date", "2026-11-23", "--json", "--lang", "ru")).Out.TrimEnd('\n'));
        Assert.Equal(1, (await Run("list", "0303541000", "--regime", "RU", "--direction", "export", "--date", "2026-11-23")).Exit);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    [InlineData("ru")]
    public async Task Show_tells_a_measure_as_the_api_does(string language)
    {
        var show = await Run("show", "import.0303541000.2022-03-28", "--regime", "RU", "--lang", language);
        Assert.Equal(0, show.Exit);
        Assert.Contains("3, но не менее 0,02 евро за 1 кг", show.Out, StringComparison.Ordinal);
        var api = await site.Get($"/api/v1/measures/RU/import.0303541000.2022-03-28?date=2026-11-23&lang={language}");
        Assert.Equal(api.Text, (await Run("show", "import.0303541000.2022-03-28", "--regime", "RU", "--date", "2026-11-23", "--json", "--lang", language)).Out.TrimEnd('\n'));
        Assert.Equal(1, (await Run("show", "nothing", "--regime", "RU", "--lang", language)).Exit);
    }

    [Fact]
    public async Task Watch_tells_what_changed_for_every_line_of_a_file()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "watch.csv");
        await File.WriteAllTextAsync(file, "code,origin,destination,label\n2602,CN,RU,Ore\n850760,CN,US\n0303541000,CN,RU\n", TestContext.Current.CancellationToken);
        var watch = await Run("watch", file, "--since", "2025-06-01", "--until", "2026-11-23");
        Assert.Equal(0, watch.Exit);
        Assert.Contains("rate raised from 0 % to 5 %", watch.Out.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("9903.91.06", watch.Out, StringComparison.Ordinal);
        Assert.Contains("loaded from 1 January 2026", watch.Out, StringComparison.Ordinal);
        var json = JsonDocument.Parse((await Run("watch", file, "--since", "2025-06-01", "--until", "2026-11-23", "--json")).Out).RootElement;
        Assert.Equal(6, json.GetProperty("sides").GetArrayLength());
        Assert.Equal("Ore", json.GetProperty("sides")[0].GetProperty("label").GetString());
        Assert.Equal(1, (await Run("watch", file, "--since", "2026-11-22", "--until", "2026-11-23")).Exit);
        await File.WriteAllTextAsync(file, "2602,CN,RU\n2602,CN\nx,CN,RU\n", TestContext.Current.CancellationToken);
        var wrong = await Run("watch", file, "--since", "2025-06-01");
        Assert.Equal(2, wrong.Exit);
        Assert.Contains("watch.csv:2", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("watch.csv:3 (code)", wrong.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("diff", "2026-01-01", "2026-02-01")]
    [InlineData("diff", "x", "2026-02-01", "--regime", "RU")]
    [InlineData("diff", "2026-01-01", "y", "--regime", "RU")]
    [InlineData("diff", "2026-01-01", "2026-02-01", "--regime", "RU", "--on", "2026-01-01")]
    [InlineData("diff", "1999-01-01", "2026-02-01", "--regime", "RU")]
    [InlineData("diff", "2026-01-01", "2026-02-01", "--regime", "JP")]
    [InlineData("diff", "2026-01-01", "2026-02-01", "--regime", "RU", "--direction", "sideways")]
    [InlineData("diff", "2026-01-01", "2026-02-01", "--regime", "RU", "--partner", "XX")]
    [InlineData("diff", "2026-01-01", "2026-02-01", "--regime", "RU", "--code", "fish")]
    [InlineData("list", "0303", "--regime", "RU")]
    [InlineData("list", "fish", "--regime", "RU")]
    [InlineData("watch", "/nonexistent/watch.csv", "--since", "2026-01-01")]
    [InlineData("watch", "/nonexistent/watch.csv", "--since", "yesterday")]
    public async Task Bad_input_ends_with_2_and_a_message(params string[] arguments)
    {
        var answer = await Run(arguments);
        Assert.Equal(2, answer.Exit);
        Assert.NotEqual("", answer.Error);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    private Task<CommandAnswer> Run(params string[] arguments) => CorridorCommand.Run(["measures", .. arguments, .. Folders]);
}
