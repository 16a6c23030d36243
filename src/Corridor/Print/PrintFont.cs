using PdfSharp.Fonts;

namespace Corridor.Print;

/// <summary>
/// The font of printed documents: Noto Sans SC, one weight, whose glyphs write Latin, Cyrillic and Chinese. The build of
/// the assets brings it; it lies beside the program. Bold is drawn from the same outlines.
/// </summary>
internal sealed class PrintFont : IFontResolver
{
    /// <summary>The name of the font.</summary>
    public const string Family = "NotoSansSC";

    private const string Face = "NotoSansSC-Regular";

    /// <summary>Where the font lies.</summary>
    public static readonly string Place = Path.Combine(AppContext.BaseDirectory, "fonts", "NotoSansSC_400Regular.ttf");

    /// <summary>Whether it is there: a program that was built without its assets has none, and prints nothing.</summary>
    public static readonly bool IsThere = File.Exists(Place);

    /// <inheritdoc/>
    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => familyName == Family ? new FontResolverInfo(Face, isBold, isItalic) : null;

    /// <inheritdoc/>
    public byte[]? GetFont(string faceName) => faceName == Face ? File.ReadAllBytes(Place) : null;
}
