using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Measures.Charges;

/// <summary>Whether a subject is held for an answer.</summary>
public enum HeldState
{
    /// <summary>No pack holds it: unknown.</summary>
    NotLoaded,

    /// <summary>A pack holds it, but not for the day.</summary>
    DayNotLoaded,

    /// <summary>A pack holds a part; what it does not name is unknown.</summary>
    Partial,

    /// <summary>A pack holds it whole; what it does not name is not on the list.</summary>
    Complete,
}

/// <summary>How the days of a charge are known.</summary>
public enum ChargeDating
{
    /// <summary>The source states days, and the day asked lies within.</summary>
    Stated,

    /// <summary>The source states no days; it was read on or before the day asked.</summary>
    NotStated,

    /// <summary>The source states no days and was read after the day asked.</summary>
    ReadLater,
}

/// <summary>A line of an export tariff.</summary>
/// <param name="Code">Its code in the nomenclature of the exporting economy.</param>
/// <param name="IsPart">Whether it is for a part of the code only (an ex-line).</param>
/// <param name="Name">Its name, as printed.</param>
/// <param name="Rate">The statutory rate, per cent.</param>
/// <param name="Provisional">The provisional rate that takes its place, per cent, or null.</param>
/// <param name="Act">The act.</param>
/// <param name="Days">Its days.</param>
/// <param name="Source">The source.</param>
public sealed record ExportDuty(CommodityCode Code, bool IsPart, string Name, decimal Rate, decimal? Provisional, string Act, DateRange Days, PackSource Source)
{
    /// <summary>The rate that is applied: the provisional one where there is one.</summary>
    public decimal Applied => Provisional ?? Rate;
}

/// <summary>The refund of value-added tax on export.</summary>
/// <param name="Code">The line.</param>
/// <param name="Percent">The rate, per cent.</param>
/// <param name="Source">The source.</param>
public sealed record ExportRefund(CommodityCode Code, decimal Percent, PackSource Source);

/// <summary>The export side of the origin. Only six digits are common to two tariffs: the lines are those of the subheading.</summary>
/// <param name="DutyState">Whether the export tariff is held.</param>
/// <param name="Duties">The lines on it.</param>
/// <param name="ControlState">Whether controls are held.</param>
/// <param name="Controls">What each list says.</param>
/// <param name="RefundState">Whether refunds are held.</param>
/// <param name="Refunds">The refunds.</param>
public sealed record ExportSide(HeldState DutyState, ImmutableArray<ExportDuty> Duties, HeldState ControlState, ImmutableArray<ListedRequirements> Controls, HeldState RefundState, ImmutableArray<ExportRefund> Refunds);

/// <summary>Whether an additional duty is charged on a day, as far as the loaded editions tell.</summary>
public enum AdditionalDutyState
{
    /// <summary>Its heading charges it.</summary>
    InForce,

    /// <summary>Its heading charges entries from a later day on.</summary>
    NotYet,

    /// <summary>Its heading is printed as suspended.</summary>
    Suspended,

    /// <summary>The edition of the day prints no such heading, or no edition is held for the day.</summary>
    NotPrinted,
}

/// <summary>A duty on top of the rate of the columns; it is not included in the rate shown there.</summary>
/// <param name="Code">The line that the list names.</param>
/// <param name="Heading">The heading that charges it.</param>
/// <param name="List">The list.</param>
/// <param name="State">Whether it is charged on the day.</param>
/// <param name="Text">The rate as the heading prints it, or null.</param>
/// <param name="Percent">The points that it adds, or null where the text does not say so plainly.</param>
/// <param name="Area">The origin that it is for, or null.</param>
/// <param name="Starts">The first day of entries, where the heading names one.</param>
/// <param name="Wording">The heading's wording.</param>
/// <param name="Edition">The edition.</param>
/// <param name="ListSource">The source of the list.</param>
/// <param name="RateSource">The source of the rate.</param>
public sealed record AdditionalDuty(CommodityCode Code, string Heading, string List, AdditionalDutyState State, string? Text, decimal? Percent, EconomyCode? Area, DateOnly? Starts, string? Wording, string? Edition,
    PackSource ListSource, PackSource? RateSource);

/// <summary>A rate of value-added tax.</summary>
/// <param name="Basis">standard; hint (by code, from a compiler); wording (goods in words); rule; structure (a list exists).</param>
/// <param name="Code">The code of a hint.</param>
/// <param name="Goods">The goods in words.</param>
/// <param name="Percent">The rate, per cent.</param>
/// <param name="Act">The act.</param>
/// <param name="Dating">How its days are known.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">What the transcription adds.</param>
/// <param name="Source">The source.</param>
public sealed record VatRate(string Basis, CommodityCode? Code, string? Goods, decimal Percent, string Act, ChargeDating Dating, string? AsOf, string? Note, PackSource Source);

/// <summary>A bracket of the fee for customs operations.</summary>
/// <param name="ValueFrom">Lowest customs value, or null for a fee whatever the value.</param>
/// <param name="ValueTo">Highest customs value, or null where it is open or was not read.</param>
/// <param name="Fee">The fee.</param>
/// <param name="Currency">Currency of values and fee.</param>
/// <param name="Note">What the transcription adds.</param>
/// <param name="Act">The act.</param>
/// <param name="Days">Its days.</param>
/// <param name="Source">The source.</param>
public sealed record CustomsFee(decimal? ValueFrom, decimal? ValueTo, decimal Fee, string Currency, string? Note, string Act, DateRange Days, PackSource Source);

/// <summary>A trade remedy.</summary>
/// <param name="Measure">Its id; several rows where producers pay different rates.</param>
/// <param name="Type">anti_dumping, safeguard, …</param>
/// <param name="Goods">The goods in words, which decide.</param>
/// <param name="Matches">Whether one of its codes matches; null where no code list is held.</param>
/// <param name="Producer">The producer.</param>
/// <param name="Rate">The rate or range as read, or null.</param>
/// <param name="Unit">What the rate is of.</param>
/// <param name="InForce">Whether it was read as in force; null where its state was not read.</param>
/// <param name="Status">The state as read.</param>
/// <param name="Act">The act.</param>
/// <param name="Days">The days read.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Source">The source.</param>
public sealed record TradeRemedy(string Measure, string Type, string Goods, bool? Matches, string? Producer, string? Rate, string? Unit, bool? InForce, string Status, string? Act, DateRange Days, string? AsOf, PackSource Source);

/// <summary>A fact about tariff preferences or free trade for an origin.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Value">What it says.</param>
/// <param name="Act">The act.</param>
/// <param name="Days">Its days.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">What the transcription adds.</param>
/// <param name="Source">The source.</param>
public sealed record PreferenceFact(string Topic, string? Value, string? Act, DateRange Days, string? AsOf, string? Note, PackSource Source);

/// <summary>The charges on top of the base duty.</summary>
/// <param name="VatState">Whether value-added tax is held.</param>
/// <param name="Vat">The standard rate, and the reduced ones that could be meant.</param>
/// <param name="VatWordings">How many goods of a reduced rate are held in words only, so that no code can be matched.</param>
/// <param name="FeeState">Whether customs fees are held for the day.</param>
/// <param name="Fees">The scale.</param>
/// <param name="ExciseState">Whether excise rates are held; they name goods in words, so that a code cannot be matched.</param>
/// <param name="ExciseRates">How many excise rates hold on the day.</param>
/// <param name="RemedyState">Whether trade remedies are held.</param>
/// <param name="Remedies">Those that name a code of the goods, or name no code at all, for the origin.</param>
/// <param name="PreferenceState">Whether facts on preferences are held.</param>
/// <param name="Preferences">Those for the origin.</param>
public sealed record ChargesOnTop(HeldState VatState, ImmutableArray<VatRate> Vat, int VatWordings, HeldState FeeState, ImmutableArray<CustomsFee> Fees, HeldState ExciseState, int ExciseRates,
    HeldState RemedyState, ImmutableArray<TradeRemedy> Remedies, HeldState PreferenceState, ImmutableArray<PreferenceFact> Preferences);

/// <summary>Everything around the base duty that the packs hold for goods on a lane and a day.</summary>
/// <param name="TemporaryRates">What each mark on the rate means on the day; empty where the tariff's marks are no notes.</param>
/// <param name="RequirementState">Whether control lists of the destination are held.</param>
/// <param name="Requirements">What each list says.</param>
/// <param name="AccessState">Whether facts on the admission of the origin's goods are held.</param>
/// <param name="Access">Those for the goods.</param>
/// <param name="AdditionalState">Whether lists of additional duties are held.</param>
/// <param name="Additional">Those on the line.</param>
/// <param name="AdditionalBelow">How many lines below the one asked are on such a list.</param>
/// <param name="OnTop">Charges on top.</param>
/// <param name="Export">The export side; null where no origin is asked.</param>
/// <param name="Packs">The packs that the answer was made from.</param>
public sealed record ChargeAnswer(ImmutableArray<TemporaryRate> TemporaryRates, HeldState RequirementState, ImmutableArray<ListedRequirements> Requirements, HeldState AccessState, ImmutableArray<AccessFact> Access,
    HeldState AdditionalState, ImmutableArray<AdditionalDuty> Additional, int AdditionalBelow, ChargesOnTop OnTop, ExportSide? Export, ImmutableArray<Pack> Packs);
