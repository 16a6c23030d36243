using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Duties;

/// <summary>
/// Reads the duty sentences of TARIC and the United Kingdom ("9.10% MAX 1.00% + 0.90 GBP / 100 kg") and the rates of
/// the UK Global Tariff with their seasons ("14.00% (01 JUL - 31 JAN), 0.00% (01 FEB - 30 JUN)").
/// </summary>
/// <remarks>
/// MAX is a ceiling and MIN a floor. The last of them splits the sentence first, and the terms that follow one belong
/// to its right side. A sentence is a list of TARIC duty expressions, each of which may stand once and in ascending
/// order (01 amount, 02 minus, 04 plus, 12 AC, 14 AC reduced, 15 MIN, 17 MAX, 19 and 20 plus, 21 and 25 sugar, 27 and 29
/// flour, 35 MAX, 36 minus, 37 NIHIL, 99 unit); a sentence that would need another is refused.
/// </remarks>
public static partial class UkDutyText
{
    private enum Sign
    {
        None,
        Plus,
        Minus,
        Floor,
        Ceiling,
    }

    /// <summary>
    /// Reads one sentence or a list of seasonal ones. Where it cannot, the expression is a
    /// <see cref="NotUnderstoodDuty"/> and the fault says at which column what was expected.
    /// </summary>
    public static bool TryParse(string? text, out DutyExpression expression, [NotNullWhen(false)] out Fault? fault) =>
        DutyScanner.Read(text, false, SentenceOrSeasons, out expression, out fault);

    private static DutyExpression? SentenceOrSeasons(DutyScanner scanner)
    {
        if (Unit(scanner) is { } unit)
        {
            return unit;
        }

        if (Sentence(scanner) is not { } duty)
        {
            return null;
        }

        if (!scanner.Peek("("))
        {
            return duty;
        }

        var seasons = new List<DutySeason>();
        do
        {
            if (seasons.Count > 0)
            {
                duty = Sentence(scanner);
            }

            if (duty is null || !scanner.Demand("("))
            {
                return null;
            }

            do
            {
                if (Day(scanner) is not { } from || !scanner.Demand("-") || Day(scanner) is not { } to)
                {
                    return null;
                }

                seasons.Add(new DutySeason(from, to, duty));
            }
            while (scanner.Take(","));

            if (!scanner.Demand(")"))
            {
                return null;
            }
        }
        while (scanner.Take(","));

        return new SeasonalDuty([.. seasons]);
    }

    private static MonthDay? Day(DutyScanner scanner)
    {
        var mark = scanner.Position;
        if (scanner.TakeInteger() is { } day && scanner.TakeOneOf<int>(Months, true, out var month)
            && MonthDay.TryCreate(month, day, out var result))
        {
            return result;
        }

        scanner.Position = mark;
        scanner.Fail(DutyReading.Day);
        return null;
    }

    /// <summary>A sentence that is a unit and nothing else, or null with the place unchanged.</summary>
    private static SupplementaryUnitDuty? Unit(DutyScanner scanner)
    {
        if (scanner.TakeOneOf<(decimal Amount, string Unit, DutyQualifier? Qualifier)>(Units, true, out var unit) && scanner.AtEnd)
        {
            return new SupplementaryUnitDuty(DutyMeasure.Of(unit.Amount, unit.Unit, unit.Qualifier));
        }

        scanner.Position = 0;
        return null;
    }

    private static DutyExpression? Sentence(DutyScanner scanner)
    {
        var parts = new List<(Sign Sign, DutyExpression Duty)>();
        var expression = 0;
        while (true)
        {
            var mark = scanner.Position;
            var sign = TakeSign(scanner);
            if (sign == Sign.None && parts.Count > 0)
            {
                break;
            }

            if (Component(scanner, sign) is not { } component)
            {
                return null;
            }

            // Only an agricultural component may follow a sign with nothing before it.
            if (parts.Count == 0 && sign != Sign.None && component.Duty is not ReferenceDuty)
            {
                scanner.Position = mark;
                return scanner.Fail<DutyExpression>(DutyReading.Rate);
            }

            // TARIC stores a sentence as numbered duty expressions; the lowest free number above the last is taken.
            var next = component.Expressions.FirstOrDefault(e => e > expression);
            if (next == 0)
            {
                scanner.Position = mark;
                return scanner.Fail<DutyExpression>(DutyReading.NoFurtherTerm);
            }

            expression = next;
            parts.Add((sign, component.Duty));
        }

        return Split(parts.ToArray());
    }

    private static DutyExpression Split(ReadOnlySpan<(Sign Sign, DutyExpression Duty)> parts)
    {
        for (var i = parts.Length - 1; i > 0; i--)
        {
            switch (parts[i].Sign)
            {
                case Sign.Floor: return new FloorDuty(Split(parts[..i]), Split(parts[i..]));
                case Sign.Ceiling: return new CeilingDuty(Split(parts[..i]), Split(parts[i..]));
            }
        }

        var terms = new List<DutyTerm>();
        foreach (var (sign, duty) in parts)
        {
            terms.Add(new DutyTerm(duty, sign == Sign.Minus));
        }

        return DutyExpression.Joined(terms);
    }

    private static Sign TakeSign(DutyScanner scanner) =>
        scanner.Take("+") ? Sign.Plus
        : scanner.Take("-") ? Sign.Minus
        : scanner.TakeWholeWord("min") ? Sign.Floor
        : scanner.TakeWholeWord("max") ? Sign.Ceiling
        : Sign.None;

    private static (DutyExpression Duty, ImmutableArray<int> Expressions)? Component(DutyScanner scanner, Sign sign)
    {
        if (scanner.AtDigit)
        {
            return Amount(scanner) is { } amount ? (amount, AmountExpressions[(int)sign]) : null;
        }

        // The agricultural components follow a plus, which may stand first; the others stand for themselves.
        if (sign == Sign.Plus && scanner.TakeOneOf<(DutyReferenceKind Kind, int Expression)>(Components, true, out var component))
        {
            return (new ReferenceDuty(component.Kind), [component.Expression]);
        }

        if (sign == Sign.None && scanner.TakeWholeWord("nihil"))
        {
            return (new FreeDuty(), [37]);
        }

        if (sign == Sign.None && scanner.TakeWholeWord("entry price"))
        {
            return (new ReferenceDuty(DutyReferenceKind.EntryPrice), [99]);
        }

        scanner.Fail(DutyReading.Rate);
        return null;
    }

    private static DutyExpression? Amount(DutyScanner scanner)
    {
        if (scanner.TakeNumber(DutyNumbers.Grouped) is not { } number)
        {
            return null;
        }

        if (scanner.Take("%"))
        {
            return new AdValoremDuty(Percentage.Of(number));
        }

        if (!scanner.TakeOneOf<CurrencyCode>(Currencies, true, out var currency))
        {
            return scanner.Fail<DutyExpression>(DutyReading.Currency);
        }

        if (!scanner.Take("/"))
        {
            return new SpecificDuty(new Money(number, currency), null);
        }

        return Measure(scanner) is { } per ? new SpecificDuty(new Money(number, currency), per) : null;
    }

    private static DutyMeasure? Measure(DutyScanner scanner)
    {
        if (!scanner.TakeOneOf<(decimal Amount, string Unit, DutyQualifier? Qualifier)>(Units, true, out var unit))
        {
            scanner.Fail(DutyReading.Unit);
            return null;
        }

        var qualifier = unit.Qualifier;
        var mark = scanner.Position;
        var slash = scanner.Take("/");
        if (qualifier is null && scanner.TakeOneOf<(DutyQualifier Qualifier, string Units)>(Qualifiers, true, out var named))
        {
            qualifier = named.Qualifier;
            var code = $"{Decimals.Text(unit.Amount)}{unit.Unit}";
            if (!named.Units.Split(' ').Contains(code))
            {
                scanner.Position = mark;
                scanner.Fail(DutyReading.UnitOfQualifier);
                return null;
            }
        }
        else if (slash)
        {
            scanner.Fail(DutyReading.Qualifier);
            return null;
        }

        return DutyMeasure.Of(unit.Amount, unit.Unit, qualifier);
    }
}
