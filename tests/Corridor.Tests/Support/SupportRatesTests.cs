using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;
using Corridor.Support;
using Corridor.Support.Expressions;
using Corridor.Support.Importing;
using Corridor.Support.Programmes;

namespace Corridor.Tests.Support;

/// <summary>Tables of rates that packs hold for the rules of all programmes.</summary>
public sealed class SupportRatesTests(ShippedData shipped) : IDisposable
{
    private const string Published = "cn_rebate_supervision_inspection_slice.csv";
    private const string Header = "code8,statutory_units_zh,export_vat_rebate_pct,supervision_conditions,inspection_quarantine_categories";

    private readonly TemporaryFolder folder = new();

    private RateTable Refund => shipped.Workspace.ProgrammeLanguage.Tables["cn_export_refund"];

    [Theory]
    [InlineData("84811000", "2026-05-10", "13%")]
    [InlineData("8481100090", "2026-05-10", "13%")]
    [InlineData("8507600090", "2026-05-10", "6%")]
    [InlineData("8507600090", "2027-01-01", "0%")]
    [InlineData("28269020", "2027-01-01", "0%")]
    public void Tables_of_one_name_in_several_packs_are_one_table(string code, string day, string rate) =>
        Assert.Equal(rate, Refund.Find(code, ShippedData.Day(day)).ToString());

    [Theory]
    [InlineData("95030010", "2026-05-10", UnknownCauseKind.NoRow)]
    [InlineData("84811000", "2025-12-31", UnknownCauseKind.NoRow)]
    [InlineData("84811000", "2027-01-01", UnknownCauseKind.NoRow)]
    [InlineData("28269020", "2026-05-10", UnknownCauseKind.Disputed)]
    [InlineData("85065000", "2026-05-10", UnknownCauseKind.Unverified)]
    [InlineData("38180011", "2026-05-10", UnknownCauseKind.Unverified)]
    public void What_is_not_loaded_disputed_or_unconfirmed_is_unknown_and_never_zero(string code, string day, UnknownCauseKind cause)
    {
        var found = Refund.Find(code, ShippedData.Day(day));
        Assert.False(found.IsKnown);
        Assert.Equal(cause, Assert.Single(found.Causes.All).Kind);
    }

    [Fact]
    public void A_dispute_names_every_source()
    {
        var told = Assert.Single(Refund.Find("28269020", ShippedData.Day("2026-05-10")).Causes.All).ToString();
        Assert.All(["mysteel: 6%", "sharelogis: 0%", "sinobtd: 0%"], said => Assert.Contains(said, told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("84811000,千克,13,,", null)]
    [InlineData("84811000,千克,,,", null)]
    [InlineData("848110,千克,13,,", "source.row")]
    [InlineData("84811000,千克,130,,", "source.row")]
    [InlineData("84811000,千克,13%,,", "source.row")]
    [InlineData("8481 100,千克,13,,", "source.row")]
    public void A_published_row_is_taken_whole_or_refused(string row, string? fault)
    {
        folder.Write(Published, Header + "\n" + row + "\n");
        Assert.Equal(fault, Import.Build(folder.Path, Path.Combine(folder.Path, "out")).SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_confidence_is_unverified_or_left_out()
    {
        folder.Write("manifest.yaml", File.ReadAllText(Path.Combine(Repository.Data, ProgrammeLibrary.Pack, "manifest.yaml")));
        folder.Write("cn_export_refund.csv", "key,valid_from,valid_to,value,confidence,source\n85065000,2026-04-01,,6%,sure,mysteel\n");
        var faults = new List<Corridor.Reference.Fault>();
        SupportSchemas.Check(Pack.Open(folder.Path, "support", "rates", faults)!, faults);
        Assert.Equal("pack.oneOf", Assert.Single(faults).Code);
    }

    [Fact]
    public void The_shipped_rates_are_what_the_importer_makes_of_the_published_list()
    {
        var made = Path.Combine(folder.Path, "out");
        Assert.Empty(Import.Build(Path.GetDirectoryName(Repository.Shared("data/tariff/cn/" + Published))!, made));
        Assert.All(["cn_export_refund.csv", "manifest.yaml"], f => Assert.Equal(File.ReadAllText(Path.Combine(Repository.Data, "support", "cn-export-refund", f)), File.ReadAllText(Path.Combine(made, f))));
    }

    private static PackImport Import => SupportImports.All.Single(i => i.Kind == "cn-export-refund");

    public void Dispose() => folder.Dispose();
}
