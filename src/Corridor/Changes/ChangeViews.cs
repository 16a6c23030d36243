using Corridor.Api;
using Corridor.Goods;
using Corridor.Measures.Duties;
using Corridor.Regimes;

namespace Corridor.Changes;

/// <summary>One side of a change: what was, or what is now.</summary>
/// <param name="Measure">The id of the measure, or absent for lines and lists.</param>
/// <param name="Rate">What is charged, in words.</param>
/// <param name="Structure">What is charged, as a tree.</param>
/// <param name="Documents">The documents that its conditions ask for.</param>
/// <param name="Doubts">What keeps it from being certain.</param>
/// <param name="Act">The act.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day.</param>
/// <param name="Listed">What a control list says.</param>
/// <param name="Source">The source.</param>
public sealed record ChangeSideView(string? Measure, TextView? Rate, DutyNode? Structure, IReadOnlyList<DocumentNameView> Documents, IReadOnlyList<TextView> Doubts, ActView? Act, string? ValidFrom, string? ValidTo, RequirementView? Listed, SourceView? Source);

/// <summary>A change.</summary>
/// <param name="Item">The line of the watch-list that it concerns; absent where none was given.</param>
/// <param name="Economy">The economy whose rules changed.</param>
/// <param name="Direction">import or export, seen from that economy.</param>
/// <param name="Day">The first day on which it is so; absent where the data do not tell it.</param>
/// <param name="Kind">line_began, line_ended, began, ended, rate_raised, rate_lowered, rate_changed, conditions_changed, doubts_changed, listed_began, listed_ended or listed_changed.</param>
/// <param name="KindName">The kind in words.</param>
/// <param name="Codes">The lines concerned: one, or several chapters.</param>
/// <param name="Printed">The lines as the tariff prints them.</param>
/// <param name="Lines">How many declarable lines are concerned.</param>
/// <param name="Goods">The name of the line.</param>
/// <param name="Subject">The measure or list.</param>
/// <param name="Sentence">The whole change in words.</param>
/// <param name="Before">What was.</param>
/// <param name="After">What is now.</param>
public sealed record ChangeView(int? Item, string Economy, string Direction, string? Day, string Kind, string KindName, IReadOnlyList<string> Codes, string Printed, int Lines, TextView? Goods, TextView? Subject, string Sentence,
    ChangeSideView? Before, ChangeSideView? After);

/// <summary>One side of a lane that was compared.</summary>
/// <param name="Item">The line of the watch-list; absent where none was given.</param>
/// <param name="Label">What the watch-list calls it.</param>
/// <param name="Origin">The origin.</param>
/// <param name="Destination">The destination.</param>
/// <param name="Economy">The economy whose rules were compared.</param>
/// <param name="Direction">import or export, seen from that economy.</param>
/// <param name="State">compared, not_loaded, day_not_loaded or code_unknown.</param>
/// <param name="Message">What must be known about the comparison, in words; absent where nothing must.</param>
/// <param name="Since">The day from which was compared; later than asked where the data begin later.</param>
/// <param name="Until">The last day.</param>
/// <param name="Code">The code by which this tariff was asked.</param>
/// <param name="Lines">How many declarable lines were compared.</param>
/// <param name="ChaptersNotLoaded">Chapters of which no edition is loaded for a part of the days.</param>
/// <param name="Total">How many changes.</param>
public sealed record ComparedSideView(int? Item, string? Label, EconomyView Origin, EconomyView Destination, EconomyView Economy, string Direction, string State, string? Message, string? Since, string? Until, string? Code, int Lines,
    IReadOnlyList<string> ChaptersNotLoaded, int Total);

/// <summary>How many changes of a kind.</summary>
public sealed record ChangeCountView(string Kind, string Name, int Count);

/// <summary>The changes of a lane or of a watch-list.</summary>
/// <param name="Since">The day after which changes are told.</param>
/// <param name="Until">The last day.</param>
/// <param name="Sides">The sides compared: export of the origin, import of the destination.</param>
/// <param name="Kinds">How many changes of each kind.</param>
/// <param name="Total">How many changes in all.</param>
/// <param name="Offset">How many stand before this page.</param>
/// <param name="Items">The page.</param>
/// <param name="Next">The address of the next page, or absent.</param>
public sealed record ChangesAnswer(string Since, string Until, IReadOnlyList<ComparedSideView> Sides, IReadOnlyList<ChangeCountView> Kinds, int Total, int Offset, IReadOnlyList<ChangeView> Items, string? Next);
