using System.Text.RegularExpressions;

namespace Corridor.Tests.House;

/// <summary>What a person reads stands in the text resources in three languages, never in code or pages.</summary>
public sealed partial class SourceTests
{
    // Where the words of a language are the format that is read or written, not what is said to a person.
    private static readonly Dictionary<string, string> OtherScripts = new()
    {
        ["/Duties/"] = "grammars of duty texts as tariffs publish them",
        ["/Importing/"] = "formats of published files",
        ["/Loading/"] = "formats of published files",
        ["Charges/TariffNote"] = "grammar of the notes to a tariff as it publishes them",
        ["Search/TradeAnalyzer.cs"] = "stop words of the search",
        ["Search/GoodsSearch.cs"] = "letters that the search takes for equal",
        ["Time/Days.cs"] = "the Chinese form of a date",
    };

    private static readonly Dictionary<string, string> EnglishSentences = new()
    {
        ["/Duties/"] = "grammars of duty texts as tariffs publish them",
        ["/Importing/"] = "formats of published files",
        ["/Loading/"] = "formats of published files",
        ["Api/"] = "the contract that programs read; one language, as in every OpenAPI document",
    };

    [Fact]
    public void No_literal_holds_chinese_or_russian()
    {
        var used = new HashSet<string>();
        foreach (var (path, line, code) in Lines("*.cs").Concat(Lines("*.cshtml")).Where(l => OtherScript().IsMatch(l.Code)))
        {
            var allowed = OtherScripts.Keys.FirstOrDefault(k => path.Contains(k, StringComparison.Ordinal));
            Assert.True(allowed is not null, $"{path}:{line}: {code.Trim()}");
            used.Add(allowed);
        }

        Assert.Empty(OtherScripts.Keys.Except(used).Except(["/Loading/"]));
    }

    [Fact]
    public void No_literal_is_the_code_of_an_economy_of_the_shipped_data()
    {
        Assert.All(Lines("*.cs").Concat(Lines("*.cshtml")).Where(l => Economy().IsMatch(l.Code)), l => Assert.Fail($"{l.Path}:{l.Line}: {l.Code.Trim()}"));
    }

    [Fact]
    public void No_literal_holds_a_sentence_for_a_person()
    {
        var found = 0;
        foreach (var (path, line, code) in Lines("*.cs"))
        {
            // What a bug's exception says is for its author.
            if (!Sentence().IsMatch(code) || code.Contains("throw new", StringComparison.Ordinal) || code.Contains("Exception(", StringComparison.Ordinal))
            {
                continue;
            }

            found++;
            Assert.True(EnglishSentences.Keys.Any(k => path.Contains(k, StringComparison.Ordinal)), $"{path}:{line}: {code.Trim()}");
        }

        Assert.True(found > 10, "the scan finds nothing any more");
    }

    [Fact]
    public void No_page_holds_words_of_its_own()
    {
        foreach (var (path, text) in Repository.Sources("*.cshtml"))
        {
            var words = Between().Matches(Razor().Replace(text, "")).Select(m => m.Groups[1].Value.Trim()).Where(w => Word().IsMatch(w) && w is not ("Corridor" or "API" or "JSON" or "CSV" or "PDF" or "Parquet"));
            Assert.True(!words.Any(), $"{path}: {string.Join(" | ", words)}");
        }
    }

    [Fact]
    public void Comments_stand_at_lines_so_that_the_scans_see_the_code() => Assert.All(Repository.Sources("*.cs"), f =>
        Assert.DoesNotMatch(@"(?m)^\s*/\*", f.Text));

    [Fact]
    public void Every_source_file_ends_with_a_line_end_and_has_no_carriage_return() => Assert.All(Repository.Sources("*.cs").Concat(Repository.Sources("*.cshtml")).Concat(Repository.Sources("*.yaml")), f =>
        Assert.True(f.Text.EndsWith('\n') && !f.Text.Contains('\r', StringComparison.Ordinal), f.Path));

    private static IEnumerable<(string Path, int Line, string Code)> Lines(string pattern) =>
        Repository.Sources(pattern).SelectMany(f => f.Text.Split('\n').Select((l, i) => (f.Path, i + 1, Comment().Replace(l, ""))));

    [GeneratedRegex(@"[\p{IsCyrillic}\u4E00-\u9FFF\u3040-\u30FF]")]
    private static partial Regex OtherScript();

    [GeneratedRegex("""
        "[A-Z][a-z]+,?( [A-Za-z{}',-]+){2,}
        """)]
    private static partial Regex Sentence();

    [GeneratedRegex("\"(RU|CN|US|GB|EU|EAEU|BY|KZ|AM|KG)\"")]
    private static partial Regex Economy();

    [GeneratedRegex(@"(^|\s)//.*$")]
    private static partial Regex Comment();

    // Statements and expressions of Razor, roughly: what remains is markup.
    [GeneratedRegex(@"@\*.*?\*@|@(?:using|model|page|inject|addTagHelper|inherits|namespace)[^\n]*|@\{.*?\n\}|@?\b(?:if|else|foreach|switch|for|while|case)\b[^\n]*|=>?\s*""[^""]*""", RegexOptions.Singleline)]
    private static partial Regex Razor();

    [GeneratedRegex("<(?:p|h[1-6]|a|li|dt|dd|th|td|button|label|span|legend|caption|strong|option|summary|title|figcaption)\\b[^<>]*>([^<>@]*)<")]
    private static partial Regex Between();

    [GeneratedRegex(@"[A-Za-z]{2,}")]
    private static partial Regex Word();
}
