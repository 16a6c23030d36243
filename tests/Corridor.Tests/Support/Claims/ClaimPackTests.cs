using Corridor.Support.Claims;
using Corridor.Support.Eligibility;
using Corridor.Support.Facts;

namespace Corridor.Tests.Support.Claims;

/// <summary>What a claim takes, for the facts that are known.</summary>
public sealed class ClaimPackTests(ShippedData shipped)
{
    private const string Terms = """
        when: [enterprise.taxpayer = "general", goods.purchase_invoice = "special", 'enterprise.size in ["small"]']
        per: item
        gives: {kind: grant, amount: goods.purchase_net * 10%}
        needs: [vat_invoice, contract]
        claim: {deadline: "day(year(consignment.export_date) + 1, 4, 30)"}

        """;

    private SupportData Data => new(shipped.Workspace.ProgrammeLanguage);

    [Fact]
    public void Each_document_holds_what_is_known_of_it_and_what_the_programme_still_asks_it_for()
    {
        var pack = Pack("{date: 2026-05-01, goods: [{purchase_invoice: special}]}");
        var invoice = pack.Documents.Single(d => d.Document.Id == "vat_invoice");
        Assert.Contains("goods.purchase_invoice", invoice.Filled.Select(f => f.Name));
        Assert.Contains("goods.purchase_net", invoice.Open.Select(f => f.Name));
        Assert.Equal(["vat_invoice", "contract"], pack.Documents.Select(d => d.Document.Id));
    }

    [Fact]
    public void What_no_document_of_the_claim_states_is_asked_elsewhere_and_nothing_is_asked_twice()
    {
        var pack = Pack("{date: 2026-05-01}");
        Assert.Contains("enterprise.size", pack.Elsewhere.Select(f => f.Name));
        Assert.Empty(pack.Elsewhere.Intersect(pack.Documents.SelectMany(d => d.Open)));
        Assert.DoesNotContain(FactCatalogue.DateName, pack.Documents.SelectMany(d => d.Filled.Concat(d.Open)).Concat(pack.Elsewhere).Select(f => f.Name));
    }

    [Fact]
    public void The_deadline_follows_the_facts_and_is_none_where_these_do_not_tell_it()
    {
        Assert.Equal(new DateOnly(2027, 4, 30), Pack("{date: 2026-05-01, consignment.export_date: 2026-03-01}").Deadline);
        Assert.Null(Pack("{date: 2026-05-01}").Deadline);
    }

    [Fact]
    public void A_fact_of_two_items_of_which_one_is_known_is_both_filled_and_open()
    {
        var invoice = Pack("{date: 2026-05-01, goods: [{purchase_net: 100 CNY}, {purchase_invoice: special}]}").Documents.Single(d => d.Document.Id == "vat_invoice");
        Assert.Contains("goods.purchase_net", invoice.Filled.Select(f => f.Name));
        Assert.Contains("goods.purchase_net", invoice.Open.Select(f => f.Name));
    }

    [Fact]
    public void Every_shipped_programme_has_a_pack_whose_documents_are_those_that_it_needs()
    {
        var matcher = new Matcher(shipped.Workspace.Programmes.All, Data.Scope);
        foreach (var programme in shipped.Workspace.Programmes.All)
        {
            var facts = programme.Tests.FirstOrDefault()?.Given ?? Data.Given("{date: 2026-05-01}");
            var pack = ClaimPack.Of(matcher.Assess(programme, Data.Situation(facts)), facts);
            Assert.Equal(programme.Needs, pack.Documents.Select(d => d.Document.Id));
        }
    }

    private ClaimPack Pack(string facts)
    {
        var programme = Data.Programme(SupportData.Sample("claimed", Terms));
        var given = Data.Given(facts);
        return ClaimPack.Of(new Matcher([programme], Data.Scope).Assess(programme, Data.Situation(given)), given);
    }
}
