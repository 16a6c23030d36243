using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;

namespace Corridor.Measures.Charges;

/// <summary>What a row of a list may claim; it follows the confidence of its source.</summary>
public enum RequirementStatement
{
    /// <summary>The act's text in force lists these goods.</summary>
    States,

    /// <summary>An older or undated text of the act lists these goods; the text in force decides.</summary>
    OlderText,

    /// <summary>A compiler lists these goods: the control may apply, and the act must be checked.</summary>
    MayBeRequired,

    /// <summary>A compiler found no row for this code; that is no statement that nothing is required.</summary>
    NotFoundByCompiler,

    /// <summary>A compiler names an exemption; the act must be checked.</summary>
    MayBeExempt,
}

/// <summary>Which goods of its code a row of a list is for.</summary>
public enum RequirementScope
{
    /// <summary>All goods of the code.</summary>
    WholeCode,

    /// <summary>Goods of its wording only; other goods of the code are not meant.</summary>
    GoodsInWords,

    /// <summary>A part of the code that the source does not tell; the row of the act does.</summary>
    PartNotRead,
}

/// <summary>The side of the border on which a control works.</summary>
public enum TradeSide
{
    /// <summary>On entry.</summary>
    Import,

    /// <summary>On exit.</summary>
    Export,
}

/// <summary>A control that a list names for goods.</summary>
/// <param name="List">The list.</param>
/// <param name="Part">The part of the list.</param>
/// <param name="Code">The code or prefix that the row stands on; null for a rule of the whole list.</param>
/// <param name="IsNarrower">Whether the row is for a part of what was asked: its code is longer than the one asked for.</param>
/// <param name="Control">The kind of control: veterinary, permit, prohibition, …</param>
/// <param name="Scope">Which goods of the code it is for.</param>
/// <param name="Condition">Those goods in words, or what the source adds about them; null where the code says all.</param>
/// <param name="Document">The document, where the source names one.</param>
/// <param name="Authority">The authority, where the source names one.</param>
/// <param name="Act">The act, as the source cites it.</param>
/// <param name="Edition">The edition of the act or the day of the list; null where the source tells none.</param>
/// <param name="Statement">What the row may claim.</param>
/// <param name="Note">What the transcription adds, in its own words, or null.</param>
/// <param name="Source">The source.</param>
public sealed record Requirement(RequirementList List, string Part, CommodityCode? Code, bool IsNarrower, string Control, RequirementScope Scope, LocalizedText? Condition, LocalizedText? Document, LocalizedText? Authority,
    string Act, LocalizedText? Edition, RequirementStatement Statement, string? Note, PackSource Source);

/// <summary>A list of controls.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Act">The act.</param>
/// <param name="LongestWins">Whether a longer code takes the place of a shorter one.</param>
/// <param name="Pack">The pack.</param>
public sealed record RequirementList(string Id, LocalizedText Title, string Act, bool LongestWins, Pack Pack);

/// <summary>What one list says of goods.</summary>
/// <param name="List">The list.</param>
/// <param name="Rows">Its rows for the code, the closest first; none does not mean that nothing is required.</param>
/// <param name="Rules">Rows that stand on no code: the act's sections and rules.</param>
public sealed record ListedRequirements(RequirementList List, ImmutableArray<Requirement> Rows, ImmutableArray<Requirement> Rules);

/// <summary>A fact about the admission of goods of one economy by another.</summary>
/// <param name="Subject">What it is about: plant_products, animal_products, establishments, …</param>
/// <param name="Text">The fact.</param>
/// <param name="Document">The document or condition.</param>
/// <param name="AsOf">The day or month as of which it was reported.</param>
/// <param name="Statement">What it may claim.</param>
/// <param name="Source">The source.</param>
public sealed record AccessFact(string Subject, LocalizedText Text, LocalizedText? Document, string AsOf, RequirementStatement Statement, PackSource Source);
