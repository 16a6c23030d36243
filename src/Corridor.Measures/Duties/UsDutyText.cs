using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Duties;

/// <summary>
/// Reads the rates of duty of the Harmonized Tariff Schedule of the United States: the columns "general", "other"
/// (column 2) and "special" of its published editions. Leftovers of web pages (<c>&lt;u&gt;</c>, <c>&lt;sup&gt;</c>),
/// lost blanks and broken lines of the editions are read over; a rate is never guessed.
/// </summary>
public static partial class UsDutyText
{
    /// <summary>
    /// Reads one rate of the columns "general" and "other". Where it cannot, the expression is a
    /// <see cref="NotUnderstoodDuty"/> and the fault says at which column what was expected. An empty cell is a fault:
    /// the line then has its duty from the line above it.
    /// </summary>
    public static bool TryParse(string? text, out DutyExpression expression, [NotNullWhen(false)] out Fault? fault) =>
        DutyScanner.Read(text, true, Rate, out expression, out fault);

    /// <summary>
    /// Reads the column "special": duties, each followed by its programmes in brackets, as in "Free (A+,AU,BH) 2.5%
    /// (JP) See 9822.05.20 (P+)". A group that cannot be read is a <see cref="NotUnderstoodDuty"/> for its programmes
    /// and the others stay; the fault is that of the first such group.
    /// </summary>
    public static bool TryParseSpecial(string? text, out ImmutableArray<ProgrammeDuty> groups, [NotNullWhen(false)] out Fault? fault)
    {
        var found = ImmutableArray.CreateBuilder<ProgrammeDuty>();
        fault = null;
        var rest = text ?? "";
        if (string.IsNullOrWhiteSpace(rest) || rest.Length > DutyExpression.LongestText)
        {
            _ = TryParse(rest, out var refused, out _);
            fault = ((NotUnderstoodDuty)refused).Fault;
            groups = [new ProgrammeDuty([], refused)];
            return false;
        }

        var start = 0;
        while (start < rest.Length)
        {
            var (open, end, programmes) = NextProgrammes(rest, start);
            var words = rest[start..open];
            if (!string.IsNullOrWhiteSpace(words) || programmes.Length > 0)
            {
                // Blanks in front keep the columns those of the whole cell.
                if (!TryParse(new string(' ', start) + words, out var duty, out var wrong))
                {
                    var (column, expected) = duty is NotUnderstoodDuty { Expected: not DutyReading.Text } stopped
                        ? (stopped.Column, stopped.Expected)
                        : (open + 1, DutyReading.Rate);
                    duty = new NotUnderstoodDuty(rest, column, expected);
                    fault ??= ((NotUnderstoodDuty)duty).Fault;
                }

                found.Add(new ProgrammeDuty(programmes, duty));
            }

            start = end;
        }

        groups = found.ToImmutable();
        return fault is null;
    }

    /// <summary>The next brackets that hold programme symbols only: where they open, where they end, and the symbols.</summary>
    private static (int Open, int End, ImmutableArray<ProgrammeSymbol> Programmes) NextProgrammes(string text, int start)
    {
        for (var open = text.IndexOf('(', start); open >= 0; open = text.IndexOf('(', open + 1))
        {
            // An edition repeats a symbol with its bracket: "See 9919.04.50 (PA (PA)".
            var close = text.IndexOf(')', open);
            var inside = close < 0 ? "" : text[(open + 1)..close].Replace('(', ',');
            var symbols = ImmutableArray.CreateBuilder<ProgrammeSymbol>();
            var good = true;
            foreach (var part in inside.Split([',', '.', ' ', '\n', '\r', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries))
            {
                good &= ProgrammeSymbol.TryParse(part, out var symbol, out _);
                if (good && !symbols.Contains(symbol))
                {
                    symbols.Add(symbol);
                }
            }

            if (good && symbols.Count > 0)
            {
                return (open, close + 1, symbols.ToImmutable());
            }
        }

        return (text.Length, text.Length, []);
    }

    private static DutyExpression? Rate(DutyScanner scanner)
    {
        if (scanner.TakeWholeWord("free"))
        {
            return Free(scanner);
        }

        var duty = Sum(scanner);
        while (duty is not null)
        {
            if (scanner.Take("but not less than") || scanner.Take("but not less"))
            {
                duty = Sum(scanner) is { } limit ? new FloorDuty(duty, limit) : null;
            }
            else if (scanner.Take("but not more than"))
            {
                duty = Sum(scanner) is { } limit ? new CeilingDuty(duty, limit) : null;
            }
            else
            {
                _ = scanner.Take(".");
                break;
            }
        }

        return duty;
    }

    private static FreeDuty? Free(DutyScanner scanner)
    {
        if (scanner.AtEnd || scanner.Take("."))
        {
            return new FreeDuty();
        }

        // "Free, under bond, …" and "Free (See U.S. note 4 …)" are free on terms, which stay in the published words.
        if (scanner.Peek(", under ") || scanner.Peek(", for such temporary periods"))
        {
            _ = scanner.Take(",");
            return new FreeDuty(scanner.TakeRest());
        }

        if (scanner.Peek("(see "))
        {
            return new FreeDuty(scanner.TakeRest().Trim('(', ')'));
        }

        scanner.Fail(DutyReading.End);
        return null;
    }

    private static DutyExpression? Sum(DutyScanner scanner)
    {
        var terms = new List<DutyTerm>();
        var subtracted = false;
        bool more;
        do
        {
            if (Term(scanner) is not { } term)
            {
                return null;
            }

            terms.Add(new DutyTerm(term, subtracted));
            more = scanner.Take("+") || scanner.TakeWholeWord("plus");
            subtracted = !more && (scanner.TakeWholeWord("less") || scanner.TakeWholeWord("minus"));
        }
        while (more || subtracted);

        return DutyExpression.Joined(terms);
    }

    private static DutyExpression? Term(DutyScanner scanner)
    {
        if (scanner.Take("$"))
        {
            return scanner.TakeNumber(DutyNumbers.Grouped) is { } dollars ? Specific(scanner, dollars) : null;
        }

        if (scanner.AtDigit)
        {
            return AtNumber(scanner);
        }

        if (scanner.Take("a duty of"))
        {
            return scanner.AtDigit ? AtNumber(scanner) : scanner.Fail<DutyExpression>(DutyReading.Rate);
        }

        return Reference(scanner);
    }

    private static DutyExpression? AtNumber(DutyScanner scanner)
    {
        if (scanner.TakeNumber(DutyNumbers.Grouped) is not { } number)
        {
            return null;
        }

        if (scanner.Take("¢"))
        {
            return Specific(scanner, number / 100);
        }

        var rate = Percentage.Of(number);
        var mark = scanner.Position;
        if (scanner.TakeInteger() is { } numerator)
        {
            // "33 1/3%"; anything else after a number and a blank is no rate.
            if (!scanner.Take("/") || scanner.TakeInteger() is not { } denominator || denominator is 0 or > 1000
                || number != decimal.Truncate(number) || number > 1_000_000)
            {
                scanner.Position = mark;
                return scanner.Fail<DutyExpression>(DutyReading.Rate);
            }

            rate = Percentage.Fraction(((long)number * denominator) + numerator, denominator);
        }

        if (!scanner.Take("%") && !scanner.TakeWholeWord("percent"))
        {
            return scanner.Fail<DutyExpression>(DutyReading.Rate);
        }

        if (!scanner.TakeWholeWord("on") && !scanner.TakeWholeWord("of") && !scanner.TakeWholeWord("upon"))
        {
            return new AdValoremDuty(rate);
        }

        return scanner.TakeOneOf<DutyPart>(Parts, true, out var part)
            ? new AdValoremDuty(rate, part)
            : scanner.Fail<DutyExpression>(DutyReading.Part);
    }

    private static SpecificDuty? Specific(DutyScanner scanner, decimal dollars)
    {
        var amount = new Money(dollars, Dollar);
        if (scanner.TakeWholeWord("each"))
        {
            return new SpecificDuty(amount, DutyMeasure.Of(1, "NAR"));
        }

        if (scanner.Take("for each other piece or part"))
        {
            return new SpecificDuty(amount, DutyMeasure.Of(1, "NAR", DutyQualifier.OtherPieces));
        }

        if (!scanner.Take("/") || !scanner.TakeOneOf<(decimal Amount, string Unit, DutyQualifier? Qualifier)>(Units, false, out var unit))
        {
            scanner.Fail(DutyReading.Unit);
            return null;
        }

        var qualifier = unit.Qualifier;
        if (qualifier is null && scanner.TakeOneOf<DutyQualifier>(Qualifiers, false, out var named))
        {
            qualifier = named;
        }

        return new SpecificDuty(amount, DutyMeasure.Of(unit.Amount, unit.Unit, qualifier));
    }

    private static DutyExpression? Reference(DutyScanner scanner)
    {
        if (scanner.TakeOneOf<ReferenceDuty>(References, false, out var whole))
        {
            return whole;
        }

        if (scanner.Take("a duty upon") && scanner.TakeOneOf<DutyPart>(DutiableParts, false, out var part))
        {
            return new ReferenceDuty(DutyReferenceKind.ApplicableRate, BracketedNote(scanner), part);
        }

        if (scanner.Take("the rate provided for beneficiary countries in heading"))
        {
            return Provisions(scanner) is { } heading ? new ReferenceDuty(DutyReferenceKind.BeneficiaryCountries, heading) : null;
        }

        if (scanner.Take("the rate applicable to the natural juice in heading"))
        {
            return Provisions(scanner) is { } heading ? new ReferenceDuty(DutyReferenceKind.NaturalJuice, heading) : null;
        }

        if (scanner.Take("the duty provided in subheadings") || scanner.Take("the duty provided in subheading"))
        {
            return Provisions(scanner) is { } headings ? new ReferenceDuty(DutyReferenceKind.Provision, headings) : null;
        }

        if (scanner.TakeWholeWord("see"))
        {
            if (scanner.AtDigit)
            {
                return Provisions(scanner) is { } provisions ? new ReferenceDuty(DutyReferenceKind.Provision, provisions) : null;
            }

            return Note(scanner) is { } note ? new ReferenceDuty(DutyReferenceKind.Note, note) : null;
        }

        return scanner.Fail<DutyExpression>(DutyReading.Rate);
    }

    /// <summary>One or more codes with dots, as a list or range: "9918.04.50, 9918.04.52", "9823.01.01-9823.01.07", "… or …".</summary>
    private static string? Provisions(DutyScanner scanner)
    {
        var text = "";
        string separator;
        do
        {
            if (Code(scanner) is not { } code)
            {
                scanner.Fail(DutyReading.Number);
                return null;
            }

            text += code;
            separator = scanner.Take("-") ? "-" : scanner.Take(", or") || scanner.Take(", and") || scanner.Take(",")
                || scanner.TakeWholeWord("or") || scanner.TakeWholeWord("and") ? ", " : "";
            text += separator;
        }
        while (separator.Length > 0);

        return text;
    }

    private static string? Code(DutyScanner scanner)
    {
        var code = scanner.TakeCode(10);
        while (code is not null && scanner.PeekDigitAfter('.'))
        {
            _ = scanner.Take(".");
            code += "." + scanner.TakeCode(10);
        }

        return code is not null && code.All(c => c == '.' || char.IsAsciiDigit(c)) ? code : null;
    }

    private static string? BracketedNote(DutyScanner scanner)
    {
        if (!scanner.Take("(see "))
        {
            return null;
        }

        var note = Note(scanner);
        return note is not null && scanner.Demand(")") ? note : null;
    }

    /// <summary>"U.S. note 3(e)", "additional U.S. note 1", "U.S. note 3 of this subchapter", in this spelling.</summary>
    private static string? Note(DutyScanner scanner)
    {
        var additional = scanner.Take("additional");
        if (!scanner.Take("u.s. note") || scanner.TakeInteger() is not { } number)
        {
            scanner.Fail(DutyReading.Rate);
            return null;
        }

        var letter = "";
        var mark = scanner.Position;
        if (scanner.Take("(") && scanner.TakeWord() is { Length: > 0 and <= 3 } word && scanner.Take(")"))
        {
            letter = $"({word})";
        }
        else
        {
            scanner.Position = mark;
        }

        var here = scanner.Take("of this subchapter") || scanner.Take("to this subchapter") ? " of this subchapter" : "";
        return $"{(additional ? "additional " : "")}U.S. note {Decimals.Text(number)}{letter}{here}";
    }
}
