using System.Globalization;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Benchmarks;

/// <summary>
/// Programmes and claims made with a seed: sides, lanes, goods, days and conditions as real ones have them, in a form
/// that our language and a rule engine both read.
/// </summary>
internal sealed class SupportInput(int seed, ExpressionScope scope)
{
    public static readonly DateOnly First = new(2026, 1, 1);
    private static readonly string[] Economies = ["CN", "RU", "KZ", "BY", "DE", "IN", "VN", "TR", "BR", "ZA"];
    private static readonly string[] Sizes = ["micro", "small", "medium", "large"];
    private readonly Random random = new(seed);
    private readonly string[] headings = [.. Enumerable.Range(1, 97).Where(c => c != 77).SelectMany(c => Enumerable.Range(1, 12).Select(h => string.Create(CultureInfo.InvariantCulture, $"{c:00}{h:00}")))];

    /// <summary>A programme as a rule engine has it: the scope and the conditions in one expression of C#.</summary>
    public List<string> Peer { get; } = [];

    public List<Programme> Programmes(int count) => [.. Enumerable.Range(0, count).Select(One)];

    public List<(FactSet Facts, PeerClaim Peer)> Claims(int count) => [.. Enumerable.Range(0, count).Select(_ => Claim())];

    private string Pick(string[] of) => of[random.Next(of.Length)];

    private Programme One(int number)
    {
        var (origin, destination) = (Pick(Economies), Pick(Economies));
        var goods = random.Next(4) switch { 0 => "all", 1 => Pick(headings)[..2], _ => Pick(headings) };
        var from = First.AddDays(random.Next(-400, 200));
        var to = from.AddDays(random.Next(100, 1000));
        var size = Sizes[..(1 + random.Next(4))];
        var (value, turnover, term) = (1000 * random.Next(1, 2000), 1000 * random.Next(100, 200_000), random.Next(10, 400));
        var isDebt = random.Next(2) == 0;
        var yaml = string.Create(CultureInfo.InvariantCulture, $$$"""
            programme: p{{{number:00000}}}
            names: {en: Sample, zh: 样例, ru: Пример}
            authority: {en: Office, zh: 机关, ru: Ведомство}
            side: {{{origin}}}
            family: finance
            status: in_force
            confidence: official
            currency: CNY
            sources: {law: {title: Law, confidence: official}}
            valid: {from: {{{DateRange.Text(from)}}}, to: {{{DateRange.Text(to)}}}}
            applies: {origin: {{{origin}}}, destination: {{{(number % 3 == 0 ? "any" : destination)}}}, goods: [{{{goods}}}]}
            when:
              - 'enterprise.size in ["{{{string.Join("\", \"", size)}}}"]'
              - contract.value >= {{{value}}} CNY
              - enterprise.turnover < {{{turnover}}} CNY
              - contract.credit_term <= {{{term}}} days or enterprise.own_brand
              {{{(isDebt ? "- not enterprise.tax_debt" : "")}}}
            gives: {kind: grant, amount: 'min(contract.value * {{{random.Next(1, 50)}}}%, {{{1000 * random.Next(1, 500)}}} CNY)'}

            """);
        Peer.Add(string.Create(CultureInfo.InvariantCulture,
            $"c.Day >= {from.DayNumber} && c.Day <= {to.DayNumber} && c.Origin == \"{origin}\"{(number % 3 == 0 ? "" : $" && c.Destination == \"{destination}\"")}{(goods == "all" ? "" : $" && c.Code.StartsWith(\"{goods}\")")} && ({string.Join(" || ", size.Select(s => $"c.Size == \"{s}\""))}) && c.Value >= {value} && c.Turnover < {turnover} && (c.Term <= {term} || c.OwnBrand){(isDebt ? " && !c.TaxDebt" : "")}"));
        return ProgrammeReader.Read(yaml, "bench.yaml", scope, out var faults) ?? throw new InvalidOperationException(string.Join('\n', faults));
    }

    private (FactSet, PeerClaim) Claim()
    {
        var claim = new PeerClaim(First.AddDays(random.Next(365)).DayNumber, Pick(Economies), Pick(Economies), Pick(headings) + "100000", Pick(Sizes), 1000m * random.Next(1, 3000), 1000m * random.Next(100, 200_000), random.Next(5, 400), random.Next(3) == 0, random.Next(6) == 0);
        var facts = new FactSet(scope.Facts, DateOnly.FromDayNumber(claim.Day));
        void Put(string name, string text)
        {
            var fact = scope.Facts.Find(name)!;
            if (!scope.TryValue(text, fact, out var value, out var fault))
            {
                throw new InvalidOperationException(fault.ToString());
            }

            facts = facts.With(fact, value);
        }

        Put("consignment.origin", claim.Origin);
        Put("consignment.destination", claim.Destination);
        Put("goods.code", CommodityCode.Parse(claim.Code).Digits);
        Put("enterprise.size", claim.Size);
        Put("contract.value", claim.Value.ToString(CultureInfo.InvariantCulture) + " CNY");
        Put("enterprise.turnover", claim.Turnover.ToString(CultureInfo.InvariantCulture) + " CNY");
        Put("contract.credit_term", claim.Term.ToString(CultureInfo.InvariantCulture) + " days");
        Put("enterprise.own_brand", claim.OwnBrand ? "yes" : "no");
        Put("enterprise.tax_debt", claim.TaxDebt ? "yes" : "no");
        return (facts, claim);
    }
}
