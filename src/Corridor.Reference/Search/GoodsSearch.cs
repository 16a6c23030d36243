using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Corridor.Reference.Goods;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace Corridor.Reference.Search;

/// <summary>
/// Finds goods by code, by words in any of the three languages, or by both. Names of the Harmonized System,
/// everyday and trade words, and the texts of all loaded nomenclatures lead to headings; an answer lists
/// headings, each with its best line. Thread-safe.
/// </summary>
public sealed class GoodsSearch : IDisposable
{
    /// <summary>The longest query, in characters.</summary>
    public const int MostCharacters = 200;

    /// <summary>The most headings that one answer lists.</summary>
    public const int MostHits = 100;

    private const int MostTokens = 24;

    // So many headings are listed however little they fit.
    private const int MostUnlike = 5;

    private static readonly (string Field, float Weight)[] Fields =
        [(GoodsIndex.Terms, 2.2f), (GoodsIndex.Name, 1.6f), (GoodsIndex.Path, 0.5f), (GoodsIndex.National, 0.7f)];

    private readonly FSDirectory directory;
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;
    private readonly TradeAnalyzer analyzer = new(forQueries: true);
    private readonly GoodsTree tree;
    private readonly FrozenDictionary<string, string> foreignHeadings;

    /// <summary>Opens an index that <see cref="GoodsIndex.Prepare"/> made.</summary>
    /// <param name="folder">The index's folder.</param>
    /// <param name="harmonizedSystem">The tree that gives names to codes.</param>
    public GoodsSearch(string folder, GoodsTree harmonizedSystem)
    {
        tree = harmonizedSystem;
        directory = FSDirectory.Open(folder);
        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader);
        foreignHeadings = Foreign().ToFrozenDictionary(f => f.Code, f => f.Name, StringComparer.Ordinal);
    }

    /// <summary>Finds the headings that fit a query, best first.</summary>
    /// <param name="query">A code, words, or both.</param>
    /// <param name="top">How many headings at most.</param>
    /// <param name="typing">Whether the last word may still be incomplete.</param>
    /// <param name="hits">The headings; none where nothing fits.</param>
    /// <param name="fault">What is wrong with the query.</param>
    public bool TryFind(string? query, int top, bool typing, [NotNullWhen(true)] out IReadOnlyList<GoodsHit>? hits, [NotNullWhen(false)] out Fault? fault)
    {
        hits = null;
        if (string.IsNullOrWhiteSpace(query))
        {
            fault = new Fault("search.empty");
            return false;
        }

        if (query.Length > MostCharacters)
        {
            fault = new Fault("search.tooLong", query.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), MostCharacters.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return false;
        }

        fault = null;
        top = Math.Clamp(top, 1, MostHits);
        var text = Normalize(query);
        var (code, words) = SplitCode(text);
        hits = words.Length == 0 && code is { } only ? ByCode(only, top) : ByWords(words, code, top, typing);
        return true;
    }

    /// <summary>The form in which texts are compared: compatibility characters folded, ё as е, small letters.</summary>
    public static string Normalize(string text)
    {
        // A lone surrogate cannot be normalized; it is no part of any name.
        var clean = string.Concat(text.EnumerateRunes().Where(r => r != Rune.ReplacementChar).Select(r => r.ToString()));

        // Without the data of ICU only ASCII is normalized, so what people really type is folded here: full-width
        // signs, and й and ё in two signs as some systems write them.
        var folded = string.Create(clean.Length, clean, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] is >= '！' and <= '～' ? (char)(source[i] - '！' + '!') : source[i] == '\u3000' ? ' ' : source[i];
            }
        });
        return folded.Normalize(NormalizationForm.FormKC).ToLowerInvariant()
            .Replace("и\u0306", "й", StringComparison.Ordinal).Replace("е\u0308", "е", StringComparison.Ordinal).Replace('ё', 'е').Trim();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
        analyzer.Dispose();
    }

    // A query is a code where it is made of digits; digits in front of words are a code from four digits on.
    private static (CommodityCode? Code, string Words) SplitCode(string text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ' ' or '.'))
        {
            end++;
        }

        // "0207 курица": the blank belongs to neither; "20x30" is no code.
        var digits = text[..end].Trim(' ', '.');
        var rest = text[end..].Trim();
        if (digits.Length == 0 || (rest.Length > 0 && end > 0 && text[end - 1] is not (' ' or '.') && char.IsAscii(rest[0]))
            || !CommodityCode.TryParse(digits, out var code, out _) || (rest.Length > 0 && code.Length < 4))
        {
            return (null, text);
        }

        return (code, rest);
    }

    private List<GoodsHit> ByCode(CommodityCode code, int top)
    {
        var hits = new List<GoodsHit>();
        if (code.Length == 2 || code.Length == 3)
        {
            foreach (var node in tree.Nodes.Where(n => n.Code.Length == 4 && n.Code.StartsWith(code)).Take(top))
            {
                hits.Add(Hit(node.Code, 1));
            }

            return hits.Count > 0 || code.Length == 3 ? hits : [.. foreignHeadings.Keys.Order(StringComparer.Ordinal)
                .Select(CommodityCode.Parse).Where(h => h.StartsWith(code)).Take(top).Select(h => Hit(h, 1))];
        }

        if (tree.Find(code.Heading) is not null || foreignHeadings.ContainsKey(code.Heading.Digits))
        {
            // The code itself when the system has it, else the longest beginning that it has.
            var best = code.Subheading;
            while (best.Length > 4 && tree.Find(best) is null)
            {
                best = best.Cut(best.Length - 1);
            }

            hits.Add(Hit(best, 2));
        }

        return hits;
    }

    private List<GoodsHit> ByWords(string words, CommodityCode? code, int top, bool typing)
    {
        var tokens = Tokens(words);
        if (tokens.Count == 0)
        {
            return code is { } c ? ByCode(c, top) : [];
        }

        var whole = new BooleanQuery();
        for (var i = 0; i < tokens.Count; i++)
        {
            whole.Add(TokenQuery(tokens[i], typing && i == tokens.Count - 1), Occur.SHOULD);
        }

        foreach (var (key, boost) in ExactKeys(words))
        {
            whole.Add(new ConstantScoreQuery(new TermQuery(new Term(GoodsIndex.Exact, key))) { Boost = boost }, Occur.SHOULD);
        }

        if (typing && tokens.Count == 1)
        {
            // A trade word that goes on from what has been typed is likelier meant than a long name that holds such a word.
            whole.Add(new ConstantScoreQuery(new PrefixQuery(new Term(GoodsIndex.Exact, tokens[0]))) { Boost = 8 }, Occur.SHOULD);
        }

        if (code is { } prefix)
        {
            whole.Add(new ConstantScoreQuery(new PrefixQuery(new Term(GoodsIndex.Code, prefix.Heading.Digits))) { Boost = 40 }, Occur.SHOULD);
        }

        var found = searcher.Search(whole, Math.Max(200, top * 12)).ScoreDocs;
        if (found.Length == 0)
        {
            // No pair of characters is known (a colloquial or mistyped word): single characters still point somewhere.
            foreach (var character in Scripts(words, han: true).Where(c => c != ' ').Distinct().Take(MostTokens))
            {
                whole.Add(TokenQuery(character.ToString(), false), Occur.SHOULD);
            }

            found = searcher.Search(whole, 200).ScoreDocs;
        }

        return [.. found
            .Select(d => (Code: CommodityCode.Parse(Stored(d.Doc, GoodsIndex.Code)!), d.Score))
            .GroupBy(d => d.Code.Heading)
            .Select(g => (Best: g.First(), Score: g.First().Score + 0.05f * g.Skip(1).Take(3).Sum(d => d.Score)))
            .OrderByDescending(g => g.Score).ThenBy(g => g.Best.Code)
            // What scores far below the best only shares a common word with it.
            .Where((g, i) => i < MostUnlike || g.Score > found[0].Score * 0.2f)
            .Take(top).Select(g => Hit(g.Best.Code, g.Score))];
    }

    private DisjunctionMaxQuery TokenQuery(string token, bool mayBeIncomplete)
    {
        var known = Fields.Any(f => reader.DocFreq(new Term(f.Field, token)) > 0);
        var any = new DisjunctionMaxQuery(0.15f);
        foreach (var (field, weight) in Fields)
        {
            var term = new Term(field, token);
            if (known)
            {
                any.Add(new TermQuery(term) { Boost = weight });
            }

            if (mayBeIncomplete && token.Length >= 2)
            {
                any.Add(new PrefixQuery(term) { Boost = weight * 0.8f });
            }
            else if (!known && token.Length >= 4 && token[0] < 0x2E80)
            {
                any.Add(new FuzzyQuery(term, token.Length >= 6 ? 2 : 1, prefixLength: 1, maxExpansions: 30, transpositions: true) { Boost = weight });
            }
        }

        return any;
    }

    // Keys of whole terms that stand inside the query; longer ones weigh more.
    private IEnumerable<(string Key, float Boost)> ExactKeys(string words)
    {
        var seen = new HashSet<string>();
        var plain = Tokens(Scripts(words, han: false));
        for (var length = Math.Min(5, plain.Count); length >= 1; length--)
        {
            for (var start = 0; start + length <= plain.Count; start++)
            {
                var key = Key(plain.GetRange(start, length));
                if (seen.Add(key))
                {
                    yield return (key, 5f * length + (length == plain.Count ? 6f : 0));
                }
            }
        }

        foreach (var run in Scripts(words, han: true).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            for (var length = Math.Min(10, run.Length); length >= 1; length--)
            {
                for (var start = 0; start + length <= run.Length; start++)
                {
                    var key = run.Substring(start, length);
                    if ((length > 1 || run.Length == 1) && seen.Add(key))
                    {
                        // Chinese puts the thing itself last, so an equally long word further back weighs more.
                        yield return (key, 3.5f * length + (start + length == run.Length ? 3f : 0) + (length == run.Length ? 6f : 0));
                    }
                }
            }
        }
    }

    /// <summary>The key of a whole term: its stems in order of the alphabet, or its Chinese characters as they stand.</summary>
    internal static string Key(IEnumerable<string> stems) => string.Join(' ', stems.Order(StringComparer.Ordinal));

    /// <summary>The part of a text in Chinese characters, or the part that is not, runs parted by blanks.</summary>
    internal static string Scripts(string text, bool han)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            result.Append((c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF') == han ? c : ' ');
        }

        return result.ToString();
    }

    private List<string> Tokens(string text) => Tokens(analyzer, text, MostTokens);

    internal static List<string> Tokens(TradeAnalyzer analyzer, string text, int most)
    {
        var tokens = new List<string>();
        using var stream = analyzer.GetTokenStream("q", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (tokens.Count < most && stream.IncrementToken())
        {
            tokens.Add(term.ToString()!);
        }

        stream.End();
        return tokens;
    }

    private GoodsHit Hit(CommodityCode code, float score)
    {
        LocalizedText Name(CommodityCode c) => tree.Find(c)?.Line.Text
            ?? new LocalizedText(foreignHeadings.GetValueOrDefault(c.Digits) ?? c.Digits, null, null);
        return new GoodsHit(code, code.Heading, Name(code), Name(code.Heading), score);
    }

    // Headings that only a national nomenclature has (chapters 98 and 99).
    private IEnumerable<(string Code, string Name)> Foreign()
    {
        foreach (var found in searcher.Search(new TermQuery(new Term(GoodsIndex.IsForeign, "yes")), 1000).ScoreDocs)
        {
            yield return (Stored(found.Doc, GoodsIndex.Code)!, Stored(found.Doc, GoodsIndex.ForeignName)!);
        }
    }

    private string? Stored(int document, string field) =>
        searcher.Doc(document).Get(field, System.Globalization.CultureInfo.InvariantCulture);
}
