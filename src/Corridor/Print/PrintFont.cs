using PdfSharp.Fonts;

namespace Corridor.Print;

/// <summary>
/// The fonts of printed documents, one weight each: Noto Sans SC, whose glyphs write Latin, Russian and Chinese, and Noto
/// Sans for the letters that it lacks, such as those of Kazakh and Tajik. The build of the assets brings them; they lie
/// beside the program. Bold is drawn from the same outlines.
/// </summary>
internal sealed class PrintFont : IFontResolver
{
    /// <summary>The names of the fonts; the first that has a character writes it.</summary>
    public static readonly string[] Families = ["NotoSansSC", "NotoSans"];

    /// <summary>Whether they are there: a program that was built without its assets has none, and prints nothing.</summary>
    public static readonly bool IsThere = Families.All(f => File.Exists(PlaceOf(f)));

    /// <summary>Where a font lies.</summary>
    public static string PlaceOf(string family) => Path.Combine(AppContext.BaseDirectory, "fonts", family + "_400Regular.ttf");

    /// <inheritdoc/>
    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => Families.Contains(familyName) ? new FontResolverInfo(familyName, isBold, isItalic) : null;

    /// <inheritdoc/>
    public byte[]? GetFont(string faceName) => Families.Contains(faceName) ? File.ReadAllBytes(PlaceOf(faceName)) : null;
}
