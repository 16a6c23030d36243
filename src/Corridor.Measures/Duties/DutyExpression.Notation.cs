using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Units;

namespace Corridor.Measures.Duties;

/// <content>
/// The notation for machines. Names are the slugs of the enumerations, units are codes of Recommendation 20, texts
/// stand in double quotes with \" and \\ inside:
/// <code>
/// 15%    100/3%    6% of case                          a percentage, of the customs value or of a part
/// 0.79 EUR/CMQ[engine]    171 USD/1000 KGM    1 EUR    an amount per measure, or once
/// free    free("under bond")
/// sum(4.5%, 0.02 EUR/KGM)    sum(10%, -2 GBP/HLT)
/// ceiling(10%, 2 USD/LTR)    floor(50%, 1 EUR/KGM)     the duty and its limit
/// lower(15%, 1 EUR/KGM)    higher(…)
/// ref(provision, "9822.05.20")    ref(applicable-rate, "…", repairs)
/// season(07-01..01-31: 14%, 02-01..06-30: 0%)
/// unit(100 KGM)
/// unknown(7, rate, "10% + Blah")                       column, what was expected, text
/// </code>
/// </content>
public abstract partial record DutyExpression
{
    /// <summary>The notation for machines, which <see cref="Parse"/> reads back to an equal expression.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Write(text, this);
        return text.ToString();
    }

    /// <summary>Reads the notation for machines; throws <see cref="FormatException"/> with the place where it cannot.</summary>
    public static DutyExpression Parse(string text) => TryParse(text, out var expression, out var fault)
        ? expression
        : throw new FormatException(fault.ToString());

    /// <summary>
    /// Reads the notation for machines. Where it cannot, the expression is a <see cref="NotUnderstoodDuty"/> and the
    /// fault says at which column what was expected.
    /// </summary>
    public static bool TryParse(string? text, out DutyExpression expression, [NotNullWhen(false)] out Fault? fault) =>
        DutyScanner.Read(text, false, scanner => Read(scanner, 1), out expression, out fault);

    private static void Write(StringBuilder text, DutyExpression duty)
    {
        switch (duty)
        {
            case FreeDuty free:
                text.Append("free");
                if (free.Terms is not null)
                {
                    text.Append('(');
                    Quote(text, free.Terms);
                    text.Append(')');
                }

                break;
            case AdValoremDuty rate:
                text.Append(Decimals.Text(rate.Rate.Numerator));
                if (rate.Rate.Denominator != 1)
                {
                    text.Append(CultureInfo.InvariantCulture, $"/{rate.Rate.Denominator}");
                }

                text.Append('%');
                if (rate.Of is { } of)
                {
                    text.Append(" of ").Append(DutyWords.Slug(of));
                }

                break;
            case SpecificDuty specific:
                text.Append(Decimals.Text(specific.Amount.Amount)).Append(' ').Append(specific.Amount.Currency.Value);
                if (specific.Per is { } per)
                {
                    text.Append('/');
                    Write(text, per);
                }

                break;
            case SumDuty sum:
                text.Append("sum(");
                for (var i = 0; i < sum.Terms.Length; i++)
                {
                    text.Append(i > 0 ? ", " : "").Append(sum.Terms[i].IsSubtracted ? "-" : "");
                    Write(text, sum.Terms[i].Duty);
                }

                text.Append(')');
                break;
            case CeilingDuty or FloorDuty or LowerOfDuty or HigherOfDuty:
                text.Append(duty switch { CeilingDuty => "ceiling(", FloorDuty => "floor(", LowerOfDuty => "lower(", _ => "higher(" });
                var separator = "";
                foreach (var operand in duty.Operands)
                {
                    text.Append(separator);
                    Write(text, operand);
                    separator = ", ";
                }

                text.Append(')');
                break;
            case ReferenceDuty reference:
                text.Append("ref(").Append(DutyWords.Slug(reference.To));
                if (reference.Target is not null)
                {
                    text.Append(", ");
                    Quote(text, reference.Target);
                }

                if (reference.Of is { } part)
                {
                    text.Append(", ").Append(DutyWords.Slug(part));
                }

                text.Append(')');
                break;
            case SeasonalDuty seasonal:
                text.Append("season(");
                for (var i = 0; i < seasonal.Seasons.Length; i++)
                {
                    var season = seasonal.Seasons[i];
                    text.Append(i > 0 ? ", " : "").Append(season.From).Append("..").Append(season.To).Append(": ");
                    Write(text, season.Duty);
                }

                text.Append(')');
                break;
            case SupplementaryUnitDuty unit:
                text.Append("unit(");
                Write(text, unit.Measure);
                text.Append(')');
                break;
            case NotUnderstoodDuty unknown:
                text.Append(CultureInfo.InvariantCulture, $"unknown({unknown.Column}, {DutyWords.Slug(unknown.Expected)}, ");
                Quote(text, unknown.Text);
                text.Append(')');
                break;
            default:
                throw new InvalidOperationException($"No notation for {duty.GetType().Name}.");
        }
    }

    private static void Write(StringBuilder text, DutyMeasure measure)
    {
        if (measure.Quantity.Amount != 1)
        {
            text.Append(Decimals.Text(measure.Quantity.Amount)).Append(' ');
        }

        text.Append(measure.Quantity.Unit.Value);
        if (measure.Qualifier is { } qualifier)
        {
            text.Append('[').Append(DutyWords.Slug(qualifier)).Append(']');
        }
    }

    private static void Quote(StringBuilder text, string words) =>
        text.Append('"').Append(words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');

    private static DutyExpression? Read(DutyScanner scanner, int depth)
    {
        if (depth > DeepestTree)
        {
            return scanner.Fail<DutyExpression>(DutyReading.LessNesting);
        }

        if (scanner.AtDigit)
        {
            return ReadRate(scanner);
        }

        return scanner.TakeWord() switch
        {
            "free" => !scanner.Take("(") ? new FreeDuty()
                : ReadQuoted(scanner) is { } terms && scanner.Demand(")") ? new FreeDuty(terms) : null,
            "sum" => ReadSum(scanner, depth),
            "ceiling" => ReadOperands(scanner, depth, 2) is { } o ? new CeilingDuty(o[0], o[1]) : null,
            "floor" => ReadOperands(scanner, depth, 2) is { } o ? new FloorDuty(o[0], o[1]) : null,
            "lower" => ReadOperands(scanner, depth, null) is { } o ? new LowerOfDuty([.. o]) : null,
            "higher" => ReadOperands(scanner, depth, null) is { } o ? new HigherOfDuty([.. o]) : null,
            "ref" => ReadReference(scanner),
            "season" => ReadSeasons(scanner, depth),
            "unit" => scanner.Demand("(") && ReadMeasure(scanner) is { } measure && scanner.Demand(")") ? new SupplementaryUnitDuty(measure) : null,
            "unknown" => ReadUnknown(scanner),
            _ => scanner.Fail<DutyExpression>(DutyReading.Rate),
        };
    }

    private static DutyExpression? ReadRate(DutyScanner scanner)
    {
        if (scanner.TakeNumber(DutyNumbers.Plain) is not { } number)
        {
            return null;
        }

        var rate = Percentage.Of(number);
        var isFraction = scanner.Take("/");
        if (isFraction)
        {
            if (scanner.TakeNumber(DutyNumbers.Plain) is not { } denominator || denominator is < 1 or > int.MaxValue
                || denominator != decimal.Truncate(denominator) || number > long.MaxValue || number != decimal.Truncate(number))
            {
                return scanner.Fail<DutyExpression>(DutyReading.Number);
            }

            rate = Percentage.Fraction((long)number, (int)denominator);
        }

        if (scanner.Take("%"))
        {
            if (!scanner.TakeWholeWord("of"))
            {
                return new AdValoremDuty(rate);
            }

            return ReadSlug<DutyPart>(scanner, DutyReading.Part) is { } part ? new AdValoremDuty(rate, part) : null;
        }

        if (isFraction || scanner.TakeCode(3) is not { } code || !CurrencyCode.TryParse(code, out var currency, out _))
        {
            return scanner.Fail<DutyExpression>(DutyReading.Currency);
        }

        if (!scanner.Take("/"))
        {
            return new SpecificDuty(new Money(number, currency), null);
        }

        return ReadMeasure(scanner) is { } measure ? new SpecificDuty(new Money(number, currency), measure) : null;
    }

    private static DutyMeasure? ReadMeasure(DutyScanner scanner)
    {
        // A code of Recommendation 20 may begin with a digit (2N), a number never runs into letters.
        var amount = 1m;
        if (scanner.AtDigit && scanner.NumberStandsAlone)
        {
            if (scanner.TakeNumber(DutyNumbers.Plain) is not { } number)
            {
                return null;
            }

            amount = number;
        }

        if (amount <= 0)
        {
            scanner.Fail(DutyReading.Number);
            return null;
        }

        if (scanner.TakeCode(3) is not { } code || !UnitCode.TryParse(code, out var unit, out _))
        {
            scanner.Fail(DutyReading.Unit);
            return null;
        }

        var measure = new DutyMeasure(new Quantity(amount, unit));
        if (!scanner.Take("["))
        {
            return measure;
        }

        return ReadSlug<DutyQualifier>(scanner, DutyReading.Qualifier) is { } qualifier && scanner.Demand("]")
            ? new DutyMeasure(measure.Quantity, qualifier)
            : null;
    }

    private static T? ReadSlug<T>(DutyScanner scanner, DutyReading expected)
        where T : struct, Enum
    {
        var mark = scanner.Position;
        if (DutyWords.TryValue<T>(scanner.TakeWord(), out var value))
        {
            return value;
        }

        scanner.Position = mark;
        scanner.Fail(expected);
        return null;
    }

    private static List<DutyExpression>? ReadOperands(DutyScanner scanner, int depth, int? count)
    {
        if (!scanner.Demand("("))
        {
            return null;
        }

        var operands = new List<DutyExpression>();
        do
        {
            if (Read(scanner, depth + 1) is not { } operand)
            {
                return null;
            }

            operands.Add(operand);
        }
        while (operands.Count != count && (operands.Count < (count ?? 2) ? scanner.Demand(",") : scanner.Take(",")));

        return operands.Count >= (count ?? 2) && scanner.Demand(")") ? operands : null;
    }

    private static SumDuty? ReadSum(DutyScanner scanner, int depth)
    {
        if (!scanner.Demand("("))
        {
            return null;
        }

        var terms = new List<DutyTerm>();
        do
        {
            var subtracted = terms.Count > 0 && scanner.Take("-");
            if (Read(scanner, depth + 1) is not { } operand)
            {
                return null;
            }

            terms.Add(new DutyTerm(operand, subtracted));
        }
        while (terms.Count < 2 ? scanner.Demand(",") : scanner.Take(","));

        return terms.Count >= 2 && scanner.Demand(")") ? new SumDuty([.. terms]) : null;
    }

    private static ReferenceDuty? ReadReference(DutyScanner scanner)
    {
        if (!scanner.Demand("(") || ReadSlug<DutyReferenceKind>(scanner, DutyReading.Word) is not { } to)
        {
            return null;
        }

        string? target = null;
        DutyPart? part = null;
        var more = scanner.Take(",");
        if (more && scanner.Peek("\""))
        {
            target = ReadQuoted(scanner);
            if (target is null)
            {
                return null;
            }

            more = scanner.Take(",");
        }

        if (more)
        {
            part = ReadSlug<DutyPart>(scanner, DutyReading.Part);
            if (part is null)
            {
                return null;
            }
        }

        return scanner.Demand(")") ? new ReferenceDuty(to, target, part) : null;
    }

    private static SeasonalDuty? ReadSeasons(DutyScanner scanner, int depth)
    {
        if (!scanner.Demand("("))
        {
            return null;
        }

        var seasons = new List<DutySeason>();
        do
        {
            if (ReadDay(scanner) is not { } from || !scanner.Demand("..") || ReadDay(scanner) is not { } to
                || !scanner.Demand(":") || Read(scanner, depth + 1) is not { } duty)
            {
                return null;
            }

            seasons.Add(new DutySeason(from, to, duty));
        }
        while (scanner.Take(","));

        return scanner.Demand(")") ? new SeasonalDuty([.. seasons]) : null;
    }

    private static MonthDay? ReadDay(DutyScanner scanner)
    {
        if (scanner.TakeInteger() is { } month && scanner.Take("-") && scanner.TakeInteger() is { } day
            && MonthDay.TryCreate(month, day, out var result))
        {
            return result;
        }

        scanner.Fail(DutyReading.Day);
        return null;
    }

    private static NotUnderstoodDuty? ReadUnknown(DutyScanner scanner) =>
        scanner.Demand("(") && (scanner.TakeInteger() ?? scanner.Fail(DutyReading.Number)) is { } column && scanner.Demand(",")
        && ReadSlug<DutyReading>(scanner, DutyReading.Word) is { } expected && scanner.Demand(",")
        && ReadQuoted(scanner) is { } text && scanner.Demand(")")
            ? new NotUnderstoodDuty(text, column, expected)
            : null;

    private static string? ReadQuoted(DutyScanner scanner)
    {
        if (!scanner.Demand("\""))
        {
            return null;
        }

        var text = new StringBuilder();
        while (scanner.TakeRaw() is { } c)
        {
            if (c == '"')
            {
                return text.ToString();
            }

            if (c == '\\' && scanner.TakeRaw() is { } escaped)
            {
                c = escaped;
            }

            text.Append(c);
        }

        scanner.Fail(DutyReading.Word);
        return null;
    }
}
