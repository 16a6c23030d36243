using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Search;

namespace Corridor.Benchmarks;

/// <summary>The same text that the search of goods indexes, for one heading or subheading.</summary>
/// <param name="Code">Four or six digits.</param>
/// <param name="Terms">Everyday and trade words.</param>
/// <param name="Name">The names in the three languages.</param>
/// <param name="Path">The names of the lines above.</param>
/// <param name="National">The texts of the tariffs that stand at this code.</param>
internal sealed record SearchDocument(string Code, string Terms, string Name, string Path, string National)
{
    public static IReadOnlyList<SearchDocument> All(Workspace workspace)
    {
        var tree = workspace.HarmonizedTree;
        var terms = TradeTerms(workspace).ToLookup(t => t.Code, t => t.Term);
        var national = workspace.Tariffs.All.SelectMany(t => t.Nomenclature.Lines).Where(l => l.Code.Length >= 4)
            .ToLookup(l => (l.Code.Length >= 6 && l.IsCoded && tree.Find(l.Code.Subheading) is not null ? l.Code.Subheading : l.Code.Heading).Digits, l => l.Text.In(Language.En));
        var own = tree.Nodes.Where(n => n.Code.Length is 4 or 6).Select(n => new SearchDocument(n.Code.Digits, Joined(terms[n.Code.Digits]), Joined(Words(n.Line.Text)),
            n.Code.Length == 6 ? Joined(n.Ancestors.SelectMany(a => Words(a.Line.Text))) : "", Joined(national[n.Code.Digits])));
        var foreign = national.Where(n => tree.Find(CommodityCode.Parse(n.Key)) is null).Select(n => new SearchDocument(n.Key, "", "", "", Joined(n)));
        return [.. own, .. foreign];
    }

    /// <summary>Everyday and trade words with their codes.</summary>
    public static IEnumerable<(string Code, string Language, string Term)> TradeTerms(Workspace workspace) =>
        workspace.Library.Need("reference/trade-terms").Table("terms").Rows.Select(r => (r["code"], r["lang"], r["term"]));

    private static IEnumerable<string> Words(LocalizedText text) => new[] { text.En, text.Zh, text.Ru }.OfType<string>();

    private static string Joined(IEnumerable<string> texts) => GoodsSearch.Normalize(string.Join(" . ", texts.Distinct()));
}
