using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Corridor.Statistics.Indicators;

/// <summary>The definitions of all figures in one place, in the order in which a page shows them.</summary>
public static class Definitions
{
    private const string Balassa = "B. Balassa (1965), Trade Liberalisation and “Revealed” Comparative Advantage. The Manchester School 33(2), 99–123";
    private const string Michaely = "M. Michaely (1996), Trade Preferential Agreements in Latin America: An Ex-Ante Assessment. World Bank Policy Research Working Paper 1583";
    private const string Drysdale = "P. Drysdale, R. Garnaut (1982), Trade Intensities and the Analysis of Bilateral Trade Flows in a Many-Country World. Hitotsubashi Journal of Economics 22(2), 62–84";
    private const string Brown = "A. J. Brown (1949), Applied Economics: Aspects of the World Economy in War and Peace; K. Kojima (1964), The Pattern of International Trade among Advanced Countries. Hitotsubashi Journal of Economics 5(1), 16–36";
    private const string GrubelLloyd = "H. G. Grubel, P. J. Lloyd (1975), Intra-Industry Trade. Macmillan, London";
    private const string FingerKreinin = "J. M. Finger, M. E. Kreinin (1979), A Measure of “Export Similarity” and Its Possible Uses. The Economic Journal 89(356), 905–912";
    private const string HidalgoHausmann = "C. A. Hidalgo, R. Hausmann (2009), The Building Blocks of Economic Complexity. PNAS 106(26), 10570–10575";
    private const string Atlas = "R. Hausmann, C. A. Hidalgo et al. (2014), The Atlas of Economic Complexity. MIT Press";
    private const string ProductSpace = "C. A. Hidalgo, B. Klinger, A.-L. Barabási, R. Hausmann (2007), The Product Space Conditions the Development of Nations. Science 317, 482–487";
    private const string Hirschman = "A. O. Hirschman (1964), The Paternity of an Index. The American Economic Review 54(5), 761–762";
    private const string Imts = "UN IMTS 2010 (ST/ESA/STAT/SER.M/52/Rev.3)";
    private const string Comtrade = "UN Statistics Division, Trade Statistics Knowledgebase 50109: Calculation of dollar value in trade statistics";
    private const string Xmpi = "IMF (2009), Export and Import Price Index Manual: Theory and Practice";
    private const string Marini = "M. Marini, R. Dippelsman, M. Stanger (2018), New Estimates for Direction of Trade Statistics. IMF Working Paper 18/16";
    private const string Moore = "R. E. Moore, R. B. Kearfott, M. J. Cloud (2009), Introduction to Interval Analysis. SIAM";

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<Definition> All =
    [
        new("observed", "v", Imts),
        new("published", "v ± ½u", null),
        new("sum", "V = Σₜ Vₜ", null),
        new("cumulativeDifference", "V = V(1..n) − V(1..m)", null),
        new("converted", "V = v · r̄", Comtrade),
        new("averageRate", "r̄ = Σ_d a(d) / Σ_d b(d)", Comtrade),
        new("weightedRate", "r̄ = Σₘ Vₘ / Σₘ vₘ,  Vₘ = vₘ · r̄ₘ", Comtrade),
        new("turnover", "T = X + M", Imts),
        new("balance", "B = X − M", Imts),
        new("change", "ΔV = V₁ − V₀", null),
        new("growth", "g = V₁ / V₀ − 1", null),
        new("growthDifference", "d = g − G", null),
        new("share", "s = P / W", null),
        new("contribution", "c = (P₁ − P₀) / W₀", null),
        new("rest", "r = W − Σp", null),
        new("mirrorGap", "m = M / X − 1", Imts),
        new("mirrorDifference", "d = M − X", Imts),
        new("carriage", "c = 0.06 X", Marini),
        new("mirrorRest", "r = M − X − c", Marini),
        new("matched", "V = Σₖ vₖ,  q₀ₖ > 0, q₁ₖ > 0", Xmpi),
        new("repriced", "V₀₁ = Σₖ (v₀ₖ / q₀ₖ) q₁ₖ", Xmpi),
        new("volumeIndex", "Q = V₀₁ / V₀", Xmpi),
        new("priceIndex", "P = V₁ / V₀₁", Xmpi),
        new("volumeEffect", "V₀₁ − V₀", Xmpi),
        new("priceEffect", "V₁ − V₀₁", Xmpi),
        new("unmatchedEffect", "ΔW − (V₁ − V₀)", null),
        new("hhi", "H = Σₖ (xₖ / Σx)²", Hirschman),
        new("rca", "RCA = (x / X) / (w / W)", Balassa),
        new("grubelLloyd", "GL = 1 − |X − M| / (X + M)", GrubelLloyd),
        new("grubelLloydTotal", "GL = 1 − Σₖ |Xₖ − Mₖ| / Σₖ (Xₖ + Mₖ)", GrubelLloyd),
        new("exportSimilarity", "FK = Σₖ min(xᵢₖ / Xᵢ, xⱼₖ / Xⱼ)", FingerKreinin),
        new("complementarity", "C = 1 − ½ Σₖ |xₖ / X − mₖ / M|", Michaely),
        new("intensity", "I = (Xᵢⱼ / Xᵢ) / (Mⱼ / (W − Mᵢ))", Brown),
        new("structuralComplementarity", "C = (Σx̂ / Xᵢ) / (Mⱼ / (W − Mᵢ))", Drysdale),
        new("bias", "B = Xᵢⱼ / Σx̂", Drysdale),
        new("expectedTrade", "x̂ = x · m / (w − a)", Drysdale),
        new("tradeGap", "u = x̂ − b", Drysdale),
        new("eci", "ECI = (k − mean k) / sd k;  D⁻¹ M U⁻¹ Mᵀ k = λ₂ k", HidalgoHausmann + "; " + Atlas),
        new("pci", "PCI = (q − mean k) / sd k;  q = U⁻¹ Mᵀ k / λ₂", HidalgoHausmann + "; " + Atlas),
        new("proximity", "φ(p,r) = Σ_c M(c,p) M(c,r) / max(u(p), u(r))", ProductSpace),
        new("density", "ω(c,p) = Σ_r M(c,r) φ(p,r) / Σ_r φ(p,r),  r ≠ p", ProductSpace),
        new("coi", "COI(c) = Σ_p ω(c,p) (1 − M(c,p)) PCI(p)", Atlas),
        new("cog", "COG(c,p) = Σ_r φ(p,r) (1 − M(c,r)) PCI(r) / Σ_r φ(p,r) − (1 − ω(c,p)) PCI(p),  r ≠ p", Atlas),
        new("basePeriod", "V₀ = V₁ / (1 + g)", Moore),
        new("wholeOfPart", "W = P / s", Moore),
        new("growthOfWhole", "G = g − d", Moore),
    ];

    private static readonly FrozenDictionary<string, Definition> ById = All.ToFrozenDictionary(d => d.Id, StringComparer.Ordinal);

    /// <summary>The definition of a name; a figure never carries a name without one.</summary>
    public static Definition Find(string id) => ById.TryGetValue(id, out var found) ? found : throw new KeyNotFoundException($"No definition '{id}'.");
}
