using Corridor.Reference;

namespace Corridor.Statistics;

/// <summary>
/// The texts of this part (<c>Texts/statistics.yaml</c>). Opening a store, building a pack and asking for the
/// schemas register them by themselves; a program that shows texts earlier calls <see cref="Register"/>.
/// </summary>
public static class StatisticsTexts
{
    /// <summary>Makes the texts known; a second call does nothing.</summary>
    public static void Register() => Texts.Add(typeof(StatisticsTexts).Assembly);
}
