using System.Text.Json;

namespace Corridor.SiteTests.Commands;

/// <summary><c>corridor stats</c>. Imports go to a cache of their own, so that the site of the other tests stays as it is.</summary>
public sealed class StatisticsCommandTests(RunningSite site) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("corridor-stats-");

    [Fact]
    public async Task Query_answers_in_pages_readable_or_as_json()
    {
        string[] question = ["query", "--reporter", "CN", "--counterpart", "RU", "--flow", "export", "--kind", "month", "--months", "01..04", "--from", "2016", "--to", "2017", "--source", "statistics/imf-dots-monthly", "--limit", "5"];
        var readable = await Shared(question);
        Assert.Equal((0, 6), (readable.Exit, readable.Lines.Count));
        Assert.StartsWith("period\treporter\tcounterpart\tflow\tproduct", readable.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("2016-01\tCN\tRU\texport\tTOTAL", readable.Lines[1], StringComparison.Ordinal);
        Assert.Contains("--offset 5", readable.Error, StringComparison.Ordinal);
        Assert.Contains("corridor stats export", readable.Error, StringComparison.Ordinal);
        var json = JsonDocument.Parse((await Shared([.. question, "--json", "--offset", "5"])).Out).RootElement;
        Assert.Equal((8, 5, 3), (json.GetProperty("count").GetInt32(), json.GetProperty("offset").GetInt32(), json.GetProperty("rows").GetArrayLength()));
        Assert.Equal(1, (await Shared("query", "--reporter", "CN", "--from", "2150")).Exit);
    }

    [Theory]
    [InlineData("--flow", "up")]
    [InlineData("--kind", "month,year")]
    [InlineData("--months", "04..01")]
    [InlineData("--from", "yesterday")]
    [InlineData("--reporter", "Atlantis")]
    [InlineData("--product", "8A")]
    [InlineData("--as-of", "2017-13-01")]
    [InlineData("--source", "nowhere")]
    [InlineData("--limit", "0")]
    [InlineData("--offset", "-1")]
    public async Task A_question_that_means_nothing_ends_with_2_and_says_why(string option, string value)
    {
        var answer = await Shared("query", option, value);
        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.NotEmpty(answer.Error);
    }

    [Fact]
    public async Task A_file_is_imported_listed_exported_and_not_shrunk_unasked()
    {
        var file = Path.Combine(folder.FullName, "a.csv");
        File.WriteAllLines(file, ["period,reporter,counterpart,flow,product,classification,value,currency", "2015,RU,CN,import,84,H4,1,USD", "2016,RU,CN,import,84,H4,2,USD", "2017,RU,CN,import,84,H4,3,USD", "2017,RU,CN,import,85,H4,-3,USD"]);
        var imported = await Own("import", file, "--dataset", "mine", "--lang", "ru");
        Assert.Equal(1, imported.Exit);
        Assert.Contains("a.csv:5: Значение -3 отрицательно", imported.Out, StringComparison.Ordinal);
        Assert.Contains(await Lines("releases"), l => l.StartsWith("1\timport/mine\t", StringComparison.Ordinal));

        File.WriteAllLines(file, ["period,reporter,counterpart,flow,product,classification,value,currency", "2015,RU,CN,import,84,H4,1,USD"]);
        var refused = await Own("import", file, "--dataset", "mine");
        Assert.Equal(2, refused.Exit);
        Assert.Contains("--yes", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Own("import", file, "--dataset", "mine", "--yes", "--json")).Exit);

        var output = Path.Combine(folder.FullName, "out.csv");
        Assert.Equal(0, (await Own("export", "--source", "import/mine", "--history", "--out", output)).Exit);
        Assert.Equal(4, File.ReadAllLines(output).Length);
        Assert.Equal(2, (await Own("export", "--out", Path.Combine(folder.FullName, "out.xlsx"))).Exit);
        Assert.Equal(2, (await Own("import", file, "--dataset", "Not A Name")).Exit);
        Assert.Equal(2, (await Own("import", file, "--dataset", "mine", "--set", "period")).Exit);
        Assert.Equal(2, (await Own("import", file + ".gone", "--dataset", "mine")).Exit);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<CommandAnswer> Shared(params string[] arguments) => CorridorCommand.Run(["stats", .. arguments, "--data", Places.Data, "--cache", site.Cache]);

    private Task<CommandAnswer> Own(params string[] arguments) => CorridorCommand.Run(["stats", .. arguments, "--data", Places.Data, "--cache", Path.Combine(folder.FullName, "cache")]);

    private async Task<IReadOnlyList<string>> Lines(params string[] arguments) => (await Own(arguments)).Lines;
}
