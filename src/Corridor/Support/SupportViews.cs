using Corridor.Assessments;

namespace Corridor.Support;

/// <summary>What commands and pages read out of answers of support alike.</summary>
internal static class SupportViews
{
    /// <summary>The key of a word that the API writes in small letters: vat_refund is VatRefund.</summary>
    public static string Key(string word) => string.Concat(word.Split('_').Select(p => char.ToUpperInvariant(p[0]) + p[1..]));

    /// <summary>Totals under the keys of their names, each kind by itself.</summary>
    public static IEnumerable<(string Key, AmountView Sum)> Totals(TotalsView totals) => [("Cash", totals.Cash), ("Saved", totals.Saved), ("Timing", totals.Timing), ("Covered", totals.Covered)];
}
