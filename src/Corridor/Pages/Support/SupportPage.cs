using System.Collections.Immutable;
using System.Globalization;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Support;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Pages.Support;

/// <summary>What pages of support have in common: links, names, values and marks in words.</summary>
public abstract class SupportPage : SitePage
{
    /// <summary>The pages of this part beside the register, for the list that leads on.</summary>
    public static readonly ImmutableArray<string> Parts = ["finder", "scenario", "language", "facts"];

    /// <summary>The name of the page among them; empty for the register, null for a page below it.</summary>
    public string? Part { get; private set; }

    internal ProgrammeLibrary Library => Workspace.Programmes;

    internal SupportWords Words => field ??= new(Workspace.Book, Lang);

    internal EconomyCatalogue Economies => Workspace.Book.Economies;

    /// <summary>Begins a page: title, description, breadcrumb.</summary>
    protected void Begin(string? part, string title, string description)
    {
        (Part, Title, Description) = (part, title, description);
        if (part is not "")
        {
            Crumbs.Add(new Crumb(T("supportNav.title"), Link("/support")));
        }

        Crumbs.Add(new Crumb(part is null or "" ? part is null ? title : T("supportNav.title") : T("supportNav." + part), null));
    }

    /// <summary>The page of a programme.</summary>
    public string ToProgramme(string id) => Link("/support/" + id);

    /// <summary>The page that prepares a claim, with what is known of it.</summary>
    internal string ToClaim(string id, SupportQuery query) => $"{Link($"/support/{id}/claim")}?{query.Text()}";

    /// <summary>The name of an economy, a group or a part of one.</summary>
    public string NameOf(EconomyCode code) => Words.Of(code);

    /// <summary>The names of economies.</summary>
    public string NamesOf(IEnumerable<EconomyCode> codes) => Texts.Words(Lang, codes.Select(NameOf));

    /// <summary>The family in words.</summary>
    public string FamilyOf(Programme programme) => T("support.ProgrammeFamily." + programme.Family);

    /// <summary>The days on which a programme is in force; that no source dates it where it has none.</summary>
    public string DaysOf(DateRange days) => days == DateRange.Always ? T("support.noDays") : Reference.Time.Days.Text(days, Lang);

    /// <summary>The marks that a programme has to carry wherever it is named.</summary>
    public ImmutableArray<string> MarksOf(Programme programme) => ProgrammeMarks.Of(programme, Lang);

    /// <summary>A text of a programme with its language.</summary>
    public Api.TextView View(LocalizedText text) => Api.TextView.Of(text, Lang);

    /// <summary>What makes a value unknown, in words, a cause each.</summary>
    public IEnumerable<string> Causes(UnknownCauses causes) => causes.All.Select(c => ExpressionWords.OfCause(c, Workspace.ProgrammeLanguage.Facts, Lang)).Distinct();

    /// <summary>The name of a paper or register.</summary>
    public string DocumentOf(string id) => Workspace.ProgrammeLanguage.Facts.FindDocument(id)?.Name.In(Lang) ?? id;

    /// <summary>How a programme stands on a day.</summary>
    public string StateOf(Programme programme, DateOnly day) => Matcher.BarOf(programme, day) is var bar and not EligibilityBar.None ? T("support.EligibilityBar." + bar) : T("support.ProgrammeStatus." + programme.Status);

    /// <summary>A whole number as an address or an id writes it.</summary>
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
