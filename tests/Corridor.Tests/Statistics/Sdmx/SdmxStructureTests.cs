using System.Text.Json;
using System.Xml.Linq;

namespace Corridor.Tests.Statistics.Sdmx;

public sealed class SdmxStructureTests(KnownFigures known) : IClassFixture<KnownFigures>
{
    private static readonly XNamespace Structure = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure";
    private static readonly XNamespace Common = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common";

    private readonly SdmxStore store = known.Store;

    [Fact]
    public void Every_reference_of_the_data_structure_leads_to_something()
    {
        foreach (var version in (string[])["1.0.0", "2.0.0", "2.1.0"])
        {
            var data = store.Json("v2/structure/dataflow/CORRIDOR/TRADE/1.0?references=all", "application/vnd.sdmx.structure+json;version=" + version).GetProperty("data");
            var urns = data.EnumerateObject().SelectMany(g => g.Value.EnumerateArray()).Where(a => a.TryGetProperty("links", out _)).Select(a => a.GetProperty("links")[0].GetProperty("urn").GetString()).ToHashSet();
            var concepts = data.GetProperty("conceptSchemes")[0].GetProperty("concepts").EnumerateArray().Select(c => c.GetProperty("links")[0].GetProperty("urn").GetString()).ToHashSet();
            Assert.Contains(data.GetProperty("dataflows")[0].GetProperty("structure").GetString(), urns);
            var references = Strings(data.GetProperty("dataStructures")[0].GetProperty("dataStructureComponents")).Where(s => s.StartsWith("urn:", StringComparison.Ordinal)).ToList();
            Assert.True(references.Count > 20);
            // Lists of units and releases have codes only when imports brought them.
            Assert.All(references.Where(r => !r.Contains("CL_UNIT(", StringComparison.Ordinal)), r => Assert.True(urns.Contains(r) || concepts.Contains(r), r));
        }
    }

    [Fact]
    public void Every_code_of_the_data_is_in_its_list()
    {
        var rows = store.Csv("v2/data");
        foreach (var dimension in store.Xml("v1/datastructure/CORRIDOR/TRADE/1.0").Descendants(Structure + "Dimension"))
        {
            var list = (string)dimension.Descendants(Structure + "Enumeration").Single().Element("Ref")!.Attribute("id")!;
            var codes = store.Xml($"v1/codelist/CORRIDOR/{list}/latest").Descendants(Structure + "Code").Select(c => (string)c.Attribute("id")!).ToHashSet();
            Assert.All(rows, r => Assert.Contains(r[(string)dimension.Attribute("id")!], codes));
        }
    }

    [Fact]
    public void The_heading_above_a_code_is_its_parent()
    {
        var codes = store.Xml("v1/codelist/CORRIDOR/CL_COMMODITY/1.0/84+8471+847130+TOTAL").Descendants(Structure + "Code").ToDictionary(c => (string)c.Attribute("id")!, c => (string?)c.Element(Structure + "Parent")?.Element("Ref")?.Attribute("id"));
        Assert.Equal(new Dictionary<string, string?> { ["TOTAL"] = null, ["84"] = null, ["8471"] = "84", ["847130"] = "8471" }, codes);
    }

    [Fact]
    public void Names_stand_in_three_languages_and_the_one_asked_for_comes_first()
    {
        var json = store.Json("v2/structure/codelist/CORRIDOR/CL_ECONOMY/1.0/CN", language: "de, zh;q=0.9, en;q=0.5").GetProperty("data").GetProperty("codelists")[0].GetProperty("codes")[0];
        Assert.Equal("中国", json.GetProperty("name").GetString());
        Assert.Equal(["en", "zh", "ru"], json.GetProperty("names").EnumerateObject().Select(n => n.Name));
        var names = store.Xml("v1/codelist/SDMX/CL_OBS_STATUS").Descendants(Structure + "Code").First().Elements(Common + "Name").Select(n => (string)n.Attribute(XNamespace.Xml + "lang")!);
        Assert.Equal(["en", "zh", "ru"], names);
        Assert.Equal("货物贸易", store.Json("v2/data/dataflow/CORRIDOR/TRADE/1.0/Q", language: "zh-CN").GetProperty("data").GetProperty("structures")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("none", "Dataflow")]
    [InlineData("children", "Dataflow", "DataStructure")]
    [InlineData("datastructure", "Dataflow", "DataStructure")]
    [InlineData("parents", "Dataflow", "Categorisation", "ContentConstraint")]
    [InlineData("parentsandsiblings", "Dataflow", "CategoryScheme", "Categorisation", "ContentConstraint")]
    [InlineData("codelist", "Dataflow", "Codelist")]
    public void References_follow_the_links_between_artefacts(string references, params string[] kinds) =>
        Assert.Equal(kinds, store.Xml($"v1/dataflow/CORRIDOR/TRADE/1.0?references={references}").Descendants().Where(e => e.Parent?.Parent?.Name.LocalName == "Structures").Select(e => e.Name.LocalName).Distinct());

    [Fact]
    public void Stubs_name_their_address_and_hold_no_content()
    {
        var lists = store.Xml("v1/codelist?detail=allstubs").Descendants(Structure + "Codelist").ToList();
        Assert.All(lists, l => Assert.Empty(l.Elements(Structure + "Code")));
        Assert.All(lists, l => Assert.NotNull(store.Ask("v1" + ((string)l.Attribute("structureURL")!)[(SdmxStore.Root.Length + 3)..]).Tag));
    }

    [Fact]
    public void A_partial_reference_holds_the_codes_that_have_figures()
    {
        var lists = store.Xml("v1/datastructure/CORRIDOR/TRADE/1.0?references=children&detail=referencepartial").Descendants(Structure + "Codelist").ToDictionary(l => (string)l.Attribute("id")!, l => l.Elements(Structure + "Code").Select(c => (string)c.Attribute("id")!).ToArray());
        Assert.Equal(["TOTAL", "84", "8471", "S7"], lists["CL_COMMODITY"]);
        Assert.Equal(["CN", "CN-BJ", "RU", "W00"], lists["CL_ECONOMY"]);
    }

    [Theory]
    [InlineData("v2/structure/codelist/CORRIDOR/CL_FREQ/1.0")]
    [InlineData("v2/structure/codelist/CORRIDOR/CL_FREQ/~")]
    [InlineData("v2/structure/codelist/CORRIDOR/CL_FREQ/+")]
    [InlineData("v2/structure/codelist/CORRIDOR/CL_FREQ/1.0+")]
    [InlineData("v2/structure/codelist/CORRIDOR,SDMX/CL_FREQ,CL_NONE/*")]
    [InlineData("v1/codelist/CORRIDOR/CL_FREQ/latest")]
    [InlineData("v1/codelist/all/CL_FREQ+CL_NONE/all")]
    public void Artefacts_are_found_by_version_and_wildcard(string address) =>
        Assert.Equal("CL_FREQ", store.Json(address, "application/json").GetProperty("data").GetProperty("codelists").EnumerateArray().Single().GetProperty("id").GetString());

    [Fact]
    public void Availability_tells_the_codes_that_have_figures_and_how_many()
    {
        var constraint = store.Json("v2/availability/dataflow/CORRIDOR/TRADE/1.0/A.CN.RU").GetProperty("data").GetProperty("availabilityConstraints")[0];
        Assert.Equal((7, 5), (constraint.GetProperty("obsCount").GetInt32(), constraint.GetProperty("seriesCount").GetInt32()));
        Assert.Equal(["84", "8471", "S7", "TOTAL"], Values(constraint, "COMMODITY"));
        Assert.Equal(["A"], Values(constraint, "FREQ"));
        var time = constraint.GetProperty("cubeRegion").GetProperty("keyValues").EnumerateArray().Single(k => k.GetProperty("id").GetString() == "TIME_PERIOD").GetProperty("timeRange");
        Assert.Equal(("2016-01-01", "2018-12-31"), (time.GetProperty("startPeriod").GetProperty("period").GetString(), time.GetProperty("endPeriod").GetProperty("period").GetString()));
    }

    [Fact]
    public void Mode_available_tells_what_could_still_be_chosen()
    {
        var constraint = store.Json("v2/availability/dataflow/CORRIDOR/TRADE/1.0/M.CN?mode=available").GetProperty("data").GetProperty("availabilityConstraints")[0];
        Assert.Equal(["A", "M"], Values(constraint, "FREQ"));
        Assert.Equal(["CN"], Values(constraint, "REPORTER"));
        Assert.Equal(["RU"], Values(constraint, "COUNTERPART"));
    }

    [Fact]
    public void Availability_of_a_dimension_and_its_list_come_together()
    {
        var xml = store.Xml("v1/availableconstraint/TRADE/all/all/REPORTER?references=codelist");
        Assert.Equal(["REPORTER"], xml.Descendants(Common + "KeyValue").Select(k => (string)k.Attribute("id")!));
        Assert.Contains(xml.Descendants(Structure + "Codelist"), l => (string)l.Attribute("id")! == "CL_ECONOMY");
    }

    private static string[] Values(JsonElement constraint, string dimension) =>
        [.. constraint.GetProperty("cubeRegion").GetProperty("keyValues").EnumerateArray().Single(k => k.GetProperty("id").GetString() == dimension).GetProperty("values").EnumerateArray().Select(v => v.GetString()!)];

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };
}
