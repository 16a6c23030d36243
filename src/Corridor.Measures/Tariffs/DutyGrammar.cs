using System.Collections.Immutable;
using Corridor.Measures.Duties;

namespace Corridor.Measures.Tariffs;

/// <summary>The grammars by the names that tariff packs use for them (setting <c>duty_grammar</c>).</summary>
internal static class DutyGrammar
{
    /// <summary>The names that a pack may use.</summary>
    public static readonly ImmutableArray<string> Names = ["eaeu-russian", "us-hts", "uk-sentence", "chinese"];

    /// <summary>
    /// Reads a published text. What cannot be read becomes an expression that says so; it is never a zero. A text
    /// with rates for several programmes gives them one by one.
    /// </summary>
    public static (DutyExpression Expression, ImmutableArray<ProgrammeDuty> Programmes) Read(string grammar, string text, bool byProgramme)
    {
        DutyExpression expression;
        switch (grammar)
        {
            case "eaeu-russian":
                _ = EaeuDutyText.TryParse(text, out expression, out _);
                break;
            case "us-hts" when byProgramme && UsDutyText.TryParseSpecial(text, out var groups, out _):
                _ = UsDutyText.TryParse(text, out expression, out _);
                return (expression, groups);
            case "us-hts":
                _ = UsDutyText.TryParse(text, out expression, out _);
                break;
            case "uk-sentence":
                _ = UkDutyText.TryParse(text, out expression, out _);
                break;
            case "chinese":
                _ = ChineseDutyText.TryParse(text, out expression, out _);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(grammar), grammar, null);
        }

        return (expression, []);
    }
}
