using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Loading;

/// <summary>Something in a release that a person should look at; it does not stop the import.</summary>
/// <param name="Kind">What was compared.</param>
/// <param name="Period">The period.</param>
/// <param name="Reporter">Whose figure.</param>
/// <param name="Counterpart">The partner.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Product">The product.</param>
/// <param name="Value">The figure as loaded.</param>
/// <param name="Expected">What it was compared with.</param>
/// <param name="Count">How many cases this line stands for.</param>
public sealed record ImportCheck(
    ImportCheckKind Kind, Period? Period, EconomyCode? Reporter, EconomyCode? Counterpart, TradeFlow? Flow, TradeProduct Product, decimal Value, decimal Expected, long Count = 1)
{
    /// <summary>A sentence for people; values in millions.</summary>
    /// <param name="language">The language.</param>
    /// <param name="name">The names of economies; without it their codes are shown.</param>
    public string Message(Language language, Func<EconomyCode, string>? name = null) => Texts.Format(language, "statistics.check." + char.ToLowerInvariant(Kind.ToString()[0]) + Kind.ToString()[1..],
        Named(Reporter, name), Named(Counterpart, name), Flow?.Name(language) ?? "", Product.Name(language), Period?.ToString() ?? "",
        Decimals.Text(decimal.Round(Value / 1_000_000m, 1)), Decimals.Text(decimal.Round(Expected / 1_000_000m, 1)), Decimals.Text(decimal.Round((Value - Expected) / 1_000_000m, 1)), Count);

    private static string Named(EconomyCode? economy, Func<EconomyCode, string>? name) => economy is not { } code ? "" : name?.Invoke(code) ?? code.Value;
}
