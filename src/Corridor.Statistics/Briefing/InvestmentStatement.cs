using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Briefing;

/// <summary>Stocks of investment of one economy in another at the end of a period.</summary>
/// <param name="Investor">Whose investment it is.</param>
/// <param name="Host">Where.</param>
/// <param name="AtEndOf">The month, quarter or year at whose end the stocks were counted.</param>
/// <param name="Enterprises">The number of enterprises with the investor's capital.</param>
/// <param name="ActualInvestment">The capital that was really paid in.</param>
public sealed record InvestmentStatement(EconomyName Investor, EconomyName Host, Period AtEndOf, Figure? Enterprises, Figure? ActualInvestment) : BriefingStatement;
