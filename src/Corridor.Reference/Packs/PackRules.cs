using System.Collections.Immutable;

namespace Corridor.Reference.Packs;

/// <summary>Rules that only a whole pack shows, for the checks that parts bring to <see cref="PackCheck"/>.</summary>
public static class PackRules
{
    /// <summary>The cells of a column hold one of some words, in all tables of a form.</summary>
    public static void OneOf(Pack pack, string schema, string column, ImmutableArray<string> words, List<Fault> faults) =>
        Each(pack, schema, column, faults, r => words.Contains(r[column]) ? null : new Fault("pack.oneOf", Fault.Quote(r[column]), string.Join(", ", words)));

    /// <summary>The cells of some columns stand in a row of another table of the pack under the same names.</summary>
    public static void Refers(Pack pack, string schema, string target, string[] columns, List<Fault> faults)
    {
        var other = pack.Manifest.Tables.FirstOrDefault(t => t.Value == target).Key;
        var known = other is null ? [] : pack.Table(other).Rows.Select(r => string.Join('|', columns.Select(c => r[c]))).ToHashSet();
        Each(pack, schema, columns[0], faults, r => known.Contains(string.Join('|', columns.Select(c => r[c]))) ? null : new Fault("pack.reference", string.Join(' ', columns.Select(c => r[c])), other ?? target));
    }

    /// <summary>A rule for every row of all tables of a form; a fault stands at the cell of a column.</summary>
    public static void Each(Pack pack, string schema, string column, List<Fault> faults, Func<PackRow, Fault?> rule)
    {
        foreach (var (name, _) in pack.Manifest.Tables.Where(t => t.Value == schema))
        {
            var table = pack.Table(name);
            var row = 0;
            foreach (var r in table.Rows)
            {
                if (faults.Count >= PackCheck.MostFaults)
                {
                    return;
                }

                if (rule(r) is { } fault)
                {
                    faults.Add(fault.At(table.Place(row, Math.Max(0, table.Header.IndexOf(column)))));
                }

                row++;
            }
        }
    }
}
