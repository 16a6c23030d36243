using Corridor.Reference;
using Corridor.Statistics.Loading;

namespace Corridor.Tests.Statistics.Loading;

public sealed class YearlyImportTests : IDisposable
{
    private const string ImtsHeader = "reporter,partner,partner_name,indicator,flow,year,value_million_usd";
    private const string ChinaHeader = "partner_name,year,import_cif_usd";
    private const string ChaptersHeader = "classification,year,flow,reporter_iso3,partner_m49,partner_iso3,partner_name,hs2,value_usd,comtrade_flag";
    private const string TotalsHeader = "year,flow,reporter_iso3,partner_m49,partner_iso3,partner_name,cmd,value_usd";

    private static readonly string[] Imts =
    [
        "RUS,CHN,\"China, People's Republic of\",MG_CIF_USD,MG,2021,72685.740904",
        "RUS,CHN,\"China, People's Republic of\",MG_CIF_USD,MG,2022,82007.51241088703",
        "RUS,CHN,\"China, People's Republic of\",XG_FOB_USD,XG,2021,68422.666052",
        "RUS,G001,World,MG_CIF_USD,MG,2021,293656.038248",
        "RUS,G001,World,MG_CIF_USD,MG,2022,239268.0220906298",
        "RUS,G001,World,XG_FOB_USD,XG,2021,492048.058897",
        "RUS,TUV,Tuvalu,MG_CIF_USD,MG,2018,0.00000000000123456789",
    ];

    private static readonly string[] Chapters =
    [
        "H1,2000,Export,RUS,156,CHN,China,03,100,0", "H1,2000,Export,RUS,156,CHN,China,84,50,4",
        "H1,2000,Import,RUS,156,CHN,China,84,7,0", "H1,2000,Export,RUS,490,,\"Other Asia, nes\",03,38864,0",
    ];

    private static readonly string[] Totals =
    [
        "2000,Export,RUS,156,CHN,China,TOTAL,160", "2000,Import,RUS,156,CHN,China,TOTAL,7",
        "2000,Export,RUS,0,WLD,World,TOTAL,900", "2000,Import,RUS,0,WLD,World,TOTAL,800", "2000,Re-Import,RUS,0,WLD,World,TOTAL,3",
    ];

    private readonly StatisticsFolders folders = new();

    [Fact]
    public void Figures_from_2022_are_estimates_and_other_partners_are_left_out()
    {
        PublishImts(Imts);
        Assert.Empty(ImfImtsYearlyImport.Build(folders.From, folders.Out));
        Assert.Equal(
            [
                "2022,CN,RU,import,TOTAL,,112225311530,USD,CIF,reported,imf-imts-cn",
                "2021,RU,CN,export,TOTAL,,68422666052,USD,FOB,reported,imf-imts-ru",
                "2021,RU,CN,import,TOTAL,,72685740904,USD,CIF,reported,imf-imts-ru",
                "2022,RU,CN,import,TOTAL,,82007512410.88703,USD,CIF,estimated,imf-imts-ru",
                "2021,RU,W00,export,TOTAL,,492048058897,USD,FOB,reported,imf-imts-ru",
                "2021,RU,W00,import,TOTAL,,293656038248,USD,CIF,reported,imf-imts-ru",
                "2022,RU,W00,import,TOTAL,,239268022090.6298,USD,CIF,estimated,imf-imts-ru",
            ],
            folders.Rows());
        Assert.Empty(StatisticsFolders.Check.Check(StatisticsFolders.Open(folders.Out)));
    }

    [Fact]
    public void A_partner_above_the_world_is_refused()
    {
        PublishImts([.. Imts.Where(r => !r.StartsWith("RUS,G001,World,XG", StringComparison.Ordinal)), "RUS,G001,World,XG_FOB_USD,XG,2021,68422.666051"]);
        Assert.Equal("statistics.partExceedsWhole", Assert.Single(ImfImtsYearlyImport.Build(folders.From, folders.Out)).Code);
    }

    [Fact]
    public void A_file_without_the_partner_is_refused()
    {
        PublishImts([.. Imts.Where(r => !r.Contains("China", StringComparison.Ordinal))]);
        Assert.Equal("statistics.nothing", ImfImtsYearlyImport.Build(folders.From, folders.Out)[0].Code);
    }

    [Fact]
    public void An_indicator_that_contradicts_its_flow_is_refused()
    {
        PublishImts([.. Imts, "RUS,CHN,China,XG_FOB_USD,MG,2020,1"]);
        Assert.Equal("pack.oneOf", Assert.Single(ImfImtsYearlyImport.Build(folders.From, folders.Out)).Code);
    }

    [Fact]
    public void Chapters_keep_their_zero_and_their_revision_and_reimports_stay_out()
    {
        Assert.Empty(Comtrade(Chapters, Totals));
        Assert.Equal(
            [
                "2000,RU,CN,export,03,H1,100,USD,FOB,reported,comtrade-hs2",
                "2000,RU,CN,export,84,H1,50,USD,FOB,reported,comtrade-hs2",
                "2000,RU,CN,export,TOTAL,,160,USD,FOB,reported,comtrade-total",
                "2000,RU,CN,import,84,H1,7,USD,CIF,reported,comtrade-hs2",
                "2000,RU,CN,import,TOTAL,,7,USD,CIF,reported,comtrade-total",
                "2000,RU,W00,export,TOTAL,,900,USD,FOB,reported,comtrade-total",
                "2000,RU,W00,import,TOTAL,,800,USD,CIF,reported,comtrade-total",
            ],
            folders.Rows());
        Assert.Empty(StatisticsFolders.Check.Check(StatisticsFolders.Open(folders.Out)));
    }

    [Fact]
    public void Chapters_may_exceed_the_total_by_a_dollar_of_rounding_each_and_no_more()
    {
        Assert.Empty(Comtrade(Chapters, [.. Totals[1..], "2000,Export,RUS,156,CHN,China,TOTAL,148"]));
        Assert.Equal("statistics.partExceedsWhole", Assert.Single(Comtrade(Chapters, [.. Totals[1..], "2000,Export,RUS,156,CHN,China,TOTAL,147"])).Code);
    }

    [Theory]
    [InlineData("H7,2000,Export,RUS,156,CHN,China,05,1,0", "pack.oneOf")]
    [InlineData("H1,2000,Export,RUS,156,CHN,China,0301,1,0", "statistics.product")]
    [InlineData("H1,2000,Export,RUS,156,CHN,China,X,1,0", "code.malformed")]
    [InlineData("H1,2000,Export,RUS,156,CHN,China,05,1.5.2,0", "statistics.value")]
    [InlineData("H1,2000,Export,DEU,156,CHN,China,05,1,0", "pack.oneOf")]
    [InlineData("H1,2000,Export,RUS,156,CHN,China,03,1,0", "statistics.twice")]
    [InlineData("H1,2001,Export,RUS,156,CHN,China,03,1,0", "statistics.nothing")]
    public void A_row_that_the_format_does_not_allow_stops_the_import(string row, string code)
    {
        Assert.Equal(code, Assert.Single(Comtrade([.. Chapters, row], Totals)).Code);
        Assert.False(Directory.Exists(folders.Out));
    }

    public void Dispose() => folders.Dispose();

    private void PublishImts(string[] rows)
    {
        folders.Publish(ImfImtsYearlyImport.RussiaFileName, [ImtsHeader, .. rows]);
        folders.Publish(ImfImtsYearlyImport.ChinaFileName, ChinaHeader, "\"China, P.R.: Macao\",2022,79357350", "Russian Federation,2022,112225311530");
    }

    private IReadOnlyList<Fault> Comtrade(string[] chapters, string[] totals)
    {
        folders.Publish("rus_hs2_by_partner_2000_2020.csv", [ChaptersHeader, .. chapters]);
        folders.Publish(ComtradeExtractImport.TotalsFileName, [TotalsHeader, .. totals]);
        return ComtradeExtractImport.Build(folders.From, folders.Out);
    }
}
