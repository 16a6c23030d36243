using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Corridor.SiteTests.Commands;

namespace Corridor.SiteTests.Api;

/// <summary>What cannot be answered, or only in part, says the same over the API and by the command, in bounded time.</summary>
public sealed class BadConsignmentTests(RunningSite site) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("corridor-bad-");

    public static TheoryData<string, string, string> Refused => new()
    {
        { "a negative mass", Item("""{"code":"0303541000","price":1,"net_mass":-1}"""), "consignment.amount" },
        { "an absurd quantity", Item("""{"code":"0303541000","price":1,"amounts":["999999999999999999999999999 KGM"]}"""), "consignment.amount" },
        { "a price beyond what a decimal holds", Item("""{"code":"0303541000","price":"99999999999999999999999999999999"}"""), "consignment.amount" },
        { "a price that would overflow", Item("""{"code":"0303541000","price":"79228162514264337593543950335"}"""), "consignment.amount" },
        { "a unit that there is not", Item("""{"code":"0303541000","price":1,"amounts":["3 QQQ"]}"""), "unit.unknown" },
        { "a code that is too short", Item("""{"code":"03","price":1}"""), "consignment.shortCode" },
        { "a code that is none", Item("""{"code":"fish","price":1}"""), "code.malformed" },
        { "an origin that is the destination", """{"from":"RU","to":"RU","items":[{"code":"0303541000","price":1}]}""", "lane.same" },
        { "a lane within a union", """{"from":"KZ","to":"RU","items":[{"code":"0303541000","price":1}]}""", "lane.union" },
        { "a day that there is not", """{"date":"2026-02-30","items":[{"code":"0303541000","price":1}]}""", "date.malformed" },
        { "a thousand items", $$"""{"items":[{{string.Join(',', Enumerable.Repeat("""{"code":"0303541000","price":1}""", 1000))}}]}""", "consignment.tooMany" },
        { "no currency, and none of the sides has one", """{"from":"BT","to":"PS","items":[{"code":"0303541000","price":1}]}""", "assess.currency" },
        { "a day of knowledge that there is not", """{"known_on":"soon","items":[{"code":"0303541000","price":1}]}""", "date.malformed" },
    };

    public static TheoryData<string, string, string> InPart => new()
    {
        // 7.5 %, but not less than an amount per kilogram: without a mass the duty is unknown, and so is the total.
        { "no mass where the duty asks for one", Item("""{"code":"0207141001","price":1000}"""), "" },
        { "no exchange rate young enough", """{"from":"CN","to":"RU","date":"2026-07-10","currency":"CNY","rate_days":0,"items":[{"code":"0303541000","price":1000,"net_mass":1}]}""", "" },
        { "a unit that does not convert", Item("""{"code":"0207141001","price":1000,"amounts":["5 LTR"]}"""), "" },
        { "a code that is divided further", Item("""{"code":"870323","price":1000,"net_mass":1}"""), "measure.notDeclarable" },
        { "a day outside of what is covered", """{"from":"CN","to":"RU","date":"1980-01-01","currency":"CNY","items":[{"code":"0303541000","price":1000,"net_mass":1}]}""", "fault" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_question_that_makes_no_sense_is_refused_alike(string what, string body, string fault)
    {
        using var response = await site.Client.PostAsync(site.Address + "/api/v1/assessments", new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{what}: {answer}");
        var said = answer.GetProperty("type").GetString()!;
        Assert.True(said == "urn:corridor:fault:" + fault, $"{what}: {said}");
        var command = await ByCommand(body);
        Assert.Equal(2, command.Exit);
        Assert.Empty(command.Out);
        // The same sentence, so the same fault.
        Assert.Contains(answer.GetProperty("detail").GetString()!, command.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(InPart))]
    public async Task What_is_missing_leaves_the_rest_answered_and_is_named(string what, string body, string fault)
    {
        using var response = await site.Client.PostAsync(site.Address + "/api/v1/assessments", new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{what}: {answer}");
        Assert.NotEqual("complete", answer.GetProperty("state").GetString());
        var item = answer.GetProperty("import").GetProperty("items")[0];
        if (fault.Length > 0)
        {
            Assert.False(string.IsNullOrEmpty(item.GetProperty("fault").GetString()), what);
        }
        else
        {
            Assert.NotEqual(0, item.GetProperty("unknowns").GetArrayLength());
        }

        if (fault == "measure.notDeclarable")
        {
            Assert.True(item.GetProperty("choices").GetArrayLength() > 1, what);
        }

        var command = await ByCommand(body);
        Assert.Equal(1, command.Exit);
        Assert.Equal(answer.GetProperty("import").GetProperty("state").GetString(), JsonDocument.Parse(command.Out).RootElement.GetProperty("import").GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_line_of_a_gigabyte_is_refused_in_seconds_and_nothing_is_written()
    {
        var (input, output) = (Path.Combine(folder.FullName, "in.csv"), Path.Combine(folder.FullName, "out.csv"));
        await using (var file = File.Create(input))
        {
            file.Write("code,origin,destination,date,value,currency\n0303541000,"u8);
            // A hole: the file system gives zeros without holding them.
            file.SetLength(1L << 30);
        }

        var (start, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
        var answer = await CorridorCommand.Run("assess-bulk", input, "--out", output, "--data", Places.Data, "--cache", site.Cache);
        Assert.Equal(2, answer.Exit);
        Assert.Contains("262", answer.Error, StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 60, $"{Stopwatch.GetElapsedTime(start)}");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 1L << 30, $"{GC.GetTotalAllocatedBytes() - before:#,0} bytes");
        Assert.Equal(["in.csv"], folder.GetFiles().Select(f => f.Name));
    }

    [Fact]
    public async Task A_file_of_a_gigabyte_is_no_consignment()
    {
        var input = Path.Combine(folder.FullName, "in.json");
        await using (var file = File.Create(input))
        {
            file.SetLength(1L << 30);
        }

        var before = GC.GetTotalAllocatedBytes();
        Assert.Equal(2, (await CorridorCommand.Run("assess", input, "--data", Places.Data, "--cache", site.Cache)).Exit);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 100_000_000);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Item(string item) => $$"""{"from":"CN","to":"RU","date":"2026-07-10","currency":"CNY","items":[{{item}}]}""";

    private async Task<CommandAnswer> ByCommand(string body)
    {
        var file = Path.Combine(folder.FullName, "consignment.json");
        await File.WriteAllTextAsync(file, body, TestContext.Current.CancellationToken);
        return await CorridorCommand.Run("assess", file, "--json", "--data", Places.Data, "--cache", site.Cache);
    }
}
