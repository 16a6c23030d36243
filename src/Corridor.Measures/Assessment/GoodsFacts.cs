using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Assessment;

/// <summary>What is known of a goods item: which goods, what they are worth, how much of them there is.</summary>
/// <param name="Query">The goods, the partner, the day, and what is declared.</param>
/// <param name="Currency">The currency of the assessment.</param>
public sealed record GoodsFacts(GoodsQuery Query, CurrencyCode Currency)
{
    /// <summary>The customs value in <see cref="Currency"/>, or null where it is unknown.</summary>
    public decimal? CustomsValue { get; init; }

    /// <summary>
    /// The other facts by what they are: quantities, multipliers, exchange rates, as
    /// <see cref="DutyExpression.Evaluate(CurrencyCode, DateOnly?, Func{DutyQuantity, decimal?})"/> asks for them.
    /// </summary>
    public Func<DutyQuantity, decimal?> Fact { get; init; } = _ => null;

    /// <summary>
    /// Costs that bases of levies name, without <see cref="LevyStep.Cost"/>, in <see cref="Currency"/>. One that arises
    /// but whose amount is not known here, for want of a rate of exchange for example, is unknown and not left out.
    /// </summary>
    public ImmutableDictionary<string, ChargeAmount> Costs { get; init; } = ImmutableDictionary<string, ChargeAmount>.Empty;

    /// <summary>
    /// Rates that who asks states himself, by levy, where the data hold none or only a part. They take the place of the
    /// measures of that levy; the base duty cannot be stated.
    /// </summary>
    public ImmutableDictionary<string, DutyExpression> Given { get; init; } = ImmutableDictionary<string, DutyExpression>.Empty;

    /// <summary>A fact: the customs value as given, the rate of the own currency as one, anything else by <see cref="Fact"/>.</summary>
    public decimal? Ask(DutyQuantity quantity) => quantity switch
    {
        { Kind: DutyQuantityKind.CustomsValue } => CustomsValue,
        { Kind: DutyQuantityKind.ExchangeRate, Currency: { } own } when own == Currency => 1,
        _ => Fact(quantity),
    };

    /// <summary>The same facts with documents and additional codes declared for a measure type as well.</summary>
    public GoodsFacts With(MissingSet missing, MeasureType type) => this with
    {
        Query = Query with
        {
            Documents = Query.Documents.AddRange(missing.Documents.Select(d => new Declared(d, type.Id))),
            AdditionalCodes = missing.AdditionalCode is { } code ? Query.AdditionalCodes.Add(new Declared(code, type.Id)) : Query.AdditionalCodes,
        },
    };
}
