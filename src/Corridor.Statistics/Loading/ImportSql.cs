using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Reference.Units;
using Corridor.Statistics.Store;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Loading;

/// <summary>
/// A mapping over the columns of one file as SQL: every row becomes a figure, or a reason why it is none. Periods
/// and economies are looked up in tables that this program's own types fill, so the engine accepts exactly what
/// they do.
/// </summary>
internal sealed class ImportSql
{
    internal const int Good = 0;
    internal const int Blank = 100;
    internal const int Breakdown = 101;

    /// <summary>Reasons by their number: the fault and the concept whose cell it quotes.</summary>
    internal static readonly (string Fault, string Concept)[] Reasons =
    [
        ("", "value"), ("period.malformed", "period"), ("statistics.economy", "reporter"), ("statistics.economy", "counterpart"), ("statistics.flow", "flow"),
        ("statistics.product", "product"), ("statistics.classificationOf", "classification"), ("statistics.negative", "value"), ("statistics.separators", "value"), ("statistics.value", "value"),
        ("currency.malformed", "currency"), ("statistics.word", "status"), ("statistics.delete", "action"), ("statistics.disagree", "value"),
    ];

    private const string HsDigits = "(0[1-9]|[1-9][0-9])([0-9]{2}){0,2}";
    private const string SitcDigits = "[0-9]{1,5}";

    private readonly RawMapping mapping;
    private readonly string[] header;
    private readonly char delimiter;
    private readonly string path;
    private readonly string fileName;
    private readonly IReadOnlyDictionary<string, string> constants;
    private readonly bool isPadded;

    internal ImportSql(FormatMapping format, string[] header, char delimiter, string path, string fileName, IReadOnlyDictionary<string, string> constants) =>
        (Format, mapping, this.header, this.delimiter, this.path, this.fileName, this.constants, isPadded) = (format.Name, format.Raw, header, delimiter, path, fileName, constants, ImportInput.HasPaddedCells(path, delimiter));

    /// <summary>The name of the mapping.</summary>
    internal string Format { get; }

    /// <summary>How many figures a row may give.</summary>
    internal int Values => mapping.Values.Count;

    /// <summary>Makes the tables in which codes are looked up, once for an import.</summary>
    internal static void CreateLookups(DuckDBConnection connection, EconomyCatalogue economies, IEnumerable<(string Scheme, string Text, uint Code)> partners)
    {
        StoreTables.Run(connection, """
            CREATE TEMP TABLE economy (scheme VARCHAR, text VARCHAR, id UINTEGER);
            CREATE TEMP TABLE money (text VARCHAR, id UINTEGER);
            CREATE TEMP TABLE measure (text VARCHAR, id UINTEGER);
            CREATE TEMP TABLE period (form VARCHAR, text VARCHAR, kind UTINYINT, begins DATE, months UTINYINT);
            """);
        using (var appender = connection.CreateAppender("temp", "main", "economy"))
        {
            void Row(string scheme, string? text, uint id)
            {
                if (text is { Length: > 0 })
                {
                    appender.CreateRow().AppendValue(scheme).AppendValue(text).AppendValue(id).EndRow();
                }
            }

            foreach (var e in economies.All)
            {
                var id = StoreCode.Of(e.Code.Value);
                Row("iso2", e.Code.Value, id);
                Row("iso3", e.Alpha3, id);
                Row("m49", e.M49, id);
                Row("m49", e.M49?.TrimStart('0'), e.M49?.StartsWith('0') == true ? id : 0);
                Row("zh", e.Name.Exactly(Language.Zh), id);
                Row("en", e.Name.Exactly(Language.En), id);
            }

            foreach (var (scheme, text, code) in partners)
            {
                Row(scheme, text, code);
                Row("iso2", StoreCode.Text(code), code);
            }
        }

        using (var money = connection.CreateAppender("temp", "main", "money"))
        {
            // Three letters make a currency; whether it exists is for who shows it.
            for (var i = 0; i < 26 * 26 * 26; i++)
            {
                var code = string.Create(3, i, static (span, n) => (span[0], span[1], span[2]) = ((char)('A' + n / 676), (char)('A' + n / 26 % 26), (char)('A' + n % 26)));
                money.CreateRow().AppendValue(code).AppendValue(StoreCode.Of(code)).EndRow();
            }
        }

        using (var measures = connection.CreateAppender("temp", "main", "measure"))
        {
            // One to three letters or digits make a unit.
            const string characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
            foreach (var code in characters.Select(a => $"{a}").Concat(characters.SelectMany(_ => characters, (a, b) => $"{a}{b}")).Concat(characters.SelectMany(_ => characters, (a, b) => $"{a}{b}").SelectMany(_ => characters, (ab, c) => ab + c)))
            {
                measures.CreateRow().AppendValue(code).AppendValue(StoreCode.Of(code)).EndRow();
            }
        }

        using var periods = connection.CreateAppender("temp", "main", "period");
        void Add(string form, string text, Period p) =>
            periods.CreateRow().AppendValue(form).AppendValue(text).AppendValue((byte)p.Kind).AppendValue(p.Start).AppendValue((byte)p.Months).EndRow();
        for (var year = 1900; year < 2200; year++)
        {
            var text = year.ToString(CultureInfo.InvariantCulture);
            Add("digits", text, Period.OfYear(year));
            Add("iso", text, Period.OfYear(year));
            Add("iso", text + "-A1", Period.OfYear(year));
            for (var quarter = 1; quarter <= 4; quarter++)
            {
                Add("iso", Period.OfQuarter(year, quarter).ToString(), Period.OfQuarter(year, quarter));
            }

            for (var month = 1; month <= 12; month++)
            {
                var p = Period.OfMonth(year, month);
                var cumulative = Period.JanuaryTo(year, month);
                Add("digits", text + p.ToString()[5..], p);
                Add("iso", p.ToString(), p);
                Add("iso", $"{text}-M{p.ToString()[5..]}", p);
                Add("iso+", p.ToString(), cumulative);
                // Ranges of time as SDMX writes them; twelve months of a year are the year itself.
                var day = $"{text}-{p.ToString()[5..]}-01";
                foreach (var moment in new[] { day, day + "T00:00:00" })
                {
                    if (month > 1)
                    {
                        Add("iso", moment + "/P1M", p);
                    }

                    if (month % 3 == 1 && month > 1)
                    {
                        Add("iso", moment + "/P3M", Period.OfQuarter(year, month / 3 + 1));
                    }
                }

                foreach (var january in new[] { $"{text}-01-01", $"{text}-01-01T00:00:00" })
                {
                    Add("iso", string.Create(CultureInfo.InvariantCulture, $"{january}/P{month}M"), month < 12 ? cumulative : Period.OfYear(year));
                    if (month == 12)
                    {
                        Add("iso", january + "/P1Y", Period.OfYear(year));
                    }
                }

                if (month < 12)
                {
                    Add("iso", cumulative.ToString(), cumulative);
                }
            }
        }
    }

    /// <summary>The columns of the file that nothing of the mapping uses cannot matter; of those that it needs, the first that is missing.</summary>
    internal string? Missing() => mapping.Needs.FirstOrDefault(n => Column(n) is null);

    /// <summary>The table of the file's rows as they stand, with the number of each where asked.</summary>
    internal string Rows(bool isNumbered)
    {
        var columns = string.Join(", ", header.Select((_, i) => $"'c{i}': 'VARCHAR'"));
        var read = $"read_csv({StoreTables.Quote(path)}, header = true, auto_detect = false, delim = {StoreTables.Quote(delimiter.ToString())}, quote = '\"', escape = '\"', columns = {{{columns}}}, null_padding = false, ";
        // Blanks around a cell are rare: to look for them in the whole file costs less than in each cell.
        var cells = string.Join(", ", header.Select((_, i) => isPadded ? $"CASE WHEN prefix(c{i}, ' ') OR suffix(c{i}, ' ') THEN trim(c{i}) ELSE c{i} END AS c{i}" : $"c{i}"));
        return isNumbered ? $"(SELECT n, {cells} FROM (SELECT row_number() OVER () AS n, * FROM {read}ignore_errors = true)))" : $"(SELECT {cells} FROM {read}store_rejects = true, rejects_table = 'bad', rejects_scan = 'bad_scan'))";
    }

    /// <summary>The figures of the file's rows: the columns of a figure but for the release, and a reason.</summary>
    internal string Figures(ushort source, string rows, bool isNumbered) => string.Join(" UNION ALL ", mapping.Values.Select(v => Figures(source, rows, isNumbered, v)));

    private string Figures(ushort source, string rows, bool isNumbered, RawValue value)
    {
        // A lookup is a join by the text of the cell.
        var joins = new List<string>();
        string Economy(string alias, RawConcept concept)
        {
            var schemes = concept.Schemes.Count > 0 ? concept.Schemes : ["iso2", "iso3"];
            var rank = string.Join(" ", schemes.Select((s, i) => $"WHEN {StoreTables.Quote(s)} THEN {i}"));
            joins.Add($"""
                LEFT JOIN (SELECT text, arg_min(id, CASE scheme {rank} END) AS id FROM economy WHERE scheme IN ({string.Join(", ", schemes.Select(StoreTables.Quote))}) GROUP BY text) {alias}
                ON {alias}.text = {(concept.Text is { } text ? StoreTables.Quote(text) : Cell(concept))}
                """);
            return concept.Value is { } constant ? Number(StoreCode.Of(constant)) : alias + ".id";
        }

        var reporter = Constant("reporter") is { } r ? Number(StoreCode.Of(r)) : Economy("er", mapping.Reporter!);
        var counterpart = Constant("counterpart") is { } c ? Number(StoreCode.Of(c)) : Economy("ec", mapping.Counterpart!);
        joins.Add($"LEFT JOIN (SELECT * FROM period WHERE form = '{(value.Cumulative ? "iso+" : FormOfPeriod())}') p ON p.text = {CellOfPeriod()}");
        var flow = value.Flow is { } ownFlow ? Flow(ownFlow) : Constant("flow") is { } f ? Flow(f) : Words(mapping.Flow!, Flow);
        var raw = Column(value.Column!) ?? "NULL";
        var product = Product(mapping.Product!);
        var classification = Classification();
        var currency = Currency(joins);
        var unitOf = Unit(joins);
        var said = Constant("valuation") is { } v ? Valued(v) : mapping.Valuation is { } vm && (vm.Value is not null || Column(vm.Column ?? "") is not null) ? Words(vm, Valued) : "NULL";
        var status = Constant("status") is { } s ? Stated(s) : mapping.Status is { } sm && (sm.Value is not null || Column(sm.Column ?? "") is not null) ? Words(sm, Stated) : "0";
        var confidentiality = mapping.Confidentiality is { } cm && Column(cm.Column ?? "") is not null
            ? Words(cm, w => StatisticsWords.TryConfidentiality(w, out var x) ? Number((uint)x) : "NULL") : "0";
        var unit = mapping.Multiplier is { } mm && Column(mm.Column ?? "") is not null ? Words(mm, w => Decimals.Text(decimal.Parse(w, CultureInfo.InvariantCulture))) : null;
        var isAction = mapping.Action is { } action && Column(action) is not null;
        var scaled = Scaled(Decimal("raw"), value.Unit, unit);
        return $"""
            SELECT {(isNumbered ? "n, cells, " : "")}reporter, counterpart, flow, product, kind, begins, months, {source}::USMALLINT AS source, valuation, currency, value, CASE WHEN product = 0 THEN 0 ELSE classification END AS classification, status, confidentiality, net_weight, quantity, unit,
                (CASE
                    WHEN is_breakdown THEN {Breakdown}
                    WHEN value IS NULL AND (raw IS NULL OR raw IN ('', '-', '--', '..', 'NA', 'NaN', 'null', 'NULL')) THEN {Blank}
                    WHEN is_deletion THEN 12
                    WHEN kind IS NULL THEN 1 WHEN reporter IS NULL OR reporter = 0 THEN 2 WHEN counterpart IS NULL OR counterpart = 0 THEN 3
                    WHEN flow IS NULL THEN 4 WHEN product IS NULL THEN 5 WHEN classification IS NULL AND product <> 0 THEN 6
                    WHEN value IS NULL AND regexp_matches(raw, '[0-9][,\pZ][0-9]') THEN 8 WHEN value IS NULL THEN 9 WHEN value < 0 THEN 7 WHEN value >= 1000000000000000 THEN 9
                    WHEN currency IS NULL THEN 10 WHEN valuation IS NULL OR status IS NULL OR confidentiality IS NULL THEN 11
                    ELSE 0 END)::UTINYINT AS reason
            FROM (
                SELECT *, {scaled} AS value,
                    -- Without a valuation the practice of the reporters holds: exports FOB, imports CIF.
                    coalesce(said, CASE WHEN flow IN ({(int)TradeFlow.Import}, {(int)TradeFlow.ReImport}) THEN {(int)Valuation.Cif} WHEN flow = {(int)TradeFlow.Trade} THEN {(int)Valuation.Mixed} ELSE {(int)Valuation.Fob} END)::UTINYINT AS valuation
                FROM (
                    SELECT {(isNumbered ? $"n, {Cells(value)} AS cells, " : "")}{reporter}::UINTEGER AS reporter, {counterpart}::UINTEGER AS counterpart, ({flow})::UTINYINT AS flow, ({product})::INTEGER AS product,
                        p.kind AS kind, p.begins AS begins, p.months AS months, ({said})::UTINYINT AS said, ({currency})::UINTEGER AS currency, ({classification})::UINTEGER AS classification,
                        ({status})::UTINYINT AS status, ({confidentiality})::UTINYINT AS confidentiality,
                        {Amount(mapping.NetWeight)}::DECIMAL(18, 3) AS net_weight, {Amount(mapping.Quantity)}::DECIMAL(18, 3) AS quantity, ({unitOf})::UINTEGER AS unit,
                        {(unit is null ? "1" : unit)} AS multiplier, {(isAction ? $"upper({Column(mapping.Action!)}) = 'D'" : "false")} AS is_deletion, {IsBreakdown()} AS is_breakdown, {raw} AS raw
                    FROM {rows} x {string.Join(" ", joins)}))
            """;
    }

    private string? Constant(string concept) => constants.GetValueOrDefault(concept);

    // Which column of the file has one of these names.
    private string? Column(string names)
    {
        foreach (var name in names.Split('|'))
        {
            var at = Array.IndexOf(header, name);
            if (at >= 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"c{at}");
            }
        }

        return null;
    }

    private string Cell(RawConcept concept)
    {
        var column = concept.Column is { } names ? Column(names) : null;
        if (column is null)
        {
            return concept.Default is { } absent ? StoreTables.Quote(absent) : "NULL";
        }

        var cell = concept.Capitals ? $"upper({column})" : column;
        if ((concept.Labels ?? mapping.Labels) is { } mark)
        {
            cell = $"trim(split_part({cell}, {StoreTables.Quote(mark)}, 1))";
        }

        return concept.Default is { } value ? $"coalesce(nullif({cell}, ''), {StoreTables.Quote(value)})" : cell;
    }

    private string Words(RawConcept concept, Func<string, string> number)
    {
        if (concept.Value is { } constant)
        {
            return number(constant);
        }

        if (concept.Words.Count == 0)
        {
            return number(concept.Default ?? "");
        }

        var cell = concept.Words.ContainsKey("") ? $"coalesce({Cell(concept)}, '')" : Cell(concept);
        return $"CASE {cell} {string.Join(" ", concept.Words.Select(w => $"WHEN {StoreTables.Quote(w.Key)} THEN {number(w.Value)}"))} END";
    }

    private string FormOfPeriod() => Constant("period") is not null || mapping.Period!.Year is not null || mapping.Period.Value is not null ? "iso" : mapping.Period.Form;

    private string CellOfPeriod()
    {
        if ((Constant("period") ?? mapping.Period!.Value) is { } constant)
        {
            return StoreTables.Quote(constant);
        }

        if (mapping.Period!.Year is { } year)
        {
            return mapping.Period.Month is { } month && Column(month) is { } m ? $"{Column(year)} || '-' || lpad({m}, 2, '0')" : Column(year) ?? "NULL";
        }

        return Column(mapping.Period.Column!) ?? "NULL";
    }

    private string Product(RawConcept concept)
    {
        if (Constant("product") is { } chosen)
        {
            return TradeProduct.TryParse(chosen, out var given, out _) ? Number((uint)given.Number) : "NULL";
        }

        if (concept.Value is { } constant)
        {
            return TradeProduct.TryParse(constant, out var product, out _) ? Number((uint)product.Number) : "NULL";
        }

        var cell = Cell(concept);
        var total = string.Join(", ", concept.Total.Select(StoreTables.Quote));
        var code = concept.Level is { } level && Column(level) is { } l
            ? $"(CASE WHEN length({cell}) < coalesce(TRY_CAST({l} AS INTEGER), 0) THEN lpad({cell}, TRY_CAST({l} AS INTEGER), '0') ELSE {cell} END)"
            : concept.Pad > 0 ? string.Create(CultureInfo.InvariantCulture, $"lpad({cell}, greatest({concept.Pad}, length({cell}))::INTEGER, '0')") : cell;
        const string sitc = "100000000 + CAST(rpad({0}, 5, '0') AS INTEGER) * 10 + length({0})";
        return concept.Sitc
            ? $"CASE WHEN {cell} IN ({total}) THEN 0 WHEN regexp_full_match({cell}, '{SitcDigits}') THEN {string.Format(CultureInfo.InvariantCulture, sitc, cell)} END"
            : $"""
            CASE WHEN {cell} IN ({total}) THEN 0
                WHEN regexp_full_match({code}, '{HsDigits}') THEN CAST(rpad({code}, 6, '0') AS INTEGER) * 10 + length({code})
                WHEN regexp_full_match({cell}, 'S{SitcDigits}') THEN {string.Format(CultureInfo.InvariantCulture, sitc, $"substr({cell}, 2)")} END
            """;
    }

    private string Classification()
    {
        string? constant = Constant("classification") ?? mapping.Classification?.Value;
        if (constant is null && mapping.Classification is { File.Count: > 0 } named)
        {
            constant = named.File.FirstOrDefault(w => fileName.Contains(w.Key, StringComparison.OrdinalIgnoreCase)).Value ?? "";
        }

        string[] known = ["H0", "H1", "H2", "H3", "H4", "H5", "H6", "S1", "S2", "S3", "S4"];
        string Code(string text) => known.Contains(text) ? Number(StoreCode.Of(text)) : "NULL";
        var code = constant is not null ? Code(constant)
            : mapping.Classification is { Words.Count: > 0 } worded ? Words(worded, Code)
            : mapping.Classification is { } own && Column(own.Column ?? "") is not null ? $"CASE {Cell(own)} {string.Join(" ", known.Select(k => $"WHEN '{k}' THEN {StoreCode.Of(k)}"))} END" : "NULL";
        return code;
    }

    private string Currency(List<string> joins)
    {
        static string Of(string text) => CurrencyCode.TryParse(text, out var code, out _) ? Number(StoreCode.Of(code.Value)) : "NULL";
        if ((Constant("currency") ?? mapping.Currency?.Value) is { } constant)
        {
            return Of(constant);
        }

        if (mapping.Currency is not { } concept)
        {
            return "NULL";
        }

        if (concept.Words.Count > 0)
        {
            return Words(concept, Of);
        }

        joins.Add($"LEFT JOIN money ON money.text = {Cell(concept)}");
        return "money.id";
    }

    private string Unit(List<string> joins)
    {
        if (mapping.Unit is not { } concept || (concept.Value is null && Column(concept.Column ?? "") is null))
        {
            return "NULL";
        }

        if (concept.Words.Count > 0 || concept.Value is not null)
        {
            return Words(concept, w => UnitCode.TryParse(w, out var code, out _) ? Number(StoreCode.Of(code.Value)) : "NULL");
        }

        joins.Add($"LEFT JOIN measure ON measure.text = upper({Cell(concept)})");
        return "measure.id";
    }

    private string Amount(RawConcept? concept)
    {
        if (concept is null || Column(concept.Column ?? "") is not { } column)
        {
            return "NULL";
        }

        var amount = $"TRY_CAST({column} AS DECIMAL(18, 3))";
        return $"nullif({(concept.Unit == 1 ? amount : $"TRY({amount} * {Decimals.Text(concept.Unit)})")}, 0)";
    }

    // A cast to the store's wide type is slow, so it is for the few values that need it. The engine takes 1_000 for a number.
    private static string Decimal(string cell)
    {
        var wide = $"CASE WHEN regexp_full_match({cell}, '[-+]?[0-9.]+([eE][-+]?[0-9]+)?') THEN TRY_CAST({cell} AS {StoreTables.ValueType}) END";
        return $"""
            (CASE WHEN contains({cell}, '_') THEN NULL
                WHEN strpos({cell}, '.') NOT BETWEEN 1 AND length({cell}) - 7 THEN coalesce(TRY_CAST({cell} AS DECIMAL(18, 6))::{StoreTables.ValueType}, {wide})
                ELSE {wide} END)
            """;
    }

    private static string Scaled(string value, decimal unit, string? multiplier) =>
        multiplier is null && unit == 1 ? value
        : $"TRY(({value} * {(multiplier is null ? Decimals.Text(unit) : $"multiplier * {Decimals.Text(unit)}")})::{StoreTables.ValueType})";

    private string IsBreakdown()
    {
        var parts = mapping.Keep.Where(k => Column(k.Key) is not null)
            .Select(k => $"coalesce({Column(k.Key)}, '') NOT IN ({string.Join(", ", k.Value.Select(StoreTables.Quote))})").ToList();
        return parts.Count == 0 ? "false" : string.Join(" OR ", parts);
    }

    // What the cells of the concepts hold, for messages.
    private string Cells(RawValue value)
    {
        string Raw(RawConcept? concept) => concept?.Column is { } names && Column(names) is { } column ? $"coalesce({column}, '')" : StoreTables.Quote(concept?.Value ?? "");
        var cells = new Dictionary<string, string>
        {
            ["period"] = CellOfPeriod(),
            ["reporter"] = Raw(mapping.Reporter),
            ["counterpart"] = Raw(mapping.Counterpart),
            ["flow"] = Raw(mapping.Flow),
            ["product"] = Raw(mapping.Product),
            ["classification"] = Raw(mapping.Classification),
            ["currency"] = Raw(mapping.Currency),
            ["status"] = Raw(mapping.Status),
            ["value"] = Column(value.Column!) is { } c ? $"coalesce({c}, '')" : "''",
            ["action"] = mapping.Action is { } a && Column(a) is { } action ? action : "''",
        };
        return $"{{{string.Join(", ", cells.Select(k => $"'{k.Key}': {k.Value}"))}}}";
    }

    private static string Flow(string word) => StatisticsWords.TryFlow(word, out var flow) ? Number((uint)flow) : "NULL";

    private static string Valued(string word) => StatisticsWords.TryValuation(word, out var valuation) ? Number((uint)valuation) : "NULL";

    private static string Stated(string word) => StatisticsWords.TryStatus(word, out var status) ? Number((uint)status) : "NULL";

    private static string Number(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
