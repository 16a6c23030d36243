using System.Collections.Frozen;
using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs;
using Corridor.Reference.Units;
using Corridor.Support.Expressions;

namespace Corridor.Support.Facts;

/// <summary>All facts that rules may ask for, from the packs of facts. The first one is always <c>date</c>, the day of the question.</summary>
public sealed class FactCatalogue
{
    /// <summary>The name of the fact that is the day of the question.</summary>
    public const string DateName = "date";

    private readonly FrozenDictionary<string, Fact> byName;
    private readonly FrozenDictionary<string, FactDocument> documents;

    /// <summary>Makes a catalogue; names are distinct, and the fact at each place has that index.</summary>
    public FactCatalogue(IEnumerable<Fact> facts, IEnumerable<FactDocument> documents)
    {
        All = [.. facts];
        if (All.IsEmpty || All[0].Name != DateName || All.Where((f, i) => f.Index != i).Any())
        {
            throw new ArgumentException("The facts begin with the date and stand at their index.", nameof(facts));
        }

        byName = All.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
        this.documents = documents.ToFrozenDictionary(d => d.Id, StringComparer.Ordinal);
    }

    /// <summary>All facts, by index.</summary>
    public ImmutableArray<Fact> All { get; }

    /// <summary>All documents, in the order of their ids.</summary>
    public IEnumerable<FactDocument> Documents => documents.Values.OrderBy(d => d.Id, StringComparer.Ordinal);

    /// <summary>A fact by its name, or null.</summary>
    public Fact? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The fact whose name differs from a wrong one in the fewest letters, or nothing where none is near.</summary>
    public string Nearest(string name) => ExpressionParser.Nearest(name, All.Select(f => f.Name));

    /// <summary>A document by its id, or null.</summary>
    public FactDocument? FindDocument(string id) => documents.GetValueOrDefault(id);

    /// <summary>Reads the pack of facts.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="units">The units of quantities.</param>
    /// <param name="economies">The economies that a fact may name.</param>
    public static FactCatalogue Load(Pack pack, UnitCatalogue units, EconomyCatalogue economies)
    {
        var sample = string.Join(", ", new[] { economies.All.FirstOrDefault(e => !e.IsGroup && e.PartOf is null), economies.All.FirstOrDefault(e => e.PartOf is not null) }.OfType<Economy>().Select(e => e.Code));
        var words = pack.Table("words").Rows.ToLookup(r => r["fact"], r => new FactWord(r["word"], r.Localized("name")));
        var rows = pack.Table("facts").Rows.OrderBy(r => r["fact"] != DateName).ToList();
        return new FactCatalogue(
            rows.Select((r, i) =>
            {
                ExpressionType.TryKind(r["type"], out var kind);
                var unit = r.Optional("unit") is { } u ? UnitCode.Parse(u) : (UnitCode?)null;
                return new Fact(i, r["fact"], SubjectOf(r["fact"])!.Value, new ExpressionType(kind, unit is { } known ? BaseOf(known, units).Value : null), r.Localized("meaning"),
                    [.. words[r["fact"]]], [.. r.Optional("documents")?.Split(' ') ?? []])
                { Unit = unit, Economies = kind == ValueKind.Economy && sample.Length > 0 ? sample : null };
            }),
            pack.Table("documents").Rows.Select(r => new FactDocument(r["document"], r.Localized("name"), r["kind"] == "register")));
    }

    /// <summary>The subject that a name begins with, or null.</summary>
    public static FactSubject? SubjectOf(string name) => name == DateName ? FactSubject.Day
        : Enum.GetValues<FactSubject>().Cast<FactSubject?>().FirstOrDefault(s => s != FactSubject.Day && name.StartsWith(s.ToString()!.ToLowerInvariant() + ".", StringComparison.Ordinal));

    /// <summary>The unit that stands for a dimension: the one whose factor is 1; a unit without a conversion stands for itself.</summary>
    internal static UnitCode BaseOf(UnitCode unit, UnitCatalogue units) =>
        units.Find(unit) is { Dimension: { } dimension, Factor: not null }
            ? units.All.FirstOrDefault(u => u.Dimension == dimension && u.Factor == 1)?.Code ?? unit
            : unit;
}
