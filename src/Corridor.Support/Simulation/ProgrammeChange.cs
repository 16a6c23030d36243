using Corridor.Reference;

namespace Corridor.Support.Simulation;

/// <summary>A difference between two versions of a programme.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Field">What differs; empty where the whole programme came or went.</param>
/// <param name="Old">How it was, or null where it was not.</param>
/// <param name="New">How it is, or null where it is gone.</param>
public sealed record ProgrammeChange(string Programme, string Field, LocalizedText? Old, LocalizedText? New)
{
    /// <summary>The change in words.</summary>
    public string Message(Language language)
    {
        var what = Field.Length == 0 ? "programme" : "field";
        return (Old, New) switch
        {
            (null, { } added) => Texts.Format(language, $"support.diff.{what}.added", Programme, Field, added.In(language)),
            ({ } removed, null) => Texts.Format(language, $"support.diff.{what}.removed", Programme, Field, removed.In(language)),
            ({ } old, { } now) => Texts.Format(language, "support.diff.field.changed", Programme, Field, old.In(language), now.In(language)),
            _ => "",
        };
    }
}
