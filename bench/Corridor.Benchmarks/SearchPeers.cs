using System.Globalization;
using System.Text;
using Corridor.Reference.Search;
using Microsoft.Data.Sqlite;

namespace Corridor.Benchmarks;

/// <summary>Something that answers a query with headings, best first.</summary>
internal interface ISearchPeer
{
    string Name { get; }

    IReadOnlyList<string> Find(string query, int top);
}

/// <summary>The search of goods as the site calls it.</summary>
internal sealed class OwnSearch(GoodsSearch search) : ISearchPeer
{
    public string Name => "Corridor (Lucene.NET)";

    public IReadOnlyList<string> Find(string query, int top) =>
        search.TryFind(query, top, typing: false, out var hits, out _) ? [.. hits.Select(h => h.Heading.Digits)] : [];
}

/// <summary>
/// SQLite's full-text search over the same documents in memory, ranked by bm25 with the same weights of fields.
/// With the tokenizer unicode61 any of the words may match; with trigram any three letters in a row.
/// </summary>
internal sealed class SqliteSearch : ISearchPeer, IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly SqliteCommand select;
    private readonly bool trigram;

    public SqliteSearch(IEnumerable<SearchDocument> documents, bool trigram)
    {
        this.trigram = trigram;
        connection.Open();
        Execute($"CREATE VIRTUAL TABLE goods USING fts5(code, terms, name, path, national, tokenize = '{(trigram ? "trigram" : "unicode61 remove_diacritics 2")}')");
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO goods VALUES ($code, $terms, $name, $path, $national)";
            foreach (var d in documents)
            {
                insert.Parameters.Clear();
                insert.Parameters.AddWithValue("$code", d.Code);
                insert.Parameters.AddWithValue("$terms", d.Terms);
                insert.Parameters.AddWithValue("$name", d.Name);
                insert.Parameters.AddWithValue("$path", d.Path);
                insert.Parameters.AddWithValue("$national", d.National);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        Execute("INSERT INTO goods(goods) VALUES ('optimize')");
        select = connection.CreateCommand();
        select.CommandText = "SELECT code FROM goods WHERE goods MATCH $query ORDER BY bm25(goods, 4.0, 2.2, 1.6, 0.5, 0.7) LIMIT 60";
        select.Parameters.Add("$query", SqliteType.Text);
        select.Prepare();
    }

    public string Name => trigram ? "SQLite FTS5, trigram" : "SQLite FTS5, unicode61";

    public IReadOnlyList<string> Find(string query, int top)
    {
        var parts = Peers.Words(query).SelectMany(Parts).Distinct().Take(48).ToList();
        if (parts.Count == 0)
        {
            return [];
        }

        select.Parameters[0].Value = string.Join(" OR ", parts);
        var headings = new List<string>();
        using var rows = select.ExecuteReader();
        while (headings.Count < top && rows.Read())
        {
            var heading = rows.GetString(0)[..4];
            if (!headings.Contains(heading))
            {
                headings.Add(heading);
            }
        }

        return headings;
    }

    public void Dispose()
    {
        select.Dispose();
        connection.Dispose();
    }

    private IEnumerable<string> Parts(string word) =>
        char.IsAsciiDigit(word[0]) && word.All(char.IsAsciiDigit) && word.Length >= 4 ? trigram ? [$"code : \"{word[..4]}\""] : [$"code : {word[..4]}*"]
        : !trigram ? [$"\"{word}\""]
        : Enumerable.Range(0, Math.Max(0, word.Length - 2)).Select(i => $"\"{word.Substring(i, 3)}\"");

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>What one writes in an hour: every document is looked through for the query's words (pairs of Chinese characters).</summary>
internal sealed class LinearScan(IReadOnlyList<SearchDocument> documents) : ISearchPeer
{
    public string Name => "linear scan";

    public IReadOnlyList<string> Find(string query, int top)
    {
        var words = Peers.Words(query).SelectMany(w => w[0] < 0x2E80 || w.Length <= 2 ? [w] : Enumerable.Range(0, w.Length - 1).Select(i => w.Substring(i, 2))).Distinct().ToList();
        var scores = new Dictionary<string, double>();
        foreach (var document in documents)
        {
            var score = 0.0;
            foreach (var word in words)
            {
                score += char.IsAsciiDigit(word[0]) && word.Length >= 4 && document.Code.StartsWith(word[..4], StringComparison.Ordinal) ? 4
                    : document.Terms.Contains(word, StringComparison.Ordinal) ? 2.2
                    : document.Name.Contains(word, StringComparison.Ordinal) ? 1.6
                    : document.National.Contains(word, StringComparison.Ordinal) ? 0.7
                    : document.Path.Contains(word, StringComparison.Ordinal) ? 0.5 : 0;
            }

            var heading = document.Code[..4];
            if (score > 0 && score > scores.GetValueOrDefault(heading))
            {
                scores[heading] = score;
            }
        }

        return [.. scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(top).Select(s => s.Key)];
    }
}

file static class Peers
{
    /// <summary>Words in small letters; dots and blanks between the digits of a code at the front are dropped.</summary>
    public static IEnumerable<string> Words(string query)
    {
        var text = GoodsSearch.Normalize(query);
        if (text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '.'))
        {
            return [new string([.. text.Where(char.IsAsciiDigit)])];
        }

        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}
