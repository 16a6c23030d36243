using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Duties;

/// <summary>
/// Reads the rates of the Chinese import tariff (国务院关税税则委员会, 《进出口税则》): "20", "1元/千克", "10%或900元/吨，两者从低".
/// A bare number is per cent of the customs value. A cell of the printed tariff may hold several rates with the
/// marks of its footnotes; <see cref="TryParseCell"/> reads those.
/// </summary>
public static class ChineseDutyText
{
    private const int FirstMark = '①';
    private const int LastMark = '⑳';

    private static readonly (string Phrase, CurrencyCode Value)[] Currencies =
    [
        ("美元", CurrencyCode.Parse("USD")), ("欧元", CurrencyCode.Parse("EUR")),
        ("人民币元", CurrencyCode.Parse("CNY")), ("元", CurrencyCode.Parse("CNY")),
    ];

    private static readonly (string Phrase, string Value)[] Units =
    [
        ("千克", "KGM"), ("公斤", "KGM"), ("克", "GRM"), ("吨", "TNE"), ("升", "LTR"), ("平方米", "MTK"), ("立方米", "MTQ"),
        ("米", "MTR"), ("双", "PR"), ("台", "C62"), ("个", "C62"), ("件", "C62"), ("只", "C62"), ("头", "HEA"),
    ];

    private static readonly (string Phrase, ChineseRateLabel Value)[] Labels =
    [
        ("最惠国暂定税率", ChineseRateLabel.MostFavouredNationProvisional),
        ("最惠国税率", ChineseRateLabel.MostFavouredNation),
        ("进口暂定税率", ChineseRateLabel.Provisional),
        ("普通税率", ChineseRateLabel.General),
        ("关税配额税率", ChineseRateLabel.Quota),
        ("仅关税配额内税率为", ChineseRateLabel.WithinQuotaOnly),
    ];

    /// <summary>
    /// Reads one rate, bare or as the only one of a cell. Where it cannot, the expression is a
    /// <see cref="NotUnderstoodDuty"/> and the fault says at which column what was expected.
    /// </summary>
    public static bool TryParse(string? text, out DutyExpression expression, [NotNullWhen(false)] out Fault? fault) =>
        DutyScanner.Read(
            text,
            false,
            scanner => Cell(scanner) switch
            {
                null => null,
                [var only] => only.Duty,
                _ => scanner.Fail<DutyExpression>(DutyReading.OneRate),
            },
            out expression,
            out fault);

    /// <summary>
    /// Reads a cell with its footnotes: "65① 关税配额税率：1。" holds the column's rate 65 and the quota rate 1. Where it
    /// cannot, the one rate of the result is a <see cref="NotUnderstoodDuty"/>.
    /// </summary>
    public static bool TryParseCell(string? text, out ImmutableArray<ChineseRate> rates, [NotNullWhen(false)] out Fault? fault)
    {
        var found = DutyScanner.Read(text, false, Cell, out var failure);
        rates = failure is null ? [.. found!] : [new ChineseRate(ChineseRateLabel.Column, failure)];
        fault = failure?.Fault;
        return failure is null;
    }

    private static List<ChineseRate>? Cell(DutyScanner scanner)
    {
        var rates = new List<ChineseRate>();
        if (scanner.AtDigit)
        {
            if (Alternatives(scanner) is not { } column)
            {
                return null;
            }

            rates.Add(new ChineseRate(ChineseRateLabel.Column, column));
        }

        SkipMarks(scanner);
        while (!scanner.AtEnd)
        {
            if (!scanner.TakeOneOf<ChineseRateLabel>(Labels, false, out var label))
            {
                return scanner.Fail<List<ChineseRate>>(rates.Count == 0 ? DutyReading.Rate : DutyReading.End);
            }

            _ = scanner.Take(":");
            if (Alternatives(scanner) is not { } duty)
            {
                return null;
            }

            rates.Add(new ChineseRate(label, duty));
            _ = scanner.Take("。") || scanner.Take(";");
        }

        return rates.Count > 0 ? rates : scanner.Fail<List<ChineseRate>>(DutyReading.Rate);
    }

    /// <summary>Marks of footnotes (①…⑳) and the sign ∆ that a provisional rate exists say nothing about the duty itself.</summary>
    private static void SkipMarks(DutyScanner scanner)
    {
        var more = true;
        while (more)
        {
            more = scanner.Take("∆") || scanner.Take("△");
            for (var mark = FirstMark; mark <= LastMark && !more; mark++)
            {
                more = scanner.Take(((char)mark).ToString());
            }
        }
    }

    private static DutyExpression? Alternatives(DutyScanner scanner)
    {
        var found = new List<DutyExpression>();
        do
        {
            if (Sum(scanner) is not { } duty)
            {
                return null;
            }

            found.Add(duty);
        }
        while (scanner.Take("或"));

        if (found.Count == 1)
        {
            return found[0];
        }

        _ = scanner.Take(",");
        if (scanner.Take("两者从低") || scanner.Take("从低"))
        {
            return new LowerOfDuty([.. found]);
        }

        return scanner.Take("两者从高") || scanner.Take("从高")
            ? new HigherOfDuty([.. found])
            : scanner.Fail<DutyExpression>(DutyReading.Choice);
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
        while (scanner.Take("加") || scanner.Take("+"));

        return DutyExpression.Joined(terms);
    }

    private static DutyExpression? Rate(DutyScanner scanner)
    {
        if (scanner.Take("免税"))
        {
            return new FreeDuty();
        }

        if (!scanner.AtDigit)
        {
            return scanner.Fail<DutyExpression>(DutyReading.Rate);
        }

        if (scanner.TakeNumber(DutyNumbers.Grouped) is not { } number)
        {
            return null;
        }

        if (scanner.Take("%") || !scanner.TakeOneOf<CurrencyCode>(Currencies, false, out var currency))
        {
            return new AdValoremDuty(Percentage.Of(number));
        }

        if (!scanner.Take("/"))
        {
            return scanner.Fail<DutyExpression>(DutyReading.Unit);
        }

        return scanner.TakeOneOf<string>(Units, false, out var unit)
            ? new SpecificDuty(new Money(number, currency), DutyMeasure.Of(1, unit))
            : scanner.Fail<DutyExpression>(DutyReading.Unit);
    }
}
