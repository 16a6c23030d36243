using Corridor.Reference.Packs;
using CsCheck;

namespace Corridor.Tests.Reference.Packs;

public sealed class PackWriterTests
{
    private static readonly Gen<string> Cells = Gen.String[Gen.Char["ab \",\n\r\té中;'#"], 1, 12];

    [Fact]
    public void Rows_are_sorted_by_their_key_as_numbers_codes_or_texts()
    {
        using var folder = new TemporaryFolder();
        var writer = new PackWriter(folder.Path, ReferenceSchemas.All);
        writer.Table("sections", "sections", ["section", "from_chapter", "to_chapter", "name_en", "name_zh", "name_ru", "source"],
            [["II", "06", "14", "b", "b", "b", "a"], ["I", "01", "05", "a", "a", "a", "a"]]);
        writer.Table("corridors", "corridors", ["order", "origin", "destination", "source"], [["10", "CN", "RU", "a"], ["9", "RU", "CN", "a"]]);
        Assert.Equal("section,from_chapter,to_chapter,name_en,name_zh,name_ru,source\nI,01,05,a,a,a,a\nII,06,14,b,b,b,a\n", File.ReadAllText(Path.Combine(folder.Path, "sections.csv")));
        Assert.Equal("order,origin,destination,source\n9,RU,CN,a\n10,CN,RU,a\n", File.ReadAllText(Path.Combine(folder.Path, "corridors.csv")));
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes_in_whatever_order_they_come()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        var rows = Enumerable.Range(0, 40_000).Select(i => (IReadOnlyList<string?>)[(i + 10_000).ToString(System.Globalization.CultureInfo.InvariantCulture) + "00", "ru", $"note {i} of a table that is long enough to be compressed", null, null, "a"]).ToList();
        string[] header = ["code", "language", "text", "valid_from", "valid_to", "source"];
        new PackWriter(one.Path, ReferenceSchemas.All).Table("notes", "notes", header, rows);
        new PackWriter(two.Path, ReferenceSchemas.All).Table("notes", "notes", header, Enumerable.Reverse(rows));
        Assert.Equal(File.ReadAllBytes(Path.Combine(one.Path, "notes.csv.gz")), File.ReadAllBytes(Path.Combine(two.Path, "notes.csv.gz")));
        Assert.False(File.Exists(Path.Combine(one.Path, "notes.csv")));

        // A smaller table later leaves no compressed one behind.
        new PackWriter(one.Path, ReferenceSchemas.All).Table("notes", "notes", header, rows.Take(3));
        Assert.False(File.Exists(Path.Combine(one.Path, "notes.csv.gz")));
        Assert.Equal(4, File.ReadAllLines(Path.Combine(one.Path, "notes.csv")).Length);
    }

    [Fact]
    public void Whatever_a_cell_holds_is_read_back() => Cells.Array[1, 20].Sample(
        cells =>
        {
            using var folder = new TemporaryFolder();
            new PackWriter(folder.Path, ReferenceSchemas.All).Table("incoterms", "incoterms", ["order", "code", "name", "mode", "carriage_paid", "insurance_paid", "source"],
                cells.Select((c, i) => (IReadOnlyList<string?>)[i.ToString(System.Globalization.CultureInfo.InvariantCulture), "x", c, "any", "yes", "no", "a"]));
            var table = PackTable.Read(Path.Combine(folder.Path, "incoterms.csv"));
            Assert.Equal(cells.Select(c => c.ReplaceLineEndings("\n")), table.Rows.Select(r => r["name"]));
        },
        seed: "0000corridor",
        iter: 300,
        threads: 1);

    [Fact]
    public void The_shipped_tables_stand_as_the_writer_would_write_them()
    {
        // A table that somebody edits by hand keeps the order and the form of a made one, so that a difference stays short.
        var compared = 0;
        foreach (var (path, folder) in PackLibrary.Folders(Repository.Data))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.csv"))
            {
                var bytes = File.ReadAllBytes(file);
                Assert.True(bytes is [.., (byte)'\n'] && !bytes.Contains((byte)'\r') && bytes[0] != 0xEF, $"{path}/{Path.GetFileName(file)}: UTF-8 without a mark, LF, and LF at the end");
                compared++;
            }
        }

        Assert.True(compared > 15);
    }
}
