using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Corridor.SiteTests.Pages;

/// <summary>What must hold on every page in every language.</summary>
public sealed partial class EveryPageTests(RunningSite site)
{
    public static TheoryData<string, string> Pages => Addresses.PagesInLanguages;

    public static TheoryData<string, string> All => Addresses.AllInLanguages;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_answers_in_its_language_with_a_title_and_a_description(string language, string path)
    {
        var page = await site.Page($"/{language}{path}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("text/html; charset=utf-8", page.Header("Content-Type"));
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.EndsWith(" – Corridor", page.Document.Title, StringComparison.Ordinal);
        Assert.True(page.Document.Title!.Length > " – Corridor".Length);
        Assert.NotEqual("", page.One("meta[name=description]").GetAttribute("content"));
        Assert.Equal("width=device-width, initial-scale=1", page.One("meta[name=viewport]").GetAttribute("content"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_has_one_h1_one_main_and_headings_that_skip_no_level(string language, string path)
    {
        var page = await site.Page($"/{language}{path}");
        Assert.NotEqual("", page.One("h1").TextContent.Trim());
        Assert.Single(page.Document.QuerySelectorAll("main"));
        var level = 0;
        foreach (var heading in page.Document.QuerySelectorAll("main h1, main h2, main h3, main h4").Where(h => h.Closest(".faults") is null))
        {
            var here = heading.LocalName[1] - '0';
            Assert.True(here <= level + 1, $"After h{level} stands {heading.OuterHtml}");
            level = here;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_leads_to_itself_in_the_other_languages(string language, string path)
    {
        var page = await site.Page($"/{language}{path}");
        foreach (var other in Addresses.Languages)
        {
            Assert.Equal($"{site.Address}/{other}{path}", page.One($"link[rel=alternate][hreflang={other}]").GetAttribute("href"));
            var link = page.One($".langs a[hreflang={other}]");
            Assert.Equal($"/{other}{path}", link.GetAttribute("href"));
            Assert.Equal(other, link.GetAttribute("lang"));
            Assert.Equal(other == language ? "true" : null, link.GetAttribute("aria-current"));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_breadcrumb_leads_from_the_home_page_to_the_page(string language, string path)
    {
        var page = await site.Page($"/{language}{path}");
        if (path == Addresses.Home)
        {
            Assert.Empty(page.Document.QuerySelectorAll(".crumbs"));
            return;
        }

        var steps = page.Document.QuerySelectorAll(".crumbs li").ToList();
        Assert.Equal($"/{language}", steps[0].QuerySelector("a")!.GetAttribute("href"));
        if (!path.StartsWith("/goods?q=", StringComparison.Ordinal))
        {
            Assert.NotNull(steps[^1].QuerySelector("[aria-current=page]"));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_can_be_read_and_used_without_seeing_it(string language, string path)
    {
        var document = (await site.Page($"/{language}{path}")).Document;
        Assert.All(document.QuerySelectorAll("img"), i => Assert.True(i.HasAttribute("alt"), i.OuterHtml));
        Assert.All(document.QuerySelectorAll("svg"), s => Assert.True(s.GetAttribute("aria-hidden") == "true" || s.GetAttribute("role") == "img", s.OuterHtml));
        Assert.All(document.QuerySelectorAll("input:not([type=hidden]), select, textarea"), field => Assert.Contains(document.QuerySelectorAll("label"), l => l.GetAttribute("for") == field.Id && l.TextContent.Trim().Length > 0));
        Assert.All(document.QuerySelectorAll("label"), label => Assert.NotNull(document.GetElementById(label.GetAttribute("for")!)));
        Assert.All(document.QuerySelectorAll("th"), th => Assert.True(th.GetAttribute("scope") is "col" or "row", th.OuterHtml));
        Assert.All(document.QuerySelectorAll("table"), table =>
        {
            Assert.NotEmpty(table.QuerySelectorAll("thead th"));
            var columns = table.QuerySelectorAll("thead th[data-series]").Select(th => th.TextContent.Trim()).ToList();
            Assert.Equal(columns.Distinct(), columns);
            Assert.All(table.QuerySelectorAll("tbody tr"), row => Assert.NotEmpty(row.QuerySelectorAll("th[scope=row]")));
            Assert.NotNull(table.Closest("[role=region][aria-label], [role=region][aria-labelledby], figure"));
        });
        Assert.All(document.QuerySelectorAll("a"), a => Assert.True(a.TextContent.Trim().Length > 0 || a.HasAttribute("aria-label"), a.OuterHtml));
        Assert.All(document.QuerySelectorAll("button"), b => Assert.NotEqual("", b.TextContent.Trim()));
        Assert.All(document.QuerySelectorAll("nav"), n => Assert.NotEqual("", n.GetAttribute("aria-label") ?? ""));
        var ids = document.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var name in (string[])["aria-labelledby", "aria-describedby", "aria-controls"])
        {
            Assert.All(document.QuerySelectorAll($"[{name}]"), e => Assert.All(e.GetAttribute(name)!.Split(' '), id => Assert.Contains(id, ids)));
        }

        Assert.All(document.QuerySelectorAll("a[href^='#']"), a => Assert.Contains(a.GetAttribute("href")![1..], ids));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_text_in_another_language_says_which(string language, string path)
    {
        var page = await site.Page($"/{language}{path}");
        // Titles of sources, publishers and terms are names: they stand as they are printed.
        foreach (var text in page.Document.Body!.Descendants<IText>().Where(t => t.ParentElement!.LocalName != "script" && t.ParentElement.Closest("cite, .pack dd, .facts dd:not(:has(q))") is null))
        {
            var marked = text.ParentElement!.Closest("[lang]")!.GetAttribute("lang");
            var (cyrillic, han) = (Cyrillic().IsMatch(text.Data), Han().IsMatch(text.Data));
            var means = cyrillic ? "ru" : han ? "zh" : LatinSentence().IsMatch(text.Data) ? "en" : marked;
            Assert.True(marked == means, $"marked {marked}: {text.Data.Trim()}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_holds_no_script_or_style_of_its_own(string language, string path)
    {
        var document = (await site.Page($"/{language}{path}")).Document;
        Assert.Empty(document.QuerySelectorAll("style, [style], iframe, object, embed, base"));
        Assert.All(document.QuerySelectorAll("script"), s =>
        {
            Assert.StartsWith("/", s.GetAttribute("src") ?? "", StringComparison.Ordinal);
            Assert.Equal("", s.TextContent.Trim());
        });
        Assert.DoesNotContain(document.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(document.QuerySelectorAll("[href^='javascript:'], [src^='http'], link[rel=stylesheet][href^='http']"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_leaves_no_text_key_or_placeholder_behind(string language, string path)
    {
        var page = await site.Page($"/{language}{path}");
        Assert.DoesNotMatch(@"\{\d\}", page.Words);
        // What stands as code is a name of the programme language, whose facts look like keys of texts.
        Assert.All(page.Document.Body!.Descendants<IText>().Where(t => t.ParentElement!.Closest("code") is null),
            t => Assert.DoesNotMatch(@"\b(goods|rate|unit|trade|place|sources|confidence|state)\.[a-z][A-Za-z_]+\b", t.Data));
    }

    [Fact]
    public async Task The_root_leads_to_the_language_that_the_browser_prefers()
    {
        Assert.Equal("/ru", (await site.Get("/", ("Accept-Language", "fr, ru;q=0.9, en;q=0.8"))).Header("Location"));
        Assert.Equal("/zh", (await site.Get("/", ("Accept-Language", "zh-CN,zh;q=0.9"))).Header("Location"));
        Assert.Equal("/en", (await site.Get("/", ("Accept-Language", "fr"))).Header("Location"));
        Assert.Equal("/en", (await site.Get("/")).Header("Location"));
    }

    [GeneratedRegex(@"\p{IsCyrillic}{3,}")]
    private static partial Regex Cyrillic();

    [GeneratedRegex(@"[\u4E00-\u9FFF]{2,}")]
    private static partial Regex Han();

    [GeneratedRegex(@"([A-Za-z]{2,}[ ,;]+){5,}[A-Za-z]")]
    private static partial Regex LatinSentence();
}
