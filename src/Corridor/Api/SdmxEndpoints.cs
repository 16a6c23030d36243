using Corridor.Reference;
using Corridor.Statistics.Sdmx;
using Microsoft.Net.Http.Headers;

namespace Corridor.Api;

/// <summary>
/// The SDMX RESTful API at <c>/sdmx/v1</c> (version 1.5) and <c>/sdmx/v2</c> (version 2.2). Its addresses are those
/// of the standard, so they stand beside <c>/api/v1</c> and not in its description.
/// </summary>
internal static class SdmxEndpoints
{
    private const int MostKept = 64 * 1024;

    /// <summary>The media types that are sent packed.</summary>
    public static readonly string[] MediaTypes =
    [
        "application/vnd.sdmx.data+json", "application/vnd.sdmx.structure+json", "application/vnd.sdmx.data+csv", "application/vnd.sdmx.genericdata+xml",
        "application/vnd.sdmx.generictimeseriesdata+xml", "application/vnd.sdmx.structurespecificdata+xml", "application/vnd.sdmx.structurespecifictimeseriesdata+xml",
        "application/vnd.sdmx.structure+xml", "application/vnd.sdmx.error+xml",
    ];

    public static void Map(WebApplication app)
    {
        var service = new Lazy<SdmxService>(() =>
        {
            var workspace = app.Services.GetRequiredService<Workspace>();
            return new SdmxService(workspace.Statistics, workspace.Book);
        });
        app.Map("/sdmx/v1/{**path}", (HttpContext context, TimeProvider time) => Answer(context, time, service.Value, SdmxVersion.V1)).ExcludeFromDescription().CacheOutput(p => p.NoCache());
        app.Map("/sdmx/v2/{**path}", (HttpContext context, TimeProvider time) => Answer(context, time, service.Value, SdmxVersion.V2)).ExcludeFromDescription().CacheOutput(p => p.NoCache());
    }

    /// <summary>Whether an address is one of SDMX, of a version that is offered or of none.</summary>
    public static bool IsSdmx(PathString path) => path.StartsWithSegments("/sdmx");

    /// <summary>An error of the web server below <c>/sdmx</c> as the message that clients of SDMX read.</summary>
    public static async Task Refuse(HttpContext context, int status)
    {
        var workspace = context.RequestServices.GetRequiredService<Workspace>();
        var version = context.Request.Path.StartsWithSegments("/sdmx/v1") ? SdmxVersion.V1 : SdmxVersion.V2;
        var asked = Asked(context, version, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        var answer = new SdmxService(workspace.Statistics, workspace.Book).Refuse(asked, status,
            status == StatusCodes.Status404NotFound ? new Fault("sdmx.path", Fault.Quote(context.Request.Path), $"{asked.Root}/data") : new Fault(status < 500 ? "sdmx.badRequest" : "sdmx.internal"));
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        using var buffer = new MemoryStream();
        foreach (var _ in answer.Write(buffer))
        {
        }

        await Send(context.Response, buffer);
    }

    private static SdmxRequest Asked(HttpContext context, SdmxVersion version, DateTimeOffset now)
    {
        var (request, root) = (context.Request, version == SdmxVersion.V1 ? "/sdmx/v1" : "/sdmx/v2");
        var path = request.Path.Value ?? "";
        return new SdmxRequest(version, $"{request.Scheme}://{request.Host}{request.PathBase}{root}", (path.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? path[root.Length..] : "").Trim('/'), request.QueryString.Value,
            Header(request, HeaderNames.Accept), Header(request, HeaderNames.AcceptLanguage), now);
    }

    private static async Task Answer(HttpContext context, TimeProvider time, SdmxService service, SdmxVersion version)
    {
        var (request, response) = (context.Request, context.Response);
        var asked = Asked(context, version, time.GetUtcNow());
        var isHead = HttpMethods.IsHead(request.Method);
        if (!isHead && !HttpMethods.IsGet(request.Method))
        {
            response.Headers.Allow = "GET, HEAD";
        }

        var answer = isHead || HttpMethods.IsGet(request.Method) ? service.Answer(asked) : service.Refuse(asked, StatusCodes.Status405MethodNotAllowed, new Fault("sdmx.method", Fault.Quote(request.Method)));
        response.Headers.Vary = "Accept, Accept-Language";
        response.Headers.ContentLanguage = answer.Language.Tag();
        if (answer.Tag is not null)
        {
            // Weak: the head of a message says when it was made.
            var tag = new EntityTagHeaderValue($"\"{answer.Tag}\"", isWeak: true);
            response.GetTypedHeaders().ETag = tag;
            response.GetTypedHeaders().LastModified = answer.Modified;
            response.Headers.CacheControl = "public, max-age=60";
            if (IsUnchanged(request, tag, answer.Modified))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        if (answer.Next is { } next)
        {
            response.Headers.Link = $"<{next.Replace(">", "%3E", StringComparison.Ordinal)}>; rel=\"next\"";
        }

        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        if (isHead)
        {
            return;
        }

        using var buffer = new MemoryStream(MostKept * 2);
        foreach (var _ in answer.Write(buffer))
        {
            if (buffer.Length >= MostKept)
            {
                await Send(response, buffer);
            }
        }

        await Send(response, buffer);
    }

    private static async Task Send(HttpResponse response, MemoryStream buffer)
    {
        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), response.HttpContext.RequestAborted);
        buffer.SetLength(0);
    }

    // As RFC 9110 has it, a tag decides where one is sent; the day counts without it only.
    private static bool IsUnchanged(HttpRequest request, EntityTagHeaderValue tag, DateTimeOffset? modified)
    {
        var headers = request.GetTypedHeaders();
        if (headers.IfNoneMatch is { Count: > 0 } tags)
        {
            return tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false));
        }

        return modified is { } at && headers.IfModifiedSince is { } since && at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)) <= since;
    }

    private static string? Header(HttpRequest request, string name) => request.Headers[name].ToString() is { Length: > 0 } value ? value : null;
}
