using Corridor.Reference;
using Corridor.Reference.Packs;

namespace Corridor.Tests.Reference.Packs;

public sealed class PublisherTests(ShippedData shipped)
{
    [Theory]
    [InlineData("General Administration of Customs of China", "中国海关总署", "Главное таможенное управление КНР")]
    [InlineData("United Nations Statistics Division; collection by Open Knowledge", "联合国统计司；由 Open Knowledge 汇编", "Статистический отдел ООН; подборка Open Knowledge")]
    [InlineData("klerk.ru", "klerk.ru", "klerk.ru")]
    public void A_publisher_is_called_as_each_language_calls_it(string publisher, string zh, string ru)
    {
        Assert.Equal([publisher, zh, ru], Languages.All.Select(l => PackSource.PublisherIn(publisher, l)));
    }

    [Fact]
    public void Publishers_of_figures_of_trade_have_a_name_in_every_language()
    {
        var sources = shipped.Workspace.Library.Packs.Where(p => p.Manifest.Kind == "statistics").SelectMany(p => p.Manifest.Sources).ToList();
        Assert.NotEmpty(sources);
        Assert.All(sources.Where(s => s.Confidence != Confidence.Own), s => Assert.NotEqual(s.Publisher, s.PublisherIn(Language.Zh)));
    }
}
