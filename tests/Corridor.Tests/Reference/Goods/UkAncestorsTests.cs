using System.Formats.Tar;
using System.Text.Json;
using Corridor.Reference.Goods;
using SharpCompress.Compressors.Xz;

namespace Corridor.Tests.Reference.Goods;

/// <summary>The tree of the United Kingdom, derived from codes and suffixes, against indents and ancestors in pages of the tariff's API.</summary>
public sealed class UkAncestorsTests(ShippedData shipped, ITestOutputHelper output)
{
    // The published list has no indents. Where lines without codes of their own stand below each other, their depth
    // cannot be told from the codes: the tree is then shallower than the tariff, with the same lines in the same order.
    private static readonly HashSet<string> Shallower = ["0102291010", "1516209821", "1704907100", "2710124900", "8708701080"];

    [Fact]
    public void A_line_stands_below_the_ancestors_that_the_tariff_shows()
    {
        var tree = ShippedData.TreeOn(shipped.Tariff("gb").Nomenclature, ShippedData.Day("2021-01-01"));
        var compared = 0;
        var faults = new List<string>();
        foreach (var (name, page) in Pages())
        {
            if (Ancestors(page) is not { } a)
            {
                continue;
            }

            compared++;
            var node = tree.Find(CommodityCode.Parse(a.Code));
            var fault = node is null ? $"{name}: {a.Code} is not in the tree"
                : node.Line.Indent != a.Indents + 1 ? $"{name}: {a.Code} stands at {node.Line.Indent}, the page says {a.Indents + 1}"
                : a.Above.Where(x => !node.Ancestors.Any(n => n.Code.Padded[..10] == x.Code && n.Line.Suffix == x.Suffix && n.Line.Indent == x.Indents + 1)).Select(x => $"{name}: {x} is not above {a.Code}: {string.Join(' ', node.Ancestors.Select(n => (n.Code, n.Line.Suffix, n.Line.Indent)))}").FirstOrDefault();
            if (fault is not null)
            {
                output.WriteLine(fault);
                faults.Add(a.Code);
            }
        }

        Assert.InRange(compared, 10, 30);
        Assert.Equal(Shallower.Order(StringComparer.Ordinal), faults.Distinct().Order(StringComparer.Ordinal));
    }

    private static (string Code, int Indents, List<(string Code, int Suffix, int Indents)> Above)? Ancestors(JsonElement page)
    {
        if (page.TryGetProperty("ancestors", out var ancestors) && page.TryGetProperty("number_indents", out var indents))
        {
            return (page.GetProperty("goods_nomenclature_item_id").GetString()!, indents.GetInt32(), [.. ancestors.EnumerateArray().Select(One)]);
        }

        if (page.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty("attributes", out var own) && own.TryGetProperty("number_indents", out indents))
        {
            var ids = data.GetProperty("relationships").TryGetProperty("ancestors", out var related) ? related.GetProperty("data").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToHashSet() : [];
            return (own.GetProperty("goods_nomenclature_item_id").GetString()!, indents.GetInt32(),
                [.. page.GetProperty("included").EnumerateArray().Where(i => i.GetProperty("type").GetString() == "commodity" && ids.Contains(i.GetProperty("id").GetString())).Select(i => One(i.GetProperty("attributes")))]);
        }

        return null;
    }

    private static (string Code, int Suffix, int Indents) One(JsonElement a) => (
        a.GetProperty("goods_nomenclature_item_id").GetString()!,
        Math.Min(80, int.Parse(a.GetProperty("producline_suffix").GetString()!, System.Globalization.CultureInfo.InvariantCulture)),
        a.GetProperty("number_indents").GetInt32());

    private static IEnumerable<(string Name, JsonElement Page)> Pages()
    {
        using var stream = File.OpenRead(Repository.Shared("data/tariff/gb/uk_xi_commodity_api_samples.tar.xz"));
        using var tar = new TarReader(new XZStream(stream));
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            if (!entry.Name.EndsWith(".json", StringComparison.Ordinal) || entry.DataStream is null)
            {
                continue;
            }

            using var text = new StreamReader(entry.DataStream);
            var json = text.ReadToEnd();
            if (json.TrimStart().StartsWith('{'))
            {
                yield return (entry.Name, JsonDocument.Parse(json).RootElement);
            }
        }
    }
}
