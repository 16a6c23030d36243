using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;

namespace Corridor.Measures.Assessment;

/// <summary>The levies of a regime in the order in which they are charged, each on its base. It is data of the regime.</summary>
public sealed class LevyCascade
{
    static LevyCascade() => Texts.Add(typeof(LevyCascade).Assembly);

    private LevyCascade(ImmutableArray<LevyStep> steps) => Steps = steps;

    /// <summary>The steps in order.</summary>
    public ImmutableArray<LevyStep> Steps { get; }

    /// <summary>
    /// Makes a cascade. A levy that stands twice, and a base with a term that is neither the customs value, a cost nor
    /// an earlier levy, are faults.
    /// </summary>
    public static bool TryCreate(IEnumerable<LevyStep> steps, [NotNullWhen(true)] out LevyCascade? cascade, [NotNullWhen(false)] out Fault? fault)
    {
        cascade = null;
        fault = null;
        ImmutableArray<LevyStep> all = [.. steps];
        var earlier = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in all)
        {
            var strange = step.Base.FirstOrDefault(t => t != LevyStep.CustomsValue && !t.StartsWith(LevyStep.Cost, StringComparison.Ordinal) && !earlier.Contains(t));
            fault ??= strange is not null ? new Fault("levy.base", step.Levy, strange) : null;
            fault ??= earlier.Add(step.Levy) ? null : new Fault("levy.twice", step.Levy);
        }

        cascade = fault is null ? new LevyCascade(all) : null;
        return cascade is not null;
    }

    /// <summary>Reads a base formula: terms joined by plus signs, <c>value + duty + excise</c>.</summary>
    public static ImmutableArray<string> ReadBase(string formula) =>
        [.. formula.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
