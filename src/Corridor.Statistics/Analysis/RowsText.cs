using System.Globalization;
using System.Text;

namespace Corridor.Statistics.Analysis;

/// <summary>A query of figures as the options of the command <c>corridor stats query</c>, which shows the same rows.</summary>
internal static class RowsText
{
    internal static string Of(ObservationQuery query)
    {
        var text = new StringBuilder();
        void Add(string option, string value)
        {
            if (value.Length > 0)
            {
                text.Append(text.Length > 0 ? " " : "").Append("--").Append(option).Append(' ').Append(value);
            }
        }

        Add("reporter", string.Join(',', query.Reporters));
        Add("counterpart", string.Join(',', query.Counterparts));
        Add("flow", string.Join(',', query.Flows.Select(f => f.Word())));
        Add("product", string.Join(',', query.Products));
        text.Append(query.IncludeBelow && !query.Products.IsEmpty ? " --below" : "");
        Add("level", query.Level is { } level ? (query.IsSitc == true ? "S" : "") + level.ToString(CultureInfo.InvariantCulture) : "");
        text.Append(query.EconomiesOnly ? " --economies" : "");
        Add("kind", query.Kind switch { null => "", Reference.Time.PeriodKind.JanuaryToMonth => "january-to-month", { } kind => kind.ToString().ToLowerInvariant() });
        Add("from", query.From?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "");
        Add("to", query.To?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "");
        Add("months", query.Months?.ToString() ?? "");
        Add("source", query.Source ?? "");
        return text.ToString();
    }
}
