using System.Diagnostics;
using System.Globalization;

namespace Corridor.Benchmarks;

/// <summary>Stopwatch readings and how they are printed; all times in milliseconds.</summary>
internal static class Timing
{
    public static double Milliseconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>The reading that a share of all readings does not exceed.</summary>
    public static double Percentile(IEnumerable<double> readings, double share)
    {
        var sorted = readings.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    public static double Median(IEnumerable<double> readings) => Percentile(readings, 0.5);

    public static string Text(double value) => value.ToString(value >= 100 ? "0" : value >= 10 ? "0.0" : value >= 1 ? "0.00" : "0.000", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    public static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A row of a markdown table.</summary>
    public static string Row(params IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |";
}
