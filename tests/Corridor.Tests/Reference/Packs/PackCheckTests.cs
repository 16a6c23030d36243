using System.IO.Compression;
using System.Text;
using Corridor.Reference;
using Corridor.Reference.Packs;

namespace Corridor.Tests.Reference.Packs;

public sealed class PackCheckTests
{
    [Fact]
    public void The_sample_is_good_so_that_each_fault_below_is_the_broken_place()
    {
        using var sample = new SamplePack();
        Assert.Empty(sample.Check());
    }

    [Fact]
    public void Every_shipped_pack_is_good()
    {
        var packs = PackLibrary.Folders(Repository.Data).ToList();
        Assert.True(packs.Count >= 20, $"only {packs.Count} packs were found");
        Assert.All(packs, p =>
        {
            var faults = new List<Fault>();
            var pack = Pack.Open(p.Folder, p.Path.Split('/')[0], p.Path.Split('/')[1], faults);
            Assert.Empty(faults);
            Assert.Empty(Workspace.Check.Check(pack!));
        });
    }

    [Theory]

    // Columns.
    [InlineData("groups.csv", "name_ru,", "", "pack.columnMissing", 1, 0, null)]
    [InlineData("groups.csv", "part_of", "parent", "pack.columnUnknown", 1, 0, "parent")]
    [InlineData("groups.csv", "name_en,name_zh", "name_zh,name_en", "pack.columnOrder", 1, 0, "name_en")]
    [InlineData("groups.csv", "name_zh,", "name_en,", "pack.columnOrder", 1, 0, "name_en")]
    [InlineData("groups.csv", "code,name_en", "Code,name_en", "pack.columnUnknown", 1, 0, "Code")]

    // Cells of each type.
    [InlineData("groups.csv", "EAEU,Union,", "EAEU,,", "pack.cellMissing", 3, 6, "name_en")]
    [InlineData("groups.csv", "EAEU,", "eaeu,", "economy.malformed", 3, 1, "code")]
    [InlineData("groups.csv", "Пекин,CN,", "Пекин,中国,", "economy.malformed", 2, 24, "part_of")]
    [InlineData("notes.csv", "02,ru", "02 00,ru", "pack.codeForm", 5, 1, "code")]
    [InlineData("notes.csv", "02,ru", "0x,ru", "code.malformed", 5, 1, "code")]
    [InlineData("notes.csv", "2026-06-30", "2026-06-31", "date.malformed", 2, 24, "valid_to")]
    [InlineData("notes.csv", "fourth,2026-01-01", "fourth,01.01.2026", "date.malformed", 5, 14, "valid_from")]
    [InlineData("incoterms.csv", "\n10,", "\nten,", "pack.integer", 3, 1, "order")]
    [InlineData("incoterms.csv", "any,no,", "any,No,", "pack.oneOf", 2, 20, "carriage_paid")]
    [InlineData("incoterms.csv", "sea,yes,yes", "sea,yes,true", "pack.oneOf", 4, 26, "insurance_paid")]
    [InlineData("units.csv", "0.001", "0,001", "pack.cellCount", 2, 1, "code")]
    [InlineData("units.csv", "0.001", "1e-3", "pack.number", 2, 23, "factor")]
    [InlineData("units.csv", "GRM", "грм", "unit.malformed", 2, 1, "code")]
    [InlineData("units.csv", "GRM", "grm", "unit.malformed", 2, 1, "code")]
    [InlineData("currencies.csv", "CNY", "CN", "currency.malformed", 2, 1, "code")]
    [InlineData("currencies.csv", "156,2,", "156,2.0,", "pack.integer", 2, 9, "minor_units")]
    [InlineData("currencies.csv", "Gold,,,a", "Gold,,,b", "pack.sourceUnknown", 3, 17, "source")]

    // Rows.
    [InlineData("groups.csv", "Союз,,a", "Союз,a", "pack.cellCount", 3, 1, "code")]
    [InlineData("groups.csv", "Союз,,a", "Союз,,a,a", "pack.cellCount", 3, 1, "code")]
    [InlineData("groups.csv", "CN-BJ", "EAEU", "pack.duplicate", 3, 1, "code")]
    [InlineData("groups.csv", "CN-BJ", "RU-ZZ", "pack.unsorted", 3, 1, "code")]
    [InlineData("incoterms.csv", "\n10,", "\n1,", "pack.unsorted", 3, 1, "order")]
    [InlineData("notes.csv", "0101,", "00,", "pack.unsorted", 4, 1, "code")]
    [InlineData("notes.csv", "second,2026-07-01", "second,2026-06-30", "pack.overlap", 3, 14, "valid_from")]
    [InlineData("notes.csv", "2026-06-30", "", "pack.overlap", 3, 14, "valid_from")]
    [InlineData("notes.csv", "2026-06-30", "2025-12-31", "date.reversed", 2, 13, "valid_from")]
    [InlineData("notes.csv", "fourth,2026-01-01", "fourth,2025-12-31", "pack.outsideCoverage", 5, 14, "valid_from")]
    [InlineData("groups.csv", "Union", "\"Union", "pack.csv", 3, 0, null)]

    // The manifest.
    [InlineData("manifest.yaml", "en: Sample, ", "", "pack.fieldMissing", 0, 0, "title.en")]
    [InlineData("manifest.yaml", "publisher: Test", "publisher: ''", "pack.fieldMissing", 0, 0, "publisher")]
    [InlineData("manifest.yaml", "publisher: Test", "publisher: &p Test", "pack.anchor", 2, 12, null)]
    [InlineData("manifest.yaml", "publisher: Test", "publisher: *p", "pack.anchor", 2, 12, null)]
    [InlineData("manifest.yaml", "publisher: Test", "publisher: Test\npublisher: Two", "pack.yaml", 3, 1, null)]
    [InlineData("manifest.yaml", "publisher: Test", "publisher: Test\nauthor: Me", "pack.yaml", 3, 1, null)]
    [InlineData("manifest.yaml", "publisher: Test", "publisher: [Test]", "pack.yaml", 2, 12, null)]
    [InlineData("manifest.yaml", "publisher: Test", "publisher: 'Test", "pack.yaml", 2, 12, null)]
    [InlineData("manifest.yaml", "state: complete", "state: whole", "pack.oneOf", 0, 0, "coverage.state")]
    [InlineData("manifest.yaml", "from: \"2026-01-01\"", "from: \"2026-02-30\"", "date.malformed", 0, 0, "coverage.from")]
    [InlineData("manifest.yaml", "from: \"2026-01-01\"", "{from: 1", "pack.yaml", 7, null, null)]
    [InlineData("manifest.yaml", "from: \"2026-01-01\"", "from: \"2026-01-01\"\n  to: \"2025-01-01\"", "date.reversed", 0, 0, "coverage")]
    [InlineData("manifest.yaml", "confidence: own", "confidence: high", "pack.oneOf", 0, 0, "sources[0].confidence")]
    [InlineData("manifest.yaml", "tables:", "  - {id: a, title: A, publisher: A, licence: none, confidence: own}\ntables:", "pack.duplicate", 0, 0, "sources")]
    [InlineData("manifest.yaml", "groups: groups", "groups: countries", "pack.schemaUnknown", 0, 0, "tables.groups")]
    [InlineData("manifest.yaml", "groups: groups", "../groups: groups", "pack.tableName", 0, 0, "tables")]
    [InlineData("manifest.yaml", "  groups: groups\n", "", "pack.fileUnknown", 0, 0, null)]
    [InlineData("manifest.yaml", "  notes: notes\n", "  notes: notes\n  more: notes\n", "pack.tableMissing", 0, 0, "tables.more")]
    public void A_fault_is_refused_with_its_file_and_place(string file, string before, string after, string code, int line, int? column, string? field)
    {
        using var sample = new SamplePack();
        sample.Replace(file, before, after);
        var fault = sample.Check()[0];
        Faults.Is(code, fault);
        Assert.Equal(
            (code == "pack.fileUnknown" ? "groups.csv" : file, line, column ?? fault.Place!.Column, field),
            (Path.GetFileName(fault.Place!.File), fault.Place.Line, fault.Place.Column, fault.Place.Field));
        Assert.StartsWith(sample.Folder, fault.Place.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_the_manifest_does_not_name_is_refused()
    {
        using var sample = new SamplePack();
        sample.Write("readme.txt", "hello");
        var fault = Assert.Single(sample.Check());
        Faults.Is("pack.fileUnknown", fault);
        Assert.EndsWith("readme.txt", fault.Place!.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_its_file_is_refused()
    {
        using var sample = new SamplePack();
        sample.Delete("notes.csv");
        var fault = Assert.Single(sample.Check());
        Faults.Is("pack.tableMissing", fault);
        Assert.Equal("tables.notes", fault.Place!.Field);
    }

    [Fact]
    public void A_manifest_beyond_256_kibibytes_is_refused_unread()
    {
        using var sample = new SamplePack();
        sample.Write("manifest.yaml", SamplePack.Manifest + "# " + new string('x', PackManifest.MostBytes));
        Faults.Is("pack.manifestTooLarge", Assert.Single(sample.Check()));
    }

    [Fact]
    public void A_manifest_that_is_missing_or_empty_is_refused()
    {
        using var sample = new SamplePack();
        sample.Write("manifest.yaml", "");
        Assert.Contains(sample.Check(), f => f is { Code: "pack.fieldMissing", Place.Field: "tables" });
        sample.Delete("manifest.yaml");
        Faults.Is("file.unreadable", Assert.Single(sample.Check()));
    }

    [Fact]
    public void A_manifest_nested_without_end_is_refused()
    {
        using var sample = new SamplePack();
        sample.Write("manifest.yaml", "title: " + new string('[', 20_000));
        Assert.All(sample.Check(), f => Assert.StartsWith("pack.", f.Code, StringComparison.Ordinal));
        Assert.NotEmpty(sample.Check());
    }

    [Theory]
    [InlineData("groups.csv", new byte[] { (byte)'c', 0xC3, 0x28, (byte)'\n' })]
    [InlineData("groups.csv", new byte[] { 0xFF, 0xFE, (byte)'c', 0 })]
    [InlineData("groups.csv", new byte[] { 0xED, 0xA0, 0x80 })]
    public void A_table_that_is_not_utf_8_is_refused(string file, byte[] bytes)
    {
        using var sample = new SamplePack();
        sample.Write(file, bytes);
        var fault = Assert.Single(sample.Check());
        Assert.StartsWith("pack.", fault.Code, StringComparison.Ordinal);
        Assert.EndsWith(file, fault.Place!.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_byte_far_down_in_a_table_is_refused()
    {
        using var sample = new SamplePack();
        sample.Write("groups.csv", [.. Encoding.UTF8.GetBytes(SamplePack.Groups), .. "RU-AA,"u8, 0xC3, 0x28, .. ",b,c,,a\n"u8]);
        Faults.Is("pack.csv", Assert.Single(sample.Check()));
    }

    [Fact]
    public void A_damaged_archive_is_refused()
    {
        using var sample = new SamplePack();
        sample.Delete("groups.csv");
        sample.Write("groups.csv.gz", [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5]);
        Faults.Is("pack.csv", Assert.Single(sample.Check()));
    }

    [Fact]
    public void A_compressed_table_is_checked_as_a_plain_one()
    {
        using var sample = new SamplePack();
        sample.Delete("groups.csv");
        using (var gzip = new GZipStream(File.Create(Path.Combine(sample.Folder, "groups.csv.gz")), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(SamplePack.Groups.Replace("EAEU", "eaeu", StringComparison.Ordinal)));
        }

        var fault = Assert.Single(sample.Check());
        Faults.Is("economy.malformed", fault);
        Assert.Equal((3, 1), (fault.Place!.Line, fault.Place.Column));
    }

    [Fact]
    public void A_cell_beyond_sixty_thousand_characters_is_refused()
    {
        using var sample = new SamplePack();
        sample.Replace("notes.csv", "fourth", new string('x', 60_001));
        Faults.Is("pack.cellTooLong", Assert.Single(sample.Check()));
    }

    [Fact]
    public void A_table_broken_everywhere_lists_a_hundred_faults_and_stops()
    {
        using var sample = new SamplePack();
        sample.Write("groups.csv", SamplePack.Groups[..SamplePack.Groups.IndexOf('\n', StringComparison.Ordinal)] + "\n" + string.Concat(Enumerable.Repeat("?,,,,?,?\n", 5000)));
        Assert.InRange(sample.Check().Count, PackCheck.MostFaults, PackCheck.MostFaults + 10);
    }

    [Fact]
    public void An_empty_table_file_is_refused()
    {
        using var sample = new SamplePack();
        sample.Write("groups.csv", "");
        var fault = Assert.Single(sample.Check());
        Assert.EndsWith("groups.csv", fault.Place!.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("duty_grammar: chinese", "duty_grammar: klingon", "pack.oneOf")]
    [InlineData("  regime: cn\n", "", "pack.fieldMissing")]
    public void A_tariff_pack_without_a_good_setting_is_refused(string before, string after, string code)
    {
        using var folder = Tariff((manifest, _) => manifest.Replace(before, after, StringComparison.Ordinal));
        Faults.Is(code, Assert.Single(Check(folder.Path)));
    }

    [Fact]
    public void A_rate_on_a_code_that_the_nomenclature_lacks_is_refused_with_its_line()
    {
        using var folder = Tariff((manifest, duties) =>
        {
            File.WriteAllText(duties, File.ReadAllText(duties) + "99999999,mfn,5%,,1,,2026-01-01,2026-12-31,2026,tariff-2026\n");
            return manifest;
        });
        var fault = Assert.Single(Check(folder.Path));
        Faults.Is("pack.reference", fault);
        Assert.Equal((File.ReadAllLines(Path.Combine(folder.Path, "duties.csv")).Length, 1), (fault.Place!.Line, fault.Place.Column));
    }

    private static TemporaryFolder Tariff(Func<string, string, string> change)
    {
        var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Data, "tariff", "cn")))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }

        var manifest = Path.Combine(folder.Path, "manifest.yaml");
        File.WriteAllText(manifest, change(File.ReadAllText(manifest), Path.Combine(folder.Path, "duties.csv")));
        return folder;
    }

    private static List<Fault> Check(string folder)
    {
        var faults = new List<Fault>();
        var pack = Pack.Open(folder, "tariff", "cn", faults);
        Assert.Empty(faults);
        return Workspace.Check.Check(pack!);
    }
}
