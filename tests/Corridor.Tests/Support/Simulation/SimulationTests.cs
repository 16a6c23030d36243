using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;
using Corridor.Support.Simulation;

namespace Corridor.Tests.Support.Simulation;

public sealed class SimulationTests(ShippedData shipped)
{
    private const string Cases = """
        line,date,enterprise.size,enterprise.tax_debt,contract.value,goods.code
        a,2026-05-02,small,no,100 CNY,84136021
        b,2026-05-02,large,no,200 CNY,84136021
        c,2026-05-02,small,yes,300 CNY,84136021
        d,2026-05-02,small,,400 CNY,84136021
        e,2026-05-02,small,no,500 CNY,03035410
        f,2026-05-02,small,no,,84136021

        """;

    private const string Rules = "applies: {goods: [84]}\nwhen: ['enterprise.size = \"small\"', not enterprise.tax_debt]\ngives: {kind: grant, amount: contract.value * 10%}\n";
    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_population_tells_who_matches_who_drops_out_where_and_what_it_costs(int threads)
    {
        var library = Library(("p", Rules), ("q", "gives: {kind: simplification}\n"));
        var result = new Simulator(new Matcher(library.All, support.Scope)).Run(Population(Cases), f => support.Situation(f), threads);
        Assert.Equal(6, result.Cases);
        var p = result.Outcomes[0];
        Assert.Equal((2, 1, 3, 1), (p.Yes, p.Unknown, p.No, p.Uncounted));
        Assert.Equal([("applies", 1), ("when[0]", 1), ("when[1]", 1)], p.DropOuts);
        Assert.Equal([(BenefitTotal.Cash, new Money(10, CurrencyCode.Parse("CNY")))], p.Costs);
        Assert.Equal([("p", "q", 2)], result.Overlaps);
    }

    [Fact]
    public void Rows_that_cannot_be_read_are_told_and_the_others_stay()
    {
        var faults = new PopulationFaults();
        var rows = PopulationReader.Read(new StringReader("date,contract.value\n2026-05-02,5 CNY\n2026-05-99,5 CNY\n2026-05-02,five\n2026-05-02\n2026-05-02,7 CNY\n"), "p.csv", support.Scope, faults).ToList();
        Assert.Equal(["2", "6"], rows.Select(r => r.Line));
        Assert.Equal([("date.malformed", 3, 1), ("fact.value", 4, 2), ("pack.cellCount", 5, 0)], faults.First.Select(f => (f.Code, f.Place!.Line, f.Place.Column)));
    }

    [Fact]
    public void Of_many_rows_that_cannot_be_read_the_first_are_kept_all_are_counted_and_each_is_told()
    {
        var told = new List<int>();
        var faults = new PopulationFaults(f => told.Add(f.Place!.Line));
        Assert.Single(PopulationReader.Read(new StringReader("date\n" + string.Concat(Enumerable.Repeat("today\n", 250)) + "2026-05-02\n"), "p.csv", support.Scope, faults));
        Assert.Equal((250, PopulationFaults.Most, 150), (faults.Count, faults.First.Count, faults.More));
        Assert.Equal(Enumerable.Range(2, 250), told);
    }

    [Theory]
    [InlineData("date,contract.valu\n", "fact.unknown")]
    [InlineData("contract.value\n", "pack.columnMissing")]
    [InlineData("date,date\n", "yaml.keyTwice")]
    public void A_head_that_is_wrong_reads_nothing(string head, string code)
    {
        var faults = new PopulationFaults();
        Assert.Empty(PopulationReader.Read(new StringReader(head + "2026-05-02,1\n"), "p.csv", support.Scope, faults));
        Faults.Is(code, Assert.Single(faults.First));
    }

    [Fact]
    public void Two_versions_are_compared_in_words_and_by_who_changes_side()
    {
        var (old, now) = (Library(("p", Rules), ("gone", "gives: {kind: simplification}\n")), Library(("p", Rules.Replace("\"small\"", "\"large\"", StringComparison.Ordinal).Replace("10%", "20%", StringComparison.Ordinal)), ("fresh", "gives: {kind: simplification}\n")));
        var changes = ProgrammeDiff.Changes(old, now, support.Scope);
        Assert.Equal([("fresh", ""), ("gone", ""), ("p", "when"), ("p", "gives.benefit.amount")], changes.Select(c => (c.Programme, c.Field)));
        Assert.All(changes, c => Assert.Equal(3, Languages.All.Select(c.Message).Distinct().Count()));
        Assert.Contains("small", changes[2].Message(Language.En), StringComparison.Ordinal);
        var sides = ProgrammeDiff.Sides(old, now, Population(Cases), support.Scope, f => support.Situation(f)).Where(s => s.Programme == "p").ToList();
        Assert.Equal([("a", Truth.Yes, Truth.No), ("b", Truth.No, Truth.Yes), ("d", Truth.Unknown, Truth.No), ("f", Truth.Yes, Truth.No)], sides.Select(s => (s.Line, s.Old, s.New)));
    }

    [Fact]
    public void Two_of_one_name_are_told_apart_by_their_ids_and_what_reads_the_same_is_no_error()
    {
        ProgrammeLibrary With(string other) => Library(("p", $"requires: [{other}]\ngives: {{kind: simplification}}\n"), ("a", "gives: {kind: simplification}\n"), ("b", "gives: {kind: simplification}\n"));
        var change = Assert.Single(ProgrammeDiff.Changes(With("a"), With("b"), support.Scope));
        Assert.Equal("requires", change.Field);
        Assert.All(Languages.All, l => Assert.Matches(@"[(（]a[)）].*[(（]b[)）]", change.Message(l)));
        var same = new ProgrammeChange("p", LocalizedText.Same("P"), "when", null, LocalizedText.Same("x"), LocalizedText.Same("x"));
        Assert.All(Languages.All, l => Assert.Contains("x", same.Message(l), StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_differs_has_a_name_in_three_languages()
    {
        const string full = "summary: {en: A, zh: 甲, ru: А}\napplies: {direction: export, origin: CN, destination: RU, goods: [84], except: [8481]}\nvalid: {from: 2026-01-01}\nper: item\nlegal: [{act: Law, number: \"1\", date: 2026-01-01, source: law}]\ntables: {t: {of: percent, rows: [{from: 2026-01-01, value: 5%, source: law}]}}\n"
            + "when: [enterprise.tax_debt]\ngives: {id: g, kind: deferral, amount: contract.value * t(date), cap: 5 CNY, lasts: 5 days}\nneeds: [contract]\nclaim: {to: {en: A, zh: 甲, ru: А}, how: {en: B, zh: 乙, ru: Б}, deadline: date + 5 days, opens: 2026-01-01}\nexcludes: [o]\ngroup: {id: x, at_most: 1}\nlimit: {id: l, most: 5 CNY}\nbudget: {total: 5 CNY}\n";
        var changes = ProgrammeDiff.Changes(Library(("p", full), ("o", "gives: {kind: simplification}\n")), Library(("p", "requires: [o]\nstatus_note: {en: x, zh: x, ru: x}\ngives: {kind: simplification}\n"), ("o", "gives: {kind: simplification}\n")), support.Scope);
        var fields = changes.Select(c => c.Field).ToList();
        Assert.All((string[])["summary", "valid", "per", "applies.direction", "applies.origin", "applies.destination", "applies.goods", "applies.except", "when", "gives.g", "gives.g.amount", "gives.g.cap", "gives.g.lasts", "needs", "claim.to", "claim.how", "claim.window", "claim.deadline", "excludes", "requires", "group", "limit", "budget", "legal", "tables.t"], f => Assert.Contains(f, fields));
        Assert.All(changes, c => Assert.Equal(3, Languages.All.Select(c.FieldName).Distinct().Count()));
        Assert.All(changes, c => Assert.DoesNotContain(Languages.All, l => c.Message(l).Contains('{')));
    }

    [Fact]
    public void What_differs_is_told_by_the_names_of_things_and_of_a_list_only_what_came_or_went()
    {
        static string Version(string more) => "needs: [contract" + more + "gives: {kind: simplification, says: {en: Early entry, zh: 提前放行, ru: Ранний выпуск}}\n";
        var other = ("o", "gives: {kind: simplification}\n");
        var changes = ProgrammeDiff.Changes(Library(("p", Version("]\n")), other), Library(("p", Version(", packing_list]\nexcludes: [o]\napplies: {direction: export, origin: CN}\nnot_seen: [{en: The rate, zh: 比例, ru: Ставка}]\n")), other), support.Scope);
        var name = support.Scope.Facts.FindDocument("packing_list")!.Name;
        Assert.Equal((null, name), changes.Where(c => c.Field == "needs").Select(c => (c.Old, c.New)).Single());
        Assert.Equal("样例", changes.First(c => c.Field == "excludes").New!.Zh);
        Assert.Equal("中国", changes.First(c => c.Field == "applies.origin").New!.Zh);
        Assert.Equal("比例", changes.First(c => c.Field == "not_seen").New!.Zh);
        Assert.All(changes, c => Assert.DoesNotContain("packing_list", c.Message(Language.Ru), StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_in_one_language_is_shown_in_it_to_readers_of_the_others()
    {
        static string Said(string zh) => "when:\n  - {is: enterprise.tax_debt, says: {en: a debt, zh: " + zh + ", ru: долг}}\ngives: {kind: simplification}\n";
        var change = Assert.Single(ProgrammeDiff.Changes(Library(("p", Said("欠税"))), Library(("p", Said("有欠税"))), support.Scope));
        Assert.Contains("有欠税", change.Message(Language.Ru), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_compared_with_itself_has_no_changes() => Assert.Empty(ProgrammeDiff.Changes(Library(("p", Rules)), Library(("p", Rules)), support.Scope));

    [Theory]
    [InlineData("when: [contract.value > 100 CNY, contract.value < 50 CNY]", FindingKind.DeadCondition)]
    [InlineData("when: ['enterprise.size = \"small\"', 'enterprise.size = \"large\"']", FindingKind.DeadCondition)]
    [InlineData("when: ['enterprise.size in [\"small\"] and not (enterprise.size in [\"small\", \"large\"])']", FindingKind.DeadCondition)]
    [InlineData("when: [enterprise.tax_debt, not enterprise.tax_debt]", FindingKind.DeadCondition)]
    [InlineData("when: [loan.term in 1 year .. 2 years, loan.term < 6 months or loan.term > 30 months]", FindingKind.DeadCondition)]
    [InlineData("when: [date >= 2026-01-01 or date < 2026-01-01]", FindingKind.EmptyCondition)]
    [InlineData("when: [no]", FindingKind.DeadCondition)]
    [InlineData("excludes: [nobody]", FindingKind.ExcludesMissing)]
    [InlineData("tables: {t: {by: code, of: percent, rows: [{key: 84, to: 2025-12-31, value: 5%}, {key: 84, from: 2026-02-01, value: 6%}]}}", FindingKind.TableGap)]
    [InlineData("tables: {t: {by: code, of: percent, rows: [{key: 84, value: 5%, source: law}, {key: 84, value: 6%, source: news}]}}", FindingKind.TableDispute)]
    [InlineData("tests: [{given: {date: 2026-05-02}, expect: {eligible: no}}]", FindingKind.TestFails)]
    [InlineData("tests: [{given: {date: 2026-05-02}, expect: {eligible: yes, amount: 6 CNY}}]", FindingKind.TestFails)]
    [InlineData("tests: [{given: {date: 2026-05-02}, expect: {eligible: yes, missing: [enterprise.size]}}]", FindingKind.TestFails)]
    [InlineData("tests: [{given: {date: 2026-05-02}, expect: {eligible: yes, deadline: 2026-05-03}}]", FindingKind.TestFails)]
    [InlineData("group: {id: g, at_most: 2}", FindingKind.GroupDiffers)]
    public void A_check_finds_what_is_wrong(string field, FindingKind kind)
    {
        var findings = ProgrammeCheck.Run(Library(("p", field + "\ngives: {kind: grant, amount: 5 CNY}\n"), ("other", "group: {id: g, at_most: 1}\ngives: {kind: market_access}\n")), support.Scope);
        var finding = Assert.Single(findings, f => f.Kind == kind);
        Assert.Equal("p", finding.Programme);
        Assert.Equal(3, Languages.All.Select(finding.Message).Distinct().Count());
    }

    [Theory]
    [InlineData("name: {en: a case, zh: 案例, ru: пример}, ", "test “a case”:", "测试“案例”：", "тест «пример»:")]
    [InlineData("name: a case, ", "test “a case”:", "测试“a case”：", "тест «a case»:")]
    [InlineData("", "test “1”:", "测试“1”：", "тест «1»:")]
    public void A_test_that_does_not_hold_is_told_by_its_name_in_the_language_asked_for_or_by_its_number(string name, params string[] called)
    {
        var finding = Assert.Single(ProgrammeCheck.Run(Library(("p", $"tests: [{{{name}given: {{date: 2026-05-02}}, expect: {{eligible: no}}}}]\ngives: {{kind: grant, amount: 5 CNY}}\n")), support.Scope), f => f.Kind == FindingKind.TestFails);
        Assert.All(Languages.All.Zip(called), l => Assert.Contains(l.Second, finding.Message(l.First), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("when: [contract.value > 100 CNY, contract.value < 50 USD]")]
    [InlineData("when: [contract.value > 100 CNY or enterprise.tax_debt, contract.value < 50 CNY]")]
    [InlineData("when: [loan.term in 1 year .. 2 years, loan.term = 2 years]")]
    [InlineData("when: ['not (enterprise.size = \"small\")', 'enterprise.size in [\"small\", \"large\"]']")]
    [InlineData("when: [any(goods.is_food), any(not goods.is_food)]")]
    [InlineData("tests: [{given: {date: 2026-05-02}, expect: {eligible: yes, amount: 5 CNY}}]")]
    public void A_check_finds_nothing_in_what_is_good(string field) => Assert.DoesNotContain(
        ProgrammeCheck.Run(Library(("p", field + "\ngives: {kind: grant, amount: 5 CNY}\n")), support.Scope), f => f.IsError || f.Kind == FindingKind.EmptyCondition);

    [Fact]
    public void Programmes_that_may_be_claimed_for_the_same_and_say_nothing_of_each_other_overlap()
    {
        var overlapping = Library(("a", "applies: {goods: [84]}\ngives: {kind: grant, amount: 5 CNY}\n"), ("b", "applies: {goods: [8413 .. 8414]}\ngives: {kind: grant, amount: 5 CNY}\n"), ("c", "applies: {goods: [03]}\ngives: {kind: grant, amount: 5 CNY}\n"), ("d", "excludes: [a, b]\napplies: {goods: [84]}\ngives: {kind: grant, amount: 5 CNY}\n"));
        Assert.Equal([("a", "b")], ProgrammeCheck.Run(overlapping, support.Scope).Where(f => f.Kind == FindingKind.Overlap).Select(f => (f.Programme, f.Words[0])));
    }

    [Theory]
    [InlineData("gives: {kind: simplification}", "gives: {kind: simplification}")]
    [InlineData("when: ['enterprise.economy in [CN]']\ngives: {kind: loan, amount: 5 CNY}", "when: ['not enterprise.economy in [CN]']\ngives: {kind: loan, amount: 5 CNY}")]
    [InlineData("when: ['consignment.procedure = \"processing\"']\ngives: {kind: suspension, amount: 5 CNY}", "gives: {kind: suspension, amount: 'if consignment.procedure = \"free_zone\" then 5 CNY else 0 CNY'}")]
    [InlineData("gives: {kind: suspension, levy: duty, amount: 5 CNY}", "gives: {kind: suspension, levy: vat, amount: 5 CNY}")]
    public void Services_and_what_is_for_different_claimants_procedures_or_levies_do_not_overlap(string one, string other) =>
        Assert.DoesNotContain(ProgrammeCheck.Run(Library(("a", one + "\n"), ("b", other + "\n")), support.Scope), f => f.Kind == FindingKind.Overlap);

    [Fact]
    public void The_register_shows_sections_that_no_programme_of_a_family_reaches()
    {
        var library = Library(("a", "applies: {goods: [84 .. 85]}\ngives: {kind: grant, amount: 5 CNY}\n"), ("b", "applies: {goods: [8413]}\ngives: {kind: grant, amount: 5 CNY}\n"), ("ended", "valid: {to: 2026-01-01}\ngives: {kind: grant, amount: 5 CNY}\n"));
        var entries = ProgrammeRegister.On(library, shipped.Book, [EconomyCode.Parse("CN"), EconomyCode.Parse("RU")], new DateOnly(2026, 5, 2));
        var machines = Assert.Single(entries, e => e.Family == ProgrammeFamily.Finance && e.Side.Value == "CN" && e.Section == "XVI");
        Assert.Equal(("a", "b", false), (machines.Whole.Single(), machines.Part.Single(), machines.IsGap));
        Assert.All(entries.Where(e => e != machines), e => Assert.True(e.IsGap));
        Assert.Equal(["a", "b"], machines.Named);
        Assert.Null(machines.Until);
        Assert.Equal(4 * 2 * shipped.Book.Sections.Length, entries.Length);
    }

    [Fact]
    public void The_register_shows_chapters_that_nothing_reaches_what_only_programmes_for_all_goods_reach_and_when_the_last_one_ends()
    {
        var day = new DateOnly(2026, 5, 2);
        RegisterEntry Of(ProgrammeLibrary library, string section) => ProgrammeRegister.On(library, shipped.Book, [EconomyCode.Parse("CN")], day).Single(e => e.Family == ProgrammeFamily.Finance && e.Section == section);
        var named = Library(("a", "valid: {to: 2026-06-30}\napplies: {goods: [84]}\ngives: {kind: grant, amount: 5 CNY}\n"), ("b", "valid: {to: 2026-12-31}\napplies: {goods: [01]}\ngives: {kind: grant, amount: 5 CNY}\n"));
        Assert.Equal(["85"], Of(named, "XVI").Without);
        Assert.Equal((new DateOnly(2026, 6, 30), false), (Of(named, "XVI").Until, Of(named, "XVI").IsGeneral));
        Assert.Equal(["02", "03", "04", "05"], Of(named, "I").Without);
        var all = Library(("a", "gives: {kind: grant, amount: 5 CNY}\n"), ("b", "valid: {to: 2026-06-30}\napplies: {goods: [84]}\ngives: {kind: grant, amount: 5 CNY}\n"));
        Assert.Equal("I–III, V, XX–XXI", ProgrammeRegister.Sections(["XXI", "I", "II", "III", "XX", "V"], shipped.Book));
        Assert.Equal((true, false), (Of(all, "I").IsGeneral, Of(all, "XVI").IsGeneral));
        Assert.Empty(Of(all, "XVI").Without);
        Assert.Null(Of(all, "XVI").Until);
    }

    [Fact]
    public void What_a_source_says_of_two_programmes_and_that_they_are_for_other_things_settles_an_overlap()
    {
        const string gives = "gives: {kind: grant, amount: 5 CNY}\n";
        int Overlaps(string one, string other) => ProgrammeCheck.Run(Library(("a", one), ("b", other)), support.Scope).Count(f => f.Kind == FindingKind.Overlap);
        const string says = "stacks: [{with: b, says: {en: both, zh: 可同享, ru: обе}, source: law";
        Assert.Equal(1, Overlaps(gives, gives));
        Assert.Equal(0, Overlaps(gives + says + "}]\n", gives));
        Assert.Equal(1, Overlaps(gives + says + ", confidence: unverified}]\n", gives));
        Assert.Equal(0, Overlaps("when: [investment.abroad]\n" + gives, "when: [contract.is_export_sale]\n" + gives));
        Assert.Equal(1, Overlaps("when: [investment.abroad, contract.is_export_sale]\n" + gives, "when: [contract.is_export_sale]\n" + gives));
        Assert.Contains(ProgrammeCheck.Run(Library(("a", gives + says + "}]\n"), ("b", gives + "excludes: [a]\n")), support.Scope), f => f.Kind == FindingKind.StacksExcluded);
        Assert.Contains(ProgrammeCheck.Run(Library(("a", gives + says.Replace("with: b", "with: c", StringComparison.Ordinal) + "}]\n")), support.Scope), f => f.Kind == FindingKind.StacksMissing);
        _ = ProgrammeReader.Read(SupportData.Sample("a", gives + "excludes: [b]\n" + says + "}]\n"), "a.yaml", support.Scope, out var faults);
        Assert.Equal("programme.stacksExcluded", Assert.Single(faults).Code);
        _ = ProgrammeReader.Read(SupportData.Sample("a", gives + "stacks: [{with: b, says: {en: both, zh: 可同享, ru: обе}}]\n"), "a.yaml", support.Scope, out faults);
        Assert.Contains("source", Assert.Single(faults).Message(Language.En), StringComparison.Ordinal);
    }

    [Fact]
    public void The_programme_of_the_reference_passes_its_own_tests()
    {
        var findings = ProgrammeCheck.Run(ProgrammeLibrary.Of([support.Programme(Corridor.Support.Expressions.LanguageReference.Programme)]), support.Scope);
        Assert.Equal([FindingKind.TableDispute], findings.Select(f => f.Kind));
    }

    private List<PopulationRow> Population(string csv)
    {
        var faults = new PopulationFaults();
        var rows = PopulationReader.Read(new StringReader(csv), "p.csv", support.Scope, faults).ToList();
        Assert.Empty(faults.First);
        return rows;
    }

    private ProgrammeLibrary Library(params (string Id, string Fields)[] files) => ProgrammeLibrary.Of(files.Select(f => support.Programme(SupportData.Sample(f.Id, f.Fields))));
}
