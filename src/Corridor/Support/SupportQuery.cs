using System.Collections.Immutable;
using System.Globalization;
using Corridor.Measures.Determination;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Support;

/// <summary>
/// A claim in the query of an address: <c>from</c>, <c>to</c>, <c>date</c>, <c>direction</c> (export or import; both where
/// absent), a <c>code</c> a goods item, and facts by their names. A fact of goods stands once an item, in the order of the
/// codes. <c>unknown</c> is what who answers does not know: it is not asked again.
/// </summary>
internal sealed class SupportQuery
{
    /// <summary>The most goods items.</summary>
    public const int MostItems = 20;

    /// <summary>What stands for a fact that who answers does not know.</summary>
    public const string Unknown = "unknown";

    private const int MostFaults = 10;
    private static readonly string[] OfLane = ["consignment.origin", "consignment.destination", "goods.code"];

    private readonly SortedDictionary<int, (Fact Fact, ImmutableArray<string> Values)> given = [];
    private readonly List<(Fault Fault, string Field)> faults = [];

    private SupportQuery(Lane lane, DateOnly date, TradeDirection? direction, ImmutableArray<string> codes, FactSet facts) =>
        (Lane, Date, Direction, Codes, Facts) = (lane, date, direction, codes, facts);

    /// <summary>The lane.</summary>
    public Lane Lane { get; }

    /// <summary>The day of the question.</summary>
    public DateOnly Date { get; }

    /// <summary>Whether only programmes for who exports, or only those for who imports, are looked at; null for both.</summary>
    public TradeDirection? Direction { get; }

    /// <summary>The one programme that is asked about, or null for all.</summary>
    public Programme? Programme { get; private set; }

    /// <summary>The codes of the goods items as they were typed; one that is empty where none was given.</summary>
    public ImmutableArray<string> Codes { get; }

    /// <summary>What is known.</summary>
    public FactSet Facts { get; private set; }

    /// <summary>The facts that were answered, in the order of the catalogue, with what was typed for each item.</summary>
    public IEnumerable<(Fact Fact, ImmutableArray<string> Values)> Given => given.Values;

    /// <summary>The facts that are not to be asked: answered, or not known to who answers.</summary>
    public IReadOnlySet<string> Settled => given.Values.Select(g => g.Fact.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>What could not be read, each with the name of its field.</summary>
    public IReadOnlyList<(Fault Fault, string Field)> Faults => faults;

    /// <summary>Reads a query, in which the currency or unit of a number may stand apart, as forms send it.</summary>
    public static SupportQuery Read(IQueryCollection query, Workspace workspace, DateOnly today, Language language)
    {
        string? One(string name) => query.TryGetValue(name, out var values) ? values.FirstOrDefault(v => !string.IsNullOrWhiteSpace(v)) : null;
        var faults = new List<(Fault, string)>();
        var lane = workspace.Book.Lanes[0];
        if (One("from") is not null || One("to") is not null)
        {
            if (workspace.Book.TryLane(One("from") ?? lane.Origin.Code.Value, One("to") ?? lane.Destination.Code.Value, out var asked, out var fault))
            {
                lane = asked!;
            }
            else
            {
                faults.Add((fault!, "from"));
            }
        }

        var date = today;
        if (One("date") is { } day && !DateRange.TryParseDay(day, out date, out var wrong))
        {
            faults.Add((wrong, "date"));
            date = today;
        }

        TradeDirection? direction = One("direction") switch { null or "any" => null, "export" => TradeDirection.Export, "import" => TradeDirection.Import, _ => (TradeDirection)(-1) };
        if (direction is { } d && !Enum.IsDefined(d))
        {
            faults.Add((new Fault("pack.oneOf", Fault.Quote(One("direction")), "any, export, import"), "direction"));
            direction = null;
        }

        ImmutableArray<string> codes = [.. query["code"].Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c!.Trim())];
        if (codes.Length > MostItems)
        {
            faults.Add((new Fault("fact.tooManyItems", MostItems.ToString(CultureInfo.InvariantCulture)), "code-0"));
            codes = codes[..MostItems];
        }

        codes = codes.IsEmpty ? [""] : codes;
        var scope = workspace.ProgrammeLanguage;
        var facts = new FactSet(scope.Facts, date, codes.Length).With(scope.Facts.Find(OfLane[0])!, Value.Of(lane.Origin.Code)).With(scope.Facts.Find(OfLane[1])!, Value.Of(lane.Destination.Code));
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i].Length > 0 && CommodityCode.TryParse(codes[i], out var code, out var malformed))
            {
                facts = facts.With(scope.Facts.Find(OfLane[2])!, Value.Of(code), i);
            }
            else if (codes[i].Length > 0)
            {
                faults.Add((new Fault("code.malformed", Fault.Quote(codes[i])), "code-" + i.ToString(CultureInfo.InvariantCulture)));
            }
        }

        var read = new SupportQuery(lane, date, direction, codes, facts);
        read.faults.AddRange(faults);
        if (One("programme") is { } id)
        {
            read.Programme = workspace.Programmes.Find(id);
            if (read.Programme is null)
            {
                read.faults.Add((new Fault("programme.notFound", Fault.Quote(id)), "programme"));
            }
        }

        foreach (var (name, values) in FactQuery.Joined(query.Where(q => q.Key.Contains('.', StringComparison.Ordinal)), "", scope, language))
        {
            if (read.faults.Count >= MostFaults)
            {
                break;
            }

            read.Put(name, values, scope);
        }

        return read;
    }

    /// <summary>The programmes that the question is about: the one named, else those of the side that exports, of the side that imports, or of both.</summary>
    public ImmutableArray<Programme> Of(ProgrammeLibrary library, EconomyCatalogue economies)
    {
        bool Concerns(Programme p, TradeDirection own, Economy side) => (Direction is null || Direction == own) && ProgrammeIndex.IsOn(p, own, side.Code, economies);
        return Programme is { } one ? [one] : [.. library.All.Where(p => Concerns(p, TradeDirection.Export, Lane.Origin) || Concerns(p, TradeDirection.Import, Lane.Destination))];
    }

    /// <summary>The names and values of the query, in a fixed order; without a fact that is asked anew.</summary>
    public IEnumerable<(string Name, string Value)> Pairs(Fact? without = null) =>
    [
        ("from", Lane.Origin.Code.Value), ("to", Lane.Destination.Code.Value), ("date", DateRange.Text(Date)),
        .. Direction is { } d ? ((string, string)[])[("direction", d == TradeDirection.Export ? "export" : "import")] : [],
        .. Programme is { } p ? ((string, string)[])[("programme", p.Id)] : [],
        .. Codes.Where(c => c.Length > 0).Select(c => ("code", c)),
        .. given.Values.Where(g => g.Fact != without).SelectMany(g => g.Values.Select(v => (g.Fact.Name, v))),
    ];

    /// <summary>The query as an address writes it, with more behind it.</summary>
    public string Text(Fact? without = null, params IEnumerable<(string Name, string Value)> more) =>
        string.Join('&', Pairs(without).Concat(more).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    /// <summary>The answer to a fact as it was typed for an item, or null.</summary>
    public string? Typed(Fact fact, int item) => given.TryGetValue(fact.Index, out var answer) && item < answer.Values.Length ? answer.Values[item] : null;

    private void Put(string name, ImmutableArray<string> values, ExpressionScope scope)
    {
        if (OfLane.Contains(name))
        {
            faults.Add((new Fault("finder.ofLane", name), "from"));
            return;
        }

        if (values.All(v => v.Length == 0) && scope.Facts.Find(name) is not null)
        {
            return;
        }

        var facts = Facts;
        if (!FactQuery.TryPut(name, values, scope, ref facts, out var fact, out var fault))
        {
            // A value that cannot be read is mended at the field of its fact.
            faults.Add((fault, fault.Code is "fact.unknown" or "finder.tooManyValues" ? "" : name));
            return;
        }

        Facts = facts;
        given[fact.Index] = (fact, [.. values.Select(v => v.Length == 0 ? Unknown : v)]);
    }
}
