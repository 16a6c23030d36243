using System.Net;

namespace Corridor.SiteTests.Pages;

/// <summary>Support where goods are: on the page of goods, in a calculation, and in the pack of a claim.</summary>
public sealed class SupportClaimPageTests(RunningSite site)
{
    public static TheoryData<string> Languages => [.. Addresses.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_calculation_shows_the_charges_with_support_the_net_cost_and_what_to_gather_on_both_sides(string language)
    {
        var page = await site.Page($"/{language}{Addresses.StatementWithSupport}");
        Assert.NotNull(page.One("#support-import"));
        Assert.NotNull(page.One("#support-export"));
        // What is certain changes the charges; the tax that is not charged is the last column's zero.
        var charges = page.Document.QuerySelectorAll("#support-import > .scroll tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => Answer.Folded(c.TextContent)).ToList()).ToList();
        Assert.Contains(charges, c => c[0] != c[1] && c[1] == c[2]);
        Assert.NotEmpty(page.Document.QuerySelectorAll($"#support-import a[href='/{language}/support/ru-import-vat-exemption-equipment']"));
        // The answer stays in the form, so that it can be taken back.
        Assert.Equal("import", page.One("#support-import select[name='importer.consignment.procedure'] option[selected]").GetAttribute("value"));
        Assert.Equal("1000000", page.One("#support-export form input[type=hidden][name=price]").GetAttribute("value"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Without_answers_nothing_is_certain_and_the_cost_is_what_it_was(string language)
    {
        var page = await site.Page($"/{language}{Addresses.Statement}");
        Assert.Empty(page.Document.QuerySelectorAll("#support-import > .scroll"));
        Assert.NotEmpty(page.Document.QuerySelectorAll("#support-import details[open] .unknown"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Goods_name_the_programmes_that_may_apply_and_lead_to_them(string language)
    {
        var page = await site.Page($"/{language}{Addresses.AdValorem}");
        var links = page.Document.QuerySelectorAll("section[aria-labelledby=support-title] li a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.StartsWith($"/{language}/support/", l, StringComparison.Ordinal));
        Assert.Contains("code=0207141001", page.One("section[aria-labelledby=support-title] > p:last-of-type a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_claim_is_a_checklist_with_what_is_known_and_its_deadline(string language)
    {
        var page = await site.Page($"/{language}{Addresses.Claim}");
        Assert.Equal(site.Workspace.Programmes.Find("cn-export-vat-refund")!.Needs.Length, page.Document.QuerySelectorAll(".checklist > li").Length);
        Assert.Contains(page.Document.QuerySelectorAll(".checklist dd"), d => Answer.Folded(d.TextContent).Contains("CNY", StringComparison.Ordinal));
        Assert.NotEmpty(page.Document.QuerySelectorAll(".checklist .blank"));
        var calendar = page.Document.QuerySelectorAll("a[href*='format=ics']").Single().GetAttribute("href")!;
        Assert.Contains("DTSTART;VALUE=DATE:20270430", (await site.Get(calendar)).Text, StringComparison.Ordinal);
        var pdf = await site.Get(page.Document.QuerySelectorAll("a[href*='format=pdf']").Single().GetAttribute("href")!);
        Assert.Equal("application/pdf", pdf.Header("Content-Type"));
        Assert.StartsWith("%PDF-1.", pdf.Text, StringComparison.Ordinal);
        // A day is asked for as a day, a word by its choice.
        Assert.NotEmpty(page.Document.QuerySelectorAll("form.assess-form input[type=date]"));
        Assert.NotEmpty(page.Document.QuerySelectorAll("form.assess-form select[name='goods.purchase_invoice'] option[value=special]"));
        Assert.Equal("general", page.One("form.assess-form input[name='enterprise.taxpayer']").GetAttribute("value"));
    }

    [Fact]
    public async Task A_number_is_given_with_its_currency_beside_it_as_in_the_finder_and_what_cannot_be_read_stays_as_typed()
    {
        const string claim = "/ru/support/ru-exiar-sme-working-capital/claim?from=RU&to=CN";
        var asked = await site.Page(claim);
        Assert.NotNull(asked.One("form.assess-form input[name='loan.amount'] + label + select[name='loan.amount.unit'] option[selected][value=RUB]"));
        var filled = await site.Page(claim + "&loan.amount=1%20000,5&loan.amount.unit=CNY&loan.term=2&loan.term.unit=years");
        Assert.Contains("1 000,5 CNY", Answer.Folded(filled.One("main").TextContent), StringComparison.Ordinal);
        Assert.Equal(["1000.5 CNY", "2 years"], filled.Document.QuerySelectorAll("input[type=hidden][name^='loan.']").Select(i => i.GetAttribute("value")));
        var wrong = await site.Get(claim + "&loan.amount=much&loan.amount.unit=CNY");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal("much", wrong.One("#loan\\.amount-0").GetAttribute("value"));
        Assert.Equal("CNY", wrong.One("#loan\\.amount-0 + label + select option[selected]").GetAttribute("value"));
        Assert.Equal("#loan.amount-0", wrong.One(".faults a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_claim_without_a_deadline_has_no_calendar_file_and_one_for_nothing_is_not_found()
    {
        Assert.Empty((await site.Page("/en" + Addresses.ClaimOfNothing)).Document.QuerySelectorAll("a[href*='format=ics']"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/en/support/nothing/claim")).Status);
    }

    [Theory]
    [InlineData("/en/support/cn-export-vat-refund/claim?enterprise.taxpayer=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/en/assess?code=0303541000&price=1&importer.enterprise.size=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/en/assess?code=0303541000&price=1&importer.%3Cscript%3E=1")]
    public async Task Markup_in_facts_is_told_as_a_fault_and_stays_text(string path)
    {
        var page = await site.Get(path);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.DoesNotContain("<script>alert", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.One(".faults"));
    }
}
