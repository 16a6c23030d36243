using System.Text.Json.Nodes;
using static Corridor.Tests.Measures.Importing.UkPageSample;

namespace Corridor.Tests.Measures.Importing;

public sealed class UkMeasuresTests
{
    [Fact]
    public void A_compound_duty_is_read_from_its_components_and_keeps_its_wording()
    {
        var measure = Measure(1, "103", "C");
        measure["measure_components"] = new JsonArray(Component("01", 9), Component("12", null), Component("17", 18.7), Component("21", null), Component("35", 35.15, "GBP", "DTN"));
        measure["duty_expression"]!["base"] = "9.00 % + EA MAX 18.70 % +ADSZ 35.15 GBP / 100 kg";
        using var sample = new UkPageSample(measure);
        Assert.Empty(sample.Build());
        Assert.Equal(
            ["0702000007-1 | 103 | 1011 | - | ceiling(ceiling(sum(9%, ref(agricultural-component)), sum(18.7%, ref(sugar-duty))), 35.15 GBP/100 KGM) | 9.00 % + EA MAX 18.70 % +ADSZ 35.15 GBP / 100 kg"],
            sample.Rows("measures", "measure", "type", "area", "preference", "duty", "text"));
    }

    [Fact]
    public void A_duty_without_components_is_read_from_its_wording()
    {
        var measure = Measure(1, "103", "C");
        measure["duty_expression"]!["base"] = "<span title='8.0 '>8.00</span> % + <span>1.30</span> GBP / <abbr title='Hectokilogram'>100 kg</abbr>";
        using var sample = new UkPageSample(measure);
        Assert.Empty(sample.Build());
        Assert.Equal(["sum(8%, 1.3 GBP/100 KGM) | 8.00 % + 1.30 GBP / 100 kg"], sample.Rows("measures", "duty", "text"));
    }

    [Fact]
    public void What_is_not_understood_is_kept_as_published_and_is_no_zero()
    {
        var (unit, wording) = (Measure(1, "103", "C"), Measure(2, "142", "C"));
        unit["measure_components"] = new JsonArray(Component("01", 5, "GBP", "KLX"));
        unit["duty_expression"]!["base"] = "5.00 GBP / klaster";
        wording["duty_expression"]!["base"] = "as agreed";
        using var sample = new UkPageSample(unit, wording);
        Assert.Empty(sample.Build());
        Assert.All(sample.Rows("measures", "duty"), duty => Assert.StartsWith("unknown(", duty, StringComparison.Ordinal));
        Assert.Contains(sample.Rows("measures", "duty"), duty => duty.Contains("5.00 GBP / klaster", StringComparison.Ordinal));
    }

    [Fact]
    public void Conditions_keep_their_codes_order_documents_and_duties()
    {
        var measure = Measure(1, "552", "D");
        measure["geographical_area"] = Area("CN", "China");
        measure["additional_code"] = new JsonObject { ["code"] = "B107", ["description"] = "A Company, Town<br>" };
        measure["measure_conditions"] = new JsonArray(
            Condition("A", "01", "D008", "Anti-dumping/countervailing document: Invoice with a signed declaration", Component("01", 0, "GBP", "TNE", "I")),
            Condition("A", "01", null, null, Component("01", 144.1, "GBP", "TNE", "I")),
            Condition("B", "24", "Y929", "Particular provisions: Goods not covered by <a href=\"https://example.org/x\">Regulation 1</a>"),
            Condition("B", "04"));
        using var sample = new UkPageSample(measure);
        Assert.Empty(sample.Build());
        Assert.Equal(
        [
            "A | 1 | apply | D008 | 0 GBP/1000 KGM[biodiesel]", "A | 2 | apply | - | 144.1 GBP/1000 KGM[biodiesel]", "B | 3 | allow | Y929 | -", "B | 4 | refuse | - | -",
        ], sample.Rows("conditions", "condition", "sequence", "action", "document", "duty"));
        Assert.Equal(["D008 | Invoice with a signed declaration", "Y929 | Goods not covered by Regulation 1"], sample.Rows("documents", "document", "name_en"));
        Assert.Equal(["B107 | A Company, Town"], sample.Rows("additional_codes", "additional_code", "name_en"));
        Assert.Equal(["B107"], sample.Rows("measures", "additional_code"));
    }

    [Fact]
    public void A_threshold_is_read_from_its_amount_or_from_its_wording()
    {
        var (quantity, price) = (Measure(1, "755", "B"), Measure(2, "103", "C"));
        var limit = Condition("E", "29");
        limit["condition_duty_amount"] = 0.2;
        limit["condition_measurement_unit_code"] = "DTN";
        limit["condition_measurement_unit_qualifier_code"] = "E";
        quantity["measure_conditions"] = new JsonArray(Condition("E", "29", "C672", "Other certificates: Information document"), limit, Condition("E", "29", null, "<span>20.00</span> <abbr title='Kilogram'>kg</abbr>"), Condition("E", "09"));
        price["measure_conditions"] = new JsonArray(Condition("V", "01", null, "<span title='62.6 EUR'>62.60</span> EUR / <abbr title='Hectokilogram'>100 kg</abbr>", Component("01", 8.8)));
        using var sample = new UkPageSample(quantity, price);
        Assert.Empty(sample.Build());
        Assert.Equal(
        [
            "E | allow | - | - | - | - | -", "E | allow | at_most | KGM[drained] | 20 | - | -", "E | allow | at_most | KGM | 20 | - | -", "E | refuse | - | - | - | - | -",
            "V | apply | at_least | value | 62.6 | EUR | 100 KGM",
        ], sample.Rows("conditions", "condition", "action", "sense", "fact", "limit", "currency", "per"));
    }

    [Fact]
    public void A_quota_has_its_volume_and_balance_in_a_unit_of_the_reference_and_the_day_of_the_last_allocation()
    {
        var measure = Measure(1, "143", "C");
        measure["geographical_area"] = Area("MA", "Morocco");
        measure["measure_components"] = new JsonArray(Component("01", 0));
        measure["order_number"] = new JsonObject
        {
            ["number"] = "051104",
            ["definition"] = new JsonObject
            {
                ["initial_volume"] = "26622000.0",
                ["balance"] = "96563.17",
                ["measurement_unit"] = "Hectokilogram (100 kg)",
                ["validity_start_date"] = "2021-01-01T00:00:00.000Z",
                ["validity_end_date"] = "2021-05-31T23:59:59.000Z",
                ["last_allocation_date"] = "2021-02-22T13:00:00.000Z",
            },
        };
        using var sample = new UkPageSample(measure);
        Assert.Empty(sample.Build());
        Assert.Equal(["051104 | 2662200000 | KGM | 9656317 | 2021-02-22 | 2021-01-01 | 2021-05-31"], sample.Rows("quotas", "order_number", "volume", "unit", "balance", "balance_on", "valid_from", "valid_to"));
        Assert.Equal(["051104 | 2021-02-22"], sample.Rows("measures", "order_number", "recorded_from"));
    }

    [Fact]
    public void The_list_of_seasons_names_the_season_of_a_measure_that_lies_in_it()
    {
        JsonObject Preference(int id, double percent, string? end)
        {
            var measure = Measure(id, "142", "C", end: end);
            measure["geographical_area"] = Area("MA", "Morocco");
            measure["measure_components"] = new JsonArray(Component("01", percent));
            return measure;
        }

        using var sample = new UkPageSample(Preference(1, 3.5, "2021-03-31"), Preference(2, 3.5, null), Preference(3, 4, "2021-03-31"));
        Assert.Empty(sample.Build());
        Assert.Equal(["300 | 11-01 | 05-14", "300 | - | -", "300 | - | -"], sample.Rows("measures", "preference", "season_from", "season_to"));
    }

    [Fact]
    public void Areas_have_their_members_and_measures_their_exclusions_and_footnotes()
    {
        var measure = Measure(1, "142", "C");
        measure["geographical_area"] = Area("2005", "GSP – Least Developed Countries", "AF", "ZB", "XS");
        measure["excluded_countries"] = new JsonArray(new JsonObject { ["id"] = "AF" });
        measure["footnotes"] = new JsonArray(new JsonObject { ["code"] = "TM1", ["description"] = "First<br>line &amp; more" }, new JsonObject { ["code"] = "TM2", ["description"] = "Second" });
        measure["measure_components"] = new JsonArray(Component("01", 0));
        using var sample = new UkPageSample(measure);
        Assert.Empty(sample.Build());
        Assert.Equal(["2005 | AF", "2005 | XS", "XS | RS"], sample.Rows("area_members", "area", "member"));
        Assert.Equal(["0702000007-1 | AF"], sample.Rows("exclusions", "measure", "area"));
        Assert.Equal(["200 | TM1;TM2"], sample.Rows("measures", "preference", "footnotes"));
        Assert.Equal(["TM1 | First line & more", "TM2 | Second"], sample.Rows("footnotes", "footnote", "text_en"));
    }

    [Fact]
    public void A_page_holds_its_levies_whole_until_the_first_measure_on_it_ends()
    {
        using var sample = new UkPageSample(Measure(1, "103", "C", "2021-02-01", "2021-05-14"), Measure(2, "305", "P"));
        Assert.Empty(sample.Build());
        var rows = sample.Rows("levy_coverage", "levy", "direction", "code", "state", "valid_from", "valid_to");
        Assert.Contains("duty | import | 0702000007 | complete | 2021-02-01 | 2021-05-14", rows);
        Assert.Contains("vat | import | 0702000007 | complete | 2021-02-01 | -", rows);
        Assert.Contains("duty | import | - | partial | 2021-01-01 | -", rows);
        Assert.Contains("vat | import | - | none | - | -", rows);
    }

    [Fact]
    public void A_page_of_the_transition_period_ends_with_it_and_its_groups_keep_their_own_members()
    {
        var (before, after) = (Measure(1, "142", "C", "2008-01-01"), Measure(2, "142", "C"));
        before["geographical_area"] = Area("1033", "CARIFORUM", "JM", "SR");
        after["geographical_area"] = Area("1033", "CARIFORUM", "JM");
        using var sample = new UkPageSample(after);
        sample.Add("ott", "0703200000", before);
        Assert.Empty(sample.Build());
        Assert.Equal(["0702000007-2 | 1033 | 2021-01-01 | -", "0703200000-1 | 1033-2008 | 2008-01-01 | 2020-12-31"], sample.Rows("measures", "measure", "area", "valid_from", "valid_to"));
        Assert.Equal(["1033 | JM", "1033-2008 | JM", "1033-2008 | SR"], sample.Rows("area_members", "area", "member"));
        Assert.Contains("duty | import | 0703200000 | partial | 2008-01-01 | 2020-12-31", sample.Rows("levy_coverage", "levy", "direction", "code", "state", "valid_from", "valid_to"));
    }

    [Fact]
    public void A_type_of_both_sides_has_an_id_for_each()
    {
        using var sample = new UkPageSample(Unit());
        sample["commodities_0702000007.json"]["export_measures"] = new JsonArray(Unit());
        Assert.Empty(sample.Build());
        Assert.Equal(["0702000007-1 | 109 | unit(NAR)", "0702000007-1-export | 109-export | unit(NAR)"], sample.Rows("measures", "measure", "type", "duty"));
        Assert.Contains("109-export | export", sample.Rows("measure_types", "type", "direction"));

        static JsonObject Unit()
        {
            var measure = Measure(1, "109", "O");
            measure["measure_components"] = new JsonArray(Component("99", null, null, "NAR"));
            return measure;
        }
    }

    [Fact]
    public void Both_forms_of_the_interface_say_the_same()
    {
        using var nested = new UkPageSample(Measure(7, "103", "C"));
        Assert.Empty(nested.Build());
        using var linked = new UkPageSample();
        linked.Write("commodities_0702000007.json", """
            {"data": {"id": "1", "type": "commodity", "attributes": {"goods_nomenclature_item_id": "0702000007"}, "relationships": {"import_measures": {"data": [{"id": "7", "type": "measure"}]}, "export_measures": {"data": []}}},
             "included": [
              {"id": "7", "type": "measure", "attributes": {"origin": "eu", "effective_start_date": "2021-01-01T00:00:00.000Z", "effective_end_date": null},
               "relationships": {"duty_expression": {"data": {"id": "7-d", "type": "duty_expression"}}, "measure_type": {"data": {"id": "103", "type": "measure_type"}},
                "geographical_area": {"data": {"id": "1011", "type": "geographical_area"}}, "order_number": {"data": null}}},
              {"id": "7-d", "type": "duty_expression", "attributes": {"base": ""}},
              {"id": "103", "type": "measure_type", "attributes": {"measure_type_series_id": "C"}},
              {"id": "1011", "type": "geographical_area", "attributes": {"description": "ERGA OMNES"}, "relationships": {"children_geographical_areas": {"data": [
               {"id": "CA", "type": "geographical_area"}, {"id": "CN", "type": "geographical_area"}, {"id": "MA", "type": "geographical_area"}, {"id": "XS", "type": "geographical_area"}]}}}]}
            """);
        Assert.Empty(linked.Run());
        foreach (var file in Directory.EnumerateFiles(nested.Out))
        {
            Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(linked.Out, Path.GetFileName(file))));
        }
    }

    public static TheoryData<string> Contradictions => new("area", "series", "twice", "code", "ended");

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void A_page_that_contradicts_itself_is_left_out_and_named(string how)
    {
        JsonObject[] measures = [Measure(1, "103", "C"), Measure(2, "142", "C")];
        switch (how)
        {
            case "area": measures[1]["geographical_area"] = Area("GB", "United Kingdom"); break;
            case "series": measures[1]["measure_type"]!["measure_type_series_id"] = "B"; break;
            case "twice": measures[1]["id"] = 1; break;
            case "ended": measures[1]["effective_end_date"] = "2020-01-01T00:00:00.000Z"; break;
        }

        using var sample = new UkPageSample(Measure(9, "103", "C"));
        sample.Add("dutycalc", "0703200000", measures);
        if (how == "code")
        {
            sample["dutycalc_commodities_0703200000.json"]["goods_nomenclature_item_id"] = "0703900000";
        }

        Assert.Empty(sample.Build());
        Assert.Equal(["0702000007-9"], sample.Rows("measures", "measure"));
        Assert.Contains("dutycalc_commodities_0703200000.json", File.ReadAllText(Path.Combine(sample.Out, "manifest.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_the_service_for_northern_ireland_is_not_read()
    {
        using var sample = new UkPageSample(Measure(1, "103", "C"));
        sample.Write("dutycalc_xi_commodities_0703200000.json", "../../uk/commodities/0703200000.json");
        Assert.Empty(sample.Build());
        Assert.Equal(["0702000007-1"], sample.Rows("measures", "measure"));
    }

    [Theory]
    [InlineData("measure_type.id", "999", "id")]
    [InlineData("geographical_area", null, "geographical_area")]
    [InlineData("geographical_area.children_geographical_areas", "[]", "children_geographical_areas")]
    [InlineData("effective_start_date", null, "effective_start_date")]
    [InlineData("effective_start_date", "soon", "effective_start_date")]
    [InlineData("measure_components.0.duty_amount", "much", "duty_amount")]
    [InlineData("measure_conditions.0.action_code", "99", "action")]
    [InlineData("measure_conditions.0.condition_code", null, "condition_code")]
    [InlineData("measure_conditions.0.requirement", "about ten", "requirement")]
    [InlineData("order_number.definition.measurement_unit", "Bushel (bu)", "measurement_unit")]
    [InlineData("order_number.definition.initial_volume", "lots", "initial_volume")]
    public void Damage_is_a_fault_that_names_file_and_field(string path, string? value, string field)
    {
        var measure = Measure(1, "142", "C");
        measure["geographical_area"] = Area("2005", "GSP", "AF");
        measure["measure_components"] = new JsonArray(Component("01", 5));
        measure["measure_conditions"] = new JsonArray(Condition("E", "29", null, "20.00 kg"));
        measure["order_number"] = new JsonObject
        {
            ["number"] = "051104",
            ["definition"] = new JsonObject { ["initial_volume"] = "10.0", ["balance"] = "5.0", ["measurement_unit"] = "Kilogram (kg)", ["validity_start_date"] = "2021-01-01T00:00:00.000Z" },
        };
        using var whole = new UkPageSample(measure.DeepClone().AsObject());
        Assert.Empty(whole.Build());

        var steps = path.Split('.');
        var holder = steps[..^1].Aggregate((JsonNode)measure, (node, step) => int.TryParse(step, out var i) ? node[i]! : node[step]!);
        holder[steps[^1]] = value is null ? null : value == "[]" ? new JsonArray() : JsonValue.Create(value);
        using var sample = new UkPageSample(measure);
        var fault = Assert.Single(sample.Build());
        Faults.Is("source.row", fault);
        Assert.Equal(("commodities_0702000007.json", field), (fault.Place!.File, fault.Place.Field));
    }

    [Theory]
    [InlineData("{\"goods_nomenclature_item_id\": \"0703200000\", \"import_mea")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"goods_nomenclature_item_id\": \"0703200000\", \"import_measures\": 5}")]
    [InlineData("{\"goods_nomenclature_item_id\": \"0703200000\", \"import_measures\": [7]}")]
    [InlineData("{\"goods_nomenclature_item_id\": \"0703200000\", \"import_measures\": []}")]
    [InlineData("{\"data\": {\"attributes\": 5}, \"included\": [{}]}")]
    [InlineData("\u0000")]
    public void A_file_that_is_no_page_is_a_fault_that_names_it(string text)
    {
        using var sample = new UkPageSample(Measure(1, "103", "C"));
        sample.Write("commodities_0703200000.json", text);
        var fault = Assert.Single(sample.Build());
        Faults.Is("source.row", fault);
        Assert.Equal("commodities_0703200000.json", fault.Place!.File);
    }

    [Fact]
    public void A_damaged_archive_is_a_fault()
    {
        using var sample = new UkPageSample(Measure(1, "103", "C"));
        sample.Write("uk_xi_commodity_api_samples.tar.xz", "no archive");
        Faults.Is("source.row", Assert.Single(sample.Build()));
    }

    [Fact]
    public void A_folder_without_pages_is_a_fault()
    {
        using var sample = new UkPageSample();
        Faults.Is("source.missing", Assert.Single(sample.Run()));
    }
}
