using System.IO.Compression;
using System.Text.Json;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Time;

namespace Corridor.Tests.Reference.Goods;

public sealed class NomenclatureTests(ShippedData shipped)
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly (string Edition, string Day)[] UsEditions =
    [
        ("2025_basic", "2025-01-01"), ("2025_rev_10", "2025-04-09"), ("2025_rev_20", "2025-08-20"), ("2025_rev_32", "2025-11-15"),
        ("2026_basic", "2026-01-01"), ("2026_rev_5", "2026-04-06"), ("2026_rev_10", "2026-06-08"),
    ];

    public static TheoryData<string, string> Editions => [.. UsEditions.Select(e => new TheoryDataRow<string, string>(e.Edition, e.Day))];

    [Fact]
    public void The_union_has_its_published_lines_and_declarable_codes()
    {
        var tree = Tree("eaeu");
        Assert.Equal(21_049 + tree.Chapters.Count(), tree.Nodes.Count);
        Assert.Equal(96, tree.Chapters.Count());
        Assert.Equal(13_289, tree.Nodes.Count(n => n.IsDeclarable));
        Assert.Equal(13_289, tree.Chapters.SelectMany(c => c.Declarable).Count());
        Assert.All(tree.Nodes.Where(n => n.IsDeclarable), n => Assert.Equal(10, n.Code.Length));
    }

    [Fact]
    public void The_union_stands_as_published_line_by_line()
    {
        var published = Published("data/tariff/ru/eaeu_tnved_tree_ru_2026-03.csv").Select(r => (Code: r["code"], Level: int.Parse(r["level"], System.Globalization.CultureInfo.InvariantCulture) + 1, Unit: r["suppl_unit_ru"]));
        Assert.Equal(published, Tree("eaeu").Nodes.Where(n => n.Line.Indent > 0).Select(n => (n.Line.IsCoded ? n.Code.Digits : "", n.Line.Indent, n.Line.Unit ?? "")));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void The_united_states_stand_as_each_edition_prints_them(string edition, string day)
    {
        using var stream = new GZipStream(File.OpenRead(Repository.Shared($"data/tariff/us/hts_{edition}.json.gz")), CompressionMode.Decompress);
        using var json = JsonDocument.Parse(stream);
        var printed = json.RootElement.EnumerateArray()
            .Select(e => (Code: e.GetProperty("htsno").GetString()!.Replace(".", "", StringComparison.Ordinal), Indent: int.Parse(e.GetProperty("indent").GetString()!, System.Globalization.CultureInfo.InvariantCulture) + 1))
            .ToList();
        var tree = ShippedData.TreeOn(shipped.Tariff("us").Nomenclature, ShippedData.Day(day));
        Assert.Equal(printed, tree.Nodes.Where(n => n.Line.Indent > 0).Select(n => (n.Line.IsCoded ? n.Code.Digits : "", n.Line.Indent)));
        Assert.Equal(printed.Select(p => p.Code).Where(c => c.Length > 2).Select(c => c[..2]).Distinct(), tree.Chapters.Select(c => c.Code.Digits));
    }

    [Fact]
    public void Between_two_editions_the_earlier_one_holds()
    {
        var us = shipped.Tariff("us").Nomenclature;
        foreach (var ((_, day), (_, next)) in UsEditions.Zip(UsEditions.Skip(1)))
        {
            Assert.Same(ShippedData.TreeOn(us, ShippedData.Day(day)), ShippedData.TreeOn(us, ShippedData.Day(next).AddDays(-1)));
            Assert.NotSame(ShippedData.TreeOn(us, ShippedData.Day(day)), ShippedData.TreeOn(us, ShippedData.Day(next)));
        }

        Assert.Equal(new DateRange(ShippedData.Day("2026-06-08"), null), ShippedData.TreeOn(us, Today).Holds);
    }

    [Theory]
    [InlineData("eaeu", "2026-11-23")]
    [InlineData("cn", "2026-06-30")]
    [InlineData("us", "2025-01-01")]
    [InlineData("us", "2026-11-23")]
    [InlineData("gb", "2026-11-23")]
    [InlineData("hs", "2022-01-01")]
    public void A_line_stands_below_one_with_a_smaller_indent_and_every_declarable_has_a_chapter(string name, string day)
    {
        var tree = ShippedData.TreeOn(name == "hs" ? shipped.Book.HarmonizedSystem : shipped.Tariff(name).Nomenclature, ShippedData.Day(day));
        Problems.None(tree.Nodes, n => n.Parent is null ? n.Line.Indent == 0 && n.Code.Length == 2 : n.Parent.Line.Indent < n.Line.Indent && n.Parent.Children.Contains(n), n => $"{n.Code} {n.Line.Indent} below {n.Parent?.Code} {n.Parent?.Line.Indent}");
        Problems.None(tree.Nodes, n => !string.IsNullOrWhiteSpace(n.Line.Text.In(Language.En)), n => $"{n.Code} has no text");
        Problems.None(tree.Nodes.Where(n => n.Line.IsCoded), n => (n.Ancestors is [var chapter, ..] ? chapter : n).Code == n.Code.Chapter && tree.Find(n.Code) == n, n => $"{n.Code} is in another chapter or not found");

        // The United States print no heading where one line of eight digits says it all.
        Problems.None(tree.Nodes.Where(n => n.Line.IsCoded), n => tree.Find(n.Code.Heading) is not null || name == "us", n => $"{n.Code} has no heading");
        Assert.Equal(tree.Nodes.Count(n => n.IsDeclarable), tree.Chapters.SelectMany(c => c.Declarable).Count());
        Assert.Equal(tree.Nodes.Select(n => n.Line).OrderBy(l => l, Comparer<GoodsLine>.Create(Nomenclature.Order)), tree.Nodes.Select(n => n.Line));
    }

    [Fact]
    public void The_harmonized_system_is_whole_and_named_in_three_languages()
    {
        var tree = shipped.Workspace.HarmonizedTree;
        Assert.Equal((96, 1228, 5612), (tree.Nodes.Count(n => n.Code.Length == 2), tree.Nodes.Count(n => n.Code.Length == 4), tree.Nodes.Count(n => n.Code.Length == 6)));
        Assert.All(tree.Nodes.Where(n => n.Code.Length >= 4), n => Assert.True(n.Line.Text is { En: not null, Zh: not null }, n.Code.Digits));
        Assert.All(tree.Nodes, n => Assert.NotNull(shipped.Book.SectionOf(n.Code)));
        Assert.Equal(21, shipped.Book.Sections.Length);
    }

    [Fact]
    public void A_code_of_another_date_is_refused_with_its_days()
    {
        var us = shipped.Tariff("us").Nomenclature;
        var first = ShippedData.TreeOn(us, ShippedData.Day("2025-01-01"));
        var last = ShippedData.TreeOn(us, Today);
        var gone = first.Nodes.Where(n => n.Line.IsCoded && last.Find(n.Code) is null).ToList();
        var come = last.Nodes.Where(n => n.Line.IsCoded && first.Find(n.Code) is null).ToList();
        Assert.True(gone.Count > 100 && come.Count > 100, $"{gone.Count} gone, {come.Count} new");
        foreach (var (codes, day) in new[] { (gone, Today), (come, ShippedData.Day("2025-01-01")) })
        {
            Problems.None(codes, n => !us.TryFind(n.Code, day, out _, out var fault) && fault.Code == "code.otherDate" && fault.Arguments[0] == us.Format.Print(n.Code)
                && fault.Arguments[2].Split(", ").Contains(n.Line.Validity.ToString()), n => $"{n.Code} on {day}");
            Assert.False(us.TryFind(codes[0].Code, day, out _, out var one));
            Faults.Is("code.otherDate", one);
        }
    }

    [Theory]
    [InlineData("us", "2024-12-31")]
    [InlineData("cn", "2025-12-31")]
    [InlineData("cn", "2027-01-01")]
    [InlineData("gb", "2020-12-31")]
    [InlineData("eaeu", "2021-12-31")]
    [InlineData("eaeu", "1900-01-01")]
    public void A_day_outside_the_coverage_is_refused(string tariff, string day)
    {
        var nomenclature = shipped.Tariff(tariff).Nomenclature;
        Assert.False(nomenclature.TryAt(ShippedData.Day(day), out _, out var fault));
        Faults.Is("date.outside", fault);
        Assert.False(nomenclature.TryFind(CommodityCode.Parse("0303"), ShippedData.Day(day), out _, out fault));
        Faults.Is("date.outside", fault);
    }

    [Fact]
    public void A_chapter_whose_edition_begins_later_is_outside_before_and_not_unknown()
    {
        var eaeu = shipped.Tariff("eaeu").Nomenclature;
        var later = eaeu.Lines.Where(l => l.Code.Length == 2 && l.Validity.From > eaeu.Coverage.From).ToList();
        Assert.NotEmpty(later);
        Assert.All(later, chapter =>
        {
            Assert.False(eaeu.TryFind(CommodityCode.Parse(chapter.Code + "99999999"), chapter.Validity.From!.Value.AddDays(-1), out _, out var fault));
            Faults.Is("date.outside", fault);
        });
    }

    [Theory]
    [InlineData("eaeu", "0303889999", "code.unknownNear", "0303")]
    [InlineData("eaeu", "0303541999", "code.unknownNear", "0303 54 100 0")]
    [InlineData("us", "0303549999", "code.unknownNear", "0303.54.00.00")]
    [InlineData("eaeu", "7700000000", "code.unknown", null)]
    [InlineData("eaeu", "000000000000", "code.unknown", null)]
    public void A_code_that_never_was_is_refused_with_the_nearest_above_it(string tariff, string code, string expected, string? nearest)
    {
        Assert.False(shipped.Tariff(tariff).Nomenclature.TryFind(CommodityCode.Parse(code), Today, out _, out var fault));
        Faults.Is(expected, fault);
        Assert.Equal(nearest, expected == "code.unknown" ? null : fault!.Arguments[1]);
    }

    [Theory]
    [InlineData("0101300000", "0101300000")]
    [InlineData("010130", "0101300000")]
    [InlineData("01013000", "0101300000")]
    [InlineData("0101", "0101")]
    [InlineData("01", "01")]
    public void Zeros_at_the_end_may_be_left_out(string asked, string found)
    {
        Assert.True(shipped.Tariff("eaeu").Nomenclature.TryFind(CommodityCode.Parse(asked), Today, out var node, out var fault), fault?.ToString());
        Assert.Equal(found, node.Code.Digits);
    }

    [Fact]
    public void The_lines_that_stand_in_place_of_a_subheading_cover_all_below_it()
    {
        var tree = Tree("eaeu");
        foreach (var subheading in shipped.Workspace.HarmonizedTree.Nodes.Where(n => n.Code.Length == 6))
        {
            var under = tree.Under(subheading.Code);
            var wanted = tree.Nodes.Where(n => n.IsDeclarable && n.Code.StartsWith(subheading.Code)).Select(n => n.Code);
            Assert.Empty(wanted.Except(under.SelectMany(u => u.Declarable).Select(d => d.Code)));
            Assert.Equal(under.Count, under.Distinct().Count());
        }
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Published(string path) =>
        new PublishedFolder(Path.GetDirectoryName(Repository.Shared(path + ".gz"))!).Csv(Path.GetFileName(path));

    private GoodsTree Tree(string tariff) => ShippedData.TreeOn(shipped.Tariff(tariff).Nomenclature, Today);
}
