using Corridor.Support.Expressions;
using Corridor.Support.Facts;

namespace Corridor.Tests.Support.Facts;

public sealed class FactReaderTests(ShippedData shipped)
{
    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    [Fact]
    public void Facts_are_read_from_yaml_and_from_json()
    {
        var yaml = support.Given("date: 2026-05-02\nenterprise.size: small\ncontract.value: unknown\ngoods:\n  - {code: 0303, net_mass: 2 TNE}\n  - {code: 84}\n");
        var json = support.Given("""{"date": "2026-05-02", "enterprise.size": "small", "goods": [{"code": "0303", "net_mass": "2000"}, {"code": "84"}]}""");
        Assert.All([yaml, json], set =>
        {
            Assert.Equal(2, set.Items);
            Assert.Equal("small", set[support.Facts.Find("enterprise.size")!].Word);
            Assert.Equal("2000 KGM", set[support.Facts.Find("goods.net_mass")!].ToString());
            Assert.Equal(["contract.value"], set[support.Facts.Find("contract.value")!].Causes.Facts);
            Assert.False(set.Knows(support.Facts.Find("goods.net_mass")!));
            Assert.Equal(["date", "enterprise.size", "goods.code", "goods.net_mass"], set.Known.Select(f => f.Name));
        });
    }

    [Theory]
    [InlineData("{date: 2026-05-02, enterprise.sise: small}", "fact.unknown", 20)]
    [InlineData("{date: 2026-05-02, enterprise.size: tiny}", "fact.value", 37)]
    [InlineData("{date: 2026-05-02, contract.value: 5}", "fact.value", 36)]
    [InlineData("{date: 2026-05-02, contract.value: 5 XQZ}", "currency.unknown", 36)]
    [InlineData("{date: 2026-05-02, contract.value: 5000000000000 CNY}", "fact.tooLarge", 36)]
    [InlineData("{date: 2026-05-02, contract.value: [1, 2]}", "fact.value", 36)]
    [InlineData("{date: 2026-05-02, goods: [{net_mass: 5 LTR}]}", "unit.noConversion", 39)]
    [InlineData("{date: 2026-05-02, goods: [5]}", "yaml.wantMap", 28)]
    [InlineData("{date: 2026-05-02, enterprise.economy: ZZ}", "economy.unknown", 40)]
    [InlineData("{date: 2026-05-02, date: 2026-05-03}", "yaml.keyTwice", 20)]
    [InlineData("{enterprise.size: small}", "yaml.fieldMissing", 1)]
    [InlineData("{date: tomorrow}", "date.malformed", 8)]
    [InlineData("5", "yaml.wantMap", 1)]
    public void What_is_wrong_with_facts_is_told_with_its_place(string yaml, string code, int column)
    {
        Assert.Null(FactReader.Read(yaml, "facts.yaml", support.Scope, out var faults));
        Faults.Is(code, Assert.Single(faults));
        Assert.Equal((1, column), (faults[0].Place!.Line, faults[0].Place!.Column));
    }

    [Fact]
    public void More_items_than_a_declaration_holds_are_refused()
    {
        Assert.Null(FactReader.Read("{date: 2026-05-02, goods: [" + string.Concat(Enumerable.Repeat("{code: 84},", 999)) + "{code: 84}]}", "f.yaml", support.Scope, out var faults));
        Assert.Equal("fact.tooManyItems", Assert.Single(faults).Code);
    }

    [Fact]
    public void Every_fact_has_a_meaning_in_three_languages_and_documents_that_exist() => Assert.All(support.Facts.All, fact =>
    {
        Assert.All(Corridor.Reference.Languages.All, l => Assert.False(string.IsNullOrWhiteSpace(fact.Meaning.Exactly(l)), fact.Name));
        Assert.All(fact.Documents, d => Assert.NotNull(support.Facts.FindDocument(d)));
        Assert.True(fact.Index == 0 || fact.Documents.Length > 0 || fact.Name.EndsWith(".kind", StringComparison.Ordinal), fact.Name);
        Assert.Equal(fact.Type.Kind == ValueKind.Quantity, fact.Unit is not null);
    });
}
