using System.Collections.Immutable;

namespace Corridor.Statistics.Indicators;

/// <summary>
/// The indicators of trade analysis, computed from figures and breakdowns that carry their rows. Each answer
/// names its definition (<see cref="Definitions"/>) and keeps its inputs; a zero denominator or a figure that is
/// not loaded gives a figure without value that says why.
/// </summary>
public static partial class TradeIndicators
{
    /// <summary>What imports CIF are above exports FOB as a rule: 6 per cent, as the IMF estimates since 2018 (before, 10).</summary>
    public const decimal CifFactor = 0.06m;

    /// <summary>The sum of months, flows or partners. One part that is not loaded leaves the sum unknown.</summary>
    public static Figure Sum(params ImmutableArray<Figure> parts)
    {
        if (parts.IsEmpty)
        {
            return Figure.NotDefined("sum", FigureUnit.Money, MissingReason.NotLoaded, []);
        }

        ImmutableArray<FigureInput> inputs = [.. parts.Select((p, i) => new FigureInput("V" + Number(i + 1), p))];
        // The ends of a sum are the sums of the ends; trying all corners would double with each part.
        var exact = Figure.Compute("sum", parts[0].Unit, [.. inputs.Select(i => i with { Figure = Exact(i.Figure) })], default, v => v.Sum());
        return exact.Value is { } value && parts.Any(p => p.Bounds is not null)
            ? Figure.Derived("sum", parts[0].Unit, value, inputs, exact.Currency, new Bounds(parts.Sum(p => p.Interval.Low), parts.Sum(p => p.Interval.High)))
            : exact;
    }

    /// <summary>Exports and imports together.</summary>
    public static Figure Turnover(Figure exports, Figure imports) =>
        Figure.Compute("turnover", FigureUnit.Money, [new("X", exports), new("M", imports)], default, v => v[0] + v[1]);

    /// <summary>Exports less imports.</summary>
    public static Figure Balance(Figure exports, Figure imports) =>
        Figure.Compute("balance", FigureUnit.Money, [new("X", exports), new("M", imports)], default, v => v[0] - v[1]);

    /// <summary>Growth on the same period of the year before.</summary>
    public static Figure Growth(Figure now, Figure before) =>
        Figure.Compute("growth", FigureUnit.Ratio, [new("V₁", now), new("V₀", before)], MissingReason.ZeroBase, v => v[0] / v[1] - 1, v => v[1] > 0);

    /// <summary>A part as a fraction of the whole.</summary>
    public static Figure Share(Figure part, Figure whole) =>
        Figure.Compute("share", FigureUnit.Ratio, [new("P", part), new("W", whole)], MissingReason.ZeroWhole, v => v[0] / v[1], v => v[1] > 0);

    /// <summary>How much faster a part grew than the whole, in percentage points.</summary>
    public static Figure GrowthDifference(Figure growth, Figure growthOfWhole) =>
        Figure.Compute("growthDifference", FigureUnit.PercentagePoints, [new("g", growth), new("G", growthOfWhole)], default, v => v[0] - v[1]);

    /// <summary>What a part added to the growth of the whole, in percentage points; the contributions of all parts sum to the growth.</summary>
    public static Figure Contribution(Figure partNow, Figure partBefore, Figure wholeBefore) =>
        Figure.Compute("contribution", FigureUnit.PercentagePoints, [new("P₁", partNow), new("P₀", partBefore), new("W₀", wholeBefore)], MissingReason.ZeroBase, v => (v[0] - v[1]) / v[2], v => v[2] > 0);

    /// <summary>How far apart two reports of one flow stand, as a fraction of the exporter's.</summary>
    public static Figure MirrorGap(Figure imported, Figure exported) =>
        Figure.Compute("mirrorGap", FigureUnit.Ratio, [new("M", imported), new("X", exported)], MissingReason.ZeroWhole, v => v[0] / v[1] - 1, v => v[1] > 0);

    /// <summary>How far apart two reports of one flow stand, in currency.</summary>
    public static Figure MirrorDifference(Figure imported, Figure exported) =>
        Figure.Compute("mirrorDifference", FigureUnit.Money, [new("M", imported), new("X", exported)], default, v => v[0] - v[1]);

    /// <summary>The part of the difference that carriage and insurance make where exports are FOB and imports CIF, by the factor of the IMF.</summary>
    public static Figure Carriage(Figure exported) => Figure.Compute("carriage", FigureUnit.Money, [new("X", exported)], default, v => CifFactor * v[0]);

    /// <summary>The part of the difference that they do not make.</summary>
    public static Figure MirrorRest(Figure imported, Figure exported) =>
        Figure.Compute("mirrorRest", FigureUnit.Money, [new("M", imported), new("X", exported), new("c", Carriage(exported))], default, v => v[0] - v[1] - v[2]);

    internal static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Figure Exact(Figure figure) => figure.Bounds is null ? figure
        : Figure.Derived(figure.Formula, figure.Unit, figure.Value!.Value, figure.Inputs, figure.Currency, null, figure.Rows);
}
