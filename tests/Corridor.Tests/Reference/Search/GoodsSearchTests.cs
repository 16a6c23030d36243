using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Search;
using CsCheck;

namespace Corridor.Tests.Reference.Search;

public sealed class GoodsSearchTests(ShippedData shipped)
{
    private GoodsSearch Search => shipped.Search;

    [Theory]
    [InlineData("mackerel", "0303|0302|1604")]
    [InlineData("скумбрии мороженой", "0303")]
    [InlineData("冻鲭鱼", "0303")]
    [InlineData("0303 54", "0303")]
    [InlineData("laptop", "8471")]
    [InlineData("ноутбук", "8471")]
    [InlineData("笔记本电脑", "8471")]
    public void The_examples_of_the_site_are_among_the_first_five(string query, string headings) =>
        Assert.Contains(Find(query), h => headings.Split('|').Contains(h.Heading.Digits));

    [Theory]
    [InlineData("0303", "0303", "0303")]
    [InlineData("0303 54", "0303", "030354")]
    [InlineData("0303.54.100 0", "0303", "030354")]
    [InlineData("０３０３", "0303", "0303")]
    [InlineData("8471300000", "8471", "847130")]
    [InlineData("0303 88", "0303", "0303")]
    [InlineData("9905", "9905", "9905")]
    public void A_code_leads_to_its_heading_and_the_longest_beginning_that_exists(string query, string heading, string code)
    {
        var hit = Find(query)[0];
        Assert.Equal((heading, code), (hit.Heading.Digits, hit.Code.Digits));
    }

    [Fact]
    public async Task Of_programs_that_start_together_one_builds_the_index_and_all_find_it_whole()
    {
        using var cache = new TemporaryFolder();
        var folders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            GoodsIndex.Prepare(cache.Path, "content", shipped.Workspace.HarmonizedTree, () => [(CommodityCode.Parse("030354"), "mackerel")], () => []))));
        Assert.Single(folders.Distinct());
        using var search = new GoodsSearch(folders[0], shipped.Workspace.HarmonizedTree);
        Assert.True(search.TryFind("mackerel", 1, typing: false, out var hits, out _));
        Assert.Equal("030354", Assert.Single(hits).Code.Digits);
    }

    [Fact]
    public void A_chapter_lists_its_headings_in_order()
    {
        Assert.True(Search.TryFind("03", 100, false, out var hits, out _));
        Assert.Equal(["0301", "0302", "0303", "0304", "0305", "0306", "0307", "0308", "0309"], hits.Select(h => h.Code.Digits));
    }

    [Fact]
    public void A_code_with_words_leads_to_the_heading_of_the_code() => Assert.Equal("0207", Find("0207 курица")[0].Heading.Digits);

    [Fact]
    public void A_word_that_is_still_being_typed_finds_what_it_begins()
    {
        Assert.True(Search.TryFind("mack", 5, typing: true, out var hits, out _));
        Assert.Contains(hits, h => h.Heading.Digits is "0303" or "0302" or "1604");
    }

    [Theory]
    [InlineData("LAPTOP", "laptop")]
    [InlineData("ёлка", "елка")]
    [InlineData("ＬＥＤ　лампа", "led лампа")]
    [InlineData("и\u0306огурт", "йогурт")]
    [InlineData("е\u0308лка", "ёлка")]
    [InlineData("  laptop  ", "laptop")]
    [InlineData("“laptop”", "laptop")]
    public void Letter_case_width_and_quotation_marks_make_no_difference(string one, string other) =>
        Assert.Equal(Find(other).Select(h => (h.Code, h.Score)), Find(one).Select(h => (h.Code, h.Score)));

    [Theory]
    [InlineData(null, "search.empty")]
    [InlineData("", "search.empty")]
    [InlineData(" \t\r\n\u00A0\u3000", "search.empty")]
    [InlineData("\0", null)]
    [InlineData("!!! ??? ... ,,, ;;;", null)]
    [InlineData("'; DROP TABLE goods; --", null)]
    [InlineData("name:mackerel AND (code:[0000 TO 9999]^5 OR *:*)", null)]
    [InlineData("mack* ?ackerel mackerel~2 \"mackerel", null)]
    [InlineData("\\ + - && || ! ( ) { } [ ] ^ \" ~ * ? : /", null)]
    [InlineData("<script>alert(1)</script>", null)]
    [InlineData("../../etc/passwd", null)]
    [InlineData("{0} {1} {99}", null)]
    [InlineData("\u202Elaptop\u202C", null)]
    [InlineData("\u200F0303\u200E", null)]
    [InlineData("\uFEFFlaptop", null)]
    [InlineData("🐟🧊", null)]
    [InlineData("𠀀𠀁", null)]
    [InlineData("a\u0300\u0301\u0302\u0303\u0304", null)]
    [InlineData("ﷺ", null)]
    [InlineData("سمك مجمد", null)]
    [InlineData("0", null)]
    [InlineData("..", null)]
    [InlineData("1.2.3.4", null)]
    [InlineData("20x30", null)]
    public void No_query_is_dangerous(string? query, string? code)
    {
        var good = Search.TryFind(query, 5, typing: false, out var hits, out var fault);
        Assert.Equal(code is null, good);
        if (good)
        {
            Assert.All(hits!, h => Assert.Equal(4, h.Heading.Length));
            Assert.True(Search.TryFind(query, 5, typing: true, out _, out _));
        }
        else
        {
            Faults.Is(code!, fault);
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_is_passed_over()
    {
        // Not as InlineData: an attribute cannot hold one.
        Assert.True(Search.TryFind("laptop" + (char)0xD83D, 5, false, out var hits, out _));
        Assert.Equal(Find("laptop").Select(h => h.Code), hits.Select(h => h.Code));
        Assert.True(Search.TryFind(((char)0xDC00).ToString(), 5, true, out hits, out _));
        Assert.Empty(hits);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("3")]
    [InlineData("鱼")]
    [InlineData("рыба ")]
    public void A_query_beyond_two_hundred_characters_is_refused(string part)
    {
        foreach (var length in (int[])[201, 300, 10_000])
        {
            Assert.False(Search.TryFind(string.Concat(Enumerable.Repeat(part, length))[..length], 5, false, out _, out var fault));
            Faults.Is("search.tooLong", fault);
        }

        Assert.True(Search.TryFind(string.Concat(Enumerable.Repeat(part, 200))[..200], 5, false, out _, out _));
    }

    [Fact]
    public void Whatever_is_typed_is_answered_within_a_moment() => Gen.String[Gen.OneOf<char>([.. "abe ёжка鱼肉机0123.,*~?\"()[]{}:^-/\\\u202E\uD83D\uDC1F\u0301\u3000"]), 1, 60].Select(Gen.Bool).Sample(
        (query, typing) => !Search.TryFind(query, 5, typing, out var hits, out _) || hits.Count <= 5,
        seed: "0000corridor",
        iter: 1000);

    [Theory]
    [InlineData(-5, 1)]
    [InlineData(0, 1)]
    [InlineData(3, 3)]
    [InlineData(int.MaxValue, GoodsSearch.MostHits)]
    public void The_number_of_hits_is_kept_within_bounds(int top, int most)
    {
        Assert.True(Search.TryFind("steel", top, false, out var hits, out _));
        Assert.InRange(hits.Count, 1, most);
    }

    [Fact]
    public void A_heading_stands_once_in_an_answer_and_the_best_comes_first()
    {
        Assert.True(Search.TryFind("steel pipes", 50, false, out var hits, out _));
        Assert.Equal(hits.Count, hits.Select(h => h.Heading).Distinct().Count());
        Assert.Equal(hits.Select(h => h.Score).OrderDescending(), hits.Select(h => h.Score));
    }

    [Fact]
    public void Names_stand_in_three_languages()
    {
        var hit = Find("ноутбук")[0];
        Assert.All(Languages.All, l => Assert.NotNull(hit.HeadingName.Exactly(l)));
    }

    [Fact]
    public void Concurrent_callers_get_the_answers_of_a_single_one()
    {
        string[] queries = ["mackerel", "ноутбук", "冻鲭鱼", "0303 54", "стальные трубы", "led lamp", "木材", "soy beans", "нефть", "labtop"];
        var alone = queries.Select(q => string.Join(' ', Find(q).Select(h => $"{h.Code}:{h.Score:R}"))).ToArray();
        Parallel.For(0, 200, i => Assert.Equal(alone[i % queries.Length], string.Join(' ', Find(queries[i % queries.Length]).Select(h => $"{h.Code}:{h.Score:R}"))));
    }

    [Fact]
    public void A_new_index_gives_the_same_answers()
    {
        using var cache = new TemporaryFolder();
        using var other = new Workspace(Repository.Data, cache.Path);
        foreach (var query in (string[])["mackerel", "ноутбук", "冻鲭鱼", "steel", "wood"])
        {
            Assert.True(other.Search.TryFind(query, 5, false, out var hits, out _));
            Assert.Equal(Find(query).Select(h => (h.Code, h.Score)), hits.Select(h => (h.Code, h.Score)));
        }
    }

    private IReadOnlyList<GoodsHit> Find(string query) => Search.TryFind(query, 5, typing: false, out var hits, out var fault) ? hits : throw new InvalidOperationException(fault.ToString());
}
