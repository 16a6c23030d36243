using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace Corridor.Benchmarks;

/// <summary>
/// Assessments with explanation over HTTP, asked at a fixed rate whether or not earlier ones are answered, as many askers
/// would. The time of an answer counts from when its question was due, so that a queue is not hidden. The asking side
/// shares the machine with the site.
/// </summary>
internal static class AssessmentsBenchmark
{
    private const int Rate = 500;
    private const int Seconds = 20;
    private const int Warming = 10;
    private const string Address = "/api/v1/assessments?explain=true&lang=en";

    public static async Task<IEnumerable<string>> Run()
    {
        var cache = Place.Scratch();
        var codes = PagesBenchmark.Codes(cache);
        var (site, address) = ProcessBenchmark.Start(cache);
        try
        {
            ProcessBenchmark.Wait(site, new Uri(address, "/en"));
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = address };
            var random = new Random(23);
            await Ask(client, codes, random, Rate / 2, Warming);
            var (readings, bytes) = await Ask(client, codes, random, Rate, Seconds);
            return
            [
                $"### One assessment over HTTP with explanation, {Rate} asked a second for {Seconds} s, another code each time",
                "",
                Timing.Row("asked", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "slowest ms", "KB an answer"),
                Timing.Row("---:", "---:", "---:", "---:", "---:", "---:", "---:"),
                Timing.Row([Timing.Whole(readings.Length), .. new[] { 0.5, 0.9, 0.99, 0.999, 1 }.Select(p => Timing.Text(Timing.Percentile(readings, p))), Timing.Whole(bytes / 1024.0 / readings.Length)]),
            ];
        }
        finally
        {
            ProcessBenchmark.Stop(site);
            Directory.Delete(cache, recursive: true);
        }
    }

    private static async Task<(double[] Readings, long Bytes)> Ask(HttpClient client, string[] codes, Random random, int rate, int seconds)
    {
        var bodies = Enumerable.Range(0, rate * seconds).Select(_ => Body(codes, random)).ToArray();
        var readings = new double[bodies.Length];
        var bytes = 0L;
        var answers = new Task[bodies.Length];
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < bodies.Length; i++)
        {
            var due = start + (long)(i * (double)Stopwatch.Frequency / rate);
            while (Stopwatch.GetTimestamp() < due)
            {
                await Task.Delay(1);
            }

            answers[i] = One(i, due);
        }

        await Task.WhenAll(answers);
        return (readings, bytes);

        async Task One(int i, long due)
        {
            using var content = new ByteArrayContent(bodies[i]) { Headers = { { "Content-Type", "application/json" } } };
            using var answer = await client.PostAsync(Address, content);
            var body = await answer.Content.ReadAsByteArrayAsync();
            readings[i] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                throw new InvalidOperationException($"{(int)answer.StatusCode}: {Encoding.UTF8.GetString(body)}");
            }

            Interlocked.Add(ref bytes, body.Length);
        }
    }

    public static byte[] Body(string[] codes, Random random) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $$"""{"from":"CN","to":"RU","date":"2026-{{random.Next(1, 7):00}}-{{random.Next(1, 29):00}}","currency":"CNY","term":"FOB","freight":{{random.Next(100, 9000)}},"insurance":{{random.Next(100)}},"items":[{"code":"{{codes[random.Next(codes.Length)]}}","price":{{random.Next(1000, 1_000_000)}},"net_mass":{{random.Next(10, 20_000)}}}]}"""));
}
