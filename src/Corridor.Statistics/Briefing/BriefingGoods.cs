using Corridor.Reference;

namespace Corridor.Statistics.Briefing;

/// <summary>Goods as a briefing names them.</summary>
/// <param name="Code">The HS code, of 2, 4 or 6 digits.</param>
/// <param name="Name">The name in three languages.</param>
public sealed record BriefingGoods(string Code, LocalizedText Name);
