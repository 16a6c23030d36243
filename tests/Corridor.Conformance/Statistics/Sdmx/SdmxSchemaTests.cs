using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using Corridor.Tests;

namespace Corridor.Conformance.Statistics.Sdmx;

/// <summary>Messages against the schemas of the SDMX technical working group.</summary>
public sealed class SdmxSchemaTests(SdmxMessages messages) : IClassFixture<SdmxMessages>
{
    private const string Flow = "v2/data/dataflow/CORRIDOR/TRADE/1.0/";
    private const string DataSchema = "statistics/sdmx/json/tools/schemas/sdmx-json-data-schema.json";
    private const string StructureSchema = "statistics/sdmx/json/structure/tools/schemas/sdmx-json-structure-schema.json";

    private static readonly string[] Versions = ["2.0.0", "2.1.0"];

    private static readonly string[] Data =
    [
        // Many figures are valid as few are: what differs is the form of the question.
        Flow + "A.CN.RU.M.TOTAL?lastNObservations=2", Flow + "A.CN.RU", Flow + "A.CN.RU?dimensionAtObservation=AllDimensions", Flow + "A.RU.CN?dimensionAtObservation=COMMODITY", Flow + "M?c[TIME_PERIOD]=2016-05",
        Flow + "*.CN.RU?attributes=none&measures=none", Flow + "A.CN.RU?attributes=none", Flow + "A.CN.RU?measures=none", Flow + "A.CN.RU?includeHistory=true", Flow + "A.CN.RU?attributes=OBS_STATUS", "v2/data?lastNObservations=1&c[REPORTER]=RU", "v1/data/TRADE/A.......?detail=nodata",
    ];

    private static readonly string[] Structures =
    [
        "v2/structure/*/*/*/*", "v2/structure/dataflow/CORRIDOR/TRADE/1.0?references=all", "v2/structure/dataflow/*/*/*?references=all&detail=allstubs", "v2/structure/codelist/*/*/*?detail=allcompletestubs",
        "v2/structure/datastructure/CORRIDOR/TRADE/~?references=descendants&detail=referencepartial", "v2/structure/codelist/CORRIDOR/CL_ECONOMY/1.0/CN,RU", "v2/availability/dataflow/CORRIDOR/TRADE/1.0",
        "v2/availability/dataflow/CORRIDOR/TRADE/1.0/A.CN.RU/*?references=all&mode=available", "v2/availability/dataflow/CORRIDOR/TRADE/1.0/*/REPORTER,TIME_PERIOD?references=codelist",
    ];

    [Fact]
    public Task Every_SDMX_JSON_2_data_message_is_valid() =>
        Valid(DataSchema, Data.SelectMany(a => Versions.Select(v => (a, "application/vnd.sdmx.data+json;version=" + v, 200))));

    [Fact]
    public Task Every_error_message_is_valid() => Valid(DataSchema, new (string, int)[]
    {
        (Flow + "A.XX", 404), (Flow + "A.B.C.D.E.F.G.H.I", 400), (Flow + "?sort=OBS_VALUE", 501), (Flow + "?updatedAfter=2025-01-01&asOf=2024-01-01", 422), ("v2/nothing", 404),
    }.Select(a => (a.Item1, "application/vnd.sdmx.data+json;version=2.1.0", a.Item2)));

    [Fact]
    public Task Every_SDMX_JSON_2_1_structure_message_is_valid() =>
        Valid(StructureSchema, Structures.Select(a => (a, "application/vnd.sdmx.structure+json;version=2.1.0", 200)));

    [Fact]
    public async Task The_samples_of_the_working_group_are_valid_and_a_broken_message_is_not()
    {
        var samples = Directory.GetFiles(Repository.Cases("statistics/sdmx/json/samples"), "*.json", SearchOption.AllDirectories);
        Assert.All(await SdmxMessages.Faults(Repository.Cases(DataSchema), samples), Assert.Empty);
        Assert.All(await SdmxMessages.Faults(Repository.Cases(StructureSchema), Directory.GetFiles(Repository.Cases("statistics/sdmx/json/structure/samples"), "*.json")), Assert.Empty);
        var message = JsonNode.Parse(messages.Ask(Flow + "A.CN.RU").Bytes())!;
        message["data"]!["dataSets"]![0]!["action"] = "Nothing";
        message["meta"]!.AsObject().Remove("sender");
        Assert.NotEmpty((await SdmxMessages.Faults(Repository.Cases(DataSchema), messages.Keep(Encoding.UTF8.GetBytes(message.ToJsonString()))))[0]);
    }

    /// <summary>The schemas of SDMX-ML 2.1 are not among the cases everywhere; wherever they lie below the folder of SDMX they are used.</summary>
    [Theory]
    [InlineData("v1/data/TRADE/A.......", "application/vnd.sdmx.genericdata+xml;version=2.1")]
    [InlineData("v1/data/TRADE/A.......?dimensionAtObservation=AllDimensions", "application/vnd.sdmx.genericdata+xml;version=2.1")]
    [InlineData("v1/data/TRADE/A.......?detail=serieskeysonly", "application/vnd.sdmx.genericdata+xml;version=2.1")]
    [InlineData("v1/data/TRADE/A.......?includeHistory=true", "application/vnd.sdmx.genericdata+xml;version=2.1")]
    [InlineData("v1/dataflow/CORRIDOR/TRADE/1.0?references=all", "application/vnd.sdmx.structure+xml;version=2.1")]
    [InlineData("v1/structure?detail=allstubs", "application/vnd.sdmx.structure+xml;version=2.1")]
    [InlineData("v1/availableconstraint/TRADE", "application/vnd.sdmx.structure+xml;version=2.1")]
    [InlineData("v1/data/NOTHING", "application/xml")]
    public void Every_SDMX_ML_message_is_valid(string address, string accept)
    {
        var schema = Directory.GetFiles(Repository.Cases("statistics/sdmx"), "SDMXMessage.xsd", SearchOption.AllDirectories).FirstOrDefault(f => File.ReadAllText(f).Contains("schemas/v2_1/message", StringComparison.Ordinal));
        Assert.SkipWhen(schema is null, "skipped, cases not present: the XML schemas of SDMX-ML 2.1 below statistics/sdmx");
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.XmlResolver = new XmlUrlResolver();
        settings.Schemas.Add(null, schema!);
        settings.ValidationEventHandler += (_, e) => faults.Add($"{e.Exception.LineNumber}:{e.Exception.LinePosition} {e.Message}");
        using var reader = XmlReader.Create(new MemoryStream(messages.Ask(address, accept).Bytes()), settings);
        while (reader.Read())
        {
        }

        Assert.Empty(faults);
    }

    private async Task Valid(string schema, IEnumerable<(string Address, string Accept, int Status)> asked)
    {
        var path = Repository.Cases(schema);
        var kept = asked.Select(a =>
        {
            var answer = messages.Ask(a.Address, a.Accept);
            Assert.True(answer.Status == a.Status, $"{a.Address}: {answer.Status} {(answer.Status == 200 ? "" : Encoding.UTF8.GetString(answer.Bytes()))}");
            return (a.Address, File: messages.Keep(answer.Bytes()));
        }).ToList();
        var faults = await SdmxMessages.Faults(path, [.. kept.Select(k => k.File)]);
        CaseFiles.Each(kept.Zip(faults, (k, f) => (k.Address, Fault: f)), k => k.Fault.Length == 0 ? null : $"{k.Address}: {k.Fault}", atLeast: 5);
    }
}
