using System.Text.Json;
using Corridor.Reference;
using Microsoft.AspNetCore.Mvc;

namespace Corridor.Api;

/// <summary>Errors of the API as RFC 9457 problems; the type names the kind of fault, the detail says what, where and how to mend it.</summary>
internal static class Problems
{
    public static IResult Of(Fault fault, Language language, int status = StatusCodes.Status400BadRequest, string? field = null) => Results.Json(
        new ProblemDetails
        {
            Type = "urn:corridor:fault:" + fault.Code,
            Title = Texts.Get(language, status == StatusCodes.Status404NotFound ? "error.notFound.title" : "error.badRequest.title"),
            Detail = fault.Message(language),
            Status = status,
            Extensions = field is null ? new Dictionary<string, object?>() : new Dictionary<string, object?> { ["field"] = field },
        }, JsonForm.Options, "application/problem+json", status);

    /// <summary>Several faults: the first as the problem, all under errors, each with its field.</summary>
    public static IResult Of(IReadOnlyList<(Fault Fault, string Field)> faults, Language language, string prefix = "") => Results.Json(
        new ProblemDetails
        {
            Type = "urn:corridor:fault:" + faults[0].Fault.Code,
            Title = Texts.Get(language, "error.badRequest.title"),
            Detail = faults[0].Fault.Message(language),
            Status = StatusCodes.Status400BadRequest,
            Extensions = new Dictionary<string, object?>
            {
                ["field"] = prefix + faults[0].Field,
                ["errors"] = faults.Select(f => new { type = "urn:corridor:fault:" + f.Fault.Code, detail = f.Fault.Message(language), field = prefix + f.Field }).ToList(),
            },
        }, JsonForm.Options, "application/problem+json", StatusCodes.Status400BadRequest);

    public static Task Write(HttpContext context, int status, string title, string detail)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new ProblemDetails { Title = title, Detail = detail, Status = status }, JsonForm.Options));
    }
}
