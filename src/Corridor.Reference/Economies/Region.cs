namespace Corridor.Reference.Economies;

/// <summary>A geographic region of UN M49 (Standard country or area codes for statistical use); a grouping for statistics, no statement on any territory.</summary>
/// <param name="Code">The M49 number in three digits.</param>
/// <param name="Name">The name in three languages.</param>
/// <param name="PartOf">The region above it, or null for the five that M49 begins with.</param>
public sealed record Region(string Code, LocalizedText Name, string? PartOf);
