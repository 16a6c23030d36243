using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Corridor.SiteTests.Api;

/// <summary>Clients that others wrote read what the service answers: sdmx-json-parser the data, sdmx-rest the addresses.</summary>
public sealed class SdmxClientTests(RunningSite site)
{
    [Theory]
    [InlineData("TIME_PERIOD")]
    [InlineData("AllDimensions")]
    public async Task The_parser_reads_the_figures_that_the_store_holds(string dimension)
    {
        var read = await Node("read", $"{site.Address}/sdmx/v2/data/dataflow/CORRIDOR/TRADE/1.0/A.CN.RU.M.TOTAL.CIF.USD.imf-imts-yearly_imf-imts-cn?dimensionAtObservation={dimension}", "en");
        Assert.Equal("Merchandise trade", read.GetProperty("name").GetString());
        Assert.Equal(["FREQ", "REPORTER", "COUNTERPART", "TRADE_FLOW", "COMMODITY", "VALUATION", "CURRENCY", "SOURCE", "TIME_PERIOD"], read.GetProperty("dimensions").EnumerateArray().OrderBy(d => d.GetProperty("keyPosition").GetInt32()).Select(d => d.GetProperty("id").GetString()!));
        var expected = (await site.Get("/sdmx/v2/data/dataflow/CORRIDOR/TRADE/1.0/A.CN.RU.M.TOTAL.CIF.USD.imf-imts-yearly_imf-imts-cn?format=csv")).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).Select(c => (Period: c[11], Value: decimal.Parse(c[12], CultureInfo.InvariantCulture))).Order().ToList();
        Assert.True(expected.Count > 5);
        Assert.Equal(expected, read.GetProperty("data").EnumerateArray().Select(d => (Period: d.GetProperty("TIME_PERIOD").GetString()!, Value: d.GetProperty("value").GetDecimal())).Order());
        Assert.All(read.GetProperty("data").EnumerateArray(), d => Assert.Equal(("China", "Russia", "imports", "Normal value"), (d.GetProperty("REPORTER").GetString(), d.GetProperty("COUNTERPART").GetString(), d.GetProperty("TRADE_FLOW").GetString(), d.GetProperty("OBS_STATUS").GetString())));
        // All goods have no classification, so the parser must find none.
        Assert.All(read.GetProperty("data").EnumerateArray(), d => Assert.False(d.TryGetProperty("CLASSIFICATION", out _)));
    }

    [Theory]
    [InlineData("zh", "货物贸易", "中国")]
    [InlineData("ru", "Торговля товарами", "Китай")]
    public async Task The_parser_reads_names_in_the_language_asked_for(string language, string name, string reporter)
    {
        var read = await Node("read", $"{site.Address}/sdmx/v2/data/dataflow/CORRIDOR/TRADE/1.0/A.CN.RU.M.TOTAL?lastNObservations=1", language);
        Assert.Equal(name, read.GetProperty("name").GetString());
        Assert.Equal(reporter, read.GetProperty("data")[0].GetProperty("REPORTER").GetString());
    }

    [Fact]
    public async Task Addresses_of_a_client_library_are_answered_in_both_versions()
    {
        var addresses = (await Node("addresses", site.Address + "/sdmx")).EnumerateArray().Select(a => a.GetString()!).ToList();
        Assert.True(addresses.Count > 30);
        foreach (var address in addresses.Distinct())
        {
            // Some ask for everything: that it begins to come is enough here, what comes is read elsewhere.
            using var answer = await site.Client.GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        }
    }

    private static async Task<JsonElement> Node(params string[] arguments) =>
        JsonDocument.Parse(await SdmxNode.Run(Places.Root, "Corridor.Site.Tests/Api/SdmxClients.cjs", arguments)).RootElement;
}
