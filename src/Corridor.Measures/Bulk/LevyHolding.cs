using System.Collections.Concurrent;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Reference.Goods;

namespace Corridor.Measures.Bulk;

/// <summary>How far the levies of a lane are held, asked once for every code between two turns.</summary>
internal sealed class LevyHolding(BulkAssessor lane)
{
    private const int Asked = 1 << 30;
    private readonly int[]? turns = lane.Regime.Turns;
    private readonly int[] table = lane.Regime.Turns is { } days ? new int[lane.Regime.Tables.RowKeys.Length * (days.Length + 1)] : [];
    private readonly ConcurrentDictionary<(int Row, int Day), int> byDay = new();

    /// <summary>A bit for each levy that is not loaded, and further up one for each that is partly held.</summary>
    public int At(int row, int day, CommodityCode code)
    {
        if (turns is null)
        {
            return byDay.TryGetValue((row, day), out var known) ? known : byDay.GetOrAdd((row, day), Ask(day, code));
        }

        var stretch = Array.BinarySearch(turns, day);
        var place = (row * (turns.Length + 1)) + (stretch >= 0 ? stretch + 1 : ~stretch);
        if (table[place] == 0)
        {
            table[place] = Ask(day, code) | Asked;
        }

        return table[place];
    }

    /// <summary>The most levies for which there are bits.</summary>
    public const int MostLevies = 15;

    private int Ask(int day, CommodityCode code)
    {
        var query = new GoodsQuery(lane.Direction, code, lane.Partner, DateOnly.FromDayNumber(day));
        var bits = 0;
        for (var i = 0; i < lane.Regime.Levies.Length; i++)
        {
            bits |= lane.Regime.Holds!(lane.Regime.Levies[i], query) switch
            {
                LevyState.NotLoaded => 1 << i,
                LevyState.Partial => 1 << (i + MostLevies),
                _ => 0,
            };
        }

        return bits;
    }
}
