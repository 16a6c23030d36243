using System.Collections.Frozen;
using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;

namespace Corridor.Measures.Charges;

public sealed partial class ChargeBook
{
    // Words of the tables for which goods of the code a row is for.
    private static readonly FrozenDictionary<string, RequirementScope> Scopes = new Dictionary<string, RequirementScope>
    {
        ["code"] = RequirementScope.WholeCode,
        ["words"] = RequirementScope.GoodsInWords,
        ["part"] = RequirementScope.PartNotRead,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private sealed record ListRow(Requirement Row, bool IsRule, bool Import, bool Export);

    /// <summary>All rows of the control lists of an economy and its union, for entry or for exit.</summary>
    public ImmutableArray<Requirement> ControlsOf(EconomyCode economy, TradeSide side) =>
        [.. packs.Where(p => economies.Includes(p.Economy, economy) && p.Rows("requirement-lists") is not null).SelectMany(p => p.Requirements)
            .Where(r => (side == TradeSide.Import ? r.Import : r.Export) && !r.IsRule && r.Row.Code is not null).Select(r => r.Row)];

    // The code as the lists of an economy can know it: another tariff's own digits mean nothing to them.
    private static CommodityCode Known(Held pack, ChargeQuestion question) =>
        question.Code.Length <= SharedDigits || (question.Tariff is { } tariff && tariff.Economy.Code == pack.Economy) ? question.Code : question.Code.Cut(SharedDigits);

    /// <summary>
    /// The control lists that concern goods, as <see cref="Answer"/> has them: those of the destination on entry, those of
    /// the origin on exit.
    /// </summary>
    public ImmutableArray<ListedRequirements> ControlsFor(ChargeQuestion question, TradeSide side) => side == TradeSide.Import
        ? Requirements(packs.Where(p => economies.Includes(p.Economy, question.Destination)), question, side)
        : question.Origin is { } origin ? Requirements(packs.Where(p => economies.Includes(p.Economy, origin)), question with { Code = question.Code.Cut(SharedDigits) }, side) : [];

    private static ImmutableArray<ListedRequirements> Requirements(IEnumerable<Held> packs, ChargeQuestion question, TradeSide side)
    {
        var found = ImmutableArray.CreateBuilder<ListedRequirements>();
        foreach (var pack in packs.Where(p => p.HasLists))
        {
            var code = Known(pack, question);
            foreach (var list in pack.Lists(side))
            {
                var rows = list.On(code);
                if (list.Key.LongestWins)
                {
                    // A row that a compiler did not find takes nothing away.
                    var longest = rows.Where(r => !r.IsNarrower && r.Statement != RequirementStatement.NotFoundByCompiler).Select(r => r.Code!.Value.Length).DefaultIfEmpty(0).Max();
                    rows.RemoveAll(r => !r.IsNarrower && r.Statement != RequirementStatement.NotFoundByCompiler && r.Code!.Value.Length < longest);
                }

                found.Add(new ListedRequirements(list.Key,
                    [.. rows.OrderBy(r => r.IsNarrower).ThenBy(r => r.Scope == RequirementScope.GoodsInWords).ThenBy(r => r.Statement).ThenByDescending(r => r.IsNarrower ? 0 : r.Code!.Value.Length).ThenBy(r => r.Code!.Value)],
                    list.Rules));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The rows of a list for one side, found by the code of goods.</summary>
    private sealed class ControlRows
    {
        private readonly Dictionary<CommodityCode, List<int>> at = [];
        private readonly (string Digits, int Row)[] sorted;
        private readonly Requirement[] rows;

        public ControlRows(RequirementList key, IEnumerable<ListRow> all)
        {
            Key = key;
            var list = all.ToList();
            Rules = [.. list.Where(r => r.IsRule || r.Row.Code is null).Select(r => r.Row)];
            rows = [.. list.Where(r => !r.IsRule && r.Row.Code is not null).Select(r => r.Row)];
            for (var i = 0; i < rows.Length; i++)
            {
                if (!at.TryGetValue(rows[i].Code!.Value, out var here))
                {
                    at.Add(rows[i].Code!.Value, here = []);
                }

                here.Add(i);
            }

            sorted = [.. rows.Select((r, i) => (r.Code!.Value.Digits, i)).OrderBy(r => r.Digits, StringComparer.Ordinal)];
        }

        public RequirementList Key { get; }

        public ImmutableArray<Requirement> Rules { get; }

        /// <summary>The rows on a code, above it and below it, in the order of the list.</summary>
        public List<Requirement> On(CommodityCode code)
        {
            var found = new List<int>();
            for (var length = 1; length <= code.Length; length++)
            {
                if (at.TryGetValue(length == code.Length ? code : code.Cut(length), out var here))
                {
                    found.AddRange(here);
                }
            }

            var above = found.Count;
            var (low, high) = (0, sorted.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = string.CompareOrdinal(sorted[middle].Digits, code.Digits) < 0 ? (middle + 1, high) : (low, middle);
            }

            for (; low < sorted.Length && sorted[low].Digits.StartsWith(code.Digits, StringComparison.Ordinal); low++)
            {
                if (sorted[low].Digits.Length > code.Length)
                {
                    found.Add(sorted[low].Row);
                }
            }

            return [.. found.Select((r, i) => (Row: r, IsNarrower: i >= above)).OrderBy(r => r.Row).Select(r => rows[r.Row] with { IsNarrower = r.IsNarrower })];
        }
    }

    private static ImmutableArray<ListRow> ReadRequirements(Pack pack)
    {
        var tables = pack.Manifest.Tables.ToDictionary(t => t.Value, t => t.Key);
        var lists = pack.Table(tables["requirement-lists"]).Rows.ToDictionary(r => r["list"], r => new RequirementList(r["list"], r.Localized("title"), r["act"], r["select"] == "longest", pack));
        var rows = ImmutableArray.CreateBuilder<ListRow>();
        if (tables.TryGetValue("requirements", out var table))
        {
            rows.AddRange(pack.Table(table).Rows.Select(r =>
            {
                var source = pack.Manifest.Source(r["source"])!;
                var statement = r["effect"] switch
                {
                    "not_listed" => RequirementStatement.NotFoundByCompiler,
                    "exempt" => RequirementStatement.MayBeExempt,
                    _ when !IsOfficial(source) => RequirementStatement.MayBeRequired,
                    _ => r.Optional("text_in_force") == "yes" ? RequirementStatement.States : RequirementStatement.OlderText,
                };
                return new ListRow(
                    new Requirement(lists[r["list"]], r["part"], r.Optional("code") is { } code ? CommodityCode.Parse(code) : null, false, r["control"], Scopes[r["scope"]], Text(r, "condition"), Text(r, "document"), Text(r, "authority"),
                        r["act"], Text(r, "edition"), statement, r.Optional("note"), source),
                    r["effect"] == "rule", r["direction"] is "import" or "both", r["direction"] is "export" or "both");
            }));
        }

        if (tables.TryGetValue("export-controls", out var controls) && tables.TryGetValue("control-codes", out var names))
        {
            var codes = pack.Table(names).Rows.ToDictionary(r => (r["kind"], r["code"]));
            foreach (var r in pack.Table(controls).Rows)
            {
                foreach (var kind in (string[])["supervision", "inspection"])
                {
                    foreach (var letter in r.Optional(kind) ?? "")
                    {
                        // A letter that the code book lacks is shown as it is, for both sides.
                        var meaning = codes.TryGetValue((kind, letter.ToString()), out var known) ? known : (PackRow?)null;
                        var direction = meaning?["direction"] ?? "both";
                        var list = lists["cn-" + kind];
                        var source = pack.Manifest.Source(r["source"])!;
                        rows.Add(new ListRow(
                            new Requirement(list, letter.ToString(), CommodityCode.Parse(r["code"]), false, kind, RequirementScope.WholeCode, null,
                                meaning?.Localized("name") ?? LocalizedText.Same(letter.ToString()), null, list.Act, r.Optional("edition") is { } edition ? LocalizedText.Same(edition) : null,
                                IsOfficial(source) ? RequirementStatement.States : RequirementStatement.MayBeRequired, null, source),
                            false, direction is "import" or "both", direction is "export" or "both"));
                    }
                }
            }
        }

        return rows.ToImmutable();
    }

    private (HeldState State, ImmutableArray<AccessFact> Facts) Access(IEnumerable<Held> packs, ChargeQuestion question)
    {
        var tables = packs.Select(p => (Pack: p, Facts: p.Rows("access-facts"))).Where(t => t.Facts is not null).ToList();
        if (question.Origin is not { } origin)
        {
            return (HeldState.NotLoaded, []);
        }

        var lane = tables.SelectMany(t => t.Facts!.Select(f => (t.Pack, Fact: f)))
            .Where(f => economies.Includes(Reference.Economies.EconomyCode.Parse(f.Fact["origin"]), origin) && economies.Includes(Reference.Economies.EconomyCode.Parse(f.Fact["destination"]), question.Destination)).ToList();
        var facts = lane.Where(f => f.Fact["all_goods"] == "yes"
                || f.Pack.Rows("access-codes")!.Any(c => c["fact"] == f.Fact["fact"] && Narrower(CommodityCode.Parse(c["code"]), question.Code) is not null))
            // A report says nothing of the days before it; its month or day decides.
            .Where(f => Dating(default, f.Fact["as_of"], question.Day) != ChargeDating.ReadLater)
            .Select(f =>
            {
                var source = f.Pack.Pack.Manifest.Source(f.Fact["source"])!;
                return new AccessFact(f.Fact["subject"], f.Fact.Localized("text"), Text(f.Fact, "document"), f.Fact["as_of"],
                    IsOfficial(source) ? RequirementStatement.States : RequirementStatement.MayBeRequired, source);
            });
        return (lane.Count == 0 ? HeldState.NotLoaded : HeldState.Partial, [.. facts.OrderByDescending(f => f.AsOf, StringComparer.Ordinal)]);
    }
}
