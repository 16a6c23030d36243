using System.Reflection;
using Corridor.Reference;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Loading;

/// <summary>The observations that an importer has read; nothing is written while there is a fault.</summary>
internal sealed class ObservationTable(List<Fault> faults)
{
    private static readonly string[] Header = [.. StatisticsSchemas.All[0].Columns.Select(c => c.Name)];

    private readonly Dictionary<Figure, decimal> values = [];
    private readonly List<string?[]> rows = [];

    /// <summary>What a value belongs to.</summary>
    internal sealed record Figure(string Reporter, string Counterpart, TradeFlow Flow, string Product, Period Period, string Source)
    {
        public override string ToString() => $"{Reporter}-{Counterpart} {Flow.Word()} {Product} {Period}";
    }

    /// <summary>All values.</summary>
    public IReadOnlyDictionary<Figure, decimal> Values => values;

    /// <summary>Adds a figure; all importers here read values in US dollars, imports CIF and exports FOB.</summary>
    public void Add(PublishedFile.Row row, Figure figure, string? classification, decimal usd, ObservationStatus status)
    {
        if (!values.TryAdd(figure, usd))
        {
            row.Fault(null, new Fault("statistics.twice", figure.ToString()));
            return;
        }

        rows.Add(
        [
            figure.Period.ToString(), figure.Reporter, figure.Counterpart, figure.Flow.Word(), figure.Product, classification,
            Decimals.Text(usd), "USD", (figure.Flow == TradeFlow.Import ? Valuation.Cif : Valuation.Fob).Word(), status.Word(), figure.Source,
        ]);
    }

    /// <summary>A fault where a series that must be there is not.</summary>
    public void Expect(string reporter, string counterpart, TradeFlow flow, string source)
    {
        if (!values.Keys.Any(f => f.Reporter == reporter && f.Counterpart == counterpart && f.Flow == flow && f.Source == source))
        {
            faults.Add(new Fault("statistics.nothing", $"{reporter}-{counterpart} {flow.Word()}"));
        }
    }

    /// <summary>
    /// A fault where a part, or several together, is more than its whole; parts that are rounded to a dollar each
    /// may exceed it by a dollar each.
    /// </summary>
    public void ExpectWithin(Figure whole, IEnumerable<decimal> parts, bool areRounded)
    {
        decimal sum = 0;
        var count = 0;
        foreach (var part in parts)
        {
            sum += part;
            count++;
        }

        if (count == 0)
        {
            return;
        }

        if (!values.TryGetValue(whole, out var total))
        {
            faults.Add(new Fault("statistics.nothing", whole.ToString()));
        }
        else if (sum > total + (areRounded ? count : 0))
        {
            faults.Add(new Fault("statistics.partExceedsWhole", whole.ToString(), Decimals.Text(sum), Decimals.Text(total)));
        }
    }

    /// <summary>Writes the pack where nothing is wrong; what is wrong is the answer.</summary>
    public IReadOnlyList<Fault> Write(string folder, string pack)
    {
        if (faults.Count > 0)
        {
            return faults;
        }

        try
        {
            var writer = new PackWriter(folder, StatisticsSchemas.All);
            writer.Table(StatisticsSchemas.Observations, StatisticsSchemas.Observations, Header, rows);
            using var manifest = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Corridor.Statistics.Loading.Manifests.{pack}.yaml")!);
            writer.Manifest(manifest.ReadToEnd());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new Fault("folder.unwritable", folder, e.Message, "--data"));
        }

        return faults;
    }
}
