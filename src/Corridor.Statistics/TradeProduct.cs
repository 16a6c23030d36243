using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Goods;

namespace Corridor.Statistics;

/// <summary>
/// What a figure of trade is about: all goods (<c>TOTAL</c>, also the default value) or the goods of an HS code
/// of 2, 4 or 6 digits. The revision of the HS stands with the figure, not here.
/// </summary>
public readonly record struct TradeProduct
{
    private TradeProduct(CommodityCode code) => Code = code;

    /// <summary>All goods.</summary>
    public static TradeProduct Total => default;

    /// <summary>The HS code, or null for all goods.</summary>
    public CommodityCode? Code { get; }

    /// <summary>Whether this is all goods.</summary>
    public bool IsTotal => Code is null;

    /// <summary><c>TOTAL</c> or the digits.</summary>
    public string Value => Code?.Digits ?? "TOTAL";

    /// <summary>The product of an HS code; other lengths than 2, 4 and 6 digits are a bug of the caller.</summary>
    public static TradeProduct Of(CommodityCode code) => code.Length is 2 or 4 or 6
        ? new(code) : throw new ArgumentOutOfRangeException(nameof(code), code.Digits, null);

    /// <summary>Reads <c>TOTAL</c> or digits.</summary>
    public static bool TryParse(string? text, out TradeProduct product, [NotNullWhen(false)] out Fault? fault)
    {
        fault = null;
        product = default;
        if (text == "TOTAL")
        {
            return true;
        }

        if (CommodityCode.TryParse(text, out var code, out _) && code.Length is 2 or 4 or 6)
        {
            product = new TradeProduct(code);
            return true;
        }

        fault = new Fault("statistics.product", Fault.Quote(text));
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
