using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;

namespace Corridor.Measures.Charges;

public sealed partial class ChargeBook
{
    private ExportSide Export(List<Held> used, ChargeQuestion question)
    {
        var origin = question.Origin!.Value;
        var packs = used.Where(p => economies.Includes(p.Economy, origin)).ToList();
        var dutyState = HeldState.NotLoaded;
        var duties = ImmutableArray.CreateBuilder<ExportDuty>();
        var refundState = HeldState.NotLoaded;
        var refunds = ImmutableArray.CreateBuilder<ExportRefund>();
        foreach (var pack in packs)
        {
            // The lines of the exporting tariff below the digits that both tariffs share.
            var code = question.Code.Cut(SharedDigits);
            if (pack.Rows("export-duties") is { } lines)
            {
                var complete = pack.Pack.Manifest.Settings.GetValueOrDefault("export_duties") == "complete";
                dutyState = !pack.Pack.Manifest.Coverage.Days.Contains(question.Day) ? HeldState.DayNotLoaded : complete ? HeldState.Complete : HeldState.Partial;
                duties.AddRange(lines.Where(r => r.Days().Contains(question.Day) && Narrower(CommodityCode.Parse(r["code"]), code) is not null)
                    .Select(r => new ExportDuty(CommodityCode.Parse(r["code"]), r["ex"] == "yes", r["name_zh"], r.Number("rate"), r.OptionalNumber("provisional"), r["act"], r.Days(), pack.Pack.Manifest.Source(r["source"])!)));
            }

            if (pack.Rows("export-controls") is { } controls)
            {
                refundState = HeldState.Partial;
                refunds.AddRange(controls.Where(r => r.OptionalNumber("refund") is not null && Narrower(CommodityCode.Parse(r["code"]), code) is not null)
                    .Select(r => new ExportRefund(CommodityCode.Parse(r["code"]), r.Number("refund"), pack.Pack.Manifest.Source(r["source"])!)));
            }
        }

        var lists = Requirements(packs, question with { Code = question.Code.Cut(SharedDigits) }, TradeSide.Export);
        return new ExportSide(dutyState, duties.ToImmutable(), lists.IsEmpty ? HeldState.NotLoaded : HeldState.Partial, lists, refundState, refunds.ToImmutable());
    }

    private (HeldState State, ImmutableArray<AdditionalDuty> Duties, int Below) Additional(IEnumerable<Held> here, ChargeQuestion question)
    {
        const int digits = 8;
        var pack = here.FirstOrDefault(p => p.Pack.Manifest.Tables.ContainsValue("additional-duties"));
        if (pack is null)
        {
            return (HeldState.NotLoaded, [], 0);
        }

        var rates = pack.Rows("additional-rates")!.ToLookup(r => r["heading"]);
        bool Concerns(PackRow rate) => question.Origin is not { } origin || economies.Includes(EconomyCode.Parse(rate["area"]), origin);
        if (question.Code.Length < digits)
        {
            var below = pack.Additional.Where(g => g.Key.StartsWith(question.Code.Digits, StringComparison.Ordinal)).Count(g => g.Any(r => rates[r["heading"]].Any(Concerns)));
            return (HeldState.Partial, [], below);
        }

        var found = pack.Additional[question.Code.Cut(digits).Digits].Where(r => !rates[r["heading"]].Any() || rates[r["heading"]].Any(Concerns)).Select(r =>
        {
            var listed = pack.Pack.Manifest.Source(r["source"])!;
            var code = CommodityCode.Parse(r["code"]);
            var printed = rates[r["heading"]].Where(x => x.Days().Contains(question.Day)).ToList();
            if (printed.Count == 0)
            {
                return new AdditionalDuty(code, r["heading"], r["list"], AdditionalDutyState.NotPrinted, null, null, null, null, null, null, listed, null);
            }

            var rate = printed[0];
            var state = rate["suspended"] == "yes" ? AdditionalDutyState.Suspended : rate.Day("starts") > question.Day ? AdditionalDutyState.NotYet : AdditionalDutyState.InForce;
            return new AdditionalDuty(code, r["heading"], r["list"], state, rate["text"], rate.OptionalNumber("percent"), EconomyCode.Parse(rate["area"]), rate.Day("starts"), rate["wording"], rate["edition"],
                listed, pack.Pack.Manifest.Source(rate["source"])!);
        });
        return (HeldState.Partial, [.. found.OrderBy(d => d.State).ThenBy(d => d.Heading, StringComparer.Ordinal)], 0);
    }

    /// <summary>The fees of an economy for customs operations on a day; empty where none are held.</summary>
    public ImmutableArray<CustomsFee> FeesOf(EconomyCode economy, DateOnly day) => Fees(packs.Where(p => economies.Includes(p.Economy, economy)), day).Fees;

    private static (bool AreHeld, ImmutableArray<CustomsFee> Fees) Fees(IEnumerable<Held> national, DateOnly day) => national.FirstOrDefault(p => p.Rows("customs-fees") is not null) is not { } pack ? (false, [])
        : (true, [.. pack.Rows("customs-fees")!.Where(r => r.Days().Contains(day)).Select(r => new CustomsFee(r.OptionalNumber("value_from"), r.OptionalNumber("value_to"), r.Number("fee"), r["currency"], r.Optional("note"),
            r["act"], r.Days(), pack.Pack.Manifest.Source(r["source"])!))]);

    private ChargesOnTop OnTop(List<Held> used, ChargeQuestion question)
    {
        var national = used.Where(p => economies.Includes(p.Economy, question.Destination)).ToList();
        // Remedies and preferences of a union stand in the pack of a member.
        var common = used.Where(p => economies.Includes(p.Economy, question.Destination) || (p.Union is { } union && economies.Includes(union, question.Destination))).ToList();
        var (day, code) = (question.Day, question.Code);

        var vat = national.FirstOrDefault(p => p.Rows("vat-rates") is not null);
        var vatRows = vat?.Rows("vat-rates")!.Select(r => (Row: r, Dating: Dating(r.Days(), r.Optional("as_of"), day), Code: r.Optional("code") is { } c ? CommodityCode.Parse(c) : (CommodityCode?)null))
            .Where(r => r.Dating is not null).ToList() ?? [];
        var (holdsFees, feeRows) = Fees(national, day);
        var excise = national.FirstOrDefault(p => p.Rows("excise-rates") is not null);
        var remedies = common.FirstOrDefault(p => p.Rows("trade-remedies") is not null);
        var preferences = common.FirstOrDefault(p => p.Rows("preference-facts") is not null);
        return new ChargesOnTop(
            vat is null ? HeldState.NotLoaded : HeldState.Partial,
            [.. vatRows.Where(r => r.Row["basis"] == "standard" || (r.Code is { } c && Narrower(c, code) is not null))
                .Select(r => new VatRate(r.Row["basis"], r.Code, r.Row.Optional("goods"), r.Row.Number("percent"), r.Row["act"], r.Dating!.Value, r.Row.Optional("as_of"), r.Row.Optional("note"), vat!.Pack.Manifest.Source(r.Row["source"])!))],
            vatRows.Count(r => r.Row["basis"] == "wording" || (r.Row["basis"] == "hint" && r.Code is null)),
            !holdsFees ? HeldState.NotLoaded : feeRows.IsEmpty ? HeldState.DayNotLoaded : HeldState.Partial, feeRows,
            excise is null ? HeldState.NotLoaded : HeldState.Partial, excise?.Rows("excise-rates")!.Count(r => r.Days().Contains(day)) ?? 0,
            remedies is null ? HeldState.NotLoaded : HeldState.Partial, remedies is null || question.Origin is null ? [] : Remedies(remedies, question),
            preferences is null ? HeldState.NotLoaded : HeldState.Partial,
            preferences is null || question.Origin is not { } origin ? [] :
                [.. preferences.Rows("preference-facts")!.Where(r => r.Optional("economy") == origin.Value && r.Days().Contains(day))
                    .Select(r => new PreferenceFact(r["topic"], r.Optional("value"), r.Optional("act"), r.Days(), r.Optional("as_of"), r.Optional("note"), preferences.Pack.Manifest.Source(r["source"])!))]);
    }

    private static ImmutableArray<TradeRemedy> Remedies(Held pack, ChargeQuestion question)
    {
        var codes = pack.Rows("remedy-codes")!.ToLookup(r => r["measure"], r => CommodityCode.Parse(r["code"]));
        var origins = pack.Rows("remedy-origins")!.ToLookup(r => r["measure"], r => EconomyCode.Parse(r["origin"]));
        return [.. pack.Rows("trade-remedies")!
            .Where(r => r["state"] != "past" && r.Days().Contains(question.Day) && origins[r["measure"]].Contains(question.Origin!.Value))
            .Select(r => new TradeRemedy(r["measure"], r["type"], r["goods"],
                codes[r["measure"]].Any() ? codes[r["measure"]].Any(c => Narrower(c, question.Code) is not null) : null,
                r.Optional("producer"), r.Optional("rate"), r.Optional("unit"), r["state"] == "in_force" ? true : null, r["status"], r.Optional("act"), r.Days(), r.Optional("as_of"), pack.Pack.Manifest.Source(r["source"])!))
            .Where(r => r.Matches != false)
            .OrderByDescending(r => r.Matches == true)];
    }
}
