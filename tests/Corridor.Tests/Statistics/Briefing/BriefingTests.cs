using System.Globalization;
using System.Text.Json;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Indicators;
using Corridor.Tests.Statistics.Published;
using CsCheck;
using static Corridor.Tests.Statistics.Indicators.Given;

namespace Corridor.Tests.Statistics.Briefing;

/// <summary>The texts are read by eye: they are what an officer would publish.</summary>
public sealed class BriefingTests(ShippedData shipped)
{
    private static readonly EconomyName China = new(new("China", "中国", "Китай"), null, "Китая", "Китаем");
    private static readonly EconomyName Sweden = new(new("Sweden", "瑞典", "Швеция"), null, "Швеции", "Швецией");
    private static readonly BriefingGoods Fuels = new("27", new("mineral fuels", "矿物燃料", "минеральное топливо"));
    private static readonly BriefingGoods Machines = new("84", new("machinery", "机械器具", "машины и оборудование"));

    [Fact]
    public void Beijing_2017_in_english() => Reads(Beijing2017.Briefing(), Language.En,
        "From January to April 2017, trade between Beijing and Russia amounted to 3.88 billion USD, up 24.1% year on year.",
        "In the first quarter of 2017, trade between Beijing and the countries along the Belt and Road amounted to 26.97 billion USD, up 41.6% year on year. Growth was 15.7 percentage points above that of the total trade of Beijing, and the share in that total was 35.2%.",
        "By the end of April 2017, there were 183 enterprises with capital from Russia in Beijing; the investment actually made amounted to 21.49 million USD.",
        "Sources: Data of a test.");

    [Fact]
    public void Beijing_2017_in_chinese() => Reads(Beijing2017.Briefing(), Language.Zh,
        "2017年1—4月，北京对俄罗斯进出口总额为38.8亿美元，同比增长24.1%。",
        "2017年一季度，北京对“一带一路”沿线国家进出口总额为269.7亿美元，同比增长41.6%，增速高于北京进出口总体增速15.7个百分点，占其进出口总额的35.2%。",
        "截至2017年4月底，俄罗斯在北京投资企业183家，实际投资额2149万美元。",
        "资料来源：Data of a test。");

    [Fact]
    public void Beijing_2017_in_russian() => Reads(Beijing2017.Briefing(), Language.Ru,
        "В январе–апреле 2017 г. товарооборот Пекина с Россией составил 3,88 млрд долл. США, увеличившись на 24,1 % по сравнению с аналогичным периодом предыдущего года.",
        "В первом квартале 2017 г. товарооборот Пекина со странами «Одного пояса, одного пути» составил 26,97 млрд долл. США, увеличившись на 41,6 % по сравнению с аналогичным периодом предыдущего года. Темп прироста на 15,7 процентного пункта выше, чем по всей внешней торговле Пекина; доля в ней — 35,2 %.",
        "На конец апреля 2017 г. на территории Пекина насчитывалось 183 предприятия с участием капитала из России; фактический объём инвестиций — 21,49 млн долл. США.",
        "Источники: Data of a test.");

    [Fact]
    public void A_full_briefing_in_english() => Reads(Full(), Language.En,
        "In 2019, trade between China and Sweden amounted to 17.62 billion USD, down 2.6% on the year before. Growth was 1.6 percentage points below that of the total trade of China, and the share in that total was 0.4%. Exports amounted to 8.40 billion USD (up 5.0%) and imports to 9.22 billion USD (down 8.5%); the trade deficit was 820 million USD.",
        "The goods that added most to growth, in percentage points: machinery (HS 84): +1.2. The goods that took most away from it, in percentage points: mineral fuels (HS 27): −3.0. Largest exports: machinery (HS 84): 3.00 billion USD, 35.7%.",
        "The exports of China match the imports of Sweden at 0.63 on a scale from 0 to 1 (Michaely index). The intensity of the exports of China in trade with Sweden is 0.45, where 1 is what the sizes of the two let expect.",
        "Not loaded and therefore not stated: largest imports (China – Sweden). Not stated: complementarity (China – Sweden). Not defined: the whole is not above zero.",
        "Sources: Data of a test.");

    [Fact]
    public void A_full_briefing_in_chinese() => Reads(Full(), Language.Zh,
        "2019年，中国对瑞典进出口总额为176.2亿美元，比上年下降2.6%，增速低于中国进出口总体增速1.6个百分点，占其进出口总额的0.4%。其中，出口84.0亿美元，增长5.0%；进口92.2亿美元，下降8.5%；贸易逆差8.20亿美元。",
        "拉动作用最大的商品（百分点）：机械器具（HS 84）+1.2。下拉作用最大的商品（百分点）：矿物燃料（HS 27）−3.0。主要出口商品：机械器具（HS 84）30.0亿美元，占35.7%。",
        "中国出口与瑞典进口的互补性指数（米凯利指数，取值0至1）为0.63。中国对瑞典的出口贸易结合度为0.45（1为按双方规模预期的水平）。",
        "以下内容未载入数据，故未列出：主要进口商品（中国—瑞典）。未列出：互补性（中国—瑞典）。无定义：总体不大于零。",
        "资料来源：Data of a test。");

    [Fact]
    public void A_full_briefing_in_russian() => Reads(Full(), Language.Ru,
        "В 2019 г. товарооборот Китая со Швецией составил 17,62 млрд долл. США, сократившись на 2,6 % по сравнению с предыдущим годом. Темп прироста на 1,6 процентного пункта ниже, чем по всей внешней торговле Китая; доля в ней — 0,4 %. Экспорт составил 8,40 млрд долл. США (+5,0 %), импорт — 9,22 млрд долл. США (−8,5 %); отрицательное сальдо — 820 млн долл. США.",
        "Наибольший положительный вклад в прирост, в процентных пунктах: машины и оборудование (ГС 84): +1,2. Наибольший отрицательный вклад в прирост, в процентных пунктах: минеральное топливо (ГС 27): −3,0. Основные статьи экспорта: машины и оборудование (ГС 84): 3,00 млрд долл. США, 35,7 %.",
        "Индекс взаимодополняемости экспорта Китая и импорта Швеции (Михаэли, от 0 до 1) — 0,63. Интенсивность экспорта Китая в торговле со Швецией — 0,45, где 1 — уровень, ожидаемый по размерам сторон.",
        "Не загружено и поэтому не приводится: основные статьи импорта (Китай — Швеция). Не приводится: взаимодополняемость (Китай — Швеция). Не определено: целое не больше нуля.",
        "Источники: Data of a test.");

    [Fact]
    public void Goods_a_month_and_unchanged_trade_read_well_too()
    {
        var briefing = new TradeBriefing(new TradeStatement(China, Beijing2017.Russia, Period.OfMonth(2017, 4), Money(999_996_000)) { Measure = TradeMeasure.Imports, Goods = Fuels, Growth = Growth(0.0004m), Share = Ratio(0.5m) });
        Reads(briefing, Language.En, "In April 2017, imports of China from Russia in mineral fuels (HS 27) amounted to 1.00 billion USD, unchanged year on year. The share in the total imports of China was 50.0%.", "Sources: Data of a test.");
        Reads(briefing, Language.Zh, "2017年4月，中国自俄罗斯矿物燃料（HS 27）进口额为10.0亿美元，同比持平，占中国进口总额的50.0%。", "资料来源：Data of a test。");
        Reads(briefing, Language.Ru, "В апреле 2017 г. импорт Китая в торговле с Россией по товарам «минеральное топливо» (ГС 27) составил 1,00 млрд долл. США, оставшись на уровне аналогичного периода предыдущего года. Доля во всём импорте Китая составила 50,0 %.", "Источники: Data of a test.");
        Assert.Contains(BriefingWriter.Write(briefing, Language.En, shipped.Book.NameForms.After).Figures, f => f.Formula == "growth");
    }

    [Fact]
    public void What_is_not_loaded_is_named_and_never_invented()
    {
        var briefing = new TradeBriefing(
            new TradeStatement(China, Sweden, Period.OfYear(2024), Figure.NotLoaded(FigureUnit.Money, Dollar)) { Growth = Figure.NotLoaded(FigureUnit.Ratio) },
            new InvestmentStatement(Sweden, China, Period.OfYear(2024), Figure.NotLoaded(FigureUnit.Count), Figure.NotLoaded(FigureUnit.Money)));
        Reads(briefing, Language.En, "Not loaded and therefore not stated: value of the trade (China – Sweden); number of enterprises; actual investment.");
        Reads(briefing, Language.Ru, "Не загружено и поэтому не приводится: объём торговли (Китай — Швеция); число предприятий; фактический объём инвестиций.");
    }

    [Theory]
    [InlineData(1, "1 enterprise ", "1家", "1 предприятие ")]
    [InlineData(2, "2 enterprises ", "2家", "2 предприятия ")]
    [InlineData(11, "11 enterprises ", "11家", "11 предприятий ")]
    [InlineData(21, "21 enterprises ", "21家", "21 предприятие ")]
    [InlineData(112, "112 enterprises ", "112家", "112 предприятий ")]
    [InlineData(1183, "1,183 enterprises ", "1183家", "1 183 предприятия ")]
    public void Numbers_of_enterprises_take_the_form_of_their_language(int count, string english, string chinese, string russian)
    {
        var briefing = new TradeBriefing(new InvestmentStatement(Beijing2017.Russia, Beijing2017.Beijing, Period.OfMonth(2017, 4), Figure.Observed(count, FigureUnit.Count, Rows("n")), null));
        Assert.Contains(english, Text(briefing, Language.En), StringComparison.Ordinal);
        Assert.Contains(chinese, Text(briefing, Language.Zh), StringComparison.Ordinal);
        Assert.Contains(russian, Text(briefing, Language.Ru), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_digit_in_the_text_belongs_to_a_figure_or_to_a_date_or_a_code() => Assert.All(Languages.All, language =>
    {
        var text = BriefingWriter.Write(Full(), language, shipped.Book.NameForms.After);
        var words = string.Concat(text.Paragraphs.SelectMany(p => p.Spans).Where(s => s.Figure is null).Select(s => s.Text));
        foreach (var known in (string[])["2019", "HS 84", "HS 27", "ГС 84", "ГС 27", "0 to 1", "0至1", "от 0 до 1", "where 1", "где 1", "（1为"])
        {
            words = words.Replace(known, "", StringComparison.Ordinal);
        }

        Assert.DoesNotContain(words, char.IsAsciiDigit);
        Assert.All(text.Figures, f => Assert.NotEmpty(f.Sources));
    });

    [Fact]
    public void A_sum_is_the_same_in_the_three_languages() => Gen.Double[0, 14.9].Sample(magnitude =>
    {
        var value = decimal.Round((decimal)Math.Pow(10, magnitude), 2);
        var told = Languages.All.Select(l => Told(BriefingWriter.Write(new TradeBriefing(new TradeStatement(China, Sweden, Period.OfYear(2019), Money(value))), l, shipped.Book.NameForms.After).Paragraphs[0].Spans[1].Text, l)).Distinct().ToList();
        Assert.Single(told);
        Assert.True(Math.Abs(told[0] - value) <= Math.Max(0.5m, value * 0.005m), $"{value} is told as {told[0]}");
    }, iter: 500, seed: "0000corridor");

    [Fact]
    public void Names_of_all_economies_have_their_forms_and_the_forms_are_russian()
    {
        foreach (var economy in shipped.Book.Economies.All)
        {
            var name = shipped.Book.NameForms.Of(economy.Code);
            Assert.All([name.RussianGenitive, name.RussianInstrumental], form => Assert.True(form is { Length: > 1 } && form.All(c => c is >= 'А' and <= 'я' or 'ё' or 'Ё' or '«' or '»' or ' ' or '-' or '\'' or ',' or '(' or ')'), $"{economy.Code}: {form}"));
        }

        var us = shipped.Book.NameForms.Of(EconomyCode.Parse("US"));
        Assert.Equal(("the United States", "США", "США"), (us.In(Language.En, NameCase.With), us.In(Language.Ru, NameCase.Of), us.In(Language.Ru, NameCase.With)));
        Assert.Contains("с США", Text(new TradeBriefing(new TradeStatement(China, us, Period.OfYear(2019), Money(1))), Language.Ru), StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_holds_every_figure_once_with_its_formula_and_its_rows()
    {
        using var json = JsonDocument.Parse(BriefingJson.Bytes(BriefingWriter.Write(Full(), Language.Ru, shipped.Book.NameForms.After)));
        var figures = json.RootElement.GetProperty("figures").EnumerateArray().ToList();
        var spans = json.RootElement.GetProperty("paragraphs").EnumerateArray().SelectMany(p => p.GetProperty("spans").EnumerateArray()).ToList();
        Assert.Equal("ru", json.RootElement.GetProperty("language").GetString());
        Assert.StartsWith("В 2019", json.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        var growth = figures[spans.First(s => s.GetProperty("text").GetString() == "2,6\u00A0%").GetProperty("figure").GetInt32()];
        Assert.Equal("growth", growth.GetProperty("formula").GetString());
        Assert.Equal("g = V₁ / V₀ − 1", growth.GetProperty("definition").GetString());
        var before = figures[growth.GetProperty("inputs")[1].GetProperty("figure").GetInt32()];
        Assert.Equal("before", before.GetProperty("rows")[0].GetProperty("rows").GetString());
        Assert.All(figures, (f, i) => Assert.True(!f.TryGetProperty("inputs", out var inputs) || inputs.EnumerateArray().All(x => x.GetProperty("figure").GetInt32() < i)));
    }

    private static TradeBriefing Full() => new(new TradeStatement(China, Sweden, Period.OfYear(2019), Money(17_620_000_000m))
    {
        Growth = TradeIndicators.Growth(Money(17_620_000_000m, "now"), Money(18_090_000_000m, "before")),
        AgainstWhole = Observed(-0.0161m, FigureUnit.PercentagePoints),
        Share = Ratio(0.0039m),
        Exports = Money(8_400_000_000m),
        ExportGrowth = Growth(0.05m),
        Imports = Money(9_220_000_000m),
        ImportGrowth = Growth(-0.085m),
        Balance = TradeIndicators.Balance(Money(8_400_000_000m), Money(9_220_000_000m)),
        Drivers = [new(Fuels, Observed(-0.03m, FigureUnit.PercentagePoints)), new(Machines, Observed(0.012m, FigureUnit.PercentagePoints))],
        LargestExports = [new(Machines, Money(3_000_000_000m), Ratio(0.357m))],
        LargestImports = [],
        Complementarity = Observed(0.6311m, FigureUnit.Index),
        ReverseComplementarity = TradeIndicators.Complementarity(Products("nothing", ("01", 0)), Products("some", ("01", 1))),
        Intensity = Observed(0.449m, FigureUnit.Index),
    });

    private static Figure Growth(decimal rate) => TradeIndicators.Growth(Money(1 + rate), Money(1));

    private static Figure Ratio(decimal value) => Observed(value, FigureUnit.Ratio);

    private static Figure Observed(decimal value, FigureUnit unit) => Figure.Observed(value, unit, Rows("o"));

    private static decimal Told(string text, Language language)
    {
        var digits = new string([.. text.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or ',' or '\u00A0')]).Replace("\u00A0", "", StringComparison.Ordinal);
        digits = language == Language.Ru ? digits.Replace(',', '.') : digits.Replace(",", "", StringComparison.Ordinal);
        var unit = text switch
        {
            _ when text.Contains("trillion", StringComparison.Ordinal) || text.Contains("万亿", StringComparison.Ordinal) || text.Contains("трлн", StringComparison.Ordinal) => 1_000_000_000_000m,
            _ when text.Contains("billion", StringComparison.Ordinal) || text.Contains("млрд", StringComparison.Ordinal) => 1_000_000_000m,
            _ when text.Contains('亿', StringComparison.Ordinal) => 100_000_000m,
            _ when text.Contains("million", StringComparison.Ordinal) || text.Contains("млн", StringComparison.Ordinal) => 1_000_000m,
            _ when text.Contains('万', StringComparison.Ordinal) => 10_000m,
            _ when text.Contains("thousand", StringComparison.Ordinal) || text.Contains("тыс.", StringComparison.Ordinal) => 1_000m,
            _ => 1m,
        };
        return decimal.Parse(digits, CultureInfo.InvariantCulture) * unit;
    }

    private string Text(TradeBriefing briefing, Language language) => BriefingWriter.Write(briefing, language, shipped.Book.NameForms.After).Plain.Replace('\u00A0', ' ');

    private void Reads(TradeBriefing briefing, Language language, params string[] paragraphs) => Assert.Equal(paragraphs, Text(briefing, language).Split('\n'));
}
