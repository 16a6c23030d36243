using System.Globalization;
using Corridor.Reference.Packs;

namespace Corridor.Tests.Reference.Search;

/// <summary>What people type, with the headings that an expert expects: words, phrases, slips, trade slang, codes, in three languages.</summary>
public sealed class GoodsSearchQueriesTests(ShippedData shipped, ITestOutputHelper output)
{
    [Fact]
    public void The_expected_heading_comes_first_or_among_the_first_five()
    {
        var results = PackTable.Read(Path.Combine(AppContext.BaseDirectory, "Reference", "Search", "queries.csv")).Rows.Select(row =>
        {
            Assert.True(shipped.Search.TryFind(row["query"], 5, typing: false, out var hits, out var fault), fault?.ToString());
            var expected = row["expected"].Split('|');
            var rank = hits.Select((h, i) => (h.Heading, Rank: i + 1)).FirstOrDefault(h => expected.Contains(h.Heading.Digits)).Rank;
            return (Query: row["query"], Language: row["lang"], Kind: row["kind"], Expected: row["expected"], Rank: rank, Found: string.Join(' ', hits.Select(h => h.Heading.Digits)));
        }).ToList();

        Assert.Equal(558, results.Count);
        foreach (var group in results.GroupBy(r => $"{r.Language} {r.Kind}").OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key,-14} {group.Count(),4}  @1 {Rate(group, 1):0.000}  @5 {Rate(group, 5):0.000}"));
        }

        foreach (var miss in results.Where(r => r.Rank == 0))
        {
            output.WriteLine($"missed: {miss.Language} {miss.Kind} '{miss.Query}' wants {miss.Expected}, found {miss.Found}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all {results.Count}  @1 {Rate(results, 1):0.0000}  @5 {Rate(results, 5):0.0000}"));
        Assert.InRange(Rate(results, 1), 0.88, 1);
        Assert.InRange(Rate(results, 5), 0.95, 1);
        Assert.All(results.GroupBy(r => r.Language), g => Assert.True(Rate(g, 5) >= 0.93, $"{g.Key}: {Rate(g, 5).ToString("0.000", CultureInfo.InvariantCulture)}"));

        static double Rate(IEnumerable<(string Query, string Language, string Kind, string Expected, int Rank, string Found)> group, int top) =>
            group.Average(r => r.Rank > 0 && r.Rank <= top ? 1.0 : 0.0);
    }
}
