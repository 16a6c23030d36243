using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Support.Combination;

namespace Corridor.Support;

/// <summary>Reads what a combination is to be best at: the currency of the totals and the yearly rate, as people type them.</summary>
internal static class SupportAim
{
    public static bool TryRead(Workspace workspace, CurrencyCode usual, string? currency, string? yearly, [NotNullWhen(true)] out CombinationAim? aim, [NotNullWhen(false)] out Fault? fault)
    {
        (aim, fault) = (new CombinationAim(usual), null);
        if (!string.IsNullOrWhiteSpace(currency))
        {
            if (!workspace.Book.Currencies.TryParse(currency, out var known, out fault))
            {
                aim = null;
                return false;
            }

            aim = aim with { Currency = known.Code };
        }

        if (!string.IsNullOrWhiteSpace(yearly))
        {
            if (!Decimals.TryParse(yearly.AsSpan().Trim().TrimEnd('%').TrimEnd(), out var percent) || percent is < 0 or > 1000)
            {
                (aim, fault) = (null, new Fault("support.rate", Fault.Quote(yearly)));
                return false;
            }

            aim = aim with { YearlyRate = percent / 100 };
        }

        return true;
    }
}
