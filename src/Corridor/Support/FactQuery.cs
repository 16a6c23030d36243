using System.Collections.Immutable;
using System.Globalization;
using Corridor.Measures.Consignments;
using Corridor.Reference;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Microsoft.Extensions.Primitives;

namespace Corridor.Support;

/// <summary>
/// Facts that a claimant states in the query of a calculation: each by its name behind who he is,
/// <c>importer.enterprise.size=small</c>; a fact of goods once, or as many times as there are items, in their order. What
/// is empty, or the word unknown, is not known.
/// </summary>
internal static class FactQuery
{
    /// <summary>Reads the facts behind a prefix; a name that is no fact is a fault.</summary>
    /// <param name="query">The names with their values.</param>
    /// <param name="prefix">What stands before the names: <c>importer.</c>.</param>
    /// <param name="scope">The facts.</param>
    /// <param name="day">The day.</param>
    /// <param name="faults">What is wrong, each with the name of the field.</param>
    public static FactSet? Read(IEnumerable<KeyValuePair<string, StringValues>> query, string prefix, ExpressionScope scope, DateOnly day, out ImmutableArray<(Fault Fault, string Field)> faults)
    {
        var wrong = new List<(Fault, string)>();
        var given = query.Where(q => q.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(q => (Name: q.Key[prefix.Length..], q.Key, q.Value)).ToList();
        var items = given.Where(g => scope.Facts.Find(g.Name) is { IsOfItem: true }).Select(g => g.Value.Count).DefaultIfEmpty(1).Max();
        if (items > Consignment.MostItems)
        {
            faults = [(new Fault("fact.tooManyItems", Consignment.MostItems.ToString(CultureInfo.InvariantCulture)), prefix + "goods")];
            return null;
        }

        var set = new FactSet(scope.Facts, day, items);
        foreach (var (name, key, values) in given)
        {
            if (scope.Facts.Find(name) is not { } fact || fact.Name == FactCatalogue.DateName)
            {
                wrong.Add((new Fault("fact.unknown", Fault.Quote(name), scope.Facts.Nearest(name)), key));
                continue;
            }

            set = Put(set, fact, fact.IsOfItem ? [.. values] : [.. values.Take(1)], scope, fault => wrong.Add((fault, key)));
        }

        faults = [.. wrong];
        return wrong.Count == 0 ? set : null;
    }

    /// <summary>Facts with the values of one as an address holds them, one an item; what cannot be read is told and stays unknown.</summary>
    public static FactSet Put(FactSet facts, Fact fact, IReadOnlyList<string?> values, ExpressionScope scope, Action<Fault> wrong)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(values[i]) || values[i] == SupportQuery.Unknown)
            {
                continue;
            }

            if (scope.TryValue(values[i]!, fact, out var value, out var fault))
            {
                facts = facts.With(fact, value, i);
            }
            else
            {
                wrong(fault);
            }
        }

        return facts;
    }
}
