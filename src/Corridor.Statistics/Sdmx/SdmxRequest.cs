namespace Corridor.Statistics.Sdmx;

/// <summary>A query as it came over HTTP.</summary>
/// <param name="Version">The version of the API that its address belongs to.</param>
/// <param name="Root">The absolute address of that API, without a slash at the end.</param>
/// <param name="Path">What follows the root, decoded, without a slash in front.</param>
/// <param name="Query">The query string as it was written, with or without its question mark; a plus in it is a plus.</param>
/// <param name="Accept">The header <c>Accept</c>, or null.</param>
/// <param name="AcceptLanguage">The header <c>Accept-Language</c>, or null.</param>
/// <param name="Now">The moment of the query.</param>
public sealed record SdmxRequest(SdmxVersion Version, string Root, string Path, string? Query, string? Accept, string? AcceptLanguage, DateTimeOffset Now);
