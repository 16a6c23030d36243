using Corridor.Reference;

namespace Corridor.Statistics.Sdmx;

/// <summary>Why a query is not answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Fault">What is wrong and how to mend it.</param>
internal sealed record SdmxError(int Status, Fault Fault)
{
    /// <summary>The number of the SDMX web services guidelines.</summary>
    public int Code => Status switch { 404 => 100, 413 => 510, 422 => 150, 501 => 501, _ => 140 };

    public static SdmxError Bad(string code, params ReadOnlySpan<string> words) => new(400, new Fault(code, words));

    public string Title(Language language) => Texts.Get(language, $"sdmx.error.{Status}");
}
