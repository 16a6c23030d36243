using System.Collections.Immutable;
using Corridor.Reference.Currencies;

namespace Corridor.Statistics.Indicators;

/// <summary>
/// A total by parts, such as the imports of a year by product. A part that is not listed is zero only where the
/// reporter leaves out what it did not trade (<see cref="AbsentIsZero"/>); otherwise it is unknown.
/// </summary>
public sealed class Breakdown
{
    private readonly Dictionary<string, BreakdownPart> byKey;

    private readonly Func<string, ImmutableArray<SourceRows>>? rowsOf;
    private readonly Func<string, Figure?>? figureOf;
    private readonly Figure? whole;

    private Breakdown(ImmutableArray<BreakdownPart> parts, CurrencyCode currency, ImmutableArray<SourceRows> rows, bool absentIsZero, Figure? whole, Func<string, ImmutableArray<SourceRows>>? rowsOf, Func<string, Figure?>? figureOf)
    {
        (this.whole, this.rowsOf, this.figureOf) = (whole, rowsOf, figureOf);
        Parts = parts;
        Currency = currency;
        Rows = rows;
        AbsentIsZero = absentIsZero;
        byKey = parts.ToDictionary(p => p.Key, StringComparer.Ordinal);
        Sum = parts.Sum(p => p.Value);
    }

    /// <summary>The parts in the order of their keys.</summary>
    public ImmutableArray<BreakdownPart> Parts { get; }

    /// <summary>The currency of all values.</summary>
    public CurrencyCode Currency { get; }

    /// <summary>The rows that all parts were read from.</summary>
    public ImmutableArray<SourceRows> Rows { get; }

    /// <summary>Whether a part that is not listed is known to be zero.</summary>
    public bool AbsentIsZero { get; }

    /// <summary>The whole as published, or null where none is; it can exceed the sum of the parts where some are confidential.</summary>
    public decimal? PublishedWhole => whole?.Value;

    /// <summary>The sum of the parts.</summary>
    public decimal Sum { get; }

    /// <summary>The whole: as published, else the sum of the parts.</summary>
    public Figure Whole => whole ?? Figure.Observed(Sum, Currency, Rows);

    /// <summary>The part of a key: its value, zero where absent parts are zero, else not loaded.</summary>
    public Figure Of(string key) => Value(key) is { } value ? figureOf?.Invoke(key) ?? Figure.Observed(value, Currency, RowsOf(key)) : Figure.NotLoaded(FigureUnit.Money, Currency);

    /// <summary>The rows that the part of a key was read from; those of all parts where they are not told apart.</summary>
    public ImmutableArray<SourceRows> RowsOf(string key) => rowsOf?.Invoke(key) ?? Rows;

    /// <summary>The listed part of a key, or null.</summary>
    public BreakdownPart? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>A breakdown; keys that stand twice and negative values are bugs of the caller and throw.</summary>
    /// <param name="parts">The parts in any order.</param>
    /// <param name="currency">The currency of all values.</param>
    /// <param name="rows">Where they were read.</param>
    /// <param name="absentIsZero">Whether a part that is not listed is known to be zero.</param>
    /// <param name="whole">The whole as published, or null.</param>
    public static Breakdown Of(IEnumerable<BreakdownPart> parts, CurrencyCode currency, SourceRows rows, bool absentIsZero, decimal? whole = null) =>
        Of(parts, currency, [rows], absentIsZero, whole is { } published ? Figure.Observed(published, currency, rows) : null, null);

    /// <summary>The same with rows in several places.</summary>
    /// <param name="parts">The parts in any order.</param>
    /// <param name="currency">The currency of all values.</param>
    /// <param name="rows">Where all of them were read.</param>
    /// <param name="absentIsZero">Whether a part that is not listed is known to be zero.</param>
    /// <param name="whole">The whole as published, with its own rows, or null.</param>
    /// <param name="rowsOf">Where the part of a key was read, or null where that is not told apart.</param>
    /// <param name="figureOf">The part of a key as a figure where it was not read but computed, for example converted; null for read.</param>
    public static Breakdown Of(IEnumerable<BreakdownPart> parts, CurrencyCode currency, ImmutableArray<SourceRows> rows, bool absentIsZero, Figure? whole, Func<string, ImmutableArray<SourceRows>>? rowsOf, Func<string, Figure?>? figureOf = null)
    {
        var sorted = parts.OrderBy(p => p.Key, StringComparer.Ordinal).ToImmutableArray();
        if (sorted.Any(p => p.Value < 0 || p.NetWeight < 0))
        {
            throw new ArgumentOutOfRangeException(nameof(parts), "A part of a total is not negative.");
        }

        return new Breakdown(sorted, currency, rows, absentIsZero, whole, rowsOf, figureOf);
    }

    internal decimal? Value(string key) => byKey.TryGetValue(key, out var part) ? part.Value : AbsentIsZero ? 0 : null;
}
