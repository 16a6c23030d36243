using System.IO.Compression;
using Corridor.Reference;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Tests.Reference.Packs.Importing;

/// <summary>Each importer on a few rows in the published form: good, with a file missing, with a row spoilt.</summary>
public sealed class ImportTests : IDisposable
{
    private const string M49 = "\uFEFFGlobal Code,Region Code,Region Name,Sub-region Code,Sub-region Name,Intermediate Region Code,Intermediate Region Name,Country or Area,M49 Code,ISO-alpha2 Code\n001,150,{2},151,East,,,{0},643,RU\n001,142,Asia ,030,East,,,{1},156,CN\n001,019,America,419,South,029,Isles,Elsewhere,999,\n001,,,,,,,Nowhere,999,\n";

    private static readonly Dictionary<string, Dictionary<string, string>> Published = new()
    {
        ["economies"] = new()
        {
            ["unsd_m49_en.csv"] = M49.Replace("{0}", "Russian Federation", StringComparison.Ordinal).Replace("{1}", "China ", StringComparison.Ordinal).Replace("{2}", "Europe", StringComparison.Ordinal),
            ["unsd_m49_cn.csv"] = M49.Replace("{0}", "俄罗斯联邦", StringComparison.Ordinal).Replace("{1}", "中国", StringComparison.Ordinal).Replace("{2}", "欧洲", StringComparison.Ordinal),
            ["unsd_m49_ru.csv"] = M49.Replace("{0}", "Российская Федерация", StringComparison.Ordinal).Replace("{1}", "Китай", StringComparison.Ordinal).Replace("{2}", "Европа", StringComparison.Ordinal),
            ["country_codes_iso_m49.csv"] = "ISO3166-1-Alpha-2,ISO3166-1-Alpha-3,ISO3166-1-numeric,CLDR display name,official_name_cn,official_name_ru,ISO4217-currency_alphabetic_code,Region Code,Sub-region Code,Intermediate Region Code\nRU,RUS,643,Russia,俄,Россия,RUB,150,151,\nCN,CHN,156,China,中,КНР,,142,30,\nXK,XKX,,Kosovo,科索沃,Косово,EUR,,,\n,ABC,1,x,x,x,,,,\n",
            // China's stands here only, as that of Türkiye does in what is published.
            ["currency_codes_iso4217.csv"] = "Entity,Currency,AlphabeticCode,NumericCode,MinorUnit,WithdrawalDate\nCHINA,Yuan Renminbi,CNY,156.0,2,\nCHINA,Old,CNX,1.0,2,1989-12\n",
        },
        ["currencies"] = new()
        {
            ["currency_codes_iso4217.csv"] = "Entity,Currency,AlphabeticCode,NumericCode,MinorUnit,WithdrawalDate\nRUSSIA,Russian Ruble,RUB,643.0,2,\nALBANIA,Lek,ALL,8.0,2,\nALBANIA,Old Lek,ALK,8.0,,1989-12\nZZ,Gold,XAU,959.0,-,\nAGAIN,Russian Ruble,RUB,643.0,2,\n",
        },
        ["units"] = new()
        {
            ["unece_rec20_units.csv"] = "Status,CommonCode,Name,Description,LevelAndCategory,Symbol,ConversionFactor\n,KGM,  kilogram ,,1,kg,kg\nX,05,lift,,3.9,,\nD,04,small  spray,,3.9,,\n,,no code,,,,\n",
        },
        ["locations"] = new()
        {
            ["unlocode_all_countries_2024.csv"] = "country,location,name,nameWoDiacritics,subdivision,status,function,iata,lat,lon,geocoded\nRU,VVO,Vladivostok,Vladivostok,,AI,12345---,,43.116666,131.9,\nCN,MLX,Manzhouli,Manzhouli,,AI,-23----B,,49.6,117.4,true\nAD,ALV,Andorra,Andorra,,AI,--34-6--,,42.5,1.5,\n",
        },
        ["harmonized-system"] = new()
        {
            ["hs2022_en_wco_uncomtrade.csv"] = "section,hscode,description,parent,level\nI,01,Animals;  live,TOTAL,2\nI,0101,Horses,01,4\nI,010121,Horses; pure-bred,0101,6\nXX,99,Commodities not specified,TOTAL,2\nXX,TOTAL,All,,0\n",
            ["eaeu_tnved_tree_ru_2026-03.csv"] = "seq,chapter,code,level,description_ru,suppl_unit_ru,edition_date\n0,01,0101,0,\"Лошади, ослы:\",,2026-01-01\n1,01,0101210000,2,чистопородные,шт,2026-01-01\n",
            ["fts_tnved_classifier_2022-08.json"] = "[{\"groups\":[{\"code\":\"01\",\"naim\":\"ЖИВЫЕ  ЖИВОТНЫЕ\"}]},{\"groups\":null}]",
        },
        ["eaeu"] = new()
        {
            ["eaeu_tnved_tree_ru_2026-03.csv"] = "seq,chapter,code,level,description_ru,suppl_unit_ru,edition_date\n0,01,0101,0,\"Лошади, ослы:\",,2026-01-01\n1,01,,1,лошади:,,2026-01-01\n2,01,0101210000,2,чистопородные,шт,2026-01-01\n3,01,0101290000,2,прочие,шт,2026-01-01\n",
            ["eaeu_cet_rates_2026-03.csv"] = "code,duty_text_ru,note_refs,edition_date,source_pdf,page\n0101210000,0,,2026-01-01,ru.01.pdf,1\n0101290000,\"5, но не менее 0,1 евро за 1 кг\",63С),2026-01-01,ru.01.pdf,2\n",
            ["eaeu_chapter_notes_ru.json"] = "{\"01\":{\"notes_text_ru\":\"РАЗДЕЛ I\\n Примечания:\\n1. Одно\\n   слово.\"},\"02\":{\"notes_text_ru\":\"\"}}",
            ["fts_tnved_classifier_2022-08.json"] = "[{\"groups\":[{\"code\":\"01\",\"naim\":\"ЖИВЫЕ ЖИВОТНЫЕ\"}]}]",
        },
        ["cn"] = new()
        {
            ["cn_tariff_2026_import_ru_basket.csv"] = "code8,name_zh,heading_zh,mfn_pct,provisional_pct,general_pct,source_page,mfn_text,provisional_text,general_text,trq_in_quota_pct,trq_provisional_pct,full_name_zh,flags\n02011000,整头及半头,鲜、冷牛肉,20,,70,30,,,,,,鲜、冷牛肉 > 整头及半头,\n02012000,带骨肉,鲜、冷牛肉,12,10,70,30,,,,,,鲜、冷牛肉 > 带骨肉,\n",
            ["cn_tariff_2026_import_slice.csv"] = "code8,name_zh,heading_zh,mfn_pct,provisional_pct,general_pct,source_page\n03035400,鲭鱼,冻鱼,7,,40,62\n02013000,去骨肉,鲜、冷牛肉,12,,70,30\n",
            ["cn_tariff_2026_coverage.json"] = "{\"headings_complete\":[\"0201\"]}",
        },
        ["us"] = new()
        {
            ["revision_dates.csv"] = "revision,effective_date\nbasic,2025-01-01\n2026_rev_5,2026-04-06\n",
            ["hs2022_en_wco_uncomtrade.csv"] = "section,hscode,description,parent,level\nI,01,Animals; live,TOTAL,2\n",
            ["hts_2025_basic.json"] = Hts("4.5%", "[\"No.\"]"),
            ["hts_2026_rev_5.json"] = Hts("5%", "[\"No.\"]"),
        },
        ["cn-export-refund"] = new() { ["cn_rebate_supervision_inspection_slice.csv"] = "code8,statutory_units_zh,export_vat_rebate_pct,supervision_conditions,inspection_quarantine_categories\n01012100,千克/头,0,\"A,F,E,B\",\"P,Q\"\n84811000,套/千克,13,,\n" },
        ["gb"] = new()
        {
            ["uk_commodities_2021-01.csv"] = "goods_nomenclature_sid,goods_nomenclature_item_id,productline_suffix,description\n1,\"0100000000\",\"80\",\"LIVE ANIMALS\"\n2,\"0101000000\",\"80\",\"Live horses\"\n3,\"0101210000\",\"10\",\"Horses\"\n4,\"0101210000\",\"80\",\"Pure-bred\"\n5,\"0101290000\",\"80\",\"Other\"\n",
            ["ukgt_2021_full.csv"] = "commodity,ukgt_duty_rate,trade_remedy_applies,cet_applies_until_trade_remedy_transition_reviews_concluded,suspension_applies,atq_applies\n01012100,0.0%,False,False,False,False\n01012900,10.00%,True,False,False,False\n",
            ["x_commodities_0101290000.json"] = "{\"goods_nomenclature_item_id\":\"0101290000\",\"import_measures\":[{\"measure_type\":{\"id\":\"103\"},\"geographical_area\":{\"id\":\"1011\"},\"effective_start_date\":\"2022-03-01T00:00:00.000Z\",\"duty_expression\":{\"base\":\"8.00 %\"}}]}",
        },
    };

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Kinds => [.. Published.Keys];

    public static TheoryData<string, string> Files => [.. Published.SelectMany(p => p.Value.Keys.Where(f => !f.StartsWith("x_", StringComparison.Ordinal) && !f.StartsWith("hts_", StringComparison.Ordinal)).Select(f => new TheoryDataRow<string, string>(p.Key, f)))];

    private string From => Path.Combine(folder.Path, "from");

    private string To => Path.Combine(folder.Path, "to");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_good_folder_becomes_a_good_pack(string kind)
    {
        Assert.Empty(Build(kind));
        var faults = new List<Fault>();
        var import = Workspace.Imports.Single(i => i.Kind == kind);
        var pack = Pack.Open(To, import.Pack.Split('/')[0], import.Pack.Split('/')[1], faults);
        Assert.Empty(faults);
        Assert.Empty(Workspace.Check.Check(pack!));
    }

    [Fact]
    public void Every_importer_is_tried_here_or_beside_its_part() =>
        Assert.Equal(Published.Keys.Order(StringComparer.Ordinal), Workspace.Imports.Where(i => !i.Pack.StartsWith("statistics/", StringComparison.Ordinal) && !i.Pack.StartsWith("measures/", StringComparison.Ordinal) && !i.Pack.StartsWith("regime/", StringComparison.Ordinal)).Select(i => i.Kind).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_missing_file_is_named(string kind, string file)
    {
        Write(kind);
        File.Delete(Path.Combine(From, "a", file));
        var fault = Assert.Single(Workspace.Imports.Single(i => i.Kind == kind).Build(From, To));
        Faults.Is("source.missing", fault);
        Assert.Contains(file, fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_spoilt_file_is_a_fault_and_never_a_crash(string kind, string file)
    {
        foreach (var spoilt in (string[])["", "\0\0\0", "{", "[1,2,3]", "a,b\n1,2\n", Published[kind][file][..(Published[kind][file].Length / 2)], Published[kind][file] + "\n\"", "\"", "<html></html>"])
        {
            Write(kind);
            File.WriteAllText(Path.Combine(From, "a", file), spoilt);
            var faults = Workspace.Imports.Single(i => i.Kind == kind).Build(From, To);
            Assert.All(faults, f => Assert.Contains(f.Code, (string[])["source.row", "source.missing"]));
        }
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_a_fault() => Assert.All(Workspace.Imports, i =>
        Assert.NotEmpty(i.Build(Path.Combine(folder.Path, "nowhere"), To)));

    [Fact]
    public void Files_are_found_compressed_and_in_folders_below()
    {
        Write("currencies");
        var plain = Path.Combine(From, "a", "currency_codes_iso4217.csv");
        Directory.CreateDirectory(Path.Combine(From, "b", "c"));
        using (var gzip = new GZipStream(File.Create(Path.Combine(From, "b", "c", "currency_codes_iso4217.csv.gz")), CompressionLevel.Fastest))
        {
            gzip.Write(File.ReadAllBytes(plain));
        }

        File.Delete(plain);
        Assert.Empty(Workspace.Imports.Single(i => i.Kind == "currencies").Build(From, To));
    }

    [Fact]
    public void Economies_take_their_names_from_m49_and_the_rest_from_iso()
    {
        Assert.Empty(Build("economies"));
        Assert.Equal(["CN,CHN,156,China,中国,Китай,,CNY,030,iso-3166", "RU,RUS,643,Russian Federation,俄罗斯联邦,Российская Федерация,,RUB,151,iso-3166", "XK,XKX,,Kosovo,科索沃,Косово,,EUR,,iso-3166"], Rows("economies"));
        Assert.Equal(["019,America,America,America,,m49-regions", "029,Isles,Isles,Isles,419,m49-regions", "030,East,East,East,142,m49-regions", "142,Asia,Asia,Asia,,m49-regions", "150,Europe,欧洲,Европа,,m49-regions", "151,East,East,East,150,m49-regions", "419,South,South,South,019,m49-regions"], Rows("regions"));
    }

    [Fact]
    public void Currencies_that_were_withdrawn_or_stand_twice_are_left_out()
    {
        Assert.Empty(Build("currencies"));
        Assert.Equal(["ALL,008,2,Lek,,,iso-4217", "RUB,643,2,Russian Ruble,,,iso-4217", "XAU,959,,Gold,,,iso-4217"], Rows("currencies"));
    }

    [Fact]
    public void Units_keep_their_status()
    {
        Assert.Empty(Build("units"));
        Assert.Equal(["04,small spray,,deprecated,rec20", "05,lift,,deleted,rec20", "KGM,kilogram,kg,,rec20"], Rows("units"));
    }

    [Fact]
    public void Locations_that_were_geocoded_have_no_coordinates()
    {
        Assert.Empty(Build("locations"));
        Assert.Equal(["CNMLX,CN,Manzhouli,-23----B,,,unlocode", "RUVVO,RU,Vladivostok,12345---,43.1167,131.9,unlocode"], Rows("locations"));
    }

    [Fact]
    public void The_harmonized_system_takes_russian_names_where_a_line_stands_for_exactly_the_code()
    {
        Assert.Empty(Build("harmonized-system"));
        Assert.Equal(
            ["01,80,0,Animals; live,Живые животные,2022-01-01,", "0101,80,1,Horses,\"Лошади, ослы\",2022-01-01,", "010121,80,2,Horses; pure-bred,чистопородные,2022-01-01,"],
            Rows("nomenclature"));
    }

    [Fact]
    public void A_line_without_a_code_takes_that_of_the_next()
    {
        Assert.Empty(Build("eaeu"));
        Assert.Equal(["01,80,0", "0101,80,1", "0101210000,10,2", "0101210000,80,3", "0101290000,80,3"], Rows("nomenclature").Select(r => string.Join(',', r.Split(',')[..3])));
        Assert.Equal("0101290000,import,\"5, но не менее 0,1 евро за 1 кг\",63С),2,ru.01.pdf,2026-01-01,,2026-01-01,cct", Rows("duties")[1]);
        Assert.Equal("РАЗДЕЛ I\nПримечания:\n1. Одно слово.", Assert.Single(PackTable.Read(Path.Combine(To, "notes.csv")).Rows)["text"]);
    }

    [Fact]
    public void China_holds_the_headings_that_its_coverage_names_and_single_lines_of_others()
    {
        Assert.Empty(Build("cn"));
        Assert.Equal(["02", "0201", "02011000", "02012000", "03", "0303", "03035400"], Rows("nomenclature").Select(r => r.Split(',')[0]));
        Assert.Equal(["0201,tariff-2026"], Rows("covered_headings"));
        Assert.Equal(["02011000,general,70%", "02011000,mfn,20%", "02012000,general,70%", "02012000,mfn,12%", "02012000,provisional,10%", "03035400,general,40%", "03035400,mfn,7%"], Rows("duties").Select(r => string.Join(',', r.Split(',')[..3])));
    }

    [Fact]
    public void A_rate_that_changes_between_two_editions_ends_the_day_before()
    {
        Assert.Empty(Build("us"));
        Assert.Equal(["01012100,general,4.5%,,,,2025-01-01,2026-04-05,2025 basic,hts", "01012100,general,5%,,,,2026-04-06,,2026 rev 5,hts"], Rows("duties"));
        Assert.Equal("0101210010,80,3,Males,No.,2025-01-01,,2025 basic", Rows("nomenclature")[^1]);
    }

    [Fact]
    public void An_edition_without_a_day_is_refused()
    {
        Write("us");
        File.WriteAllText(Path.Combine(From, "a", "hts_2027_rev_1.json"), "[]");
        var fault = Assert.Single(Workspace.Imports.Single(i => i.Kind == "us").Build(From, To));
        Faults.Is("source.row", fault);
        Assert.Contains("2027_rev_1", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_the_united_kingdom_s_tariff_replaces_the_rate_from_its_day()
    {
        Assert.Empty(Build("gb"));
        Assert.Equal(
            ["0101210000,third_country,0.0%,,,,2021-01-01,,2021-01-01,ukgt", "0101290000,third_country,10.00%,trade_remedy,,,2021-01-01,2022-02-28,2021-01-01,ukgt", "0101290000,third_country,8.00 %,,,,2022-03-01,,2022-03-01,tariff-api"],
            Rows("duties"));
        Assert.Equal(["01,80,0", "0101,80,1", "0101210000,10,2", "0101210000,80,3", "0101290000,80,3"], Rows("nomenclature").Select(r => string.Join(',', r.Split(',')[..1].Append(r.Split(',')[1]).Append(r.Split(',')[2]))));
    }

    [Theory]
    [InlineData("eaeu")]
    [InlineData("cn")]
    [InlineData("gb")]
    [InlineData("us")]
    [InlineData("harmonized-system")]
    [InlineData("economies")]
    [InlineData("currencies")]
    [InlineData("units")]
    [InlineData("locations")]
    public void The_shipped_pack_is_what_the_importer_makes_of_the_published_files(string kind)
    {
        var import = Workspace.Imports.Single(i => i.Kind == kind);
        Assert.Empty(import.Build(Repository.Shared("data"), To));
        var shipped = Path.Combine(Repository.Data, import.Pack);
        Assert.Equal(Directory.EnumerateFiles(shipped).Select(Path.GetFileName).Order(StringComparer.Ordinal), Directory.EnumerateFiles(To).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.EnumerateFiles(To), f => Assert.True(Content(f) == Content(Path.Combine(shipped, Path.GetFileName(f))), Path.GetFileName(f)));
    }

    public void Dispose() => folder.Dispose();

    private static string Hts(string general, string units) => $$"""
        [{"htsno":"0101","indent":"0","description":"Live horses:","units":[],"general":"","special":"","other":"","footnotes":[]},
         {"htsno":"","indent":"1","description":"Horses:","units":[],"general":"","special":"","other":"","footnotes":null},
         {"htsno":"0101.21.00","indent":"1","description":"Pure<i>bred</i>","units":[],"general":"{{general}}","special":"","other":"","footnotes":[]},
         {"htsno":"0101.21.00.10","indent":"2","description":"Males","units":{{units}},"general":"","special":"","other":"","footnotes":[]}]
        """;

    private static string Content(string file)
    {
        using var reader = new StreamReader(PublishedFolder.Open(file));
        return reader.ReadToEnd();
    }

    private IReadOnlyList<Fault> Build(string kind)
    {
        Write(kind);
        return Workspace.Imports.Single(i => i.Kind == kind).Build(From, To);
    }

    private void Write(string kind)
    {
        foreach (var (file, text) in Published[kind])
        {
            folder.Write(Path.Combine("from", "a", file), text);
        }
    }

    private string[] Rows(string table) => File.ReadAllLines(Path.Combine(To, table + ".csv"))[1..];
}
