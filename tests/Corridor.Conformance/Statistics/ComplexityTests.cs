using System.Globalization;
using Corridor.Statistics.Complexity;
using Corridor.Statistics.Indicators;

namespace Corridor.Conformance.Statistics;

/// <summary>
/// World trade of 1998 to 2000, 226 economies by 785 products of SITC 4 (economiccomplexity for R, Apache-2.0), and
/// the exports by HS section with the statistics of RCA that py-economic-complexity publishes (MIT).
/// </summary>
public sealed class ComplexityTests
{
    private static readonly Lazy<ExportMatrix> World = new(() => Read("complexity/world_trade_sitc4_avg_1998_2000.csv.xz", "country", "product", "value"));
    private static readonly Lazy<EconomicComplexity> Computed = new(() => EconomicComplexity.Of(World.Value));

    [Fact]
    public void As_many_cells_have_advantage_as_the_authors_publish()
    {
        Assert.Equal((226, 785, 124_336), (World.Value.Economies.Length, World.Value.Products.Length, World.Value.Cells));
        Assert.Equal(31_951, Enumerable.Range(0, 226).Sum(Computed.Value.Diversity));
    }

    [Fact]
    public void Advantage_by_section_has_the_published_statistics()
    {
        var exports = Read("complexity/oec_hs_section_exports_fixture_exports.csv", "country_id", "section_id", "value_usd");
        double[] Of(string section) => [.. Enumerable.Range(0, 226).Select(e => (double)(exports.RevealedAdvantage(e, exports.ProductPlace(section)) ?? 0)).Order()];
        double[] Described(string section)
        {
            var all = Of(section);
            var mean = all.Average();
            double At(double share) => all[(int)(share * 225)] + (share * 225 % 1) * (all[Math.Min(225, (int)(share * 225) + 1)] - all[(int)(share * 225)]);
            return [.. new[] { mean, Math.Sqrt(all.Sum(v => (v - mean) * (v - mean)) / 225), all[0], At(0.25), At(0.5), At(0.75), all[225] }.Select(v => Math.Round(v, 6))];
        }

        Assert.Equal([3.484895, 8.261088, 0, 0.129100, 0.718371, 2.165564, 47.724923], Described("1"));
        Assert.Equal([1.959028, 6.469812, 0, 0.040933, 0.267903, 1.264129, 75.963223], Described("9"));
    }

    [Fact]
    public void The_shipped_sections_have_on_the_way_through_pack_and_store_the_advantage_of_the_published_file()
    {
        var exports = Read("complexity/oec_hs_section_exports_global_exports.csv", "country_id", "section_id", "value_usd");
        var cache = Directory.CreateTempSubdirectory("corridor-conformance-");
        using var workspace = new Workspace(Corridor.Tests.Repository.Data, cache.FullName);
        Assert.True(workspace.Analysis.TryExportStructure(Reference.Economies.EconomyCode.Parse("CN"), Reference.Economies.EconomyCode.Parse("RU"), null, null, out var found, out var fault), fault?.ToString());
        var (china, russia) = (exports.EconomyPlace("aschn"), exports.EconomyPlace("eurus"));
        CaseFiles.Each(found.Products.Select((p, i) => (Product: p, Place: exports.ProductPlace((i + 1).ToString(CultureInfo.InvariantCulture)))), p =>
            Near(p.Product.First.Advantage, exports.RevealedAdvantage(china, p.Place)) && Near(p.Product.Second.Advantage, exports.RevealedAdvantage(russia, p.Place)) ? null : p.Product.Product, atLeast: 21);
        workspace.Dispose();
        cache.Delete(recursive: true);
        static bool Near(Figure ours, decimal? exact) => ours.Value is { } own && exact is { } theirs && Math.Abs(own - theirs) < 1e-9m;
    }

    [Fact]
    public void A_second_implementation_gives_the_same_complexity_and_product_space()
    {
        var theirs = Independent.Run("complexity", Independent.Data("complexity/world_trade_sitc4_avg_1998_2000.csv.xz"));
        var (world, ours) = (World.Value, Computed.Value);
        Assert.Equal(31_951, theirs.GetProperty("advantages").GetInt32());
        Compare(theirs, "eci", 226, 1e-7, key => ours.Eci(world.EconomyPlace(key)));
        Compare(theirs, "pci", 785, 1e-7, key => ours.Pci(world.ProductPlace(key)));
        Compare(theirs, "proximity", 400, 1e-12, key => ours.Proximity(world.ProductPlace(key.Split(' ')[0]), world.ProductPlace(key.Split(' ')[1])));
        Compare(theirs, "density", 4 * 785, 1e-12, key => ours.Density(world.EconomyPlace(key.Split(' ')[0]), world.ProductPlace(key.Split(' ')[1])));
        Compare(theirs, "gain", 30, 1e-7, key => ours.OutlookGain(world.EconomyPlace(key.Split(' ')[0]), world.ProductPlace(key.Split(' ')[1])));
        Compare(theirs, "outlook", 4, 1e-5, key => ours.OutlookIndex(world.EconomyPlace(key)));
    }

    private static void Compare(System.Text.Json.JsonElement theirs, string name, int atLeast, double tolerance, Func<string, double?> ours) => CaseFiles.Each(
        theirs.GetProperty(name).EnumerateObject(), p => ours(p.Name) is { } own && Math.Abs(own - p.Value.GetDouble()) <= tolerance ? null : $"{name} {p.Name}: {ours(p.Name)}, not {p.Value.GetDouble()}", atLeast);

    private static ExportMatrix Read(string path, string economy, string product, string value)
    {
        var rows = Independent.Rows(Independent.Data(path), economy, product, value).ToList();
        var (economies, products) = (rows.Select(r => r[0]).Distinct().Order(StringComparer.Ordinal).ToList(), rows.Select(r => r[1]).Distinct().Order(StringComparer.Ordinal).ToList());
        var (economyPlaces, productPlaces) = (economies.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i), products.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i));
        return ExportMatrix.Of([.. economies], [.. products],
            rows.Select(r => new ExportCell(economyPlaces[r[0]], productPlaces[r[1]], decimal.Parse(r[2], NumberStyles.Float, CultureInfo.InvariantCulture))), new SourceRows("published", path, path));
    }
}
