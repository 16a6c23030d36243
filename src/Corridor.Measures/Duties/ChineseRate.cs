namespace Corridor.Measures.Duties;

/// <summary>One rate of a cell of the Chinese tariff.</summary>
/// <param name="Label">Which rate it is.</param>
/// <param name="Duty">The duty.</param>
public sealed record ChineseRate(ChineseRateLabel Label, DutyExpression Duty);
