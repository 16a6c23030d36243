using Corridor.Support.Expressions;

namespace Corridor.Support.Simulation;

/// <summary>A case for which a verdict differs between two versions.</summary>
/// <param name="Line">The case.</param>
/// <param name="Programme">The programme.</param>
/// <param name="Old">The verdict under the old version; no where it had none.</param>
/// <param name="New">The verdict under the new version; no where it has none.</param>
public sealed record SideChange(string Line, string Programme, Truth Old, Truth New);
