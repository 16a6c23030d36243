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
