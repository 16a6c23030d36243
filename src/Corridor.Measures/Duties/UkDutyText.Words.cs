using System.Collections.Immutable;
using Corridor.Reference.Currencies;

namespace Corridor.Measures.Duties;

/// <content>The vocabulary; a longer phrase stands before its own beginning.</content>
public static partial class UkDutyText
{
    /// <summary>The duty expressions that an amount may be, by the sign before it: none, plus, minus, MIN, MAX.</summary>
    private static readonly ImmutableArray<int>[] AmountExpressions = [[1], [4, 19, 20], [2, 36], [15], [17, 35]];

    private static readonly (string Phrase, CurrencyCode Value)[] Currencies =
    [
        ("gbp", CurrencyCode.Parse("GBP")), ("£", CurrencyCode.Parse("GBP")),
        ("eur", CurrencyCode.Parse("EUR")), ("€", CurrencyCode.Parse("EUR")),
        ("xem", CurrencyCode.Parse("XEM")),
    ];

    private static readonly (string Phrase, (DutyReferenceKind Kind, int Expression) Value)[] Components =
    [
        ("ac (reduced)", (DutyReferenceKind.ReducedAgriculturalComponent, 14)),
        ("ac", (DutyReferenceKind.AgriculturalComponent, 12)),
        ("ea (reduced)", (DutyReferenceKind.ReducedAgriculturalComponent, 14)),
        ("ea", (DutyReferenceKind.AgriculturalComponent, 12)),
        ("sd (reduced)", (DutyReferenceKind.ReducedSugarDuty, 25)),
        ("sd", (DutyReferenceKind.SugarDuty, 21)),
        ("adsz (reduced)", (DutyReferenceKind.ReducedSugarDuty, 25)),
        ("adsz", (DutyReferenceKind.SugarDuty, 21)),
        ("fd (reduced)", (DutyReferenceKind.ReducedFlourDuty, 29)),
        ("fd", (DutyReferenceKind.FlourDuty, 27)),
        ("adfm (reduced)", (DutyReferenceKind.ReducedFlourDuty, 29)),
        ("adfm", (DutyReferenceKind.FlourDuty, 27)),
    ];

    private static readonly (string Phrase, (decimal Amount, string Unit, DutyQualifier? Qualifier) Value)[] Units =
    [
        ("% vol / hl", (1, "HLT", DutyQualifier.AlcoholPercent)),
        ("1,000 p/st", (1000, "NAR", null)), ("1000 p/st", (1000, "NAR", null)), ("100 p/st", (100, "NAR", null)), ("p/st", (1, "NAR", null)),
        ("1,000 items", (1000, "NAR", null)), ("1000 items", (1000, "NAR", null)), ("100 items", (100, "NAR", null)), ("items", (1, "NAR", null)), ("item", (1, "NAR", null)),
        ("1,000 kg", (1000, "KGM", null)), ("1000 kg", (1000, "KGM", null)), ("100 kg", (100, "KGM", null)), ("kg", (1, "KGM", null)),
        ("tonne", (1, "TNE", null)), ("ct/l", (1, "CTM", null)), ("c/k", (1, "CTM", null)), ("g", (1, "GRM", null)),
        ("1,000 l", (1000, "LTR", null)), ("1000 l", (1000, "LTR", null)), ("l alc. 100%", (1, "LPA", null)), ("hl", (1, "HLT", null)), ("l", (1, "LTR", null)),
        ("1,000 m3", (1000, "MTQ", null)), ("1000 m3", (1000, "MTQ", null)), ("m3", (1, "MTQ", null)), ("m2", (1, "MTK", null)), ("100 m", (100, "MTR", null)), ("m", (1, "MTR", null)),
        ("1,000 pa", (1000, "PR", null)), ("1000 pa", (1000, "PR", null)), ("pa", (1, "PR", null)),
        ("1,000 kwh", (1000, "KWH", null)), ("1000 kwh", (1000, "KWH", null)), ("tj", (1, "D30", null)), ("watt", (1, "WTT", null)),
    ];

    /// <summary>
    /// Qualifiers with the units that take them: the measurements of TARIC. "lactic matter" goes with the kilogram;
    /// the abbreviation "lactic." of the duty sentences goes with 100 kg only.
    /// </summary>
    private static readonly (string Phrase, (DutyQualifier Qualifier, string Units) Value)[] Qualifiers =
    [
        ("net/%sacchar.", (DutyQualifier.SucrosePercent, "100KGM 1000KGM 1TNE")),
        ("net/%saccha.", (DutyQualifier.SucrosePercent, "100KGM 1000KGM 1TNE")),
        ("net drained wt", (DutyQualifier.Drained, "1KGM 100KGM 1000KGM 1TNE")),
        ("net eda", (DutyQualifier.Drained, "1KGM 100KGM 1000KGM 1TNE")),
        ("eda", (DutyQualifier.Drained, "1KGM 100KGM 1000KGM 1TNE")),
        ("net dry", (DutyQualifier.DryMatter, "1KGM 100KGM 1000KGM 1TNE")),
        ("net mas", (DutyQualifier.DryMatter, "1KGM 100KGM 1000KGM 1TNE")),
        ("mas", (DutyQualifier.DryMatter, "1KGM 100KGM 1000KGM 1TNE")),
        ("net", (DutyQualifier.Net, "1KGM 100KGM 1000KGM 1TNE")),
        ("gross", (DutyQualifier.Gross, "1KGM 100KGM 1000KGM 1TNE")),
        ("br", (DutyQualifier.Gross, "1KGM 100KGM 1000KGM 1TNE")),
        ("std qual", (DutyQualifier.StandardQuality, "100KGM 1000KGM 1TNE")),
        ("raw sugar", (DutyQualifier.RawSugar, "1KGM 100KGM")),
        ("dry lactic matter", (DutyQualifier.DryLacticMatter, "1KGM")),
        ("lactic matter", (DutyQualifier.LacticMatter, "1KGM")),
        ("lactic.", (DutyQualifier.LacticMatter, "100KGM")),
        ("biodiesel", (DutyQualifier.Biodiesel, "1000KGM 1TNE")),
        ("tot alc", (DutyQualifier.TotalAlcohol, "1KGM 1LTR")),
        ("tot/alc", (DutyQualifier.TotalAlcohol, "1KGM 1LTR")),
        ("total alc.", (DutyQualifier.TotalAlcohol, "1LTR")),
    ];

    private static readonly (string Phrase, int Value)[] Months =
    [
        ("january", 1), ("jan", 1), ("february", 2), ("feb", 2), ("march", 3), ("mar", 3), ("april", 4), ("apr", 4), ("may", 5),
        ("june", 6), ("jun", 6), ("july", 7), ("jul", 7), ("august", 8), ("aug", 8), ("september", 9), ("sep", 9),
        ("october", 10), ("oct", 10), ("november", 11), ("nov", 11), ("december", 12), ("dec", 12),
    ];
}
