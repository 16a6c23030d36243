using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Reference.Units;
using Corridor.Support.Expressions;

namespace Corridor.Support.Facts;

/// <summary>
/// Values as files of facts write them: <c>yes</c>, <c>12.5</c>, <c>13%</c>, <c>100 CNY</c>, <c>20 TNE</c>,
/// <c>2026-01-31</c>, <c>30 days</c>, <c>2 years</c>, a word, a code, an economy; texts of a list with a semicolon between.
/// </summary>
internal static class FactValues
{
    /// <summary>The most characters of a value.</summary>
    public const int MostCharacters = 2_000;

    /// <summary>The largest amount: what is larger is a slip of the pen, and products of two still fit.</summary>
    public const decimal MostAmount = 1_000_000_000_000m;

    public static bool TryParse(string text, Fact fact, ExpressionScope scope, out Value value, [NotNullWhen(false)] out Fault? fault)
    {
        text = text.Trim();
        value = default;
        fault = text.Length is 0 or > MostCharacters ? Wrong(fact, text) : null;
        if (fault is null)
        {
            var read = Read(text, fact, scope, out fault);
            if (read is { IsKnown: true } && Math.Abs(read.Value.Amount) > MostAmount)
            {
                fault = new Fault("fact.tooLarge", fact.Name, Fault.Quote(text));
            }
            else if (read is null)
            {
                fault ??= Wrong(fact, text);
            }

            value = fault is null ? read!.Value : default;
        }

        return fault is null;
    }

    /// <summary>What a value of a fact looks like, for messages.</summary>
    public static string Form(Fact fact) => fact.Type.Kind switch
    {
        ValueKind.Truth => "yes, no",
        ValueKind.Number => "12.5",
        ValueKind.Percent => "13%",
        ValueKind.Money => "1000.00 CNY",
        ValueKind.Quantity => $"20 {fact.Unit}",
        ValueKind.Date => "2026-01-31",
        ValueKind.Days => "30 days",
        ValueKind.Months => "12 months, 2 years",
        ValueKind.Code => "0303541000",
        ValueKind.Economy => fact.Economies ?? "…",
        _ when fact.Words.IsEmpty => "…",
        _ => string.Join(", ", fact.Words.Select(w => w.Word)),
    };

    private static Fault Wrong(Fact fact, string text) => new("fact.value", fact.Name, Fault.Quote(text), Form(fact));

    private static Value? Read(string text, Fact fact, ExpressionScope scope, out Fault? fault)
    {
        fault = null;
        switch (fact.Type.Kind)
        {
            case ValueKind.Truth:
                return text is "yes" or "true" ? Value.True : text is "no" or "false" ? Value.False : null;
            case ValueKind.Number:
                return Decimals.TryParse(text, out var number) ? Value.Of(number) : null;
            case ValueKind.Percent:
                return text.EndsWith('%') && Decimals.TryParse(text.AsSpan(0, text.Length - 1).TrimEnd(), out var percent) ? Value.Share(percent / 100) : null;
            case ValueKind.Money:
                if (!Money.TryParse(text, out var money, out _))
                {
                    return null;
                }

                fault = scope.Currencies.Find(money.Currency) is null ? new Fault("currency.unknown", money.Currency.Value) : null;
                return Value.Of(money);
            case ValueKind.Quantity:
                return Quantity.TryParse(text.Contains(' ', StringComparison.Ordinal) ? text : $"{text} {fact.Unit}", out var quantity, out _)
                    && scope.Units.TryConvert(quantity, UnitCode.Parse(fact.Type.Unit!), out var converted, out fault)
                    ? Value.InBase(converted.Amount, converted.Unit) : null;
            case ValueKind.Date:
                return DateRange.TryParseDay(text, out var day, out fault) ? Value.Of(day) : null;
            case ValueKind.Days or ValueKind.Months:
                return Duration(text, fact.Type.Kind);
            case ValueKind.Code:
                return CommodityCode.TryParse(text, out var code, out fault) ? Value.Of(code) : null;
            case ValueKind.Economy:
                return scope.Economies.TryParse(text, out var economy, out fault) ? Value.Of(economy.Code) : null;
            case ValueKind.Texts:
                var all = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                return all.All(w => IsWord(fact, w)) ? Value.Of(all) : null;
            default:
                return IsWord(fact, text) ? Value.Of(text) : null;
        }
    }

    private static bool IsWord(Fact fact, string text) => fact.Words.IsEmpty || fact.Words.Any(w => w.Word == text);

    private static Value? Duration(string text, ValueKind kind)
    {
        var parts = text.Split(' ');
        if (parts.Length > 2 || !Decimals.TryParse(parts[0], out var number) || decimal.Truncate(number) != number || number is < 0 or > 100_000)
        {
            return null;
        }

        return (kind, parts.ElementAtOrDefault(1)) switch
        {
            (ValueKind.Days, null or "day" or "days") => Value.Days(number),
            (ValueKind.Months, null or "month" or "months") => Value.Months(number),
            (ValueKind.Months, "year" or "years") => Value.Months(number * 12),
            _ => null,
        };
    }
}
