using Corridor.Reference;

namespace Corridor.Statistics.Sdmx;

/// <summary>What a query is answered with.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The media type with its version.</param>
/// <param name="Language">The language of names that are told in one language only.</param>
/// <param name="Tag">What the content is known by, without quotes: the same as long as the store holds the same; null for errors.</param>
/// <param name="Write">
/// Writes the message into a stream in steps. After each step the stream may be sent and emptied, so memory does not
/// grow with the message.
/// </param>
public sealed record SdmxAnswer(int Status, string ContentType, Language Language, string? Tag, Func<Stream, IEnumerable<int>> Write)
{
    /// <summary>The address of the next page, or null after the last and where no page was asked for.</summary>
    public string? Next { get; init; }

    /// <summary>When the last release was loaded; null where only packs are.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>The whole message; for tests and small answers.</summary>
    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        foreach (var _ in Write(stream))
        {
        }

        return stream.ToArray();
    }
}
