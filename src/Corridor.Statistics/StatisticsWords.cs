using Corridor.Reference;
using Corridor.Reference.Time;

namespace Corridor.Statistics;

/// <summary>
/// The words by which tables, CSV output and texts name flows, valuations, states and kinds of period; the same
/// in every pack.
/// </summary>
public static class StatisticsWords
{
    /// <summary>The word in tables: <c>export</c> or <c>import</c>.</summary>
    public static string Word(this TradeFlow flow) => flow == TradeFlow.Export ? "export" : "import";

    /// <summary>The word in tables: <c>FOB</c> or <c>CIF</c>.</summary>
    public static string Word(this Valuation valuation) => valuation == Valuation.Fob ? "FOB" : "CIF";

    /// <summary>The word in tables: <c>reported</c> or <c>estimated</c>.</summary>
    public static string Word(this ObservationStatus status) => status == ObservationStatus.Reported ? "reported" : "estimated";

    /// <summary>The name for people.</summary>
    public static string Name(this TradeFlow flow, Language language) => Text(language, "flow." + flow.Word());

    /// <summary>The name for people.</summary>
    public static string Name(this Valuation valuation, Language language) => Text(language, valuation == Valuation.Fob ? "valuation.fob" : "valuation.cif");

    /// <summary>The name for people.</summary>
    public static string Name(this ObservationStatus status, Language language) => Text(language, "status." + status.Word());

    /// <summary>The name for people: monthly, quarterly, yearly.</summary>
    public static string Name(this PeriodKind kind, Language language) => Text(language, "kind." + kind switch
    {
        PeriodKind.Month => "month",
        PeriodKind.Quarter => "quarter",
        PeriodKind.JanuaryToMonth => "januaryToMonth",
        _ => "year",
    });

    /// <summary>The name for people: all goods, or HS and the code.</summary>
    public static string Name(this TradeProduct product, Language language)
    {
        StatisticsTexts.Register();
        return product.Code is { } code ? Texts.Format(language, "statistics.product.code", code.Digits) : Texts.Get(language, "statistics.product.total");
    }

    internal static bool TryFlow(string word, out TradeFlow flow)
    {
        flow = word == "import" ? TradeFlow.Import : TradeFlow.Export;
        return word is "export" or "import";
    }

    internal static bool TryValuation(string word, out Valuation valuation)
    {
        valuation = word == "CIF" ? Valuation.Cif : Valuation.Fob;
        return word is "FOB" or "CIF";
    }

    internal static bool TryStatus(string word, out ObservationStatus status)
    {
        status = word == "estimated" ? ObservationStatus.Estimated : ObservationStatus.Reported;
        return word is "reported" or "estimated";
    }

    private static string Text(Language language, string key)
    {
        StatisticsTexts.Register();
        return Texts.Get(language, "statistics." + key);
    }
}
