using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Corridor.SiteTests.Commands;

/// <summary>The program as a whole: help, folders that cannot be used, packs, serving.</summary>
public sealed class ProgramTests(RunningSite site)
{
    private static readonly string[] Commands = ["serve", "goods", "measures", "pack"];

    public static TheoryData<string> Languages => [.. Addresses.Languages];

    private string[] Folders => ["--data", Places.Data, "--cache", site.Cache];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Help_lists_every_command_in_the_language_asked_for(string language)
    {
        var root = await CorridorCommand.Run("--help", "--lang", language);
        Assert.Equal(0, root.Exit);
        Assert.All(Commands, c => Assert.Contains($"\n  {c} ", root.Out, StringComparison.Ordinal));
        Assert.Contains(Corridor.Reference.Texts.All["cli.serve"].Exactly(Enum.Parse<Corridor.Reference.Language>(language, ignoreCase: true))!, root.Out, StringComparison.Ordinal);
        foreach (var (command, parts) in new[] { ("goods", new[] { "search", "show" }), ("measures", ["list", "show", "diff", "watch"]), ("pack", ["build", "check", "list"]) })
        {
            var help = await CorridorCommand.Run(command, "--help", "--lang", language);
            Assert.Equal(0, help.Exit);
            Assert.All(parts, p => Assert.Contains($"  {p} ", help.Out, StringComparison.Ordinal));
        }

        // A command that lacks what it requires tells its help all the same, headings and all in one language.
        var required = await CorridorCommand.Run("support", "simulate", "--help", "--lang", language);
        Assert.Equal(0, required.Exit);
        Assert.Contains("--population", required.Out, StringComparison.Ordinal);
        // The second column of the options begins at one place, counted as a terminal counts.
        Assert.Single(required.Out.Split('\n').Where(l => l.StartsWith("  -", StringComparison.Ordinal)).Select(l => l.LastIndexOf("  ", StringComparison.Ordinal) + 2 + l[..l.LastIndexOf("  ", StringComparison.Ordinal)].Count(c => c > 0x2E80)).Distinct());
        string[] english = ["Description:", "Usage:", "Options:", "[options]", "(REQUIRED)", "Commands:", "[command]"];
        Assert.All(english, w => Assert.Equal(language == "en", (root.Out + required.Out).Contains(w, StringComparison.Ordinal)));
        Assert.DoesNotContain("Show help and usage", root.Out, StringComparison.Ordinal);
        var show = await CorridorCommand.Run("goods", "show", "--help", "--lang", language);
        Assert.All((string[])["--regime", "--from", "--to", "--date", "--json", "--lang", "--data", "--cache"], o => Assert.Contains(o, show.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_program_as_built_prints_its_help()
    {
        var answer = await CorridorCommand.Start("--help", "--lang=ru");
        Assert.Equal(0, answer.Exit);
        Assert.Contains("Запустить сайт и API", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("corridor support simulate 需要 --population", "support", "simulate")]
    [InlineData("corridor support match 需要 FACTS", "support", "match")]
    [InlineData("corridor support 没有“fly”", "support", "fly")]
    [InlineData("corridor stats briefing 没有“--reporter”", "stats", "briefing", "--reporter", "CN", "--counterpart", "RU")]
    [InlineData("corridor goods search 没有“--best”", "goods", "search", "tea", "--best", "3")]
    [InlineData("corridor support 之后须写其中之一：check、match", "support")]
    [InlineData("“many”不是 --threads 的有效值", "support", "simulate", "--population", "p.csv", "--threads", "many")]
    public async Task What_is_wrong_with_a_command_line_is_told_in_the_language_asked_for(string message, params string[] arguments)
    {
        var answer = await CorridorCommand.Run([.. arguments, "--lang", "zh"]);
        Assert.Equal(2, answer.Exit);
        Assert.StartsWith(message, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--lang", "fr", "goods", "show", "0303")]
    [InlineData("fly")]
    [InlineData("goods", "fly")]
    [InlineData("pack", "build", "gold", "--from", "/tmp")]
    [InlineData("pack", "build", "economies")]
    [InlineData("pack", "build", "economies", "--from", "/nonexistent")]
    [InlineData("serve", "--address", "here")]
    [InlineData("serve", "--address", "ftp://127.0.0.1:1")]
    [InlineData("serve", "--address", "http://127.0.0.1:5080/path")]
    public async Task Bad_arguments_end_with_2_and_a_message(params string[] arguments)
    {
        var answer = await CorridorCommand.Run(arguments);
        Assert.Equal(2, answer.Exit);
        Assert.NotEqual("", answer.Error);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("goods", "show", "0303541000")]
    [InlineData("goods", "search", "fish")]
    [InlineData("pack", "list")]
    [InlineData("pack", "check")]
    [InlineData("serve", "--address", "http://127.0.0.1:0")]
    public async Task A_missing_data_folder_is_named(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var missing = Path.Combine(folder.Path, "nowhere");
        var answer = await CorridorCommand.Run([.. arguments, "--data", missing, "--cache", Path.Combine(folder.Path, "cache")]);
        Assert.Equal(2, answer.Exit);
        Assert.Contains(missing, answer.Error, StringComparison.Ordinal);
        Assert.Contains("--data", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("goods", "show", "0303541000")]
    [InlineData("goods", "search", "fish")]
    [InlineData("serve", "--address", "http://127.0.0.1:0")]
    public async Task A_cache_folder_that_cannot_be_written_is_named(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        foreach (var cache in (string[])[Path.Combine(file, "cache"), "/proc/corridor"])
        {
            var answer = await CorridorCommand.Run([.. arguments, "--data", Places.Data, "--cache", cache]);
            Assert.Equal(2, answer.Exit);
            Assert.Contains(cache, answer.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_taken_port_is_told_at_once_with_the_way_out()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        var answer = await CorridorCommand.Run(["serve", "--address", address, .. Folders]);
        Assert.Equal(2, answer.Exit);
        Assert.Contains(address, answer.Error, StringComparison.Ordinal);
        Assert.Contains("--address", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pack_list_names_every_pack_of_the_data_folder()
    {
        var answer = await CorridorCommand.Run(["pack", "list", .. Folders]);
        Assert.Equal(0, answer.Exit);
        var folders = Directory.EnumerateFiles(Places.Data, "manifest.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Places.Data, Path.GetDirectoryName(f)!));
        Assert.Equal(folders.Order(StringComparer.Ordinal), answer.Lines.Select(l => l.Split('\t')[0]));
        var json = await CorridorCommand.Run(["pack", "list", "--json", .. Folders]);
        Assert.All(json.Lines, l => Assert.Equal(64, JsonDocument.Parse(l).RootElement.GetProperty("hash").GetString()!.Length));
    }

    [Fact]
    public async Task Pack_check_finds_the_packs_good_and_a_broken_row_with_its_place()
    {
        var good = await CorridorCommand.Run(["pack", "check", .. Folders]);
        Assert.Equal(0, good.Exit);
        Assert.All(good.Lines, l => Assert.StartsWith("good ", l, StringComparison.Ordinal));

        using var folder = new TemporaryFolder();
        var data = Places.CopyOfData(Path.Combine(folder.Path, "data"));
        var line = Pages.BrokenPackTests.BreakChina(data);
        var bad = await CorridorCommand.Run("pack", "check", "--json", "--data", data, "--cache", Path.Combine(folder.Path, "cache"));
        Assert.Equal(1, bad.Exit);
        var refused = Assert.Single(bad.Lines.Select(l => JsonDocument.Parse(l).RootElement), r => !r.GetProperty("good").GetBoolean());
        Assert.Equal("tariff/cn", refused.GetProperty("pack").GetString());
        var fault = refused.GetProperty("faults")[0];
        Assert.Equal(line, fault.GetProperty("line").GetInt32());
        Assert.Equal(1, fault.GetProperty("column").GetInt32());
        Assert.Equal("code", fault.GetProperty("field").GetString());
        Assert.EndsWith("duties.csv", fault.GetProperty("file").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pack_build_makes_a_pack_from_published_files_and_refuses_files_that_are_wrong()
    {
        using var folder = new TemporaryFolder();
        var (from, data) = (Path.Combine(folder.Path, "published"), Path.Combine(folder.Path, "data"));
        Directory.CreateDirectory(from);
        Places.CopyOfData(data);
        var file = Path.Combine(from, "currency_codes_iso4217.csv");
        await File.WriteAllTextAsync(file, "Entity,Currency,AlphabeticCode,NumericCode,MinorUnit,WithdrawalDate\nCHINA,Yuan Renminbi,CNY,156,2,\nRUSSIAN FEDERATION,Russian Ruble,RUB,643,2,\n", TestContext.Current.CancellationToken);
        string[] build = ["pack", "build", "currencies", "--from", from, "--data", data, "--cache", Path.Combine(folder.Path, "cache")];
        var built = await CorridorCommand.Run(build);
        Assert.Equal((0, ""), (built.Exit, built.Error));
        var table = await File.ReadAllTextAsync(Path.Combine(data, "reference", "currencies", "currencies.csv"), TestContext.Current.CancellationToken);
        Assert.Contains("CNY,156,2,Yuan Renminbi", table, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "Entity,Currency\nCHINA,Yuan\n", TestContext.Current.CancellationToken);
        var refused = await CorridorCommand.Run(build);
        Assert.Equal(2, refused.Exit);
        Assert.Contains("currencies", refused.Error, StringComparison.Ordinal);
        Assert.Equal(table, await File.ReadAllTextAsync(Path.Combine(data, "reference", "currencies", "currencies.csv"), TestContext.Current.CancellationToken));

        File.Delete(file);
        var missing = await CorridorCommand.Run(build);
        Assert.Equal(2, missing.Exit);
        Assert.Contains("currency_codes_iso4217.csv", missing.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(data, ".part-*"));
    }

    [Fact]
    public async Task The_script_of_the_repository_starts_the_site_says_its_address_and_answers()
    {
        var port = FreePort();
        var address = $"http://127.0.0.1:{port}";
        using var process = Process.Start(CorridorCommand.Told(Path.Combine(Places.Root, "corridor"), ["serve", "--address", address, .. Folders]))!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(TimeSpan.FromMinutes(3));
            string? said;
            do
            {
                said = await process.StandardOutput.ReadLineAsync(patience.Token);
            }
            while (said is not null && !said.Contains(address, StringComparison.Ordinal));

            Assert.True(said is not null, said is null ? $"Ended with {(process.HasExited ? process.ExitCode : -1)}: {await errors}" : "");
            using var client = new HttpClient();
            Assert.Contains("Corridor", await client.GetStringAsync(new Uri(address + "/en"), patience.Token), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
