using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Determination;

/// <summary>
/// A limit that goods keep or not: a quantity, a value, or either of them per measure (an entry price per 100 kg, a
/// weight per item).
/// </summary>
/// <param name="Sense">How the fact is compared with the limit.</param>
/// <param name="Of">The fact that is compared.</param>
/// <param name="Limit">The limit, in the fact's unit or in <see cref="Currency"/>.</param>
public sealed record ConditionThreshold(ThresholdSense Sense, DutyQuantity Of, decimal Limit)
{
    /// <summary>The measure by which the fact is divided first, or null to compare it as it is.</summary>
    public DutyMeasure? Per { get; init; }

    /// <summary>The currency of the limit where a value is compared, else null.</summary>
    public CurrencyCode? Currency { get; init; }

    /// <summary>
    /// Whether the goods keep the limit; null where a fact is missing, which then stands in <paramref name="missing"/>.
    /// Facts are asked for as <see cref="DutyExpression.Evaluate(CurrencyCode, DateOnly?, Func{DutyQuantity, decimal?})"/> does.
    /// </summary>
    public bool? IsKept(CurrencyCode currency, Func<DutyQuantity, decimal?> fact, ICollection<DutyQuantity> missing)
    {
        decimal? Ask(DutyQuantity quantity)
        {
            var answer = fact(quantity);
            if (answer is null)
            {
                missing.Add(quantity);
            }

            return answer;
        }

        var value = Ask(Of);
        decimal? limit = Limit;
        if (Currency is { } own && own != currency)
        {
            limit *= Ask(new DutyQuantity(DutyQuantityKind.ExchangeRate, Currency: own));
        }

        if (Per is { } per)
        {
            // Compared as a product: no division, no rounding, and nothing divided by zero.
            limit *= Ask(new DutyQuantity(DutyQuantityKind.Quantity, per.Quantity.Unit, per.Qualifier));
            value *= per.Quantity.Amount;
        }

        return value is not { } known || limit is not { } most ? null : Sense switch
        {
            ThresholdSense.AtMost => known <= most,
            ThresholdSense.AtLeast => known >= most,
            ThresholdSense.Above => known > most,
            _ => known < most,
        };
    }
}
