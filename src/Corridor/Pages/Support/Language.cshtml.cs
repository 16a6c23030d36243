using Corridor.Support.Expressions;
using Corridor.Support.Programmes;
using Corridor.Support.Simulation;

namespace Corridor.Pages.Support;

/// <summary>The reference of the programme language: what the parser, the schema and the texts say, and examples worked out as the page is made.</summary>
public sealed class LanguageModel : SupportPage
{
    private Situation situation = null!;
    private ExpressionScope scope = null!;

    /// <summary>The programme of the example.</summary>
    public Programme Sample { get; private set; } = null!;

    /// <summary>How many of its tests hold.</summary>
    public int Holding { get; private set; }

    /// <summary>The tables of the packs, by name.</summary>
    public IEnumerable<RateTable> Tables => Workspace.ProgrammeLanguage.Tables.Values.OrderBy(t => t.Name, StringComparer.Ordinal);

    public void OnGet()
    {
        Begin("language", T("language.title"), T("language.description"));
        Sample = ProgrammeReader.Read(LanguageReference.Programme, "programme.yaml", Workspace.ProgrammeLanguage, out var faults) ?? throw new InvalidOperationException(string.Join('\n', faults));
        var failing = ProgrammeCheck.Run(ProgrammeLibrary.Of([Sample]), Workspace.ProgrammeLanguage).Where(f => f.Kind == FindingKind.TestFails).Select(f => f.Place).Distinct().Count();
        Holding = Sample.Tests.Length - failing;
        scope = LanguageReference.Scope(Workspace.ProgrammeLanguage, Sample);
        situation = LanguageReference.Situation(scope);
    }

    /// <summary>A rule of the examples in words, and its value now.</summary>
    public (string Words, string Value) Now(RuleExample example)
    {
        if (!scope.TryParse(example.Rule, null, out var rule, out var fault, out _))
        {
            throw new InvalidOperationException(fault.Message(Reference.Language.En));
        }

        return (rule.Words(Lang), rule.Evaluate(situation).ToString());
    }
}
