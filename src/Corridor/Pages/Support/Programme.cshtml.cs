using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;
using Corridor.Support.Simulation;

namespace Corridor.Pages.Support;

/// <summary>A programme of support: what it gives, to whom, on which acts and sources it rests, and whether its own tests hold now.</summary>
public sealed class ProgrammeModel : SupportPage
{
    private const int MostCodes = 200;
    private const int MostRows = 300;

    /// <summary>The programme.</summary>
    public Programme P { get; private set; } = null!;

    /// <summary>Whether there is one.</summary>
    public bool IsFound { get; private set; }

    /// <summary>The day on which it is looked at.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>What bars it on the day.</summary>
    public EligibilityBar Bar { get; private set; }

    /// <summary>Its tests, each with what does not hold now.</summary>
    public ImmutableArray<(ProgrammeTest Test, ImmutableArray<Finding> Wrong)> Tests { get; private set; } = [];

    /// <summary>The tables of rates that its rules look in: its own, and those of packs.</summary>
    public ImmutableArray<(RateTable Table, bool IsOwn)> Tables { get; private set; } = [];

    /// <summary>The codes of its goods with the names of the Harmonized System, and whether there is a page of each.</summary>
    public ImmutableArray<(string Code, string To, LocalizedText? Name, bool HasPage)> Goods { get; private set; } = [];

    /// <summary>Programmes that may give the same, of which nothing read says whether both may be claimed.</summary>
    public ImmutableArray<Programme> Unsettled { get; private set; } = [];

    /// <summary>How many ranges of goods are not shown.</summary>
    public int MoreGoods { get; private set; }

    /// <summary>The most rows of a table that are shown.</summary>
    public static int Most => MostRows;

    public void OnGet(string id, string? date)
    {
        Day = ReadDay(date);
        if (Library.Find(id) is not { } programme)
        {
            Begin(null, T("programme.none"), T("register.description"));
            Unlisted = true;
            Add(new Fault("programme.notFound", Fault.Quote(id)), null, StatusCodes.Status404NotFound);
            return;
        }

        (P, IsFound) = (programme, true);
        var name = P.Name.In(Lang);
        Begin(null, name.Length <= 90 ? name : name[..89] + "…", P.Summary?.In(Lang) ?? T("programme.description", name));
        Bar = Matcher.BarOf(P, Day);
        var wrong = ProgrammeCheck.Tests(P, Workspace.Matcher, Workspace.ProgrammeLanguage).Where(f => f.Kind == FindingKind.TestFails).ToLookup(f => f.Place);
        Tests = [.. P.Tests.Select(t => (t, wrong[t.Place].ToImmutableArray()))];
        Tables = [.. P.Tables.Select(t => (t, true)), .. P.Rules.SelectMany(r => r.Expression.Tables).Distinct().Except(P.Tables).Select(t => (t, false))];
        Unsettled = [.. ProgrammeCheck.Unsettled(P, Library, Workspace.ProgrammeLanguage)];
        var ranges = P.Scope.Goods?.All.ToList() ?? [];
        Goods = [.. ranges.Take(MostCodes).Select(r => (r.From, r.To, NameOfCode(r.From), Node(r.From) is not null))];
        MoreGoods = Math.Max(0, ranges.Count - MostCodes);
    }

    /// <summary>The number of a source in the list, from 1; its id where the list does not have it.</summary>
    public string NumberOf(string source) => P.Sources.Select((s, i) => (s.Id, i)).Where(s => s.Id == source).Select(s => Text(s.i + 1)).FirstOrDefault(source);

    /// <summary>The title of a source by its id, or the id.</summary>
    public LocalizedText SourceTitle(string source) => P.Sources.FirstOrDefault(s => s.Id == source)?.Title ?? new LocalizedText(source, source, source);

    /// <summary>Other programmes of a group, or under a shared limit.</summary>
    public IEnumerable<Programme> Others(Func<Programme, bool> shares) => Library.All.Where(p => p.Id != P.Id && shares(p));

    /// <summary>Programmes that exclude this one, or that it excludes.</summary>
    public IEnumerable<Programme> Excluded => Others(p => P.Excludes.Contains(p.Id) || p.Excludes.Contains(P.Id));

    /// <summary>What sources say of claiming it together with others: its own words, and those of the others.</summary>
    public IEnumerable<(Programme Other, StackingPermit Permit, bool IsOwn)> Stacked => P.Stacks.Select(s => (Library.Find(s.With), s, true)).Concat(Library.All.SelectMany(o => o.Stacks.Where(s => s.With == P.Id).Select(s => ((Programme?)o, s, false))))
        .Where(s => s.Item1 is not null).Select(s => (s.Item1!, s.Item2, s.Item3));

    /// <summary>The facts that a test states, in words.</summary>
    public IEnumerable<(string Fact, string Value)> Given(ProgrammeTest test) => Stated(test.Given).Select(s => (s.Item is { } item ? T("programme.ofItem", s.Fact.Meaning.In(Lang), Text(item + 1)) : s.Fact.Meaning.In(Lang), Words.Of(s.Fact, s.Value)));

    /// <summary>What a test expects, in words.</summary>
    public IEnumerable<string> Expected(ProgrammeTest test) =>
    [
        T("programme.expect.eligible", T("support.Truth." + test.Eligible)),
        .. test.Amounts.Select(a => P.Gives.Length > 1 && P.Gives.FirstOrDefault(g => g.Id == a.Benefit) is { } g ? T("mark.pair", T("support.BenefitKind." + g.Kind), Words.Of(a.Amount)) : T("programme.expect.amount", Words.Of(a.Amount))),
        .. test.Missing is { IsEmpty: false } missing ? (string[])[T("programme.expect.missing", Texts.List(Lang, missing.Select(m => Workspace.ProgrammeLanguage.Facts.Find(m)?.Meaning.In(Lang) ?? m)))] : [],
        .. test.Deadline is { } day ? (string[])[T("programme.expect.deadline", Words.Of(Value.Of(day)))] : [],
    ];

    /// <summary>What a finding of a test says was found.</summary>
    public string Found(Finding wrong) => T("programme.found", wrong.Words[0], wrong.Words[1], wrong.Words[2]);

    /// <summary>The page of goods of a code, in the Harmonized System.</summary>
    public string ToGoods(string code)
    {
        var usual = Workspace.Book.Lanes[0];
        // A code behind the sixth digit is one of the programme's own tariff; the page of the other side's would not know it.
        var (from, to) = P.Sides.Any(s => Economies.Includes(s, usual.Destination.Code)) == (P.Scope.Direction == Measures.Determination.TradeDirection.Export) ? (usual.Destination, usual.Origin) : (usual.Origin, usual.Destination);
        return Link("/goods/" + (code.Length > 6 ? code[..6] : code), ("from", from.Code.Value), ("to", to.Code.Value));
    }

    /// <summary>The heading of a code that a table is asked for, or null.</summary>
    public LocalizedText? NameOfCode(string code) => Node(code)?.Line.Text;

    private GoodsNode? Node(string code) => CommodityCode.TryParse(code.Length > 6 ? code[..6] : code, out var known, out _) ? Workspace.HarmonizedTree.Find(known) : null;

    private static IEnumerable<(Fact Fact, int? Item, Value Value)> Stated(FactSet facts)
    {
        yield return (facts.Catalogue.All[0], null, Value.Of(facts.Day));
        foreach (var fact in facts.Known.Skip(1))
        {
            for (var i = 0; i < (fact.IsOfItem ? facts.Items : 1); i++)
            {
                if (facts[fact, i] is { IsKnown: true } value)
                {
                    yield return (fact, fact.IsOfItem && facts.Items > 1 ? i : null, value);
                }
            }
        }
    }
}
