using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;

namespace Corridor.Support.Combination;

/// <summary>What a combination is to be best at.</summary>
/// <param name="Currency">The currency of the totals.</param>
/// <param name="YearlyRate">
/// The yearly rate at which who asks values money that comes sooner or goes later, as a fraction; null where he gave none,
/// and then no present value is shown or counted.
/// </param>
public sealed record CombinationAim(CurrencyCode Currency, decimal? YearlyRate = null)
{
    /// <summary>
    /// The currency in which totals are told where nobody names one: that of most programmes that can be claimed; else of
    /// most that may be; else that of the economy from which the goods are sent, or to which they go. Null where none of
    /// these is known: then it has to be asked for. Of equally many the first by code counts.
    /// </summary>
    public static CurrencyCode? Usual(IEnumerable<EligibilityAnswer> answers, FactSet facts, EconomyCatalogue economies)
    {
        var known = answers.Where(a => a.Verdict != Truth.No && a.Programme.Currency is not null).GroupBy(a => (IsCertain: a.Verdict == Truth.Yes, Currency: a.Programme.Currency!.Value))
            .OrderByDescending(g => g.Key.IsCertain).ThenByDescending(g => g.Count()).ThenBy(g => g.Key.Currency.Value, StringComparer.Ordinal).Select(g => (CurrencyCode?)g.Key.Currency).FirstOrDefault();
        CurrencyCode? Of(string fact) => facts.Catalogue.Find(fact) is { } place && facts[place] is { IsKnown: true } value && economies.Find(EconomyCode.Parse(value.Word))?.Currency is { } own ? CurrencyCode.Parse(own) : null;
        return known ?? Of("consignment.origin") ?? Of("consignment.destination");
    }
}
