using System.Text;
using Corridor.Reference.Time;
using Corridor.Statistics.Flows;

namespace Corridor.Statistics.Sdmx;

/// <summary>
/// SDMX-CSV 1.0 and 2.x: UTF-8 without a mark, CR LF, one observation a row. A figure that is not loaded has no row;
/// an attribute that is not stated is an empty cell.
/// </summary>
internal static class CsvDataWriter
{
    public static IEnumerable<int> Write(DataMessage m, Stream stream)
    {
        var options = m.Format.Options;
        var labels = options.GetValueOrDefault("labels", "id");
        var isNormalized = options.GetValueOrDefault("timeformat") == "normalized";
        var keys = m.Format.IsCsv1 ? "none" : options.GetValueOrDefault("keys", "none");
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 4096, leaveOpen: true) { NewLine = "\r\n" };
        var columns = Columns(m, labels, isNormalized, keys).ToList();
        writer.WriteLine(string.Join(',', columns.Select(c => SeriesCsv.Text(c.Header))));
        using var lease = m.File.Lend();
        var count = 0;
        foreach (var o in m.Read(lease))
        {
            // The first version has no word for what is gone.
            if (o.IsWithdrawn && m.Format.IsCsv1)
            {
                continue;
            }

            for (var i = 0; i < columns.Count; i++)
            {
                if (i > 0)
                {
                    writer.Write(',');
                }

                writer.Write(SeriesCsv.Text(columns[i].Cell(o)));
            }

            writer.WriteLine();
            if (++count % DataMessage.Step == 0)
            {
                writer.Flush();
                yield return count;
            }
        }
    }

    private static IEnumerable<(string Header, Func<Observation, string> Cell)> Columns(DataMessage m, string labels, bool isNormalized, string keys)
    {
        var flow = m.Flow;
        var flowName = flow.Name.In(m.Language);
        if (m.Format.IsCsv1)
        {
            var id = $"{flow.Agency}:{flow.Id}({flow.Version})";
            yield return ("DATAFLOW", _ => labels == "both" ? $"{id}: {flowName}" : id);
        }
        else
        {
            var id = $"{flow.Agency}:{flow.Id}({flow.Version})";
            yield return ("STRUCTURE", _ => "dataflow");
            yield return (labels == "both" ? "STRUCTURE_ID: STRUCTURE_NAME" : "STRUCTURE_ID", _ => labels == "both" ? $"{id}: {flowName}" : id);
            if (labels == "name")
            {
                yield return ("STRUCTURE_NAME", _ => flowName);
            }

            yield return ("ACTION", o => m.ActionOf(o)[..1]);
            if (keys is "series" or "both")
            {
                yield return ("SERIES_KEY", o => string.Join('.', m.Query.SeriesDimensions.Select(p => m.Key(o, p))));
            }

            if (keys is "obs" or "both")
            {
                yield return ("OBS_KEY", o => string.Join('.', Enumerable.Range(0, TradeQuery.Time + 1).Select(p => m.Key(o, p))));
            }
        }

        for (var i = 0; i < TradeComponents.Dimensions.Length; i++)
        {
            var place = i;
            foreach (var column in Coded(m, TradeComponents.Dimensions[i], o => m.Codes.Code(o, place), labels))
            {
                yield return column;
            }
        }

        var concept = (string id) => TradeStructures.Concept(id).In(m.Language);
        if (m.Query.KeysOnly)
        {
            // The columns of the structure stay; what is not asked for is empty.
            yield return (Header(TradeComponents.Time), _ => "");
            yield return (Header(TradeComponents.Value), _ => "");
            yield break;
        }

        yield return (Header(TradeComponents.Time), o => isNormalized ? DateRange.Text(o.Period.Start) + "T00:00:00" : SdmxPeriod.Text(o.Period));
        if (m.Query.WithValues)
        {
            yield return (Header(TradeComponents.Value), o => o.IsWithdrawn ? "" : DataMessage.Text(o.Value));
        }

        if (m.Query.WithDataSetAttributes)
        {
            foreach (var column in Coded(m, TradeComponents.UnitMultiplier, o => o.IsWithdrawn ? "" : "0", labels))
            {
                yield return column;
            }
        }

        foreach (var place in m.Query.Attributes)
        {
            foreach (var column in Coded(m, TradeComponents.Attributes[place], o => o.IsWithdrawn ? "" : m.Codes.Attribute(o, place) ?? "", labels))
            {
                yield return column;
            }
        }

        string Header(string id) => labels == "both" ? $"{id}: {concept(id)}" : id;
    }

    private static IEnumerable<(string, Func<Observation, string>)> Coded(DataMessage m, SdmxComponent component, Func<Observation, string> code, string labels)
    {
        var name = TradeStructures.Concept(component.Id).In(m.Language);
        if (labels == "both")
        {
            yield return ($"{component.Id}: {name}", o => code(o) is { Length: > 0 } c && component.List is not null ? $"{c}: {m.Name(component, c)}" : code(o));
            yield break;
        }

        yield return (component.Id, code);
        if (labels == "name" && !m.Format.IsCsv1 && component.List is not null)
        {
            yield return (name, o => code(o) is { Length: > 0 } c ? m.Name(component, c) : "");
        }
    }
}
