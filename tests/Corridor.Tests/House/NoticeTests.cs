using Corridor.Reference;

namespace Corridor.Tests.House;

public sealed class NoticeTests(ShippedData shipped)
{
    [Fact]
    public void The_notice_names_every_source_with_its_publisher_and_terms()
    {
        var notice = File.ReadAllText(Path.Combine(Repository.Data, "NOTICE"));
        foreach (var pack in shipped.Library.Packs)
        {
            Assert.Contains(pack.Manifest.Path, notice, StringComparison.Ordinal);
            foreach (var source in pack.Manifest.Sources)
            {
                Assert.All((string?[])[source.Title, source.Publisher, source.Licence, source.Url], word => Assert.Contains(word ?? "", notice, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void The_notice_names_no_pack_that_is_gone()
    {
        var named = File.ReadLines(Path.Combine(Repository.Data, "NOTICE")).Select(l => l.Split(':')[0]).Where(l => l.Contains('/', StringComparison.Ordinal) && !l.StartsWith(' ') && !l.Contains(' ', StringComparison.Ordinal));
        Assert.Equal(shipped.Library.Packs.Select(p => p.Manifest.Path), named);
    }

    [Fact]
    public void Every_manifest_says_where_its_data_come_from() => Assert.All(shipped.Library.Packs.Select(p => p.Manifest), m =>
    {
        Assert.NotEmpty(m.Sources);
        Assert.All(Languages.All, l => Assert.False(string.IsNullOrWhiteSpace(m.Title.Exactly(l)), m.Path));
        Assert.True(m.Coverage.IsComplete || m.Coverage.Note is not null, $"{m.Path} is partial and does not say what is missing");
        Assert.All(Languages.All, l => Assert.True(m.Coverage.Note is null || !string.IsNullOrWhiteSpace(m.Coverage.Note.Exactly(l)), $"{m.Path}: the note in {l.Tag()}"));
    });
}
