using System.Globalization;
using System.Text;

namespace Corridor.Assessments;

/// <summary>The charges of an answer as a table: a line a charge of the option taken, and the charges on the whole.</summary>
internal static class AssessmentCsv
{
    private static readonly string[] Header = ["direction", "economy", "item", "label", "code", "levy", "measure", "rate", "base", "amount", "currency", "state", "act", "source"];

    public static byte[] Bytes(AssessmentAnswer answer)
    {
        var text = new StringBuilder();
        Line(text, Header);
        foreach (var side in new[] { answer.Export, answer.Import })
        {
            foreach (var item in side.Items)
            {
                string[] Head() => [side.Direction, side.Economy, (item.Index + 1).ToString(CultureInfo.InvariantCulture), item.Label ?? "", item.Code];
                foreach (var c in item.Best?.Charges ?? [])
                {
                    Line(text, [.. Head(), c.Levy, c.Measure ?? "", c.Rate ?? "", Number(c.Base), Number(c.Amount), side.Currency ?? "", c.Amount is null ? "unknown" : c.Given ? "given" : "known", c.Act ?? "", c.Source?.Title ?? ""]);
                }

                if (item.Best is null)
                {
                    Line(text, [.. Head(), "", "", "", "", "", side.Currency ?? "", "unknown", item.Fault ?? string.Join("; ", item.Unknowns), ""]);
                }
            }

            foreach (var c in side.Charges)
            {
                Line(text, [side.Direction, side.Economy, "", "", "", c.Levy, "", "", Number(c.Base), Number(c.Amount), side.Currency ?? "", c.Amount is null ? "unknown" : "known", c.Act ?? "", c.Source?.Title ?? ""]);
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Number(AmountView? amount) => amount?.Amount.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void Line(StringBuilder text, string[] cells) => text.AppendJoin(',', cells.Select(Cell)).Append('\n');

    // A text that a spreadsheet would take for a formula is marked as a text.
    private static string Cell(string cell)
    {
        var safe = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? "'" + cell : cell;
        return safe.AsSpan().IndexOfAny(",\"\n\r") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
