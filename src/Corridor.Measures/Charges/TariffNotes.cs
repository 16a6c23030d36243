using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Corridor.Measures.Duties;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs;

namespace Corridor.Measures.Charges;

/// <summary>What a mark on a rate means on a day.</summary>
public enum TemporaryRateState
{
    /// <summary>The note sets a rate for the day.</summary>
    InForce,

    /// <summary>The note sets a rate for the day, but only for some of the goods, in words.</summary>
    Conditional,

    /// <summary>The note sets a rate for imports to one member of the union, and the question names the union as a whole.</summary>
    DependsOnMember,

    /// <summary>The note sets a rate for imports to another member only.</summary>
    OtherMember,

    /// <summary>The rate starts later.</summary>
    NotYet,

    /// <summary>The last day has passed.</summary>
    Expired,

    /// <summary>The note says that it lost force.</summary>
    Repealed,

    /// <summary>The rate starts with an act's entry into force, on a day that is not held; its end has not passed.</summary>
    StartUnknown,

    /// <summary>The wording could not be read in full.</summary>
    NotUnderstood,

    /// <summary>The first edition held says that the note lost force before; what it said on the day is not held.</summary>
    WordingNotHeld,

    /// <summary>No edition held has a note of this number.</summary>
    NotHeld,
}

/// <summary>The answer of a note for a day.</summary>
/// <param name="Mark">The mark, as the tariff prints it.</param>
/// <param name="State">What it means on the day.</param>
/// <param name="Applied">The rate that the state speaks of: the one in force, the next, the last; null where there is none.</param>
/// <param name="Text">The wording, in Russian; null where the note is not held.</param>
/// <param name="Edition">The edition of the wording; later changes are not held.</param>
/// <param name="WordingIsLater">Whether the edition is later than the day: no earlier one is held.</param>
/// <param name="RepealedBy">The act that repealed the note.</param>
/// <param name="LastHeld">The highest number of the newest edition held.</param>
/// <param name="Source">The source of the wording, or null.</param>
public sealed record TemporaryRate(string Mark, TemporaryRateState State, TariffNoteRate? Applied, string? Text, DateOnly? Edition, bool WordingIsLater, string? RepealedBy, int LastHeld, PackSource? Source);

/// <summary>The notes to a tariff in all editions held.</summary>
public sealed partial class TariffNotes
{
    private readonly ILookup<int, Wording> byNumber;
    private readonly EconomyCatalogue economies;

    internal TariffNotes(Pack pack, EconomyCatalogue economies)
    {
        this.economies = economies;
        Pack = pack;
        var rates = pack.Table("rates").Rows.ToLookup(r => (r.Integer("number"), r["edition"]), r => new TariffNoteRate(r["rate"],
            EaeuDutyText.TryParse(r["rate"], out var rate, out _) ? rate : throw new InvalidDataException($"{pack.Manifest.Path}: {r["rate"]}"), r.Days(),
            r.Optional("start_act") is { } act ? new CitedAct(act, r.Day("start_act_date")!.Value) : null,
            r.Optional("area") is { } area ? EconomyCode.Parse(area) : null, r.Optional("condition")));
        var notes = pack.Table("notes").Rows.Select(r => new Wording(r.Integer("number"), r.Day("edition")!.Value, r["state"], r["text"], r.Optional("repealed_by"),
            [.. rates[(r.Integer("number"), r["edition"])]], pack.Manifest.Source(r["source"])!)).ToList();
        (byNumber, LastNumber, Editions) = Held(notes);
    }

    private TariffNotes(TariffNotes all, DateOnly knownOn)
    {
        (economies, Pack) = (all.economies, all.Pack);
        (byNumber, LastNumber, Editions) = Held([.. all.byNumber.SelectMany(n => n).Where(w => w.Edition <= knownOn)]);
    }

    /// <summary>The pack.</summary>
    public Pack Pack { get; }

    /// <summary>The highest number held.</summary>
    public int LastNumber { get; }

    /// <summary>The editions held.</summary>
    public ImmutableArray<DateOnly> Editions { get; }

    /// <summary>
    /// The notes as they were known on a day: without the wordings of later editions. Before the first edition none is
    /// held, whatever the days that a note names.
    /// </summary>
    public TariffNotes AsKnownOn(DateOnly day) => Editions is [.., var last] && day < last ? new TariffNotes(this, day) : this;

    /// <summary>Reads a mark such as <c>63С</c>; the letter may be the Latin one, a bracket may follow.</summary>
    public static bool TryNumber(string? mark, out int number)
    {
        number = 0;
        return Mark().Match(mark ?? "") is { Success: true } match && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>
    /// What a mark means on a day for goods brought to a member, or to the union as a whole. The newest edition that is
    /// not later than the day decides; where all are later, the first.
    /// </summary>
    public TemporaryRate On(string mark, DateOnly day, EconomyCode destination)
    {
        if (!TryNumber(mark, out var number) || !byNumber.Contains(number))
        {
            return new TemporaryRate(mark, TemporaryRateState.NotHeld, null, null, null, false, null, LastNumber, null);
        }

        var wordings = byNumber[number].ToList();
        var wording = wordings.LastOrDefault(w => w.Edition <= day) ?? wordings[0];
        var later = wording.Edition > day;
        TemporaryRate Answer(TemporaryRateState state, TariffNoteRate? applied = null) =>
            new(mark, state, applied, wording.Text, wording.Edition, later, wording.RepealedBy, LastNumber, wording.Source);
        if (wording.State == Word(TariffNoteKind.Repealed))
        {
            return Answer(later ? TemporaryRateState.WordingNotHeld : TemporaryRateState.Repealed);
        }

        if (wording.Rates.IsEmpty)
        {
            return Answer(TemporaryRateState.NotUnderstood);
        }

        // One rate answers for the day; where several could, the one that is most certain does.
        return wording.Rates.Select(r => Answer(StateOf(r, day, destination), r)).MinBy(a => Array.IndexOf(Order, a.State))!;
    }

    /// <summary>The days on which the answer of <see cref="On"/> for a mark may change; empty for a note that is not held.</summary>
    public ImmutableArray<DateOnly> TurnsOf(string mark) => TryNumber(mark, out var number)
        ? [.. byNumber[number].SelectMany(w => w.Rates.SelectMany(r => new[] { r.Days.From, r.Days.To?.AddDays(1), r.Starts?.Date }).Append(w.Edition)).OfType<DateOnly>().Distinct().Order()]
        : [];

    internal static string Word(TariffNoteKind kind) => kind switch
    {
        TariffNoteKind.Rates => "rates",
        TariffNoteKind.Repealed => "repealed",
        _ => "not_understood",
    };

    private static readonly TemporaryRateState[] Order =
    [
        TemporaryRateState.InForce, TemporaryRateState.Conditional, TemporaryRateState.DependsOnMember, TemporaryRateState.StartUnknown,
        TemporaryRateState.OtherMember, TemporaryRateState.NotYet, TemporaryRateState.Expired,
    ];

    private static (ILookup<int, Wording> ByNumber, int LastNumber, ImmutableArray<DateOnly> Editions) Held(IReadOnlyCollection<Wording> notes) => (
        notes.OrderBy(n => n.Edition).ToLookup(n => n.Number), notes.Select(n => n.Number).DefaultIfEmpty().Max(), [.. notes.Select(n => n.Edition).Distinct().Order()]);

    private TemporaryRateState StateOf(TariffNoteRate rate, DateOnly day, EconomyCode destination)
    {
        if (rate.Days.To < day)
        {
            return TemporaryRateState.Expired;
        }

        // An act cannot enter into force before it is adopted.
        if (rate.Days.From > day || rate.Starts?.Date > day)
        {
            return TemporaryRateState.NotYet;
        }

        if (rate.Area is { } area && area != destination)
        {
            return economies.Includes(destination, area) ? TemporaryRateState.DependsOnMember : TemporaryRateState.OtherMember;
        }

        return rate.Starts is not null ? TemporaryRateState.StartUnknown : rate.Condition is not null ? TemporaryRateState.Conditional : TemporaryRateState.InForce;
    }

    private sealed record Wording(int Number, DateOnly Edition, string State, string Text, string? RepealedBy, ImmutableArray<TariffNoteRate> Rates, PackSource Source);

    [GeneratedRegex(@"^([1-9]\d{0,3}) ?[СC][).]{0,2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mark();
}
