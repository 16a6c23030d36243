using Corridor.Print;
using Corridor.Reference;

namespace Corridor.Api;

/// <summary>Documents as PDF over the API.</summary>
internal static class Printed
{
    /// <summary>A document as a file; a problem where the program has no font to print with, or the document is too long.</summary>
    public static IResult Of(PrintedDocument document, string name, Language language) => PrintedPdf.TryWrite(document, out var pdf, out var fault)
        ? Results.File(pdf, PrintedPdf.MediaType, name + ".pdf")
        : Problems.Of(fault, language, PrintFont.IsThere ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status501NotImplemented, "format");
}
