using Corridor.Reference;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Tests.Support.Programmes;

public sealed class ProgrammeReaderTests(ShippedData shipped)
{
    private const string Gives = "gives: {kind: grant, amount: 5 CNY}\n";
    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    // Line 10 is the first line behind the sample's head, 11 where it has no scope of its own.
    [Theory]
    [InlineData("when:\n  - contract.value >= 5\n", "rule.type", 12, 23)]
    [InlineData("when:\n  - \"contract.value >= 5\"\n", "rule.type", 12, 24)]
    [InlineData("when:\n  - 'enterprise.size = \"tiny\"'\n", "rule.word", 12, 24)]
    [InlineData("when:\n  - >-\n    contract.value > 1 CNY\n    and\n    contract.valu > 2 CNY\n", "rule.nameUnknown", 15, 5)]
    [InlineData("when:\n  - |\n    contract.value > 1 CNY\n      and contract.valu > 2 CNY\n", "rule.nameUnknown", 14, 11)]
    [InlineData("when:\n  - contract.value > 1 CNY\n    and contract.valu > 2 CNY\n", "rule.nameUnknown", 13, 9)]
    [InlineData("when: [{is: yes, confidence: sure}]\n", "pack.oneOf", 11, 30)]
    [InlineData("when: [{is: yes, source: rumour}]\n", "programme.sourceUnknown", 11, 26)]
    [InlineData("when: [{disputed: [{is: yes, source: law}]}]\n", "programme.conflictOfOne", 11, 19)]
    [InlineData("when: [[yes]]\n", "yaml.wantMap", 11, 8)]
    [InlineData("wen: [yes]\n", "yaml.fieldUnknown", 11, 1)]
    [InlineData("per: goods\n", "pack.oneOf", 11, 6)]
    [InlineData("valid: {from: 2026-05-01, to: 2026-04-30}\n", "date.reversed", 11, 15)]
    [InlineData("valid: {from: 2026-02-30}\n", "date.malformed", 11, 15)]
    [InlineData("stale: maybe\n", "pack.oneOf", 11, 8)]
    [InlineData("family: tax\n", "yaml.keyTwice", 11, 1)]
    [InlineData("needs: [unobtainium]\n", "programme.documentUnknown", 11, 9)]
    [InlineData("excludes: [sample]\n", "programme.self", 11, 11)]
    [InlineData("group: {id: g, at_most: 0}\n", "number.range", 11, 25)]
    [InlineData("limit: {id: l}\n", "yaml.fieldMissing", 11, 8)]
    [InlineData("limit: {id: l, most: 5}\n", "rule.type", 11, 22)]
    [InlineData("budget: {total: 5}\n", "money.malformed", 11, 17)]
    [InlineData("budget: {total: 5 XQZ}\n", "currency.unknown", 11, 17)]
    [InlineData("budget: {total: 5 CNY, used: 1 RUB}\n", "rule.currencies", 11, 30)]
    [InlineData("lists: {a: [84 .. 8501]}\n", "rule.codeRange", 11, 13)]
    [InlineData("lists: {sum: [84]}\n", "programme.nameTaken", 11, 9)]
    [InlineData("define: {d: not seen}\n", "programme.definition", 11, 13)]
    [InlineData("define: {a: b, b: 5}\n", "rule.nameUnknown", 11, 13)]
    [InlineData("define: {loan-x: 5}\n", "programme.nameTaken", 11, 10)]
    [InlineData("tables: {t: {by: code, of: percent, rows: [{key: 84, value: 130%}]}}\n", "rule.percentOver", 11, 61)]
    [InlineData("tables: {t: {by: code, of: percent, rows: [{key: 84, value: 13}]}}\n", "fact.value", 11, 61)]
    [InlineData("tables: {t: {by: code, of: percent, rows: [{key: 84, value: 13%, from: 2026-05-01, to: 2026-01-01}]}}\n", "date.reversed", 11, 72)]
    [InlineData("tables: {t: {by: moon, of: percent, rows: []}}\n", "pack.oneOf", 11, 18)]
    [InlineData("claim: {deadline: contract.value}\n", "rule.type", 11, 19)]
    [InlineData("conflicts: [{about: x, says: [{source: law, what: y}]}]\n", "programme.conflictOfOne", 11, 30)]
    [InlineData("currency2: &a CNY\n", "yaml.anchor", 11, 12)]
    [InlineData("summary: *a\n", "yaml.anchor", 11, 10)]
    [InlineData("stale: !!bool yes\n", "yaml.tag", 11, 8)]
    [InlineData("summary: {en: a, zh: b}\n", "yaml.fieldMissing", 11, 10)]
    [InlineData("stale: [yes\n", "yaml.yaml", 0, 0)]
    [InlineData("tests: [{given: {date: 2026-05-02, enterprise.taxpayr: general}, expect: {eligible: yes}}]\n", "fact.unknown", 11, 36)]
    [InlineData("tests: [{given: {date: 2026-05-02, enterprise.taxpayer: noble}, expect: {eligible: yes}}]\n", "fact.value", 11, 57)]
    [InlineData("tests: [{given: {enterprise.taxpayer: general}, expect: {eligible: yes}}]\n", "yaml.fieldMissing", 11, 17)]
    [InlineData("tests: [{given: {date: 2026-05-02}, expect: {eligible: perhaps}}]\n", "pack.oneOf", 11, 56)]
    [InlineData("tests: [{given: {date: 2026-05-02}, expect: {eligible: yes, amounts: {other: 5 CNY}}}]\n", "programme.benefitUnknown", 11, 71)]
    public void What_is_wrong_is_told_with_line_and_column(string rest, string code, int line, int column)
    {
        Assert.Null(ProgrammeReader.Read(SupportData.Sample("sample", rest + Gives), "sample.yaml", support.Scope, out var faults));
        var fault = Assert.Single(faults, f => f.Code == code);
        Faults.Is(code, fault);
        if (line > 0)
        {
            Assert.Equal(("sample.yaml", line, column), (fault.Place!.File, fault.Place.Line, fault.Place.Column));
        }
    }

    [Fact]
    public void Every_fault_of_a_file_is_told_in_one_go()
    {
        Assert.Null(ProgrammeReader.Read(SupportData.Sample("sample", "per: moon\nwhen: [nothing, 5, yes]\nneeds: [nothing]\n" + Gives), "s.yaml", support.Scope, out var faults));
        Assert.Equal(["pack.oneOf", "rule.nameUnknown", "rule.type", "programme.documentUnknown"], faults.Select(f => f.Code));
    }

    [Theory]
    [InlineData("", "yaml.empty")]
    [InlineData("- a", "yaml.wantMap")]
    [InlineData("a: 1\n---\nb: 2", "yaml.documents")]
    [InlineData("a: [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "yaml.tooDeep")]
    [InlineData("{[a]: 1}", "yaml.key")]
    public void A_file_that_is_no_programme_is_refused(string text, string code)
    {
        Assert.Null(ProgrammeReader.Read(text, "s.yaml", support.Scope, out var faults));
        Faults.Is(code, faults[0]);
    }

    [Fact]
    public void A_bomb_does_not_burst()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{(char)('b' + i)}: &{(char)('b' + i)} [{string.Join(',', Enumerable.Repeat("*" + (char)('a' + i), 9))}]\n"));
        Assert.Null(ProgrammeReader.Read(bomb, "s.yaml", support.Scope, out var faults));
        Assert.Equal("yaml.anchor", Assert.Single(faults).Code);
        Assert.Null(ProgrammeReader.Read(new string('a', 300_000), "s.yaml", support.Scope, out faults));
        Assert.Equal("yaml.tooLarge", Assert.Single(faults).Code);
        Assert.Null(ProgrammeReader.Read("a: [" + string.Concat(Enumerable.Repeat("1,", 30_000)) + "1]", "s.yaml", support.Scope, out faults));
        Assert.Equal("yaml.tooMany", Assert.Single(faults).Code);
    }

    [Fact]
    public void What_is_not_certain_keeps_its_words_and_has_no_value()
    {
        var programme = support.Programme(SupportData.Sample("sample", """
            when:
              - {is: loan.rate <= 7%, confidence: unverified}
              - {disputed: [{is: loan.term < 1 year, source: law}, {is: loan.term < 2 years, source: news}]}
            gives: {kind: loan, amount: not seen, cap: {is: 5 CNY, confidence: secondary, source: news}}

            """));
        var situation = support.Situation(support.Given("{date: 2026-05-02, loan.rate: 5%, loan.term: 18 months}"));
        Assert.Equal([UnknownCauseKind.Unverified], programme.When[0].Expression.Evaluate(situation).Causes.All.Select(c => c.Kind));
        Assert.Contains("7%", programme.When[0].Words(Language.En), StringComparison.Ordinal);
        Assert.Equal(new UnknownCause(UnknownCauseKind.Disputed, "when[1]", "law: false; news: true"), Assert.Single(programme.When[1].Expression.Evaluate(situation).Causes.All));
        Assert.True(programme.When[1].Expression.Evaluate(support.Situation(support.Given("{date: 2026-05-02, loan.term: 6 months}"))).IsTrue);
        Assert.Equal([UnknownCauseKind.NotSeen], programme.Gives[0].Amount!.Expression.Evaluate(situation).Causes.All.Select(c => c.Kind));
        Assert.Equal((Grade.Secondary, "news"), (programme.Gives[0].Cap!.Grade, programme.Gives[0].Cap!.Sources.Single()));
    }

    [Fact]
    public void A_library_refuses_what_is_broken_and_keeps_the_rest()
    {
        using var folder = new TemporaryFolder();
        void Write(string id, string rest) => folder.Write(id + ".yaml", SupportData.Sample(id, rest + Gives));
        Write("alone", "");
        Write("broken", "when: [nothing]\n");
        Write("needs-broken", "requires: [broken]\n");
        Write("one", "requires: [two]\n");
        Write("three", "limit: {id: l, most: 'benefit(\"one\")'}\n");
        Write("two", "requires: [three]\n");
        Write("friend", "requires: [alone]\nexcludes: [nobody-yet]\n");
        folder.Write("twin.yaml", SupportData.Sample("alone", Gives));
        folder.Write("note.txt", "no programme");

        var library = ProgrammeLibrary.Open(folder.Path, support.Scope);

        Assert.Equal(["alone", "friend"], library.All.Select(p => p.Id));
        Assert.Equal(["rule.nameUnknown", "programme.needsMissing", "programme.cycle", "programme.cycle", "programme.twice", "programme.cycle"], library.Refused.Select(r => r.Faults[0].Code));
        Assert.All(library.Refused, r => Faults.Is(r.Faults[0].Code, r.Faults[0]));
        Assert.Contains("one → three → two → one", library.Refused.First(r => r.Faults[0].Code == "programme.cycle").Faults[0].Message(Language.En), StringComparison.Ordinal);
    }
}
