using Corridor.Reference;
using Corridor.Reference.Packs;

namespace Corridor.Tests.Reference.Packs;

public sealed class PackLibraryTests
{
    private const string Path = SamplePack.Kind + "/" + SamplePack.Name;

    [Fact]
    public void A_good_pack_is_in_use_and_its_rows_are_read()
    {
        using var sample = new SamplePack();
        var library = sample.Open();
        Assert.Empty(library.Refused);
        var pack = library.Need(Path);
        Assert.Equal("样本", pack.Manifest.Title.In(Language.Zh));
        Assert.Equal(["2:EXW", "10:CIF"], pack.Table("incoterms").Rows.Select(r => $"{r.Integer("order")}:{r["code"]}"));
        Assert.Equal("Cost, Insurance\nand \"Freight\"", pack.Table("incoterms").Rows.Last()["name"]);
        Assert.Null(pack.Table("units").Rows.Last().OptionalNumber("factor"));
        Assert.Equal(0.001m, pack.Table("units").Rows.First().Number("factor"));
        Assert.Throws<InvalidDataException>(() => pack.Table("units").Rows.Last()["dimension"]);
    }

    [Fact]
    public void A_broken_pack_leaves_the_last_good_copy_in_use()
    {
        using var sample = new SamplePack();
        var good = sample.Open().Need(Path);

        sample.Replace("groups.csv", "Союз", "");
        var library = sample.Open();
        var refused = Assert.Single(library.Refused);
        Assert.Equal((Path, true), (refused.Path, refused.LastGoodInUse));
        Faults.Is("pack.cellMissing", Assert.Single(refused.Faults));
        Assert.Equal(good.Hash, library.Need(Path).Hash);
        Assert.Equal("Союз", library.Need(Path).Table("groups").Rows.Last()["name_ru"]);

        sample.Delete("manifest.yaml");
        Assert.Null(sample.Open().Find(Path));
    }

    [Fact]
    public async Task Programs_that_open_the_same_packs_at_the_same_time_all_find_them_whole()
    {
        using var sample = new SamplePack();
        for (var round = 0; round < 5; round++)
        {
            sample.Replace("groups.csv", "Союз", "Союз" + round);
            var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => sample.Open())));
            Assert.All(opened, library => Assert.Empty(library.Refused));
            Assert.Single(opened.Select(library => library.Need(Path).Hash).Distinct());
            sample.Replace("groups.csv", "Союз" + round, "Союз");
        }
    }

    [Fact]
    public void The_last_good_copy_survives_a_manifest_that_cannot_be_read()
    {
        using var sample = new SamplePack();
        var good = sample.Open().Need(Path).Hash;
        sample.Write("manifest.yaml", "title: [");
        var library = sample.Open();
        Faults.Is("pack.yaml", Assert.Single(Assert.Single(library.Refused).Faults));
        Assert.Equal(good, library.Need(Path).Hash);
    }

    [Fact]
    public void A_pack_that_never_was_good_is_not_loaded()
    {
        using var sample = new SamplePack();
        sample.Replace("groups.csv", "Союз", "");
        var library = sample.Open();
        Assert.False(Assert.Single(library.Refused).LastGoodInUse);
        Assert.Null(library.Find(Path));
        var missing = Assert.Throws<PackMissingException>(() => library.Need(Path));
        Assert.Equal(Path, missing.Pack);
    }

    [Fact]
    public void A_mended_pack_takes_the_place_of_its_last_good_copy()
    {
        using var sample = new SamplePack();
        sample.Open();
        sample.Replace("groups.csv", "Союз", "");
        sample.Open();
        sample.Replace("groups.csv", "联盟,", "联盟,Союз-2");
        var library = sample.Open();
        Assert.Empty(library.Refused);
        Assert.Equal("Союз-2", library.Need(Path).Table("groups").Rows.Last()["name_ru"]);
        Assert.Single(Directory.GetDirectories(System.IO.Path.Combine(sample.Cache, "packs", SamplePack.Kind, SamplePack.Name)));
    }

    [Fact]
    public void A_pack_is_checked_once_for_each_content()
    {
        using var sample = new SamplePack();
        var told = new List<string>();
        PackLibrary.Open(sample.Data, sample.Cache, Workspace.Check, told.Add);
        PackLibrary.Open(sample.Data, sample.Cache, Workspace.Check, told.Add);
        Assert.Equal([Path], told);
        sample.Replace("groups.csv", "Союз", "Содружество");
        PackLibrary.Open(sample.Data, sample.Cache, Workspace.Check, told.Add);
        Assert.Equal([Path, Path], told);
    }

    [Fact]
    public void The_hash_is_equal_exactly_where_every_file_is()
    {
        using var one = new SamplePack();
        using var two = new SamplePack();
        Assert.Equal(one.Open().Need(Path).Hash, two.Open().Need(Path).Hash);
        two.Replace("manifest.yaml", "edition: \"1\"", "edition: \"2\"");
        Assert.NotEqual(one.Open().Need(Path).Hash, two.Open().Need(Path).Hash);
    }

    [Fact]
    public void A_folder_without_packs_has_none()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(PackLibrary.Folders(folder.Path));
        Assert.Empty(PackLibrary.Folders(System.IO.Path.Combine(folder.Path, "nowhere")));
        folder.Write("manifest.yaml", "");
        folder.Write("a/manifest.yaml", "");
        folder.Write("a/b/c/manifest.yaml", "");
        Assert.Empty(PackLibrary.Folders(folder.Path));
    }
}
