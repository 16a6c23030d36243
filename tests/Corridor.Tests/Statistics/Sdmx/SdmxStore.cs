using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Corridor.Reference;
using Corridor.Statistics.Loading;
using Corridor.Statistics.Sdmx;
using Corridor.Statistics.Store;

namespace Corridor.Tests.Statistics.Sdmx;

/// <summary>A small store of known figures with a service over it.</summary>
internal sealed class SdmxStore : IDisposable
{
    public const string Root = "https://test.example/sdmx";

    /// <summary>What the pack holds: two reporters, two sources, four kinds of period, goods of three depths.</summary>
    public static readonly string[] Rows =
    [
        "2016,CN,RU,export,TOTAL,,100,USD,FOB,reported,a",
        "2017,CN,RU,export,TOTAL,,110.5,USD,FOB,reported,a",
        "2018,CN,RU,export,TOTAL,,121,USD,FOB,provisional,a",
        "2017,CN,RU,export,TOTAL,,109,USD,FOB,estimated,b",
        "2017,CN,RU,export,84,H4,40,USD,FOB,reported,a",
        "2017,CN,RU,export,8471,H4,25,USD,FOB,reported,a",
        "2017,CN,RU,export,S7,S3,60,USD,FOB,reported,a",
        "2017-01,CN,RU,import,TOTAL,,7,USD,CIF,reported,a",
        "2017-02,CN,RU,import,TOTAL,,8,USD,CIF,reported,a",
        "2017-Q1,RU,CN,import,TOTAL,,900000000000000.25,USD,CIF,reported,a",
        "2017-01..04,CN-BJ,RU,trade,TOTAL,,3880000000,USD,mixed,reported,b",
        "2017,CN,W00,export,TOTAL,,0,CNY,FOB,reported,a",
    ];

    private readonly StatisticsFolders folders = new();
    private readonly ReferenceBook book;

    public SdmxStore(ReferenceBook book, params string[] rows)
    {
        this.book = book;
        Store = StatisticsStore.Open([folders.Pack("test", rows.Length == 0 ? Rows : rows)], folders.Cache);
        Service = new SdmxService(Store, book);
    }

    public StatisticsStore Store { get; }

    public SdmxService Service { get; set; }

    public static DateTimeOffset Now { get; } = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    public SdmxAnswer Ask(string address, string? accept = null, string? language = null)
    {
        var version = address.StartsWith("v1/", StringComparison.Ordinal) ? SdmxVersion.V1 : SdmxVersion.V2;
        var parts = address[3..].Split('?', 2);
        return Service.Answer(new SdmxRequest(version, $"{Root}/{address[..2]}", Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? "?" + parts[1] : "", accept, language, Now));
    }

    /// <summary>The answer, which must be good, as text.</summary>
    public string Text(string address, string? accept = null, string? language = null)
    {
        var answer = Ask(address, accept, language);
        var text = Encoding.UTF8.GetString(answer.Bytes());
        Assert.True(answer.Status == 200, $"{address}: {answer.Status} {text}");
        return text;
    }

    public JsonElement Json(string address, string? accept = null, string? language = null) => JsonDocument.Parse(Text(address, accept, language)).RootElement;

    public XDocument Xml(string address, string? accept = null) => XDocument.Parse(Text(address, accept));

    /// <summary>The rows of SDMX-CSV 2 as cells by their columns.</summary>
    public List<Dictionary<string, string>> Csv(string address)
    {
        var lines = Text(address, "application/vnd.sdmx.data+csv;version=2.0.0").Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).ToList();
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(c => c.First, c => c.Second))];
    }

    /// <summary>Periods and values of the rows, for short.</summary>
    public string[] Values(string address) => [.. Csv(address).Select(r => $"{r["TIME_PERIOD"]}={r["OBS_VALUE"]}")];

    /// <summary>Imports figures as the next release of a data set.</summary>
    public void Import(string dataset, DateTimeOffset moment, params string[] lines)
    {
        var file = Path.Combine(folders.From, $"{dataset}-{moment.Ticks}.csv");
        File.WriteAllLines(file, ["period,reporter,counterpart,flow,product,classification,value,currency,valuation,status,confidentiality,net_weight,quantity,unit", .. lines]);
        var good = new StatisticsImport(Store, book.Economies).TryRun(new ImportRequest(file, dataset, moment) { Edition = moment.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), AcceptsShrinking = true }, out _, out var fault);
        Assert.True(good, fault?.ToString());
        Store.Refresh();
    }

    /// <summary>Imports a file as it stands.</summary>
    public ImportReport ImportText(string dataset, string text)
    {
        var file = Path.Combine(folders.From, dataset + ".csv");
        File.WriteAllText(file, text);
        var good = new StatisticsImport(Store, book.Economies).TryRun(new ImportRequest(file, dataset, Now), out var report, out var fault);
        Assert.True(good, fault?.ToString());
        Store.Refresh();
        return report!;
    }

    public void Dispose()
    {
        Store.Dispose();
        folders.Dispose();
    }
}

/// <summary>The store of <see cref="SdmxStore.Rows"/>, opened once for a class of tests that only read.</summary>
public sealed class KnownFigures(ShippedData shipped) : IDisposable
{
    internal SdmxStore Store { get; } = new(shipped.Book);

    public void Dispose() => Store.Dispose();
}
