using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Sylvan.Data.Csv;

namespace Corridor.Support.Simulation;

/// <summary>
/// Reads a population from CSV: a row a case, a column a fact by its name, <c>date</c> required, <c>line</c> for a name
/// of the row; an empty cell is unknown. Cells that cannot be read are faults with line and column; their rows are left
/// out, the others stay.
/// </summary>
public static class PopulationReader
{
    /// <summary>Reads rows one after another.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">Its name for faults.</param>
    /// <param name="scope">The facts.</param>
    /// <param name="faults">Grows while rows are read.</param>
    public static IEnumerable<PopulationRow> Read(TextReader text, string file, ExpressionScope scope, PopulationFaults faults)
    {
        CsvDataReader csv;
        try
        {
            csv = CsvDataReader.Create(text, new CsvDataReaderOptions { Delimiter = ',', BufferSize = 0x40000, ResultSetMode = ResultSetMode.SingleResult });
        }
        catch (Exception e) when (e is CsvFormatException or InvalidDataException or IOException)
        {
            faults.Add(new Fault("pack.csv", Fault.Quote(e.Message)).At(new FilePlace(file, 1, 0)));
            yield break;
        }

        using (csv)
        {
            var columns = Columns(csv, file, scope, faults, out var line, out var day);
            if (columns is null)
            {
                yield break;
            }

            for (var number = 2; ; number++)
            {
                bool more;
                try
                {
                    more = csv.Read();
                }
                catch (Exception e) when (e is CsvFormatException or InvalidDataException or IOException)
                {
                    faults.Add(new Fault("pack.csv", Fault.Quote(e.Message)).At(new FilePlace(file, number, 0)));
                    yield break;
                }

                if (!more)
                {
                    yield break;
                }

                if (Row(csv, file, number, scope, columns, day, faults) is { } facts)
                {
                    yield return new PopulationRow(line >= 0 && csv.GetString(line) is { Length: > 0 } name ? name : number.ToString(CultureInfo.InvariantCulture), facts);
                }
            }
        }
    }

    private static Fact?[]? Columns(CsvDataReader csv, string file, ExpressionScope scope, PopulationFaults faults, out int line, out int day)
    {
        (line, day) = (-1, -1);
        var columns = new Fact?[csv.FieldCount];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Length; i++)
        {
            var name = csv.GetName(i).TrimStart('\uFEFF');
            if (!seen.Add(name))
            {
                faults.Add(new Fault("yaml.keyTwice", Fault.Quote(name)).At(new FilePlace(file, 1, i + 1, name)));
                return null;
            }

            switch (name)
            {
                case "line":
                    line = i;
                    break;
                case FactCatalogue.DateName:
                    day = i;
                    break;
                default:
                    columns[i] = scope.Facts.Find(name);
                    if (columns[i] is null)
                    {
                        faults.Add(new Fault("fact.unknown", Fault.Quote(name), scope.Facts.Nearest(name)).At(new FilePlace(file, 1, i + 1, Fault.Quote(name))));
                        return null;
                    }

                    break;
            }
        }

        if (day < 0)
        {
            faults.Add(new Fault("pack.columnMissing", FactCatalogue.DateName).At(new FilePlace(file, 1, 0)));
            return null;
        }

        return columns;
    }

    private static FactSet? Row(CsvDataReader csv, string file, int number, ExpressionScope scope, Fact?[] columns, int day, PopulationFaults faults)
    {
        if (csv.RowFieldCount != columns.Length)
        {
            faults.Add(new Fault("pack.cellCount").At(new FilePlace(file, number, 0)));
            return null;
        }

        if (!DateRange.TryParseDay(csv.GetString(day), out var date, out var fault))
        {
            faults.Add(fault.At(new FilePlace(file, number, day + 1, FactCatalogue.DateName)));
            return null;
        }

        var facts = new FactSet(scope.Facts, date);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] is not { } fact || csv.GetString(i) is not { Length: > 0 } cell || cell == "unknown")
            {
                continue;
            }

            if (!scope.TryValue(cell, fact, out var value, out fault))
            {
                faults.Add(fault.At(new FilePlace(file, number, i + 1, fact.Name)));
                return null;
            }

            facts.Put(fact, value);
        }

        return facts;
    }
}
