using System.Diagnostics;
using System.Text.Json;
using Corridor.Tests;
using SharpCompress.Compressors.Xz;

namespace Corridor.Conformance.Statistics;

/// <summary>
/// The published data that the indicators are tried on (<see cref="Repository.Shared"/>), and a second
/// implementation in Python that shares no line with ours. Where Python is missing the tests say so and are skipped.
/// </summary>
internal static class Independent
{
    public static string Data(string path) => Repository.Shared("data/statistics/" + path);

    /// <summary>The rows of a comma-separated file without quotes, plain or compressed, as the values of some columns.</summary>
    public static IEnumerable<string[]> Rows(string path, params string[] columns)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".xz", StringComparison.Ordinal) ? new XZStream(file) : file);
        var header = reader.ReadLine()!.Split(',');
        var places = columns.Select(c => Array.IndexOf(header, c)).ToArray();
        Assert.DoesNotContain(-1, places);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            yield return [.. places.Select(p => cells[p])];
        }
    }

    /// <summary>What the second implementation answers.</summary>
    public static JsonElement Run(params string[] arguments)
    {
        var script = Path.Combine(Repository.Root, "tests", "Corridor.Conformance", "Statistics", "independent.py");
        var start = new ProcessStartInfo("python3", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not on this machine");
            throw;
        }

        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            Assert.True(process.WaitForExit(120_000), "the second implementation does not end");
            Assert.True(process.ExitCode == 0, errors.Result);
            return JsonDocument.Parse(output).RootElement;
        }
    }
}
