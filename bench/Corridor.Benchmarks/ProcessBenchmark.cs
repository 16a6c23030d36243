using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Corridor.Benchmarks;

/// <summary>Whole processes, from the shell script to the answer, as a user waits for them.</summary>
internal static class ProcessBenchmark
{
    private const int ColdStarts = 3;
    private const int WarmStarts = 9;

    public static IEnumerable<string> Run()
    {
        // The first call builds what is not built; that is no start.
        Command(Place.Scratch(), "--help");
        var cold = new List<double>();
        var warm = new List<double>();
        var show = new List<double>();
        var search = new List<double>();
        for (var i = 0; i < ColdStarts; i++)
        {
            var cache = Place.Scratch();
            cold.Add(UntilFirstPage(cache));
            for (var j = 0; j < WarmStarts / ColdStarts; j++)
            {
                warm.Add(UntilFirstPage(cache));
                show.Add(Command(cache, "goods", "show", "0303541000", "--from", "CN", "--to", "RU"));
                search.Add(Command(cache, "goods", "search", "frozen mackerel"));
            }

            Directory.Delete(cache, recursive: true);
        }

        yield return "### Whole processes, milliseconds";
        yield return "";
        yield return Timing.Row("what", "median", "fastest", "slowest");
        yield return Timing.Row("---", "---:", "---:", "---:");
        yield return Line("`./corridor`, empty cache, until the first 200 of /en", cold);
        yield return Line("`./corridor`, second start, until the first 200 of /en", warm);
        yield return Line("`./corridor goods show 0303541000 --from CN --to RU`", show);
        yield return Line("`./corridor goods search frozen mackerel`", search);
    }

    /// <summary>Starts the site on a free port and waits for a page.</summary>
    public static (Process Site, Uri Address) Start(string cache)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        var site = Process.Start(Script(cache, "serve", "--address", address))!;
        site.BeginOutputReadLine();
        site.BeginErrorReadLine();
        return (site, new Uri(address));
    }

    /// <summary>Asks until a page answers 200.</summary>
    public static void Wait(Process site, Uri page)
    {
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = client.Send(new HttpRequestMessage(HttpMethod.Get, page));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!site.HasExited)
            {
                Thread.Sleep(5);
            }
        }
    }

    /// <summary>Ends a site.</summary>
    public static void Stop(Process site)
    {
        site.Kill(entireProcessTree: true);
        site.WaitForExit();
        site.Dispose();
    }

    private static string Line(string what, List<double> readings) =>
        Timing.Row(what, Timing.Whole(Timing.Median(readings)), Timing.Whole(readings.Min()), Timing.Whole(readings.Max()));

    private static double UntilFirstPage(string cache)
    {
        Process? site = null;
        var took = Timing.Milliseconds(() =>
        {
            (site, var address) = Start(cache);
            Wait(site, new Uri(address, "/en"));
        });
        Stop(site!);
        return took;
    }

    private static double Command(string cache, params string[] arguments) => Timing.Milliseconds(() =>
    {
        using var command = Process.Start(Script(cache, arguments))!;
        command.BeginErrorReadLine();
        command.StandardOutput.ReadToEnd();
        command.WaitForExit();
        if (command.ExitCode != 0)
        {
            throw new InvalidOperationException($"corridor {string.Join(' ', arguments)} ended with {command.ExitCode}.");
        }
    });

    private static ProcessStartInfo Script(string cache, params string[] arguments) =>
        new(Path.Combine(Place.Root, "corridor"), [.. arguments, "--cache", cache, "--data", Path.Combine(Place.Root, "data")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
}
