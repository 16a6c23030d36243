using Corridor.Reference.Time;

namespace Corridor.Support.Expressions;

/// <summary>A row of a table of rates.</summary>
/// <param name="Key">A commodity code or a word; empty where the table has only days.</param>
/// <param name="Days">The days on which it holds.</param>
/// <param name="Value">The value, or null where no source states it.</param>
/// <param name="Source">The id of the source that states it.</param>
/// <param name="IsVerified">Whether a source confirms it; a row that none confirms is never counted.</param>
public sealed record RateRow(string Key, DateRange Days, Value? Value, string Source, bool IsVerified = true);
