using Corridor.Reference;

namespace Corridor.Statistics.Indicators;

/// <summary>
/// What an indicator is: one formula, pinned. Its words (name, symbols, meaning, range, unit, conventions) stand in
/// the texts under <c>definition.ID</c>.
/// </summary>
/// <param name="Id">The name that a <see cref="Figure.Formula"/> carries.</param>
/// <param name="Formula">The formula in mathematical signs, the same in every language.</param>
/// <param name="Source">The paper, manual or standard that it is taken from, or null for plain arithmetic.</param>
public sealed record Definition(string Id, string Formula, string? Source)
{
    /// <summary>The name in the words of the field.</summary>
    public string Name(Language language) => Text(language, "name");

    /// <summary>What it says and what its symbols stand for.</summary>
    public string Meaning(Language language) => Text(language, "meaning");

    /// <summary>From where to where it goes, in which unit, and what marks on the scale mean.</summary>
    public string Range(Language language) => Text(language, "range");

    /// <summary>Which of several conventions is ours where the literature differs, or null where it does not.</summary>
    public string? Convention(Language language)
    {
        StatisticsTexts.Register();
        return Texts.Has($"definition.{Id}.convention") ? Text(language, "convention") : null;
    }

    private string Text(Language language, string part)
    {
        StatisticsTexts.Register();
        return Texts.Get(language, $"definition.{Id}.{part}");
    }
}
