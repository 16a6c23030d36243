using Corridor.Assessments;
using Corridor.Reference;
using Corridor.Support.Programmes;

namespace Corridor.Support;

/// <summary>What commands and pages read out of answers of support alike.</summary>
internal static class SupportViews
{
    /// <summary>The key of a word that the API writes in small letters: vat_refund is VatRefund.</summary>
    public static string Key(string word) => string.Concat(word.Split('_').Select(p => char.ToUpperInvariant(p[0]) + p[1..]));

    /// <summary>What has to be said with a programme's name: how far it is confirmed, whether it works, how old its source is; nothing where the official text was read and it is in force.</summary>
    public static IReadOnlyList<string> Marks(Grade confidence, ProgrammeStatus status, bool stale, Language language) =>
    [
        .. confidence == Grade.Official ? [] : (string[])[Texts.Get(language, "support.Grade." + confidence)],
        .. status == ProgrammeStatus.InForce ? [] : (string[])[Texts.Get(language, "support.ProgrammeStatus." + status)],
        .. stale ? (string[])[Texts.Get(language, "support.stale")] : [],
    ];

    /// <summary>The same of a programme in an answer.</summary>
    public static IReadOnlyList<string> Marks(EligibilityView p, Language language) => Marks(Enum.Parse<Grade>(Key(p.Confidence)), Enum.Parse<ProgrammeStatus>(Key(p.Status)), p.Stale, language);

    /// <summary>Totals under the keys of their names, each kind by itself.</summary>
    public static IEnumerable<(string Key, AmountView Sum)> Totals(TotalsView totals) => [("Cash", totals.Cash), ("Saved", totals.Saved), ("Timing", totals.Timing), ("Covered", totals.Covered)];
}
