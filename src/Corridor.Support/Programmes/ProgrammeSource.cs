using Corridor.Reference;

namespace Corridor.Support.Programmes;

/// <summary>A source that rules of a programme point to.</summary>
/// <param name="Id">As the file writes it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address, or null.</param>
/// <param name="AsOf">Its date or edition, as the file writes it; null where it is undated.</param>
/// <param name="Grade">How far it confirms what it says.</param>
/// <param name="IsStale">Whether it is undated or so old that the terms may have changed.</param>
public sealed record ProgrammeSource(string Id, LocalizedText Title, string? Url, string? AsOf, Grade Grade, bool IsStale);
