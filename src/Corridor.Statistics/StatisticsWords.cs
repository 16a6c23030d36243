using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Statistics.Conversion;

namespace Corridor.Statistics;

/// <summary>
/// The words by which tables, CSV output and texts name flows, valuations, states and kinds of period; the same
/// in every pack.
/// </summary>
public static class StatisticsWords
{
    private static readonly string[] Flows = ["export", "import", "re_export", "re_import", "trade"];
    private static readonly string[] Valuations = ["FOB", "CIF", "mixed"];
    private static readonly string[] Statuses = ["reported", "provisional", "estimated"];
    private static readonly string[] Confidentialities = ["free", "confidential"];
    private static readonly string[] Indicators = ["gdp", "population", "inward_investment_stock", "invested_enterprises", "actual_investment"];
    private static readonly string[] Bases = ["month", "months", "days"];
    private static readonly string[] Measures = ["value", "growth", "growth_above_whole", "share_of_whole", "invested_enterprises", "actual_investment"];

    /// <summary>The word in tables: <c>export</c>, <c>import</c>, <c>re_export</c>, <c>re_import</c>, <c>trade</c>.</summary>
    public static string Word(this TradeFlow flow) => Flows[(int)flow];

    /// <summary>The word in tables: <c>FOB</c>, <c>CIF</c>, <c>mixed</c>.</summary>
    public static string Word(this Valuation valuation) => Valuations[(int)valuation];

    /// <summary>The word in tables: <c>reported</c>, <c>provisional</c>, <c>estimated</c>.</summary>
    public static string Word(this ObservationStatus status) => Statuses[(int)status];

    /// <summary>The word in tables: <c>free</c>, <c>confidential</c>.</summary>
    public static string Word(this Confidentiality confidentiality) => Confidentialities[(int)confidentiality];

    /// <summary>The word in tables: <c>gdp</c>, <c>population</c> and so on.</summary>
    public static string Word(this Indicator indicator) => Indicators[(int)indicator];

    /// <summary>The word in tables: <c>value</c>, <c>growth</c> and so on.</summary>
    public static string Word(this PublishedMeasure measure) => Measures[(int)measure];

    /// <summary>The name for people.</summary>
    public static string Name(this Indicator indicator, Language language) => Text(language, "indicator." + indicator.Word());

    /// <summary>The name for people.</summary>
    public static string Name(this TradeFlow flow, Language language) => Text(language, "flow." + flow.Word());

    /// <summary>The name for people.</summary>
    public static string Name(this Valuation valuation, Language language) => Text(language, "valuation." + valuation.Word().ToLowerInvariant());

    /// <summary>The name for people.</summary>
    public static string Name(this ObservationStatus status, Language language) => Text(language, "status." + status.Word());

    /// <summary>The word for programs: <c>month</c>, <c>months</c>, <c>days</c>.</summary>
    public static string Word(this ConversionBasis basis) => Bases[(int)basis];

    /// <summary>How it was converted, in words.</summary>
    public static string Name(this ConversionBasis basis, Language language) => Text(language, "conversion." + basis.Word());

    /// <summary>The name for people: monthly, quarterly, yearly.</summary>
    public static string Name(this PeriodKind kind, Language language) => Text(language, "kind." + kind switch
    {
        PeriodKind.Month => "month",
        PeriodKind.Quarter => "quarter",
        PeriodKind.JanuaryToMonth => "januaryToMonth",
        PeriodKind.Years => "years",
        _ => "year",
    });

    /// <summary>The name for people: all goods, or HS and the code.</summary>
    public static string Name(this TradeProduct product, Language language)
    {
        StatisticsTexts.Register();
        return product.IsTotal ? Texts.Get(language, "statistics.product.total")
            : Texts.Format(language, product.IsSitc ? "statistics.product.sitc" : product.IsSection ? "statistics.product.section" : "statistics.product.code", product.Digits);
    }

    /// <summary>Reads the word of a flow.</summary>
    public static bool TryFlow(string? word, out TradeFlow flow) => Try(Flows, word, out flow);

    internal static bool TryValuation(string? word, out Valuation valuation) => Try(Valuations, word, out valuation);

    internal static bool TryStatus(string? word, out ObservationStatus status) => Try(Statuses, word, out status);

    internal static bool TryConfidentiality(string? word, out Confidentiality confidentiality) => Try(Confidentialities, word, out confidentiality);

    /// <summary>Reads the word of an indicator.</summary>
    public static bool TryIndicator(string? word, out Indicator indicator) => Try(Indicators, word, out indicator);

    internal static bool TryMeasure(string? word, out PublishedMeasure measure) => Try(Measures, word, out measure);

    internal static string All<T>() where T : struct, Enum => string.Join(", ", WordsOf<T>());

    private static string[] WordsOf<T>() where T : struct, Enum => default(T) switch
    {
        TradeFlow => Flows,
        Valuation => Valuations,
        ObservationStatus => Statuses,
        Confidentiality => Confidentialities,
        Indicator => Indicators,
        _ => Measures,
    };

    private static bool Try<T>(string[] words, string? word, out T value) where T : struct, Enum
    {
        var at = Array.IndexOf(words, word);
        value = at < 0 ? default : (T)(object)at;
        return at >= 0;
    }

    private static string Text(Language language, string key)
    {
        StatisticsTexts.Register();
        return Texts.Get(language, "statistics." + key);
    }
}
