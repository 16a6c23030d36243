using System.Text.Json;

namespace Corridor.SiteTests.Api;

/// <summary>
/// Compares an answer with a schema of an OpenAPI 3.1 document, as far as this document uses JSON Schema: type,
/// properties, required, items, references, choices and enumerations. Members that the schema does not name are
/// told as well.
/// </summary>
internal sealed class SchemaCheck(JsonElement document)
{
    public List<string> Check(JsonElement value, JsonElement schema)
    {
        var faults = new List<string>();
        Check(value, schema, "$", faults);
        return faults;
    }

    private void Check(JsonElement value, JsonElement schema, string at, List<string> faults)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var target = document;
            foreach (var step in reference.GetString()!.Split('/').Skip(1))
            {
                target = target.GetProperty(step);
            }

            Check(value, target, at, faults);
            return;
        }

        foreach (var choice in (string[])["oneOf", "anyOf"])
        {
            if (schema.TryGetProperty(choice, out var options) && !options.EnumerateArray().Any(o => Check(value, o).Count == 0))
            {
                faults.Add($"{at}: fits none of {choice}");
            }
        }

        if (schema.TryGetProperty("type", out var type))
        {
            var allowed = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).ToList() : [type.GetString()!];
            if (!allowed.Any(t => Is(value, t)))
            {
                faults.Add($"{at}: {value.ValueKind} is not {string.Join(" or ", allowed)}");
                return;
            }
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => w.GetRawText() == value.GetRawText()))
        {
            faults.Add($"{at}: {value} is not one of the enumeration");
        }

        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            foreach (var member in value.EnumerateObject())
            {
                if (properties.TryGetProperty(member.Name, out var its))
                {
                    Check(member.Value, its, $"{at}.{member.Name}", faults);
                }
                else
                {
                    faults.Add($"{at}.{member.Name}: the schema has no such member");
                }
            }

            if (schema.TryGetProperty("required", out var required))
            {
                faults.AddRange(required.EnumerateArray().Select(r => r.GetString()!).Where(r => !value.TryGetProperty(r, out _)).Select(r => $"{at}.{r}: is required and absent"));
            }
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Check(item, items, $"{at}[{index++}]", faults);
            }
        }
    }

    private static bool Is(JsonElement value, string type) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("null", JsonValueKind.Null)
            or ("number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };
}
