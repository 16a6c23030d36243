using System.Collections.Immutable;
using System.Globalization;
using Corridor.Assessments;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Support;
using Corridor.Support.Consignments;
using Corridor.Support.Facts;

namespace Corridor.Pages;

/// <summary>The calculator: a form whose address is the whole question, and the answer as a statement.</summary>
public sealed class AssessModel : SitePage
{
    private readonly HashSet<string> faulty = new(StringComparer.Ordinal);

    /// <summary>The answer, or null before anything was asked.</summary>
    public AssessmentAnswer? Answer { get; private set; }

    /// <summary>The support of both sides, or null before anything was asked.</summary>
    public SupportAnswer? Support { get; private set; }

    /// <summary>How many items the form shows.</summary>
    public int Items { get; private set; }

    /// <summary>The lane that is chosen.</summary>
    public Lane Lane { get; private set; } = null!;

    /// <summary>The economies whose rules are loaded, and the two chosen.</summary>
    public ImmutableArray<Economy> Economies { get; private set; }

    /// <summary>The economies in which goods may be made.</summary>
    public ImmutableArray<Economy> Origins { get; private set; }

    /// <summary>The currencies that the form offers first.</summary>
    public ImmutableArray<string> Currencies { get; private set; }

    /// <summary>The address of the same question at the API.</summary>
    public string Api(string? format) => $"/api/v1/assessments?{AssessmentQuery.Plain(Request.Query)}&lang={Lang.Tag()}{(format is null ? "&support=true" : "&format=" + format)}";

    /// <summary>What the form holds, as it was sent.</summary>
    public string? Value(string name) => Request.Query.TryGetValue(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>What an item of the form holds, as it was sent.</summary>
    public string? Value(string name, int item) => AssessmentQuery.Of(Request.Query, name, item);

    /// <summary>Whether a field is at fault; its id is the name of the member.</summary>
    public bool IsFaulty(string id) => faulty.Contains(id);

    /// <summary>An amount with its currency, or the word for unknown.</summary>
    public string Money(AmountView? amount) => amount is null ? T("assess.unknown") : Format.Number(amount.Amount, 2, Lang) + "\u00A0" + amount.Currency;

    /// <summary>What a field is called, by its name.</summary>
    public string Label(string name) => T(LabelKey(name));

    /// <summary>The id of the field of a member: <c>items[0].net_mass</c> is <c>net_mass-0</c>.</summary>
    public static string IdOf(string field)
    {
        if (!field.StartsWith("items[", StringComparison.Ordinal))
        {
            return field.Split('[')[0];
        }

        var end = field.IndexOf(']', StringComparison.Ordinal);
        var member = field[(end + 2)..].Split('.')[0];
        return (member == "rates" ? "own_rates" : member) + "-" + field["items[".Length..end];
    }

    /// <summary>A fault with the label of its field in the place of the field's path: a person sees no <c>items[0].net_mass</c>.</summary>
    private Fault Told(Fault fault, string field)
    {
        var id = IdOf(field);
        var (name, at) = id.LastIndexOf('-') is var dash and > 0 ? (id[..dash], id[(dash + 1)..]) : (id, null);
        if (!Texts.Has(LabelKey(name)))
        {
            return fault;
        }

        var label = at is null ? Label(name) : T("assess.item", int.Parse(at, CultureInfo.InvariantCulture) + 1) + T("mark.comma") + Label(name);
        return new Fault(fault.Code, [.. fault.Arguments.Select(a => a == field ? label : a)]);
    }

    private static string LabelKey(string name) => "assess.field." + name;

    private void Refuse(Fault fault, string field)
    {
        faulty.Add(IdOf(field));
        Add(Told(fault, field), IdOf(field));
    }

    public void OnGet()
    {
        Title = T("assess.heading");
        Description = T("assess.description");
        Crumbs.Add(new Crumb(T("assess.title"), null));
        Items = AssessmentQuery.Count(Request.Query);
        var usual = Workspace.Book.Lanes[0];
        Lane = new Lane(Known(Value("from")) ?? usual.Origin, Known(Value("to")) ?? usual.Destination);
        Economies = [.. Workspace.Regimes.Economies.Select(e => Workspace.Book.Economies.Find(e)!).Concat([Lane.Origin, Lane.Destination]).DistinctBy(e => e.Code).OrderBy(e => e.Name.In(Lang), StringComparer.Ordinal)];
        Origins = [.. Workspace.Book.Economies.All.Where(e => e.Alpha3 is not null).OrderBy(e => e.Name.In(Lang), StringComparer.Ordinal)];
        Currencies = [.. CurrenciesOf(Economies).Concat(Value("currency") is { Length: 3 } own ? [own] : []).Distinct().Order(StringComparer.Ordinal)];
        var request = AssessmentQuery.Read(Request.Query);
        if (request.Items is not { Count: > 0 } || Value("items") is not null)
        {
            return;
        }

        if (!AssessmentReader.TryRead(request, Workspace, Today, Lang, out var consignment, out var faults))
        {
            foreach (var (fault, field) in faults)
            {
                Refuse(fault, field);
            }

            return;
        }

        if (!Workspace.Assessor.TryAssess(consignment, out var assessment, out var wrong))
        {
            Refuse(wrong, wrong.Arguments.FirstOrDefault(a => a.StartsWith("items[", StringComparison.Ordinal)) ?? "items[0].code");
            return;
        }

        if (!ClaimantReader.TryRead(Request.Query, consignment, Workspace, Lang, out var claimants, out faults))
        {
            foreach (var (fault, field) in faults)
            {
                var fact = Workspace.ProgrammeLanguage.Facts.Find(field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..]);
                Add(fact is null ? fault : FactForm.Told(fault, fact, Lang), fact is null ? field : field + "-0");
            }

            claimants = new Claimants();
        }

        Support = SupportAnswer.Of(Workspace.Support.Assess(assessment, claimants), Workspace.ProgrammeLanguage.Facts, Lang);
        Answer = AssessmentAnswer.Of(Workspace, assessment, Lang, true);
        Title = T("assess.statement", Answer.Export.EconomyName.Text, Answer.Import.EconomyName.Text, Days.Text(consignment.Date, Lang));
        Unlisted = true;
    }

    /// <summary>The facts that one side is asked for beside its answer: those that were answered, and those that settle most.</summary>
    internal IEnumerable<Fact> Asked(SideSupportView side)
    {
        const int most = 6;
        var prefix = Prefix(side);
        var facts = Workspace.ProgrammeLanguage.Facts;
        return Request.Query.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Select(k => facts.Find(k[prefix.Length..])).Concat(side.Missing.Take(most).Select(m => facts.Find(m.Fact))).OfType<Fact>().Distinct();
    }

    /// <summary>What stands before the facts of who claims on a side.</summary>
    internal static string Prefix(SideSupportView side) => (side.Direction == "import" ? ClaimantReader.Importer : ClaimantReader.Exporter) + ".";

    /// <summary>The query without the facts of a claimant, for the hidden fields of the form that asks for them.</summary>
    internal IEnumerable<(string Name, string Value)> Kept(SideSupportView side) => Request.Query.Where(q => !q.Key.StartsWith(Prefix(side), StringComparison.Ordinal)).SelectMany(q => q.Value.Select(v => (q.Key, v ?? "")));

    private Economy? Known(string? code) => Workspace.Book.Economies.TryParse(code, out var economy, out _) ? economy : null;

    /// <summary>The days of a measure, as an explanation names its version, in words.</summary>
    public string Version(string days)
    {
        DateOnly? Day(string text) => DateRange.TryParseDay(text, out var day, out _) ? day : null;
        return days.Split('/') is [var from, var to] ? Days.Text(new DateRange(Day(from), Day(to)), Lang) : days;
    }
}
