namespace Corridor.Kit;

/// <summary>Where a page of a long list stands, and the addresses of the pages beside it.</summary>
/// <param name="Page">The page of the site.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Offset">How many stand before.</param>
/// <param name="Size">How many are shown at once.</param>
/// <param name="Address">The address of the page that begins there.</param>
public sealed record Pager(SitePage Page, int Total, int Offset, int Size, Func<int, string> Address)
{
    /// <summary>The address of the next page, or null.</summary>
    public string? Next => Offset < Total - Size ? Address(Offset + Size) : null;

    /// <summary>The address of the page before, or null.</summary>
    public string? Previous => Offset > 0 ? Address(Math.Max(0, Math.Min(Offset, Total) - Size)) : null;

    /// <summary>The number of the first that is shown, from 1.</summary>
    public int First => Math.Min(Offset + 1, Total);

    /// <summary>The number of the last that is shown.</summary>
    public int Last => (int)Math.Min((long)Offset + Size, Total);
}
