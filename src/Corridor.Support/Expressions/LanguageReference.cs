using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Corridor.Reference.Currencies;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Support.Expressions;

/// <summary>
/// What the programme language consists of, for people: its functions and signs with rules that use them, a whole file,
/// and the fields of one. The parser and the schema read the same tables; what each means stands in the texts.
/// </summary>
public static class LanguageReference
{
    /// <summary>The rate at which the examples convert: so many of the second currency for one of the first.</summary>
    public static (string From, string To, decimal Rate) Rate => ("USD", "CNY", 7);

    /// <summary>What may stand where a rule stands, and the name under which the texts tell of it.</summary>
    public static readonly ImmutableArray<(string Name, string Form)> Uncertain =
    [
        ("notSeen", "not seen"), ("unverified", "{is: 100 CNY, confidence: unverified}"), ("secondary", "{is: 100 CNY, source: law, confidence: secondary}"),
        ("disputed", "{disputed: [{is: 100 CNY, source: law}, {is: 80 CNY, source: news}]}"),
    ];

    private static readonly Money Benefit = new(1300, CurrencyCode.Parse(Rate.To));

    private static readonly Lazy<ImmutableArray<RuleWord>> Lazily = new(() =>
    {
        var examples = Examples();
        return [.. Forms.Select(f => f with { Examples = [.. examples[f.Name]] })];
    });

    private static readonly Lazy<ImmutableArray<ProgrammeField>> LazyFields = new(ReadFields);

    // Signs first, then functions.
    private static readonly ImmutableArray<RuleWord> Forms =
    [
        new("compare", "x = y, x != y, x < y, x <= y, x > y, x >= y", false),
        new("arithmetic", "x + y, x - y, x * y, x / y", false),
        new("dates", "2026-01-31 + 30 days, 2026-01-31 - 1 month", false),
        new("logic", "x and y, x or y, not x", false),
        new("in", "x in [a, b], x not in [a, b]", false),
        new("range", "x in a .. b", false),
        new("has", "x has \"…\"", false),
        new("if", "if x then y else z", false),
        new("case", "case x when … then … else …", false),
        new("where", "sum(x where y)", false),
        new("table", "name(key), name(key, date), name(date)", false),
        new("min", "min(x, y, …), min(x)", true),
        new("max", "max(x, y, …), max(x)", true),
        new("sum", "sum(x)", true),
        new("count", "count(x)", true),
        new("any", "any(x)", true),
        new("all", "all(x)", true),
        new("round", "round(x), round(x, digits)", true),
        new("round_down", "round_down(x), round_down(x, digits)", true),
        new("round_up", "round_up(x), round_up(x, digits)", true),
        new("year", "year(date)", true),
        new("month", "month(date)", true),
        new("day", "day(year, month, day)", true),
        new("month_end", "month_end(date)", true),
        new("full_months", "full_months(from, to)", true),
        new("convert", "convert(x, currency)", true),
        new("benefit", "benefit(\"…\")", true),
    ];

    /// <summary>The names of the functions.</summary>
    internal static readonly ImmutableArray<string> FunctionNames = [.. Forms.Where(f => f.IsFunction).Select(f => f.Name)];

    /// <summary>Signs and functions, each with rules that use it.</summary>
    public static ImmutableArray<RuleWord> Words => Lazily.Value;

    /// <summary>The facts of the examples, as a file of facts.</summary>
    public static string Facts => field ??= Resource("facts.yaml");

    /// <summary>A whole programme's file with its tests.</summary>
    public static string Programme => field ??= Resource("programme.yaml");

    /// <summary>The schema of a programme's file, for editors: JSON Schema 2020-12.</summary>
    public static string Schema => field ??= Text(typeof(ProgrammeReader), "programme.schema.json");

    /// <summary>The fields of a programme's file, in their usual order.</summary>
    public static ImmutableArray<ProgrammeField> Fields => LazyFields.Value;

    /// <summary>What the rules of the examples are asked in: the facts, one exchange rate, and the amount of the sample programme.</summary>
    public static Situation Situation(ExpressionScope scope) =>
        new(FactReader.Read(Facts, "facts.yaml", scope, out _) ?? throw new InvalidOperationException("The facts of the examples cannot be read."), scope.Economies, (from, to, _) => (from, to) == (Rate.From, Rate.To) ? Rate.Rate : null)
        {
            Benefit = _ => Value.Of(Benefit),
        };

    /// <summary>The language with the tables of the sample programme, which the examples look in.</summary>
    public static ExpressionScope Scope(ExpressionScope scope, Programme sample) => scope with { Tables = scope.Tables.AddRange(sample.Tables.Select(t => KeyValuePair.Create(t.Name, t))) };

    private static ILookup<string, RuleExample> Examples()
    {
        var (found, group) = (new List<(string Group, RuleExample Example)>(), "");
        foreach (var line in Resource("rules.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('['))
            {
                group = line[1..^1];
                continue;
            }

            var parts = line.Split('→', StringSplitOptions.TrimEntries);
            found.Add((group, new RuleExample(parts[0], parts[1])));
        }

        return found.ToLookup(f => f.Group, f => f.Example);
    }

    private static ImmutableArray<ProgrammeField> ReadFields()
    {
        var schema = JsonNode.Parse(Schema)!;
        var required = schema["required"]!.AsArray().Select(n => (string)n!).ToHashSet();
        JsonNode Resolved(JsonNode node) => (string?)node["$ref"] is { } path ? Resolved(schema["$defs"]![path["#/$defs/".Length..]]!) : node;

        // What stands in a list or under names of one's own is told as if it stood alone.
        JsonNode? Part(JsonNode node)
        {
            node = Resolved(node);
            return node["properties"] is not null || node["enum"] is not null ? node
                : (node["anyOf"]?.AsArray() ?? []).Append(node["items"]).Append(node["additionalProperties"]).OfType<JsonObject>().Select(Part).FirstOrDefault(p => p is not null);
        }

        return [.. ProgrammeReader.FieldNames.Select(name =>
        {
            var isText = (string?)schema["properties"]![name]!["$ref"] is "#/$defs/names" or "#/$defs/text" or "#/$defs/yesNo" || name is "unverified" or "not_seen";
            var part = isText ? null : Part(schema["properties"]![name]!);
            return new ProgrammeField(name, required.Contains(name), [.. part?["properties"]?.AsObject().Select(p => p.Key) ?? []], [.. part?["enum"]?.AsArray().Select(w => (string)w!) ?? []]);
        })];
    }

    private static string Resource(string name) => Text(typeof(LanguageReference), "Examples." + name);

    private static string Text(Type beside, string name)
    {
        using var stream = beside.Assembly.GetManifestResourceStream(beside, name) ?? throw new InvalidOperationException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
