using Corridor.Api;
using Corridor.Goods;
using Corridor.Measures.Duties;

namespace Corridor.Regimes;

/// <summary>A kind of measure.</summary>
/// <param name="Id">Its id in the regime.</param>
/// <param name="Name">Its name.</param>
/// <param name="Direction">import or export.</param>
/// <param name="Role">What it does: base_duty, preference, additional_duty, tax, requirement, …</param>
/// <param name="Levy">The charge that its duty is part of, or absent.</param>
/// <param name="Series">The series, or absent.</param>
public sealed record MeasureTypeView(string Id, TextView Name, string Direction, string Role, string? Levy, string? Series);

/// <summary>The area of a measure.</summary>
/// <param name="Id">Its id, or the code of an economy; absent for all.</param>
/// <param name="Name">Its name.</param>
/// <param name="Members">The economies that belong to it; empty for all origins and for single economies.</param>
public sealed record MeasureAreaView(string? Id, TextView Name, IReadOnlyList<EconomyView> Members);

/// <summary>A document by code and name.</summary>
public sealed record DocumentNameView(string Code, TextView Name);

/// <summary>A line of a measure's conditions.</summary>
/// <param name="Code">The condition code, which holds alternatives together.</param>
/// <param name="Sequence">The place among them.</param>
/// <param name="Action">apply, allow, refuse or waive: what follows when the line is met.</param>
/// <param name="ActionName">The same in words.</param>
/// <param name="Document">The document asked for, or absent.</param>
/// <param name="Threshold">The limit to be kept, in words, or absent.</param>
/// <param name="Duty">The duty that then applies, where it is not that of the measure.</param>
public sealed record ConditionView(string Code, int Sequence, string Action, string ActionName, DocumentNameView? Document, string? Threshold, TextView? Duty);

/// <summary>The period of a quota.</summary>
/// <param name="OrderNumber">Its order number.</param>
/// <param name="State">loaded or not_loaded.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day.</param>
/// <param name="Volume">The volume opened.</param>
/// <param name="Balance">What is left; absent where it is not loaded, which is not zero.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="BalanceOn">The day of the balance.</param>
public sealed record QuotaView(string OrderNumber, string State, string? ValidFrom, string? ValidTo, decimal? Volume, decimal? Balance, string? Unit, string? BalanceOn);

/// <summary>A note to a measure.</summary>
/// <param name="Id">Its id, or the mark on the rate.</param>
/// <param name="Text">Its text, where it is loaded.</param>
/// <param name="Edition">The edition of the text.</param>
public sealed record FootnoteView(string Id, TextView? Text, string? Edition);

/// <summary>A legal act.</summary>
/// <param name="Id">Its id in the data; acts that are only cited have the citation as id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Number">Its number.</param>
/// <param name="Date">Its day.</param>
/// <param name="Ends">Its last day in force.</param>
/// <param name="Url">Where it is published.</param>
public sealed record ActView(string Id, TextView Title, string? Number, string? Date, string? Ends, string? Url);

/// <summary>A measure in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Economy">The economy of the regime.</param>
/// <param name="Type">Its type.</param>
/// <param name="Code">The code that it stands on.</param>
/// <param name="Printed">The code as the tariff prints it.</param>
/// <param name="Area">Its area.</param>
/// <param name="Rate">What is charged, in words, or as published where it could not be read.</param>
/// <param name="Structure">What is charged, as a tree.</param>
/// <param name="ValidFrom">First day, as far as the data tell.</param>
/// <param name="ValidTo">Last day.</param>
public sealed record MeasureRowView(string Id, string Economy, MeasureTypeView Type, string Code, string Printed, MeasureAreaView Area, TextView? Rate, DutyNode? Structure, string? ValidFrom, string? ValidTo);

/// <summary>A measure of a regime.</summary>
/// <param name="Measure">Its row.</param>
/// <param name="Goods">The wording of the line that it stands on, where the line is there on the day.</param>
/// <param name="Date">The day for which balance and notes are told.</param>
/// <param name="InForce">Whether it is in force on that day.</param>
/// <param name="Exclusions">Areas that it does not reach although its area contains them.</param>
/// <param name="Season">The part of every year in which it applies.</param>
/// <param name="Published">The wording as published.</param>
/// <param name="AdditionalCode">The code to be declared with it.</param>
/// <param name="Preference">The code by which it is claimed.</param>
/// <param name="Conditions">Its conditions.</param>
/// <param name="Quota">Its quota.</param>
/// <param name="Footnotes">Its notes.</param>
/// <param name="Doubts">What keeps it from being certain.</param>
/// <param name="Act">The act that sets it.</param>
/// <param name="Source">The source.</param>
public sealed record MeasureView(MeasureRowView Measure, TextView? Goods, string Date, bool InForce, IReadOnlyList<MeasureAreaView> Exclusions, string? Season, TextView? Published, DocumentNameView? AdditionalCode, string? Preference,
    IReadOnlyList<ConditionView> Conditions, QuotaView? Quota, IReadOnlyList<FootnoteView> Footnotes, IReadOnlyList<TextView> Doubts, ActView? Act, SourceView? Source);

/// <summary>A measure that stands near the goods but does not count.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Failed">The first test that it failed: direction, code_line, date, season, area, exclusion or nearer_line.</param>
/// <param name="Message">The same in words.</param>
public sealed record RejectedMeasureView(MeasureRowView Measure, string Failed, string Message);

/// <summary>What counts for goods of a regime on a day.</summary>
/// <param name="Economy">The economy.</param>
/// <param name="Code">The code.</param>
/// <param name="Printed">The code as the tariff prints it.</param>
/// <param name="Direction">import or export.</param>
/// <param name="Partner">The origin on import, the destination on export; absent for any.</param>
/// <param name="Date">The day.</param>
/// <param name="Measures">What counts, that of the nearest line first.</param>
/// <param name="Narrower">Where the tariff divides the line further than it is loaded: what stands on lines below it.</param>
/// <param name="Rejected">What was looked at and does not count.</param>
public sealed record DeterminedView(string Economy, string Code, string Printed, string Direction, string? Partner, string Date, IReadOnlyList<MeasureRowView> Measures, IReadOnlyList<MeasureRowView> Narrower, IReadOnlyList<RejectedMeasureView> Rejected);

/// <summary>How many measures of a type an act or a document concerns.</summary>
public sealed record MeasureTypeCountView(MeasureTypeView Type, int Measures);

/// <summary>An act in a list.</summary>
public sealed record ActRowView(ActView Act, int Measures);

/// <summary>A legal act and what it governs.</summary>
/// <param name="Act">The act.</param>
/// <param name="Economy">The economy of the regime.</param>
/// <param name="Types">The types of its measures.</param>
/// <param name="Measures">Its measures, page by page.</param>
public sealed record ActAnswer(ActView Act, EconomyView Economy, IReadOnlyList<MeasureTypeCountView> Types, PageOf<MeasureRowView> Measures);

/// <summary>A document that a regime asks for.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Authority">Who issues it.</param>
/// <param name="Controls">The kinds of control that it answers.</param>
/// <param name="Url">Where more stands.</param>
/// <param name="Measures">How many measures ask for it.</param>
/// <param name="Rows">How many rows of control lists ask for it.</param>
/// <param name="Source">The source.</param>
public sealed record DocumentRowView(string Code, TextView Name, TextView? Authority, IReadOnlyList<string> Controls, string? Url, int Measures, int Rows, SourceView Source);

/// <summary>A foreign document that serves in the place of one.</summary>
public sealed record RecognisedDocumentView(string Foreign, string Origin, string Arrangement, string? Scope, string Effect, string? ValidFrom, string? ValidTo);

/// <summary>A document and the goods that ask for it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Economy">The economy of the regime.</param>
/// <param name="Types">The types of measures that ask for it.</param>
/// <param name="Measures">Those measures, page by page.</param>
/// <param name="Controls">The rows of control lists that ask for it, page by page.</param>
/// <param name="Recognised">Foreign documents that serve in its place.</param>
public sealed record DocumentAnswer(DocumentRowView Document, EconomyView Economy, IReadOnlyList<MeasureTypeCountView> Types, PageOf<MeasureRowView> Measures, PageOf<RequirementView> Controls, IReadOnlyList<RecognisedDocumentView> Recognised);
