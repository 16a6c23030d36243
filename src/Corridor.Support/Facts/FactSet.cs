using System.Collections.Immutable;
using Corridor.Support.Expressions;

namespace Corridor.Support.Facts;

/// <summary>What is known of a claim: values by fact, and by fact and item for facts of goods. What is absent is unknown.</summary>
public sealed class FactSet
{
    private readonly Value[] own;
    private readonly Value[][] items;

    private FactSet(FactCatalogue catalogue, Value[] own, Value[][] items)
    {
        Catalogue = catalogue;
        this.own = own;
        this.items = items;
    }

    /// <summary>A set in which only the day is known.</summary>
    /// <param name="catalogue">The facts.</param>
    /// <param name="day">The day of the question.</param>
    /// <param name="items">How many goods items there are; 0 to 999.</param>
    public FactSet(FactCatalogue catalogue, DateOnly day, int items = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items, Measures.Consignments.Consignment.MostItems);
        Catalogue = catalogue;
        own = new Value[catalogue.All.Length];
        own[0] = Value.Of(day);
        this.items = [.. Enumerable.Range(0, items).Select(_ => new Value[catalogue.All.Length])];
    }

    /// <summary>The facts that may be known.</summary>
    public FactCatalogue Catalogue { get; }

    /// <summary>How many goods items there are.</summary>
    public int Items => items.Length;

    /// <summary>The day of the question.</summary>
    public DateOnly Day => own[0].Day;

    /// <summary>A fact of the claim, or of an item; unknown where it was not given.</summary>
    public Value this[Fact fact, int item = 0]
    {
        get
        {
            var value = fact.IsOfItem ? item < items.Length ? items[item][fact.Index] : default : own[fact.Index];
            return value.IsKnown ? value : fact.Missing;
        }
    }

    /// <summary>Whether a fact is known, of goods for every item.</summary>
    public bool Knows(Fact fact) => fact.IsOfItem ? items.Length > 0 && items.All(i => i[fact.Index].IsKnown) : own[fact.Index].IsKnown;

    /// <summary>The facts that are known, in the order of the catalogue; of goods where any item has a value.</summary>
    public ImmutableArray<Fact> Known => [.. Catalogue.All.Where(f => f.IsOfItem ? items.Any(i => i[f.Index].IsKnown) : own[f.Index].IsKnown)];

    /// <summary>The same set with a fact given.</summary>
    /// <exception cref="ArgumentException">The value is not of the fact's type.</exception>
    public FactSet With(Fact fact, Value value, int item = 0)
    {
        if (value.IsKnown && (value.Kind != fact.Type.Kind || (value.Kind == ValueKind.Quantity && value.Unit != fact.Type.Unit)))
        {
            throw new ArgumentException($"{fact.Name} is {fact.Type}, not {value.Kind}.", nameof(value));
        }

        if (fact.IsOfItem)
        {
            var changed = (Value[])items[item].Clone();
            changed[fact.Index] = value;
            return new FactSet(Catalogue, own, [.. items[..item], changed, .. items[(item + 1)..]]);
        }

        var mine = (Value[])own.Clone();
        mine[fact.Index] = value;
        return new FactSet(Catalogue, mine, items);
    }

    /// <summary>The same set with a fact given for the claim, or for every item.</summary>
    public FactSet WithAll(Fact fact, Value value) => fact.IsOfItem ? Enumerable.Range(0, Items).Aggregate(this, (s, i) => s.With(fact, value, i)) : With(fact, value);

    /// <summary>
    /// The same set with what another knows and this one does not. Facts of goods go from item to item, or from the
    /// only item of the other to all.
    /// </summary>
    /// <exception cref="ArgumentException">The other has several items, and not as many.</exception>
    public FactSet FilledFrom(FactSet other)
    {
        if (other.Items > 1 && other.Items != Items)
        {
            throw new ArgumentException($"{other.Items} items cannot fill {Items}.", nameof(other));
        }

        static Value[] Filled(Value[] mine, Value[] theirs) => [.. mine.Zip(theirs, (m, t) => m.IsKnown ? m : t)];
        return new FactSet(Catalogue, Filled(own, other.own), other.Items == 0 ? items : [.. items.Select((mine, i) => Filled(mine, other.items[other.Items == 1 ? 0 : i]))]);
    }

    // For readers that fill a new set: nobody else has seen it yet.
    internal void Put(Fact fact, Value value, int item = 0) => (fact.IsOfItem ? items[item] : own)[fact.Index] = value;
}
