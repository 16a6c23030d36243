using Corridor.Reference;
using Corridor.Support;
using Corridor.Support.Claims;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Pages.Support;

/// <summary>What a claim for a programme takes, for the facts in the address: a checklist to print, with the deadline as a calendar file.</summary>
public sealed class ClaimModel : SupportPage
{
    /// <summary>The pack, or null where there is no such programme.</summary>
    public ClaimPack? Pack { get; private set; }

    /// <summary>The same in words.</summary>
    public ClaimView Claim { get; private set; } = null!;

    internal SupportQuery Asked { get; private set; } = null!;

    /// <summary>The programme.</summary>
    public Programme Programme => Pack!.Programme;

    /// <summary>The facts that the claim still needs: a form asks for them.</summary>
    public IEnumerable<Fact> Open => Pack!.Documents.SelectMany(d => d.Open).Concat(Pack.Elsewhere).Distinct().OrderBy(f => f.Index);

    /// <summary>The address of the same pack as a file.</summary>
    public string File(string format) => $"/api/v1/support/programmes/{Programme.Id}/claim?{Asked.Text()}&lang={Lang.Tag()}&format={format}";

    /// <summary>What the query holds, for the hidden fields of the form.</summary>
    public IEnumerable<(string Name, string Value)> Kept => Asked.Pairs();

    /// <summary>What the field of a fact holds: the answer, or what was typed where it cannot be read.</summary>
    public string? Held(Fact fact, int item) => Asked.Typed(fact, item) ?? Sent(fact.Name, item);

    /// <summary>What was sent under a name for an item.</summary>
    public string? Sent(string name, int item) => Request.Query[name] is var values && item < values.Count ? values[item] : null;

    public void OnGet(string id)
    {
        if (Library.Find(id) is not { } programme)
        {
            Begin(null, T("error.notFound.title"), T("error.notFound"));
            Add(new Fault("programme.unknown", Fault.Quote(id), Library.Nearest(id)), null, StatusCodes.Status404NotFound);
            return;
        }

        Asked = SupportQuery.Read(Request.Query, Workspace, Today, Lang);
        foreach (var (fault, field) in Asked.Faults)
        {
            Add(Workspace.ProgrammeLanguage.Facts.Find(field) is { } fact ? FactForm.Told(fault, fact, Lang) : fault, field.Contains('.', StringComparison.Ordinal) ? field + "-0" : field);
        }

        Pack = Workspace.ClaimOf(programme, Asked.Facts);
        Claim = ClaimView.Of(Pack, Workspace.Book, Lang);
        Crumbs.Add(new Kit.Crumb(T("supportNav.title"), Link("/support")));
        Crumbs.Add(new Kit.Crumb(programme.Name.In(Lang), ToProgramme(id)));
        Crumbs.Add(new Kit.Crumb(T("claim.title"), null));
        Title = T("claim.heading", programme.Name.In(Lang));
        Description = T("claim.description");
        Unlisted = true;
    }
}
