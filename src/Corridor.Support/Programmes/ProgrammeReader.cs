using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Support.Expressions;
using Corridor.Support.Reading;

namespace Corridor.Support.Programmes;

/// <summary>
/// Reads one programme's file. Everything that is wrong is told in one go, each with line and column; a file with a
/// fault gives no programme.
/// </summary>
public sealed partial class ProgrammeReader
{
    private const int MostListed = 500;

    /// <summary>The fields of a programme's file.</summary>
    internal static readonly string[] FieldNames =
    [
        "programme", "names", "summary", "authority", "side", "family", "status", "status_note", "confidence", "stale", "currency", "sources", "legal", "valid", "applies", "per",
        "lists", "tables", "define", "when", "gives", "needs", "claim", "excludes", "stacks", "requires", "group", "limit", "budget", "conflicts", "unverified", "not_seen", "tests",
    ];

    private readonly string text;
    private readonly string file;
    private readonly List<Fault> faults = [];
    private readonly FileFields fields;
    private ExpressionScope scope;
    private Grade grade;
    private ImmutableArray<ProgrammeSource> sources = [];

    private ProgrammeReader(FileMap root, string text, string file, ExpressionScope scope)
    {
        (this.text, this.file, this.scope) = (text, file, scope);
        fields = new FileFields(root, "", text, file, faults, FieldNames);
    }

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's name for faults.</param>
    /// <param name="scope">Facts, currencies, units, economies, and tables that all programmes share.</param>
    /// <param name="faults">What is wrong; empty where there is a programme.</param>
    public static Programme? Read(string text, string file, ExpressionScope scope, out ImmutableArray<Fault> faults)
    {
        var root = FileTree.Read(text, file, out var fault);
        if (root is not FileMap map)
        {
            faults = [fault ?? new Fault("yaml.wantMap", Path.GetFileName(file), string.Join(", ", FieldNames)).At(new FilePlace(file, 1, 1))];
            return null;
        }

        var reader = new ProgrammeReader(map, text, file, scope);
        var programme = reader.Programme();
        faults = [.. reader.faults.OrderBy(f => f.Place?.Line ?? 0).ThenBy(f => f.Place?.Column ?? 0)];
        return faults.IsEmpty ? programme : null;
    }

    /// <summary>The sources that a file's text names, without reading its rules; empty where it is no programme.</summary>
    public static ImmutableArray<ProgrammeSource> ReadSources(string text, string file) =>
        FileTree.Read(text, file, out _) is FileMap map ? Sources(new FileFields(map, "", text, file, [], FieldNames)) : [];

    private Programme Programme()
    {
        var id = fields.Id("programme", required: true) ?? "";
        grade = fields.Word<Grade>("confidence", required: true) ?? Grade.Unverified;
        sources = Sources(fields);
        if (fields.Scalar("currency") is { } money)
        {
            if (!CurrencyCode.TryParse(money.Text, out var currency, out var fault) || scope.Currencies.Find(currency) is null)
            {
                fields.Wrong(money, fault ?? new Fault("currency.unknown", Fault.Quote(money.Text)), "currency");
            }
            else
            {
                scope = scope with { Currency = currency };
            }
        }

        var isPerItem = PerItem();
        scope = scope with { IsPerItem = isPerItem };
        Lists();
        var tables = Tables();
        Define();
        var when = fields.List("when").Take(MostListed).Select((n, i) => Rule(fields, n, $"when[{Digits(i)}]", ValueKind.Truth)).OfType<Rule>().ToImmutableArray();
        var gives = Gives();
        scope = scope with { IsPerItem = false };
        var programme = new Programme
        {
            Id = id,
            Name = fields.Localized("names", required: true, all: true) ?? new LocalizedText(id, id, id),
            Summary = fields.Localized("summary", all: true),
            Authority = fields.Localized("authority", required: true, all: true) ?? new LocalizedText("", "", ""),
            Sides = Economies(fields, "side", required: true),
            Family = fields.Word<ProgrammeFamily>("family", required: true) ?? default,
            Status = fields.Word<ProgrammeStatus>("status", required: true) ?? default,
            StatusNote = fields.Localized("status_note"),
            Grade = grade,
            IsStale = fields.YesNo("stale"),
            Currency = scope.Currency,
            Sources = sources,
            Acts = Acts(),
            Scope = Scope(),
            IsPerItem = isPerItem,
            When = when,
            Gives = gives,
            Needs = Needs(),
            Claim = Claim(),
            Excludes = Ids("excludes"),
            Stacks = [.. fields.List("stacks").Take(MostListed).Select((n, i) => Stack(n, $"stacks[{Digits(i)}]")).OfType<StackingPermit>()],
            Requires = Ids("requires"),
            Groups = [.. fields.List("group").Select((n, i) => Group(n, $"group[{Digits(i)}]")).OfType<StackingGroup>()],
            Limits = [.. fields.List("limit").Select((n, i) => Limit(n, $"limit[{Digits(i)}]")).OfType<SharedLimit>()],
            Budget = Budget(),
            Tables = tables,
            Conflicts = Conflicts(),
            Unverified = Notes("unverified"),
            NotSeen = Notes("not_seen"),
            Place = new FilePlace(file, fields.Map.Line, fields.Map.Column),
        };
        if (programme.Requires.Contains(id) || programme.Excludes.Contains(id))
        {
            var field = programme.Requires.Contains(id) ? "requires" : "excludes";
            fields.Wrong(fields[field]!, new Fault("programme.self", id), field);
        }

        foreach (var with in programme.Stacks.Select(s => s.With).Where(w => w == id || programme.Excludes.Contains(w)))
        {
            fields.Wrong(fields["stacks"]!, new Fault(with == id ? "programme.self" : "programme.stacksExcluded", with), "stacks");
        }

        if (programme.Limits.Length > 2)
        {
            fields.Wrong(fields["limit"]!, new Fault("programme.limits"), "limit");
        }

        return programme with { Tests = Tests(programme) };
    }

    private bool PerItem()
    {
        if (fields.Scalar("per") is not { } per)
        {
            return false;
        }

        if (per.Text is not ("item" or "claim"))
        {
            fields.Wrong(per, new Fault("pack.oneOf", Fault.Quote(per.Text), "item, claim"), "per");
        }

        return per.Text == "item";
    }

    private static ImmutableArray<ProgrammeSource> Sources(FileFields fields)
    {
        if (fields["sources"] is not { } node)
        {
            fields.Missing("sources");
            return [];
        }

        if (node is not FileMap map || map.Entries.Count > MostListed)
        {
            fields.Wrong(node, new Fault("yaml.wantMap", "sources", "id: {title, url, as_of, confidence, stale}"), "sources");
            return [];
        }

        var all = ImmutableArray.CreateBuilder<ProgrammeSource>();
        foreach (var (key, value) in map.Entries)
        {
            fields.AsId(key, "sources");
            if (fields.MapOf(value, "sources." + Fault.Quote(key.Text), "title", "url", "as_of", "confidence", "stale") is { } source)
            {
                if (source["title"] is null && source["url"] is null)
                {
                    source.Missing("title");
                }

                var url = source.String("url");
                if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"))
                {
                    source.Wrong(source["url"]!, new Fault("yaml.url", Fault.Quote(url)), source.Path("url"));
                }

                all.Add(new ProgrammeSource(key.Text, source.Localized("title") ?? LocalizedText.Of(Language.En, url ?? ""), url, source.String("as_of"), source.Word<Grade>("confidence", required: true) ?? Grade.Unverified, source.YesNo("stale")));
            }
        }

        return all.ToImmutable();
    }

    private ImmutableArray<string> SourcesOf(FileFields from, string field = "source") => [.. from.List(field).Select(n =>
    {
        var id = from.AsScalar(n, from.Path(field))?.Text ?? "";
        if (n is FileScalar && !sources.Any(s => s.Id == id))
        {
            from.Wrong(n, new Fault("programme.sourceUnknown", Fault.Quote(id), string.Join(", ", sources.Select(s => s.Id))), from.Path(field));
        }

        return id;
    })];

    private ImmutableArray<LegalAct> Acts() => [.. fields.List("legal").Take(MostListed).Select((n, i) =>
        fields.MapOf(n, $"legal[{Digits(i)}]", "act", "number", "date", "articles", "note", "source") is { } act
            ? new LegalAct(act.Localized("act", required: true) ?? new LocalizedText("", null, null), act.Localized("number"), act.String("date"), Articles(act), act.Localized("note"), SourcesOf(act)) : null).OfType<LegalAct>()];

    // Numbers are cited by rule; whatever else, by who wrote the file, in each language.
    private static LocalizedText? Articles(FileFields from)
    {
        if (from["articles"] is not FileScalar scalar)
        {
            return from.Localized("articles", all: true);
        }

        if (ArticleCitation.Of(scalar.Text.Trim()) is { } cited)
        {
            return cited;
        }

        from.Wrong(scalar, new Fault("programme.articles", Fault.Quote(scalar.Text)), from.Path("articles"));
        return null;
    }

    private ProgrammeScope Scope()
    {
        var days = fields.Fields("valid", "from", "to") is { } valid ? valid.Days("from", "to") : DateRange.Always;
        if (fields.Fields("applies", "direction", "origin", "destination", "goods", "except") is not { } applies)
        {
            fields.Missing("applies");
            return new ProgrammeScope(null, [], [], null, null, days);
        }

        TradeDirection? direction = null;
        if (applies.Scalar("direction") is { Text: not "any" } word)
        {
            direction = applies.AsWord<TradeDirection>(word, applies.Path("direction"));
        }

        return new ProgrammeScope(direction, Economies(applies, "origin"), Economies(applies, "destination"), Goods(applies, "goods"), Goods(applies, "except"), days);
    }

    private ImmutableArray<EconomyCode> Economies(FileFields from, string field, bool required = false)
    {
        var found = ImmutableArray.CreateBuilder<EconomyCode>();
        foreach (var node in from.List(field, required).Take(MostListed))
        {
            if (from.AsScalar(node, from.Path(field)) is not { Text: not "any" } scalar)
            {
                continue;
            }

            if (scope.Economies.TryParse(scalar.Text, out var economy, out var fault))
            {
                found.Add(economy.Code);
            }
            else
            {
                from.Wrong(scalar, fault, from.Path(field));
            }
        }

        return found.ToImmutable();
    }

    private CodeRanges? Goods(FileFields from, string field)
    {
        var nodes = from.List(field);
        if (nodes.Count == 0 || nodes is [FileScalar { Text: "all" }])
        {
            return null;
        }

        if (nodes is [FileScalar named] && scope.CodeLists.TryGetValue(named.Text, out var list))
        {
            return list;
        }

        return Codes(from, nodes, from.Path(field));
    }

    private static CodeRanges? Codes(FileFields from, List<FileNode> nodes, string field)
    {
        var pairs = new List<(CommodityCode, CommodityCode)>();
        foreach (var node in nodes)
        {
            if (from.AsScalar(node, field) is not { } scalar)
            {
                return null;
            }

            var ends = scalar.Text.Split("..", StringSplitOptions.TrimEntries);
            if (!CommodityCode.TryParse(ends[0], out var first, out var fault) || !CommodityCode.TryParse(ends[^1], out var last, out fault) || ends.Length > 2)
            {
                from.Wrong(scalar, fault ?? new Fault("code.malformed", Fault.Quote(scalar.Text)), field);
                return null;
            }

            if (!CodeRanges.TryCreate([(first, last)], out _, out fault))
            {
                from.Wrong(scalar, fault, field);
                return null;
            }

            pairs.Add((first, last));
        }

        return CodeRanges.TryCreate(pairs, out var ranges, out _) ? ranges : null;
    }

    private ImmutableArray<string> Needs() => [.. fields.List("needs").Take(MostListed).Select(n =>
    {
        var id = fields.AsScalar(n, "needs")?.Text ?? "";
        if (n is FileScalar && scope.Facts.FindDocument(id) is null)
        {
            fields.Wrong(n, new Fault("programme.documentUnknown", Fault.Quote(id), ExpressionParser.Nearest(id, scope.Facts.Documents.Select(d => d.Id))), "needs");
        }

        return id;
    })];

    private ImmutableArray<string> Ids(string field) => [.. fields.List(field).Take(MostListed).Select(n => fields.AsScalar(n, field) is { } scalar ? fields.AsId(scalar, field) : null).OfType<string>()];

    private ImmutableArray<LocalizedText> Notes(string field) => [.. fields.List(field).Take(MostListed).Select(n => fields.AsLocalized(n, field)).OfType<LocalizedText>()];

    private ClaimTerms? Claim()
    {
        if (fields.Fields("claim", "to", "how", "deadline", "opens", "closes") is not { } claim)
        {
            return null;
        }

        return new ClaimTerms(claim.Localized("to"), claim.Localized("how"), claim["deadline"] is { } node ? Rule(claim, node, "claim.deadline", ValueKind.Date) : null, claim.Days("opens", "closes"));
    }

    private StackingGroup? Group(FileNode node, string field)
    {
        if (fields.MapOf(node, field, "id", "at_most") is not { } group)
        {
            return null;
        }

        var (id, most) = (group.Id("id", required: true), group.Whole("at_most", 1, 1000, required: true));
        return id is null || most is null ? null : new StackingGroup(id, most.Value);
    }

    // That two go together is said by somebody, or it is not said.
    private StackingPermit? Stack(FileNode node, string field)
    {
        if (fields.MapOf(node, field, "with", "says", "articles", "source", "confidence") is not { } stack)
        {
            return null;
        }

        var (with, says, from) = (stack.Id("with", required: true), stack.Localized("says", required: true, all: true), SourcesOf(stack));
        if (from.IsEmpty)
        {
            stack.Missing("source");
        }

        var best = sources.Where(s => from.Contains(s.Id)).Select(s => s.Grade).DefaultIfEmpty(Grade.Unverified).Min();
        return with is null || says is null ? null : new StackingPermit(with, says, Articles(stack), from, stack.Word<Grade>("confidence") ?? best);
    }

    private SharedLimit? Limit(FileNode node, string field)
    {
        if (fields.MapOf(node, field, "id", "most", "over") is not { } limit)
        {
            return null;
        }

        var id = limit.Id("id", required: true);
        if (limit["most"] is not { } most)
        {
            limit.Missing("most");
            return null;
        }

        return Rule(limit, most, field + ".most", ValueKind.Money) is { } rule && id is not null ? new SharedLimit(id, rule, limit.Localized("over")) : null;
    }

    private ProgrammeBudget? Budget()
    {
        if (fields.Fields("budget", "total", "used", "as_of") is not { } budget)
        {
            return null;
        }

        Money? Sum(string field, bool required)
        {
            if (budget.Scalar(field, required) is not { } scalar)
            {
                return null;
            }

            if (Money.TryParse(scalar.Text, out var money, out var fault) && scope.Currencies.Find(money.Currency) is not null)
            {
                return money;
            }

            budget.Wrong(scalar, fault ?? new Fault("currency.unknown", money.Currency.Value), budget.Path(field));
            return null;
        }

        var (total, used) = (Sum("total", true), Sum("used", false));
        if (total is { } a && used is { } b && a.Currency != b.Currency)
        {
            budget.Wrong(budget["used"]!, new Fault("rule.currencies", a.Currency.Value, b.Currency.Value), budget.Path("used"));
            return null;
        }

        return total is { } known ? new ProgrammeBudget(known, used, budget.Day("as_of")) : null;
    }

    private ImmutableArray<SourceConflict> Conflicts() => [.. fields.List("conflicts").Take(MostListed).Select((n, i) =>
    {
        if (fields.MapOf(n, $"conflicts[{Digits(i)}]", "about", "says") is not { } conflict)
        {
            return null;
        }

        var says = conflict.List("says", required: true).Select((s, j) => conflict.MapOf(s, conflict.Path($"says[{Digits(j)}]"), "source", "what") is { } one
            ? (SourcesOf(one).FirstOrDefault("?"), one.Localized("what", required: true) ?? new LocalizedText("", null, null)) : ("?", new LocalizedText("", null, null))).ToImmutableArray();
        if (says.Length < 2 && conflict["says"] is { } few)
        {
            conflict.Wrong(few, new Fault("programme.conflictOfOne"), conflict.Path("says"));
        }

        return new SourceConflict(conflict.Localized("about", required: true) ?? new LocalizedText("", null, null), says);
    }).OfType<SourceConflict>()];

    private static string Digits(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
