using System.Collections.Immutable;
using Corridor.Reference.Currencies;
using Corridor.Support.Programmes;

namespace Corridor.Support.Simulation;

/// <summary>What a programme does to a population.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Yes">How many cases can claim it.</param>
/// <param name="Unknown">For how many a fact is missing.</param>
/// <param name="No">How many cannot.</param>
/// <param name="DropOuts">At which condition they drop out, in the order of the rules: the field and how many; each case counts at its first.</param>
/// <param name="Costs">What it gives the cases that can claim it, by total and currency; each case by itself.</param>
/// <param name="Uncounted">For how many of those an amount is not known.</param>
public sealed record ProgrammeOutcome(Programme Programme, int Yes, int Unknown, int No, ImmutableArray<(string Field, int Cases)> DropOuts, ImmutableArray<(BenefitTotal Total, Money Sum)> Costs, int Uncounted);
