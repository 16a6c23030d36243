using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Corridor.Reference;

namespace Corridor.Statistics.Loading;

/// <summary>
/// Turns records of JSON, an array of flat objects on top or as the member <c>data</c>, into CSV. The file is read
/// piece by piece; only one record is in memory. The columns are those of the first record.
/// </summary>
internal static class JsonRecords
{
    private const int MostRecordBytes = 1 << 20;
    private const int MostColumns = 500;

    internal static bool TryWrite(string from, string to, [NotNullWhen(false)] out Fault? fault)
    {
        try
        {
            using var input = File.OpenRead(from);
            using var output = new StreamWriter(to, false, new UTF8Encoding(false));
            var written = Write(input, output);
            fault = written ? null : new Fault("statistics.json", "data");
            return written;
        }
        catch (JsonException e)
        {
            fault = new Fault("statistics.json", Fault.Quote(e.Message));
            return false;
        }
    }

    private static bool Write(FileStream input, StreamWriter output)
    {
        var buffer = new byte[1 << 18];
        int held = 0, depth = 0;
        var isEnd = false;
        var isBegin = true;
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = 16 });
        string? property = null;
        var columns = new Columns();
        string?[]? record = null;
        // The depth of the objects that are records: 1 below an array on top, 2 below the member "data".
        var recordDepth = -1;
        while (true)
        {
            if (!isEnd)
            {
                var read = input.Read(buffer, held, buffer.Length - held);
                held += read;
                isEnd = read == 0;
            }

            var start = isBegin && buffer is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
            isBegin = false;
            var reader = new Utf8JsonReader(buffer.AsSpan(start, held - start), isEnd, state);
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartArray:
                        if (recordDepth < 0 && (depth == 0 || (depth == 1 && property == "data")))
                        {
                            recordDepth = depth + 1;
                        }

                        depth++;
                        break;
                    case JsonTokenType.StartObject:
                        if (depth == recordDepth)
                        {
                            record = new string?[MostColumns];
                        }

                        depth++;
                        break;
                    case JsonTokenType.EndArray:
                        depth--;
                        recordDepth = depth < recordDepth && depth == recordDepth - 1 ? -2 : recordDepth;
                        break;
                    case JsonTokenType.EndObject:
                        depth--;
                        if (depth == recordDepth && record is not null)
                        {
                            Line(output, columns, record);
                            record = null;
                        }

                        break;
                    case JsonTokenType.PropertyName:
                        property = reader.GetString();
                        break;
                    default:
                        if (record is not null && depth == recordDepth + 1 && property is not null)
                        {
                            Set(columns, record, property, reader);
                        }

                        break;
                }
            }

            state = reader.CurrentState;
            var consumed = start + (int)reader.BytesConsumed;
            buffer.AsSpan(consumed, held - consumed).CopyTo(buffer);
            held -= consumed;
            if (isEnd)
            {
                return recordDepth != -1;
            }

            if (held == buffer.Length)
            {
                if (buffer.Length >= MostRecordBytes)
                {
                    throw new JsonException("A value is longer than a megabyte.");
                }

                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private static void Set(Columns columns, string?[] record, string property, Utf8JsonReader reader)
    {
        var at = columns.Names.IndexOf(property);
        if (at < 0)
        {
            // The header stands already when a later record brings another member.
            if (columns.IsWritten || columns.Names.Count == MostColumns)
            {
                return;
            }

            at = columns.Names.Count;
            columns.Names.Add(property);
        }

        record[at] = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Null => null,
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
        };
    }

    private static void Line(StreamWriter output, Columns columns, string?[] record)
    {
        if (!columns.IsWritten)
        {
            columns.IsWritten = true;
            Line(output, columns.Names);
        }

        Line(output, record.Take(columns.Names.Count));
    }

    private static void Line(StreamWriter output, IEnumerable<string?> cells)
    {
        output.Write(string.Join(',', cells.Select(c => Cell(c ?? ""))));
        output.Write('\n');
    }

    private static string Cell(string text) => text.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private sealed class Columns
    {
        public List<string> Names { get; } = [];

        public bool IsWritten { get; set; }
    }
}
