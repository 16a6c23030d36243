using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Corridor.Api;
using Corridor.Measures.Consignments;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Goods;
using Corridor.Support;

namespace Corridor.Benchmarks;

/// <summary>An assessment with the support of both sides beside one without, in the library and over HTTP; the shipped programmes, another code each time.</summary>
internal static class JoinBenchmark
{
    private const int Questions = 300;
    private const int Connections = 8;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);

    public static async Task<IEnumerable<string>> Run()
    {
        var cache = Place.Scratch();
        var codes = PagesBenchmark.Codes(cache);
        try
        {
            return [.. Library(cache, codes), "", .. await OverHttp(cache, codes)];
        }
        finally
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    private static List<string> Library(string cache, string[] codes)
    {
        using var workspace = Place.Open(cache);
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"### An assessment with support in the library, milliseconds; {Questions} consignments, one thread"),
            "",
            Timing.Row("goods items", "what", "p50", "p95", "slowest"),
            Timing.Row("---:", "---", "---:", "---:", "---:"),
        };
        foreach (var items in (int[])[1, 10])
        {
            var random = new Random(29);
            var consignments = Enumerable.Range(0, Questions).Select(i => Consignment(codes, random, i, items)).ToArray();
            var facts = workspace.ProgrammeLanguage.Facts;
            var assessed = consignments.Select(c => workspace.Assessor.TryAssess(c, out var assessment, out var fault) ? assessment : throw new InvalidOperationException(fault.ToString())).ToArray();
            var joined = assessed.Select(a => workspace.Support.Assess(a)).ToArray();
            foreach (var (what, run) in new (string, Action<int>)[]
            {
                ("assessment", i => workspace.Assessor.TryAssess(consignments[i], out _, out _)),
                ("support joined to it", i => workspace.Support.Assess(assessed[i])),
                ("support told in English", i => SupportAnswer.Of(joined[i], facts, Language.En)),
                ("support written as JSON", i => JsonSerializer.SerializeToUtf8Bytes(SupportAnswer.Of(joined[i], facts, Language.En), JsonForm.Options)),
            })
            {
                for (var i = 0; i < Questions; i++)
                {
                    run(i);
                }

                var readings = Enumerable.Range(0, Questions).Select(i => Timing.Milliseconds(() => run(i))).ToArray();
                lines.Add(Timing.Row(Timing.Whole(items), what, Timing.Text(Timing.Median(readings)), Timing.Text(Timing.Percentile(readings, 0.95)), Timing.Text(readings.Max())));
            }
        }

        return lines;
    }

    private static async Task<List<string>> OverHttp(string cache, string[] codes)
    {
        var (site, address) = ProcessBenchmark.Start(cache);
        try
        {
            ProcessBenchmark.Wait(site, new Uri(address, "/en"));
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false }) { BaseAddress = address };
            var lines = new List<string>
            {
                string.Create(CultureInfo.InvariantCulture, $"### One assessment over HTTP, without and with support, {Connections} connections, {Measured.TotalSeconds:0} s"),
                "",
                Timing.Row("what", "answers a second", "p50 ms", "p95 ms", "KB an answer"),
                Timing.Row("---", "---:", "---:", "---:", "---:"),
            };
            foreach (var (what, path) in ((string, string)[])[("without support", "/api/v1/assessments?explain=false&lang=en"), ("with support", "/api/v1/assessments?explain=false&support=true&lang=en")])
            {
                await Ask(client, path, codes, Warming);
                var (readings, bytes, took) = await Ask(client, path, codes, Measured);
                lines.Add(Timing.Row(what, Timing.Whole(readings.Count / took.TotalSeconds), Timing.Text(Timing.Median(readings)), Timing.Text(Timing.Percentile(readings, 0.95)), Timing.Whole(bytes / 1024.0 / readings.Count)));
            }

            return lines;
        }
        finally
        {
            ProcessBenchmark.Stop(site);
        }
    }

    private static async Task<(List<double> Readings, long Bytes, TimeSpan Took)> Ask(HttpClient client, string path, string[] codes, TimeSpan time)
    {
        var all = new List<double>();
        var bytes = 0L;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(c => Task.Run(async () =>
        {
            var random = new Random(31 + c);
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                using var content = new ByteArrayContent(AssessmentsBenchmark.Body(codes, random)) { Headers = { { "Content-Type", "application/json" } } };
                var asked = Stopwatch.GetTimestamp();
                using var answer = await client.PostAsync(path, content);
                var body = await answer.Content.ReadAsByteArrayAsync();
                own.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                if (answer.StatusCode != HttpStatusCode.OK)
                {
                    throw new InvalidOperationException($"{(int)answer.StatusCode}: {Encoding.UTF8.GetString(body)}");
                }

                Interlocked.Add(ref bytes, body.Length);
            }

            lock (all)
            {
                all.AddRange(own);
            }
        })));
        return (all, bytes, Stopwatch.GetElapsedTime(start));
    }

    private static Consignment Consignment(string[] codes, Random random, int number, int items) => new(Reference.Economies.EconomyCode.Parse("CN"), Reference.Economies.EconomyCode.Parse("RU"), new DateOnly(2026, 1 + (number % 6), 1 + (number % 28)),
        [.. Enumerable.Range(0, items).Select(_ => new ConsignmentItem(CommodityCode.Parse(codes[random.Next(codes.Length)]), new Money(random.Next(1000, 1_000_000), CurrencyCode.Parse("CNY"))) { NetMass = random.Next(10, 20_000) })]);
}
