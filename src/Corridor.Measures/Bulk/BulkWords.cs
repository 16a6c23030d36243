using System.Collections.Concurrent;
using Corridor.Measures.Assessment;
using Corridor.Reference;

namespace Corridor.Measures.Bulk;

/// <summary>States and reasons as words for programs.</summary>
internal static class BulkWords
{
    public static string Of(BulkState state) => state switch
    {
        BulkState.Complete => "complete",
        BulkState.Incomplete => "incomplete",
        BulkState.NotDeclarable => "not-declarable",
        _ => "not-computable",
    };

    private static string Of(UnknownKind kind) => string.Concat(kind.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>The reasons of a regime by their bits: kinds, with the fact where it is known, separated by semicolons.</summary>
    public static string Reasons(ConcurrentDictionary<(BulkRegime, ulong), string> known, BulkRegime regime, ulong bits) => bits == 0 ? "" : known.GetOrAdd(
        (regime, bits), static key => string.Join("; ", key.Item1.Reasons(key.Item2).Select(r => r.Fact is null ? Of(r.Kind) : $"{Of(r.Kind)}: {r.Fact.Label(Language.En)}").Distinct()));
}
