using System.Text.Json.Nodes;
using Corridor.Reference;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;
using Corridor.Support.Reading;

namespace Corridor.Tests.Support.Programmes;

/// <summary>The schema for editors says what the reader takes.</summary>
public sealed class SchemaTests(ShippedData shipped)
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Corridor.Support", "Programmes", "programme.schema.json")))!;
    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    [Fact]
    public void The_fields_are_those_of_the_reader() => Assert.Equal(ProgrammeReader.FieldNames.Order(), Schema["properties"]!.AsObject().Select(p => p.Key).Order());

    [Fact]
    public void The_words_are_those_of_the_reader()
    {
        Same<ProgrammeFamily>(Schema["properties"]!["family"]!);
        Same<ProgrammeStatus>(Schema["properties"]!["status"]!);
        Same<Grade>(Schema["properties"]!["confidence"]!);
        Same<BenefitKind>(Schema["properties"]!["gives"]!["anyOf"]![0]!["properties"]!["kind"]!);
        static void Same<T>(JsonNode node)
            where T : struct, Enum => Assert.Equal(Enum.GetValues<T>().Select(FileFields.Slug).Order(), node["enum"]!.AsArray().Select(v => (string)v!).Order());
    }

    [Fact]
    public void What_the_schema_requires_the_reader_requires()
    {
        var good = SupportData.Sample("sample", "gives: {kind: simplification}\n").Split('\n');
        foreach (var field in Schema["required"]!.AsArray().Select(f => (string)f!))
        {
            var without = string.Join('\n', good.Where(l => !l.StartsWith(field + ":", StringComparison.Ordinal)));
            Assert.Null(ProgrammeReader.Read(without, "s.yaml", support.Scope, out var faults));
            Assert.Contains(faults, f => f.Code == "yaml.fieldMissing" && f.Place!.Field == field);
        }
    }

    [Fact]
    public void Fields_of_fields_are_those_of_the_reader()
    {
        // A field that the reader does not know makes it list those that it does.
        foreach (var (path, text) in ((string, string)[])[("applies", "applies: {no_such: 1}"), ("claim", "claim: {no_such: 1}"), ("budget", "budget: {no_such: 1}"), ("valid", "valid: {no_such: 1}")])
        {
            Assert.Null(ProgrammeReader.Read(SupportData.Sample("sample", text + "\ngives: {kind: simplification}\n"), "s.yaml", support.Scope, out var faults));
            var known = Assert.Single(faults, f => f.Code == "yaml.fieldUnknown").Arguments[2];
            Assert.Equal(known.Split(", ").Order(), Schema["properties"]![path]!["properties"]!.AsObject().Select(p => p.Key).Order());
        }

        Assert.All(Enum.GetValues<ValueKind>(), k => Assert.False(string.IsNullOrEmpty(ExpressionType.Word(k))));
    }

    [Fact]
    public void The_name_of_a_test_is_a_text_like_the_others()
    {
        var tests = Schema["properties"]!["tests"]!["anyOf"]!;
        Assert.All([tests[0]!, tests[1]!["items"]!], t => Assert.Equal("#/$defs/text", (string)t["properties"]!["name"]!["$ref"]!));
        Assert.Equal(LocalizedText.Of(Language.En, "a case"), NameOf("a case"));
        Assert.Equal(new LocalizedText("a case", "案例", "пример"), NameOf("{en: a case, zh: 案例, ru: пример}"));
        Assert.Null(ProgrammeReader.Read(Tested("[a case]"), "s.yaml", support.Scope, out var faults));
        Assert.Equal("yaml.wantText", Assert.Single(faults).Code);

        LocalizedText? NameOf(string name) => Assert.Single(ProgrammeReader.Read(Tested(name), "s.yaml", support.Scope, out _)!.Tests).Name;
        static string Tested(string name) => SupportData.Sample("sample", $"tests: [{{name: {name}, given: {{date: 2026-05-02}}, expect: {{eligible: yes}}}}]\ngives: {{kind: simplification}}\n");
    }
}
