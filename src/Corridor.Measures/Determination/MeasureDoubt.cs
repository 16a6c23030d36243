using Corridor.Reference;

namespace Corridor.Measures.Determination;

/// <summary>
/// What keeps a measure from being certain although its amount can be computed: a note that is not held, a rate of
/// which the days are not stated. An answer that rests on it is incomplete and says so.
/// </summary>
/// <param name="Kind">The kind: the text key below <c>doubt.</c>.</param>
/// <param name="Text">What it is, for who reads the answer.</param>
public sealed record MeasureDoubt(string Kind, LocalizedText Text)
{
    static MeasureDoubt() => Texts.Add(typeof(MeasureDoubt).Assembly);

    /// <summary>A doubt in the words of the text resources.</summary>
    public static MeasureDoubt Of(string kind, params string[] args) => new(kind, LocalizedText.Each(l => Texts.Format(l, "doubt." + kind, [.. args])));
}
