using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Search;
using Sylvan.Data.Csv;

namespace Corridor.Benchmarks;

/// <summary>A query and the headings from which it was made; one of them among the first five is a hit.</summary>
internal sealed record SearchQuery(string Kind, string Text, IReadOnlySet<string> Headings)
{
    private const int Each = 120;

    /// <summary>Queries drawn with a seed from the names and words of the packs: the same ones on every run over the same packs.</summary>
    public static IReadOnlyList<SearchQuery> Draw(Workspace workspace, int seed)
    {
        var random = new Random(seed);
        var queries = new List<SearchQuery>();
        var terms = SearchDocument.TradeTerms(workspace).ToList();
        var headings = terms.GroupBy(t => GoodsSearch.Normalize(t.Term)).ToDictionary(g => g.Key, g => (IReadOnlySet<string>)g.Select(t => t.Code[..Math.Min(4, t.Code.Length)]).ToHashSet());
        var names = workspace.HarmonizedTree.Nodes.Where(n => n.Code.Length is 4 or 6).ToArray();
        foreach (var language in Languages.All)
        {
            var tag = language.Tag();
            var own = terms.Where(t => t.Language == tag && t.Code.Length >= 4).ToArray();
            for (var i = 0; i < Each; i++)
            {
                var (code, _, term) = own[random.Next(own.Length)];
                queries.Add(new("word, " + tag, term, headings[GoodsSearch.Normalize(term)]));

                var node = names[random.Next(names.Length)];
                if (node.Line.Text.Exactly(language) is { } name)
                {
                    queries.Add(new("phrase of a name, " + tag, Phrase(name, language, random), new HashSet<string> { node.Code.Heading.Digits }));
                }

                (code, _, term) = own[random.Next(own.Length)];
                if (term.Length >= (language == Language.Zh ? 4 : 6))
                {
                    queries.Add(new("misspelt, " + tag, Misspell(term, language, random), headings[GoodsSearch.Normalize(term)]));
                }

                (code, _, term) = own[random.Next(own.Length)];
                queries.Add(new("code and word, " + tag, $"{code[..4]} {term}", new HashSet<string> { code[..4] }));
            }
        }

        var coded = workspace.Tariffs.All.SelectMany(t => t.Nomenclature.Lines.Where(l => l.IsCoded && l.Code.Length >= 4).Select(l => (l.Code, t.Format))).ToArray();
        for (var i = 0; i < Each * 3; i++)
        {
            var (code, format) = coded[random.Next(coded.Length)];
            queries.Add(new("code", random.Next(2) == 0 ? code.Digits : format.Print(code), new HashSet<string> { code.Heading.Digits }));
        }

        return queries;
    }

    /// <summary>The table of queries that the tests hold, where it is there: people's words with the heading expected.</summary>
    public static IReadOnlyList<SearchQuery> OfTests()
    {
        var file = Path.Combine(Place.Root, "tests", "Corridor.Tests", "Reference", "Search", "queries.csv");
        if (!File.Exists(file))
        {
            return [];
        }

        using var csv = CsvDataReader.Create(file);
        var queries = new List<SearchQuery>();
        while (csv.Read())
        {
            var expected = csv.GetString(csv.GetOrdinal("expected")).Split([' ', '|', ';', '/'], StringSplitOptions.RemoveEmptyEntries);
            queries.Add(new("the tests' table", csv.GetString(csv.GetOrdinal("query")), expected.Select(e => e[..Math.Min(4, e.Length)]).ToHashSet()));
        }

        return queries;
    }

    private static string Phrase(string name, Language language, Random random)
    {
        if (language == Language.Zh)
        {
            var length = Math.Min(name.Length, 3 + random.Next(4));
            return name.Substring(random.Next(name.Length - length + 1), length);
        }

        var words = name.Split([' ', ',', ';', '(', ')', ':'], StringSplitOptions.RemoveEmptyEntries);
        var count = Math.Min(words.Length, 2 + random.Next(3));
        return string.Join(' ', words.Skip(random.Next(words.Length - count + 1)).Take(count));
    }

    // One letter dropped, doubled by another, replaced, or exchanged with its neighbour; never the first.
    private static string Misspell(string term, Language language, Random random)
    {
        var letters = language switch { Language.Ru => "абвгдежзийклмнопрстуфхцчшщыьэюя", Language.Zh => "的一是了我不人在他有这上们来到时大地为子", _ => "abcdefghijklmnopqrstuvwxyz" };
        var letter = letters[random.Next(letters.Length)].ToString(CultureInfo.InvariantCulture);
        var at = 1 + random.Next(term.Length - 2);
        return random.Next(4) switch
        {
            0 => term.Remove(at, 1),
            1 => term.Insert(at, letter),
            2 => term.Remove(at, 1).Insert(at, letter),
            _ => $"{term[..at]}{term[at + 1]}{term[at]}{term[(at + 2)..]}",
        };
    }
}
