using Corridor.Reference;

namespace Corridor.Support.Simulation;

/// <summary>A difference between two versions of a programme.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Field">What differs; empty where the whole programme came or went.</param>
/// <param name="Old">How it was, or null where it was not.</param>
/// <param name="New">How it is, or null where it is gone.</param>
public sealed record ProgrammeChange(string Programme, string Field, LocalizedText? Old, LocalizedText? New)
{
    /// <summary>What differs, in words: the name of the field, with the benefit or table that it belongs to.</summary>
    public string FieldName(Language language)
    {
        var parts = Field.Split('.');
        var key = parts[0] switch
        {
            "gives" => parts.Length > 2 ? "gives." + parts[2] : "gives",
            "tables" => "tables",
            _ => Field,
        };
        return parts.Length > 1 && parts[0] is "gives" or "tables" ? $"{Texts.Get(language, "support.field." + key)} ({parts[1]})" : Field.Length == 0 ? "" : Texts.Get(language, "support.field." + key);
    }

    /// <summary>The change in words.</summary>
    public string Message(Language language)
    {
        var what = Field.Length == 0 ? "programme" : "field";
        return (Old, New) switch
        {
            (null, { } added) => Texts.Format(language, $"support.diff.{what}.added", Programme, FieldName(language), added.In(language)),
            ({ } removed, null) => Texts.Format(language, $"support.diff.{what}.removed", Programme, FieldName(language), removed.In(language)),
            ({ } old, { } now) => Texts.Format(language, "support.diff.field.changed", Programme, FieldName(language), old.In(language), now.In(language)),
            _ => "",
        };
    }
}
