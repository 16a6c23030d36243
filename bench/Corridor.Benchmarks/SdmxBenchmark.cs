using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using DuckDB.NET.Data;

namespace Corridor.Benchmarks;

/// <summary>
/// Figures over SDMX from the running site over loopback: one series, asked by eight at once, and a bulk slice. The same
/// rows written to files by the embedded engine itself, without structure, names of codes or a network, stand beside it.
/// </summary>
internal static class SdmxBenchmark
{
    private const int Connections = 8;
    private const int Slices = 3;
    private const string Source = "unctad-sections_unctad-matrix";
    private const string Series = "M.CN.RU.X.TOTAL.FOB.USD.imf-dots-monthly_imf-dots";
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(3);

    // Each form with the addresses of a series of 120 months and of what all economies exported in a year.
    private static readonly (string Name, string Accept, string Series, string Slice)[] Forms =
    [
        .. new[] { ("JSON 2.0", "application/vnd.sdmx.data+json;version=2.0.0"), ("CSV 2.0", "application/vnd.sdmx.data+csv;version=2.0.0") }
            .Select(f => (f.Item1, f.Item2, $"/sdmx/v2/data/dataflow/CORRIDOR/TRADE/1.0/{Series}", $"/sdmx/v2/data/dataflow/CORRIDOR/TRADE/1.0/A.*.*.X.*.*.*.{Source}?c[TIME_PERIOD]=2015")),
        ("ML 2.1", "application/vnd.sdmx.structurespecificdata+xml;version=2.1", $"/sdmx/v1/data/TRADE/{Series}", $"/sdmx/v1/data/TRADE/A...X....{Source}?startPeriod=2015&endPeriod=2015"),
    ];

    public static async Task<IEnumerable<string>> Run()
    {
        var cache = Place.Scratch();
        var (site, address) = ProcessBenchmark.Start(cache);
        try
        {
            ProcessBenchmark.Wait(site, new Uri(address, "/en"));
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false }) { BaseAddress = address };
            var (rows, peers) = Peers(cache);
            List<string> lines =
            [
                string.Create(CultureInfo.InvariantCulture, $"### SDMX over loopback: a series of 120 months, {Connections} connections; a slice of {rows:#,0} figures, one at a time"),
                "",
                Timing.Row("form", "series, answers a second", "p50 ms", "p95 ms", "slice, MB", "seconds", "MB a second", "figures a second"),
                Timing.Row("---", "---:", "---:", "---:", "---:", "---:", "---:", "---:"),
            ];
            foreach (var (name, accept, series, slice) in Forms)
            {
                await Ask(client, series, accept, Measured / 3);
                var readings = await Ask(client, series, accept, Measured);
                var bytes = await Get(client, slice, accept);
                var clock = Stopwatch.StartNew();
                for (var i = 0; i < Slices; i++)
                {
                    _ = await Get(client, slice, accept);
                }

                lines.Add(Timing.Row([name, Timing.Whole(readings.Count / Measured.TotalSeconds), Timing.Text(Timing.Median(readings)), Timing.Text(Timing.Percentile(readings, 0.95)), .. Slice(bytes, clock.Elapsed.TotalSeconds / Slices, rows)]));
            }

            foreach (var (name, bytes, seconds) in peers)
            {
                lines.Add(Timing.Row([name, "—", "—", "—", .. Slice(bytes, seconds, rows)]));
            }

            return lines;
        }
        finally
        {
            ProcessBenchmark.Stop(site);
            Directory.Delete(cache, recursive: true);
        }
    }

    private static string[] Slice(long bytes, double seconds, long rows) =>
        [Timing.Text(bytes / 1e6), Timing.Text(seconds), Timing.Text(bytes / 1e6 / seconds), Timing.Whole(rows / seconds)];

    // The engine writes the rows of the store as they are, numbers for codes.
    private static (long Rows, List<(string Name, long Bytes, double Seconds)> Peers) Peers(string cache)
    {
        using var connection = new DuckDBConnection($"Data Source={Directory.EnumerateFiles(Path.Combine(cache, "statistics"), "*.duckdb").Single()};ACCESS_MODE=READ_ONLY;threads=2");
        connection.Open();
        using var command = connection.CreateCommand();
        const string rows = """
            SELECT * FROM (SELECT * FROM fact UNION ALL SELECT * FROM total)
            WHERE flow = 0 AND kind = 3 AND begins = DATE '2015-01-01' AND source = (SELECT id FROM source WHERE code = 'unctad-matrix') ORDER BY reporter, counterpart, flow, product
            """;
        command.CommandText = $"SELECT count(*) FROM ({rows})";
        var count = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        var peers = new List<(string, long, double)>();
        foreach (var (form, options) in new[] { ("csv", "HEADER"), ("json", "FORMAT json") })
        {
            var file = Path.Combine(cache, "peer." + form);
            command.CommandText = $"COPY ({rows}) TO '{file}' ({options})";
            command.ExecuteNonQuery();
            var seconds = Enumerable.Range(0, Slices).Select(_ => Timing.Milliseconds(() => command.ExecuteNonQuery())).Average() / 1000;
            peers.Add(($"plain DuckDB, COPY TO {form}", new FileInfo(file).Length, seconds));
        }

        return (count, peers);
    }

    private static async Task<long> Get(HttpClient client, string address, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }

        var buffer = new byte[1 << 16];
        await using var body = await answer.Content.ReadAsStreamAsync();
        var bytes = 0L;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            bytes += read;
        }

        return bytes;
    }

    private static async Task<List<double>> Ask(HttpClient client, string address, string accept, TimeSpan time)
    {
        var readings = new ConcurrentBag<double>();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(n => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                var asked = Stopwatch.GetTimestamp();
                _ = await Get(client, address, accept);
                readings.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
        })));
        return [.. readings];
    }
}
