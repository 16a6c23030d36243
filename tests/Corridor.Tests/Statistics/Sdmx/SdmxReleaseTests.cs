using System.Text.Json;
using System.Xml.Linq;

namespace Corridor.Tests.Statistics.Sdmx;

/// <summary>Releases of the store as the disseminations of SDMX.</summary>
public sealed class SdmxReleaseTests : IDisposable
{
    private const string Flow = "v2/data/dataflow/CORRIDOR/TRADE/1.0/A.CN.RU.X";
    private static readonly DateTimeOffset First = new(2024, 2, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Second = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly SdmxStore store;

    public SdmxReleaseTests(ShippedData shipped)
    {
        store = new SdmxStore(shipped.Book, "2015,CN,RU,export,TOTAL,,5,USD,FOB,reported,a");
        store.Import("own", First, "2016,CN,RU,export,TOTAL,,100,USD,FOB,reported,free,,,", "2017,CN,RU,export,TOTAL,,110,USD,FOB,provisional,free,12.5,,", "2017,CN,RU,export,84,H5,9,USD,FOB,reported,confidential,,,");
        store.Import("own", Second, "2016,CN,RU,export,TOTAL,,100,USD,FOB,reported,free,,,", "2017,CN,RU,export,TOTAL,,112,USD,FOB,reported,free,12.5,,", "2018,CN,RU,export,TOTAL,,120,USD,FOB,reported,free,,,");
    }

    public void Dispose() => store.Dispose();

    [Fact]
    public void The_latest_values_hold_without_a_moment() => Assert.Equal(["2015=5", "2016=100", "2017=112", "2018=120"], store.Values(Flow).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("2024-01-01", "2015=5")]
    [InlineData("2024-02-01T12:00:00Z", "2015=5", "2016=100", "2017=110")]
    [InlineData("2024-02-01T13:00:00%2B01:00", "2015=5", "2016=100", "2017=110")]
    [InlineData("2024-02-01T11:59:59Z", "2015=5")]
    [InlineData("2024-05-01T12:00:00Z", "2015=5", "2016=100", "2017=112", "2018=120")]
    public void AsOf_gives_what_was_held_then(string moment, params string[] values) => Assert.Equal(values, store.Values($"{Flow}?asOf={moment}").Order(StringComparer.Ordinal));

    [Fact]
    public void UpdatedAfter_gives_what_came_or_changed_since()
    {
        Assert.Equal(["2017=112", "2018=120"], store.Values(Flow + "?updatedAfter=2024-03-01").Order(StringComparer.Ordinal));
        Assert.Equal(["2016=100", "2017=112", "2018=120"], store.Values(Flow + "?updatedAfter=2023-01-01").Order(StringComparer.Ordinal));
        Assert.Equal(404, store.Ask(Flow + "?updatedAfter=2024-06-01").Status);
    }

    [Fact]
    public void UpdatedAfter_tells_what_was_withdrawn_to_be_deleted_in_every_form()
    {
        store.Import("own", Second.AddDays(30), "2017,CN,RU,export,TOTAL,,112,USD,FOB,reported,free,12.5,,", "2018,CN,RU,export,TOTAL,,120,USD,FOB,reported,confidential,,,");
        var rows = store.Csv(Flow + "?updatedAfter=2024-05-02");
        Assert.Equal([("D", "2016", "", ""), ("D", "2018", "", "")], rows.Select(r => (r["ACTION"], r["TIME_PERIOD"], r["OBS_VALUE"], r["OBS_STATUS"])).OrderBy(r => r.Item2, StringComparer.Ordinal));
        // Who asked before the first release never had it, and who asked between must delete one figure and change another.
        Assert.DoesNotContain(store.Csv(Flow + "?updatedAfter=2024-01-01"), r => r["ACTION"] == "D");
        Assert.Equal([("A", "2017", "112"), ("D", "2016", "")], store.Csv(Flow + "?updatedAfter=2024-03-01").Select(r => (r["ACTION"], r["TIME_PERIOD"], r["OBS_VALUE"])));
        Assert.Equal([("A", "2017", "112"), ("A", "2018", "120")], store.Csv(Flow + "?updatedAfter=2024-03-01&asOf=2024-05-03").Select(r => (r["ACTION"], r["TIME_PERIOD"], r["OBS_VALUE"])));
        var sets = store.Json(Flow + "?updatedAfter=2024-03-01").GetProperty("data").GetProperty("dataSets").EnumerateArray().ToList();
        Assert.Equal(["Append", "Delete"], sets.Select(s => s.GetProperty("action").GetString()));
        Assert.Equal(JsonValueKind.Null, sets[1].GetProperty("series").EnumerateObject().Single().Value.GetProperty("observations").EnumerateObject().Single().Value[0].ValueKind);
        foreach (var form in (string[])["genericdata", "structurespecificdata"])
        {
            XNamespace message = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message";
            var gone = store.Xml(Flow + "?updatedAfter=2024-03-01", $"application/vnd.sdmx.{form}+xml;version=2.1").Descendants(message + "DataSet").Single(d => d.Attributes().Any(a => a.Name.LocalName == "action" && a.Value == "Delete"));
            var observation = gone.Descendants().Single(e => e.Name.LocalName == "Obs");
            Assert.DoesNotContain(observation.DescendantsAndSelf(), e => e.Name.LocalName == "ObsValue" || e.Attribute("OBS_VALUE") is not null);
        }

        Assert.Single(store.Text(Flow + "?updatedAfter=2024-03-01", "application/vnd.sdmx.data+csv;version=1.0.0").Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1));
    }

    [Fact]
    public void The_unit_of_a_quantity_and_cumulative_periods_survive_export_and_import()
    {
        store.Import("units", First, "2019-01..04,CN,RU,export,8471,H5,7,USD,FOB,reported,free,12.5,300,NMB", "2019,CN,RU,export,8471,H5,9,USD,FOB,reported,free,,400,2n", "2019-Q2,CN,RU,export,8471,H5,3,USD,FOB,reported,free,,,");
        const string own = "v2/data/dataflow/CORRIDOR/TRADE/1.0/*.CN.RU.X.8471";
        (string, string, string, string)[] Told(string address) => [.. store.Csv(address).Select(r => (r["TIME_PERIOD"], r["OBS_VALUE"], r["QTY"], r["QTY_UNIT"])).Order()];
        var told = Told(own + ".*.*.import_units_corridor");
        Assert.Equal([("2019", "9", "400", "2N"), ("2019-01-01/P4M", "7", "300", "NMB"), ("2019-Q2", "3", "", "")], told);
        store.ImportText("again", store.Text(own + ".*.*.import_units_corridor", "application/vnd.sdmx.data+csv;version=2.0.0").Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.Equal(told, Told(own + ".*.*.import_again_sdmx"));
    }

    [Fact]
    public void History_has_a_data_set_for_each_dissemination_with_its_validity()
    {
        XNamespace message = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message";
        var xml = store.Xml(Flow + "?includeHistory=true", "application/vnd.sdmx.genericdata+xml;version=2.1");
        XNamespace generic = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic";
        Assert.Equal(
            ["..: 2015=5", "2024-02-01T12:00:00Z..2024-05-01T12:00:00Z: 2017=110", "2024-02-01T12:00:00Z..: 2016=100", "2024-05-01T12:00:00Z..: 2017=112, 2018=120"],
            xml.Descendants(message + "DataSet").Select(d => $"{(string?)d.Attribute("validFromDate")}..{(string?)d.Attribute("validToDate")}: "
                + string.Join(", ", d.Descendants(generic + "Obs").Select(o => $"{(string)o.Element(generic + "ObsDimension")!.Attribute("value")!}={(string)o.Element(generic + "ObsValue")!.Attribute("value")!}"))));
        var json = store.Json(Flow + "?includeHistory=true").GetProperty("data");
        Assert.Equal([0, 1, 2, 3], json.GetProperty("structures")[0].GetProperty("dataSets").EnumerateArray().Select(n => n.GetInt32()));
        Assert.Equal("2024-05-01T12:00:00Z", json.GetProperty("dataSets")[1].GetProperty("validTo").GetString());
        var rows = store.Csv(Flow + "?includeHistory=true&c[TIME_PERIOD]=2017");
        Assert.Equal([("110", "P", "import_own_1", "2024-05-01T12:00:00Z"), ("112", "A", "import_own_2", "")], rows.Select(r => (r["OBS_VALUE"], r["OBS_STATUS"], r["RELEASE"], r["VALID_TO"])));
        Assert.Equal("12.5", rows[0]["NET_WEIGHT"]);
    }

    [Fact]
    public void Confidential_figures_are_never_served()
    {
        Assert.Equal(404, store.Ask(Flow + ".84").Status);
        Assert.Equal(404, store.Ask(Flow + ".84?includeHistory=true").Status);
        Assert.Equal(404, store.Ask(Flow + "?c[CONF_STATUS]=C").Status);
        Assert.DoesNotContain(store.Json("v2/availability/dataflow/CORRIDOR/TRADE/1.0/*/COMMODITY").GetProperty("data").GetProperty("availabilityConstraints")[0].GetProperty("cubeRegion").GetProperty("keyValues")[0].GetProperty("values").EnumerateArray(), v => v.GetString() == "84");
    }

    [Fact]
    public void A_change_after_the_moment_asked_for_is_an_error() => Assert.Equal(422, store.Ask(Flow + "?updatedAfter=2024-06-01&asOf=2024-01-01").Status);

    [Fact]
    public void A_release_changes_the_tag_of_answers()
    {
        var before = store.Ask(Flow);
        Assert.Equal(before.Tag, store.Ask(Flow).Tag);
        Assert.Equal(Second, before.Modified);
        store.Import("own", Second.AddDays(1), "2016,CN,RU,export,TOTAL,,100,USD,FOB,reported,free,,,");
        Assert.NotEqual(before.Tag, store.Ask(Flow).Tag);
    }
}
