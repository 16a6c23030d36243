using Corridor.Api;
using Corridor.Reference;
using Corridor.Support.Simulation;

namespace Corridor.Support;

/// <summary>A difference between two versions of a programme.</summary>
/// <param name="Programme">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Field">What differs, as files write it; empty where the whole programme came or went.</param>
/// <param name="FieldName">The same in words.</param>
/// <param name="Old">How it was, in words; absent where it was not. Of a list, what went.</param>
/// <param name="New">How it is, in words; absent where it is gone. Of a list, what came.</param>
/// <param name="Message">The change in a sentence.</param>
public sealed record ProgrammeChangeView(string Programme, TextView Name, string Field, string FieldName, string? Old, string? New, string Message)
{
    internal static ProgrammeChangeView Of(ProgrammeChange change, Language language) =>
        new(change.Programme, TextView.Of(change.Name, language), change.Field, change.FieldName(language), change.Old?.In(language), change.New?.In(language), change.Message(language));
}
