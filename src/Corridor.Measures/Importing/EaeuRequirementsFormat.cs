using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;

namespace Corridor.Measures.Importing;

/// <summary>
/// Control lists of the Eurasian Economic Union by code, as transcribed tables: phytosanitary (Decision 318),
/// veterinary (317), sanitary registration (299), technical regulations, non-tariff measures (Decision 30). A row says
/// what its source says of a code, with the source's confidence; a row that a source says is out of force is left out.
/// </summary>
internal static class EaeuRequirementsFormat
{
    private static readonly (string List, string File, string Select)[] Files =
    [
        ("eaeu-30", "eaeu_d30_nontariff.csv", "all"), ("eaeu-299", "eaeu_sgr_299.csv", "all"), ("eaeu-317", "eaeu_vet_317.csv", "all"),
        ("eaeu-318", "eaeu_phyto_318.csv", "longest"), ("eaeu-tr", "eaeu_tr_lists.csv", "all"),
    ];

    // Editions of acts that were read as in force; every other copy is of an older or undated text.
    private static readonly string[] InForce = ["in force 2025-09-28", "amended 2023-10-24", "current edition in the database when stored"];

    // What these cells say is "no document"; of a copied list that is no statement about the goods, so it goes to the note.
    private static readonly string[] NoDocument =
        ["ФСС не требуется (контроль без сертификата; п. 7 требований, Решение Совета ЕЭК от 30.11.2016 № 157)", "ФСС не требуется", "лицензия/заключение не требуются", "документ не требуется"];

    // Parts of lists whose wording says of the goods what their code says too.
    private static readonly string[] Restating = ["kts317_general", "kts317_text"];

    // What the transcription says where it lost the wording of a row and its mark for a part of the code.
    private static readonly string[] WordingLost =
        ["product and treatment to be checked against the list row", "product, processing and packaging to be checked against the list row", "only if goods belong to one of the groups of section II"];

    private static readonly string[] NotSeen =
        ["не видно", "документ по графам перечня (не видно)", "сертификат или декларация по перечню (не видно)", "графа «документ» есть в перечне, значения не видно", "ЗАПРЕТ"];

    public static void Build(PublishedFolder from, PackWriter to)
    {
        var sources = new SourceList();
        var rows = new List<IReadOnlyList<string?>>();
        var asOf = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (list, file, _) in Files)
        {
            var number = 0;
            foreach (var r in from.Csv(file).Select((r, i) => (r, i)).OrderBy(x => x.r["code_or_prefix"], StringComparer.Ordinal).ThenBy(x => x.i).Select(x => x.r))
            {
                if (r["act_edition_or_as_of"].Contains("NOT in force", StringComparison.Ordinal))
                {
                    continue;
                }

                var printed = r["code_or_prefix"];
                var everything = printed == "*";
                if (!everything && (!CommodityCode.TryParse(printed, out var code, out _) || code.Digits != printed))
                {
                    throw new ImportException(new Fault("source.row", $"{file}: {Fault.Quote(printed)}"));
                }

                var (control, direction) = Control(r["control"], file);
                var effect = everything ? "rule" : control == "exemption" ? "exempt" : control == "not_listed" ? "not_listed" : "listed";
                var document = r["document"];
                var silent = NoDocument.Contains(document);
                var condition = OwnWords.Of(r["goods_condition_en_short"] == "same" ? "" : r["goods_condition_en_short"], Language.En);
                var edition = OwnWords.Of(ReferenceImports.Flat(r["act_edition_or_as_of"]), Language.En);
                var word = SourceList.Word(r["confidence"]);
                var papers = OwnWords.Of(silent || NotSeen.Contains(document) ? "" : document, Language.Ru);
                var authority = OwnWords.Of(r["authority"], Language.Ru);
                number++;
                rows.Add([list, PrintedLines.Number(number), r["list_id"], everything ? null : printed, effect, control == "not_listed" ? ListControl(list) : control, direction, effect == "not_listed" ? "code" : Scope(r),
                    condition.En, condition.Zh, Filled(r["goods_condition_ru"]) ?? condition.Ru, papers.En, papers.Zh, papers.Ru, authority.En, authority.Zh, authority.Ru,
                    r["legal_act"], edition.En, edition.Zh, edition.Ru, word == "secondary" ? null : InForce.Contains(r["act_edition_or_as_of"]) ? "yes" : "no",
                    Filled(string.Join("; ", new[] { silent ? "source: " + document : "", r["note"] }.Where(t => t.Length > 0))), sources.Id(r["source_url_or_repo"], r["confidence"])]);
            }
        }

        to.Table("requirements", "requirements",
            ["list", "row", "part", "code", "effect", "control", "direction", "scope", "condition_en", "condition_zh", "condition_ru", "document_en", "document_zh", "document_ru",
             "authority_en", "authority_zh", "authority_ru", "act", "edition_en", "edition_zh", "edition_ru", "text_in_force", "note", "source"], rows);
        to.Table("lists", "requirement-lists", ["list", "title_en", "title_zh", "title_ru", "act", "select", "source"], Files.Select(f => Titles(f.List, f.Select)));
        to.Manifest(TariffImports.Manifest("eaeu-requirements", ("sources", sources.Yaml())));
    }

    private static (string Control, string Direction) Control(string words, string file) => words switch
    {
        "quarantine phytosanitary control, high risk" => ("phytosanitary_high", "import"),
        "quarantine phytosanitary control, low risk" => ("phytosanitary_low", "import"),
        "veterinary control" or "veterinary control (conditional row)" => ("veterinary", "import"),
        "sanitary state registration" => ("sanitary_registration", "import"),
        "sanitary-epidemiological supervision (section I); not a registration duty by itself" => ("sanitary_supervision", "import"),
        "technical regulation" => ("technical_regulation", "import"),
        "permit both" or "permit import and export" => ("permit", "both"),
        "permit import" => ("permit", "import"),
        "permit export" => ("permit", "export"),
        "prohibition both" => ("prohibition", "both"),
        "prohibition import" => ("prohibition", "import"),
        "prohibition export" => ("prohibition", "export"),
        "exemption from 2.16" or "exemption from 2.19" => ("exemption", "import"),
        "not listed in high or low risk (per source)" or "not listed (per source)" or "not in section II (per source)" => ("not_listed", "import"),
        "rule" => (ListControl(Files.First(f => f.File == file).List), "import"),
        _ => throw new ImportException(new Fault("source.row", $"{file}: control {Fault.Quote(words)}")),
    };

    private static string Scope(IReadOnlyDictionary<string, string> row) =>
        WordingLost.Contains(row["goods_condition_en_short"]) ? "part"
        : (row["goods_condition_en_short"] is "" or "same" && row["goods_condition_ru"].Length == 0) || Restating.Contains(row["list_id"]) ? "code" : "words";

    private static string ListControl(string list) => list switch
    {
        "eaeu-318" => "phytosanitary_high",
        "eaeu-317" => "veterinary",
        "eaeu-299" => "sanitary_registration",
        "eaeu-tr" => "technical_regulation",
        _ => "permit",
    };

    private static IReadOnlyList<string?> Titles(string list, string select) => list switch
    {
        "eaeu-30" => [list, "Non-tariff measures: prohibitions, licences and permits", "非关税措施：禁止、许可证与批准", "Нетарифные меры: запреты, лицензии, разрешения", "Решение Коллегии ЕЭК от 21.04.2015 № 30", select, "own"],
        "eaeu-299" => [list, "Sanitary measures: state registration and supervision", "卫生措施：国家注册与监督", "Санитарные меры: государственная регистрация и надзор", "Решение КТС от 28.05.2010 № 299", select, "own"],
        "eaeu-317" => [list, "Veterinary control", "兽医监管", "Ветеринарный контроль", "Решение КТС от 18.06.2010 № 317", select, "own"],
        "eaeu-318" => [list, "Plant quarantine", "植物检疫", "Карантин растений", "Решение КТС от 18.06.2010 № 318", select, "own"],
        _ => [list, "Technical regulations: proof of conformity", "技术法规：符合性证明", "Технические регламенты: подтверждение соответствия", "Технические регламенты ТС и ЕАЭС", select, "own"],
    };

    private static string? Filled(string text) => text.Length == 0 ? null : ReferenceImports.Flat(text);
}
