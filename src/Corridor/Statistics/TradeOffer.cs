using Corridor.Reference;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Store;

namespace Corridor.Statistics;

/// <summary>What is loaded of the same trade where what was asked for is not: the partner's report, or the one direction that is reported.</summary>
/// <param name="Question">The question that has an answer.</param>
/// <param name="Products">How deep it goes; null where it is the trade itself.</param>
/// <param name="First">The first year.</param>
/// <param name="Last">The last year.</param>
internal sealed record TradeOffer(SeriesQuestion Question, ReportedProducts? Products, int First, int Last)
{
    /// <summary>Where the products of a trade are not loaded: the partner's mirror report of it by product.</summary>
    public static TradeOffer? OfProducts(StatisticsStore store, SeriesQuestion asked) => Mirrored(asked) is { } mirror
        && store.ProductsOf(mirror.Reporter, mirror.Counterpart, mirror.Flow, mirror.Product).FirstOrDefault(p => p.IsSitc == asked.Product.IsSitc && p.Level > 1) is { } found
        ? new TradeOffer(mirror, found, found.First.Year, found.Last.Year) : null;

    /// <summary>Where a trade has no figures: the directions of it that have, and the partner's mirror report.</summary>
    public static IEnumerable<TradeOffer> OfSeries(Workspace workspace, SeriesQuestion asked)
    {
        SeriesQuestion[] others = asked.Flow == TradeFlow.Trade ? [.. new[] { TradeFlow.Export, TradeFlow.Import }.SelectMany(f => new[] { asked with { Flow = f, Source = null }, Mirrored(asked with { Flow = f }) }).OfType<SeriesQuestion>()]
            : Mirrored(asked) is { } mirror ? [mirror] : [];
        foreach (var other in others)
        {
            var years = other.Lines(workspace).Lines.SelectMany(l => l.Points).Select(p => p.Range.Year).ToList();
            if (years.Count > 0)
            {
                yield return new TradeOffer(other, null, years.Min(), years.Max());
            }
        }
    }

    /// <summary>The offer in a sentence.</summary>
    /// <param name="names">The names.</param>
    /// <param name="asked">Whose report was asked for: of another reporter the sentence says who reports.</param>
    public string Text(TradeNames names, Reference.Economies.EconomyCode asked)
    {
        var depth = Products is { } p ? Texts.Format(names.Language, p.IsSitc ? "stat.by.sitc" : "stat.by.hs" + StatisticsAddress.Text(p.Level), StatisticsAddress.Text(p.Level)) : Question.Product.Name(names.Language);
        return Texts.Format(names.Language, Question.Reporter == asked ? "stat.offer.direction" : "stat.offer.mirror", names.Of(Question.Reporter), Question.Flow.Name(names.Language), depth, First == Last ? StatisticsAddress.Text(First)
            : Texts.Format(names.Language, "stat.offer.years", StatisticsAddress.Text(First), StatisticsAddress.Text(Last)));
    }

    // What one exports, the other imports; with the world there is no other.
    private static SeriesQuestion? Mirrored(SeriesQuestion asked) => asked.Counterpart == StatisticsSchemas.World ? null : asked.Flow switch
    {
        TradeFlow.Export => asked with { Reporter = asked.Counterpart, Counterpart = asked.Reporter, Flow = TradeFlow.Import, First = null, Last = null, Source = null },
        TradeFlow.Import => asked with { Reporter = asked.Counterpart, Counterpart = asked.Reporter, Flow = TradeFlow.Export, First = null, Last = null, Source = null },
        _ => null,
    };
}

/// <summary>What is loaded of the same trade instead.</summary>
/// <param name="Text">What it is, in words.</param>
/// <param name="Api">Its address.</param>
public sealed record InsteadView(string Text, string Api);
