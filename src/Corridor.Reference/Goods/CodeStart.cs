namespace Corridor.Reference.Goods;

/// <summary>Where a code begins in lines sorted by <see cref="CommodityCode.CompareTo"/>: a binary search for it finds the complement of the first line that is not before it.</summary>
internal readonly record struct CodeStart(CommodityCode Code) : IComparable<GoodsLine>, IComparable<GoodsNode>
{
    public int CompareTo(GoodsLine? other) => other!.Code < Code ? 1 : -1;

    public int CompareTo(GoodsNode? other) => CompareTo(other!.Line);
}
