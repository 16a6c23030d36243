using Corridor.Tests;
using YamlDotNet.RepresentationModel;

namespace Corridor.Conformance.Statistics.Sdmx;

/// <summary>The service against the description of the SDMX RESTful API 2.2, as its working group wrote it down.</summary>
public sealed class SdmxRestTests(SdmxMessages messages) : IClassFixture<SdmxMessages>
{
    /// <summary>A good value for each parameter of a query; of the others the description names one.</summary>
    private static readonly Dictionary<string, string> Values = new()
    {
        ["c"] = "c[FREQ]=A",
        ["updatedAfter"] = "updatedAfter=2020-01-01T00:00:00Z",
        ["asOf"] = "asOf=2026-01-01T00:00:00Z",
        ["firstNObservations"] = "firstNObservations=1",
        ["lastNObservations"] = "lastNObservations=1",
        ["dimensionAtObservation"] = "dimensionAtObservation=AllDimensions",
        ["attributes"] = "attributes=dsd",
        ["measures"] = "measures=all",
        ["offset"] = "offset=0",
        ["limit"] = "limit=10",
        ["sort"] = "sort=*",
        ["reportingYearStartDay"] = "reportingYearStartDay=--01-01",
        ["mode"] = "mode=available",
        ["detail"] = "detail=full",
        ["references"] = "references=none",
        ["includeHistory"] = "includeHistory=true",
    };

    [Theory]
    [InlineData("/data/{context}/{agencyID}/{resourceID}/{version}/{key}", "v2/data/dataflow/CORRIDOR/TRADE/1.0/*")]
    [InlineData("/availability/{context}/{agencyID}/{resourceID}/{version}/{key}/{componentID}", "v2/availability/dataflow/CORRIDOR/TRADE/1.0/*/*")]
    [InlineData("/structure/{structureType}/{agencyID}/{resourceID}/{version}", "v2/structure/dataflow/CORRIDOR/TRADE/1.0")]
    [InlineData("/structure/{itemSchemeType}/{agencyID}/{resourceID}/{version}/{itemID}", "v2/structure/codelist/CORRIDOR/CL_FREQ/1.0/A")]
    public void Every_parameter_of_the_description_is_understood(string path, string address)
    {
        var names = Parameters(path).Where(p => Text(p, "in") == "query").Select(p => Text(p, "name")).ToList();
        CaseFiles.Each(names, name =>
        {
            var answer = messages.Ask($"{address}?{Values[name]}");
            // Nothing is newer than the packs, so a query of changes is understood and finds nothing.
            return answer.Status == 200 || (name == "updatedAfter" && answer.Status == 404) ? null : $"{name}: {answer.Status} {System.Text.Encoding.UTF8.GetString(answer.Bytes())}";
        }, atLeast: 3);
    }

    [Fact]
    public void Every_kind_of_structure_and_reference_of_the_description_is_understood()
    {
        CaseFiles.Each(Enumeration(Parameter("structureType")), type => messages.Ask($"v2/structure/{type}/*/*/*").Status is 200 or 404 ? null : type, atLeast: 30);
        CaseFiles.Each(Enumeration(Parameter("references")), r => messages.Ask($"v2/structure/dataflow/CORRIDOR/TRADE/1.0?references={r}").Status == 200 ? null : r, atLeast: 30);
        CaseFiles.Each(Enumeration(Parameter("structDetail")), d => messages.Ask($"v2/structure/dataflow/CORRIDOR/TRADE/1.0?detail={d}").Status == 200 ? null : d, atLeast: 7);
        CaseFiles.Each(Enumeration(Parameter("acreferences")), r => messages.Ask($"v2/availability/dataflow/CORRIDOR/TRADE/1.0/*/*?references={r}").Status == 200 ? null : r, atLeast: 5);
    }

    [Theory]
    [InlineData("200", "v2/data/dataflow/CORRIDOR/TRADE/1.0/A.CN.RU", 10)]
    [InlineData("200-struct", "v2/structure/dataflow/CORRIDOR/TRADE/1.0", 4)]
    public void Every_form_of_the_description_but_the_XML_of_version_3_is_offered(string response, string address, int atLeast)
    {
        var types = ((YamlMappingNode)Find(Root(), "components", "responses", response, "content")).Children.Keys.Select(k => ((YamlScalarNode)k).Value!).ToList();
        CaseFiles.Each(types, type =>
        {
            var answer = messages.Ask(address, type);
            var expected = type.Contains("+xml;version=3", StringComparison.Ordinal) ? 406 : 200;
            return answer.Status == expected && (expected == 406 || answer.ContentType == type) ? null : $"{type}: {answer.Status} {answer.ContentType}";
        }, atLeast);
    }

    private static YamlMappingNode Root()
    {
        using var reader = File.OpenText(Repository.Cases("statistics/sdmx/rest/sdmx-rest.yaml"));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static IEnumerable<YamlNode> Parameters(string path) => ((YamlSequenceNode)Find(Root(), "paths", path, "get", "parameters")).Select(p => Parameter(Text(p, "$ref").Split('/')[^1]));

    private static YamlNode Parameter(string name) => Find(Root(), "components", "parameters", name);

    private static IEnumerable<string> Enumeration(YamlNode parameter)
    {
        var schema = (YamlMappingNode)Find(parameter, "schema");
        var values = schema.Children.TryGetValue("enum", out var own) ? own : Find(schema, "items", "enum");
        return ((YamlSequenceNode)values).Select(v => ((YamlScalarNode)v).Value!);
    }

    private static YamlNode Find(YamlNode node, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            node = node[step];
        }

        return node;
    }

    private static string Text(YamlNode node, string name) => ((YamlScalarNode)node[name]).Value!;
}
