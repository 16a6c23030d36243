using System.Globalization;
using System.Text;
using Corridor.Reference;

namespace Corridor.Statistics.Flows;

/// <summary>
/// Series as CSV: UTF-8 without a mark, LF, one figure a row, numbers with a point in every language. Text cells
/// that a spreadsheet would take for a formula get an apostrophe in front; numbers stay numbers.
/// What is not loaded has no row.
/// </summary>
public static class SeriesCsv
{
    /// <summary>The header.</summary>
    public const string Header = "reporter,counterpart,flow,product,classification,period,value,currency,valuation,status,growth_on_year,growth_status,source,pack";

    /// <summary>Writes the series in their order.</summary>
    public static void Write(TextWriter writer, IEnumerable<TradeSeries> series)
    {
        writer.Write(Header);
        writer.Write('\n');
        foreach (var s in series)
        {
            foreach (var p in s.Points)
            {
                Row(writer,
                    Text(s.Reporter.Value), Text(s.Counterpart.Value), s.Flow.Word(), s.Product.Value, Text(p.Classification ?? ""),
                    p.Period.ToString(), Decimals.Text(p.Value), Text(s.Currency.Value), s.Valuation.Word(), p.Status.Word(),
                    p.Growth is { } g ? Decimals.Text(g.Rate) : "", p.Growth?.Status.Word() ?? "", Text(s.Source.Id), Text(s.Pack));
            }
        }
    }

    /// <summary>The same as the bytes of a file.</summary>
    public static byte[] Bytes(IEnumerable<TradeSeries> series)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Write(writer, series);
        return Encoding.UTF8.GetBytes(writer.ToString());
    }

    /// <summary>A text cell: guarded against formulas, quoted where it must be.</summary>
    public static string Text(string cell)
    {
        var guarded = cell.Length > 0 && cell.TrimStart(' ') is var t && (t.Length > 0 && t[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠') ? "'" + cell : cell;
        return guarded.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }

    private static void Row(TextWriter writer, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            writer.Write(i == 0 ? "" : ",");
            writer.Write(cells[i]);
        }

        writer.Write('\n');
    }
}
