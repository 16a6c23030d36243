using System.Collections.Immutable;
using Corridor.Reference.Currencies;

namespace Corridor.Statistics.Indicators;

/// <summary>
/// A number that explains itself: the formula that it came from, what stood for each symbol, and the rows of data
/// below that. A figure without a value says why. Numbers are never rounded here.
/// </summary>
public sealed record Figure
{
    private Figure(string formula, FigureUnit unit, CurrencyCode? currency)
    {
        Formula = formula;
        Unit = unit;
        Currency = currency;
    }

    /// <summary>The name of the formula, explained by <see cref="Definitions.Find"/>; <c>observed</c> and <c>published</c> are data.</summary>
    public string Formula { get; }

    /// <summary>What the number counts.</summary>
    public FigureUnit Unit { get; }

    /// <summary>The currency of money; null for everything else.</summary>
    public CurrencyCode? Currency { get; }

    /// <summary>The number, or null where there is none; null is not zero.</summary>
    public decimal? Value { get; private init; }

    /// <summary>Between which numbers the exact one lies where the value rests on rounded figures; null for exact figures.</summary>
    public Bounds? Bounds { get; private init; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public MissingReason? Missing { get; private init; }

    /// <summary>What stands for the symbols of the formula.</summary>
    public ImmutableArray<FigureInput> Inputs { get; private init; } = [];

    /// <summary>The rows that the figure was read from directly.</summary>
    public ImmutableArray<SourceRows> Rows { get; private init; } = [];

    /// <summary>Whether there is a value.</summary>
    public bool IsDefined => Value is not null;

    /// <summary>Whether it, or one below it, came into its currency at exchange rates.</summary>
    public bool IsConverted => Formula == "converted" || Inputs.Any(i => i.Figure.IsConverted);

    /// <summary>All rows below this figure, each once, in the order of the inputs.</summary>
    public ImmutableArray<SourceRows> Sources => [.. Rows.Concat(Inputs.SelectMany(i => i.Figure.Sources)).Distinct()];

    /// <summary>The interval: the bounds, or the value itself where it is exact.</summary>
    /// <exception cref="InvalidOperationException">There is no value.</exception>
    public Bounds Interval => Bounds ?? (Value is { } v ? new Bounds(v, v) : throw new InvalidOperationException("A figure without value has no interval."));

    /// <summary>The same figure at another number, for example at an end of its interval.</summary>
    public Figure At(decimal value) => this with { Value = value, Bounds = null };

    /// <summary>The figure that stands for a symbol, or null.</summary>
    public Figure? Input(string symbol) => Inputs.FirstOrDefault(i => i.Symbol == symbol)?.Figure;

    /// <summary>An amount as it stands in the data.</summary>
    public static Figure Observed(decimal value, CurrencyCode currency, SourceRows rows) => Observed(value, currency, [rows]);

    /// <summary>An amount that stands in several places of the data, added up.</summary>
    public static Figure Observed(decimal value, CurrencyCode currency, ImmutableArray<SourceRows> rows) => new("observed", FigureUnit.Money, currency) { Value = value, Rows = rows };

    /// <summary>A number without currency as it stands in the data or in a computation that is not traced further.</summary>
    public static Figure Observed(decimal value, FigureUnit unit, SourceRows rows) => Observed(value, unit, [rows]);

    /// <summary>The same with rows in several places.</summary>
    public static Figure Observed(decimal value, FigureUnit unit, ImmutableArray<SourceRows> rows) => new("observed", unit, null) { Value = value, Rows = rows };

    /// <summary>A number as somebody published it, rounded: the exact one lies within half a unit of the last place.</summary>
    public static Figure Published(decimal value, decimal halfUnit, FigureUnit unit, CurrencyCode? currency, SourceRows rows) =>
        new("published", unit, currency) { Value = value, Bounds = halfUnit == 0 ? null : new Bounds(value - halfUnit, value + halfUnit), Rows = [rows] };

    /// <summary>A figure that is not loaded.</summary>
    public static Figure NotLoaded(FigureUnit unit, CurrencyCode? currency = null) => new("observed", unit, currency) { Missing = MissingReason.NotLoaded };

    /// <summary>An amount that stands in another currency and that no exchange rates cover.</summary>
    public static Figure WithoutRates(CurrencyCode currency) => new("converted", FigureUnit.Money, currency) { Missing = MissingReason.NoRates };

    /// <summary>A result without value.</summary>
    internal static Figure NotDefined(string formula, FigureUnit unit, MissingReason reason, ImmutableArray<FigureInput> inputs, CurrencyCode? currency = null) =>
        new(formula, unit, currency) { Missing = reason, Inputs = inputs };

    /// <summary>A result that was computed elsewhere from these inputs.</summary>
    internal static Figure Derived(string formula, FigureUnit unit, decimal value, ImmutableArray<FigureInput> inputs, CurrencyCode? currency = null, Bounds? bounds = null, ImmutableArray<SourceRows> rows = default) =>
        new(formula, unit, currency) { Value = value, Inputs = inputs, Bounds = bounds, Rows = rows.IsDefault ? [] : rows };

    /// <summary>
    /// Computes a figure from others. The function must be monotone in each input by itself: the bounds are then
    /// its extremes over the ends of the inputs' intervals.
    /// </summary>
    /// <param name="formula">The name of the definition.</param>
    /// <param name="unit">What the result counts; money takes the currency of the first input that has one.</param>
    /// <param name="inputs">The inputs, in the order in which the function takes them.</param>
    /// <param name="zero">Why there is no value where the function is not defined.</param>
    /// <param name="function">The formula.</param>
    /// <param name="defined">Whether the function is defined, for example whether its divisor is not zero; must hold at all ends of the intervals.</param>
    internal static Figure Compute(string formula, FigureUnit unit, ImmutableArray<FigureInput> inputs, MissingReason zero, Func<decimal[], decimal> function, Func<decimal[], bool>? defined = null)
    {
        var currencies = inputs.Select(i => i.Figure.Currency).OfType<CurrencyCode>().Distinct().ToList();
        CurrencyCode? currency = unit == FigureUnit.Money && currencies.Count > 0 ? currencies[0] : null;
        if (inputs.FirstOrDefault(i => !i.Figure.IsDefined) is { } absent)
        {
            return NotDefined(formula, unit, absent.Figure.Missing!.Value, inputs, currency);
        }

        if (currencies.Count > 1)
        {
            return NotDefined(formula, unit, MissingReason.DifferentCurrency, inputs, currency);
        }

        decimal[] values = [.. inputs.Select(i => i.Figure.Value!.Value)];
        try
        {
            if (defined is not null && !defined(values))
            {
                return NotDefined(formula, unit, zero, inputs, currency);
            }

            if (inputs.All(i => i.Figure.Bounds is null))
            {
                return Derived(formula, unit, function(values), inputs, currency);
            }

            return Extremes(inputs, function, defined) is { } bounds
                ? Derived(formula, unit, function(values), inputs, currency, bounds)
                : NotDefined(formula, unit, MissingReason.TooRough, inputs, currency);
        }
        catch (OverflowException)
        {
            return NotDefined(formula, unit, MissingReason.OutOfRange, inputs, currency);
        }
    }

    // Null where the function is not defined at every end, or on both sides of a pole.
    private static Bounds? Extremes(ImmutableArray<FigureInput> inputs, Func<decimal[], decimal> function, Func<decimal[], bool>? defined)
    {
        var intervals = inputs.Select(i => i.Figure.Interval).ToArray();
        var corner = new decimal[intervals.Length];
        var (low, high) = (decimal.MaxValue, decimal.MinValue);
        for (var ends = 0; ends < 1 << intervals.Length; ends++)
        {
            for (var i = 0; i < corner.Length; i++)
            {
                corner[i] = (ends >> i & 1) == 0 ? intervals[i].Low : intervals[i].High;
            }

            if (defined is not null && !defined(corner))
            {
                return null;
            }

            var value = function(corner);
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return new Bounds(low, high);
    }
}
