using Corridor.Reference;

namespace Corridor.Support.Programmes;

/// <summary>A cap that several programmes share: a budget for one cost, de minimis aid over some years, the loss that several policies insure. Money (cash and costs saved) and cover are cut each by itself.</summary>
/// <param name="Id">The limit; programmes that name it share it.</param>
/// <param name="Most">What is left of it for this claim.</param>
/// <param name="Over">The period in words, or null.</param>
public sealed record SharedLimit(string Id, Rule Most, LocalizedText? Over);
