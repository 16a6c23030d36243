using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;

namespace Corridor.Measures.Determination;

/// <summary>Which goods, where from or where to, and on which day: what decides which measures count.</summary>
/// <param name="Direction">Import or export.</param>
/// <param name="Code">The goods' code, declarable on that day.</param>
/// <param name="Partner">The economy of origin on import, of destination on export; null for "any", as a list of all measures has it.</param>
/// <param name="Date">The day of the declaration.</param>
public sealed record GoodsQuery(TradeDirection Direction, CommodityCode Code, EconomyCode? Partner, DateOnly Date)
{
    /// <summary>The additional codes that are declared.</summary>
    public ImmutableArray<Declared> AdditionalCodes { get; init; } = [];

    /// <summary>The documents that are presented.</summary>
    public ImmutableArray<Declared> Documents { get; init; } = [];

    /// <summary>Whether an additional code is declared for measures of a type.</summary>
    public bool HasCode(string code, MeasureType type) => Has(AdditionalCodes, code, type);

    /// <summary>Whether a document is presented for measures of a type.</summary>
    public bool HasDocument(string code, MeasureType type) => Has(Documents, code, type);

    private static bool Has(ImmutableArray<Declared> all, string code, MeasureType type)
    {
        foreach (var declared in all)
        {
            if (declared.Answers(code, type))
            {
                return true;
            }
        }

        return false;
    }
}
