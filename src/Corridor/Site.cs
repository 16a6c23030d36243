using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Corridor.Api;
using Corridor.Kit;
using Corridor.Reference;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.ResponseCompression;

namespace Corridor;

/// <summary>The site and the API as one web application.</summary>
internal static class Site
{
    /// <summary>The longest address line that is read; a longer one is refused before anything looks at it.</summary>
    public const int MostAddressBytes = 8 * 1024;

    public static WebApplication Build(Workspace workspace, string address, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Site).Assembly.GetName().Name });
        builder.WebHost.UseStaticWebAssets();
        // Run from its sources, the framework would pack assets anew for every visitor, without making them smaller.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(address);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = MostAddressBytes;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(workspace);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddRouting(o => o.ConstraintMap["lang"] = typeof(LanguageConstraint));
        builder.Services.AddRazorPages();
        // Nothing is signed or kept for a visitor, so no key is ever written.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        builder.Services.ConfigureHttpJsonOptions(o => JsonForm.Configure(o.SerializerOptions));
        builder.Services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "text/csv", .. SdmxEndpoints.MediaTypes];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);

        // Answers are the same for everybody, so a page made once serves the next minute; the day is part of the key
        // because an address without a date means today.
        builder.Services.AddOutputCache(o =>
        {
            o.SizeLimit = 64 << 20;
            o.MaximumBodySize = 1 << 20;
            // Addresses are: /EN is no page, and must not become one because /en is kept.
            o.UseCaseSensitivePaths = true;
            // The query counts as it was written: told to vary by its names, the cache would sort the values of a name that
            // stands several times, in its key and in the request itself.
            o.AddBasePolicy(p => p.Expire(TimeSpan.FromMinutes(1)).SetVaryByQuery([]).VaryByValue(c =>
                new KeyValuePair<string, string>("asked", $"{c.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{c.Request.QueryString.Value}")));
        });
        OpenApi.Add(builder.Services);

        var app = builder.Build();
        app.Use((context, next) => SecurityHeaders.Add(context, _ => next(context)));
        app.Use(AnswerHead);
        app.UseRouting();
        // What a stranger sends wrong is answered and is no error of the program: the log keeps those for its own.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerError, SuppressDiagnosticsCallback = c => c.Exception is BadHttpRequestException });
        app.UseStatusCodePages(AnswerStatus);
        app.UseResponseCompression();
        app.UseOutputCache();
        // Assets are packed beforehand, each packing an answer of its own: kept like a page, one visitor would get another's.
        app.MapStaticAssets().CacheOutput(p => p.NoCache());
        app.MapRazorPages().WithStaticAssets();
        app.MapGet("/", (HttpContext context) => Results.Redirect($"/{Preferred(context.Request).Tag()}")).ExcludeFromDescription();
        GoodsEndpoints.Map(app);
        RegimeEndpoints.Map(app);
        AssessmentEndpoints.Map(app);
        SdmxEndpoints.Map(app);
        StatisticsEndpoints.Map(app);
        SupportEndpoints.Map(app);
        OpenApi.Map(app);
        return app;
    }

    /// <summary>The language that a browser asks for first among the three.</summary>
    private static Language Preferred(HttpRequest request)
    {
        foreach (var wanted in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1))
        {
            if (wanted.Value.HasValue && Languages.TryParse(wanted.Value.Value.Split('-')[0], out var language, out _))
            {
                return language;
            }
        }

        return Language.En;
    }

    // The head of an answer is asked for like the answer; the server leaves out the body.
    private static Task AnswerHead(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method) && context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Request.Method = HttpMethods.Get;
            context.Response.OnStarting(() =>
            {
                context.Request.Method = HttpMethods.Head;
                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    private static async Task AnswerError(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        context.Response.StatusCode = status;
        await AnswerProblem(context, status);
    }

    private static Task AnswerStatus(StatusCodeContext context) => AnswerProblem(context.HttpContext, context.HttpContext.Response.StatusCode);

    // Without a page of its own an error is told in plain words: as a problem to programs, as a small page to people.
    private static async Task AnswerProblem(HttpContext context, int status)
    {
        if (SdmxEndpoints.IsSdmx(context.Request.Path))
        {
            await SdmxEndpoints.Refuse(context, status);
            return;
        }

        var path = context.Request.Path.Value ?? "/";
        _ = Languages.TryParse(path.Trim('/').Split('/')[0], out var language, out _);
        var key = status switch { 404 => "error.notFound", 405 => "error.method", 415 => "error.mediaType", 400 or 413 or 414 or 431 => "error.badRequest", _ => "error.internal" };
        if (path.StartsWith("/api/", StringComparison.Ordinal))
        {
            await Problems.Write(context, status, Texts.Get(language, key + ".title"), Texts.Get(language, key));
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"""
            <!doctype html><html lang="{language.Tag()}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Texts.Get(language, key + ".title")} – Corridor</title><link rel="stylesheet" href="/site.css"><main id="main" class="page"><h1>{Texts.Get(language, key + ".title")}</h1><p>{Texts.Get(language, key)}</p><p><a href="/{language.Tag()}">{Texts.Get(language, "site.home")}</a></p></main></html>
            """);
    }

    /// <summary>Whether nobody listens on an address; asked before anything is prepared, so that a taken port is told at once.</summary>
    public static bool IsFree(string address)
    {
        var uri = new Uri(address);
        try
        {
            using var probe = new TcpListener(uri.HostNameType == UriHostNameType.Dns ? IPAddress.Loopback : IPAddress.Parse(uri.Host), uri.Port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
