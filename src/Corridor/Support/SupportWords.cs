using Corridor.Assessments;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;

namespace Corridor.Support;

/// <summary>Values, amounts and days of support as people read them: the same on pages, in commands and on paper.</summary>
internal sealed class SupportWords(ReferenceBook book, Language language)
{
    public Language Language => language;

    /// <summary>A text of the resources.</summary>
    public string T(string key, params object[] arguments) => Texts.Format(language, key, arguments);

    /// <summary>A value.</summary>
    public string Of(Value value) => value.Kind switch
    {
        ValueKind.Economy => Of(EconomyCode.Parse(value.Word)),
        ValueKind.Texts => Texts.Words(language, value.Words.ToArray()),
        _ => ExpressionWords.OfValue(value, language),
    };

    /// <summary>A value of a fact: words under their names, quantities in the unit in which people give them.</summary>
    public string Of(Fact fact, Value value)
    {
        string Word(string word) => fact.Words.FirstOrDefault(w => w.Word == word)?.Name.In(language) ?? word;
        return value.Kind switch
        {
            ValueKind.Text => Word(value.Word),
            ValueKind.Texts => value.Words.Length == 0 ? T("finder.noneOfThese") : Texts.Words(language, value.Words.ToArray().Select(Word)),
            ValueKind.Quantity when fact.Unit is { } unit && book.Units.Find(unit) is { } known => $"{Numbers.Text(value.Amount / (known.Factor ?? 1), language)}{Numbers.Blank}{known.Name.In(language)}",
            _ => Of(value),
        };
    }

    /// <summary>An economy, a group or a part of one.</summary>
    public string Of(EconomyCode code) => book.Economies.Find(code)?.Name.In(language) ?? code.Value;

    /// <summary>An amount with its currency, two places; the word for unknown where there is none.</summary>
    public static string Money(AmountView? amount, Language language) => amount is null ? Texts.Get(language, "assess.unknown") : $"{Format.Number(amount.Amount, 2, language)}{Numbers.Blank}{amount.Currency}";

    /// <summary>A total; where an amount in it is not known it is no less than the known part, and unknown where there is none.</summary>
    public static string Total(AmountView sum, bool isOpen, Language language) => !isOpen ? Money(sum, language) : sum.Amount == 0 ? Money(null, language) : Texts.Format(language, "support.atLeast", Money(sum, language));

    /// <summary>What a benefit comes to, or why that is not known; what was told of its programme already is not told again.</summary>
    public static string Amount(BenefitView benefit, Language language, IReadOnlyList<string>? told = null) => benefit switch
    {
        { Amount: { } amount } => Money(amount, language),
        { Possible: { } possible } => Texts.Format(language, "support.possible", Money(possible, language)),
        { Unknown: { } reasons } when told is not null && reasons.All(told.Contains) => Texts.Get(language, "support.notYet"),
        { Unknown: { } reasons } => Texts.Format(language, "support.notCounted", Texts.List(language, told is null ? reasons : reasons.Except(told))),
        _ => Texts.Get(language, "support.BenefitTotal.Service"),
    };

    /// <summary>What totals are left where no unsettled pair may be claimed together, those that are not nothing.</summary>
    public static string Without(UnsettledView unsettled, Language language) => !unsettled.IsLess ? Texts.Get(language, "support.unsettledSame")
        : Texts.Format(language, "support.unsettledTotals", Texts.List(language, SupportViews.Totals(unsettled.Totals).Where(t => t.Sum.Amount != 0).Select(t => Texts.Format(language, "mark.pair", Texts.Get(language, "support.BenefitTotal." + t.Key), Money(t.Sum, language))).DefaultIfEmpty(Texts.Get(language, "support.unsettledNothing"))));

    /// <summary>A day as the API writes it, or a month or year as a source dates itself, in words.</summary>
    public static string Day(string day, Language language) => Days.Written(day, language);
}
