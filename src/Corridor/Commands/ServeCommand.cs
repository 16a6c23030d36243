using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Corridor.Reference;

namespace Corridor.Commands;

/// <summary><c>corridor serve</c>: prepares the data and serves the site until it is stopped.</summary>
internal static class ServeCommand
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    public static Command Make(Language language, Func<ParseResult, CommandRun> run)
    {
        var address = new Option<string>("--address") { Description = Texts.Get(language, "cli.serve.address"), DefaultValueFactory = _ => DefaultAddress };
        var command = new Command("serve", Texts.Get(language, "cli.serve")) { address };
        command.SetAction((parse, cancel) => Serve(run(parse), parse.GetValue(address)!, cancel));
        return command;
    }

    private static async Task<int> Serve(CommandRun run, string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
        {
            return run.Fail(new Fault("address.malformed", Fault.Quote(address)));
        }

        if (!Site.IsFree(address))
        {
            return run.Fail(new Fault("address.taken", address));
        }

        var clock = Stopwatch.StartNew();
        var workspace = run.Workspace;
        var building = Task.Run(() => Site.Build(workspace, address), cancel);
        await Prepare(workspace, run);
        await using var app = await building;
        await app.StartAsync(cancel);
        run.Out.WriteLine(run.T("cli.serve.ready", address, (clock.ElapsedMilliseconds / 1000m).ToString("0.0", CultureInfo.InvariantCulture)));
        await app.WaitForShutdownAsync(cancel);
        return Exit.Done;
    }

    /// <summary>Opens everything that the first page needs, so that no visitor waits for it.</summary>
    private static async Task Prepare(Workspace workspace, CommandRun run)
    {
        foreach (var refused in workspace.Library.Refused)
        {
            run.Error.WriteLine(run.T(refused.LastGoodInUse ? "cli.pack.refusedLastGood" : "cli.pack.refused", refused.Path));
            run.Fail(refused.Faults);
        }

        // Side by side, as they hardly share anything.
        await Task.WhenAll(
        [
            Task.Run(() => workspace.Search.TryFind("horse", 1, false, out _, out _)),
            Task.Run(() => workspace.Statistics),
            .. workspace.Tariffs.All.Select(t => Task.Run(() => t.Nomenclature.TryAt(t.Nomenclature.Coverage.From ?? default, out _, out _))),
        ]);
    }
}
