using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Corridor.Api;

/// <summary>A consignment as the API, a file or the calculator's form describes it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class AssessmentRequest
{
    [Description("Where the goods are sent from: ISO 3166 code. The usual lane where absent.")]
    public string? From { get; set; }

    [Description("Where they are declared for import: ISO 3166 code of a state, not of a union.")]
    public string? To { get; set; }

    [Description("Day of the declaration, yyyy-MM-dd; today where absent.")]
    public string? Date { get; set; }

    [Description("Currency of the prices, ISO 4217; that of the destination where absent.")]
    public string? Currency { get; set; }

    [Description("Delivery rule of Incoterms 2020. Where absent, each price is taken as the customs value itself.")]
    public string? Term { get; set; }

    [Description("Carriage up to the border of the destination, in the currency of the prices or with a currency behind the number.")]
    public string? Freight { get; set; }

    [Description("Insurance of that carriage; 0 where none was taken.")]
    public string? Insurance { get; set; }

    [Description("Carriage behind that border.")]
    public string? Inland { get; set; }

    [Description("Duties and taxes of the destination that a price with delivery duty paid (DDP) holds.")]
    [JsonPropertyName("duties_in_price")]
    public string? DutiesInPrice { get; set; }

    [Description("How freight is spread over the items: value or mass.")]
    public string? Spread { get; set; }

    [Description("How many days old an exchange rate may be, 0 to 3660; 30 where absent. An older one counts as unknown.")]
    [JsonPropertyName("rate_days")]
    public string? RateDays { get; set; }

    [Description("As known on a day, yyyy-MM-dd: records that later editions brought or corrected are left out; what is known now where absent.")]
    [JsonPropertyName("known_on")]
    public string? KnownOn { get; set; }

    [Description("Exchange rates that you state; they come before published ones: \"CNY/RUB 11.5\" means that one CNY is 11.5 RUB.")]
    public List<string>? Rates { get; set; }

    [Description("The goods items, at least one.")]
    public List<AssessmentItem>? Items { get; set; }

    [Description("What the exporter says of himself, for the support of the export side: facts of /api/v1/support/facts by their names, with goods as a list for the items. Read where support is asked for.")]
    public JsonElement? Exporter { get; set; }

    [Description("What the importer says of himself, in the same form.")]
    public JsonElement? Importer { get; set; }
}

/// <summary>A goods item of a request.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class AssessmentItem
{
    [Description("Code in the tariff of the destination, six digits or more.")]
    public string? Code { get; set; }

    [Description("Code in the tariff of the origin; where absent, the six shared digits are used.")]
    [JsonPropertyName("export_code")]
    public string? ExportCode { get; set; }

    [Description("Country of origin, where it is not the one that the goods are sent from.")]
    public string? Origin { get; set; }

    [Description("Invoice price of the item.")]
    public string? Price { get; set; }

    [Description("Net mass, kg.")]
    [JsonPropertyName("net_mass")]
    public string? NetMass { get; set; }

    [Description("Gross mass, kg.")]
    [JsonPropertyName("gross_mass")]
    public string? GrossMass { get; set; }

    [Description("Other quantities: \"12 PR\", \"300 LTR\", with a qualifier where a duty asks for one: \"1998 CMQ engine\", \"40 % alcohol_percent\".")]
    public List<string>? Amounts { get; set; }

    [Description("Codes of the documents at hand.")]
    public List<string>? Documents { get; set; }

    [Description("Additional codes.")]
    [JsonPropertyName("additional_codes")]
    public List<string>? AdditionalCodes { get; set; }

    [Description("Rates of levies that are not loaded, as you state them: {\"excise\": \"5%\"}; notation of duty expressions.")]
    public Dictionary<string, string>? Rates { get; set; }

    [Description("A name of your own.")]
    public string? Label { get; set; }
}

/// <summary>How a request is read from JSON: numbers may stand with or without quotation marks.</summary>
internal static class AssessmentJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new TextOrNumber() },
        MaxDepth = 8,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    // A number keeps its digits: nothing goes through floating point.
    private sealed class TextOrNumber : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan),
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
