using Corridor.Support.Facts;

namespace Corridor.Pages.Support;

/// <summary>The facts that programmes ask for: meaning, type, unit, words, where each usually comes from, and how many programmes ask.</summary>
public sealed class FactsModel : SupportPage
{
    /// <summary>The facts, by what they are about.</summary>
    public IEnumerable<IGrouping<FactSubject, Fact>> Subjects => Workspace.ProgrammeLanguage.Facts.All.GroupBy(f => f.Subject).OrderBy(g => g.Key);

    /// <summary>How many programmes ask for a fact.</summary>
    public IReadOnlyDictionary<Fact, int> Asked { get; private set; } = null!;

    public void OnGet()
    {
        Begin("facts", T("facts.title"), T("facts.description"));
        Asked = Library.All.SelectMany(p => p.Rules.SelectMany(r => r.Expression.Facts).Distinct()).CountBy(f => f).ToDictionary();
    }
}
