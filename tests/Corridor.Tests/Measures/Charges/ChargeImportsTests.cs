using Corridor.Reference.Packs;

namespace Corridor.Tests.Measures.Charges;

public sealed class ChargeImportsTests : IDisposable
{
    private const string NoteHeader = "note_no,edition,text_ru,kind,legal_act,valid_from,valid_to,source_url_or_repo,as_of,confidence,note";
    private const string RequirementHeader = "list_id,code_or_prefix,goods_condition_ru,goods_condition_en_short,control,document,authority,legal_act,act_edition_or_as_of,source_url_or_repo,confidence,note";
    private static readonly string[] RequirementFiles = ["eaeu_d30_nontariff.csv", "eaeu_sgr_299.csv", "eaeu_vet_317.csv", "eaeu_phyto_318.csv", "eaeu_tr_lists.csv"];

    private readonly ChargeFolders folders = new();

    [Fact]
    public void A_wording_that_is_not_understood_is_kept_as_text_without_a_rate()
    {
        folders.Publish("eaeu_cet_notes.csv", NoteHeader,
            "7С,2025-09-21,Ставка зависит от погоды.,x,act,,,https://example.org/a,2025,official_text,",
            "8С,2025-09-21,\"Ставка ввозной таможенной пошлины в размере 5 % от таможенной стоимости применяется с 01.01.2025 по 31.12.2025 включительно.\",x,act,,,https://example.org/a,2025,official_text,");
        Assert.Empty(folders.Build("eaeu-temporary-rates"));
        Assert.Equal(["7,2025-09-21,not_understood,Ставка зависит от погоды.,,example-org"], File.ReadAllLines(Path.Combine(folders.Out, "notes.csv"))[1..2]);
        Assert.Single(File.ReadAllLines(Path.Combine(folders.Out, "rates.csv"))[1..]);
    }

    [Theory]
    [InlineData("x7С,2025-09-21,text,x,act,,,https://example.org,2025,official_text,")]
    [InlineData("7С,2025-13-21,text,x,act,,,https://example.org,2025,official_text,")]
    [InlineData("7С,2025-09-21,,x,act,,,https://example.org,2025,official_text,")]
    [InlineData("7С,2025-09-21,text,x,act,,,https://example.org,2025,gospel,")]
    [InlineData("7С,2025-09-21,text,x,act,,,,2025,official_text,")]
    public void A_broken_note_is_a_fault(string row)
    {
        folders.Publish("eaeu_cet_notes.csv", NoteHeader, row);
        Assert.Equal("source.row", Assert.Single(folders.Build("eaeu-temporary-rates")).Code);
    }

    [Fact]
    public void The_name_of_a_source_cannot_break_out_of_the_manifest()
    {
        folders.Publish("eaeu_cet_notes.csv", NoteHeader,
            "\"7С\",2025-09-21,text,x,act,,,\"evil \"\" \\ : [x] {edition} &a *b\nconfidence: official\",2025,secondary,");
        Assert.Empty(folders.Build("eaeu-temporary-rates"));
        var faults = new List<Corridor.Reference.Fault>();
        var source = Assert.Single(Pack.Open(folders.Out, "measures", "eaeu-temporary-rates", faults)!.Manifest.Sources);
        Assert.Equal(Confidence.Secondary, source.Confidence);
        Assert.Equal("evil \" \\ : [x] {edition} &a *b confidence: official", source.Title);
    }

    [Theory]
    [InlineData("l,0201,,beef,veterinary control,doc,who,act,2026,https://example.org,secondary,", null)]
    [InlineData("l,02 01,,beef,veterinary control,doc,who,act,2026,https://example.org,secondary,", "source.row")]
    [InlineData("l,02x1,,beef,veterinary control,doc,who,act,2026,https://example.org,secondary,", "source.row")]
    [InlineData("l,0201,,beef,a new control,doc,who,act,2026,https://example.org,secondary,", "source.row")]
    [InlineData("l,0201,,beef,veterinary control,doc,who,act,2026,https://example.org,sure,", "source.row")]
    public void A_control_row_is_taken_whole_or_refused(string row, string? fault)
    {
        foreach (var file in RequirementFiles)
        {
            folders.Publish(file, file == "eaeu_vet_317.csv" ? [RequirementHeader, row] : [RequirementHeader]);
        }

        Assert.Equal(fault, folders.Build("eaeu-requirements") is [var first, ..] ? first.Code : null);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var fault = Assert.Single(folders.Build("cn-export"));
        Assert.Equal("source.missing", fault.Code);
        Assert.Contains("cn_export_duty_2026.csv", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_packs_are_what_the_importers_make_of_the_published_files()
    {
        var published = ChargeFolders.Published;
        Assert.SkipWhen(published is null, "The published files are not here.");
        foreach (var (kind, rows) in ((string, (string, int)[])[])
        [
            ("eaeu-temporary-rates", [("notes", 191), ("rates", 172)]),
            // 840 rows of the five files without five of a text that is out of force.
            ("eaeu-requirements", [("requirements", 835), ("lists", 5)]),
            ("cn-export", [("duties", 107), ("controls", 113), ("control_codes", 27), ("lists", 2)]),
            ("cn-access", [("facts", 10)]),
            ("ru-charges", [("customs_fees", 13), ("vat", 28), ("excise", 75), ("recycling", 58), ("remedies", 33), ("preferences", 22)]),
            ("cn-charges", [("vat", 24)]),
            ("exchange-rates", []),
        ])
        {
            var made = Path.Combine(folders.Out, kind);
            Assert.Empty(ChargeFolders.Build(kind, published, made));
            var pack = folders.Library.Find("measures/" + kind)!;
            Assert.All(rows, r => Assert.Equal((r.Item1, r.Item2), (r.Item1, pack.Table(r.Item1).Count)));
            Assert.All(Directory.EnumerateFiles(made), f => Assert.Equal(File.ReadAllBytes(Path.Combine(ChargeFolders.Repository, "data", "measures", kind, Path.GetFileName(f))), File.ReadAllBytes(f)));
        }

        Assert.Equal(12_227, folders.Library.Find("measures/us-section-301")!.Table("duties").Count);
        Assert.Equal(68, folders.Library.Find("measures/cn-export")!.Table("duties").Rows.Count(r => r.Optional("provisional") is not null));
        Assert.Equal(6, folders.Library.Find("measures/cn-export")!.Table("duties").Rows.Count(r => r["ex"] == "yes"));
    }

    public void Dispose() => folders.Dispose();
}
