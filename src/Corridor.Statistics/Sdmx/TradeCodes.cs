using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Corridor.Reference.Time;
using Corridor.Statistics.Store;

namespace Corridor.Statistics.Sdmx;

/// <summary>The codes that a file of the store holds in each dimension, with the numbers by which the store keeps them.</summary>
internal sealed class TradeCodes
{
    private static readonly string[] Flows = ["X", "M", "RX", "RM", "T"];
    private static readonly string[] Valuations = ["FOB", "CIF", "MIX"];
    private static readonly string[] Statuses = ["A", "P", "E"];
    private static readonly ConditionalWeakTable<StoreFile, TradeCodes> Known = [];

    private readonly ImmutableArray<FrozenDictionary<string, long>> loaded;
    private readonly FrozenDictionary<string, string> sources;
    private readonly FrozenDictionary<(string Dataset, int Number), Release> releases;

    private TradeCodes(StoreFile.Lease lease)
    {
        sources = Distinct(lease.File.Sources.Values.Select(s => s.Key).Order(StringComparer.Ordinal));
        releases = lease.File.Releases.ToFrozenDictionary(r => (r.Dataset, r.Number));
        Sources = lease.File.Sources.Values.ToFrozenDictionary(s => sources[s.Key]);
        Releases = lease.File.Releases;
        loaded = [.. TradeComponents.Dimensions.Select(d => Numbers(lease, d.Column!).ToFrozenDictionary(n => Text(d.Column!, n, lease.File)))];
        Classifications = [.. Numbers(lease, "classification").Where(n => n != 0).Select(n => StoreCode.Text((uint)n)).Order(StringComparer.Ordinal)];
        Units = [.. Numbers(lease, "unit").Where(n => n != 0).Select(n => StoreCode.Text((uint)n)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The sources by their codes.</summary>
    public FrozenDictionary<string, FigureSource> Sources { get; }

    public ImmutableArray<Release> Releases { get; }

    public ImmutableArray<string> Classifications { get; }

    public ImmutableArray<string> Units { get; }

    /// <summary>The codes of a file; read once for each.</summary>
    public static TradeCodes Of(StoreFile file)
    {
        if (!Known.TryGetValue(file, out var codes))
        {
            using var lease = file.Lend();
            codes = new TradeCodes(lease);
            Known.AddOrUpdate(file, codes);
        }

        return codes;
    }

    /// <summary>The codes of a dimension with their numbers.</summary>
    public FrozenDictionary<string, long> Loaded(int dimension) => loaded[dimension];

    /// <summary>The code of a figure in a dimension.</summary>
    public string Code(Observation o, int dimension) => dimension switch
    {
        0 => SdmxPeriod.Frequency(o.Period.Kind),
        1 => o.Reporter.Value,
        2 => o.Counterpart.Value,
        3 => Flows[(int)o.Flow],
        4 => o.Product.Value,
        5 => Valuations[(int)o.Valuation],
        6 => o.Currency.Value,
        _ => sources[o.Source.Key],
    };

    /// <summary>What a figure states in an attribute of <see cref="TradeComponents.Attributes"/>; null where it states nothing, which is not zero.</summary>
    public string? Attribute(Observation o, int attribute) => attribute switch
    {
        0 => Statuses[(int)o.Status],
        1 => o.Confidentiality == Confidentiality.Free ? "F" : "C",
        2 => o.Classification,
        3 => o.NetWeight is { } w ? Reference.Decimals.Text(w) : null,
        4 => o.Quantity is { } q ? Reference.Decimals.Text(q.Amount) : null,
        5 => o.Quantity?.Unit.Value,
        6 => ReleaseCode(o.Source.Dataset, o.Release),
        7 => Moment(ValidFrom(o)),
        _ => Moment(ValidTo(o)),
    };

    /// <summary>Since when the store held the figure; null for a pack, which holds since ever.</summary>
    public DateTimeOffset? ValidFrom(Observation o) => releases.GetValueOrDefault((o.Source.Dataset, o.Release))?.ValidFrom;

    /// <summary>When another figure took its place; null while it holds.</summary>
    public DateTimeOffset? ValidTo(Observation o) => o.Until is { } until ? releases.GetValueOrDefault((o.Source.Dataset, until))?.ValidFrom : null;

    public static string ReleaseCode(string dataset, int number) => string.Create(CultureInfo.InvariantCulture, $"{Plain(dataset)}_{number}");

    public static string FlowCode(TradeFlow flow) => Flows[(int)flow];

    public static string ValuationCode(Valuation valuation) => Valuations[(int)valuation];

    public static string StatusCode(ObservationStatus status) => Statuses[(int)status];

    /// <summary>A moment as <c>xs:dateTime</c>.</summary>
    public static string? Moment(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private string Text(string column, long number, StoreFile file) => column switch
    {
        "kind" => SdmxPeriod.Frequency((PeriodKind)number),
        "flow" => Flows[number],
        "product" => TradeProduct.OfNumber((int)number).Value,
        "valuation" => Valuations[number],
        "source" => sources[file.Sources[(ushort)number].Key],
        _ => StoreCode.Text((uint)number),
    };

    private static List<long> Numbers(StoreFile.Lease lease, string column)
    {
        using var command = lease.Command($"SELECT DISTINCT n::BIGINT FROM (SELECT DISTINCT {column} AS n FROM fact UNION ALL SELECT DISTINCT {column} FROM total UNION ALL SELECT DISTINCT {column} FROM history) WHERE n IS NOT NULL");
        using var rows = command.ExecuteReader();
        var numbers = new List<long>();
        while (rows.Read())
        {
            numbers.Add(rows.GetInt64(0));
        }

        return numbers;
    }

    // An id of SDMX has letters, digits, _ and -; of two keys that become the same the later gets a number.
    private static FrozenDictionary<string, string> Distinct(IEnumerable<string> keys)
    {
        var (codes, taken) = (new Dictionary<string, string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var key in keys)
        {
            var plain = Plain(key);
            var code = plain;
            for (var i = 2; !taken.Add(code); i++)
            {
                code = string.Create(CultureInfo.InvariantCulture, $"{plain}_{i}");
            }

            codes.Add(key, code);
        }

        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Plain(string key)
    {
        const string packs = StatisticsSchemas.Kind + "/";
        var text = key.StartsWith(packs, StringComparison.Ordinal) ? key[packs.Length..] : key;
        return string.Create(text.Length, text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(from[i]) || from[i] == '-' ? from[i] : '_';
            }
        });
    }
}
