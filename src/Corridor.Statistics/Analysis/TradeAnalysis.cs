using System.Collections.Immutable;
using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Statistics.Briefing;
using Corridor.Statistics.Conversion;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Indicators;
using Corridor.Statistics.Store;

namespace Corridor.Statistics.Analysis;

/// <summary>
/// Answers of analysis from the store: indicators of a pair, opportunities, briefings. An answer takes its level,
/// growth and shares from one source; two sources are never mixed in one figure. Can be asked from many threads.
/// </summary>
public sealed partial class TradeAnalysis
{
    private const int MostListed = 3;

    private readonly StatisticsStore store;
    private readonly TradeConversion? conversion;
    private readonly NameForms names;
    private readonly Func<TradeProduct, LocalizedText> goods;

    /// <summary>Analysis over a store.</summary>
    /// <param name="store">The figures.</param>
    /// <param name="names">How names stand within sentences.</param>
    /// <param name="goods">The name of a product.</param>
    /// <param name="conversion">How sums come into another currency; without it questions are answered as published only.</param>
    public TradeAnalysis(StatisticsStore store, NameForms names, Func<TradeProduct, LocalizedText> goods, TradeConversion? conversion = null)
    {
        StatisticsTexts.Register();
        (this.store, this.names, this.goods, this.conversion) = (store, names, goods, conversion);
    }

    /// <summary>The indicators of a pair in a period. What is not loaded has no value and says so.</summary>
    public PairAnswer Pair(TradeQuestion question)
    {
        var chosen = Choose(question);
        var (year, before) = (question.Period.Year, question.Period.Year - 1);
        var none = question.Currency is { } wanted && Ranges(question, question.Counterpart, TradeFlow.Trade, question.Source).Any(s => s.WithoutRates.Any(w => w.Year == year)) ? Figure.WithoutRates(wanted) : Figure.NotLoaded(FigureUnit.Money);
        Figure At(EconomyCode counterpart, TradeFlow flow, int y) => chosen.FirstOrDefault() is { } first ? Find(question, counterpart, flow, y, first.Source.Key, first.Currency) : none;
        (Figure Now, Figure Before) Both(EconomyCode counterpart, TradeFlow flow) => (At(counterpart, flow, year), At(counterpart, flow, before));
        var (exports, imports, level, whole) = (Both(question.Counterpart, TradeFlow.Export), Both(question.Counterpart, TradeFlow.Import), Both(question.Counterpart, TradeFlow.Trade), Both(StatisticsSchemas.World, TradeFlow.Trade));
        var (growth, wholeGrowth) = (TradeIndicators.Growth(level.Now, level.Before), TradeIndicators.Growth(whole.Now, whole.Before));
        var structure = question.Product.IsTotal && question.Period.Kind == Reference.Time.PeriodKind.Year ? StructureOf(question.Reporter, question.Counterpart, year, null) : null;
        // Structure changes slowly: where that of the year is not loaded whole, the latest one before it stands, and says of which year it is.
        var latest = structure?.Pair is not null || !question.Product.IsTotal ? structure : LatestStructure(question.Reporter, question.Counterpart, null, year, null) ?? structure;
        Figure Of(Structure? of, string formula, Func<Structure, Figure> index) => of is null ? Figure.NotDefined(formula, FigureUnit.Index, MissingReason.NotLoaded, []) : index(of);
        Figure OfPair(Structure? of, string formula, Func<PairTrade, Figure> index) => Of(of, formula, s => s.Pair is { } pair ? index(pair) : Figure.NotDefined(formula, FigureUnit.Index, MissingReason.NotLoaded, []));
        Figure Complementarity(Structure? of) => Of(of, "complementarity", s => TradeIndicators.Complementarity(s.Exports, s.PartnerImports));
        Figure Reverse(Structure? of) => Of(of, "complementarity", s => TradeIndicators.Complementarity(s.PartnerExports, s.Imports));
        Figure Intensity(Structure? of) => OfPair(of, "intensity", TradeIndicators.Intensity);
        // Exports alone are needed to tell how alike they are, so data of a later year can answer that.
        var alike = question.Product.IsTotal ? Worlds(null, null, upTo: question.Period.Year).FirstOrDefault(w => w.Economies.Contains(question.Reporter) && w.Economies.Contains(question.Counterpart)) : null;
        var (exported, imported) = (Goods(question, TradeFlow.Export, chosen.FirstOrDefault()?.Source), Goods(question, TradeFlow.Import, chosen.FirstOrDefault()?.Source));
        var (largestOut, largestIn) = (Largest(question, TradeFlow.Export, exported?.Now), Largest(question, TradeFlow.Import, imported?.Now));
        // Structure has no currency, and prices are told in the one that goods are declared in; both stay as published.
        var published = question with { Currency = null };
        var (goodsOut, goodsIn) = question.Currency is null ? (exported, imported) : (Goods(published, TradeFlow.Export, chosen.FirstOrDefault()?.Source), Goods(published, TradeFlow.Import, chosen.FirstOrDefault()?.Source));
        var statement = new TradeStatement(names.Of(question.Reporter), names.Of(question.Counterpart), question.Period, level.Now)
        {
            Goods = question.Product.IsTotal ? null : new BriefingGoods(question.Product.Value, goods(question.Product)),
            Growth = growth,
            AgainstWhole = TradeIndicators.GrowthDifference(growth, wholeGrowth),
            Share = TradeIndicators.Share(level.Now, whole.Now),
            Exports = exports.Now,
            ExportGrowth = TradeIndicators.Growth(exports.Now, exports.Before),
            Imports = imports.Now,
            ImportGrowth = TradeIndicators.Growth(imports.Now, imports.Before),
            Balance = TradeIndicators.Balance(exports.Now, imports.Now),
            Drivers = Drivers(question, exported, imported, level),
            LargestExports = largestOut.Goods,
            ExportsListedBy = largestOut.By,
            LargestImports = largestIn.Goods,
            ImportsListedBy = largestIn.By,
            Complementarity = Complementarity(structure),
            ReverseComplementarity = Reverse(structure),
            Intensity = Intensity(structure),
        };
        return new PairAnswer(question, chosen.FirstOrDefault()?.Source, [.. chosen.Skip(1).Select(c => c.Source.Key)], statement, wholeGrowth,
            goodsOut is { } x ? TradeIndicators.Concentration(x.Now) : Of(structure, "hhi", s => TradeIndicators.Concentration(s.Bilateral)),
            goodsOut is { } e && goodsIn is { } m ? TradeIndicators.IntraIndustry(e.Now, m.Now) : Of(structure, "grubelLloydTotal", s => TradeIndicators.IntraIndustry(s.Bilateral, s.Back)),
            new PairStructure(latest?.Year, latest?.Source, Complementarity(latest), Reverse(latest),
                alike is null ? Figure.NotDefined("exportSimilarity", FigureUnit.Index, MissingReason.NotLoaded, []) : TradeIndicators.ExportSimilarity(alike.Of(question.Reporter), alike.Of(question.Counterpart)),
                Intensity(latest), OfPair(latest, "structuralComplementarity", TradeIndicators.StructuralComplementarity), OfPair(latest, "bias", TradeIndicators.Bias))
            { SimilarityPeriod = alike?.Period, SimilaritySource = alike?.Source },
            Prices(published, TradeFlow.Export, chosen.FirstOrDefault()?.Source), Prices(published, TradeFlow.Import, chosen.FirstOrDefault()?.Source));
    }

    /// <summary>The briefing of a pair, with the investment between the two where it is loaded.</summary>
    public TradeBriefing Briefing(TradeQuestion question)
    {
        var answer = Pair(question);
        var reporter = names.Of(question.Reporter).Name;
        List<BriefingStatement> statements = [answer.Statement, .. Investments(question)];
        if (statements.Count == 1 && question.Product.IsTotal)
        {
            statements.Add(new InvestmentStatement(names.Of(question.Counterpart), names.Of(question.Reporter), question.Period, null, Figure.NotLoaded(FigureUnit.Money)));
        }

        return new TradeBriefing([.. statements])
        {
            Notes = [.. answer.Source is null ? [] : new[] { Texts.Localized("analysis.note.reporter", reporter) }, .. question.Currency is { } currency && answer.Figures.Any(f => f.Figure is { IsDefined: true, IsConverted: true }) ? new[] { Texts.Localized("analysis.note.converted", names.After(currency)) } : []],
        };
    }

    /// <summary>Puts a briefing into the words of a language.</summary>
    public BriefingText Write(TradeBriefing briefing, Language language) => BriefingWriter.Write(briefing, language, names.After);

    // The sources that have the level, or else one direction of it.
    private List<RangeSeries> Choose(TradeQuestion question) => new[] { TradeFlow.Trade, TradeFlow.Export, TradeFlow.Import }.Select(f => Choose(question, f)).FirstOrDefault(c => c.Count > 0) ?? [];

    // The one that answers most first: growth counts twice, the whole once.
    private List<RangeSeries> Choose(TradeQuestion question, TradeFlow flow) =>
        [.. Ranges(question, question.Counterpart, flow, question.Source).Where(s => s.At(question.Period.Year) is not null)
            .Select(s => (Series: s, Score: (s.At(question.Period.Year - 1) is null ? 0 : 2)
                + (Ranges(question, StatisticsSchemas.World, flow, s.Source.Key).Any(w => w.Currency == s.Currency && w.At(question.Period.Year) is not null) ? 1 : 0)))
            .OrderByDescending(s => s.Score).ThenBy(s => s.Series.Source.Key, StringComparer.Ordinal).Select(s => s.Series)];

    private ImmutableArray<RangeSeries> Ranges(TradeQuestion question, EconomyCode counterpart, TradeFlow flow, string? source) =>
        InCurrency(question, new RangeQuery(question.Reporter, counterpart, flow, question.Product, MonthRange.Of(question.Period), Math.Max(1901, question.Period.Year - 1), question.Period.Year) { Source = source });

    private ImmutableArray<RangeSeries> InCurrency(TradeQuestion question, RangeQuery query) => question.Currency is null ? store.Ranges(query)
        : conversion?.Ranges(query, question.Currency) ?? throw new InvalidOperationException("A question in a currency needs the conversion that the analysis was made without.");

    // Trade both ways as published, else exports and imports together, so that the sum explains itself.
    private Figure Find(TradeQuestion question, EconomyCode counterpart, TradeFlow flow, int year, string source, CurrencyCode currency)
    {
        var series = Ranges(question, counterpart, flow, source).Where(s => s.Currency == currency).ToList();
        var point = series.Select(s => (Series: s, Point: s.At(year))).FirstOrDefault(s => s.Point is not null);
        return flow == TradeFlow.Trade && (point.Point is null || point.Series.Valuation == Valuation.Mixed && point.Point.Rows.Flows.Length > 1)
            ? TradeIndicators.Turnover(Find(question, counterpart, TradeFlow.Export, year, source, currency), Find(question, counterpart, TradeFlow.Import, year, source, currency))
            : point.Series?.FigureOf(point.Point!) ?? series.FirstOrDefault()?.FigureAt(year) ?? Figure.NotLoaded(FigureUnit.Money, currency);
    }

    private IEnumerable<InvestmentStatement> Investments(TradeQuestion question)
    {
        if (!question.Product.IsTotal)
        {
            yield break;
        }

        foreach (var (host, investor) in ((EconomyCode, EconomyCode)[])[(question.Reporter, question.Counterpart), (question.Counterpart, question.Reporter)])
        {
            Figure? Latest(Indicator indicator) => store.Indicators(indicator, host).Where(f => f.Counterpart == investor && f.Period.End == question.Period.End)
                .OrderBy(f => f.Source.Key, StringComparer.Ordinal).Select(f =>
                {
                    var rows = new SourceRows(string.Create(CultureInfo.InvariantCulture, $"{f.Source.Dataset}#{f.Release}"), $"{f.Indicator} {f.Economy} {f.Counterpart} {f.Period}", f.Source.Source.Title);
                    return f.Currency is { } currency ? Figure.Observed(f.Value, currency, rows) : Figure.Observed(f.Value, FigureUnit.Count, rows);
                }).FirstOrDefault();
            var (enterprises, actual) = (Latest(Indicator.InvestedEnterprises), Latest(Indicator.ActualInvestment));
            if (enterprises is not null || actual is not null)
            {
                yield return new InvestmentStatement(names.Of(investor), names.Of(host), question.Period, enterprises, actual);
            }
        }
    }
}
