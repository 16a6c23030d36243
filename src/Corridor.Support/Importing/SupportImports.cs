using System.Collections.Immutable;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Support.Importing;

/// <summary>The importers of the packs that programmes of support read rates from.</summary>
public static class SupportImports
{
    /// <summary>All importers.</summary>
    public static ImmutableArray<PackImport> All { get; } = [PackImport.Of("cn-export-refund", "support/cn-export-refund", SupportSchemas.All, ExportRefundFormat.Build)];
}
