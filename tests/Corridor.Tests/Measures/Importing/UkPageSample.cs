using System.Text.Json.Nodes;
using Corridor.Measures.Importing;
using Corridor.Reference;
using Corridor.Reference.Packs;

namespace Corridor.Tests.Measures.Importing;

/// <summary>A made-up page of the tariff's API, the lists beside it, and the pack that is made of them.</summary>
internal sealed class UkPageSample : IDisposable
{
    public const string Code = "0702000007";

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, JsonObject> pages = [];

    public UkPageSample(params JsonObject[] measures)
    {
        if (measures.Length > 0)
        {
            Add("", Code, measures);
        }

        folder.Write("from/ottp_preference_codes.json", """
            {"measure_types": {"103": [{"preference_code": "100", "scope": "all"}],
             "142": [{"preference_code": "200", "scope": "gsp"}, {"preference_code": "300", "scope": "not gsp"}]}}
            """);
        folder.Write("from/backend_seasonal_measures.csv", "geographical_area_id,goods_nomenclature_item_id,measure_type_id,from,to,duty\nMA,0702000000,142,01/11,14/5,3.50%\nMA,0702000000,142,15/05,31/10,5.70%\n");
    }

    public string Out => Path.Combine(folder.Path, "out");

    /// <summary>The page of a file, to be changed before it is read.</summary>
    public JsonObject this[string file] => pages[file];

    /// <summary>A measure for all origins with nothing but its type.</summary>
    public static JsonObject Measure(int id, string type, string series, string start = "2021-01-01", string? end = null) => new()
    {
        ["id"] = id,
        ["origin"] = "eu",
        ["effective_start_date"] = start + "T00:00:00.000Z",
        ["effective_end_date"] = end is null ? null : end + "T23:59:59.000Z",
        ["duty_expression"] = new JsonObject { ["base"] = "" },
        ["measure_type"] = new JsonObject { ["id"] = type, ["measure_type_series_id"] = series },
        ["legal_acts"] = new JsonArray(),
        ["measure_conditions"] = new JsonArray(),
        ["measure_components"] = new JsonArray(),
        ["geographical_area"] = Area("1011", "ERGA OMNES", "CA", "CN", "MA", "XS"),
        ["excluded_countries"] = new JsonArray(),
        ["footnotes"] = new JsonArray(),
        ["order_number"] = null,
    };

    public static JsonObject Area(string id, string description, params string[] members) => new()
    {
        ["id"] = id,
        ["description"] = description,
        ["children_geographical_areas"] = new JsonArray([.. members.Select(m => new JsonObject { ["id"] = m })]),
    };

    public static JsonObject Component(string expression, double? amount, string? currency = null, string? unit = null, string? qualifier = null) => new()
    {
        ["duty_expression_id"] = expression,
        ["duty_amount"] = amount,
        ["monetary_unit_code"] = currency,
        ["measurement_unit_code"] = unit,
        ["measurement_unit_qualifier_code"] = qualifier,
    };

    public static JsonObject Condition(string code, string action, string? document = null, string? requirement = null, params JsonObject[] components) => new()
    {
        ["condition_code"] = code,
        ["action_code"] = action,
        ["action"] = "",
        ["document_code"] = document ?? "",
        ["requirement"] = requirement,
        ["duty_expression"] = "",
        ["measure_condition_components"] = new JsonArray([.. components]),
    };

    public UkPageSample Add(string collection, string code, params JsonObject[] measures)
    {
        pages[$"{collection}{(collection.Length > 0 ? "_" : "")}commodities_{code}.json"] = new JsonObject
        {
            ["goods_nomenclature_item_id"] = code,
            ["import_measures"] = new JsonArray([.. measures]),
            ["export_measures"] = new JsonArray(),
        };
        return this;
    }

    public void Write(string path, string text) => folder.Write("from/" + path, text);

    /// <summary>Writes the pages, makes the pack and checks it.</summary>
    public List<Fault> Build()
    {
        foreach (var (name, page) in pages)
        {
            Write(name, page.ToJsonString());
        }

        return Run();
    }

    public List<Fault> Run()
    {
        var faults = TariffImports.All.Single(i => i.Pack == "regime/gb").Build(Path.Combine(folder.Path, "from"), Out).ToList();
        if (faults.Count == 0 && Pack.Open(Out, "regime", "gb", faults) is { } pack)
        {
            faults.AddRange(Workspace.Check.Check(pack));
        }

        return faults;
    }

    /// <summary>The rows of a table as cells by column name.</summary>
    public List<PackRow> Rows(string table) => [.. PackTable.Read(Path.Combine(Out, table + ".csv")).Rows];

    /// <summary>The rows of a table, some columns of each joined by bars.</summary>
    public List<string> Rows(string table, params string[] columns) => [.. Rows(table).Select(r => string.Join(" | ", columns.Select(c => r.Optional(c) ?? "-")))];

    public void Dispose() => folder.Dispose();
}
