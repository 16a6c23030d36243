using System.Globalization;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = System.IO.Directory;

namespace Corridor.Reference.Search;

/// <summary>Builds the index that <see cref="GoodsSearch"/> reads: one document a heading and a subheading.</summary>
public static class GoodsIndex
{
    internal const string Code = "code";
    internal const string Terms = "terms";
    internal const string Exact = "exact";
    internal const string Name = "name";
    internal const string Path = "path";
    internal const string National = "national";
    internal const string IsForeign = "is-foreign";
    internal const string ForeignName = "foreign";

    // Grows when the form of the index changes, so that an older one is not read.
    private const int Form = 7;

    /// <summary>
    /// Makes the index unless it is there, and returns its folder. Half an index is never seen: it is built aside and
    /// moved. Of programs that start together one builds and the others wait.
    /// </summary>
    /// <param name="cache">Where indexes are kept.</param>
    /// <param name="content">What tells the content apart: the hashes of all packs that go in.</param>
    /// <param name="harmonizedSystem">The tree of headings and subheadings.</param>
    /// <param name="terms">Everyday and trade words by code.</param>
    /// <param name="nomenclatures">The nomenclatures whose texts are searched too.</param>
    /// <param name="building">Told once when the index has to be built.</param>
    public static string Prepare(string cache, string content, GoodsTree harmonizedSystem, Func<IEnumerable<(CommodityCode Code, string Term)>> terms,
        Func<IEnumerable<Nomenclature>> nomenclatures, Action? building = null)
    {
        var folder = System.IO.Path.Combine(cache, "search", Form.ToString(CultureInfo.InvariantCulture) + "-" + content);
        if (Directory.Exists(folder))
        {
            return folder;
        }

        building?.Invoke();
        using var only = FolderLock.Take(System.IO.Path.Combine(cache, "search"));
        if (Directory.Exists(folder))
        {
            return folder;
        }

        var part = folder + ".part";
        if (Directory.Exists(part))
        {
            Directory.Delete(part, recursive: true);
        }

        Build(part, harmonizedSystem, terms().ToLookup(t => t.Code.Digits, t => t.Term), nomenclatures());
        foreach (var old in Directory.EnumerateDirectories(System.IO.Path.Combine(cache, "search")).Where(d => d != part).ToList())
        {
            Directory.Delete(old, recursive: true);
        }

        Directory.Move(part, folder);
        return folder;
    }

    private static void Build(string folder, GoodsTree tree, ILookup<string, string> terms, IEnumerable<Nomenclature> nomenclatures)
    {
        var national = new Dictionary<string, HashSet<string>>();
        var foreign = new Dictionary<string, string>();
        foreach (var line in nomenclatures.SelectMany(n => n.Lines).Where(l => l.Code.Length >= 4))
        {
            var text = line.Text.In(Language.En);
            var at = tree.Find(line.Code.Subheading) is not null && line.Code.Length >= 6 && line.IsCoded ? line.Code.Subheading : line.Code.Heading;
            if (tree.Find(line.Code.Heading) is null)
            {
                // Some schedules print no line for a heading of their own; its first line names it then.
                if (!foreign.TryAdd(line.Code.Heading.Digits, text) && line.Code.Length == 4 && line.IsCoded)
                {
                    foreign[line.Code.Digits] = text;
                }

                at = line.Code.Heading;
            }

            if (!national.TryGetValue(at.Digits, out var texts))
            {
                national.Add(at.Digits, texts = []);
            }

            texts.Add(text);
        }

        using var directory = FSDirectory.Open(Directory.CreateDirectory(folder));
        using var analyzer = new TradeAnalyzer(forQueries: false);
        using var stems = new TradeAnalyzer(forQueries: true);
        using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { RAMBufferSizeMB = 128 });
        foreach (var node in tree.Nodes.Where(n => n.Code.Length is 4 or 6))
        {
            var digits = node.Code.Digits;
            var document = new Document { new StringField(Code, digits, Field.Store.YES) };
            Add(document, Name, Texts(node.Line.Text));
            Add(document, Terms, terms[digits]);
            if (node.Code.Length == 6)
            {
                Add(document, Path, node.Ancestors.SelectMany(a => Texts(a.Line.Text)));
            }

            Add(document, National, national.GetValueOrDefault(digits) ?? []);
            foreach (var key in terms[digits].SelectMany(t => Keys(stems, t)).Distinct())
            {
                document.Add(new StringField(Exact, key, Field.Store.NO));
            }

            writer.AddDocument(document);
        }

        foreach (var (digits, name) in foreign.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var document = new Document { new StringField(Code, digits, Field.Store.YES), new StoredField(ForeignName, name), new StringField(IsForeign, "yes", Field.Store.NO) };
            Add(document, National, national.GetValueOrDefault(digits) ?? []);
            writer.AddDocument(document);
        }

        writer.ForceMerge(1);
        writer.Commit();
    }

    private static IEnumerable<string> Keys(TradeAnalyzer stems, string term)
    {
        var text = GoodsSearch.Normalize(term);
        var han = GoodsSearch.Scripts(text, han: true).Replace(" ", "", StringComparison.Ordinal);
        if (han.Length > 0)
        {
            yield return han;
        }

        if (GoodsSearch.Tokens(stems, GoodsSearch.Scripts(text, han: false), 12) is { Count: > 0 } tokens)
        {
            yield return GoodsSearch.Key(tokens);
        }
    }

    private static IEnumerable<string> Texts(LocalizedText text) => new[] { text.En, text.Zh, text.Ru }.OfType<string>();

    private static void Add(Document document, string field, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            document.Add(new TextField(field, GoodsSearch.Normalize(text), Field.Store.NO));
        }
    }
}
