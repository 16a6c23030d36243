namespace Corridor.Print;

/// <summary>Something at a place of a page, or the beginning or end of a part that a reader for the blind names.</summary>
internal abstract record PrintedMark;

/// <summary>A part of the document begins: P, H2, LI, … as ISO 32000-1, 14.8.4 names them.</summary>
internal sealed record PartBegins(string Tag, string? Language) : PrintedMark;

/// <summary>The part that began last ends.</summary>
internal sealed record PartEnds : PrintedMark
{
    public static readonly PartEnds One = new();
}

/// <summary>A line of text with its base line; points from the upper left corner.</summary>
internal sealed record TextLine(double X, double Y, string Text, PrintedStyle Style) : PrintedMark;

/// <summary>A thin line across, for the eye alone.</summary>
internal sealed record Stroke(double X, double Y, double To) : PrintedMark;

/// <summary>A box to tick, for the eye alone.</summary>
internal sealed record TickBox(double X, double Y, double Size) : PrintedMark;

/// <summary>How a text is set.</summary>
/// <param name="Size">The size in points.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal sealed record PrintedStyle(double Size, bool IsBold = false)
{
    public static readonly PrintedStyle Body = new(10);
    public static readonly PrintedStyle Small = new(8.5);

    /// <summary>From one base line to the next: Chinese wants more than Latin.</summary>
    public double Leading => Size * 1.45;

    /// <summary>From the top of a line to its base line.</summary>
    public double Ascent => Size * 1.1;

    public static PrintedStyle OfHeading(int level) => level switch { 1 => new(17, true), 2 => new(12.5, true), _ => new(10.5, true) };
}
