using System.Globalization;

namespace Corridor.Benchmarks;

/// <summary>The search of goods and its peers on the same documents and queries, one thread, in turns.</summary>
internal static class SearchBenchmark
{
    private const int Seed = 20261123;
    private const int Top = 5;
    private const int Rounds = 5;

    public static IEnumerable<string> Run()
    {
        var cache = Place.Scratch();
        var workspace = Place.Open(cache);
        var documents = SearchDocument.All(workspace);
        IReadOnlyList<SearchQuery> queries = [.. SearchQuery.Draw(workspace, Seed), .. SearchQuery.OfTests()];
        using var words = new SqliteSearch(documents, trigram: false);
        using var trigrams = new SqliteSearch(documents, trigram: true);
        ISearchPeer[] peers = [new OwnSearch(workspace.Search), words, trigrams, new LinearScan(documents)];

        // Round 0 warms up; a query's time is the median of its rounds.
        var took = peers.Select(_ => queries.Select(_ => new double[Rounds]).ToArray()).ToArray();
        var hit = peers.Select(_ => new bool[queries.Count]).ToArray();
        for (var round = -1; round < Rounds; round++)
        {
            for (var p = 0; p < peers.Length; p++)
            {
                for (var q = 0; q < queries.Count; q++)
                {
                    IReadOnlyList<string> found = [];
                    var time = Timing.Milliseconds(() => found = peers[p].Find(queries[q].Text, Top));
                    hit[p][q] = found.Any(queries[q].Headings.Contains);
                    if (round >= 0)
                    {
                        took[p][q][round] = time;
                    }
                }
            }
        }

        var times = took.Select(p => p.Select(Timing.Median).ToArray()).ToArray();
        yield return string.Create(CultureInfo.InvariantCulture, $"### Search, first {Top} headings: {queries.Count:#,0} queries over {documents.Count:#,0} documents");
        yield return "";
        yield return Timing.Row("search", "mean ms", "p50 ms", "p99 ms", "p50, times ours", "mean, times ours", "hits in the first five");
        yield return Timing.Row("---", "---:", "---:", "---:", "---:", "---:", "---:");
        for (var p = 0; p < peers.Length; p++)
        {
            var (own, these) = (times[0], times[p]);
            yield return Timing.Row(peers[p].Name, Timing.Text(these.Average()), Timing.Text(Timing.Median(these)), Timing.Text(Timing.Percentile(these, 0.99)),
                Timing.Text(Timing.Median(these) / Timing.Median(own)), Timing.Text(these.Average() / own.Average()), Timing.Percent(hit[p].Count(h => h) / (double)queries.Count));
        }

        yield return "";
        yield return Timing.Row(["kind of query", "queries", "p50 ms (ours)", "p99 ms (ours)", .. peers.Select(p => p.Name)]);
        yield return Timing.Row(["---", "---:", "---:", "---:", .. peers.Select(_ => "---:")]);
        foreach (var kind in queries.Select((q, i) => (q.Kind, Index: i)).GroupBy(q => q.Kind, q => q.Index))
        {
            var own = kind.Select(i => times[0][i]).ToList();
            yield return Timing.Row([kind.Key, Timing.Whole(own.Count), Timing.Text(Timing.Median(own)), Timing.Text(Timing.Percentile(own, 0.99)),
                .. hit.Select(h => Timing.Percent(kind.Count(i => h[i]) / (double)own.Count))]);
        }

        workspace.Dispose();
        Directory.Delete(cache, recursive: true);
    }
}
