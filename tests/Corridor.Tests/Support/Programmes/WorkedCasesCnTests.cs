using Corridor.Reference.Currencies;
using Corridor.Support.Combination;

namespace Corridor.Tests.Support.Programmes;

/// <summary>Cases of the Chinese programmes, worked by hand from the acts that the files cite.</summary>
public sealed class WorkedCasesCnTests(ShippedData shipped)
{
    private const string Exporter = "date: 2026-06-01; enterprise.taxpayer: general; enterprise.refund_record: yes; enterprise.has_waived_vat: no; contract.is_export_sale: yes; contract.payment_received: yes; "
        + "consignment.origin: CN; consignment.destination: RU; consignment.released: yes; consignment.export_date: 2026-05-10; ";

    private static readonly Dictionary<string, string> Good = new(StringComparer.Ordinal)
    {
        // A valve, 8481.1000: VAT 13 %, refund 13 %. An organic sulphur compound, 2930.1000: VAT 13 %, refund 9 %.
        ["cn-export-vat-refund"] = Exporter + "goods: [{code: 84811000, self_produced: no, purchase_invoice: special, purchase_net: 100000 CNY}]",
        ["cn-export-vat-credit-refund"] = Exporter + "enterprise.domestic_output_vat: 0 CNY; goods: [{code: 29301000, self_produced: yes, vat_rate: 13%, fob: 1200000 CNY, input_vat: 91000 CNY}]",
        ["cn-refund-rate-change-2026-2"] = Exporter + "goods: [{code: 85076000, purchase_invoice: special, purchase_net: 10000 CNY}]",
        ["cn-refund-rate-change-2024-15"] = Exporter + "goods: [{code: 85414300, annex: annex_2, on_list: yes, purchase_invoice: special, purchase_net: 20000 CNY}]",
        ["cn-overseas-warehouse-refund-on-departure"] = Exporter + "consignment.supervision_code: \"9810\"; consignment.to_overseas_warehouse: yes; consignment.left_territory: yes; consignment.sold: no; goods: [{code: 84811000, self_produced: no, purchase_invoice: special, purchase_net: 40000 CNY}]",
        ["cn-processing-trade-bonding"] = "date: 2026-06-01; consignment.origin: RU; consignment.destination: CN; consignment.procedure: processing; consignment.contract_recorded: yes; consignment.will_be_reexported: yes; goods: [{code: 44071190, import_duty: 5000 CNY, import_vat: 9450 CNY}, {code: 44079990, import_duty: 2500 CNY, import_vat: 4725 CNY}]",
        ["cn-encouraged-project-equipment"] = "date: 2026-06-01; enterprise.foreign_invested: yes; investment.encouraged: yes; investment.within_total: yes; consignment.origin: RU; consignment.destination: CN; goods: [{code: 84622990, self_use_equipment: yes, on_list: no, import_duty: 60000 CNY, import_vat: 85800 CNY}]",
        ["cn-duty-refund-on-reexport-or-return"] = "date: 2026-06-01; consignment.origin: CN; consignment.destination: RU; consignment.procedure: reexport; consignment.return_reason: quality; consignment.unaltered: yes; consignment.first_movement: 2026-01-10; consignment.duty_paid: 8000 CNY; consignment.duty_paid_on: 2026-01-12",
        ["cn-temporary-admission"] = "date: 2026-06-01; consignment.origin: RU; consignment.destination: CN; consignment.procedure: temporary; consignment.listed_use: yes; consignment.security_given: yes; consignment.will_be_reexported: yes; consignment.first_movement: 2026-05-20; consignment.stay: 15 months; "
            + "goods: [{code: 84264110, import_duty: 60000 CNY, depreciation: 60 months}]",
        ["cn-deferred-and-aggregated-payment"] = "date: 2026-06-01; enterprise.selected: yes; enterprise.hindered_payment: no; enterprise.trusted_trader: none; consignment.security_given: yes; consignment.taxes_due: 243000 CNY",
        ["cn-cbec-returned-goods"] = "date: 2026-09-01; consignment.origin: RU; consignment.destination: CN; consignment.supervision_code: \"9810\"; consignment.export_date: 2026-05-01; consignment.procedure: return; consignment.return_reason: unsold; consignment.unaltered: yes; consignment.refund_repaid: yes; consignment.duty_paid: 0 CNY; "
            + "goods: [{code: 62034290, is_food: no, import_duty: 800 CNY, import_vat: 1404 CNY}]",
        ["cn-border-residents-trade"] = "date: 2026-06-01; enterprise.border_resident: yes; consignment.origin: RU; consignment.destination: CN; consignment.at_approved_market: yes; consignment.customs_value: 8000 CNY; goods: [{code: 18069000, on_list: no, import_duty: 640 CNY, import_vat: 1123.20 CNY}]",
        ["cn-sinosure-short-term"] = "date: 2026-06-01; enterprise.economy: CN; contract.payment: open_account; contract.credit_term: 90 days; partner.on_cover: yes; partner.limit_accepted: yes; partner.credit_limit: 300000 USD; insurance.loss: 200000 USD; consignment.origin: CN; consignment.destination: RU",
        ["cn-sinosure-medium-long-term"] = "date: 2026-06-01; enterprise.economy: CN; contract.object: plant; contract.value: 5000000 USD; contract.down_payment: 15%; contract.local_content: 60%; loan.purpose: buyer_finance; loan.amount: 4250000 USD; loan.term: 15 years; partner.bank_experienced: yes; partner.on_cover: yes; insurance.loss: 4000000 USD; "
            + "consignment.origin: CN; consignment.destination: RU",
        ["cn-aeo"] = "date: 2026-06-01; enterprise.customs_registered: yes; enterprise.passes_certification: yes; enterprise.credit_grade: regular",
    };

    private readonly WorkedCases cases = new(shipped);

    [Theory]
    [InlineData("cn-export-vat-refund", "VAT Law 33, refund without credit: 100,000 x 13 %; STA 2026/5: by 30 April of the next year", "", "yes; 13000 CNY; by 2027-04-30")]
    [InlineData("cn-export-vat-refund", "two lines, each at its own rate: 100,000 x 13 % + 50,000 x 9 %", "goods: [{code: 84811000, self_produced: no, purchase_invoice: special, purchase_net: 100000 CNY}, {code: 29301000, self_produced: no, purchase_invoice: special, purchase_net: 50000 CNY}]", "yes; 17500 CNY")]
    [InlineData("cn-export-vat-refund", "what was paid bounds it: an invoice of 3 % gives min(13 %, 3 %) x 100,000", "goods: [{code: 84811000, self_produced: no, purchase_invoice: special_3, purchase_net: 100000 CNY}]", "yes; 3000 CNY")]
    [InlineData("cn-export-vat-refund", "a line of 9 % on an invoice of 3 %: min(9 %, 3 %) x 50,000", "goods: [{code: 29301000, self_produced: no, purchase_invoice: special_3, purchase_net: 50000 CNY}]", "yes; 1500 CNY")]
    [InlineData("cn-export-vat-refund", "a customs bill stands for the invoice: 100,000 x 13 %", "goods: [{code: 84811000, self_produced: no, purchase_invoice: customs_bill, purchase_net: 100000 CNY}]", "yes; 13000 CNY")]
    [InlineData("cn-export-vat-refund", "VAT Law 9: a small-scale taxpayer is exempt and refunded nothing", "enterprise.taxpayer: small_scale", "no")]
    [InlineData("cn-export-vat-refund", "VAT Law 27: who waived the preference is bound for 36 months", "enterprise.has_waived_vat: yes", "no")]
    [InlineData("cn-export-vat-refund", "STA 2026/5: the last day of 36 months after 10 May 2026", "date: 2029-05-10", "yes; 13000 CNY")]
    [InlineData("cn-export-vat-refund", "the day after", "date: 2029-05-11", "no")]
    [InlineData("cn-export-vat-refund", "MOF/STA 2026/11 is for exports from 1 January 2026", "consignment.export_date: 2025-12-31", "no")]
    [InlineData("cn-export-vat-refund", "the price may still come until 30 April", "date: 2027-04-30; contract.payment_received: no; contract.payment_due: 2027-03-01", "yes; 13000 CNY")]
    [InlineData("cn-export-vat-refund", "the price did not come in time", "date: 2027-05-01; contract.payment_received: no; contract.payment_due: 2027-03-01", "no")]
    [InlineData("cn-export-vat-refund", "the price falls due later by contract", "date: 2027-05-01; contract.payment_received: no; contract.payment_due: 2027-06-30", "yes; 13000 CNY")]
    [InlineData("cn-export-vat-credit-refund", "not creditable 1,200,000 x (13 % - 9 %) = 48,000; left over 91,000 - 48,000 = 43,000; ceiling 1,200,000 x 9 % = 108,000; the lower", "", "yes; 43000 CNY; by 2027-04-30")]
    [InlineData("cn-export-vat-credit-refund", "left over 200,000; ceiling 1,000,000 x 13 % = 130,000; the lower", "goods: [{code: 84811000, self_produced: yes, vat_rate: 13%, fob: 1000000 CNY, input_vat: 200000 CNY}]", "yes; 130000 CNY")]
    [InlineData("cn-export-vat-credit-refund", "left over equals the ceiling of 130,000", "goods: [{code: 84811000, self_produced: yes, vat_rate: 13%, fob: 1000000 CNY, input_vat: 130000 CNY}]", "yes; 130000 CNY")]
    [InlineData("cn-export-vat-credit-refund", "a yuan less of input VAT", "goods: [{code: 84811000, self_produced: yes, vat_rate: 13%, fob: 1000000 CNY, input_vat: 129999 CNY}]", "yes; 129999 CNY")]
    [InlineData("cn-export-vat-credit-refund", "home sales come first: 91,000 - 30,000 - 48,000", "enterprise.domestic_output_vat: 30000 CNY", "yes; 13000 CNY")]
    [InlineData("cn-export-vat-credit-refund", "home sales take all: 91,000 - 300,000 - 48,000 is below nothing", "enterprise.domestic_output_vat: 300000 CNY", "yes; 0 CNY")]
    [InlineData("cn-export-vat-credit-refund", "two lines: not creditable 500,000 x 4 % = 20,000; left over 100,000 + 40,000 - 20,000 = 120,000; ceiling 130,000 + 45,000", "goods: [{code: 84811000, self_produced: yes, vat_rate: 13%, fob: 1000000 CNY, input_vat: 100000 CNY}, {code: 29301000, self_produced: yes, vat_rate: 13%, fob: 500000 CNY, input_vat: 40000 CNY}]", "yes; 120000 CNY")]
    [InlineData("cn-export-vat-credit-refund", "without the tax on home sales nothing can be said", "enterprise.domestic_output_vat:", "yes; unknown")]
    [InlineData("cn-export-vat-credit-refund", "the credit method is for what the exporter made", "goods: [{code: 29301000, self_produced: no, vat_rate: 13%, fob: 1200000 CNY, input_vat: 91000 CNY}]", "no")]
    [InlineData("cn-refund-rate-change-2024-15", "MOF/STA 2024/15 annex 2: photovoltaic modules 9 % x 20,000 from 1 December 2024", "consignment.export_date: 2024-12-01", "yes; 1800 CNY")]
    [InlineData("cn-refund-rate-change-2024-15", "the day before the announcement of 2024", "consignment.export_date: 2024-11-30", "no")]
    [InlineData("cn-refund-rate-change-2024-15", "the last day of 9 % for photovoltaic modules", "consignment.export_date: 2026-03-31", "yes; 1800 CNY")]
    [InlineData("cn-refund-rate-change-2024-15", "MOF/STA 2026/2 annex 1: from 1 April 2026 nothing", "consignment.export_date: 2026-04-01", "no")]
    [InlineData("cn-refund-rate-change-2024-15", "annex 1: aluminium and copper get nothing", "goods: [{code: 76061200, annex: annex_1, purchase_invoice: special, purchase_net: 20000 CNY}]", "no")]
    [InlineData("cn-refund-rate-change-2026-2", "MOF/STA 2026/2 annex 2: batteries 6 % x 10,000 on the first day", "consignment.export_date: 2026-04-01", "yes; 600 CNY")]
    [InlineData("cn-refund-rate-change-2026-2", "on the last day of 2026", "date: 2027-01-15; consignment.export_date: 2026-12-31", "yes; 600 CNY")]
    [InlineData("cn-refund-rate-change-2026-2", "from 1 January 2027 nothing", "date: 2027-01-15; consignment.export_date: 2027-01-01", "no")]
    [InlineData("cn-refund-rate-change-2026-2", "an invoice of 3 %: min(6 %, 3 %) x 10,000", "goods: [{code: 85076000, purchase_invoice: special_3, purchase_net: 10000 CNY}]", "yes; 300 CNY")]
    [InlineData("cn-refund-rate-change-2026-2", "annex 1: photovoltaic modules nothing", "goods: [{code: 85414300, purchase_invoice: special, purchase_net: 10000 CNY}]", "no")]
    [InlineData("cn-refund-rate-change-2026-2", "sources disagree on lithium hexafluorophosphate", "goods: [{code: 28269020, purchase_invoice: special, purchase_net: 10000 CNY}]", "unknown; unknown")]
    [InlineData("cn-overseas-warehouse-refund-on-departure", "STA 2025/3: 40,000 x 13 % before the sale", "", "yes; 5200 CNY")]
    [InlineData("cn-overseas-warehouse-refund-on-departure", "what is sold takes the ordinary way", "consignment.sold: yes", "no")]
    [InlineData("cn-processing-trade-bonding", "Customs Law 33, Tariff Law 21: 5,000 + 2,500 of duty wait; on VAT the laws read are silent", "", "yes; duty 7500 CNY; vat unknown")]
    [InlineData("cn-processing-trade-bonding", "Customs Law 33: the contract is not recorded", "consignment.contract_recorded: no", "no")]
    [InlineData("cn-processing-trade-bonding", "Tariff Law 21: the product stays", "consignment.will_be_reexported: no", "no")]
    [InlineData("cn-encouraged-project-equipment", "GACC 2021/9: duty 60,000 is not paid, VAT 85,800 is", "", "yes; 60000 CNY")]
    [InlineData("cn-encouraged-project-equipment", "equipment on a list of goods without exemption", "goods: [{code: 84622990, self_use_equipment: yes, on_list: yes, import_duty: 60000 CNY}]", "no")]
    [InlineData("cn-encouraged-project-equipment", "over the total of the investment", "investment.within_total: no", "no")]
    [InlineData("cn-encouraged-project-equipment", "only what the project itself uses: 60,000, not 60,000 + 9,000", "goods: [{code: 84622990, self_use_equipment: yes, on_list: no, import_duty: 60000 CNY}, {code: 84713000, self_use_equipment: no, on_list: no, import_duty: 9000 CNY}]", "yes; 60000 CNY")]
    [InlineData("cn-duty-refund-on-reexport-or-return", "Tariff Law 51(1): faulty goods go back within a year; the rate of interest is not loaded", "", "yes; duty 8000 CNY; interest unknown; by 2027-01-12")]
    [InlineData("cn-duty-refund-on-reexport-or-return", "the last day of the year", "consignment.first_movement: 2025-06-01; consignment.duty_paid_on: 2025-06-01", "yes; duty 8000 CNY; by 2026-06-01")]
    [InlineData("cn-duty-refund-on-reexport-or-return", "a day too late", "consignment.first_movement: 2025-05-31; consignment.duty_paid_on: 2025-06-01", "no")]
    [InlineData("cn-duty-refund-on-reexport-or-return", "Tariff Law 52(2): the export refund was not repaid", "consignment.procedure: return; consignment.refund_repaid: no", "no")]
    [InlineData("cn-duty-refund-on-reexport-or-return", "a change of mind is no reason", "consignment.return_reason: commercial", "no")]
    [InlineData("cn-temporary-admission", "Tariff Law 37: a listed use, the whole duty", "", "yes; 60000 CNY")]
    [InlineData("cn-temporary-admission", "Tariff Law 37: the last day of six months", "consignment.first_movement: 2025-12-01", "yes")]
    [InlineData("cn-temporary-admission", "a day more without an extension", "consignment.first_movement: 2025-11-30", "no")]
    [InlineData("cn-temporary-admission", "Tariff Law 38, other uses: 60,000 x (1 - 15/60)", "consignment.listed_use: no", "yes; 45000 CNY")]
    [InlineData("cn-temporary-admission", "a stay beyond the depreciation: 60,000 x (1 - min(72/60, 1))", "consignment.listed_use: no; consignment.stay: 72 months", "yes; 0 CNY")]
    [InlineData("cn-temporary-admission", "Security Regulations 10: the advanced grade may be excused from security", "consignment.security_given: no; enterprise.trusted_trader: advanced", "yes; 60000 CNY")]
    [InlineData("cn-temporary-admission", "neither security nor the grade", "consignment.security_given: no; enterprise.trusted_trader: none", "no")]
    [InlineData("cn-deferred-and-aggregated-payment", "Tariff Law 43: the month's 243,000 are paid together, nothing is put off", "", "yes; aggregated 243000 CNY; extension 0 CNY")]
    [InlineData("cn-deferred-and-aggregated-payment", "force majeure: 243,000 may wait six months", "enterprise.hindered_payment: yes", "yes; extension 243000 CNY")]
    [InlineData("cn-cbec-returned-goods", "MOF/GACC/STA 2026/16: the last day of six months after 1 May", "date: 2026-11-01", "yes; duty 800 CNY; vat 1404 CNY; export_duty 0 CNY")]
    [InlineData("cn-cbec-returned-goods", "a day later", "date: 2026-11-02", "no")]
    [InlineData("cn-cbec-returned-goods", "under code 1210 the clock starts when the goods leave the zone", "date: 2026-12-15; consignment.supervision_code: \"1210\"; consignment.first_movement: 2026-06-15", "yes; duty 800 CNY")]
    [InlineData("cn-cbec-returned-goods", "food does not count: 800, not 800 + 300", "goods: [{code: 62034290, is_food: no, import_duty: 800 CNY, import_vat: 1404 CNY}, {code: 18069000, is_food: yes, import_duty: 300 CNY, import_vat: 429 CNY}]", "yes; duty 800 CNY; vat 1404 CNY")]
    [InlineData("cn-cbec-returned-goods", "exports until 31 December 2027", "date: 2028-02-01; consignment.export_date: 2027-12-31", "yes")]
    [InlineData("cn-cbec-returned-goods", "exports of 2028", "date: 2028-02-01; consignment.export_date: 2028-01-01", "no")]
    [InlineData("cn-border-residents-trade", "CNY 8,000 a person and day: all of 640 and 1,123.20", "", "yes; duty 640 CNY; vat 1123.2 CNY")]
    [InlineData("cn-border-residents-trade", "8,000 of 10,000 is 80 %: 800 x 80 %, 1,404 x 80 %", "consignment.customs_value: 10000 CNY; goods: [{code: 18069000, on_list: no, import_duty: 800 CNY, import_vat: 1404 CNY}]", "yes; duty 640 CNY; vat 1123.2 CNY")]
    [InlineData("cn-sinosure-short-term", "200,000 x 90 % is within the limit of 300,000", "", "yes; 180000 USD")]
    [InlineData("cn-sinosure-short-term", "the limit on the buyer caps 180,000", "partner.credit_limit: 150000 USD", "yes; 150000 USD; whole 180000 USD")]
    [InlineData("cn-sinosure-short-term", "a year of credit", "contract.credit_term: 365 days", "yes")]
    [InlineData("cn-sinosure-short-term", "a day more than a year", "contract.credit_term: 366 days", "no")]
    [InlineData("cn-sinosure-medium-long-term", "buyer credit of 15 years: 4,000,000 x 95 %", "", "yes; 3800000 USD")]
    [InlineData("cn-sinosure-medium-long-term", "supplier credit: 4,000,000 x 90 %, ten years", "loan.purpose: export_contract; loan.term: 10 years", "yes; 3600000 USD")]
    [InlineData("cn-sinosure-medium-long-term", "supplier credit of more than ten years", "loan.purpose: export_contract; loan.term: 121 months", "no")]
    [InlineData("cn-sinosure-medium-long-term", "a down payment under 15 %", "contract.down_payment: 14.9%", "no")]
    [InlineData("cn-sinosure-medium-long-term", "a ship needs 20 %", "contract.object: ships", "no")]
    [InlineData("cn-sinosure-medium-long-term", "content of civil works may be 15 %", "contract.object: civil_works; contract.local_content: 15%", "yes; 3800000 USD")]
    [InlineData("cn-aeo", "GACC 282: its first day", "date: 2026-04-01", "yes")]
    [InlineData("cn-aeo", "GACC 282: a dishonest enterprise", "enterprise.credit_grade: dishonest", "no")]
    public void A_case_of_the_acts(string programme, string basis, string changes, string expected) => cases.Hold(programme, basis, Good[programme], changes, expected);

    [Fact]
    public void One_consignment_takes_one_treatment_and_cash_wins_over_time()
    {
        // Bought-in goods that lie unsold abroad: refunded for good, or ahead of the sale. 40,000 x 13 % either way.
        var best = cases.Best(Good["cn-overseas-warehouse-refund-on-departure"], "", "CNY", "CN");
        Assert.Equal(["cn-export-vat-refund"], best.Chosen.Select(c => c.Programme.Id).Where(id => id.Contains("refund", StringComparison.Ordinal)));
        Assert.Equal(LeftOutReason.Excluded, Assert.Single(best.LeftOut, l => l.Programme.Id == "cn-overseas-warehouse-refund-on-departure").Reason);
        Assert.Equal(new Money(5_200, CurrencyCode.Parse("CNY")), best.Totals.Cash);
    }

    [Fact]
    public void Duty_that_is_suspended_for_processing_is_not_relieved_again()
    {
        var best = cases.Best(Good["cn-processing-trade-bonding"], "enterprise.foreign_invested: yes; investment.encouraged: yes; investment.within_total: yes; goods: [{code: 84622990, self_use_equipment: yes, on_list: no, import_duty: 60000 CNY, import_vat: 85800 CNY}]", "CNY", "CN");
        Assert.Equal(["cn-encouraged-project-equipment"], best.Chosen.Select(c => c.Programme.Id));
        var left = Assert.Single(best.LeftOut);
        Assert.Equal(("cn-processing-trade-bonding", LeftOutReason.GroupFull, "cn-encouraged-project-equipment"), (left.Programme.Id, left.Reason, left.Others.Single()));
    }

    [Fact]
    public void Two_policies_on_one_loss_pay_no_more_than_the_loss()
    {
        // 4,000,000 x 90 % and x 95 % are 7,400,000 by themselves.
        var best = cases.Best(Good["cn-sinosure-medium-long-term"], "contract.payment: open_account; contract.credit_term: 90 days; partner.limit_accepted: yes; partner.credit_limit: 4000000 USD", "USD", "CN");
        Assert.Equal(["cn-sinosure-medium-long-term", "cn-sinosure-short-term"], best.Chosen.Select(c => c.Programme.Id));
        var dollar = CurrencyCode.Parse("USD");
        Assert.Equal((new Money(4_000_000, dollar), new Money(7_400_000, dollar)), (best.Totals.Covered, Assert.Single(best.Limits).Asked));
    }
}
