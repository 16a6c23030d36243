using System.Globalization;
using System.Net;
using System.Text;
using Corridor.Reference;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;
using Corridor.Support.Simulation;

namespace Corridor.SiteTests.Pages;

/// <summary>The pages of support: register, programme, finder, test of a draft.</summary>
public sealed class SupportPageTests(RunningSite site)
{
    public static TheoryData<string> Languages => [.. Addresses.Languages];

    private ProgrammeLibrary Library => site.Workspace.Programmes;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_register_is_reached_from_every_page_and_counts_all_programmes(string language)
    {
        var home = await site.Page("/" + language);
        Assert.Contains(home.Document.QuerySelectorAll(".rooms a"), a => a.GetAttribute("href") == $"/{language}/support");
        Assert.Contains(home.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/{language}/support/finder");
        var page = await site.Page($"/{language}{Addresses.Register}");
        Assert.Contains(Library.All.Length.ToString(CultureInfo.InvariantCulture), page.One("#register-list").TextContent, StringComparison.Ordinal);
        var open = Library.All.Count(p => Matcher.BarOf(p, new DateOnly(2026, 11, 23)) == EligibilityBar.None);
        Assert.Contains(open.ToString(CultureInfo.InvariantCulture), page.Document.QuerySelector("section:has(> #register-list) > p")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_programme_is_in_the_register_once_page_by_page()
    {
        var (found, next) = (new List<string>(), (string?)"/en/support");
        while (next is not null)
        {
            var page = await site.Get(next);
            found.AddRange(page.Document.QuerySelectorAll("table.register tbody th a").Select(a => a.GetAttribute("href")!.Split('/')[^1]));
            next = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Library.All.Select(p => p.Id).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Filters_narrow_the_register_and_the_file_holds_the_same_rows()
    {
        var page = await site.Page("/en" + Addresses.RegisterOfGoods);
        var shown = page.Document.QuerySelectorAll("table.register tbody th a").Select(a => a.GetAttribute("href")!.Split('/')[^1]).ToList();
        var section = site.Workspace.Book.Sections.First(s => s.Number == "XVI");
        var expected = Library.All.Where(p => p.Family == ProgrammeFamily.Tax && Corridor.Support.Eligibility.ProgrammeIndex.IsSide(p, Reference.Economies.EconomyCode.Parse("CN"), site.Workspace.Book.Economies) && ProgrammeRegister.Reaches(p, section) != false).Select(p => p.Id).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        var link = page.Document.QuerySelectorAll(".source.links a").First(a => a.TextContent == "CSV").GetAttribute("href")!;
        var file = await site.Get(link);
        Assert.StartsWith("text/csv", file.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(shown, file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')[0]));
    }

    [Theory]
    [InlineData("/support?code=7607111109", "cn-border", false)]
    [InlineData("/support?q=%E5%87%BA%E5%8F%A3%E9%80%80", "cn-export-vat-refund", true)]
    [InlineData("/support?q=%D0%B2%D0%BE%D0%B7%D0%BC%D0%B5%D1%89%D0%B5%D0%BD%D0%B8%D0%B5+%D0%BD%D0%B4%D1%81", "cn-export-vat-refund", true)]
    [InlineData("/support?code=0203&family=facilitation", "cn-ru-sps-market-access", true)]
    [InlineData("/support?code=8481", "cn-ru-sps-market-access", false)]
    public async Task Words_in_any_language_and_codes_find_programmes(string path, string id, bool isFound)
    {
        var page = await site.Get("/ru" + path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(isFound, page.Document.QuerySelectorAll("table.register tbody th a").Any(a => a.GetAttribute("href") == "/ru/support/" + id));
    }

    [Fact]
    public async Task The_reach_of_each_section_is_that_of_the_register()
    {
        var page = await site.Page("/en/support");
        var entries = ProgrammeRegister.On(Library, site.Workspace.Book, [Reference.Economies.EconomyCode.Parse("CN"), Reference.Economies.EconomyCode.Parse("RU")], new DateOnly(2026, 11, 23));
        foreach (var row in page.Document.QuerySelectorAll("#reach-table tbody tr"))
        {
            var own = entries.Where(e => e.Section == row.QuerySelector(".code")!.TextContent).OrderBy(e => e.Side.Value, StringComparer.Ordinal).ThenBy(e => e.Family).Select(e => e.Whole.Length + e.Part.Length);
            Assert.Equal(own.Select(n => n.ToString(CultureInfo.InvariantCulture)), row.QuerySelectorAll("td").Select(c => c.GetAttribute("data-value")));
        }
    }

    [Theory]
    [InlineData("/support?date=2026-02-30", "register-date")]
    [InlineData("/support?section=L", "register-section")]
    [InlineData("/support?family=x", "register-family")]
    [InlineData("/support?side=Nowhere!", "register-side")]
    [InlineData("/support?code=abc", "register-code")]
    public async Task A_filter_that_cannot_be_read_is_told_at_its_field(string path, string field)
    {
        var page = await site.Get("/zh" + path);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("#" + field, page.One(".faults a").GetAttribute("href"));
        Assert.NotNull(page.Document.GetElementById(field));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_page_of_every_programme_shows_its_conditions_papers_sources_and_tests_that_hold(string language)
    {
        var lang = LanguageOf(language);
        foreach (var programme in Library.All)
        {
            var page = await site.Get($"/{language}/support/{programme.Id}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal(Answer.Folded(programme.Name.In(lang)), Answer.Folded(page.One("h1").TextContent));
            Assert.Equal(programme.When.Length, page.Document.QuerySelectorAll(".conditions > li").Length);
            Assert.Equal(programme.Sources.Select(s => "source-" + s.Id), page.Document.QuerySelectorAll(".sources-of > li").Select(s => s.Id));
            Assert.All(programme.Sources.Where(s => s.Url is not null), s => Assert.Equal(s.Url, page.Document.QuerySelector($"#source-{s.Id} a")!.GetAttribute("href")));
            Assert.Equal(programme.Tests.Select(t => Answer.Folded(t.Name!.In(lang))), page.Document.QuerySelectorAll("table.tests tbody th").Select(h => Answer.Folded(h.TextContent)));
            Assert.True(page.Document.QuerySelectorAll("table.tests td:last-child .good").Length == programme.Tests.Length, programme.Id);
            Assert.All(programme.Needs, n => Assert.Contains(Answer.Folded(site.Workspace.ProgrammeLanguage.Facts.FindDocument(n)!.Name.In(lang)), page.Words, StringComparison.Ordinal));
            Assert.All(programme.NotSeen.Concat(programme.Unverified), n => Assert.Contains(Answer.Folded(n.In(lang)), page.Words, StringComparison.Ordinal));
            Assert.All(page.Document.QuerySelectorAll("a[href^='#source-']"), a => Assert.NotNull(page.Document.GetElementById(a.GetAttribute("href")![1..])));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_reference_of_the_language_shows_what_the_parser_reads_with_examples_worked_out(string language)
    {
        foreach (var path in (string[])[Addresses.Register, Addresses.Scenario])
        {
            Assert.NotNull((await site.Page($"/{language}{path}")).Document.QuerySelector($"main a[href='/{language}{Addresses.ProgrammeLanguage}']"));
        }

        var page = await site.Page($"/{language}{Addresses.ProgrammeLanguage}");
        var rows = page.Document.QuerySelectorAll("section:has(> #words) tbody tr");
        Assert.Equal(LanguageReference.Words.Select(w => "word-" + w.Name), rows.Select(r => r.Id));
        Assert.Equal(LanguageReference.Words.SelectMany(w => w.Examples).Select(e => (e.Rule, e.Value)), rows.SelectMany(r => r.QuerySelectorAll(".line")).Select(l => (l.QuerySelector("code")!.TextContent, l.QuerySelector("code.value")!.TextContent)));
        Assert.Equal(LanguageReference.Fields.Select(f => f.Name), page.Document.QuerySelectorAll("section:has(> #fields) tbody th code").Select(c => c.TextContent));
        Assert.Equal(Enum.GetValues<ValueKind>().Length - 1, page.Document.QuerySelectorAll("section:has(> #types) tbody tr").Length);
        Assert.Equal(Enum.GetValues<BenefitKind>().Length, page.Document.QuerySelectorAll("section:has(> #kinds) dd code").Length);
        Assert.Contains(LanguageReference.Programme.TrimEnd(), page.One("pre.bounded").TextContent, StringComparison.Ordinal);
        Assert.Matches("4\\D+4", page.Document.QuerySelector("section:has(> #file) p")!.TextContent);
        Assert.Equal("object", System.Text.Json.Nodes.JsonNode.Parse((await site.Get("/api/v1/support/schema")).Text)!["type"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_fact_stands_with_its_meaning_type_unit_words_and_where_it_comes_from(string language)
    {
        var (page, lang, facts) = (await site.Page($"/{language}{Addresses.SupportFacts}"), LanguageOf(language), site.Workspace.ProgrammeLanguage.Facts);
        Assert.All(facts.All, f =>
        {
            var row = Answer.Folded(page.Document.GetElementById(f.Name)!.TextContent);
            Assert.Contains(Answer.Folded(f.Meaning.In(lang)), row, StringComparison.Ordinal);
            Assert.Contains(ExpressionType.Word(f.Type.Kind), row, StringComparison.Ordinal);
            Assert.All(f.Words, w => Assert.Contains(Answer.Folded(w.Name.In(lang)), row, StringComparison.Ordinal));
            Assert.All(f.Documents, d => Assert.Contains(Answer.Folded(facts.FindDocument(d)!.Name.In(lang)), row, StringComparison.Ordinal));
            Assert.True(f.Unit is not { } unit || row.Contains(unit.Value, StringComparison.Ordinal), f.Name);
        });
    }

    /// <summary>Who has answered everything sees first what only lacks a rate that is not loaded, which is not a rate of zero.</summary>
    [Theory]
    [InlineData("en", "84811099, 1 June 2026: unknown, not zero", "Nothing more is needed from you")]
    [InlineData("zh", "未收录 84811099、2026年6月1日 的数据，属未知，并非为零", "您已无需再补充信息")]
    [InlineData("ru", "84811099, 1 июня 2026 г. — неизвестно, а не ноль", "От вас больше ничего не нужно")]
    public async Task What_lacks_only_a_rate_that_is_not_loaded_stands_first_among_the_open_ones(string language, string missing, string told)
    {
        var page = await site.Page($"/{language}{Addresses.FinderResult.Replace("84811000", "84811099", StringComparison.Ordinal).Replace("consignment.export_date=2026-05-10", "consignment.export_date=2026-06-01", StringComparison.Ordinal)}");
        var first = page.Document.QuerySelector("section[aria-labelledby=finder-open] ul.sides > li")!;
        Assert.Equal($"/{language}/support/cn-export-vat-refund", first.QuerySelector("a")!.GetAttribute("href"));
        Assert.True(first.QuerySelector("details")!.HasAttribute("open"));
        Assert.Contains(missing, Answer.Folded(first.TextContent), StringComparison.Ordinal);
        Assert.Contains(told, Answer.Folded(first.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sources_that_disagree_are_both_named()
    {
        var disputed = Library.All.Where(p => !p.Conflicts.IsEmpty).ToList();
        Assert.NotEmpty(disputed);
        foreach (var programme in disputed)
        {
            var page = await site.Get("/en/support/" + programme.Id);
            Assert.Equal(programme.Conflicts.Sum(c => c.Sayings.Length), page.Document.QuerySelectorAll("section[aria-labelledby=conflicts] li").Length);
            Assert.All(page.Document.QuerySelectorAll("section[aria-labelledby=conflicts] li"), li => Assert.NotNull(li.QuerySelector("cite")));
        }
    }

    [Fact]
    public async Task A_programme_says_what_bars_it_on_the_day_asked()
    {
        var page = await site.Get("/en/support/cn-export-vat-refund?date=2025-12-31");
        Assert.Contains("On 31 December 2025 it cannot be claimed: not in force yet. from 1 January 2026", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("it cannot be claimed", (await site.Page("/en" + Addresses.Programme)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_result_names_what_can_be_claimed_with_its_amount_and_why_the_rest_is_open_or_not(string language)
    {
        var page = await site.Page($"/{language}{Addresses.FinderResult}");
        Assert.Contains(page.Document.QuerySelectorAll("table.chosen tbody th a"), a => a.GetAttribute("href") == $"/{language}/support/cn-export-vat-refund");
        var claim = page.Document.QuerySelectorAll("table.chosen tbody th a").First(a => a.GetAttribute("href")!.Contains("/cn-export-vat-refund/claim?", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await site.Get(claim)).Status);
        // 100 000 CNY without VAT at 13 %, paid in cash; the other totals stay what they are.
        Assert.StartsWith(language == "ru" ? "13 000,00 CNY" : "13,000.00 CNY", Answer.Folded(page.Document.QuerySelectorAll(".tile .big")[0].TextContent), StringComparison.Ordinal);
        Assert.StartsWith("0", page.Document.QuerySelectorAll(".tile .big")[1].TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("section[aria-labelledby=finder-open] li details a"));
        Assert.All(page.Document.QuerySelectorAll("section[aria-labelledby=finder-no] li"), li => Assert.True(Answer.Folded(li.TextContent).Split(':', '：').Length > 1, li.TextContent));
        Assert.NotEmpty(page.Document.QuerySelectorAll("section:has(> #finder-gather) tbody tr"));
        var shared = page.One("#finder-address").GetAttribute("value")!;
        Assert.StartsWith(site.Address, shared, StringComparison.Ordinal);
        Assert.Equal(Verdicts(page), Verdicts(await site.Get(shared[site.Address.Length..])));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_total_that_is_not_known_is_no_zero_and_what_no_source_settles_together_is_told_beside_it_and_with_each_programme(string language)
    {
        const string facts = "enterprise.economy=CN-BJ&enterprise.legal_form=legal_entity&enterprise.trade_rights=yes&enterprise.sound_accounts=yes&enterprise.market_plan=yes&enterprise.trade_last_year=12000000%20USD&costs.kind=exhibition";
        var page = await site.Page($"/{language}/support/finder?step=result&from=CN&to=RU&date=2026-06-01&{facts}");
        Assert.Equal(2, page.Document.QuerySelectorAll("table.chosen tbody tr").Length);
        Assert.Equal(Texts.Get(LanguageOf(language), "assess.unknown"), Answer.Folded(page.Document.QuerySelectorAll(".tile .big")[0].TextContent));
        Assert.StartsWith("0", page.Document.QuerySelectorAll(".tile .big")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains(Texts.Get(LanguageOf(language), "support.unsettled"), page.Words, StringComparison.Ordinal);
        var programme = await site.Page($"/{language}/support/cn-bj-foreign-trade-fund");
        Assert.NotEmpty(programme.Document.QuerySelectorAll($"section[aria-labelledby=together] a[href='/{language}/support/cn-sme-international-market-fund']"));
    }

    [Fact]
    public async Task The_counts_of_the_progress_are_those_of_the_matcher()
    {
        var page = await site.Page("/en" + Addresses.FinderResult);
        var counts = page.Document.QuerySelectorAll(".progress .chip").Select(c => int.Parse(c.TextContent.Split(':')[1], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(page.Document.QuerySelectorAll("section[aria-labelledby=finder-no] ul.sides > li").Length, counts[1]);
        Assert.Equal(page.Document.QuerySelectorAll("section[aria-labelledby=finder-open] ul.sides > li").Length, counts[2]);
        Assert.Equal(counts.Sum().ToString(CultureInfo.InvariantCulture), page.One(".progress progress").GetAttribute("max"));
    }

    [Fact]
    public async Task Each_answer_leads_to_another_question_until_none_is_left_and_none_is_asked_twice()
    {
        var (asked, next) = (new List<string>(), "/en" + Addresses.FinderQuestion);
        while (true)
        {
            var page = await site.Get(next);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            if (page.Document.QuerySelector("input[name=ask]") is not { } field)
            {
                Assert.NotNull(page.Document.GetElementById("finder-no"));
                break;
            }

            var fact = field.GetAttribute("value")!;
            Assert.DoesNotContain(fact, asked);
            asked.Add(fact);
            // What the first choice says, or that it is not known, in turn.
            var choice = page.Document.QuerySelector("fieldset input");
            var answer = choice is not null && asked.Count % 3 != 0 ? $"{choice.GetAttribute("name")}={Uri.EscapeDataString(choice.GetAttribute("value")!)}" : "answer=unknown";
            var hidden = page.Document.QuerySelectorAll(".finder-form input[type=hidden]").Select(i => $"{i.GetAttribute("name")}={Uri.EscapeDataString(i.GetAttribute("value")!)}");
            var sent = await site.Get($"/en/support/finder?{string.Join('&', hidden)}&{answer}");
            Assert.Equal(HttpStatusCode.Found, sent.Status);
            next = sent.Header("Location")!;
            Assert.InRange(asked.Count, 1, 170);
        }

        Assert.True(asked.Count > 10, "hardly anything was asked");
    }

    [Theory]
    [InlineData("enterprise.turnover", "value-0=much&unit-0=CNY", "value-0", "much")]
    [InlineData("enterprise.turnover", "value-0=&unit-0=CNY", "value-0", "")]
    [InlineData("enterprise.turnover", "value-0=99999999999999999&unit-0=CNY", "value-0", "99999999999999999")]
    [InlineData("consignment.export_date", "value-0=2026-02-30", "value-0", "2026-02-30")]
    [InlineData("contract.credit_term", "value-0=1.5", "value-0", "1.5")]
    [InlineData("loan.key_rate", "value-0=%3Cscript%3Ealert(1)%3C/script%3E", "value-0", "<script>alert(1)</script>")]
    public async Task An_answer_that_cannot_be_read_is_told_and_kept(string fact, string answer, string name, string kept)
    {
        var page = await site.Get($"/ru/support/finder?from=CN&to=RU&enterprise.size=small&step=ask&ask={fact}&answered=yes&{answer}");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("#answer-0", page.One(".faults a").GetAttribute("href"));
        Assert.Equal("true", page.One("#answer-0").GetAttribute("aria-invalid"));
        Assert.Equal(kept, page.One($"[name={name}]").GetAttribute("value"));
        Assert.Equal("small", page.One("input[name='enterprise.size']").GetAttribute("value"));
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
    }

    [Theory]
    [InlineData("ru", "1 234,5", "1234.5 CNY")]
    [InlineData("en", "1,234.5", "1234.5 CNY")]
    [InlineData("zh", "1,234", "1234 CNY")]
    [InlineData("ru", "1,234", "1.234 CNY")]
    public async Task Numbers_are_read_as_the_language_writes_them(string language, string typed, string kept)
    {
        var sent = await site.Get($"/{language}/support/finder?step=ask&ask=enterprise.turnover&answered=yes&value-0={Uri.EscapeDataString(typed)}&unit-0=CNY");
        Assert.Equal(HttpStatusCode.Found, sent.Status);
        Assert.Contains("enterprise.turnover=" + Uri.EscapeDataString(kept), sent.Header("Location"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_about_goods_is_asked_for_each_item()
    {
        var page = await site.Get("/en/support/finder?from=CN&to=RU&code=84811000&code=0303540000&step=ask&ask=goods.purchase_net");
        Assert.Equal(["answer-0", "answer-1"], page.Document.QuerySelectorAll(".answer input").Select(i => i.Id));
        var sent = await site.Get("/en/support/finder?from=CN&to=RU&code=84811000&code=0303540000&step=ask&ask=goods.purchase_net&value-0=100&unit-0=CNY&value-1=200&unit-1=CNY");
        Assert.Contains("goods.purchase_net=100%20CNY&goods.purchase_net=200%20CNY", sent.Header("Location"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/support/finder?enterprise.sze=small&step=result", 400)]
    [InlineData("/support/finder?enterprise.size=huge&step=result", 400)]
    [InlineData("/support/finder?consignment.origin=CN&step=ask", 400)]
    [InlineData("/support/finder?direction=sideways", 400)]
    [InlineData("/support/finder?programme=nothing", 400)]
    [InlineData("/support/finder?step=x", 400)]
    [InlineData("/support/finder?code=0303&code=%3Cb%3E&step=ask", 400)]
    [InlineData("/support/finder?goods.price=1%20CNY&goods.price=2%20CNY&code=0303&step=ask", 400)]
    public async Task An_address_that_cannot_be_read_begins_anew_with_what_is_wrong(string path, int status)
    {
        var page = await site.Get("/en" + path);
        Assert.Equal(status, (int)page.Status);
        Assert.NotEmpty(page.Document.QuerySelectorAll(".faults li"));
        Assert.NotNull(page.Document.GetElementById("finder-from"));
        Assert.Empty(page.Document.QuerySelectorAll("main b"));
    }

    [Fact]
    public async Task A_long_address_and_a_thousand_facts_are_refused_at_once()
    {
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await site.Get("/en/support/finder?q=" + new string('a', 64 * 1024))).Status);
        var many = await site.Get("/en/support/finder?step=result&" + string.Join('&', Enumerable.Range(0, 1000).Select(i => $"a.{i}=")));
        Assert.Equal(HttpStatusCode.BadRequest, many.Status);
        Assert.InRange(many.Document.QuerySelectorAll(".faults li").Length, 1, 10);
        var items = await site.Get("/en/support/finder?step=result&" + string.Join('&', Enumerable.Repeat("code=0303", 50)));
        Assert.Equal(HttpStatusCode.BadRequest, items.Status);
    }

    [Fact]
    public async Task One_programme_asks_only_for_what_it_needs()
    {
        var page = await site.Get("/en/support/finder?programme=cn-export-vat-refund&code=84811000&date=2026-06-01&step=ask");
        Assert.Equal("1", page.One(".progress progress").GetAttribute("max"));
        Assert.Contains(page.One("input[name=ask]").GetAttribute("value"), Library.Find("cn-export-vat-refund")!.Rules.SelectMany(r => r.Expression.Facts).Select(f => f.Name));
    }

    [Fact]
    public async Task A_programme_in_force_as_a_draft_is_the_same_and_its_tests_hold()
    {
        var page = await Try(await Draft("cn-export-vat-refund"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("says the same as the version in force", page.Words, StringComparison.Ordinal);
        Assert.Contains("errors: 0", page.Words, StringComparison.Ordinal);
        Assert.Contains("tests that hold: 7 of 7", page.Words, StringComparison.Ordinal);
        Assert.Contains("Over the population: 300 cases", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Header("Set-Cookie"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_changed_draft_shows_the_change_in_words_the_test_that_fails_and_who_changes_side(string language)
    {
        var draft = (await Draft("cn-export-vat-refund")).Replace("consignment.export_date + 36 months >= date", "consignment.export_date + 1 month >= date", StringComparison.Ordinal).Replace("  - enterprise.refund_record\n", "", StringComparison.Ordinal)
            .Replace("amount: 13000 CNY", "amount: 13001 CNY", StringComparison.Ordinal);
        var page = await Try(draft, language);
        Assert.Contains(page.Document.QuerySelectorAll(".sides li:has(.warn)"), li => li.TextContent.Contains("13001 CNY", StringComparison.Ordinal));
        var rows = page.Document.QuerySelectorAll("table.changes tbody tr").Select(r => Answer.Folded(r.TextContent)).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.DoesNotContain("enterprise.refund_record", r, StringComparison.Ordinal));
        Assert.NotEmpty(page.Document.QuerySelectorAll("section[aria-labelledby=scenario-outcome] table.drops tbody tr"));
        var cases = page.Document.QuerySelectorAll("section[aria-labelledby=scenario-outcome] .tile .big").Select(t => int.Parse(t.TextContent, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(300, cases.Sum());
        // What the draft no longer asks for is still drawn, so that somebody who was refused is let in.
        var sides = page.Document.QuerySelectorAll("section:has(> #scenario-diff) > ul > li").Select(li => Answer.Folded(li.TextContent)).ToList();
        var (no, yes) = (Texts.Get(LanguageOf(language), "support.Truth.No"), Texts.Get(LanguageOf(language), "support.Truth.Yes"));
        Assert.Contains(sides, s => s.StartsWith(Texts.Format(LanguageOf(language), "scenario.side", no, yes, "").Split(no)[0] + no, StringComparison.Ordinal) && s.Contains(yes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_page_and_another_another()
    {
        var draft = await Draft("cn-sinosure-short-term");
        var (first, again, other) = (await Try(draft), await Try(draft), await Try(draft, seed: "2"));
        Assert.Equal(Outcome(first), Outcome(again));
        Assert.NotEqual(Outcome(first), Outcome(other));
    }

    [Fact]
    public async Task A_draft_that_cannot_be_read_is_told_with_line_and_column_and_kept()
    {
        var draft = (await Draft("cn-export-vat-refund")).Replace("enterprise.taxpayer = \"general\"", "enterprise.taxpayr = \"general\"", StringComparison.Ordinal);
        var page = await Try(draft);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        var line = draft.Split('\n').TakeWhile(l => !l.Contains("taxpayr", StringComparison.Ordinal)).Count() + 1;
        Assert.Contains(page.Document.QuerySelectorAll("section:has(> #scenario-wrong) tbody th"), th => th.TextContent.StartsWith(line.ToString(CultureInfo.InvariantCulture) + ":", StringComparison.Ordinal));
        Assert.Contains("taxpayr", page.One("#scenario-draft").TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.GetElementById("scenario-outcome"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a: &x [1]\nb: *x")]
    [InlineData("programme: <script>alert(1)</script>")]
    [InlineData("programme: x\nprogramme: y")]
    public async Task A_bad_draft_is_refused_in_words(string draft)
    {
        var page = await Try(draft, "zh");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.NotEmpty(page.Document.QuerySelectorAll(".faults li"));
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Cases_of_ones_own_are_run_and_rows_that_cannot_be_read_are_named()
    {
        const string csv = "line,date,consignment.origin,consignment.destination,goods.code,enterprise.taxpayer\na,2026-06-01,CN,RU,84811000,small_scale\nb,2026-06-01,CN,RU,84811000,general\nc,yesterday,CN,RU,84811000,general\n";
        var page = await Try(await Draft("cn-export-vat-refund"), fields: [("kind", "csv"), ("population", csv)]);
        Assert.Equal(["0", "1", "1"], page.Document.QuerySelectorAll("section[aria-labelledby=scenario-outcome] .tile .big").Select(t => t.TextContent));
        Assert.Contains("population.csv:4:2", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cases", "0", "scenario-cases")]
    [InlineData("cases", "100001", "scenario-cases")]
    [InlineData("seed", "x", "scenario-seed")]
    public async Task Bounds_of_a_population_are_told_at_their_field(string name, string value, string field)
    {
        var page = await Try(await Draft("cn-aeo"), fields: [(name, value)]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("#" + field, page.One(".faults a").GetAttribute("href"));
        Assert.Equal(value, page.One("#" + field).GetAttribute("value"));
    }

    [Fact]
    public async Task A_form_of_another_site_and_a_body_that_is_too_large_are_refused()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Try("programme: x", headers: [("Sec-Fetch-Site", "cross-site")])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Try("programme: x", headers: [("Origin", "https://elsewhere.example")])).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Try(new string('a', 2 << 20))).Status);
        using var plain = new HttpRequestMessage(HttpMethod.Post, site.Address + "/en/support/scenario") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        using var answer = await site.Client.SendAsync(plain, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<string> Draft(string id) => (await site.Page("/en/support/scenario?programme=" + id)).One("#scenario-draft").TextContent;

    private async Task<Answer> Try(string draft, string language = "en", string seed = "1", (string Name, string Value)[]? fields = null, (string Name, string Value)[]? headers = null)
    {
        var all = new Dictionary<string, string> { ["draft"] = draft, ["kind"] = "made", ["cases"] = "300", ["seed"] = seed };
        foreach (var (name, value) in fields ?? [])
        {
            all[name] = value;
        }

        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in all)
        {
            form.Add(new StringContent(value), name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"{site.Address}/{language}/support/scenario") { Content = form, Headers = { ExpectContinue = true } };
        foreach (var (name, value) in headers ?? [])
        {
            request.Headers.Add(name, value);
        }

        using var response = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(request.RequestUri!.ToString(), response.StatusCode, response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value)), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static Language LanguageOf(string tag) => Reference.Languages.TryParse(tag, out var language, out _) ? language : throw new ArgumentException(tag);

    private static string Outcome(Answer page) => Answer.Folded(page.One("section[aria-labelledby=scenario-outcome]").TextContent);

    private static IEnumerable<string> Verdicts(Answer page) => page.Document.QuerySelectorAll("main section > h2").Select(h => h.TextContent);
}
