namespace Corridor.Statistics.Indicators;

/// <summary>What one part did to the whole between two periods.</summary>
/// <param name="Key">The part, or null for what no part is named for: the published whole less the parts.</param>
/// <param name="Now">Its value now.</param>
/// <param name="Before">Its value in the base period.</param>
/// <param name="Change">The difference.</param>
/// <param name="Growth">Its growth; without value where the base is zero.</param>
/// <param name="Contribution">What it added to the growth of the whole.</param>
/// <param name="Share">Its share in the whole now.</param>
public sealed record Mover(string? Key, Figure Now, Figure Before, Figure Change, Figure Growth, Figure Contribution, Figure Share);
