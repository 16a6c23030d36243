using System.Text.Json;

namespace Corridor.SiteTests.Commands;

/// <summary><c>corridor stats indicators</c>, <c>stats opportunities</c> and <c>stats briefing</c>.</summary>
public sealed class AnalyticsCommandTests(RunningSite site)
{
    private string[] Folders => ["--data", Places.Data, "--cache", site.Cache];

    [Fact]
    public async Task The_briefing_of_the_published_set_in_russian_states_its_figures()
    {
        var answer = await Run("stats", "briefing", "--set", "beijing-2017", "--lang", "ru");
        Assert.Equal(0, answer.Exit);
        Assert.Contains("составил 3,88\u00A0млрд\u00A0долл. США, увеличившись на 24,1\u00A0%", answer.Out, StringComparison.Ordinal);
        Assert.Contains("183\u00A0предприятия", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_follows_from_the_published_set_has_its_interval()
    {
        var answer = await Run("stats", "briefing", "--set", "beijing-2017", "--derived");
        Assert.Equal(0, answer.Exit);
        Assert.Contains("CN-BJ RU trade TOTAL 2016-01..04 value: 3.13 billion USD (3.12 billion USD to 3.13 billion USD)    [V₀ = V₁ / (1 + g)]", answer.Out, StringComparison.Ordinal);
        Assert.Contains("CN-BJ W00 trade TOTAL 2017-Q1 value: 76.62 billion USD (76.50 billion USD to 76.74 billion USD)    [W = P / s]", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_of_a_briefing_leads_from_each_number_to_its_rows()
    {
        var answer = await Run("stats", "briefing", "RU", "CN", "2019", "--source", "statistics/comtrade-extract:comtrade-total", "--json");
        Assert.Equal(0, answer.Exit);
        var json = JsonDocument.Parse(answer.Out).RootElement;
        var figures = json.GetProperty("figures").EnumerateArray().ToList();
        var level = figures[json.GetProperty("paragraphs")[0].GetProperty("spans").EnumerateArray().First(s => s.TryGetProperty("figure", out _)).GetProperty("figure").GetInt32()];
        Assert.Equal("turnover", level.GetProperty("formula").GetString());
        var exports = figures[level.GetProperty("inputs")[0].GetProperty("figure").GetInt32()];
        Assert.Contains("--reporter RU --counterpart CN --flow export", exports.GetProperty("rows")[0].GetProperty("rows").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "amounted to 241.98 billion USD", "converted to USD")]
    [InlineData("zh", "进出口总额为2419.8亿美元", "折算为美元")]
    [InlineData("ru", "составил 241,98\u00A0млрд\u00A0долл. США", "пересчитаны (валюта: долл. США)")]
    public async Task A_source_in_yuan_is_briefed_in_dollars(string language, string level, string note)
    {
        var answer = await Run("stats", "briefing", "CN", "RU", "2024", "--currency", "USD", "--lang", language);
        Assert.Equal(0, answer.Exit);
        Assert.Contains(level, answer.Out.Replace('\u202F', '\u00A0'), StringComparison.Ordinal);
        Assert.Contains(note, answer.Out, StringComparison.Ordinal);
        Assert.Contains("European Central Bank", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_currency_applies_to_rows_and_to_both_sides_and_not_to_a_published_set()
    {
        var rows = await Run("stats", "query", "--reporter", "CN", "--counterpart", "RU", "--flow", "trade", "--kind", "year", "--from", "2024", "--source", "statistics/gacc-partners", "--currency", "USD");
        Assert.Contains("\t1741002580000\tCNY\t", rows.Out, StringComparison.Ordinal);
        Assert.Contains("\t241981954028.74\t0.138990003122", rows.Out, StringComparison.Ordinal);
        var mirror = await Run("stats", "mirror", "CN", "RU", "2024", "--currency", "USD");
        Assert.Contains("114.14 billion USD FOB", mirror.Out, StringComparison.Ordinal);
        var without = await Run("stats", "query", "--reporter", "RU", "--counterpart", "CN", "--flow", "import", "--kind", "year", "--from", "2018", "--to", "2018", "--product", "TOTAL", "--currency", "CNY");
        Assert.Contains("\t-\t-\n", without.Out, StringComparison.Ordinal);
        Assert.Contains("bank-rates", without.Error, StringComparison.Ordinal);
        var none = await Run("stats", "briefing", "RU", "CN", "2018", "--currency", "CNY");
        Assert.Equal(1, none.Exit);
        Assert.Contains("no exchange rates that cover the period are loaded", none.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await Run("stats", "briefing", "--set", "beijing-2017", "--currency", "CNY")).Exit);
        Assert.Equal(2, (await Run("stats", "mirror", "CN", "RU", "--currency", "RUB")).Exit);
    }

    [Fact]
    public async Task Indicators_show_their_formulas_and_what_is_not_loaded()
    {
        var answer = await Run("stats", "indicators", "RU", "CN", "2019");
        Assert.Equal(0, answer.Exit);
        Assert.Contains("Trade turnover: 111.46 billion USD    [T = X + M]", answer.Out, StringComparison.Ordinal);
        Assert.Contains("Trade intensity: 1.08 ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("are those of 2015, statistics/unctad-sections:unctad-matrix", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opportunities_are_those_of_the_latest_year_and_what_is_sold_already_is_named_beside_them()
    {
        var there = await Run("stats", "opportunities", "RU", "CN");
        Assert.Equal(0, there.Exit);
        Assert.Contains("S6  Manufactured goods classified chiefly by material: 1.80 billion USD untapped; imports 111.24 billion USD, of which from the exporter 0.5%; RCA 1.18", there.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 1 opportunities, 2015, statistics/unctad-sections:unctad-matrix", there.Error, StringComparison.Ordinal);
        var back = await Run("stats", "opportunities", "CN", "RU", "2015", "--lang", "ru");
        Assert.Equal(1, back.Exit);
        Assert.Contains("S7  Машины и транспортное оборудование: продано", back.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Structures_of_exports_are_of_the_latest_data_and_a_missing_breakdown_names_the_command_that_has_it()
    {
        var answer = await Run("stats", "structure", "CN", "RU");
        Assert.Equal(0, answer.Exit);
        Assert.Contains("XVI  Machinery; electrical equipment: CN 46.4% (RCA 1.76); RU 3.6% (RCA 0.14)", answer.Out, StringComparison.Ordinal);
        Assert.Contains("2019–2021, statistics/oec-sections:baci-sections", answer.Error, StringComparison.Ordinal);
        var space = await Run("stats", "complexity", "RU", "--lang", "ru");
        Assert.Equal(0, space.Exit);
        Assert.StartsWith("Россия: преимущество в 6 товарах из 21", space.Out, StringComparison.Ordinal);
        Assert.Contains("ECI", space.Error, StringComparison.Ordinal);
        var none = await Run("stats", "query", "--reporter", "CN", "--counterpart", "RU", "--flow", "export", "--level", "2");
        Assert.Equal(1, none.Exit);
        Assert.Contains("Russia reports this trade as its imports (by HS chapter), 2000–2020: corridor stats query --reporter RU --counterpart CN --flow import --level 2", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complementarity_is_a_table_of_exporters_and_importers()
    {
        var answer = await Run("stats", "complementarity", "CN", "RU", "--top", "2");
        Assert.Equal(0, answer.Exit);
        var lines = answer.Out.TrimEnd('\n').Split('\n').Select(l => l.Split('\t')).ToList();
        Assert.Equal(["", "CN", "RU", "US", "DE"], lines[0]);
        Assert.Equal(["CN", "–", "0.78", "0.83", "0.75"], lines[1]);
    }

    [Theory]
    [InlineData("stats", "briefing")]
    [InlineData("stats", "briefing", "RU", "RU", "2019")]
    [InlineData("stats", "briefing", "RU", "XX", "2019")]
    [InlineData("stats", "briefing", "RU", "CN", "January")]
    [InlineData("stats", "briefing", "--set", "no-such-set")]
    [InlineData("stats", "indicators", "RU", "CN", "2019", "--product", "8")]
    [InlineData("stats", "indicators", "RU", "CN", "2019", "--source", "nobody")]
    [InlineData("stats", "opportunities", "RU", "CN", "2019-04")]
    [InlineData("stats", "opportunities", "RU", "CN", "2019", "--top", "0")]
    [InlineData("stats", "opportunities", "RU", "CN", "2005")]
    [InlineData("stats", "opportunities", "RU", "RU")]
    [InlineData("stats", "complexity", "CN-BJ")]
    [InlineData("stats", "complementarity", "CN", "XX")]
    [InlineData("stats", "complementarity", "CN", "RU", "--source", "nobody")]
    public async Task Bad_input_and_what_no_source_can_answer_say_what_to_do(params string[] arguments)
    {
        var answer = await Run(arguments);
        Assert.Equal(2, answer.Exit);
        Assert.Equal("", answer.Out);
        Assert.NotEmpty(answer.Error);
    }

    [Fact]
    public async Task A_trade_that_is_not_loaded_is_a_negative_answer() => Assert.Equal(1, (await Run("stats", "briefing", "AD", "TV", "1990")).Exit);

    private Task<CommandAnswer> Run(params string[] arguments) => CorridorCommand.Run([.. arguments, .. Folders]);
}
