using Corridor.Reference;

namespace Corridor.Support.Simulation;

/// <summary>A difference between two versions of a programme.</summary>
/// <param name="Programme">The programme, by its id.</param>
/// <param name="Name">Its name now; where it is gone, as it was.</param>
/// <param name="Field">What differs, as files write it; empty where the whole programme came or went.</param>
/// <param name="Of">The benefit or the table of rates that the field belongs to; null where it belongs to the programme.</param>
/// <param name="Old">How it was, or null where it was not; of a list, what went.</param>
/// <param name="New">How it is, or null where it is gone; of a list, what came.</param>
public sealed record ProgrammeChange(string Programme, LocalizedText Name, string Field, LocalizedText? Of, LocalizedText? Old, LocalizedText? New)
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
        return Field.Length == 0 ? "" : Of is { } of ? Texts.Format(language, "mark.named", Texts.Get(language, "support.field." + key), of.In(language)) : Texts.Get(language, "support.field." + key);
    }

    /// <summary>How it was and how it is, for who reads a language: what reads the same in it, in the language in which it differs.</summary>
    public (LocalizedText? Old, LocalizedText? New) Read(Language language)
    {
        // What reads the same in all languages (words that were written out, a source of them) stays as it is.
        return Old is null || New is null || Old.In(language) != New.In(language) || Languages.All.Where(l => Old.In(l) != New.In(l)).Cast<Language?>().FirstOrDefault() is not { } other
            ? (Old, New) : (LocalizedText.Of(other, Old.In(other)), LocalizedText.Of(other, New.In(other)));
    }

    /// <summary>The change in words; whose it is stands in <see cref="Name"/>.</summary>
    public string Message(Language language) => (Field, Read(language)) switch
    {
        ("", (null, _)) => Texts.Get(language, "support.diff.programme.added"),
        ("", _) => Texts.Get(language, "support.diff.programme.removed"),
        (_, (null, { } added)) => Texts.Format(language, "support.diff.field.added", FieldName(language), added.In(language)),
        (_, ({ } removed, null)) => Texts.Format(language, "support.diff.field.removed", FieldName(language), removed.In(language)),
        (_, ({ } old, { } now)) => Texts.Format(language, "support.diff.field.changed", FieldName(language), old.In(language), now.In(language)),
        _ => "",
    };
}
