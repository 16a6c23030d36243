using Corridor.Reference.Currencies;
using Corridor.Support.Combination;

namespace Corridor.Tests.Support.Programmes;

/// <summary>
/// Cases of the Russian and EAEU programmes, worked by hand from the acts. Each takes a claim that is good, changes what
/// it names, and says what must come out: the verdict, then amounts by benefit, <c>whole</c> before a cap, <c>by</c> a day.
/// </summary>
public sealed class WorkedCasesRuTests(ShippedData shipped)
{
    private readonly WorkedCases cases = new(shipped);

    // Customs value 1,000,000, duty 5 %: 50,000; VAT 22 % of 1,050,000: 231,000 (10 %: 105,000), by article 160 of the Tax Code.
    private const string Machine = "{code: 8457101000, import_duty: 50000 RUB, import_excise: 0 RUB, import_remedies: 0 RUB, import_vat: 231000 RUB, ";
    private const string Food = "{code: 0805100000, import_duty: 50000 RUB, import_excise: 0 RUB, import_remedies: 0 RUB, import_vat: 105000 RUB, ";

    private static readonly Dictionary<string, string> Good = new(StringComparer.Ordinal)
    {
        ["ru-export-vat-zero-rate"] = "date: 2026-05-12; enterprise.taxpayer: general; enterprise.has_waived_vat: no; enterprise.vat_due: 0 RUB; contract.documents_collected: yes; consignment.origin: RU; consignment.destination: CN; "
            + "consignment.procedure: export; consignment.left_territory: yes; consignment.release_date: 2026-04-20; goods: [{code: 84136021, input_vat: 440000 RUB}, {code: 84139100, input_vat: 60000 RUB}]",
        ["ru-vat-accelerated-refund"] = "date: 2026-07-25; enterprise.taxpayer: general; enterprise.legal_form: legal_entity; enterprise.taxes_paid_three_years: 0 RUB; enterprise.tax_monitoring: no; enterprise.return_filed: 2026-04-30; loan.bank_guarantee: no; consignment.origin: RU",
        ["eaeu-processing-on-customs-territory"] = "date: 2026-05-12; consignment.origin: CN; consignment.destination: RU; consignment.procedure: processing; consignment.will_be_reexported: yes; consignment.processing_document: yes; consignment.identifiable: yes; goods: ["
            + Machine + "barred_from_processing: no}]",
        ["ru-free-port-vladivostok"] = "date: 2026-05-12; enterprise.economy: RU-PRI; enterprise.legal_form: legal_entity; enterprise.in_free_port: yes; enterprise.free_port_resident: yes; investment.new_activity: yes; investment.amount: 6000000 RUB; "
            + "investment.resident_since: 2023-09-01; consignment.destination: RU; consignment.procedure: free_zone; goods: [" + Machine + "}]",
        ["ru-import-vat-exemption-equipment"] = "date: 2026-05-12; consignment.origin: CN; consignment.destination: RU; consignment.procedure: import; goods: [" + Machine + "on_vat_exempt_list: yes}, " + Food + "on_vat_exempt_list: no}]",
        ["ru-transport-subsidy-industrial"] = "date: 2026-03-02; enterprise.economy: RU; enterprise.activity: [producer]; enterprise.tax_debt: no; enterprise.insolvent: no; consignment.origin: RU; consignment.destination: CN; consignment.freight_paid_by_claimant: yes; "
            + "costs.kind: freight; costs.freight: 1000000 RUB; costs.timber_route: no; costs.incurred_from: 2025-07-01; costs.incurred_to: 2026-02-28; goods: [{code: 8430410002, origin: RU, on_freight_list: yes}]",
        ["ru-transport-subsidy-agro"] = "date: 2026-02-26; enterprise.economy: RU; enterprise.legal_form: legal_entity; consignment.origin: RU; consignment.destination: CN; consignment.freight_paid_by_claimant: yes; consignment.transport: rail; costs.kind: freight; "
            + "costs.incurred_from: 2025-07-01; costs.incurred_to: 2026-06-30; goods: [{code: 1512119101, origin: RU, on_agro_freight_list: yes}]",
        ["ru-agro-export-soft-loan"] = "date: 2026-05-12; consignment.origin: RU; enterprise.economy: RU; enterprise.agri_food: yes; enterprise.competitiveness_agreement: yes; enterprise.selected: yes; loan.bank_authorised: yes; loan.signed: 2026-03-02; loan.amount: 10000000 RUB; loan.key_rate: 16%; loan.priority_purpose: no",
        ["ru-priority-import-loan"] = "date: 2022-06-01; enterprise.economy: RU; enterprise.activity: [importer]; consignment.origin: CN; consignment.destination: RU; contract.signed: 2022-05-20; contract.in_foreign_currency: yes; contract.value: 3000000 RUB; "
            + "loan.purpose: import; loan.bank_authorised: yes; loan.amount: 5000000 RUB; loan.term: 12 months; loan.rate: 7.2%; loan.key_rate: 14%; loan.special_decision: no; goods: [{code: 8542319010, on_priority_import_list: yes, self_use_equipment: no}]",
        ["ru-export-credit-rate-subsidy-620"] = "date: 2018-09-03; consignment.origin: RU; enterprise.economy: RU; loan.purpose: export_project; loan.bank_authorised: yes; loan.amount: 15000000000 RUB",
        ["ru-certification-industrial"] = "date: 2021-05-12; enterprise.economy: RU; enterprise.activity: [producer, exporter]; consignment.origin: RU; consignment.destination: CN; costs.kind: certification; costs.certification: 1000000 RUB; costs.certificate_held: yes; costs.incurred_from: 2020-01-01; goods: [{code: 8413702100, origin: RU}]",
        ["ru-certification-agro"] = "date: 2026-05-12; enterprise.economy: RU; enterprise.agri_food: yes; enterprise.legal_form: sole_trader; consignment.origin: RU; consignment.destination: CN; costs.kind: certification; costs.support_asked: 500000 RUB; costs.goods_delivered: 2500000 RUB; costs.incurred_from: 2025-05-12; costs.incurred_to: 2026-04-30",
        ["ru-exiar-sme-working-capital"] = "date: 2026-05-12; enterprise.economy: RU; enterprise.size: small; consignment.origin: RU; consignment.destination: CN; contract.is_export_sale: yes; contract.value: 10000000 RUB; contract.local_content: 20%; contract.receivables_to_lender: yes; "
            + "loan.purpose: working_capital; loan.bank_authorised: yes; loan.amount: 8000000 RUB; loan.interest: 1200000 RUB; loan.term: 24 months; goods: [{code: 8413702100, is_commodity: no}]",
        ["ru-exiar-short-term-receivables"] = "date: 2026-05-12; enterprise.economy: RU; enterprise.legal_form: legal_entity; consignment.origin: RU; consignment.destination: CN; contract.is_export_sale: yes; contract.repeat_deliveries: yes; contract.credit_term: 360 days; insurance.whole_portfolio: yes",
        ["eaeu-aeo"] = "date: 2026-05-12; enterprise.economy: RU; enterprise.legal_form: legal_entity; enterprise.activity: [importer]; enterprise.trusted_trader: none; enterprise.tax_debt: no; enterprise.customs_debt: no; enterprise.offences: no; enterprise.sound_accounts: yes; enterprise.aeo_security: yes",
    };

    [Theory]
    [InlineData("ru-export-vat-zero-rate", "Tax Code 176: 440,000 + 60,000 where nothing else is due", "", "yes; 500000 RUB; by 2026-10-17")]
    [InlineData("ru-export-vat-zero-rate", "less the tax of the period: 500,000 - 150,000", "enterprise.vat_due: 150000 RUB", "yes; 350000 RUB")]
    [InlineData("ru-export-vat-zero-rate", "500,000 - 600,000 is below nothing", "enterprise.vat_due: 600000 RUB", "yes; 0 RUB")]
    [InlineData("ru-export-vat-zero-rate", "the tax of the period is not known", "enterprise.vat_due:", "yes; unknown")]
    [InlineData("ru-export-vat-zero-rate", "165(9): the 180th day from release, 2026-01-01 + 180", "consignment.release_date: 2026-01-01", "yes; by 2026-06-30")]
    [InlineData("ru-export-vat-zero-rate", "165(9) in a leap year", "consignment.release_date: 2028-01-01; date: 2028-05-12", "yes; by 2028-06-29")]
    [InlineData("ru-export-vat-zero-rate", "deliveries to the EAEU have a protocol of their own", "consignment.destination: BY", "no")]
    [InlineData("ru-export-vat-zero-rate", "a payer on the simplified system with VAT", "enterprise.taxpayer: simplified_with_vat", "yes; 500000 RUB")]
    [InlineData("ru-export-vat-zero-rate", "no payer of VAT", "enterprise.taxpayer: simplified", "no")]
    [InlineData("ru-export-vat-zero-rate", "164(7): the rate is waived", "enterprise.has_waived_vat: yes", "no")]
    [InlineData("ru-export-vat-zero-rate", "164(1)(1): goods that have not left", "consignment.left_territory: no", "no")]
    [InlineData("ru-vat-accelerated-refund", "176.1(2)(1): two billion", "enterprise.taxes_paid_three_years: 2000000000 RUB", "yes; unknown")]
    [InlineData("ru-vat-accelerated-refund", "176.1(2)(1): a rouble less leaves the groups that no source confirms", "enterprise.taxes_paid_three_years: 1999999999 RUB", "unknown")]
    [InlineData("ru-vat-accelerated-refund", "176.1(2)(1) is for organisations", "enterprise.taxes_paid_three_years: 3000000000 RUB; enterprise.legal_form: sole_trader", "unknown")]
    [InlineData("ru-vat-accelerated-refund", "176.1(4): ten months from 2026-04-30 end on 2027-02-28", "loan.bank_guarantee: yes; loan.guarantee_valid_to: 2027-02-28", "yes")]
    [InlineData("ru-vat-accelerated-refund", "176.1(4): a day too short", "loan.bank_guarantee: yes; loan.guarantee_valid_to: 2027-02-27", "unknown")]
    [InlineData("ru-vat-accelerated-refund", "176.1(2)(6): tax monitoring", "enterprise.tax_monitoring: yes", "yes")]
    [InlineData("eaeu-processing-on-customs-territory", "163: duty 50,000 and VAT 231,000 are not paid", "", "yes; duty 50000 RUB; excise 0 RUB; remedies 0 RUB; vat 231000 RUB")]
    [InlineData("eaeu-processing-on-customs-territory", "163: two items, 231,000 + 105,000", "goods: [" + Machine + "barred_from_processing: no}, " + Food + "barred_from_processing: no}]", "yes; duty 100000 RUB; vat 336000 RUB")]
    [InlineData("eaeu-processing-on-customs-territory", "Decision 203: the barred item does not count", "goods: [" + Machine + "barred_from_processing: no}, " + Food + "barred_from_processing: yes}]", "yes; duty 50000 RUB; vat 231000 RUB")]
    [InlineData("eaeu-processing-on-customs-territory", "Decision 203: nothing else is left", "goods: [" + Food + "barred_from_processing: yes}]", "no")]
    [InlineData("eaeu-processing-on-customs-territory", "163: what is made must leave", "consignment.will_be_reexported: no", "no")]
    [InlineData("eaeu-processing-on-customs-territory", "164(1)(2): no identification", "consignment.identifiable: no", "no")]
    [InlineData("eaeu-processing-on-customs-territory", "163: goods of the Union are not foreign", "consignment.origin: AM", "no")]
    [InlineData("eaeu-processing-on-customs-territory", "the Code is in force since 2018-01-01", "date: 2017-12-31", "no")]
    [InlineData("ru-free-port-vladivostok", "duty 50,000 is not paid in the zone; tax rates are not confirmed", "", "yes; free-zone 50000 RUB; profit-tax unknown; land-tax unknown")]
    [InlineData("ru-free-port-vladivostok", "before the agreement there is no zone", "enterprise.free_port_resident: no", "yes; free-zone 0 RUB")]
    [InlineData("ru-free-port-vladivostok", "5 million by both sources", "investment.amount: 5000000 RUB", "yes")]
    [InlineData("ru-free-port-vladivostok", "4,999,999 by one source only", "investment.amount: 4999999 RUB", "unknown")]
    [InlineData("ru-free-port-vladivostok", "500,000 by one source only", "investment.amount: 500000 RUB", "unknown")]
    [InlineData("ru-free-port-vladivostok", "499,999 by neither", "investment.amount: 499999 RUB", "no")]
    [InlineData("ru-import-vat-exemption-equipment", "Tax Code 150(7): 231,000 for the listed item alone", "", "yes; 231000 RUB")]
    [InlineData("ru-import-vat-exemption-equipment", "both items listed", "goods: [" + Machine + "on_vat_exempt_list: yes}, " + Food + "on_vat_exempt_list: yes}]", "yes; 336000 RUB")]
    [InlineData("ru-import-vat-exemption-equipment", "whether the second is listed is not known, so the sum is not", "goods: [" + Machine + "on_vat_exempt_list: yes}, " + Food + "}]", "yes; unknown")]
    [InlineData("ru-import-vat-exemption-equipment", "the VAT of another member state", "consignment.destination: BY", "no")]
    [InlineData("ru-transport-subsidy-industrial", "60 % of 1,000,000, under a cap that was not seen", "", "yes; unknown; whole 600000 RUB; by 2026-03-23")]
    [InlineData("ru-transport-subsidy-industrial", "30 % for timber of Siberia and the Far East", "costs.timber_route: yes", "yes; unknown; whole 300000 RUB")]
    [InlineData("ru-transport-subsidy-industrial", "the day before the round of 2026", "date: 2026-02-25", "no")]
    [InlineData("ru-transport-subsidy-industrial", "its first day", "date: 2026-02-26", "yes")]
    [InlineData("ru-transport-subsidy-industrial", "the day after its last", "date: 2026-03-24", "no")]
    [InlineData("ru-transport-subsidy-industrial", "later rounds are not known", "date: 2027-03-02", "unknown")]
    [InlineData("ru-transport-subsidy-industrial", "costs after 2026-06-30", "costs.incurred_to: 2026-07-01", "no")]
    [InlineData("ru-transport-subsidy-industrial", "arrears of tax", "enterprise.tax_debt: yes", "no")]
    [InlineData("ru-transport-subsidy-industrial", "a buyer in a country of unfriendly acts", "consignment.destination: US; partner.unfriendly: yes", "no")]
    [InlineData("ru-transport-subsidy-agro", "the first day of the selection of 2026", "", "yes; unknown")]
    [InlineData("ru-transport-subsidy-agro", "how long it was open was not seen", "date: 2026-02-27", "unknown")]
    [InlineData("ru-transport-subsidy-agro", "carriage by air is not named", "consignment.transport: air", "no")]
    [InlineData("ru-agro-export-soft-loan", "50 % of 16 % of 10,000,000", "", "yes; 800000 RUB")]
    [InlineData("ru-agro-export-soft-loan", "70 % of 16 % of 10,000,000", "loan.priority_purpose: yes", "yes; 1120000 RUB")]
    [InlineData("ru-agro-export-soft-loan", "50 % of 14.5 % of 10,000,000", "loan.key_rate: 14.5%", "yes; 725000 RUB")]
    [InlineData("ru-priority-import-loan", "0.3 x 14 % + 3 = 7.2 %; 0.7 x 14 % of 5,000,000", "", "yes; 490000 RUB")]
    [InlineData("ru-priority-import-loan", "7.21 % is over 7.2 %", "loan.rate: 7.21%", "no")]
    [InlineData("ru-priority-import-loan", "0.3 x 20 % + 3 = 9 %; 0.7 x 20 % of 5,000,000", "loan.key_rate: 20%; loan.rate: 9%", "yes; 700000 RUB")]
    [InlineData("ru-priority-import-loan", "a contract a rouble under three million", "contract.value: 2999999 RUB", "no")]
    [InlineData("ru-priority-import-loan", "ten billion for a borrower", "loan.amount: 10000000000 RUB", "yes; 980000000 RUB")]
    [InlineData("ru-priority-import-loan", "more needs a special decision", "loan.amount: 10000000001 RUB", "no")]
    [InlineData("ru-priority-import-loan", "36 months for equipment", "loan.term: 36 months; goods: [{code: 8457101000, on_priority_import_list: yes, self_use_equipment: yes}]", "yes")]
    [InlineData("ru-priority-import-loan", "12 months for anything else", "loan.term: 13 months", "no")]
    [InlineData("ru-export-credit-rate-subsidy-620", "15 billion for an export project", "", "yes; unknown")]
    [InlineData("ru-export-credit-rate-subsidy-620", "more only for production", "loan.amount: 15000000001 RUB", "no")]
    [InlineData("ru-export-credit-rate-subsidy-620", "30 billion for production", "loan.amount: 30000000000 RUB; loan.purpose: investment", "yes")]
    [InlineData("ru-certification-industrial", "Decree 1007: 80 % of 1,000,000, a cap was not seen", "", "yes; unknown")]
    [InlineData("ru-certification-industrial", "costs from before the previous year", "costs.incurred_from: 2019-12-31", "no")]
    [InlineData("ru-certification-industrial", "homologation is for producers", "costs.kind: homologation; enterprise.activity: [exporter]", "no")]
    [InlineData("ru-certification-industrial", "Decree 1871: the share was not seen", "date: 2023-05-12; costs.incurred_from: 2022-01-01", "yes; unknown")]
    [InlineData("ru-certification-agro", "five times 500,000", "", "yes; unknown; by 2026-11-15")]
    [InlineData("ru-certification-agro", "a rouble short", "costs.goods_delivered: 2499999 RUB", "no")]
    [InlineData("ru-certification-agro", "the last day of the year's reviews", "date: 2026-11-15; costs.incurred_from: 2025-11-15", "yes")]
    [InlineData("ru-certification-agro", "the day after", "date: 2026-11-16; costs.incurred_from: 2025-11-16", "no")]
    [InlineData("ru-certification-agro", "a cost of the day before the twelve months", "costs.incurred_from: 2025-05-11", "no")]
    [InlineData("ru-exiar-sme-working-capital", "70 % of 8,000,000 + 1,200,000", "", "yes; 6440000 RUB")]
    [InlineData("ru-exiar-sme-working-capital", "a rouble over 80 % of the contract", "loan.amount: 8000001 RUB", "no")]
    [InlineData("ru-exiar-sme-working-capital", "too little Russian content", "contract.local_content: 19.9%", "no")]
    [InlineData("ru-exiar-sme-working-capital", "a turnover of two billion is enough", "enterprise.size: large; enterprise.turnover: 2000000000 RUB", "yes; 6440000 RUB")]
    [InlineData("ru-exiar-sme-working-capital", "over two billion and large", "enterprise.size: large; enterprise.turnover: 2000000001 RUB", "no")]
    [InlineData("ru-exiar-sme-working-capital", "25 months", "loan.term: 25 months", "no")]
    [InlineData("ru-exiar-short-term-receivables", "360 days", "", "yes; unknown")]
    [InlineData("ru-exiar-short-term-receivables", "361 days", "contract.credit_term: 361 days", "no")]
    [InlineData("eaeu-aeo", "433: thresholds that no source confirms", "", "unknown")]
    [InlineData("eaeu-aeo", "430: who holds a certificate", "enterprise.trusted_trader: type_3", "yes")]
    [InlineData("eaeu-aeo", "433: debts", "enterprise.customs_debt: yes", "no")]
    public void A_case_of_the_acts(string programme, string basis, string changes, string expected) => cases.Hold(programme, basis, Good[programme], changes, expected);

    [Fact]
    public void What_is_refunded_at_once_is_what_the_zero_rate_refunds()
    {
        var best = Best("ru-export-vat-zero-rate", "enterprise.vat_due: 150000 RUB; enterprise.tax_monitoring: yes; date: 2026-07-25");
        Assert.Equal(["ru-export-vat-zero-rate", "ru-vat-accelerated-refund"], best.Chosen.Select(c => c.Programme.Id));
        Assert.Equal((Roubles(350_000), Roubles(350_000)), (best.Totals.Cash, best.Totals.Timing));
    }

    [Fact]
    public void Nothing_is_refunded_at_once_where_nothing_is_refunded()
    {
        var best = Best("ru-export-vat-zero-rate", "contract.documents_collected: no; enterprise.tax_monitoring: yes");
        Assert.DoesNotContain("ru-vat-accelerated-refund", best.Chosen.Select(c => c.Programme.Id));
        Assert.Equal(LeftOutReason.RequiredMissing, Assert.Single(best.LeftOut, l => l.Programme.Id == "ru-vat-accelerated-refund").Reason);
    }

    [Fact]
    public void A_project_loan_stands_beside_no_other_federal_rate()
    {
        // A year of the agricultural subsidy is known, 10,000,000 x 50 % x 16 %; that of the project loan was not seen.
        var best = Best("ru-agro-export-soft-loan", "loan.purpose: export_project; enterprise.offshore: no; enterprise.same_subject_subsidised: no; enterprise.competitiveness_programme: yes");
        Assert.Equal(["ru-agro-export-soft-loan", "ru-export-credit-rate-subsidy-620", "ru-kppk-export-credit"], best.Chosen.Select(c => c.Programme.Id));
        Assert.Equal(LeftOutReason.Excluded, Assert.Single(best.LeftOut, l => l.Programme.Id == "ru-export-project-loan-2024").Reason);
        Assert.Equal(Roubles(800_000), best.Totals.Saved);
    }

    private static Money Roubles(decimal amount) => new(amount, CurrencyCode.Parse("RUB"));

    private BestCombination Best(string good, string changes) => cases.Best(Good[good], changes, "RUB", "RU", "EAEU");
}
