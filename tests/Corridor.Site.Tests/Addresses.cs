namespace Corridor.SiteTests;

/// <summary>The addresses that the tests go through, without the language in front.</summary>
internal static class Addresses
{
    public static readonly string[] Languages = ["en", "zh", "ru"];

    public const string Home = "";
    public const string Calculator = "/assess";
    public const string Statement = "/assess?from=CN&to=RU&date=2026-07-10&currency=CNY&term=FOB&freight=5000&insurance=100&code=0303541000&price=100000&net_mass=20000&code=7607111109&price=50000&net_mass=9000";
    public const string Sections = "/goods";
    public const string Search = "/goods?q=mackerel&from=CN&to=RU";
    public const string Nothing = "/goods?q=qqqqzzzz";
    public const string AdValorem = "/goods/0207141001?from=CN&to=RU";
    public const string Combined = "/goods/0303541000?from=CN&to=RU";
    public const string Car = "/goods/8703221091?from=CN&to=RU";
    public const string Sum = "/goods/3401110001?from=CN&to=RU";
    public const string Marked = "/goods/0106410001?from=CN&to=RU";
    public const string Heading = "/goods/0303?from=CN&to=RU";
    public const string Chapter = "/goods/03?from=CN&to=RU";
    public const string ToChina = "/goods/03035400?from=RU&to=CN";
    public const string ToChinaNotLoaded = "/goods/010121?from=RU&to=CN";
    public const string ToAmerica = "/goods/0303540000?from=CN&to=US";
    public const string ToBritain = "/goods/0303541010?from=CN&to=GB";
    public const string BeforeCoverage = "/goods/0303541000?from=CN&to=RU&date=2020-06-01";
    public const string OnlyElsewhere = "/goods/0303541010?from=CN&to=RU";
    public const string Changes = "/changes?from=CN&to=RU&since=2025-06-01&until=2026-11-23";
    public const string ChangesOfGoods = "/changes?from=CN&to=US&since=2025-12-01&until=2026-11-23&code=8507";
    public const string ChangesNone = "/changes?from=RU&to=CN&since=2026-06-01&until=2026-11-23&code=03";
    public const string ChangesOfList = "/changes?since=2025-06-01&until=2026-11-23&list=2602,CN,RU,%D0%A0%D1%83%D0%B4%D0%B0%0A850760,CN,US";
    public const string Measure = "/measures/RU/import.0303541000.2022-03-28";
    public const string MeasureWithConditions = "/measures/RU/cis-fta.03.2012-09-20";
    public const string Acts = "/acts/RU";
    public const string Act = "/acts/RU/eec-80-2021";
    public const string ActCited = "/acts/RU/%D0%9D%D0%9A%20%D0%A0%D0%A4%20%D1%81%D1%82.%20164%20%D0%BF.%203%20%28%D1%80%D0%B5%D0%B4.%20%D0%A4%D0%B5%D0%B4%D0%B5%D1%80%D0%B0%D0%BB%D1%8C%D0%BD%D0%BE%D0%B3%D0%BE%20%D0%B7%D0%B0%D0%BA%D0%BE%D0%BD%D0%B0%20%D0%BE%D1%82%2028.11.2025%20N%20425-%D0%A4%D0%97%29";
    public const string Documents = "/documents/RU";
    public const string Document = "/documents/RU/veterinary";
    public const string DocumentOfMeasures = "/documents/RU/ST-1";
    public const string Statistics = "/statistics";
    public const string StatisticsOfOthers = "/statistics?from=JP&to=US&months=01..04&year=2017";
    public const string StatisticsNotLoaded = "/statistics?from=AD&to=TV";
    public const string Explore = "/statistics/explore";
    public const string ExploreImports = "/statistics/explore?reporter=RU&counterpart=CN&flow=import";
    public const string ExploreProduct = "/statistics/explore?reporter=RU&counterpart=CN&flow=import&product=84&show=index&order=contribution&year=2017";
    public const string ExploreMonths = "/statistics/explore?reporter=CN&counterpart=RU&flow=trade&by=month&first=2016&last=2017&show=growth";
    public const string ExploreRange = "/statistics/explore?reporter=CN&counterpart=RU&flow=trade&months=01..04";
    public const string ExploreInCurrency = "/statistics/explore?reporter=CN&counterpart=RU&flow=trade&by=month&first=2023&currency=USD";
    public const string ExploreNotLoaded = "/statistics/explore?reporter=US&counterpart=RU&flow=export&product=270900";
    public const string Partners = "/statistics/partners";
    public const string PartnersOfGoods = "/statistics/partners?reporter=RU&flow=import&product=S7&year=2015";
    public const string PartnersNotLoaded = "/statistics/partners?reporter=AD&product=270900";
    public const string Mirror = "/statistics/mirror";
    public const string MirrorProducts = "/statistics/mirror?from=CN&to=RU&level=2&first=2016&last=2017";
    public const string MirrorNotLoaded = "/statistics/mirror?from=AD&to=AF&by=month";
    public const string Availability = "/statistics/availability";
    public const string Definitions = "/statistics/definitions";
    public const string Download = "/statistics/download";
    public const string Briefing = "/statistics/briefing";
    public const string BriefingOfSet = "/statistics/briefing?set=beijing-2017";
    public const string BriefingOfMonths = "/statistics/briefing?reporter=RU&counterpart=CN&period=2017-01..04";
    public const string BriefingNotLoaded = "/statistics/briefing?reporter=AD&counterpart=AF&period=2017";
    public const string Indicators = "/statistics/indicators?reporter=RU&counterpart=CN&period=2018";
    public const string Complexity = "/statistics/complexity";
    public const string Opportunities = "/statistics/opportunities";
    public const string Rows = "/statistics/rows?reporter=RU&counterpart=CN&flow=import&product=84&kind=year";
    public const string NoRows = "/statistics/rows?reporter=AD&product=84";
    public const string Register = "/support";
    public const string RegisterOfGoods = "/support?family=tax&side=CN&section=XVI&date=2026-06-01";
    public const string RegisterNothing = "/support?q=qqqqzzzz";
    public const string Programme = "/support/cn-export-vat-refund";
    public const string ProgrammeDisputed = "/support/ru-priority-import-loan";
    public const string Finder = "/support/finder";
    public const string FinderQuestion = "/support/finder?from=CN&to=RU&date=2026-06-01&code=84811000&step=ask";
    public const string FinderResult = "/support/finder?from=CN&to=RU&date=2026-06-01&direction=export&code=84811000&enterprise.taxpayer=general&enterprise.refund_record=yes&enterprise.has_waived_vat=no&contract.is_export_sale=yes&consignment.released=yes&consignment.export_date=2026-05-10&contract.payment_received=yes&goods.purchase_invoice=special&goods.purchase_net=100000%20CNY&goods.self_produced=no&step=result";
    public const string Scenario = "/support/scenario";
    public const string ProgrammeLanguage = "/support/language";
    public const string SupportFacts = "/support/facts";
    public const string StatementWithSupport = "/assess?from=CN&to=RU&date=2026-07-10&currency=RUB&code=4011201000&price=1000000&net_mass=1000&importer.consignment.procedure=import&importer.goods.on_vat_exempt_list=yes";
    public const string Claim = "/support/cn-export-vat-refund/claim?from=CN&to=RU&date=2026-06-01&code=84811000&consignment.export_date=2026-05-10&enterprise.taxpayer=general&goods.purchase_net=100000+CNY";
    public const string ClaimOfNothing = "/support/ru-one-window-my-export/claim";
    public const string Sources = "/sources";
    public const string Api = "/api";
    public const string Accessibility = "/accessibility";

    /// <summary>Pages of statistics that answer 200.</summary>
    public static readonly string[] StatisticsPages =
    [
        Statistics, StatisticsOfOthers, StatisticsNotLoaded, Explore, ExploreImports, ExploreProduct, ExploreMonths, ExploreRange, ExploreInCurrency, ExploreNotLoaded, Partners, PartnersOfGoods, PartnersNotLoaded, Mirror, MirrorProducts, MirrorNotLoaded,
        Briefing, BriefingOfSet, BriefingOfMonths, BriefingNotLoaded, Indicators, Opportunities, Availability, Definitions, Download, Rows, NoRows, Complexity,
    ];

    /// <summary>Pages of support that answer 200.</summary>
    public static readonly string[] SupportPages = [Register, RegisterOfGoods, RegisterNothing, Programme, ProgrammeDisputed, Finder, FinderQuestion, FinderResult, Scenario, ProgrammeLanguage, SupportFacts, StatementWithSupport, Claim, ClaimOfNothing];

    /// <summary>Pages that answer 200.</summary>
    public static readonly string[] Pages =
    [
        Home, Sections, Search, Nothing, AdValorem, Combined, Car, Sum, Marked, Heading, Chapter, ToChina, ToChinaNotLoaded, ToAmerica,
        ToBritain, BeforeCoverage, OnlyElsewhere, Changes, ChangesOfGoods, ChangesNone, ChangesOfList, Measure, MeasureWithConditions, Acts, Act, ActCited, Documents, Document, DocumentOfMeasures, .. StatisticsPages, .. SupportPages, Sources, Api, Accessibility,
    ];

    /// <summary>Pages that answer with an error.</summary>
    public static readonly string[] Errors = ["/goods/99999999", "/goods/03xy", "/goods?q=fish&date=2026-02-30", "/goods/0303?from=CN&to=CN", "/changes?since=2026-02-30", "/changes?list=0303", "/measures/RU/nothing", "/acts/RU/nothing", "/documents/RU/nothing", "/acts/JP", "/statistics?from=CN&to=CN", "/statistics/explore?product=fish&first=2020&last=2010", "/statistics/partners?flow=up&year=x", "/statistics/mirror?from=XX", "/statistics/briefing?set=nothing", "/statistics/briefing?period=x", "/statistics/rows?source=nothing", "/support/nothing", "/support?section=L&date=2026-02-30", "/support/finder?from=CN&to=CN", "/support/finder?step=ask&ask=enterprise.size&answered=yes", "/support/scenario?programme=nothing", "/support/nothing/claim", "/support/cn-export-vat-refund/claim?enterprise.taxpayer=%3Cb%3E", "/nowhere"];

    /// <summary>Every page in every language.</summary>
    public static TheoryData<string, string> PagesInLanguages => InLanguages(Pages);

    /// <summary>Pages and error pages in every language.</summary>
    public static TheoryData<string, string> AllInLanguages => InLanguages([.. Pages, .. Errors]);

    public static TheoryData<string, string> InLanguages(params string[] paths)
    {
        var data = new TheoryData<string, string>();
        foreach (var path in paths)
        {
            foreach (var language in Languages)
            {
                data.Add(language, path);
            }
        }

        return data;
    }
}
