namespace Corridor.Support.Programmes;

/// <summary>A group of programmes of which at most so many are claimed together.</summary>
/// <param name="Id">The group.</param>
/// <param name="AtMost">How many.</param>
public sealed record StackingGroup(string Id, int AtMost);
