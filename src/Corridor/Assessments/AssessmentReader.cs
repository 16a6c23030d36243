using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Api;
using Corridor.Measures.Consignments;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Delivery;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Reference.Units;

namespace Corridor.Assessments;

/// <summary>Reads a request: every fault is found in one go, each with the field that mends it.</summary>
internal sealed class AssessmentReader
{
    private const int MostListed = 100;
    private const int MostText = 200;
    private readonly Workspace workspace;
    private readonly Language? writing;
    private readonly List<(Fault Fault, string Field)> faults = [];

    /// <param name="workspace">The reference data.</param>
    /// <param name="writing">The language in which a person writes numbers; null where only digits with a point are taken.</param>
    private AssessmentReader(Workspace workspace, Language? writing)
    {
        this.workspace = workspace;
        this.writing = writing;
    }

    /// <summary>Reads a request; false with the faults where something in it cannot be.</summary>
    public static bool TryRead(AssessmentRequest request, Workspace workspace, DateOnly today, Language? writing, [NotNullWhen(true)] out Consignment? consignment, out ImmutableArray<(Fault Fault, string Field)> faults)
    {
        var reader = new AssessmentReader(workspace, writing);
        consignment = reader.Read(request, today);
        faults = [.. reader.faults];
        consignment = faults.IsEmpty ? consignment : null;
        return consignment is not null;
    }

    private Consignment? Read(AssessmentRequest r, DateOnly today)
    {
        var usual = workspace.Book.Lanes[0];
        var from = Economy(r.From, usual.Origin, "from");
        var to = Economy(r.To, usual.Destination, "to");
        var day = today;
        if (Given(r.Date) && !DateRange.TryParseDay(r.Date, out day, out var fault))
        {
            Add(fault, "date");
        }

        var currency = Currency(r.Currency, "currency") ?? ((to.Currency ?? from.Currency) is { } own ? CurrencyCode.Parse(own) : CurrencyCode.None);
        if (currency == CurrencyCode.None && !Given(r.Currency))
        {
            Add(new Fault("assess.currency", to.Code.Value), "currency");
        }

        Incoterm? term = null;
        if (Given(r.Term) && !workspace.Book.Incoterms.TryParse(r.Term, out term, out fault))
        {
            Add(fault, "term");
        }

        if (Given(r.Spread) && r.Spread is not ("value" or "mass"))
        {
            Add(new Fault("pack.oneOf", Fault.Quote(r.Spread), "value, mass"), "spread");
        }

        var days = 30;
        if (Given(r.RateDays) && (!int.TryParse(r.RateDays!.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out days) || days > 3660))
        {
            Add(new Fault("number.range", Fault.Quote(r.RateDays), "0", "3660"), "rate_days");
        }

        DateOnly? known = null;
        if (Given(r.KnownOn))
        {
            if (DateRange.TryParseDay(r.KnownOn, out var knownDay, out fault))
            {
                known = knownDay;
            }
            else
            {
                Add(fault, "known_on");
            }
        }

        if (r.Items is not { Count: > 0 } items)
        {
            Add(new Fault("consignment.empty"), "items");
            return null;
        }

        if (items.Count > Consignment.MostItems)
        {
            Add(new Fault("consignment.tooMany", items.Count.ToString(CultureInfo.InvariantCulture), Consignment.MostItems.ToString(CultureInfo.InvariantCulture)), "items");
            return null;
        }

        return new Consignment(from.Code, to.Code, day, [.. items.Select((item, i) => Item(item, currency, string.Create(CultureInfo.InvariantCulture, $"items[{i}].")))])
        {
            Term = term,
            Freight = Money(r.Freight, currency, "freight"),
            Insurance = Money(r.Insurance, currency, "insurance"),
            Inland = Money(r.Inland, currency, "inland"),
            DutiesInPrice = Money(r.DutiesInPrice, currency, "duties_in_price"),
            Apportionment = r.Spread == "mass" ? CostApportionment.ByMass : CostApportionment.ByValue,
            MostRateDays = days,
            KnownOn = known,
            Rates = [.. List(r.Rates, "rates").Select((text, i) => Rate(text, i)).OfType<GivenRate>()],
        };
    }

    private ConsignmentItem Item(AssessmentItem item, CurrencyCode currency, string at)
    {
        if (!CommodityCode.TryParse(item.Code, out var code, out var fault))
        {
            Add(fault, at + "code");
        }
        else if (code.Length < 6)
        {
            Add(new Fault("consignment.shortCode", code.Digits), at + "code");
        }

        CommodityCode? exportCode = null;
        if (Given(item.ExportCode))
        {
            if (CommodityCode.TryParse(item.ExportCode, out var parsed, out fault))
            {
                exportCode = parsed;
            }
            else
            {
                Add(fault, at + "export_code");
            }
        }

        if (Money(item.Price, currency, at + "price") is not { } price)
        {
            if (!Given(item.Price))
            {
                Add(new Fault("consignment.price"), at + "price");
            }

            price = new Money(0, currency);
        }

        var rates = ImmutableDictionary.CreateBuilder<string, DutyExpression>();
        foreach (var (levy, text) in item.Rates ?? [])
        {
            if (rates.Count >= MostListed || levy.Length > MostText)
            {
                Add(new Fault("consignment.tooManyListed", MostListed.ToString(CultureInfo.InvariantCulture)), at + "rates");
                break;
            }

            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            // A bare number is per cent: that is what a person writes in a field for a rate.
            var notation = TryNumber(text.Trim().TrimEnd('%').TrimEnd(), out var percent) ? Decimals.Text(percent) + "%" : text.Trim();
            if (DutyExpression.TryParse(notation, out var duty, out fault))
            {
                rates[levy] = duty;
            }
            else
            {
                Add(fault, at + "rates." + levy);
            }
        }

        return new ConsignmentItem(code, price)
        {
            ExportCode = exportCode,
            Origin = Given(item.Origin) ? Economy(item.Origin, null!, at + "origin")?.Code : null,
            NetMass = Number(item.NetMass, at + "net_mass"),
            GrossMass = Number(item.GrossMass, at + "gross_mass"),
            Amounts = [.. List(item.Amounts, at + "amounts").Select(a => Amount(a, at + "amounts")).OfType<GoodsAmount>()],
            Documents = [.. List(item.Documents, at + "documents").Distinct(StringComparer.Ordinal)],
            AdditionalCodes = [.. List(item.AdditionalCodes, at + "additional_codes").Distinct(StringComparer.Ordinal)],
            GivenRates = rates.ToImmutable(),
            Label = Given(item.Label) ? item.Label!.Length > MostText ? item.Label[..MostText] : item.Label : null,
        };
    }

    private GoodsAmount? Amount(string text, string field)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        DutyQualifier? qualifier = null;
        if (parts.Length == 3)
        {
            if (!Enum.GetValues<DutyQualifier>().Any(q => JsonForm.Word(q.ToString()) == parts[2]))
            {
                Add(new Fault("pack.oneOf", Fault.Quote(parts[2]), string.Join(", ", Enum.GetValues<DutyQualifier>().Select(q => JsonForm.Word(q.ToString())))), field);
                return null;
            }

            qualifier = Enum.GetValues<DutyQualifier>().First(q => JsonForm.Word(q.ToString()) == parts[2]);
        }

        if (parts.Length is < 2 or > 3 || !TryNumber(parts[0], out var amount))
        {
            Add(new Fault("quantity.malformed", Fault.Quote(text)), field);
            return null;
        }

        // A per cent or a degree only multiplies: it has no unit of Recommendation 20 that would matter.
        if (parts[1] == "%")
        {
            return new GoodsAmount(new Quantity(amount, UnitCode.Parse("P1")), qualifier);
        }

        if (!UnitCode.TryParse(parts[1], out var unit, out var fault) || workspace.Book.Units.Find(unit) is null)
        {
            Add(fault ?? new Fault("unit.unknown", Fault.Quote(parts[1])), field);
            return null;
        }

        return new GoodsAmount(new Quantity(amount, unit), qualifier);
    }

    private GivenRate? Rate(string text, int index)
    {
        var field = string.Create(CultureInfo.InvariantCulture, $"rates[{index}]");
        var parts = text.Split([' ', '/', '='], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || !TryNumber(parts[2], out var rate) || rate <= 0)
        {
            Add(new Fault("consignment.rate", Fault.Quote(text)), field);
            return null;
        }

        return Currency(parts[0], field) is { } from && Currency(parts[1], field) is { } to ? new GivenRate(from, to, rate) : null;
    }

    private Economy Economy(string? text, Economy usual, string field)
    {
        if (!Given(text))
        {
            return usual;
        }

        if (workspace.Book.Economies.TryParse(text, out var economy, out var fault))
        {
            return economy;
        }

        Add(fault, field);
        return usual;
    }

    private CurrencyCode? Currency(string? text, string field)
    {
        if (!Given(text))
        {
            return null;
        }

        if (CurrencyCode.TryParse(text!.Trim(), out var currency, out var fault) && workspace.Book.Currencies.Find(currency) is not null)
        {
            return currency;
        }

        Add(fault ?? new Fault("currency.unknown", Fault.Quote(text)), field);
        return null;
    }

    private Money? Money(string? text, CurrencyCode currency, string field)
    {
        if (!Given(text))
        {
            return null;
        }

        var trimmed = text!.Trim();
        var own = currency;
        if (trimmed.Length > 4 && char.IsAsciiLetterUpper(trimmed[^1]) && trimmed[^4] == ' ')
        {
            if (Currency(trimmed[^3..], field) is not { } named)
            {
                return null;
            }

            (own, trimmed) = (named, trimmed[..^4]);
        }

        if (TryNumber(trimmed, out var amount) && amount is >= 0 and <= ConsignmentAssessor.MostAmount)
        {
            return new Money(amount, own);
        }

        Add(new Fault("consignment.amount", Fault.Quote(text), field, Decimals.Text(ConsignmentAssessor.MostAmount)), field);
        return null;
    }

    private decimal? Number(string? text, string field)
    {
        if (!Given(text))
        {
            return null;
        }

        if (TryNumber(text!, out var number) && number is >= 0 and <= ConsignmentAssessor.MostAmount)
        {
            return number;
        }

        Add(new Fault("consignment.amount", Fault.Quote(text), field, Decimals.Text(ConsignmentAssessor.MostAmount)), field);
        return null;
    }

    /// <summary>A person groups digits by blanks, and writes a comma where the language has one: as the decimal mark in Russian, between thousands else.</summary>
    private bool TryNumber(string text, out decimal number)
    {
        var plain = text.Trim();
        if (writing is { } language && plain.Length <= 40)
        {
            plain = plain.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace("\u202F", "", StringComparison.Ordinal);
            var commas = plain.Split(',');
            if (commas.Length > 1)
            {
                var thousands = commas[0].Length is >= 1 and <= 3 && commas.Skip(1).All(g => g.Split('.')[0].Length == 3) && commas.Skip(1).SkipLast(1).All(g => !g.Contains('.', StringComparison.Ordinal));
                plain = language == Language.Ru && commas.Length == 2 && !plain.Contains('.', StringComparison.Ordinal) ? plain.Replace(',', '.')
                    : thousands ? plain.Replace(",", "", StringComparison.Ordinal) : plain;
            }
        }

        return Decimals.TryParse(plain, out number);
    }

    private IEnumerable<string> List(List<string>? texts, string field)
    {
        if (texts is null)
        {
            return [];
        }

        if (texts.Count > MostListed || texts.Any(t => t is { Length: > MostText }))
        {
            Add(new Fault("consignment.tooManyListed", MostListed.ToString(CultureInfo.InvariantCulture)), field);
            return [];
        }

        return texts.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t.Trim());
    }

    private void Add(Fault fault, string field) => faults.Add((fault, field));

    private static bool Given([NotNullWhen(true)] string? text) => !string.IsNullOrWhiteSpace(text);
}
