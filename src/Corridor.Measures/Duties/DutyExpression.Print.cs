using Corridor.Reference;

namespace Corridor.Measures.Duties;

/// <content>The words for people.</content>
public abstract partial record DutyExpression
{
    /// <summary>How tightly a place binds: what would be read differently there stands in brackets.</summary>
    private enum Binding
    {
        /// <summary>Anything may stand here.</summary>
        Loose,

        /// <summary>The first operand of a floor or ceiling: floors and ceilings chain from left to right.</summary>
        Chain,

        /// <summary>The last of several alternatives, which official texts leave with its own floor or ceiling.</summary>
        LastAlternative,

        /// <summary>A limit or an alternative: sums may stand here.</summary>
        Limit,

        /// <summary>A term of a sum: only one rate.</summary>
        Term,
    }

    /// <summary>The duty as an expert writes it in a language: "15 %, but not less than 0.79 EUR per 1 cm³ of engine capacity".</summary>
    public string Print(Language language) => Print(this, language, Binding.Loose, false);

    /// <summary>The words of a node; <paramref name="limits"/> says that it stands after "not less than".</summary>
    private static string Print(DutyExpression duty, Language language, Binding place, bool limits)
    {
        var (words, loosest) = duty switch
        {
            FreeDuty { Terms: { } terms } => (Say(language, "duty.freeOn", terms), Binding.Term),
            FreeDuty => (Say(language, "duty.free"), Binding.Term),
            AdValoremDuty { Of: { } of } rate => (Say(language, "duty.percentOf", DutyWords.Percent(language, rate.Rate), Word(language, "part", of)), Binding.Term),
            AdValoremDuty rate => (Say(language, "duty.percent", DutyWords.Percent(language, rate.Rate)), Binding.Term),
            SpecificDuty specific => (Print(specific, language, limits), Binding.Term),
            SumDuty sum => (Print(sum, language, limits), Binding.Limit),
            CeilingDuty c => (Say(language, "duty.ceiling", Print(c.Duty, language, Binding.Chain, limits), Print(c.Limit, language, Binding.Limit, true)), Binding.LastAlternative),
            FloorDuty f => (Say(language, "duty.floor", Print(f.Duty, language, Binding.Chain, limits), Print(f.Limit, language, Binding.Limit, true)), Binding.LastAlternative),
            LowerOfDuty lower => (Say(language, "duty.lower", PrintAlternatives(lower, language)), Binding.Loose),
            HigherOfDuty higher => (Say(language, "duty.higher", PrintAlternatives(higher, language)), Binding.Loose),
            ReferenceDuty reference => (Print(reference, language), Binding.Term),
            SeasonalDuty seasonal => (Print(seasonal, language), Binding.Loose),
            SupplementaryUnitDuty unit => (Say(language, "duty.supplementaryUnit", Print(unit.Measure, language)), Binding.Loose),
            NotUnderstoodDuty unknown => (Say(language, "duty.notUnderstood", unknown.Text), Binding.Term),
            _ => throw new InvalidOperationException($"No words for {duty.GetType().Name}."),
        };
        return place > loosest ? Say(language, "duty.brackets", words) : words;
    }

    private static string Print(SpecificDuty specific, Language language, bool limits)
    {
        var amount = DutyWords.Number(language, specific.Amount.Amount);
        var currency = DutyWords.Currency(language, specific.Amount.Currency.Value, specific.Amount.Amount, limits);
        return specific.Per is { } per
            ? Say(language, "duty.specific", amount, currency, Print(per, language))
            : Say(language, "duty.amount", amount, currency);
    }

    private static string Print(DutyMeasure measure, Language language) => Say(
        language,
        "duty.measure",
        DutyWords.Number(language, measure.Quantity.Amount),
        DutyWords.Unit(language, measure.Quantity.Unit, measure.Qualifier, measure.Quantity.Amount));

    private static string Print(SumDuty sum, Language language, bool limits)
    {
        var words = Print(sum.Terms[0].Duty, language, Binding.Term, limits);
        foreach (var term in sum.Terms.Skip(1))
        {
            words = Say(language, term.IsSubtracted ? "duty.minus" : "duty.plus", words, Print(term.Duty, language, Binding.Term, limits));
        }

        return words;
    }

    private static string PrintAlternatives(DutyExpression duty, Language language)
    {
        var alternatives = duty.Operands;
        var words = Print(alternatives[0], language, Binding.Limit, false);
        for (var i = 1; i < alternatives.Length; i++)
        {
            words = Say(language, "duty.or", words, Print(alternatives[i], language, i == alternatives.Length - 1 ? Binding.LastAlternative : Binding.Limit, false));
        }

        return words;
    }

    private static string Print(ReferenceDuty reference, Language language)
    {
        var key = "duty.reference." + DutyWords.Slug(reference.To);
        var words = Say(language, key, reference.Target ?? "").Trim();
        if (reference.Target is { } target && !Texts.Get(language, key).Contains("{0}", StringComparison.Ordinal))
        {
            words = Say(language, "duty.referenceAt", words, target);
        }

        return reference.Of is { } part ? Say(language, "duty.referenceOf", words, Word(language, "part", part)) : words;
    }

    private static string Print(SeasonalDuty seasonal, Language language) => string.Join(
        Say(language, "duty.seasonSeparator"),
        seasonal.Seasons.Select(s => Say(language, "duty.season", Print(s.Duty, language, Binding.Chain, false), Print(s.From, language), Print(s.To, language))));

    private static string Print(MonthDay day, Language language) => Say(
        language,
        "duty.day",
        DutyWords.Number(language, day.Day),
        Say(language, "duty.month." + DutyWords.Number(Language.En, day.Month)));

    private static string Word<T>(Language language, string vocabulary, T value)
        where T : struct, Enum => Say(language, $"duty.{vocabulary}.{DutyWords.Slug(value)}");

    private static string Say(Language language, string key, params object[] arguments) => Texts.Format(language, key, arguments);
}
