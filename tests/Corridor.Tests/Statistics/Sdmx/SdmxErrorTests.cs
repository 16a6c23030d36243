using Corridor.Statistics.Sdmx;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Corridor.Reference;
using CsCheck;

namespace Corridor.Tests.Statistics.Sdmx;

public sealed class SdmxErrorTests(ShippedData shipped, KnownFigures known) : IClassFixture<KnownFigures>
{
    private const string Flow = "v2/data/dataflow/CORRIDOR/TRADE/1.0/";

    private readonly SdmxStore store = known.Store;

    [Theory]
    [InlineData("v1/data/TRADE/A.CN", 400, 140)]
    [InlineData("v1/data/TRADE/A.CN.RU......", 400, 140)]
    [InlineData(Flow + "A.B.C.D.E.F.G.H.I", 400, 140)]
    [InlineData(Flow + "?lastNObservation=1", 400, 140)]
    [InlineData(Flow + "?limit=5&limit=6", 400, 140)]
    [InlineData(Flow + "?limit=0", 400, 140)]
    [InlineData(Flow + "?offset=-1", 400, 140)]
    [InlineData(Flow + "?firstNObservations=x", 400, 140)]
    [InlineData(Flow + "?asOf=yesterday", 400, 140)]
    [InlineData(Flow + "?includeHistory=maybe", 400, 140)]
    [InlineData(Flow + "?dimensionAtObservation=NOTHING", 400, 140)]
    [InlineData(Flow + "?c[NOTHING]=1", 400, 140)]
    [InlineData(Flow + "?c[FREQ]=", 400, 140)]
    [InlineData(Flow + "?c[TIME_PERIOD]=ge:20x7", 400, 140)]
    [InlineData(Flow + "?c[TIME_PERIOD]=co:2017", 400, 140)]
    [InlineData(Flow + "?c[OBS_VALUE]=ge:a", 400, 140)]
    [InlineData(Flow + "?c=1", 400, 140)]
    [InlineData(Flow + "?attributes=NOTHING", 400, 140)]
    [InlineData(Flow + "?measures=NOTHING", 400, 140)]
    [InlineData("v1/data/TRADE?startPeriod=2017-13", 400, 140)]
    [InlineData("v1/data/TRADE?detail=some", 400, 140)]
    [InlineData("v1/availableconstraint/TRADE/all/all/NOTHING", 400, 140)]
    [InlineData("v1/codelist?references=nothing", 400, 140)]
    [InlineData("v2/structure/codelist?detail=nothing", 400, 140)]
    [InlineData("v1/data/NOTHING", 404, 100)]
    [InlineData("v1/data/ECB,TRADE", 404, 100)]
    [InlineData("v1/data/TRADE/all/NOBODY", 404, 100)]
    [InlineData("v2/data/dataflow/CORRIDOR/TRADE/2.0", 404, 100)]
    [InlineData("v2/data/provisionagreement/CORRIDOR/TRADE/1.0", 404, 100)]
    [InlineData(Flow + "A.XX", 404, 100)]
    [InlineData(Flow + "?offset=500", 404, 100)]
    [InlineData("v1/codelist/CORRIDOR/CL_NONE", 404, 100)]
    [InlineData("v1/hierarchicalcodelist", 404, 100)]
    [InlineData("v1/nothing", 404, 100)]
    [InlineData("v2/", 404, 100)]
    [InlineData("v2/structure/nothing", 404, 100)]
    [InlineData(Flow + "?format=xlsx", 406, 140)]
    [InlineData(Flow + "?sort=OBS_VALUE:desc", 501, 501)]
    [InlineData("v2/schema/dataflow/CORRIDOR/TRADE/1.0", 501, 501)]
    [InlineData("v1/metadata/TRADE", 501, 501)]
    public void What_is_wrong_is_told_with_the_code_of_SDMX_and_in_the_language_asked_for(string address, int status, int code)
    {
        foreach (var language in Languages.All)
        {
            var answer = store.Ask(address, "application/json", language.Tag());
            Assert.Equal(status, answer.Status);
            var error = JsonDocument.Parse(answer.Bytes()).RootElement.GetProperty("errors")[0];
            Assert.Equal(address[1] == '1' ? code : status, error.GetProperty("code").GetInt32());
            Assert.InRange(error.GetProperty("detail").GetString()!.Length, 10, 1500);
            Assert.Null(answer.Tag);
            var xml = XDocument.Parse(Encoding.UTF8.GetString(store.Ask(address, "application/xml", language.Tag()).Bytes()));
            Assert.Equal(code.ToString(System.Globalization.CultureInfo.InvariantCulture), (string)xml.Root!.Elements().Single().Attribute("code")!);
            Assert.All(xml.Descendants().Where(e => e.Name.LocalName == "Text"), t => Assert.Equal(language.Tag(), (string)t.Attribute(XNamespace.Xml + "lang")!));
        }
    }

    [Fact]
    public void A_query_of_everything_is_refused_with_the_way_to_get_it_in_bulk()
    {
        // One row more than an answer holds.
        using var large = new SdmxStore(shipped.Book, [.. Rows(1_001)]);
        large.Service = new SdmxService(large.Store, shipped.Book, 1_000);
        var answer = large.Ask("v2/data");
        Assert.Equal(413, answer.Status);
        var detail = JsonDocument.Parse(answer.Bytes()).RootElement.GetProperty("errors")[0].GetProperty("detail").GetString()!;
        Assert.Contains("1001", detail, StringComparison.Ordinal);
        Assert.Contains("corridor stats export", detail, StringComparison.Ordinal);
        Assert.Equal(413, large.Ask("v2/data?limit=1001").Status);
        Assert.Equal(404, large.Ask("v2/data?limit=1&offset=2000000000").Status);
        Assert.Equal(200, large.Ask("v2/data?limit=1000").Status);
        Assert.Equal(200, large.Ask("v2/data?lastNObservations=1").Status);
    }

    [Theory]
    [InlineData(null, "v1", "application/vnd.sdmx.genericdata+xml;version=2.1")]
    [InlineData(null, "v2", "application/vnd.sdmx.data+json;version=2.1.0")]
    [InlineData("*/*", "v2", "application/vnd.sdmx.data+json;version=2.1.0")]
    [InlineData("application/vnd.sdmx.data+json", "v1", "application/vnd.sdmx.data+json;version=1.0.0")]
    [InlineData("application/vnd.sdmx.data+json", "v2", "application/vnd.sdmx.data+json;version=2.1.0")]
    [InlineData("application/vnd.sdmx.data+json;version=2.0.0", "v1", "application/vnd.sdmx.data+json;version=2.0.0")]
    [InlineData("application/vnd.sdmx.data+json;version=9.0.0, application/vnd.sdmx.data+csv;version=1.0.0;q=0.5", "v2", "application/vnd.sdmx.data+csv;version=1.0.0")]
    [InlineData("application/vnd.sdmx.data+csv;q=0.2, application/vnd.sdmx.structurespecificdata+xml;version=2.1;q=0.9", "v2", "application/vnd.sdmx.structurespecificdata+xml;version=2.1")]
    [InlineData("*/*, application/vnd.sdmx.data+csv;version=2.0.0", "v2", "application/vnd.sdmx.data+csv;version=2.0.0")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "v1", "application/xml")]
    [InlineData("text/csv", "v2", "text/csv; charset=utf-8")]
    [InlineData("application/json", "v2", "application/json")]
    [InlineData("application/vnd.sdmx.data+json;q=0, text/csv", "v2", "text/csv; charset=utf-8")]
    public void The_form_is_negotiated_with_versions_and_weights(string? accept, string version, string type) => Assert.Equal(type, store.Ask(version + "/data/" + (version == "v1" ? "TRADE" : ""), accept).ContentType);

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("application/vnd.sdmx.data+xml;version=3.0.0")]
    [InlineData("application/vnd.sdmx.data+json;version=1.0.0-wd")]
    public void A_form_that_is_not_offered_is_told_with_those_that_are(string accept)
    {
        var answer = store.Ask(Flow, accept);
        Assert.Equal(406, answer.Status);
        Assert.Contains("application/vnd.sdmx.data+csv;version=2.0.0", Encoding.UTF8.GetString(answer.Bytes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jsondata", "application/vnd.sdmx.data+json;version=2.1.0")]
    [InlineData("csv", "application/vnd.sdmx.data+csv;version=2.1.0")]
    [InlineData("genericdata", "application/vnd.sdmx.genericdata+xml;version=2.1")]
    [InlineData("structurespecificdata", "application/vnd.sdmx.structurespecificdata+xml;version=2.1")]
    [InlineData("application/vnd.sdmx.data%2Bjson;version=1.0.0", "application/vnd.sdmx.data+json;version=1.0.0")]
    public void The_parameter_format_counts_before_the_header_of_a_browser(string format, string type) => Assert.Equal(type, store.Ask($"{Flow}?format={format}", "text/html,application/pdf").ContentType);

    [Fact]
    public void Hostile_addresses_are_answered_and_never_break_anything()
    {
        var piece = Gen.OneOf(Gen.OneOf<string>("data", "availability", "availableconstraint", "structure", "codelist", "dataflow", "CORRIDOR", "TRADE", "1.0", "*", "all", "A.CN.RU", "+", "~", ",", "..", "'; DROP TABLE fact;--", "\0", "\uFFFE", "%", "c[FREQ]", ""), Gen.String[Gen.Char[' ', '\u2FFF'], 0, 20]);
        var query = Gen.OneOf(Gen.OneOf<string>("c[FREQ]=A", "c[COMMODITY]=co:'", "c[TIME_PERIOD]=ge:2017", "c[OBS_VALUE]=ge:1e9", "firstNObservations=99999999999", "offset=2147483647", "limit=2147483647", "updatedAfter=9999-12-31", "asOf=0001-01-01", "detail=full", "references=all", "format=json", "c[SOURCE]=sw:%27", "=", "&&"), Gen.String[Gen.Char[' ', '\u2FFF'], 0, 30]);
        Gen.Select(Gen.OneOf<string>("v1/", "v2/"), piece.Array[0, 7], query.Array[0, 4], Gen.OneOf<string>("", "*/*", ",,;;q=", "application/json;version=\"", "text/csv")).Sample((version, path, parts, accept) =>
        {
            var service = store.Service.Answer(new Corridor.Statistics.Sdmx.SdmxRequest(version == "v1/" ? Corridor.Statistics.Sdmx.SdmxVersion.V1 : Corridor.Statistics.Sdmx.SdmxVersion.V2, SdmxStore.Root, string.Join('/', path), string.Join('&', parts), accept, accept, SdmxStore.Now));
            Assert.Contains(service.Status, (int[])[200, 400, 404, 406, 413, 422, 501]);
            Assert.NotEmpty(service.Bytes());
        }, seed: "0000corridor", iter: 1500, threads: 1);
        Assert.Equal(SdmxStore.Rows.Length, store.Csv(Flow).Count);
    }

    private static IEnumerable<string> Rows(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return $"{1900 + i % 250},{(char)('A' + i / 250 % 26)}{(char)('A' + i / 6500 % 26)},{(char)('A' + i / 169000)}B,export,TOTAL,,1,USD,FOB,reported,a";
        }
    }
}
