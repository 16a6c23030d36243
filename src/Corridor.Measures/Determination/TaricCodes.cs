using Corridor.Measures.Duties;
using Corridor.Reference.Units;

namespace Corridor.Measures.Determination;

/// <summary>
/// What the codes of the TARIC family mean here: actions and codes of conditions, measurement units and their
/// qualifiers. Null for a code that nobody has given a meaning yet; it is never guessed.
/// </summary>
public static class TaricCodes
{
    /// <summary>What follows when a condition with this action code is met.</summary>
    public static ConditionAction? Action(string? code) => code switch
    {
        "01" or "27" or "34" or "36" => ConditionAction.Apply,
        "24" or "25" or "26" or "28" or "29" => ConditionAction.Allow,
        "04" or "05" or "06" or "08" or "09" or "10" or "30" => ConditionAction.Refuse,
        "07" or "16" => ConditionAction.Waive,
        _ => null,
    };

    /// <summary>How a condition of this code compares what is declared with its limit.</summary>
    public static ThresholdSense? Sense(string? code) => code switch
    {
        "E" or "G" or "I" => ThresholdSense.AtMost,
        "S" => ThresholdSense.Below,
        "F" or "L" or "M" or "V" => ThresholdSense.AtLeast,
        _ => null,
    };

    /// <summary>What of the goods a measurement unit qualifier counts.</summary>
    public static DutyQualifier? Qualifier(string? code) => code switch
    {
        "A" => DutyQualifier.TotalAlcohol,
        "E" => DutyQualifier.Drained,
        "G" => DutyQualifier.Gross,
        "I" => DutyQualifier.Biodiesel,
        "M" => DutyQualifier.DryMatter,
        "P" => DutyQualifier.LacticMatter,
        "R" => DutyQualifier.StandardQuality,
        "S" => DutyQualifier.RawSugar,
        "T" => DutyQualifier.DryLacticMatter,
        "Z" => DutyQualifier.SucrosePercent,
        _ => null,
    };

    /// <summary>The measure of a unit code with its qualifier, or null where either has no meaning here.</summary>
    public static DutyMeasure? Measure(string unit, string? qualifier)
    {
        if (unit == "ASV")
        {
            // Per cent of alcohol by volume and hectolitre.
            return qualifier == "X" ? DutyMeasure.Of(1, "HLT", DutyQualifier.AlcoholPercent) : null;
        }

        var plain = string.IsNullOrEmpty(qualifier);
        return Unit(unit) is { } known && (plain || Qualifier(qualifier) is not null) ? DutyMeasure.Of(known.Amount, known.Unit.Value, plain ? null : Qualifier(qualifier)) : null;
    }

    private static Quantity? Unit(string code) => code switch
    {
        "CEN" => Of(100, "NAR"),
        "DTN" => Of(100, "KGM"),
        "HMT" => Of(100, "MTR"),
        "KLT" => Of(1000, "LTR"),
        "MIL" => Of(1000, "NAR"),
        "MPR" => Of(1000, "PR"),
        "MWH" => Of(1000, "KWH"),
        "NPR" => Of(1, "PR"),
        "TJO" => Of(1, "D30"),
        "TNE" => Of(1000, "KGM"),
        "WAT" => Of(1, "WTT"),
        "CTM" or "GRM" or "HLT" or "KGM" or "KNI" or "KPH" or "KPO" or "KPP" or "KSD" or "KSH" or "KUR" or "LPA" or "LTR" or "MTK" or "MTQ" or "MTR" or "NAR" => Of(1, code),
        _ => null,
    };

    private static Quantity Of(decimal amount, string unit) => new(amount, UnitCode.Parse(unit));
}
