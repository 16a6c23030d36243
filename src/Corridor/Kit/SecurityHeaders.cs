namespace Corridor.Kit;

/// <summary>The headers that keep a page to itself: no foreign content, no inline script, no framing, no guessing of types.</summary>
internal static class SecurityHeaders
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    // Set as the answer starts: an answer to a fault of ours is cleared and written anew, and needs them too.
    public static Task Add(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state => Set((IHeaderDictionary)state), context.Response.Headers);
        return next(context);
    }

    private static Task Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Task.CompletedTask;
    }
}
