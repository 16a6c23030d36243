using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Support.Combination;
using Corridor.Support.Eligibility;
using Corridor.Support.Facts;

namespace Corridor.Support;

/// <summary>Reads what a combination is to be best at: the currency of the totals and the yearly rate, as people type them.</summary>
internal static class SupportAim
{
    /// <summary>Reads an aim; of what is not named the usual is taken.</summary>
    /// <param name="workspace">The currencies and economies.</param>
    /// <param name="answers">The verdicts that are combined.</param>
    /// <param name="facts">What is known of the claim.</param>
    /// <param name="currency">The currency, or null for the usual one.</param>
    /// <param name="yearly">The yearly rate in per cent, or null for none.</param>
    /// <param name="aim">The aim.</param>
    /// <param name="fault">What cannot be read, or that a currency has to be named.</param>
    public static bool TryRead(Workspace workspace, IEnumerable<EligibilityAnswer> answers, FactSet facts, string? currency, string? yearly, [NotNullWhen(true)] out CombinationAim? aim, [NotNullWhen(false)] out Fault? fault)
    {
        (aim, fault) = (null, null);
        CurrencyCode? named = null;
        if (!string.IsNullOrWhiteSpace(currency))
        {
            if (!workspace.Book.Currencies.TryParse(currency, out var known, out fault))
            {
                return false;
            }

            named = known.Code;
        }

        decimal? rate = null;
        if (!string.IsNullOrWhiteSpace(yearly))
        {
            if (!Decimals.TryParse(yearly.AsSpan().Trim().TrimEnd('%').TrimEnd(), out var percent) || percent is < 0 or > 1000)
            {
                fault = new Fault("support.rate", Fault.Quote(yearly));
                return false;
            }

            rate = percent / 100;
        }

        if ((named ?? CombinationAim.Usual(answers, facts, workspace.Book.Economies)) is not { } of)
        {
            fault = new Fault("support.currency");
            return false;
        }

        aim = new CombinationAim(of, rate);
        return true;
    }
}
