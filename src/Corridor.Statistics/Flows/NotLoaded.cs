using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Flows;

/// <summary>
/// A part of an answer for which no figures are loaded. It says nothing about the trade itself: not loaded is
/// never zero.
/// </summary>
/// <param name="Reporter">The reporter that was asked for.</param>
/// <param name="Counterpart">The partner.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Product">The product.</param>
/// <param name="Kind">The kind of period.</param>
/// <param name="Reason">What is missing.</param>
public sealed record NotLoaded(EconomyCode Reporter, EconomyCode Counterpart, TradeFlow Flow, TradeProduct Product, PeriodKind Kind, NotLoadedReason Reason)
{
    /// <summary>A sentence for people.</summary>
    /// <param name="language">The language.</param>
    /// <param name="name">The names of economies; without it their codes are shown.</param>
    public string Message(Language language, Func<EconomyCode, string>? name = null)
    {
        StatisticsTexts.Register();
        name ??= c => c == StatisticsSchemas.World ? Texts.Get(language, "statistics.world") : c.Value;
        return Texts.Format(language, "statistics.notLoaded." + Reason switch
        {
            NotLoadedReason.Reporter => "reporter",
            NotLoadedReason.Counterpart => "counterpart",
            NotLoadedReason.Product => "product",
            _ => "kind",
        }, name(Reporter), Flow.Name(language), name(Counterpart), Product.Name(language), Kind.Name(language));
    }
}
