using Corridor.Measures.Charges;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs;

namespace Corridor.Tests.Measures.Charges;

public sealed class ChargeBookTests(ChargeFolders folders) : IClassFixture<ChargeFolders>
{
    private TariffNotes Notes => folders.Book.NotesOf("eaeu")!;

    [Theory]
    [InlineData("63С", "2026-11-23", "RU", TemporaryRateState.Expired)]
    [InlineData("63С)", "2022-09-30", "RU", TemporaryRateState.InForce)]
    [InlineData("63C", "2022-03-27", "RU", TemporaryRateState.NotYet)]
    [InlineData("9С", "2026-11-23", "RU", TemporaryRateState.InForce)]
    [InlineData("9С", "2026-11-23", "BY", TemporaryRateState.OtherMember)]
    [InlineData("9С", "2026-11-23", "EAEU", TemporaryRateState.DependsOnMember)]
    [InlineData("64С", "2022-09-30", "BY", TemporaryRateState.InForce)]
    [InlineData("64С", "2022-10-01", "RU", TemporaryRateState.InForce)]
    [InlineData("64С", "2022-10-01", "BY", TemporaryRateState.OtherMember)]
    [InlineData("67С", "2026-11-23", "RU", TemporaryRateState.Expired)]
    [InlineData("105С", "2026-11-23", "RU", TemporaryRateState.StartUnknown)]
    [InlineData("105С", "2027-01-01", "RU", TemporaryRateState.Expired)]
    [InlineData("105С", "2025-06-01", "RU", TemporaryRateState.NotYet)]
    [InlineData("51С", "2024-12-31", "RU", TemporaryRateState.InForce)]
    [InlineData("51С", "2025-09-21", "RU", TemporaryRateState.Repealed)]
    [InlineData("1С", "2022-01-15", "RU", TemporaryRateState.WordingNotHeld)]
    [InlineData("106С", "2026-11-23", "RU", TemporaryRateState.NotHeld)]
    [InlineData("117С", "2026-11-23", "RU", TemporaryRateState.NotHeld)]
    [InlineData("abc", "2026-11-23", "RU", TemporaryRateState.NotHeld)]
    [InlineData("0С", "2026-11-23", "RU", TemporaryRateState.NotHeld)]
    public void A_mark_means_on_a_day_what_its_note_says(string mark, string day, string destination, TemporaryRateState expected) =>
        Assert.Equal(expected, Notes.On(mark, ChargeFolders.Day(day), EconomyCode.Parse(destination)).State);

    [Fact]
    public void The_newer_edition_of_a_note_wins_from_its_day()
    {
        Assert.Equal(ChargeFolders.Day("2024-02-08"), Notes.On("16С", ChargeFolders.Day("2025-09-20"), EconomyCode.Parse("RU")).Edition);
        Assert.Equal(ChargeFolders.Day("2025-09-21"), Notes.On("16С", ChargeFolders.Day("2025-09-21"), EconomyCode.Parse("RU")).Edition);
        Assert.True(Notes.On("94С", ChargeFolders.Day("2024-03-01"), EconomyCode.Parse("RU")).WordingIsLater);
    }

    [Fact]
    public void All_wordings_of_both_editions_are_read()
    {
        var notes = folders.Library.Find("measures/eaeu-temporary-rates")!.Table("notes").Rows.ToList();
        Assert.Equal([("2024-02-08", "rates", 79), ("2024-02-08", "repealed", 7), ("2025-09-21", "rates", 87), ("2025-09-21", "repealed", 18)],
            notes.GroupBy(n => (Edition: n["edition"], State: n["state"])).Select(g => (g.Key.Edition, g.Key.State, g.Count())).Order());
        Assert.Equal(172, folders.Library.Find("measures/eaeu-temporary-rates")!.Table("rates").Count);
    }

    [Fact]
    public void Every_mark_of_the_tariff_gets_an_answer_on_every_day()
    {
        var eaeu = folders.Tariffs.All.Single(t => t.Name == "eaeu");
        var states = eaeu.Duties.SelectMany(d => d.Marks).Where(m => m.Meaning is null)
            .CountBy(m => Notes.On(m.Text, ChargeFolders.Day("2026-11-23"), EconomyCode.Parse("RU")).State).ToDictionary();
        Assert.Equal(1219, states.Values.Sum());
        Assert.DoesNotContain(TemporaryRateState.NotUnderstood, states.Keys);
        Assert.Equal(42, states[TemporaryRateState.NotHeld]);
    }

    [Fact]
    public void A_compilers_row_only_raises_a_question_and_an_old_text_is_marked()
    {
        var rows = folders.Book.Answer(new ChargeQuestion(Corridor.Reference.Goods.CommodityCode.Parse("0201"), null, EconomyCode.Parse("CN"), EconomyCode.Parse("RU"), ChargeFolders.Day("2026-11-23"), []))
            .Requirements.SelectMany(l => l.Rows).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows.Where(r => r.Source.Confidence == Confidence.Secondary), r => Assert.Contains(r.Statement, new[] { RequirementStatement.MayBeRequired, RequirementStatement.NotFoundByCompiler, RequirementStatement.MayBeExempt }));
        Assert.Contains(rows, r => r.Statement == RequirementStatement.OlderText && r.Source.Confidence == Confidence.OfficialCopy);
        var all = folders.Library.Find("measures/eaeu-requirements")!;
        Assert.DoesNotContain(all.Table("requirements").Rows, r => r.Optional("document_ru")?.Contains("не требуется", StringComparison.Ordinal) == true || r.Optional("edition_en")?.Contains("NOT in force", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_prefix_is_for_all_codes_below_it_and_the_longest_wins_where_the_list_says_so()
    {
        var quarantine = folders.Ask("0712901100", "CN", "RU", "2026-11-23", "eaeu").Requirements.Single(l => l.List.Id == "eaeu-318").Rows.Where(r => !r.IsNarrower).ToList();
        Assert.All(quarantine, r => Assert.Equal("phytosanitary_high", r.Control));
        var onions = folders.Ask("0712200000", "CN", "RU", "2026-11-23", "eaeu").Requirements.Single(l => l.List.Id == "eaeu-318").Rows.Where(r => !r.IsNarrower).ToList();
        Assert.Equal("phytosanitary_low", Assert.Single(onions).Control);
        Assert.Contains(folders.Ask("0712", "CN", "RU", "2026-11-23").Requirements.Single(l => l.List.Id == "eaeu-318").Rows, r => r.IsNarrower && r.Code!.Value.Digits == "0712901100");
        Assert.Contains(folders.Ask("8471300000", "CN", "RU", "2026-11-23", "eaeu").Requirements.SelectMany(l => l.Rows), r => r.List.Id == "eaeu-30" && r.Statement == RequirementStatement.MayBeRequired);
    }

    [Fact]
    public void A_row_that_stands_on_a_whole_chapter_is_only_for_the_goods_that_it_names()
    {
        var car = Assert.Single(folders.Ask("8703231981", "CN", "RU", "2026-11-23", "eaeu").Requirements.Single(l => l.List.Id == "eaeu-299").Rows);
        Assert.Equal(("87", RequirementScope.GoodsInWords), (car.Code!.Value.Digits, car.Scope));
        Assert.Contains("Товары для детей", car.Condition!.Ru, StringComparison.Ordinal);
        var beef = folders.Ask("0201300009", "CN", "RU", "2026-11-23", "eaeu").Requirements.Single(l => l.List.Id == "eaeu-317").Rows;
        Assert.All(beef, r => Assert.Equal(RequirementScope.WholeCode, r.Scope));
        foreach (var row in folders.Library.Find("measures/eaeu-requirements")!.Table("requirements").Rows.Where(r => r.Optional("edition_en") is not null))
        {
            Assert.True(row.Optional("edition_zh") is not null && row.Optional("edition_ru") is not null, row["edition_en"]);
        }
    }

    [Fact]
    public void What_a_compiler_did_not_find_takes_no_question_away()
    {
        foreach (var row in folders.Library.Find("measures/eaeu-requirements")!.Table("requirements").Rows.Where(r => r["effect"] == "not_listed"))
        {
            var rows = folders.Ask(row["code"], "CN", "RU", "2026-11-23", "eaeu").Requirements.Single(l => l.List.Id == row["list"]).Rows;
            Assert.Contains(rows, r => r.Statement == RequirementStatement.NotFoundByCompiler);
            Assert.All(rows, r => Assert.NotEqual(RequirementStatement.States, r.Statement));
        }
    }

    [Fact]
    public void The_export_tariff_answers_by_six_digits_and_only_for_its_year()
    {
        var copper = folders.Ask("7403110000", "CN", "RU", "2026-11-23", "eaeu").Export!;
        Assert.Equal(HeldState.Complete, copper.DutyState);
        Assert.Equal([("74031111", false, 30m), ("74031111", true, 0m), ("74031111", true, 5m), ("74031119", false, 10m), ("74031190", false, 10m)],
            copper.Duties.Select(d => (d.Code.Digits, d.IsPart, d.Applied)));
        Assert.Empty(folders.Ask("0303541000", "CN", "RU", "2026-11-23", "eaeu").Export!.Duties);
        Assert.Equal(HeldState.DayNotLoaded, folders.Ask("7403110000", "CN", "RU", "2025-11-23").Export!.DutyState);
        Assert.Equal(HeldState.NotLoaded, folders.Ask("7403110000", "RU", "CN", "2026-11-23").Export!.DutyState);
        Assert.Contains(folders.Ask("0102210000", "CN", "RU", "2026-11-23", "eaeu").Export!.Refunds, r => r.Percent == 9);
        Assert.All(folders.Ask("0102", "CN", "RU", "2026-11-23").Export!.Controls.Where(l => l.List.Id.StartsWith("cn-", StringComparison.Ordinal)).SelectMany(l => l.Rows), r => Assert.Equal(RequirementStatement.MayBeRequired, r.Statement));
    }

    [Fact]
    public void Additional_duties_follow_their_heading_and_the_origin()
    {
        var battery = folders.Ask("85076000", "CN", "US", "2026-06-30", "us");
        Assert.Contains(battery.Additional, d => d is { Heading: "9903.91.06" } or { Heading: "9903.91.01" });
        Assert.All(battery.Additional.Where(d => d.State == AdditionalDutyState.InForce), d => Assert.NotNull(d.Percent));
        Assert.Empty(folders.Ask("85076000", "RU", "US", "2026-06-30", "us").Additional);
        var rates = folders.Library.Find("measures/us-section-301")!;
        Assert.All(rates.Table("rates").Rows.Where(r => r["heading"] == "9903.88.16"), r => Assert.Equal("yes", r["suspended"]));
        var suspended = rates.Table("duties").Rows.First(r => r["heading"] == "9903.88.16")["code"];
        Assert.Contains(folders.Ask(suspended, "CN", "US", "2026-06-30", "us").Additional, d => d.State == AdditionalDutyState.Suspended);
        var later = rates.Table("duties").Rows.First(r => r["heading"] == "9903.91.06")["code"];
        Assert.Contains(folders.Ask(later, "CN", "US", "2025-12-31", "us").Additional, d => d is { Heading: "9903.91.06", State: AdditionalDutyState.NotYet });
        Assert.Contains(folders.Ask(later, "CN", "US", "2026-01-01", "us").Additional, d => d is { Heading: "9903.91.06", State: AdditionalDutyState.InForce });
        Assert.True(folders.Ask("8507", "CN", "US", "2026-06-30", "us").AdditionalBelow > 0);
    }

    [Fact]
    public void Access_facts_are_for_their_lane_their_goods_and_not_before_their_day()
    {
        Assert.Contains(folders.Ask("12019000", "RU", "CN", "2026-11-23", "cn").Access, f => f.AsOf == "2024-06");
        Assert.DoesNotContain(folders.Ask("12019000", "RU", "CN", "2020-01-01", "cn").Access, f => f.AsOf == "2024-06");
        Assert.Empty(folders.Ask("12019000", "CN", "RU", "2026-11-23").Access);
        Assert.Empty(folders.Ask("8471", "RU", "CN", "2026-11-23").Access);
        Assert.NotEmpty(folders.Ask("0404", "RU", "CN", "2026-11-23").Access);
    }

    [Fact]
    public void Charges_say_how_their_days_are_known_and_what_is_not_loaded()
    {
        var now = folders.Ask("9503009900", "CN", "RU", "2026-11-23", "eaeu").OnTop;
        Assert.Equal([("standard", 22m, ChargeDating.Stated), ("hint", 10m, ChargeDating.NotStated)], now.Vat.Select(v => (v.Basis, v.Percent, v.Dating)));
        Assert.Equal([("standard", 20m), ("hint", 10m)], folders.Ask("9503009900", "CN", "RU", "2025-12-31", "eaeu").OnTop.Vat.Select(v => (v.Basis, v.Percent)));
        Assert.Equal(ChargeDating.ReadLater, folders.Ask("9503009900", "CN", "RU", "2025-01-01", "eaeu").OnTop.Vat[1].Dating);
        Assert.Equal(9, now.Fees.Length);
        Assert.True(now.ExciseRates > 20);
        Assert.Equal(HeldState.NotLoaded, folders.Ask("9503", "RU", "CN", "2026-11-23").OnTop.ExciseState);
        Assert.Equal(13m, Assert.Single(folders.Ask("9503", "RU", "CN", "2026-11-23").OnTop.Vat).Percent);
        var none = folders.Ask("9503", "CN", "GB", "2026-11-23");
        Assert.Equal((HeldState.NotLoaded, HeldState.NotLoaded, HeldState.NotLoaded), (none.RequirementState, none.OnTop.VatState, none.OnTop.RemedyState));
        Assert.Contains(folders.Ask("7607111909", "CN", "RU", "2026-11-23", "eaeu").OnTop.Remedies, r => r is { Matches: true, Measure: "AD-ALFOIL-CN" });
        Assert.DoesNotContain(folders.Ask("7607111909", "IN", "RU", "2026-11-23", "eaeu").OnTop.Remedies, r => r.Measure == "AD-ALFOIL-CN");
        Assert.DoesNotContain(folders.Ask("7320100000", "CN", "RU", "2026-11-23", "eaeu").OnTop.Remedies, r => r is { Matches: true });
        Assert.Contains(folders.Ask("7320100000", "CN", "RU", "2026-11-17", "eaeu").OnTop.Remedies, r => r is { Matches: true, Measure: "AD-LEAFSPRINGS-CN" });
    }

    [Fact]
    public void The_shipped_packs_pass_their_check() => Assert.All(folders.Library.OfKind("measures"), p => Assert.Empty(ChargeFolders.Check.Check(p)));
}
