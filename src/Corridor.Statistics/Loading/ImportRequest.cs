namespace Corridor.Statistics.Loading;

/// <summary>What is to be imported, and under which name.</summary>
/// <param name="File">The file: CSV or JSON, plain, .gz or .xz, or many of them in a .zip or .tar (also compressed).</param>
/// <param name="Dataset">The name of the data set: small letters, digits and hyphens. A later import of the same name is its next release.</param>
/// <param name="Moment">When it is loaded.</param>
public sealed record ImportRequest(string File, string Dataset, DateTimeOffset Moment)
{
    /// <summary>The name of a known format or the path of a mapping; null to recognise the format by its header.</summary>
    public string? Format { get; init; }

    /// <summary>Constants for concepts that the file does not state: <c>period=2023</c>, <c>classification=H6</c>.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    /// <summary>The edition as its publisher names it.</summary>
    public string Edition { get; init; } = "";

    /// <summary>Title, publisher, licence and address of the source; what is null comes from the format.</summary>
    public string? Title { get; init; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>The terms.</summary>
    public string? Licence { get; init; }

    /// <summary>The address.</summary>
    public string? Url { get; init; }

    /// <summary>The encoding where it is neither UTF-8 nor marked, for example <c>gb18030</c>.</summary>
    public string? Encoding { get; init; }

    /// <summary>Whether the file adds to and revises the data set; otherwise it is the whole of it, and what it does not state any more is withdrawn.</summary>
    public bool IsAddition { get; init; }

    /// <summary>Whether a release is taken that has less than half of the figures of the one before.</summary>
    public bool AcceptsShrinking { get; init; }

    /// <summary>The most memory that figures on their way and the engine take, half each, in megabytes; more is kept on disk.</summary>
    public int MemoryMegabytes { get; init; } = 2048;

    /// <summary>The most bytes that are unpacked.</summary>
    public long MostBytes { get; init; } = 64L << 30;

    /// <summary>Told which step has begun and how far it is, in percent (negative where that is not known).</summary>
    public Action<ImportStep, double>? Progress { get; init; }
}
