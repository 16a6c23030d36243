using System.Collections.Immutable;
using Corridor.Measures.Determination;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Support.Expressions;

namespace Corridor.Support.Programmes;

/// <summary>What a programme is for, as far as an index can tell it.</summary>
/// <param name="Direction">Export or import, seen from its side; null for both.</param>
/// <param name="Origins">Where goods are sent from; empty for anywhere. A group stands for its members.</param>
/// <param name="Destinations">Where they go; empty for anywhere.</param>
/// <param name="Goods">The goods; null for all.</param>
/// <param name="Except">Goods that are excepted; null for none.</param>
/// <param name="Days">The days on which the programme is in force.</param>
public sealed record ProgrammeScope(TradeDirection? Direction, ImmutableArray<EconomyCode> Origins, ImmutableArray<EconomyCode> Destinations, CodeRanges? Goods, CodeRanges? Except, DateRange Days);
