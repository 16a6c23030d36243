using Corridor.SiteTests.Api;
using Corridor.Statistics.Sdmx;
using Corridor.Tests;

namespace Corridor.Conformance.Statistics.Sdmx;

/// <summary>The service over the packs that the project ships, and an independent validator of JSON Schema for what it answers.</summary>
public sealed class SdmxMessages : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("corridor-sdmx-").FullName;
    private readonly Workspace workspace;
    private int files;

    public SdmxMessages()
    {
        Corridor.Reference.Texts.Add(typeof(Workspace).Assembly);
        workspace = new Workspace(Repository.Data, Path.Combine(folder, "cache"));
        Service = new SdmxService(workspace.Statistics, workspace.Book);
    }

    public SdmxService Service { get; }

    /// <summary>Answers an address of version 1 or 2: <c>v2/data?…</c>.</summary>
    public SdmxAnswer Ask(string address, string? accept = null)
    {
        var parts = address[3..].Split('?', 2);
        return Service.Answer(new SdmxRequest(address[1] == '1' ? SdmxVersion.V1 : SdmxVersion.V2, "https://corridor.example/sdmx/" + address[..2], parts[0], parts.Length > 1 ? parts[1] : null,
            accept, null, new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero)));
    }

    /// <summary>Keeps a message in a file and returns its path.</summary>
    public string Keep(byte[] message)
    {
        var file = Path.Combine(folder, $"message-{Interlocked.Increment(ref files)}.json");
        File.WriteAllBytes(file, message);
        return file;
    }

    /// <summary>What is wrong with each file, in the order of the files; empty where it is valid.</summary>
    public static async Task<string[]> Faults(string schema, params IReadOnlyList<string> files)
    {
        var lines = (await SdmxNode.Run(Repository.Root, "Corridor.Conformance/Statistics/Sdmx/validate.cjs", [schema, .. files])).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(files, lines.Select(l => l.Split('\t')[0]));
        return [.. lines.Select(l => l.Split('\t')[1])];
    }

    public void Dispose()
    {
        workspace.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
