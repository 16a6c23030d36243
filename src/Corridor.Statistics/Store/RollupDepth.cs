namespace Corridor.Statistics.Store;

/// <summary>How deep the yearly rollup of a source goes.</summary>
internal sealed record RollupDepth(TradeFlow Flow, int Year, ushort Source, Valuation Valuation, uint Currency, int Level, bool IsSitc, long Cells);
