using Corridor.Reference;
using Corridor.Support.Programmes;

namespace Corridor.Tests.Support.Programmes;

/// <summary>Articles of acts are cited as each language cites them.</summary>
public sealed class ArticleCitationTests(ShippedData shipped)
{
    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    [Theory]
    [InlineData("12", "art. 12", "第十二条", "ст. 12")]
    [InlineData("10", "art. 10", "第十条", "ст. 10")]
    [InlineData("1–3", "arts. 1–3", "第一条至第三条", "ст. 1–3")]
    [InlineData("15, 19-21, 30", "arts. 15, 19–21, 30", "第十五条、第十九条至第二十一条、第三十条", "ст. 15, 19–21, 30")]
    [InlineData("100, 101, 110, 163", "arts. 100, 101, 110, 163", "第一百条、第一百零一条、第一百一十条、第一百六十三条", "ст. 100, 101, 110, 163")]
    [InlineData("1002, 1260", "arts. 1002, 1260", "第一千零二条、第一千二百六十条", "ст. 1002, 1260")]
    [InlineData("176.1, 74.1, 88", "arts. 176.1, 74.1, 88", "第176.1条、第74.1条、第88条", "ст. 176.1, 74.1, 88")]
    public void Numbers_are_put_into_the_form_of_each_language(string numbers, string en, string zh, string ru)
    {
        var cited = Act($"\"{numbers}\"").Articles!;
        Assert.Equal((en, zh, ru), (cited.In(Language.En), cited.In(Language.Zh), cited.In(Language.Ru)));
    }

    [Fact]
    public void What_is_more_than_numbers_is_written_in_each_language()
    {
        Assert.Equal("п. 7", Act("{en: point 7, zh: 第七条, ru: п. 7}").Articles!.In(Language.Ru));
        foreach (var bad in (string[])["Rules", "5(2)", "0", "01", "1–", "1 to 3", "12345", "{en: point 7, zh: 第七条}"])
        {
            Assert.Null(ProgrammeReader.Read(File($"\"{bad}\"".Replace("\"{", "{", StringComparison.Ordinal).Replace("}\"", "}", StringComparison.Ordinal)), "a.yaml", support.Scope, out var faults));
            Assert.StartsWith("legal[0].articles", Assert.Single(faults).Place!.Field, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_programme_cites_in_the_words_of_another_language() => Assert.All(shipped.Workspace.Programmes.All.SelectMany(p => p.Acts.Select(a => a.Articles).Concat(p.Stacks.Select(s => s.Articles))).OfType<LocalizedText>(), a =>
    {
        Assert.DoesNotMatch(@"[\p{IsCyrillic}\u3400-\u9FFF]", a.In(Language.En));
        Assert.DoesNotMatch(@"[\p{IsCyrillic}]|[A-Za-z]{2}", a.In(Language.Zh));
        Assert.Matches(@"\p{IsCyrillic}", a.In(Language.Ru));
        Assert.DoesNotMatch(@"[A-Za-z\u3400-\u9FFF]", a.In(Language.Ru));
    });

    private LegalAct Act(string articles) => Assert.Single(support.Programme(File(articles)).Acts);

    private static string File(string articles) => SupportData.Sample("a", "gives: {kind: simplification}\nlegal: [{act: Law, articles: " + articles + ", source: law}]\n");
}
