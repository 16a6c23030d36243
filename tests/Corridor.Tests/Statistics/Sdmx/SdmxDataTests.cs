using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsCheck;

namespace Corridor.Tests.Statistics.Sdmx;

public sealed class SdmxDataTests(ShippedData shipped, KnownFigures known) : IClassFixture<KnownFigures>
{
    private const string Flow = "v2/data/dataflow/CORRIDOR/TRADE/1.0/";
    private static readonly XNamespace Generic = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic";

    private readonly SdmxStore store = known.Store;

    [Theory]
    [InlineData("A.CN.RU.X.TOTAL.FOB.USD.test_a", "2016=100", "2017=110.5", "2018=121")]
    [InlineData("A.CN.RU.X.TOTAL", "2016=100", "2017=110.5", "2018=121", "2017=109")]
    [InlineData("A.CN.RU.X.84", "2017=40")]
    [InlineData("A.CN.RU.X.S7", "2017=60")]
    [InlineData("M.CN.RU", "2017-01=7", "2017-02=8")]
    [InlineData("Q.*.CN", "2017-Q1=900000000000000.25")]
    [InlineData("YTD", "2017-01-01/P4M=3880000000")]
    [InlineData("*.CN-BJ", "2017-01-01/P4M=3880000000")]
    [InlineData("A.CN.W00", "2017=0")]
    [InlineData("M.CN.RU,Q.RU.CN", "2017-01=7", "2017-02=8", "2017-Q1=900000000000000.25")]
    [InlineData("A.CN.RU.X.84+8471", "2017=40", "2017=25")]
    public void A_key_selects_what_it_names_and_leaves_the_rest_open(string key, params string[] values) => Same(values, store.Values(Flow + key));

    [Theory]
    [InlineData("c[FREQ]=M", "2017-01=7", "2017-02=8")]
    [InlineData("c[FREQ]=M,Q&c[REPORTER]=RU", "2017-Q1=900000000000000.25")]
    [InlineData("c[COMMODITY]=sw:84", "2017=40", "2017=25")]
    [InlineData("c[COMMODITY]=sw:84+ne:84", "2017=25")]
    [InlineData("c[COMMODITY]=ne:TOTAL,TOTAL&c[SOURCE]=ew:_b", "2017=109", "2017-01-01/P4M=3880000000")]
    [InlineData("c[COMMODITY]=co:47", "2017=25")]
    [InlineData("c[REPORTER]=nc:C", "2017-Q1=900000000000000.25")]
    [InlineData("c[TIME_PERIOD]=ge:2017-01+le:2017-02", "2017-01=7", "2017-02=8")]
    [InlineData("c[TIME_PERIOD]=ge:2017-01%2Ble:2017-02", "2017-01=7", "2017-02=8")]
    [InlineData("c[TIME_PERIOD]=ge:2017-02+le:2017-02,2016", "2017-02=8", "2016=100")]
    [InlineData("c[TIME_PERIOD]=2017-Q1", "2017-Q1=900000000000000.25")]
    [InlineData("c[TIME_PERIOD]=2017-01-01/P4M", "2017-01-01/P4M=3880000000")]
    [InlineData("c[TIME_PERIOD]=2017-01-01T00:00:00/P4M", "2017-01-01/P4M=3880000000")]
    [InlineData("c[TIME_PERIOD]=2017-01-01/P3M30D", "2017-01-01/P4M=3880000000")]
    [InlineData("c[TIME_PERIOD]=gt:2017", "2018=121")]
    [InlineData("c[TIME_PERIOD]=lt:2017", "2016=100")]
    [InlineData("c[OBS_VALUE]=ge:121+le:1000", "2018=121")]
    [InlineData("c[OBS_VALUE]=le:0", "2017=0")]
    [InlineData("c[OBS_STATUS]=E,P", "2018=121", "2017=109")]
    [InlineData("c[CLASSIFICATION]=S3", "2017=60")]
    [InlineData("c[CURRENCY]=CNY", "2017=0")]
    [InlineData("c[VALUATION]=MIX", "2017-01-01/P4M=3880000000")]
    public void Filters_have_operators_ranges_or_and_and(string filter, params string[] values) => Same(values, store.Values(Flow + "*?" + filter));

    [Theory]
    [InlineData("startPeriod=2017&endPeriod=2017", "2017=109", "2017=110.5")]
    [InlineData("startPeriod=2017-06", "2018=121")]
    [InlineData("endPeriod=2016-12-31", "2016=100")]
    [InlineData("startPeriod=2018-A1", "2018=121")]
    [InlineData("firstNObservations=1", "2016=100", "2017=109")]
    [InlineData("lastNObservations=1", "2018=121", "2017=109")]
    [InlineData("firstNObservations=1&lastNObservations=1", "2016=100", "2018=121", "2017=109")]
    public void Version_1_has_periods_and_ends_of_series(string parameters, params string[] values) =>
        Same(values, store.Values($"v1/data/CORRIDOR,TRADE,1.0/A.CN.RU.X.TOTAL.../all?{parameters}"));

    [Fact]
    public void What_is_not_loaded_has_no_observation_and_no_zero()
    {
        Assert.Equal(404, store.Ask(Flow + "A.RU.CN.M.TOTAL").Status);
        Assert.All(store.Csv(Flow), r => Assert.Equal(r["REPORTER"] == "CN" && r["COUNTERPART"] == "W00", r["OBS_VALUE"] == "0"));
        Assert.All(store.Csv(Flow), r => Assert.Equal(("", "", ""), (r["NET_WEIGHT"], r["QTY"], r["QTY_UNIT"])));
    }

    [Fact]
    public void Every_form_tells_the_same_figures()
    {
        var csv = store.Csv(Flow).Select(r => string.Join('.', Keys.Select(k => r[k])) + "=" + r["OBS_VALUE"]).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(SdmxStore.Rows.Length, csv.Count);
        foreach (var dimension in (string[])["TIME_PERIOD", "AllDimensions", "COMMODITY", "FREQ", "SOURCE"])
        {
            foreach (var version in (string[])["1.0.0", "2.0.0", "2.1.0"])
            {
                Assert.Equal(csv, FromJson(store.Json($"{Flow}?dimensionAtObservation={dimension}", "application/vnd.sdmx.data+json;version=" + version)).Order(StringComparer.Ordinal));
            }

            Assert.Equal(csv, FromGeneric(store.Xml($"{Flow}?dimensionAtObservation={dimension}", "application/vnd.sdmx.genericdata+xml;version=2.1"), dimension).Order(StringComparer.Ordinal));
            Assert.Equal(csv, FromSpecific(store.Xml($"{Flow}?dimensionAtObservation={dimension}", "application/vnd.sdmx.structurespecificdata+xml;version=2.1")).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Large_values_keep_their_last_digit_in_JSON() =>
        Assert.Contains("[900000000000000.25,", store.Text(Flow + "Q"), StringComparison.Ordinal);

    [Fact]
    public void A_series_stands_once_in_a_data_set()
    {
        var series = store.Xml("v1/data/TRADE").Descendants(Generic + "SeriesKey").Select(k => string.Join('.', k.Elements().Select(v => (string)v.Attribute("value")!))).ToList();
        Assert.Equal(series.Distinct(), series);
    }

    [Theory]
    [InlineData("v1/data/TRADE?detail=serieskeysonly")]
    [InlineData(Flow + "?attributes=none&measures=none")]
    public void Keys_of_series_come_without_observations(string address)
    {
        var keys = store.Xml(address, "application/vnd.sdmx.genericdata+xml;version=2.1");
        Assert.Equal(9, keys.Descendants(Generic + "SeriesKey").Count());
        Assert.Empty(keys.Descendants(Generic + "Obs"));
        Assert.Empty(store.Json(address, "application/vnd.sdmx.data+json;version=1.0.0").GetProperty("data").GetProperty("dataSets")[0].GetProperty("series").EnumerateObject().SelectMany(s => s.Value.GetProperty("observations").EnumerateObject()));
    }

    [Fact]
    public void Attributes_and_measures_are_told_as_asked()
    {
        var head = store.Text(Flow + "Q?attributes=OBS_STATUS,RELEASE", "text/csv").Split("\r\n")[0];
        Assert.EndsWith("TIME_PERIOD,OBS_VALUE,OBS_STATUS,RELEASE", head, StringComparison.Ordinal);
        Assert.EndsWith("TIME_PERIOD,OBS_VALUE", store.Text(Flow + "Q?attributes=none", "text/csv").Split("\r\n")[0], StringComparison.Ordinal);
        Assert.EndsWith("TIME_PERIOD,OBS_STATUS", store.Text(Flow + "Q?attributes=OBS_STATUS&measures=none", "text/csv").Split("\r\n")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Attributes", store.Text("v1/data/TRADE?detail=dataonly"), StringComparison.Ordinal);
    }

    [Fact]
    public void CSV_1_and_2_have_their_columns_and_labels()
    {
        Assert.Equal(
            "DATAFLOW,FREQ,REPORTER,COUNTERPART,TRADE_FLOW,COMMODITY,VALUATION,CURRENCY,SOURCE,TIME_PERIOD,OBS_VALUE,UNIT_MULT,OBS_STATUS,CONF_STATUS,CLASSIFICATION,NET_WEIGHT,QTY,QTY_UNIT,RELEASE,VALID_FROM,VALID_TO\r\n"
            + "CORRIDOR:TRADE(1.0),Q,RU,CN,M,TOTAL,CIF,USD,test_a,2017-Q1,900000000000000.25,0,A,F,,,,,test_0,,\r\n",
            store.Text(Flow + "Q", "application/vnd.sdmx.data+csv;version=1.0.0"));
        var both = store.Text(Flow + "Q", "application/vnd.sdmx.data+csv;version=1.0.0;labels=both;timeFormat=normalized", "ru");
        Assert.Contains("REPORTER: Отчитывающаяся сторона", both, StringComparison.Ordinal);
        Assert.Contains("RU: Россия,CN: Китай,M: импорт", both, StringComparison.Ordinal);
        Assert.Contains(",2017-01-01T00:00:00,", both, StringComparison.Ordinal);
        var named = store.Text(Flow + "Q", "application/vnd.sdmx.data+csv;version=2.0.0;labels=name;keys=both", "zh");
        Assert.StartsWith("STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,SERIES_KEY,OBS_KEY,FREQ,频率,", named, StringComparison.Ordinal);
        Assert.Contains("dataflow,CORRIDOR:TRADE(1.0),货物贸易,I,Q.RU.CN.M.TOTAL.CIF.USD.test_a,Q.RU.CN.M.TOTAL.CIF.USD.test_a.2017-Q1,Q,季度,RU,俄罗斯,CN,中国,", named, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_join_to_the_whole()
    {
        var whole = store.Csv(Flow).Select(r => string.Join('.', r.Values)).ToList();
        var joined = new List<string>();
        var pages = 0;
        for (var next = Flow + "?limit=5"; next is not null; pages++)
        {
            joined.AddRange(store.Csv(next).Select(r => string.Join('.', r.Values)));
            next = store.Ask(next, "text/csv").Next is { } n ? n[(SdmxStore.Root.Length + 1)..] : null;
        }

        Assert.Equal(whole, joined);
        Assert.Equal(3, pages);
    }

    [Fact]
    public void Any_filter_by_codes_gives_what_the_same_filter_of_all_rows_gives()
    {
        var all = store.Csv(Flow);
        string[] coded = [.. Keys[..^1]];
        var test = Gen.Select(Gen.OneOf<string>([.. coded]), Gen.OneOf<string>("eq", "ne", "lt", "le", "gt", "ge", "co", "nc", "sw", "ew"), Gen.Int[0, 1000]);
        Gen.Select(test.Array[1, 3], Gen.Bool).Sample((tests, isOr) =>
        {
            var (component, parts) = (tests[0].Item1, tests.Select(t => (Op: t.Item2, Value: all[t.Item3 % all.Count][tests[0].Item1])).ToList());
            bool Holds(string v) => isOr ? parts.Any(p => One(p.Op, v, p.Value)) : parts.All(p => One(p.Op, v, p.Value));
            var expected = all.Where(r => Holds(r[component])).Select(r => string.Join('.', r.Values)).ToList();
            var address = $"{Flow}?c[{component}]={string.Join(isOr ? "," : "+", parts.Select(p => $"{p.Op}:{p.Value}"))}";
            Assert.Equal(expected, expected.Count == 0 ? store.Ask(address).Status == 404 ? [] : ["answered"] : store.Csv(address).Select(r => string.Join('.', r.Values)));
        }, seed: "0000corridor", iter: 150, threads: 1);
    }

    [Fact]
    public void Messages_are_made_in_steps_that_a_sender_can_empty()
    {
        using var large = new SdmxStore(shipped.Book, [.. Enumerable.Range(0, 4000).Select(i => $"{1900 + i % 200},{(char)('A' + i / 200 % 20)}A,RU,export,TOTAL,,{i},USD,FOB,reported,a")]);
        foreach (var accept in (string[])["application/vnd.sdmx.data+json;version=2.1.0", "application/vnd.sdmx.data+csv;version=2.0.0", "application/vnd.sdmx.genericdata+xml;version=2.1", "application/vnd.sdmx.structurespecificdata+xml;version=2.1"])
        {
            var answer = large.Ask(Flow, accept);
            var (whole, most) = (new StringBuilder(), 0L);
            using var buffer = new MemoryStream();
            foreach (var _ in answer.Write(buffer))
            {
                most = Math.Max(most, buffer.Length);
                whole.Append(Encoding.UTF8.GetString(buffer.ToArray()));
                buffer.SetLength(0);
            }

            whole.Append(Encoding.UTF8.GetString(buffer.ToArray()));
            Assert.Equal(Encoding.UTF8.GetString(answer.Bytes()), whole.ToString());
            Assert.InRange(most, 1, whole.Length / 2);
        }
    }

    [Fact]
    public void The_figures_of_SDMX_CSV_can_be_imported_again()
    {
        var address = Flow + "?c[SOURCE]=test_a";
        var text = store.Text(address, "application/vnd.sdmx.data+csv;version=2.0.0");
        using var other = new SdmxStore(shipped.Book, "1999,CN,RU,export,TOTAL,,1,USD,FOB,reported,a");
        var report = other.ImportText("again", text);
        Assert.Equal(0, report.Release.RowsRejected);
        string[] Figures(SdmxStore s, string a) => [.. s.Csv(a).Select(r => string.Join('.', Keys.Where(k => k != "SOURCE").Append("OBS_VALUE").Append("OBS_STATUS").Append("CLASSIFICATION").Select(k => r[k]))).Order(StringComparer.Ordinal)];
        Assert.Equal(Figures(store, address), Figures(other, Flow + "?c[SOURCE]=sw:import"));
    }

    private static void Same(string[] expected, string[] values) => Assert.Equal(expected.Order(StringComparer.Ordinal), values.Order(StringComparer.Ordinal));

    private static readonly string[] Keys = ["FREQ", "REPORTER", "COUNTERPART", "TRADE_FLOW", "COMMODITY", "VALUATION", "CURRENCY", "SOURCE", "TIME_PERIOD"];

    private static bool One(string op, string v, string value) => op switch
    {
        "eq" => v == value,
        "ne" => v != value,
        "lt" => string.CompareOrdinal(v, value) < 0,
        "le" => string.CompareOrdinal(v, value) <= 0,
        "gt" => string.CompareOrdinal(v, value) > 0,
        "ge" => string.CompareOrdinal(v, value) >= 0,
        "co" => v.Contains(value, StringComparison.Ordinal),
        "nc" => !v.Contains(value, StringComparison.Ordinal),
        "sw" => v.StartsWith(value, StringComparison.Ordinal),
        _ => v.EndsWith(value, StringComparison.Ordinal),
    };

    private static IEnumerable<string> FromJson(JsonElement message)
    {
        var data = message.GetProperty("data");
        var structure = data.TryGetProperty("structure", out var s) ? s : data.GetProperty("structures")[0];
        var dimensions = structure.GetProperty("dimensions");
        string Id(JsonElement v) => v.TryGetProperty("id", out var id) ? id.GetString()! : v.GetProperty("value").GetString()!;
        string[] Parts(string level, string key) => [.. key.Split(':').Select((n, i) => dimensions.GetProperty(level)[i]).Zip(key.Split(':'), (d, n) => d.GetProperty("id").GetString() + "\t" + Id(d.GetProperty("values")[int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)]))];
        string Line(IEnumerable<string> parts, JsonElement o)
        {
            var map = parts.Select(p => p.Split('\t')).ToDictionary(p => p[0], p => p[1]);
            return string.Join('.', Keys.Select(k => map[k])) + "=" + o[0].GetRawText();
        }

        foreach (var set in data.GetProperty("dataSets").EnumerateArray())
        {
            if (set.TryGetProperty("observations", out var flat))
            {
                foreach (var o in flat.EnumerateObject())
                {
                    yield return Line(Parts("observation", o.Name), o.Value);
                }

                continue;
            }

            foreach (var series in set.GetProperty("series").EnumerateObject())
            {
                foreach (var o in series.Value.GetProperty("observations").EnumerateObject())
                {
                    yield return Line([.. Parts("series", series.Name), .. Parts("observation", o.Name)], o.Value);
                }
            }
        }
    }

    private static IEnumerable<string> FromGeneric(XDocument message, string dimension) => message.Descendants(Generic + "Obs").Select(o =>
    {
        var map = (o.Parent!.Element(Generic + "SeriesKey") ?? o.Element(Generic + "ObsKey"))!.Elements().ToDictionary(v => (string)v.Attribute("id")!, v => (string)v.Attribute("value")!);
        if (o.Element(Generic + "ObsDimension") is { } at)
        {
            Assert.Equal(dimension, (string)at.Attribute("id")!);
            map.Add(dimension, (string)at.Attribute("value")!);
        }

        return string.Join('.', Keys.Select(k => map[k])) + "=" + (string)o.Element(Generic + "ObsValue")!.Attribute("value")!;
    });

    private static IEnumerable<string> FromSpecific(XDocument message) => message.Descendants("Obs").Select(o =>
        string.Join('.', Keys.Select(k => (string?)o.Attribute(k) ?? (string)o.Parent!.Attribute(k)!)) + "=" + (string)o.Attribute("OBS_VALUE")!);
}
