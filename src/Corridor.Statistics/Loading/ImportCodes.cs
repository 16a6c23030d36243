using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Store;

namespace Corridor.Statistics.Loading;

/// <summary>How publishers write economies and periods.</summary>
internal sealed class ImportCodes
{
    /// <summary>The forms of periods: digits alone, or as ISO 8601 and SDMX write them.</summary>
    internal const string Digits = "digits", Iso = "iso";

    private static readonly Lazy<Dictionary<string, Period>> DigitPeriods = new(() => Periods(Digits));
    private static readonly Lazy<Dictionary<string, Period>> IsoPeriods = new(() => Periods(Iso));

    private readonly Dictionary<(string Scheme, string Text), uint> economies = [];

    /// <summary>Knows the economies of a catalogue by their codes and names, and partners by the codes of their schemes.</summary>
    internal ImportCodes(EconomyCatalogue catalogue, IEnumerable<(string Scheme, string Text, uint Code)> partners)
    {
        void Add(string scheme, string? text, uint code)
        {
            if (text is { Length: > 0 })
            {
                economies.TryAdd((scheme, text), code);
            }
        }

        foreach (var e in catalogue.All)
        {
            var code = StoreCode.Of(e.Code.Value);
            Add("iso2", e.Code.Value, code);
            Add("iso3", e.Alpha3, code);
            Add("m49", e.M49, code);
            Add("m49", e.M49?.TrimStart('0'), code);
            Add("zh", e.Name.Exactly(Language.Zh), code);
            Add("en", e.Name.Exactly(Language.En), code);
        }

        foreach (var (scheme, text, code) in partners)
        {
            Add(scheme, text, code);
            Add("iso2", StoreCode.Text(code), code);
        }
    }

    /// <summary>The economy that a text is in the first of the schemes that have it; -1 where none has.</summary>
    internal long Economy(IReadOnlyList<string> schemes, string text)
    {
        foreach (var scheme in schemes)
        {
            if (economies.TryGetValue((scheme, text), out var code))
            {
                return code;
            }
        }

        return -1;
    }

    /// <summary>Reads a period in a form; a cumulative one is January up to the month that the text names.</summary>
    internal static bool TryPeriod(string form, string text, bool isCumulative, out Period period)
    {
        if (!(form == Digits ? DigitPeriods : IsoPeriods).Value.TryGetValue(text, out period))
        {
            return false;
        }

        if (isCumulative)
        {
            var isMonth = period.Kind == PeriodKind.Month && text.Length == 7;
            period = isMonth ? Period.JanuaryTo(period.Year, period.Number) : period;
            return isMonth;
        }

        return true;
    }

    private static Dictionary<string, Period> Periods(string form)
    {
        var periods = new Dictionary<string, Period>();
        for (var year = 1900; year < 2200; year++)
        {
            var text = year.ToString(CultureInfo.InvariantCulture);
            periods.Add(text, Period.OfYear(year));
            for (var month = 1; month <= 12; month++)
            {
                var p = Period.OfMonth(year, month);
                var digits = p.ToString()[5..];
                if (form == Digits)
                {
                    periods.Add(text + digits, p);
                    continue;
                }

                periods.Add(p.ToString(), p);
                periods.Add($"{text}-M{digits}", p);
                // Ranges of time as SDMX writes them; twelve months of a year are the year itself.
                foreach (var day in new[] { $"{text}-{digits}-01", $"{text}-{digits}-01T00:00:00" })
                {
                    if (month > 1)
                    {
                        periods.Add(day + "/P1M", p);
                    }

                    if (month % 3 == 1 && month > 1)
                    {
                        periods.Add(day + "/P3M", Period.OfQuarter(year, (month / 3) + 1));
                    }
                }

                var cumulative = Period.JanuaryTo(year, month);
                foreach (var january in new[] { $"{text}-01-01", $"{text}-01-01T00:00:00" })
                {
                    periods.Add(string.Create(CultureInfo.InvariantCulture, $"{january}/P{month}M"), cumulative);
                }

                if (month < 12)
                {
                    periods.Add(cumulative.ToString(), cumulative);
                }
            }

            if (form == Iso)
            {
                periods.Add(text + "-A1", Period.OfYear(year));
                periods.Add(text + "-01-01/P1Y", Period.OfYear(year));
                periods.Add(text + "-01-01T00:00:00/P1Y", Period.OfYear(year));
                for (var last = year + 1; last < Math.Min(year + Period.MostYears, 2200); last++)
                {
                    var years = Period.OfYears(year, last);
                    periods.Add(years.ToString(), years);
                    periods.Add(string.Create(CultureInfo.InvariantCulture, $"{text}-01-01/P{years.Number}Y"), years);
                }

                for (var quarter = 1; quarter <= 4; quarter++)
                {
                    periods.Add(Period.OfQuarter(year, quarter).ToString(), Period.OfQuarter(year, quarter));
                }
            }
        }

        return periods;
    }
}
