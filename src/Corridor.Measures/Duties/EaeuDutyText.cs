using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Duties;

/// <summary>
/// Reads the rates of the Common Customs Tariff of the Eurasian Economic Union in their Russian wording (Council
/// Decision No 80 of 14 September 2021). There a bare number is per cent of the customs value: "15, либо 12,5, но не
/// менее 0,79 евро за 1 см³ объема двигателя, в зависимости от того, какая из исчисленных сумм таможенной пошлины ниже".
/// The shorter forms of other Russian acts ("5%, но не менее 0,1 евро/кг") are read as well.
/// </summary>
public static class EaeuDutyText
{
    private static readonly CurrencyCode Euro = CurrencyCode.Parse("EUR");
    private static readonly CurrencyCode Dollar = CurrencyCode.Parse("USD");
    private static readonly CurrencyCode Rouble = CurrencyCode.Parse("RUB");

    private static readonly (string Phrase, CurrencyCode Value)[] Currencies =
    [
        ("евро", Euro), ("eur", Euro),
        ("долларов сша", Dollar), ("доллара сша", Dollar), ("доллар сша", Dollar), ("usd", Dollar),
        ("рублей", Rouble), ("рубля", Rouble), ("рубль", Rouble), ("руб.", Rouble), ("rub", Rouble),
    ];

    private static readonly (string Phrase, (string Unit, DutyQualifier? Qualifier) Value)[] Units =
    [
        ("см3 объема двигателя", ("CMQ", DutyQualifier.Engine)),
        ("см3", ("CMQ", null)),
        ("кг", ("KGM", null)), ("г", ("GRM", null)), ("тонну", ("TNE", null)), ("т", ("TNE", null)),
        ("литр", ("LTR", null)), ("л", ("LTR", null)),
        ("м2", ("MTK", null)), ("м3", ("MTQ", null)), ("м", ("MTR", null)),
        ("пару", ("PR", null)), ("пары", ("PR", null)), ("пар", ("PR", null)),
        ("шт.", ("C62", null)), ("шт", ("C62", null)), ("штуку", ("C62", null)), ("кар", ("CTM", null)),
    ];

    /// <summary>
    /// Reads one rate. Where it cannot, the expression is a <see cref="NotUnderstoodDuty"/> and the fault says at which
    /// column what was expected.
    /// </summary>
    public static bool TryParse(string? text, out DutyExpression expression, [NotNullWhen(false)] out Fault? fault) =>
        DutyScanner.Read(text, false, Alternatives, out expression, out fault);

    private static DutyExpression? Alternatives(DutyScanner scanner)
    {
        var found = new List<DutyExpression>();
        do
        {
            if (Bounded(scanner) is not { } duty)
            {
                return null;
            }

            found.Add(duty);
        }
        while (scanner.Take(", либо") || scanner.Take("либо"));

        if (found.Count == 1)
        {
            return found[0];
        }

        // Without the words that choose, "either … or" could mean both.
        if (scanner.Take(", в зависимости от того, какая из исчисленных сумм таможенной пошлины"))
        {
            if (scanner.TakeWholeWord("ниже"))
            {
                return new LowerOfDuty([.. found]);
            }

            if (scanner.TakeWholeWord("выше"))
            {
                return new HigherOfDuty([.. found]);
            }
        }

        return scanner.Fail<DutyExpression>(DutyReading.Choice);
    }

    private static DutyExpression? Bounded(DutyScanner scanner)
    {
        var duty = Sum(scanner);
        while (duty is not null)
        {
            if (scanner.Take(", но не менее") || scanner.Take("но не менее"))
            {
                duty = Sum(scanner) is { } limit ? new FloorDuty(duty, limit) : null;
            }
            else if (scanner.Take(", но не более") || scanner.Take("но не более"))
            {
                duty = Sum(scanner) is { } limit ? new CeilingDuty(duty, limit) : null;
            }
            else
            {
                break;
            }
        }

        return duty;
    }

    private static DutyExpression? Sum(DutyScanner scanner)
    {
        var terms = new List<DutyTerm>();
        do
        {
            if (Rate(scanner) is not { } rate)
            {
                return null;
            }

            terms.Add(new DutyTerm(rate));
        }
        while (scanner.TakeWholeWord("плюс") || scanner.Take("+"));

        return DutyExpression.Joined(terms);
    }

    private static DutyExpression? Rate(DutyScanner scanner)
    {
        if (!scanner.AtDigit)
        {
            return scanner.Fail<DutyExpression>(DutyReading.Rate);
        }

        if (scanner.TakeNumber(DutyNumbers.Comma) is not { } number)
        {
            return null;
        }

        if (scanner.TakeOneOf<CurrencyCode>(Currencies, true, out var currency))
        {
            if (!scanner.TakeWholeWord("за") && !scanner.Take("/"))
            {
                return scanner.Fail<DutyExpression>(DutyReading.Unit);
            }

            return Measure(scanner) is { } per ? new SpecificDuty(new Money(number, currency), per) : null;
        }

        // A word that follows the number can only be a currency; taken as per cent it would be a wrong rate.
        if (!scanner.Take("%") && scanner.AtLetter && !scanner.Peek("но не") && !scanner.Peek("плюс") && !scanner.Peek("либо"))
        {
            return scanner.Fail<DutyExpression>(DutyReading.Currency);
        }

        return new AdValoremDuty(Percentage.Of(number));
    }

    private static DutyMeasure? Measure(DutyScanner scanner)
    {
        var amount = 1m;
        if (scanner.AtDigit)
        {
            if (scanner.TakeNumber(DutyNumbers.Comma) is not { } number)
            {
                return null;
            }

            amount = number;
        }

        if (amount == 0)
        {
            scanner.Fail(DutyReading.Number);
            return null;
        }

        if (!scanner.TakeOneOf<(string Unit, DutyQualifier? Qualifier)>(Units, true, out var unit))
        {
            scanner.Fail(DutyReading.Unit);
            return null;
        }

        return DutyMeasure.Of(amount, unit.Unit, unit.Qualifier);
    }
}
