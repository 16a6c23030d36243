using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Corridor.Assessments;
using Corridor.Measures.Consignments;
using Corridor.Reference;
using Corridor.Support;
using Corridor.Support.Consignments;

namespace Corridor.Api;

/// <summary>The assessment of consignments over the API.</summary>
internal static class AssessmentEndpoints
{
    private const int MostAssessments = 100;

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup(GoodsEndpoints.Root);
        api.MapPost("/assessments", Assess).WithName("assess").WithSummary("What one consignment or several cost and require, both sides; an array in, an array out")
            .Accepts<AssessmentRequest>("application/json").Produces<AssessmentAnswer>().ProducesProblem(400);
        api.MapGet("/assessments", Show).WithName("showAssessment").WithSummary("The same for the query of a calculator page: its address with /api/v1/assessments in front of the question mark")
            .Produces<AssessmentAnswer>().ProducesProblem(400);
        api.MapGet("/assessments/schema", Schema).WithName("assessmentSchema").WithSummary("JSON schema of a consignment").Produces<JsonObject>(contentType: "application/schema+json");
    }

    private static async Task<IResult> Assess(HttpContext context, Workspace workspace, TimeProvider time, [Description("Language of texts.")] string? lang, [Description("Whether every figure is explained: true or false.")] string? explain,
        [Description("Whether the support of both sides is worked out too, with the net cost: true or false; false where absent, because it takes time.")] string? support)
    {
        if (!TryLanguage(lang, out var language, out var problem))
        {
            return problem!;
        }

        List<AssessmentRequest> requests;
        var many = false;
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 8 }, context.RequestAborted);
            many = body.RootElement.ValueKind == JsonValueKind.Array;
            if (many && body.RootElement.GetArrayLength() is 0 or > MostAssessments)
            {
                return Problems.Of(new Fault("number.range", body.RootElement.GetArrayLength().ToString(CultureInfo.InvariantCulture), "1", MostAssessments.ToString(CultureInfo.InvariantCulture)), language);
            }

            requests = many ? [.. body.RootElement.EnumerateArray().Select(e => e.Deserialize<AssessmentRequest>(AssessmentJson.Options) ?? new())] : [body.RootElement.Deserialize<AssessmentRequest>(AssessmentJson.Options) ?? new()];
        }
        catch (JsonException e)
        {
            return Problems.Of(new Fault("json.malformed", e.Path ?? "$", ((e.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture)), language);
        }

        var answers = new List<AssessmentAnswer>();
        foreach (var (request, index) in requests.Select((r, i) => (r, i)))
        {
            var prefix = many ? string.Create(CultureInfo.InvariantCulture, $"[{index}].") : "";
            if (!TryAnswer(request, workspace, time, language, null, explain != "false", support == "true" ? c => (ClaimantReader.TryRead(request, c, workspace, out var claimants, out var wrong), claimants, wrong) : null, prefix, out var answer, out problem))
            {
                return problem!;
            }

            answers.Add(answer!);
        }

        context.Response.Headers.ContentLanguage = language.Tag();
        return many ? Results.Json(answers, JsonForm.Options) : Results.Json(answers[0], JsonForm.Options);
    }

    private static IResult Show(HttpContext context, Workspace workspace, TimeProvider time, string? lang, [Description("json or csv.")] string? format,
        [Description("Whether the support of both sides is worked out too: true or false.")] string? support)
    {
        if (!TryLanguage(lang, out var language, out var problem))
        {
            return problem!;
        }

        if (format is not (null or "json" or "csv"))
        {
            return Problems.Of(new Fault("pack.oneOf", Fault.Quote(format), "json, csv"), language, field: "format");
        }

        if (!TryAnswer(AssessmentQuery.Read(context.Request.Query), workspace, time, language, language, true, support == "true" ? c => (ClaimantReader.TryRead(context.Request.Query, c, workspace, language, out var claimants, out var wrong), claimants, wrong) : null, "", out var answer, out problem))
        {
            return problem!;
        }

        context.Response.Headers.ContentLanguage = language.Tag();
        return format == "csv"
            ? Results.File(AssessmentCsv.Bytes(answer!), "text/csv; charset=utf-8", $"assessment-{answer!.Export.Economy}-{answer.Import.Economy}-{answer.Date}.csv")
            : Results.Json(answer, JsonForm.Options);
    }

    private static IResult Schema()
    {
        var options = new JsonSerializerOptions(AssessmentJson.Options);
        options.Converters.Clear();
        options.TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver();
        var schema = options.GetJsonSchemaAsNode(typeof(AssessmentRequest), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (node, schema) =>
            {
                // Facts by their names: any of them, each with a value of its own type.
                if (node.PropertyInfo?.PropertyType == typeof(JsonElement?))
                {
                    schema = new JsonObject { ["type"] = new JsonArray("object", "null") };
                }

                var described = node.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), false).OfType<DescriptionAttribute>().FirstOrDefault();
                if (described is not null && schema is JsonObject o)
                {
                    o.Insert(0, "description", described.Description);
                }

                return schema;
            },
        });
        schema.AsObject().Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return Results.Text(schema.ToJsonString(), "application/schema+json");
    }

    private static bool TryAnswer(AssessmentRequest request, Workspace workspace, TimeProvider time, Language language, Language? writing, bool explain,
        Func<Consignment, (bool Good, Claimants? Claimants, ImmutableArray<(Fault, string)> Faults)>? claimants, string prefix, out AssessmentAnswer? answer, out IResult? problem)
    {
        (answer, problem) = (null, null);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (!AssessmentReader.TryRead(request, workspace, today, writing, out var consignment, out var faults))
        {
            problem = Problems.Of(faults, language, prefix);
            return false;
        }

        if (!workspace.Assessor.TryAssess(consignment, out var assessment, out var fault))
        {
            problem = Problems.Of(fault, language, field: prefix.Length > 0 ? prefix : null);
            return false;
        }

        SupportAnswer? support = null;
        if (claimants is not null)
        {
            var (good, who, wrong) = claimants(consignment);
            if (!good)
            {
                problem = Problems.Of(wrong, language, prefix);
                return false;
            }

            support = SupportAnswer.Of(workspace.Support.Assess(assessment, who), workspace.ProgrammeLanguage.Facts, language);
        }

        answer = AssessmentAnswer.Of(workspace, assessment, language, explain) with { Support = support };
        return true;
    }

    private static bool TryLanguage(string? lang, out Language language, out IResult? problem)
    {
        language = Language.En;
        problem = lang is null || Languages.TryParse(lang, out language, out var fault) ? null : Problems.Of(fault, language, field: "lang");
        return problem is null;
    }
}
