using System.Collections.Immutable;
using Corridor.Measures.Duties;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;

namespace Corridor.Measures.Charges;

/// <summary>What the wording of a note says, before any day is asked.</summary>
public enum TariffNoteKind
{
    /// <summary>It sets one or more rates.</summary>
    Rates,

    /// <summary>It says of itself that it lost force.</summary>
    Repealed,

    /// <summary>The wording could not be read in full; only the text counts.</summary>
    NotUnderstood,
}

/// <summary>An act that a note names by its body, day and number.</summary>
/// <param name="Title">The act as the note writes it, in the nominative.</param>
/// <param name="Date">Its day.</param>
public sealed record CitedAct(string Title, DateOnly Date);

/// <summary>A rate that a note sets for some days, some goods or one member of the union.</summary>
/// <param name="Text">The rate in the wording of the tariff.</param>
/// <param name="Rate">Its meaning.</param>
/// <param name="Days">The days that the wording prints; an end that it does not print is open.</param>
/// <param name="Starts">The act with whose entry into force it starts, where the wording names no day; that day is then unknown.</param>
/// <param name="Area">The member whose imports alone it is for, or null for the whole union.</param>
/// <param name="Condition">The goods that it is limited to, as worded, or null.</param>
public sealed record TariffNoteRate(string Text, DutyExpression Rate, DateRange Days, CitedAct? Starts, EconomyCode? Area, string? Condition);

/// <summary>The reading of a note's wording.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Rates">Its rates in the order of the wording.</param>
/// <param name="RepealedBy">The act that repealed it, where it says so.</param>
public sealed record TariffNoteReading(TariffNoteKind Kind, ImmutableArray<TariffNoteRate> Rates, CitedAct? RepealedBy);
