using System.Collections.Immutable;
using System.Numerics;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Complexity;

/// <summary>
/// The exports of economies by product in one period and currency, and what follows from them at once: totals and
/// revealed advantage. The world is the sum of these economies. Cells lie by economy, then product.
/// </summary>
public sealed class ExportMatrix
{
    private readonly int[] starts;
    private readonly int[] products;
    private readonly decimal[] values;
    private readonly decimal[] byEconomy;
    private readonly decimal[] byProduct;
    private readonly decimal world;
    private readonly Dictionary<string, int> economyPlaces;
    private readonly Dictionary<string, int> productPlaces;

    private ExportMatrix(ImmutableArray<string> economies, ImmutableArray<string> productKeys, SourceRows rows, int[] starts, int[] products, decimal[] values)
    {
        (Economies, Products, Rows) = (economies, productKeys, rows);
        (this.starts, this.products, this.values) = (starts, products, values);
        (byEconomy, byProduct) = (new decimal[economies.Length], new decimal[productKeys.Length]);
        for (var economy = 0; economy < economies.Length; economy++)
        {
            for (var i = starts[economy]; i < starts[economy + 1]; i++)
            {
                byEconomy[economy] += values[i];
                byProduct[products[i]] += values[i];
            }

            world += byEconomy[economy];
        }

        economyPlaces = Places(economies);
        productPlaces = Places(productKeys);
    }

    /// <summary>The codes of the economies, in the order of the cells.</summary>
    public ImmutableArray<string> Economies { get; }

    /// <summary>The codes of the products, in the order of the cells.</summary>
    public ImmutableArray<string> Products { get; }

    /// <summary>Where the exports were read.</summary>
    public SourceRows Rows { get; }

    /// <summary>The number of cells with trade.</summary>
    public int Cells => values.Length;

    /// <summary>A matrix. Codes and cells that stand twice, places outside the lists and negative values are bugs of the caller and throw.</summary>
    public static ExportMatrix Of(ImmutableArray<string> economies, ImmutableArray<string> products, IEnumerable<ExportCell> cells, SourceRows rows)
    {
        var given = cells as ExportCell[] ?? [.. cells];
        var starts = new int[economies.Length + 1];
        foreach (var cell in given)
        {
            if ((uint)cell.Economy >= (uint)economies.Length || (uint)cell.Product >= (uint)products.Length || cell.Value < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(cells), cell, "Outside the lists, or negative.");
            }

            starts[cell.Economy + 1] += cell.Value > 0 ? 1 : 0;
        }

        for (var i = 0; i < economies.Length; i++)
        {
            starts[i + 1] += starts[i];
        }

        var (columns, values, next) = (new int[starts[^1]], new decimal[starts[^1]], starts.AsSpan(0, economies.Length).ToArray());
        foreach (var cell in given)
        {
            if (cell.Value > 0)
            {
                var at = next[cell.Economy]++;
                (columns[at], values[at]) = (cell.Product, cell.Value);
            }
        }

        for (var i = 0; i < economies.Length; i++)
        {
            var own = columns.AsSpan(starts[i]..starts[i + 1]);
            own.Sort(values.AsSpan(starts[i]..starts[i + 1]));
            for (var k = 1; k < own.Length; k++)
            {
                if (own[k] == own[k - 1])
                {
                    throw new ArgumentException($"{economies[i]}, {products[own[k]]} stands twice.", nameof(cells));
                }
            }
        }

        return new ExportMatrix(economies, products, rows, starts, columns, values);
    }

    /// <summary>The place of an economy, or -1.</summary>
    public int EconomyPlace(string code) => economyPlaces.GetValueOrDefault(code, -1);

    /// <summary>The place of a product, or -1.</summary>
    public int ProductPlace(string code) => productPlaces.GetValueOrDefault(code, -1);

    /// <summary>The exports of an economy of a product; zero where there is no cell.</summary>
    public decimal Value(int economy, int product)
    {
        var at = products.AsSpan(starts[economy]..starts[economy + 1]).BinarySearch(product);
        return at < 0 ? 0 : values[starts[economy] + at];
    }

    /// <summary>Revealed comparative advantage, or null where the economy or the product has no exports.</summary>
    public decimal? RevealedAdvantage(int economy, int product) => byEconomy[economy] == 0 || byProduct[product] == 0 ? null
        : Value(economy, product) / byEconomy[economy] / (byProduct[product] / world);

    /// <summary>The products that an economy exports with advantage, RCA ≥ 1, in their order.</summary>
    public IEnumerable<int> Advantages(int economy)
    {
        for (var i = starts[economy]; i < starts[economy + 1]; i++)
        {
            if (IsAdvantage(values[i], byEconomy[economy], byProduct[products[i]]))
            {
                yield return products[i];
            }
        }
    }

    // x · W ≥ X · P. Floating point decides unless the two sides are so near that its error could.
    private bool IsAdvantage(decimal value, decimal ofEconomy, decimal ofProduct)
    {
        var (left, right) = ((double)value * (double)world, (double)ofEconomy * (double)ofProduct);
        return Math.Abs(left - right) > right * 1e-12
            ? left > right
            : Product(value, world, ofEconomy.Scale + ofProduct.Scale) >= Product(ofEconomy, ofProduct, value.Scale + world.Scale);
    }

    private static BigInteger Product(decimal a, decimal b, int scale) => Digits(a) * Digits(b) * BigInteger.Pow(10, scale);

    private static BigInteger Digits(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        return ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
    }

    private static Dictionary<string, int> Places(ImmutableArray<string> codes) => codes.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i, StringComparer.Ordinal);
}
