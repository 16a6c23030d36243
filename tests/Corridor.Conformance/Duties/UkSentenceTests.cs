using System.Text.Json;
using Corridor.Conformance.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Currencies;

namespace Corridor.Conformance.Duties;

/// <summary>The duty sentences of the tests of the tariff management tool of the United Kingdom (uktrade/tamato, MIT).</summary>
public sealed class UkSentenceTests
{
    [Fact]
    public void A_valid_sentence_means_its_components()
    {
        CaseFiles.Each(DeterminationCases.List("uk-duty-sentences", "valid"), c =>
        {
            var text = c.GetProperty("text").GetString()!;
            var expected = Expected(c.GetProperty("components"));
            return !UkDutyText.TryParse(text, out var duty, out var fault) ? $"'{text}': {fault}" : duty.Equals(expected) ? null : $"'{text}' reads {duty}, not {expected}";
        }, atLeast: 12);
    }

    [Fact]
    public void An_invalid_sentence_is_refused_with_its_column()
    {
        CaseFiles.Each(DeterminationCases.List("uk-duty-sentences", "invalid"), c =>
        {
            var text = c.GetProperty("text").GetString()!;
            return UkDutyText.TryParse(text, out var duty, out var fault) ? $"'{text}' ({c.GetProperty("error")}) was read: {duty}"
                : duty is NotUnderstoodDuty { Column: >= 1 } unread && unread.Text == text && Languages.All.All(l => fault.Message(l).Length > 0)
                    && Points(c.GetProperty("error").GetString()!, text, unread.Column - 1) ? null : $"'{text}' ({c.GetProperty("error")}): {duty}";
        }, atLeast: 19);
    }

    // Whether the column is at, or just in front of, what the peer finds wrong.
    private static bool Points(string error, string text, int column) => error switch
    {
        "currency" => text[column..].TrimStart().Split(' ')[0] is { Length: 3 } word && word.All(char.IsAsciiLetterUpper),
        _ when error.Contains("unit", StringComparison.Ordinal) => text[..(column + 1)].Contains('/', StringComparison.Ordinal),
        _ => column <= text.Length,
    };

    private static DutyExpression Expected(JsonElement components)
    {
        var duties = components.EnumerateArray().Select(c => (Expression: c.GetProperty("dutyExpression").GetString()!, Duty: One(c))).ToList();
        if (duties.Count == 1)
        {
            return duties[0].Duty;
        }

        var ceiling = duties.FindIndex(d => d.Expression is "17" or "35");
        return ceiling < 0 ? Sum([.. duties.Select(d => d.Duty)]) : new CeilingDuty(Sum([.. duties.Take(ceiling).Select(d => d.Duty)]), Sum([.. duties.Skip(ceiling).Select(d => d.Duty)]));

        static DutyExpression Sum(DutyExpression[] terms) => terms.Length == 1 ? terms[0] : new SumDuty([.. terms.Select(t => new DutyTerm(t))]);
    }

    private static DutyExpression One(JsonElement component)
    {
        DutyMeasure? per = CaseFiles.Text(component, "unit") switch
        {
            "KGM" => DutyUnits.Of(1, "KGM"),
            "DTN" => DutyUnits.Of(100, "KGM", CaseFiles.Text(component, "qualifier") == "Z" ? DutyQualifier.LacticMatter : null),
            "MIL" => DutyUnits.Of(1000, "NAR"),
            null => null,
            var other => throw new InvalidDataException(other),
        };
        return component.GetProperty("dutyExpression").GetString() switch
        {
            "12" => new ReferenceDuty(DutyReferenceKind.AgriculturalComponent),
            "99" => new SupplementaryUnitDuty(per!.Value),
            _ when CaseFiles.Text(component, "currency") is { } currency => new SpecificDuty(new Money(CaseFiles.Exact(component.GetProperty("amount")), CurrencyCode.Parse(currency)), per),
            _ => new AdValoremDuty(Percentage.Of(CaseFiles.Exact(component.GetProperty("amount")))),
        };
    }
}
