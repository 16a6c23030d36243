using System.ComponentModel;
using System.Diagnostics;

namespace Corridor.SiteTests.Api;

/// <summary>Runs a script with node and the test packages of npm; the test is skipped where either is missing.</summary>
internal static class SdmxNode
{
    /// <param name="root">The folder of the solution.</param>
    /// <param name="script">The script below the folder of the tests.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it writes.</returns>
    public static async Task<string> Run(string root, string script, params IReadOnlyList<string> arguments)
    {
        var tests = Path.Combine(root, "tests");
        var modules = Path.Combine(tests, "Corridor.Site.Tests", "node_modules");
        Assert.SkipUnless(Directory.Exists(Path.Combine(modules, "sdmx-json-parser")), "the test packages of npm are not installed: npm ci in tests/Corridor.Site.Tests");
        var start = new ProcessStartInfo("node", [Path.Combine(tests, script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NODE_PATH"] = modules;
        Process? node = null;
        try
        {
            node = Process.Start(start);
        }
        catch (Win32Exception)
        {
            Assert.Skip("node is not installed");
        }

        using (node!)
        {
            var errors = node!.StandardError.ReadToEndAsync();
            var text = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, await errors);
            return text;
        }
    }
}
