using Corridor.Reference.Time;

namespace Corridor.Reference.Goods;

/// <summary>
/// One printed line of a goods nomenclature, with the days on which it reads so. Lines without a code of their
/// own ("Horses:") carry the code of the next line below them and a suffix under 80, as the TARIC family does.
/// </summary>
/// <param name="Code">The line's code, or for an uncoded line the code of the first coded line below it.</param>
/// <param name="Suffix">80 for a coded line; 10, 20, … for uncoded lines in front of the same code.</param>
/// <param name="Indent">Depth: 0 chapter, 1 heading, then as many as the nomenclature prints dashes.</param>
/// <param name="Text">The line's own wording, without that of the lines above it.</param>
/// <param name="Unit">Supplementary unit as the nomenclature prints it, or null.</param>
/// <param name="Validity">The days on which the line reads so, as far as the loaded editions tell.</param>
/// <param name="Edition">The edition that the line was first read from.</param>
public sealed record GoodsLine(
    CommodityCode Code,
    int Suffix,
    int Indent,
    LocalizedText Text,
    string? Unit,
    DateRange Validity,
    string Edition)
{
    /// <summary>The suffix of a line that has a code of its own.</summary>
    public const int Coded = 80;

    /// <summary>Whether the line has a code of its own.</summary>
    public bool IsCoded => Suffix == Coded;
}
