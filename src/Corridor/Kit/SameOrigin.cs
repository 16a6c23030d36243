namespace Corridor.Kit;

/// <summary>
/// Whether a form was sent from this site. Nothing is kept for a visitor, so there is no session to guard and no cookie
/// for a token: what a browser itself says of where a request comes from is enough (Fetch Metadata, W3C; the header
/// Origin, RFC 6454, for browsers that send no metadata). Who is no browser sends neither.
/// </summary>
internal static class SameOrigin
{
    public static bool Is(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { Length: > 0 } site)
        {
            return site is "same-origin" or "none";
        }

        return request.Headers.Origin.FirstOrDefault() is not { Length: > 0 } origin || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
