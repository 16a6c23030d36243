using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Measures.Consignments;
using Corridor.Reference;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Microsoft.Extensions.Primitives;

namespace Corridor.Support;

/// <summary>
/// Facts that a claimant states in the query of a calculation: each by its name behind who he is,
/// <c>importer.enterprise.size=small</c>, a currency or unit with the number or, as forms send it, apart
/// (<c>loan.amount.unit=CNY</c>); a fact of goods once, or as many times as there are items, in their order. What
/// is empty, or the word unknown, is not known.
/// </summary>
internal static class FactQuery
{
    /// <summary>Reads the facts behind a prefix; a name that is no fact is a fault.</summary>
    /// <param name="query">The names with their values.</param>
    /// <param name="prefix">What stands before the names: <c>importer.</c>.</param>
    /// <param name="scope">The facts.</param>
    /// <param name="day">The day.</param>
    /// <param name="language">The language in which numbers are written.</param>
    /// <param name="faults">What is wrong, each with the name of the field.</param>
    public static FactSet? Read(IEnumerable<KeyValuePair<string, StringValues>> query, string prefix, ExpressionScope scope, DateOnly day, Language language, out ImmutableArray<(Fault Fault, string Field)> faults)
    {
        var wrong = new List<(Fault, string)>();
        var given = Joined(query, prefix, scope, language).ToList();
        var items = given.Where(g => scope.Facts.Find(g.Name) is { IsOfItem: true }).Select(g => g.Values.Length).DefaultIfEmpty(1).Max();
        if (items > Consignment.MostItems)
        {
            faults = [(new Fault("fact.tooManyItems", Consignment.MostItems.ToString(CultureInfo.InvariantCulture)), prefix + "goods")];
            return null;
        }

        var set = new FactSet(scope.Facts, day, items);
        foreach (var (name, values) in given)
        {
            if (!TryPut(name, values, scope, ref set, out _, out var fault))
            {
                wrong.Add((fault, prefix + name));
            }
        }

        faults = [.. wrong];
        return wrong.Count == 0 ? set : null;
    }

    /// <summary>The names behind a prefix with their values; a number and its currency or unit that stand apart are put together.</summary>
    public static IEnumerable<(string Name, ImmutableArray<string> Values)> Joined(IEnumerable<KeyValuePair<string, StringValues>> query, string prefix, ExpressionScope scope, Language language)
    {
        var all = query.Where(q => q.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(q => q.Key[prefix.Length..], q => q.Value, StringComparer.Ordinal);
        foreach (var (name, values) in all)
        {
            if (scope.Facts.Find(name) is { } fact)
            {
                yield return (name, FactForm.Join(fact, values, all.GetValueOrDefault(name + FactForm.Unit), language));
            }
            else if (!name.EndsWith(FactForm.Unit, StringComparison.Ordinal) || scope.Facts.Find(name[..^FactForm.Unit.Length]) is null)
            {
                yield return (name, [.. values.Select(v => v?.Trim() ?? "")]);
            }
        }
    }

    /// <summary>Puts a fact by its name with its values as an address holds them, one an item. A value that is empty or unknown leaves the fact unknown.</summary>
    /// <param name="name">The name.</param>
    /// <param name="values">The values.</param>
    /// <param name="scope">The facts.</param>
    /// <param name="facts">What is known so far, and then what is known with it.</param>
    /// <param name="fact">The fact, or null where there is none of that name.</param>
    /// <param name="fault">What is wrong: no such fact, more values than goods items, a value that cannot be read.</param>
    public static bool TryPut(string name, IReadOnlyList<string?> values, ExpressionScope scope, ref FactSet facts, [NotNullWhen(true)] out Fact? fact, [NotNullWhen(false)] out Fault? fault)
    {
        fault = null;
        fact = scope.Facts.Find(name);
        if (fact is null || fact.Name == FactCatalogue.DateName)
        {
            (fact, fault) = (null, new Fault("fact.unknown", Fault.Quote(name), scope.Facts.Nearest(name)));
            return false;
        }

        var most = fact.IsOfItem ? facts.Items : 1;
        if (values.Count > most)
        {
            fault = new Fault("finder.tooManyValues", name, most.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        var read = facts;
        for (var i = 0; i < values.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(values[i]) || values[i]!.Trim() == SupportQuery.Unknown)
            {
                continue;
            }

            if (!scope.TryValue(values[i]!, fact, out var value, out fault))
            {
                return false;
            }

            read = read.With(fact, value, i);
        }

        facts = read;
        return true;
    }
}
