using System.Text.RegularExpressions;
using Corridor.Reference;

namespace Corridor.Tests.Reference;

public sealed partial class TextsTests
{
    // The same in every language.
    private static readonly HashSet<string> Names = ["nav.api", "language.own", "statistics.product.code", "sdmx.sender", "sdmx.agency.SDMX", "sdmx.agency.CORRIDOR"];

    [Fact]
    public void The_texts_of_all_four_assemblies_are_there()
    {
        Assert.True(Texts.All.Count > 300, $"only {Texts.All.Count} texts");
        Assert.All(["fault.code.malformed", "duty.need.date", "statistics.world", "cli.root", "site.home"], key => Assert.True(Texts.Has(key), key));
    }

    [Fact]
    public void Every_text_stands_in_three_languages() => Assert.All(Texts.All, text => Assert.All(
        Languages.All, l => Assert.False(string.IsNullOrWhiteSpace(text.Value.Exactly(l)), $"{text.Key} has no text in {l.Tag()}")));

    [Fact]
    public void The_three_languages_take_the_same_arguments() => Assert.All(Texts.All, text =>
    {
        var places = Languages.All.Select(l => string.Join(' ', Placeholder().Matches(text.Value.Exactly(l)!).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal))).Distinct().ToList();
        Assert.True(places.Count == 1, $"{text.Key}: {string.Join(" | ", places)}");
        // The findings of an import's checks take one list of arguments; each says what concerns it.
        Assert.True(places[0].Length == 0 || places[0].StartsWith("{0", StringComparison.Ordinal) || text.Key.StartsWith("statistics.check.", StringComparison.Ordinal), $"{text.Key} has no {{0}}");
        Assert.All(Languages.All, l => Assert.NotEmpty(Texts.Format(l, text.Key, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j")));
    });

    [Fact]
    public void Chinese_is_written_in_chinese_and_russian_in_cyrillic() => Assert.All(Texts.All, text =>
    {
        if (!Names.Contains(text.Key))
        {
            Assert.True(Han().IsMatch(text.Value.Zh!) || !HasWords(text.Value.Zh!), $"{text.Key}: {text.Value.Zh}");
            Assert.True(Cyrillic().IsMatch(text.Value.Ru!) || !HasWords(text.Value.Ru!), $"{text.Key}: {text.Value.Ru}");
        }

        Assert.False(Han().IsMatch(text.Value.Ru!) || Han().IsMatch(text.Value.En!), $"{text.Key}: Chinese in another language");
        Assert.False(Cyrillic().IsMatch(text.Value.Zh!) || Cyrillic().IsMatch(text.Value.En!), $"{text.Key}: Russian in another language");
    });

    [Fact]
    public void Russian_words_hold_no_latin_letter_that_looks_like_a_cyrillic_one() => Assert.All(Texts.All, text =>
        Assert.False(Mixed().IsMatch(text.Value.Ru!), $"{text.Key}: {Mixed().Match(text.Value.Ru!).Value}"));

    [Fact]
    public void Every_fault_that_the_program_makes_has_a_text()
    {
        var codes = Repository.Sources("*.cs").SelectMany(f => FirstArguments(f.Text, "new Fault(").SelectMany(a => Literals(a).Select(code => (f.Path, Code: code)))).ToList();
        Assert.True(codes.Count > 80, $"only {codes.Count} faults were found in the sources");
        Assert.All(codes, c => Assert.True(Texts.Has("fault." + c.Code), $"{c.Path}: {c.Code}"));
    }

    [Fact]
    public void Every_fault_text_belongs_to_a_fault_that_the_program_makes()
    {
        var sources = string.Concat(Repository.Sources("*.cs").Select(f => f.Text));
        Assert.All(Texts.All.Keys.Where(k => k.StartsWith("fault.", StringComparison.Ordinal) && !k.StartsWith("fault.duty.", StringComparison.Ordinal)),
            key => Assert.True(sources.Contains($"\"{key["fault.".Length..]}\"", StringComparison.Ordinal), $"nothing makes the fault of {key}"));
    }

    [Fact]
    public void Every_text_that_pages_and_code_ask_for_by_name_exists()
    {
        var asked = new List<(string Path, string Key, bool IsPrefix)>();
        foreach (var (path, text) in Repository.Sources("*.cs").Concat(Repository.Sources("*.cshtml")))
        {
            foreach (Match call in Call().Matches(text))
            {
                foreach (var group in (int[])[1, 3])
                {
                    if (call.Groups[group] is { Success: true, Value: var key } && key.Contains('.', StringComparison.Ordinal))
                    {
                        asked.Add((path, key, key.EndsWith('.') || call.Groups[group + 1].Value.TrimStart().StartsWith('+')));
                    }
                }
            }
        }

        Assert.True(asked.Count > 150, $"only {asked.Count} texts are asked for");
        Assert.All(asked, a => Assert.True(a.IsPrefix ? Texts.All.Keys.Any(k => k.StartsWith(a.Key, StringComparison.Ordinal)) : Texts.Has(a.Key), $"{a.Path}: {a.Key}"));
    }

    [Fact]
    public void Numbers_and_lists_of_a_fault_read_as_each_language_writes_them()
    {
        var limit = new Fault("consignment.amount", "-5", "price", "1000000000000000");
        Assert.Equal(["1,000,000,000,000,000", "1,000,000,000,000,000", "1\u00A0000\u00A0000\u00A0000\u00A0000\u00A0000"],
            Languages.All.Select(l => Grouped().Match(limit.Message(l)).Value));
        Assert.All(Languages.All, l => Assert.Contains("2199", new Fault("number.range", "x", "1900", "2199").Message(l), StringComparison.Ordinal));
        Assert.EndsWith("cn、eaeu。", new Fault("regime.unknown", "a, b", "cn, eaeu").Message(Language.Zh), StringComparison.Ordinal);
        Assert.Contains("“a, b”", new Fault("regime.unknown", "a, b", "cn, eaeu").Message(Language.Zh), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_does_not_exist_throws() => Assert.Throws<KeyNotFoundException>(() => Texts.Get(Language.En, "no.such.text"));

    [Fact]
    public void Adding_an_assembly_again_changes_nothing()
    {
        var before = Texts.All;
        Parallel.For(0, 8, _ => Texts.Add(typeof(Texts).Assembly));
        Assert.Same(before, Texts.All);
    }

    // A text of signs and places for arguments only is a pattern, in no language.
    private static bool HasWords(string text) => Placeholder().Replace(text, "").Any(char.IsLetter);

    // The first argument of each call, up to the comma or bracket that ends it.
    private static IEnumerable<string> FirstArguments(string text, string call)
    {
        for (var at = text.IndexOf(call, StringComparison.Ordinal); at >= 0; at = text.IndexOf(call, at + 1, StringComparison.Ordinal))
        {
            var (depth, quoted) = (0, false);
            for (var i = at + call.Length; i < text.Length; i++)
            {
                quoted ^= text[i] == '"';
                depth += quoted ? 0 : text[i] is '(' or '[' ? 1 : text[i] is ')' or ']' ? -1 : 0;
                if (depth < 0 || (depth == 0 && !quoted && text[i] == ','))
                {
                    yield return text[(at + call.Length)..i];
                    break;
                }
            }
        }
    }

    private static IEnumerable<string> Literals(string code) => Literal().Matches(code).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"\{\d(?::(?:number|list))?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"1(?:[,\u00A0]000)+")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"[\u4E00-\u9FFF]")]
    private static partial Regex Han();

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Cyrillic();

    [GeneratedRegex(@"\p{IsCyrillic}[ACEHKMOPTXaceopxy]\p{IsCyrillic}|\b[ACEHKMOPTXaceopxy]\p{IsCyrillic}|\p{IsCyrillic}[ACEHKMOPTXaceopxy]\b")]
    private static partial Regex Mixed();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("""\b(?:T|Texts\.Get|Texts\.Format|Has|progress)\((?:[^"();]*,\s*)?(?:[^"();]*\?\s*)?"([a-z][\w.-]*)"(\s*\+)?(?:\s*:\s*"([a-z][\w.-]*)")?(\s*\+)?""")]
    private static partial Regex Call();
}
