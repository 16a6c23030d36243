using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Corridor.Benchmarks;

/// <summary>Pages of the running site over loopback; the asking side shares the machine with the site.</summary>
internal static class PagesBenchmark
{
    private const int Connections = 8;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);

    public static async Task<IEnumerable<string>> Run()
    {
        var cache = Place.Scratch();
        var codes = Codes(cache);
        var (site, address) = ProcessBenchmark.Start(cache);
        try
        {
            ProcessBenchmark.Wait(site, new Uri(address, "/en"));
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false }) { BaseAddress = address };
            var next = -1;

            // Each address is asked once: codes in one language after the other, then with another day.
            string Distinct()
            {
                var n = Interlocked.Increment(ref next);
                var (round, language) = (n / codes.Length, (n / codes.Length) % 3);
                return $"/{(language == 0 ? "en" : language == 1 ? "zh" : "ru")}/goods/{codes[n % codes.Length]}?from=CN&to=RU&date=2026-11-{1 + (round / 3):00}";
            }

            // The explorer with another pair, flow, range of months and last year each time.
            var asked = -1;
            string Explorer()
            {
                var n = Interlocked.Increment(ref asked);
                string[] economies = ["CN", "RU", "DE", "FR", "US", "JP", "BR", "IN"];
                var (one, other) = (n % 8, (n / 8 + n) % 8);
                return $"/{(n % 3 == 0 ? "en" : n % 3 == 1 ? "zh" : "ru")}/statistics/explore?reporter={economies[one]}&counterpart={economies[one == other ? (other + 1) % 8 : other]}&flow={(n / 64 % 2 == 0 ? "export" : "import")}&months=01..{2 + n / 128 % 10:00}&last={2012 + n / 1280 % 9}";
            }

            var lines = new List<string>
            {
                $"### Pages over loopback, {Connections} connections, {Measured.TotalSeconds:0} s",
                "",
                Timing.Row("page", "answers a second", "p50 ms", "p95 ms", "p99 ms", "KB a page"),
                Timing.Row("---", "---:", "---:", "---:", "---:", "---:"),
            };
            foreach (var (name, page) in new (string, Func<string>)[]
            {
                ("goods, another code each time (made anew)", Distinct),
                ("explorer of trade, another question each time (made anew)", Explorer),
                ("goods, one code (kept by the output cache)", () => "/en/goods/0303541000?from=CN&to=RU"),
                ("home (kept by the output cache)", () => "/en"),
                ("search, words (API, one query)", () => "/api/v1/goods?q=frozen%20mackerel&lang=en&top=5"),
            })
            {
                await Ask(client, page, Warming);
                var (readings, bytes, took) = await Ask(client, page, Measured);
                lines.Add(Timing.Row(name, Timing.Whole(readings.Count / took.TotalSeconds), Timing.Text(Timing.Median(readings)), Timing.Text(Timing.Percentile(readings, 0.95)), Timing.Text(Timing.Percentile(readings, 0.99)), Timing.Whole(bytes / 1024.0 / readings.Count)));
            }

            site.Refresh();
            return lines;
        }
        finally
        {
            ProcessBenchmark.Stop(site);
            Directory.Delete(cache, recursive: true);
        }
    }

    /// <summary>All declarable codes of a tariff, in an order that a seed decides.</summary>
    public static string[] Codes(string cache)
    {
        using var workspace = Place.Open(cache);
        _ = workspace.Tariffs.TryParse("eaeu", out var tariff, out _);
        var codes = tariff!.Nomenclature.TryAt(new DateOnly(2026, 11, 1), out var tree, out var fault)
            ? tree.Nodes.Where(n => n.IsDeclarable).Select(n => n.Code.Digits).ToArray() : throw new InvalidOperationException(fault.ToString());
        new Random(11).Shuffle(codes);
        return codes;
    }

    private static async Task<(List<double> Readings, long Bytes, TimeSpan Took)> Ask(HttpClient client, Func<string> page, TimeSpan time)
    {
        var readings = new ConcurrentBag<List<double>>();
        var bytes = 0L;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            readings.Add(own);
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                var asked = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(page());
                var body = await answer.Content.ReadAsByteArrayAsync();
                own.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                if (answer.StatusCode != HttpStatusCode.OK)
                {
                    throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}.");
                }

                Interlocked.Add(ref bytes, body.Length);
            }
        })));
        return ([.. readings.SelectMany(r => r)], bytes, Stopwatch.GetElapsedTime(start));
    }
}
