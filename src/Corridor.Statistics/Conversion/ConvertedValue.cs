using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Conversion;

/// <summary>How a value of a period came into another currency than it was published in.</summary>
public sealed class ConvertedValue
{
    internal ConvertedValue(Figure published, CurrencyCode to, ConversionBasis basis, ImmutableArray<ConvertedPart> parts)
    {
        (Published, To, Basis, Parts) = (published, to, basis, parts);
        var (sum, weight) = (parts.Sum(p => p.Value), parts.Sum(p => p.Published.Value!.Value));
        IsSum = weight == published.Value;
        Value = IsSum ? sum : sum * published.Value!.Value / weight;
    }

    /// <summary>The value as published, or added up as the store adds it, in the currency of its source.</summary>
    public Figure Published { get; }

    /// <summary>The currency of the source.</summary>
    public CurrencyCode From => Published.Currency!.Value;

    /// <summary>The currency wanted.</summary>
    public CurrencyCode To { get; }

    /// <summary>At which rate.</summary>
    public ConversionBasis Basis { get; }

    /// <summary>What was converted by itself: the months, or the whole.</summary>
    public ImmutableArray<ConvertedPart> Parts { get; }

    /// <summary>Whether the parts add up to what was published.</summary>
    public bool IsSum { get; }

    /// <summary>The value in the currency wanted, not rounded.</summary>
    public decimal Value { get; }

    /// <summary>How many units of the currency wanted stand for one that was published.</summary>
    public decimal Rate => Parts is [var whole] ? whole.Rate.Factor : Parts.Sum(p => p.Published.Value!.Value) is var weight and not 0 ? Parts.Sum(p => p.Value) / weight : Parts[0].Rate.Factor;

    /// <summary>The first day with a rate.</summary>
    public DateOnly First => Parts.Min(p => p.Rate.First);

    /// <summary>The last day with a rate.</summary>
    public DateOnly Last => Parts.Max(p => p.Rate.Last);

    /// <summary>How many daily rates there are.</summary>
    public int Days => Parts.Sum(p => p.Rate.Days);

    /// <summary>The converted value with formula, rates and rows.</summary>
    public Figure Figure => Parts is [var whole] && IsSum ? whole.Figure
        : IsSum ? TradeIndicators.Sum([.. Parts.Select(p => p.Figure)])
        : Figure.Derived("converted", FigureUnit.Money, Value,
            [new("v", Published), new("r̄", Figure.Derived("weightedRate", FigureUnit.Rate, Rate, [.. Parts.Select((p, i) => new FigureInput("V" + TradeIndicators.Number(i + 1), p.Figure))]))], To);
}
