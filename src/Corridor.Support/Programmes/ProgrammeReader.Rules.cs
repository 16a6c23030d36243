using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Units;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Reading;

namespace Corridor.Support.Programmes;

public sealed partial class ProgrammeReader
{
    private const string NotSeenWords = "not seen";

    /// <summary>
    /// A rule is an expression; or <c>not seen</c>; or a map with <c>is</c>, and how far it is confirmed and by what; or
    /// a map with <c>disputed</c>, a list of what each source says.
    /// </summary>
    private Rule? Rule(FileFields from, FileNode node, string field, ValueKind kind)
    {
        if (node is FileScalar plain)
        {
            return plain.Text == NotSeenWords
                ? Unstated(from, plain, field, kind, null, [], Grade.Unverified)
                : Expression(from, plain, field, kind) is { } written ? Graded(new Rule(field, written, plain.Text, null, [], grade, from.Place(plain, field))) : null;
        }

        if (from.MapOf(node, field, "is", "says", "source", "confidence", "disputed") is not { } rule)
        {
            return null;
        }

        var says = rule.Localized("says");
        var stated = SourcesOf(rule);
        var own = rule.Word<Grade>("confidence") ?? grade;
        if (rule["disputed"] is { } disputed)
        {
            return Disputed(rule, disputed, field, kind, says);
        }

        if (rule.Scalar("is", required: true) is not { } scalar)
        {
            return null;
        }

        return scalar.Text == NotSeenWords
            ? Unstated(rule, scalar, field, kind, says, stated, Grade.Unverified)
            : Expression(rule, scalar, field, kind) is { } expression ? Graded(new Rule(field, expression, scalar.Text, says, stated, own, from.Place(scalar, field))) : null;
    }

    // What no source confirms must not decide anything: its words stay, its value is unknown.
    private static Rule Graded(Rule rule) => rule.Grade != Grade.Unverified ? rule : rule with
    {
        Expression = new UnstatedNode(new UnknownCause(UnknownCauseKind.Unverified, rule.Field) { Called = rule.Says ?? SupportTexts.OfField(rule.Field) ?? ExpressionWords.Of(rule.Expression) }, rule.Expression.Type, rule.Expression),
    };

    private Rule Unstated(FileFields from, FileScalar scalar, string field, ValueKind kind, LocalizedText? says, ImmutableArray<string> stated, Grade own) =>
        new(field, new UnstatedNode(new UnknownCause(UnknownCauseKind.NotSeen, field) { Called = says ?? SupportTexts.OfField(field) }, new ExpressionType(kind, kind == ValueKind.Money ? scope.Currency?.Value : null)), scalar.Text, says, stated, own, from.Place(scalar, field));

    private Rule? Disputed(FileFields rule, FileNode node, string field, ValueKind kind, LocalizedText? says)
    {
        if (node is not FileList { Items.Count: >= 2 and <= 10 } list)
        {
            rule.Wrong(node, new Fault("programme.conflictOfOne"), rule.Path("disputed"));
            return null;
        }

        var sayings = new List<(Expression Expression, string Source, string Text)>();
        foreach (var (item, i) in list.Items.Select((n, i) => (n, i)))
        {
            var at = $"{field}.disputed[{Digits(i)}]";
            if (rule.MapOf(item, at, "is", "source") is not { } one || one.Scalar("is", required: true) is not { } scalar || Expression(one, scalar, at, kind) is not { } expression)
            {
                return null;
            }

            if (SourcesOf(one) is not [var source, ..])
            {
                one.Missing("source");
                return null;
            }

            sayings.Add((expression, source, scalar.Text));
        }

        var disputed = new DisputedNode(field, [.. sayings.Select(s => s.Expression)], [.. sayings.Select(s => s.Source)]) { Called = says ?? SupportTexts.OfField(field) };
        return new Rule(field, disputed, string.Join(" | ", sayings.Select(s => s.Text)), says, [.. sayings.Select(s => s.Source)], grade, rule.Place(node, field));
    }

    private Expression? Expression(FileFields from, FileScalar scalar, string field, ValueKind? kind)
    {
        if (scope.TryParse(scalar.Text, kind, out var expression, out var fault, out var offset))
        {
            return expression;
        }

        var (line, column) = FileTree.PlaceOf(text, scalar, offset);
        from.Wrong(new FileScalar("", false, 0, line, column), fault, field);
        return null;
    }

    private void Lists()
    {
        if (fields["lists"] is not { } node)
        {
            return;
        }

        if (node is not FileMap map)
        {
            fields.Wrong(node, new Fault("yaml.wantMap", "lists", "name: [0303, 84 .. 85]"), "lists");
            return;
        }

        foreach (var (key, value) in map.Entries)
        {
            if (NewName(key, "lists") && Codes(fields, value is FileList list ? list.Items : [value], "lists." + key.Text) is { } codes)
            {
                scope = scope with { CodeLists = scope.CodeLists.Add(key.Text, codes) };
            }
        }
    }

    private void Define()
    {
        if (fields["define"] is not { } node)
        {
            return;
        }

        if (node is not FileMap map)
        {
            fields.Wrong(node, new Fault("yaml.wantMap", "define", "name: expression"), "define");
            return;
        }

        // A definition may speak of goods; where it is used decides whether it may.
        var (outer, defined) = (scope, scope with { IsPerItem = true });
        foreach (var (key, value) in map.Entries)
        {
            scope = defined;
            if (NewName(key, "define") && Rule(fields, value, "define." + key.Text, null) is { } rule)
            {
                defined = defined with { Definitions = defined.Definitions.Add(key.Text, rule.Expression) };
            }
        }

        scope = outer with { Definitions = defined.Definitions };
    }

    // A definition has the type that it has.
    private Rule? Rule(FileFields from, FileNode node, string field, ValueKind? kind)
    {
        if (kind is { } known)
        {
            return Rule(from, node, field, known);
        }

        var scalar = node as FileScalar ?? (node as FileMap)?.Find("is") as FileScalar ?? ((node as FileMap)?.Find("disputed") as FileList)?.Items.OfType<FileMap>().FirstOrDefault()?.Find("is") as FileScalar;
        if (scalar is null || scalar.Text == NotSeenWords)
        {
            from.Wrong(node, new Fault("programme.definition"), field);
            return null;
        }

        return Expression(from, scalar, field, null) is { } expression ? Rule(from, node, field, expression.Type.Kind) : null;
    }

    private bool NewName(FileScalar key, string field)
    {
        if (fields.AsId(key, field) is null)
        {
            return false;
        }

        if (key.Text.Contains('-', StringComparison.Ordinal) || scope.Definitions.ContainsKey(key.Text) || scope.Tables.ContainsKey(key.Text) || scope.CodeLists.ContainsKey(key.Text) || scope.Facts.Find(key.Text) is not null || ExpressionParser.IsReserved(key.Text))
        {
            fields.Wrong(key, new Fault("programme.nameTaken", key.Text), field);
            return false;
        }

        return true;
    }

    private ImmutableArray<RateTable> Tables()
    {
        if (fields["tables"] is not { } node)
        {
            return [];
        }

        if (node is not FileMap map)
        {
            fields.Wrong(node, new Fault("yaml.wantMap", "tables", "name: {by, of, rows}"), "tables");
            return [];
        }

        var all = ImmutableArray.CreateBuilder<RateTable>();
        foreach (var (key, value) in map.Entries)
        {
            if (NewName(key, "tables") && fields.MapOf(value, "tables." + key.Text, "title", "by", "of", "unit", "rows") is { } table && Table(table, key.Text) is { } read)
            {
                all.Add(read);
                scope = scope with { Tables = scope.Tables.Add(key.Text, read) };
            }
        }

        return all.ToImmutable();
    }

    private RateTable? Table(FileFields table, string name)
    {
        ValueKind? by = null;
        if (table.Scalar("by") is { } found)
        {
            if (found.Text is not ("code" or "text" or "economy"))
            {
                table.Wrong(found, new Fault("pack.oneOf", Fault.Quote(found.Text), "code, text, economy"), table.Path("by"));
                return null;
            }

            by = found.Text switch { "code" => ValueKind.Code, "text" => ValueKind.Text, _ => ValueKind.Economy };
        }

        if (table.Scalar("of", required: true) is not { } of)
        {
            return null;
        }

        if (!ExpressionType.TryKind(of.Text, out var kind) || kind is ValueKind.Texts or ValueKind.Code or ValueKind.Economy)
        {
            table.Wrong(of, new Fault("pack.oneOf", Fault.Quote(of.Text), "percent, number, money, quantity, truth, date, days, months, text"), table.Path("of"));
            return null;
        }

        UnitCode? unit = null;
        if (kind == ValueKind.Quantity)
        {
            if (table.Scalar("unit", required: true) is not { } given || !UnitCode.TryParse(given.Text, out var code, out _))
            {
                return null;
            }

            unit = code;
        }

        // A value of a table is written as a value of a fact.
        var form = new Fact(0, name, FactSubject.Day, new ExpressionType(kind, unit is { } u ? FactCatalogue.BaseOf(u, scope.Units).Value : null), new LocalizedText(name, name, name), [], []) { Unit = unit };
        var rows = new List<RateRow>();
        foreach (var (node, i) in table.List("rows", required: true).Take(5_000).Select((n, i) => (n, i)))
        {
            if (table.MapOf(node, table.Path($"rows[{Digits(i)}]"), "key", "from", "to", "value", "source", "confidence") is { } row)
            {
                rows.AddRange(Rows(row, by, form));
            }
        }

        return new RateTable(name, by, true, form.Type, rows) { Title = table.Localized("title", all: true) };
    }

    private IEnumerable<RateRow> Rows(FileFields row, ValueKind? by, Fact form)
    {
        var days = row.Days("from", "to");
        Value? value = null;
        if (row.Scalar("value", required: true) is { } scalar && scalar.Text != NotSeenWords)
        {
            if (!scope.TryValue(scalar.Text, form, out var read, out var fault))
            {
                row.Wrong(scalar, fault, row.Path("value"));
            }
            else if (read.Kind == ValueKind.Percent && read.Amount > 1)
            {
                row.Wrong(scalar, new Fault("rule.percentOver", Decimals.Text(read.Amount * 100), Decimals.Text(read.Amount)), row.Path("value"));
            }

            value = read;
        }

        var stated = SourcesOf(row);
        var source = stated.IsEmpty ? sources.FirstOrDefault()?.Id ?? "?" : string.Join(", ", stated);
        var confirmed = (row.Word<Grade>("confidence") ?? grade) != Grade.Unverified;
        if (by is null)
        {
            if (row["key"] is { } stray)
            {
                row.Wrong(stray, new Fault("programme.tableKey", form.Name), row.Path("key"));
            }

            yield return new RateRow("", days, value, source, confirmed);
            yield break;
        }

        foreach (var node in row.List("key", required: true).Take(MostListed))
        {
            if (row.AsScalar(node, row.Path("key")) is not { } key)
            {
                continue;
            }

            var digits = key.Text;
            if (by == ValueKind.Code)
            {
                if (!CommodityCode.TryParse(key.Text, out var code, out var fault))
                {
                    row.Wrong(key, fault, row.Path("key"));
                    continue;
                }

                digits = code.Digits;
            }
            else if (by == ValueKind.Economy && !scope.Economies.TryParse(key.Text, out _, out var unknown))
            {
                row.Wrong(key, unknown, row.Path("key"));
            }

            yield return new RateRow(digits, days, value, source, confirmed);
        }
    }

    private ImmutableArray<Benefit> Gives()
    {
        var all = ImmutableArray.CreateBuilder<Benefit>();
        var nodes = fields.List("gives", required: true);
        foreach (var (node, i) in nodes.Take(MostListed).Select((n, i) => (n, i)))
        {
            var field = nodes.Count == 1 ? "gives" : $"gives[{Digits(i)}]";
            if (fields.MapOf(node, field, "id", "kind", "amount", "cap", "lasts", "levy", "says") is not { } benefit || benefit.Word<BenefitKind>("kind", required: true) is not { } kind)
            {
                continue;
            }

            Rule? Part(string name, ValueKind? wanted) => benefit[name] is { } part ? Rule(benefit, part, $"{field}.{name}", wanted) : null;
            var (amount, lasts) = (Part("amount", ValueKind.Money), benefit["lasts"] is FileScalar { Text: NotSeenWords } ? Part("lasts", ValueKind.Days) : Part("lasts", null));
            if (amount is null && kind.Total() != BenefitTotal.Service && benefit["amount"] is null)
            {
                benefit.Wrong(node, new Fault("programme.amountMissing", FileFields.Slug(kind)), field);
            }

            if (lasts is not null && lasts.Expression.Type.Kind is not (ValueKind.Days or ValueKind.Months))
            {
                benefit.Wrong(benefit["lasts"]!, new Fault("rule.type", lasts.Expression.Type.ToString(), "days, months", ExpressionType.Sample(ValueKind.Days)), $"{field}.lasts");
            }

            all.Add(new Benefit(benefit.Id("id") ?? (nodes.Count == 1 ? "benefit" : FileFields.Slug(kind)), kind, amount, Part("cap", ValueKind.Money), lasts, benefit.String("levy"), benefit.Localized("says")));
        }

        foreach (var twice in all.GroupBy(b => b.Id).Where(g => g.Count() > 1))
        {
            fields.Wrong(fields["gives"]!, new Fault("programme.benefitTwice", twice.Key), "gives");
        }

        return all.ToImmutable();
    }

    private ImmutableArray<ProgrammeTest> Tests(Programme programme)
    {
        var all = ImmutableArray.CreateBuilder<ProgrammeTest>();
        foreach (var (node, i) in fields.List("tests").Take(MostListed).Select((n, i) => (n, i)))
        {
            var field = $"tests[{Digits(i)}]";
            if (fields.MapOf(node, field, "name", "given", "rates", "expect") is not { } test)
            {
                continue;
            }

            if (test["given"] is not FileMap given)
            {
                test.Missing("given");
                continue;
            }

            if (test.Fields("expect", "eligible", "amount", "amounts", "missing", "deadline") is not { } expect)
            {
                test.Missing("expect");
                continue;
            }

            var facts = FactReader.Read(given, text, file, field + ".given", scope, faults);
            var eligible = expect.Word<Truth>("eligible", required: true);
            if (facts is null || eligible is null)
            {
                continue;
            }

            var missing = expect["missing"] is null ? (ImmutableArray<string>?)null : [.. expect.List("missing").Select(n => expect.AsScalar(n, expect.Path("missing"))?.Text ?? "")];
            foreach (var name in missing ?? [])
            {
                if (scope.Facts.Find(name) is null)
                {
                    expect.Wrong(expect["missing"]!, new Fault("fact.unknown", Fault.Quote(name), scope.Facts.Nearest(name)), expect.Path("missing"));
                }
            }

            all.Add(new ProgrammeTest(test.Localized("name"), facts, eligible.Value, Amounts(expect, programme), missing, expect.Day("deadline"), fields.Place(node, field)) { Rates = Rates(test) });
        }

        return all.ToImmutable();
    }

    private static ImmutableArray<(string, Value)> Amounts(FileFields expect, Programme programme)
    {
        var all = ImmutableArray.CreateBuilder<(string, Value)>();
        if (expect.Scalar("amount") is { } only && Amount(expect, only, "amount") is { } value && programme.Gives.FirstOrDefault() is { } first)
        {
            all.Add((first.Id, value));
        }

        foreach (var (key, node) in (expect["amounts"] as FileMap)?.Entries ?? [])
        {
            if (!programme.Gives.Any(g => g.Id == key.Text))
            {
                expect.Wrong(key, new Fault("programme.benefitUnknown", Fault.Quote(key.Text), string.Join(", ", programme.Gives.Select(g => g.Id))), expect.Path("amounts"));
            }
            else if (expect.AsScalar(node, expect.Path("amounts")) is { } scalar && Amount(expect, scalar, "amounts") is { } each)
            {
                all.Add((key.Text, each));
            }
        }

        return all.ToImmutable();
    }

    private static Value? Amount(FileFields expect, FileScalar scalar, string field)
    {
        if (scalar.Text == "unknown")
        {
            return default(Value);
        }

        if (Reference.Currencies.Money.TryParse(scalar.Text, out var money, out var fault))
        {
            return Value.Of(money);
        }

        expect.Wrong(scalar, fault, expect.Path(field));
        return null;
    }

    private static ImmutableDictionary<(string, string), decimal> Rates(FileFields test)
    {
        var all = ImmutableDictionary.CreateBuilder<(string, string), decimal>();
        foreach (var (key, node) in (test["rates"] as FileMap)?.Entries ?? [])
        {
            var pair = key.Text.Split('/');
            if (pair.Length == 2 && node is FileScalar scalar && Decimals.TryParse(scalar.Text, out var rate) && rate > 0)
            {
                all[(pair[0], pair[1])] = rate;
            }
            else
            {
                test.Wrong(key, new Fault("programme.testRate", Fault.Quote(key.Text)), test.Path("rates"));
            }
        }

        return all.ToImmutable();
    }
}
