using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Corridor.SiteTests.Commands;

/// <summary><c>corridor goods search</c> and <c>corridor goods show</c>.</summary>
public sealed class GoodsCommandTests(RunningSite site)
{
    public static TheoryData<string> Languages => [.. Addresses.Languages];

    private string[] Folders => ["--data", Places.Data, "--cache", site.Cache];

    [Fact]
    public async Task The_program_as_built_answers_for_a_code()
    {
        var answer = await CorridorCommand.Start(["goods", "show", "0207141001", "--regime", "eaeu", "--json", .. Folders]);
        Assert.Equal("", answer.Error);
        Assert.Equal(0, answer.Exit);
        var json = JsonDocument.Parse(answer.Out).RootElement;
        Assert.Equal("25", json.GetProperty("duties")[0].GetProperty("published").GetString());
        Assert.Equal("ru.02_2022.pdf", json.GetProperty("duties")[0].GetProperty("document").GetString());
    }

    [Fact]
    public async Task Codes_of_every_kind_of_duty_answer_with_the_words_of_the_official_tariff()
    {
        Assert.SkipUnless(File.Exists(Places.OfficialEaeuRates), $"The official tariff is not on this machine: {Places.OfficialEaeuRates}");
        var wanted = OfficialRates().GroupBy(r => r.Kind + "|" + Form(r.Text)).SelectMany(kind => kind.ToList() is var all ? new[] { all[0], all[^1] } : []).DistinctBy(r => r.Code).ToList();
        Assert.True(wanted.Count > 20, $"{wanted.Count} codes");
        foreach (var (code, text, notes, _) in wanted)
        {
            var answer = await Show(code, "--regime", "eaeu", "--json", "--date", "2026-11-23");
            Assert.True(answer.Exit == 0, $"{code}: {answer.Exit} {answer.Error}");
            var duty = Assert.Single(JsonDocument.Parse(answer.Out).RootElement.GetProperty("duties").EnumerateArray());
            Assert.Equal(text, duty.GetProperty("published").GetString());
            Assert.Equal(notes.Length > 0, duty.GetProperty("marks").GetArrayLength() > 0);
        }
    }

    [Fact]
    public async Task Every_code_of_the_official_tariff_has_its_rate_in_the_list_of_lines()
    {
        Assert.SkipUnless(File.Exists(Places.OfficialEaeuRates), $"The official tariff is not on this machine: {Places.OfficialEaeuRates}");
        var published = new Dictionary<string, string?>();
        var next = "/api/v1/tariffs/eaeu/lines?limit=1000";
        while (next is not null)
        {
            var page = (await site.Get(next)).Json();
            foreach (var line in page.GetProperty("items").EnumerateArray().Where(l => l.GetProperty("declarable").GetBoolean()))
            {
                published.Add(line.GetProperty("code").GetString()!, line.GetProperty("duties").EnumerateArray().Select(d => d.GetProperty("published").GetString()).SingleOrDefault());
            }

            next = page.TryGetProperty("next", out var n) ? n.GetString() : null;
        }

        var differing = OfficialRates().Where(r => r.Text != published.GetValueOrDefault(r.Code)).Select(r => $"{r.Code}: '{r.Text}' and '{published.GetValueOrDefault(r.Code)}'").ToList();
        Assert.Empty(differing);
    }

    [Theory]
    [InlineData(0, "0303541000")]
    [InlineData(0, "0303 54 100 0", "--regime", "EAEU")]
    [InlineData(0, "03035400", "--from", "RU", "--to", "CN", "--date", "2026-05-01")]
    [InlineData(0, "0303540000", "--regime", "us", "--date", "2026-07-01")]
    [InlineData(0, "0201305085", "--regime", "us", "--date", "2025-06-01")]
    [InlineData(1, "0303", "--regime", "eaeu")]
    [InlineData(1, "010121", "--from", "RU", "--to", "CN", "--date", "2026-05-01")]
    [InlineData(1, "0303541000", "--date", "2020-01-01")]
    [InlineData(1, "030354", "--from", "CN", "--to", "JP")]
    [InlineData(2, "99999999")]
    [InlineData(2, "03xy")]
    [InlineData(2, "0303547")]
    [InlineData(2, "0201305085", "--regime", "us", "--date", "2026-07-01")]
    [InlineData(2, "0303", "--date", "2026-02-30")]
    [InlineData(2, "0303", "--date", "tomorrow")]
    [InlineData(2, "0303", "--regime", "jp")]
    [InlineData(2, "0303", "--from", "XX")]
    [InlineData(2, "0303", "--from", "RU", "--to", "RU")]
    [InlineData(2, "0303", "--regime", "eaeu", "--to", "RU")]
    [InlineData(2, "<script>alert(1)</script>")]
    [InlineData(2, "../../etc/passwd")]
    [InlineData(2, "=cmd|' /C calc'!A0")]
    public async Task Show_ends_with_0_for_a_rate_with_1_without_and_with_2_for_bad_input(int exit, string code, params string[] options)
    {
        var answer = await Show([code, .. options]);
        Assert.True(exit == answer.Exit, $"{answer.Exit}: {answer.Error}{answer.Out}");
        Assert.Equal(exit == 2, answer.Error.Length > 0);
        Assert.Equal(exit == 2, answer.Out.Length == 0);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Bad_input_is_told_in_the_language_asked_for(string language)
    {
        var says = language switch { "en" => "is not a commodity code", "zh" => "不是商品编码", _ => "не код товара" };
        Assert.Contains(says, (await Show("03xy", "--lang", language)).Error, StringComparison.Ordinal);
        var words = language switch { "en" => "Choose further", "zh" => "进一步选择", _ => "Выберите далее" };
        Assert.Contains(words, (await Show("0303", "--lang", language)).Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Show_prints_the_rate_as_meant_and_as_published(string language)
    {
        var answer = await Show("0303541000", "--date", "2026-11-23", "--lang", language);
        Assert.Contains("3, но не менее 0,02 евро за 1 кг", answer.Out, StringComparison.Ordinal);
        var meaning = site.Get($"/api/v1/goods/0303541000?from=CN&to=RU&lang={language}");
        Assert.Contains((await meaning).Json().GetProperty("duties")[0].GetProperty("meaning").GetString()!, answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_prints_as_many_headings_as_asked_for()
    {
        var three = await CorridorCommand.Run(["goods", "search", "mackerel", "--top", "3", .. Folders]);
        Assert.Equal(0, three.Exit);
        Assert.Equal(3, three.Lines.Count);
        Assert.StartsWith("0303.54 ", three.Lines[0], StringComparison.Ordinal);
        Assert.Equal(5, (await CorridorCommand.Run(["goods", "search", "frozen", "fish", .. Folders])).Lines.Count);
    }

    [Theory]
    [InlineData(1, "qqqqzzzz")]
    [InlineData(2, "mackerel", "--top", "0")]
    [InlineData(2, "mackerel", "--top", "101")]
    [InlineData(2, "mackerel", "--top", "many")]
    [InlineData(2, "mackerel", "--queries", "/nonexistent/queries.txt")]
    [InlineData(2)]
    public async Task Search_ends_with_1_for_nothing_found_and_with_2_for_bad_input(int exit, params string[] arguments)
    {
        var answer = await CorridorCommand.Run(["goods", "search", .. arguments, .. Folders]);
        Assert.True(exit == answer.Exit, $"{answer.Exit}: {answer.Error}");
        Assert.NotEqual("", answer.Error);
    }

    [Fact]
    public async Task Search_syntax_and_markup_are_only_words()
    {
        foreach (var words in (string[])["title:* AND (", "\"unclosed", "fish~0.5", "<script>", "=cmd", "[* TO *]", "../.."])
        {
            Assert.InRange((await CorridorCommand.Run(["goods", "search", words, .. Folders])).Exit, 0, 2);
        }
    }

    [Fact]
    public async Task A_file_of_queries_gives_one_answer_a_line()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "queries.txt");
        await File.WriteAllTextAsync(file, "mackerel\n鲭鱼\nскумбрия\n\n0303 54\n", TestContext.Current.CancellationToken);
        var answer = await CorridorCommand.Run(["goods", "search", "--queries", file, "--json", "--top", "2", .. Folders]);
        Assert.Equal(2, answer.Exit);
        Assert.Equal(["mackerel", "鲭鱼", "скумбрия", "", "0303 54"], answer.Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("query").GetString()));
        Assert.Equal("search.empty", JsonDocument.Parse(answer.Lines[3]).RootElement.GetProperty("fault").GetString());
        Assert.All(answer.Lines.Where((_, i) => i != 3), l => Assert.Equal("030354", JsonDocument.Parse(l).RootElement.GetProperty("hits")[0].GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_bad_line_in_a_file_of_queries_is_told_and_the_others_are_answered()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "queries.txt");
        await File.WriteAllTextAsync(file, $"mackerel\n{new string('a', 201)}\nplywood\n", TestContext.Current.CancellationToken);
        var answer = await CorridorCommand.Run(["goods", "search", "--queries", file, "--json", .. Folders]);
        Assert.Equal(2, answer.Exit);
        Assert.Equal(3, answer.Lines.Count);
        Assert.Contains("queries.txt:2", answer.Error, StringComparison.Ordinal);
    }

    private Task<CommandAnswer> Show(params string[] arguments) => CorridorCommand.Run(["goods", "show", .. arguments, .. Folders]);

    private static string Form(string text) => System.Text.RegularExpressions.Regex.Replace(text, "[0-9,]+", "#");

    private static List<(string Code, string Text, string Notes, string Kind)> OfficialRates()
    {
        using var file = new GZipStream(File.OpenRead(Places.OfficialEaeuRates), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        using var csv = Sylvan.Data.Csv.CsvDataReader.Create(reader);
        var (code, text, notes, kind) = (csv.GetOrdinal("code"), csv.GetOrdinal("duty_text_ru"), csv.GetOrdinal("note_refs"), csv.GetOrdinal("duty_kind"));
        var rows = new List<(string, string, string, string)>();
        while (csv.Read())
        {
            rows.Add((csv.GetString(code), csv.GetString(text), csv.GetString(notes), csv.GetString(kind)));
        }

        Assert.True(rows.Count > 13_000, rows.Count.ToString(CultureInfo.InvariantCulture));
        return rows;
    }
}
