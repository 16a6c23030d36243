using Corridor.Measures.Assessment;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;
using Corridor.Reference.Units;

namespace Corridor.Measures.Bulk;

/// <summary>How the facts that a regime asks for come from the columns of a file.</summary>
internal sealed class RunFacts
{
    private static readonly UnitCode Kilogram = UnitCode.Parse("KGM");
    private readonly BulkRoute route;
    private readonly List<(int Column, UnitCode Unit, bool IsGross)> masses = [];
    private readonly List<(int Column, CurrencyCode Currency, Dictionary<int, decimal?> Known)> rates = [];
    private readonly List<(int Column, UnitCode Unit)> quantities = [];
    private readonly Dictionary<CurrencyCode, Dictionary<int, decimal?>> known = [];
    private readonly int inlandColumn;

    public RunFacts(BulkRoute route)
    {
        this.route = route;
        var facts = route.Assessor.Regime.Facts;
        inlandColumn = route.Assessor.Regime.Costs.IndexOf(LevyStep.Inland) is var at and >= 0 ? facts.Length + at : -1;
        for (var i = 1; i < facts.Length; i++)
        {
            switch (facts[i])
            {
                case { Kind: DutyQuantityKind.ExchangeRate, Currency: { } currency }:
                    rates.Add((i, currency, Known(currency)));
                    break;
                case { Kind: DutyQuantityKind.Quantity, Unit: { } unit, Qualifier: null or DutyQualifier.Net or DutyQualifier.Gross } fact when IsMass(unit):
                    masses.Add((i, unit, fact.Qualifier == DutyQualifier.Gross));
                    break;
                case { Kind: DutyQuantityKind.Quantity, Unit: { } unit, Qualifier: null }:
                    quantities.Add((i, unit));
                    break;
            }
        }
    }

    /// <summary>The value in the regime's currency; null where the rate is not known.</summary>
    public decimal? Value(decimal value, CurrencyCode currency, DateOnly day) => Rate(currency, day) is { } rate ? rate == 1 ? value : value * rate : null;

    public void Set(BulkLines lines, int line, DateOnly day, decimal? net, decimal? gross, decimal? quantity, UnitCode? unit, decimal? inland)
    {
        foreach (var (column, wanted, isGross) in masses)
        {
            // A weight that is given as the quantity serves where no net weight is.
            lines.Set(line, column, isGross ? Converted(gross, Kilogram, wanted) : Converted(net, Kilogram, wanted) ?? Converted(quantity, unit, wanted));
        }

        foreach (var (column, wanted) in quantities)
        {
            lines.Set(line, column, Converted(quantity, unit, wanted));
        }

        if (inlandColumn >= 0)
        {
            lines.Set(line, inlandColumn, inland);
        }

        foreach (var (column, currency, of) in rates)
        {
            lines.Set(line, column, Rate(currency, day, of));
        }
    }

    private decimal? Rate(CurrencyCode currency, DateOnly day, Dictionary<int, decimal?>? of = null)
    {
        if (currency == route.Assessor.Regime.Currency)
        {
            return 1;
        }

        of ??= Known(currency);
        if (!of.TryGetValue(day.DayNumber, out var rate))
        {
            of.Add(day.DayNumber, rate = route.Rate(currency, day));
        }

        return rate;
    }

    // The rates of a currency by day, as they were asked for.
    private Dictionary<int, decimal?> Known(CurrencyCode currency)
    {
        if (!known.TryGetValue(currency, out var of))
        {
            known.Add(currency, of = []);
        }

        return of;
    }

    private bool IsMass(UnitCode unit) => unit == Kilogram || route.Units.TryConvert(new Quantity(1, Kilogram), unit, out _, out _);

    private decimal? Converted(decimal? amount, UnitCode? unit, UnitCode wanted) => (amount, unit) switch
    {
        ({ } known, { } own) when own == wanted => known,
        ({ } known, { } own) => route.Units.TryConvert(new Quantity(known, own), wanted, out var converted, out _) ? converted.Amount : null,
        _ => null,
    };
}
