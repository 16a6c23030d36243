using System.Collections.Immutable;
using Corridor.Measures.Duties;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Measures.Tariffs;

/// <summary>A kind of duty that a tariff publishes: most-favoured-nation, general, column 2, …</summary>
/// <param name="Type">The name in the pack's tables.</param>
/// <param name="Order">The order in which the tariff prints its columns.</param>
/// <param name="Name">Name in three languages.</param>
/// <param name="Note">To which goods it applies.</param>
public sealed record DutyType(string Type, int Order, LocalizedText Name, LocalizedText Note);

/// <summary>A mark on a published rate: a note that the tariff prints elsewhere, or a flag of the transcription.</summary>
/// <param name="Text">The mark as printed, or the flag's name.</param>
/// <param name="Meaning">What the flag means; null for a printed mark, whose note is not part of the rate.</param>
/// <param name="IsDoubt">Whether the flag says that the rate may not be the rate.</param>
public sealed record DutyMark(string Text, LocalizedText? Meaning, bool IsDoubt = false);

/// <summary>A rate of duty as a tariff prints it, with its structured meaning and where it stands.</summary>
/// <param name="Code">The code that the rate stands on; goods below it inherit it.</param>
/// <param name="Type">The kind of duty.</param>
/// <param name="Text">The rate as printed.</param>
/// <param name="Expression">What the text means; what could not be understood says so.</param>
/// <param name="Programmes">Where the text holds a rate for each of several special programmes: which programmes pay what; else empty.</param>
/// <param name="Marks">Marks on the rate.</param>
/// <param name="Validity">The days on which it reads so, as far as the loaded editions tell.</param>
/// <param name="Edition">The edition that it was read from.</param>
/// <param name="Document">The document of that edition, or null.</param>
/// <param name="Page">Its page, or null.</param>
/// <param name="Source">Its source.</param>
public sealed record TariffDuty(
    CommodityCode Code,
    DutyType Type,
    string Text,
    DutyExpression Expression,
    ImmutableArray<ProgrammeDuty> Programmes,
    ImmutableArray<DutyMark> Marks,
    DateRange Validity,
    string Edition,
    string? Document,
    string? Page,
    PackSource Source)
{
    /// <summary>Whether the whole text could be read.</summary>
    public bool IsUnderstood => Programmes.IsEmpty ? Expression.IsUnderstood : Programmes.All(p => p.Duty.IsUnderstood);

    /// <summary>The rate in words.</summary>
    public string Meaning(Language language) => Programmes.IsEmpty ? Expression.Print(language)
        : Texts.List(language, Programmes.Select(p => p.Programmes.IsEmpty ? p.Duty.Print(language) : $"{p.Duty.Print(language)} ({string.Join(", ", p.Programmes)})"));
}

/// <summary>A legal act.</summary>
/// <param name="Id">The id by which packs refer to it.</param>
/// <param name="Title">Title in three languages.</param>
/// <param name="Number">Its number, or null.</param>
/// <param name="Date">Its day, or null where the pack does not hold it.</param>
/// <param name="Url">Where it is published, or null.</param>
public sealed record LegalAct(string Id, LocalizedText Title, string? Number, DateOnly? Date, string? Url)
{
    /// <summary>The last day on which it is in force, or null while no end is set; it caps the measures that rest on it.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Its title, or its id where no title is held.</summary>
    public string Name(Language language) => Title == new LocalizedText(null, null, null) ? Id : Title.In(language);
}
