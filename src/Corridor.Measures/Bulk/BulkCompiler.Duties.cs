using System.Collections.Immutable;
using Corridor.Measures.Duties;

namespace Corridor.Measures.Bulk;

/// <content>Duties as operations.</content>
internal sealed partial class BulkCompiler
{
    private int Duty(DutyExpression duty)
    {
        if (dutySeen.TryGetValue(duty, out var number))
        {
            return number;
        }

        if (!dutyNumbers.TryGetValue(duty, out number))
        {
            dutyNumbers.Add(duty, number = dutyNumbers.Count);
            var root = Operation(duty);
            dutyRoots.Add(root);
            dutyRoots.Add(cascade.Steps.Any(s => s.IsInclusive) ? Inclusive(duty) : root);
            dutyRoots.Add(duty is AdValoremDuty { Of: null } rate && cascade.Steps.Any(s => s.IsContained) ? Contained(rate.Rate) : root);
        }

        dutySeen.Add(duty, number);
        return number;
    }

    // Alike operations are one: most rates are one of a few, and what is small stays near.
    private int Emit(DutyOp operation)
    {
        if (!operations.TryGetValue(operation, out var number))
        {
            operations.Add(operation, number = duties.Count);
            duties.Add(operation);
        }

        return number;
    }

    private int Operation(DutyExpression duty)
    {
        switch (duty)
        {
            case FreeDuty { Terms: null } or AdValoremDuty { Rate.Numerator: 0 } or SpecificDuty { Amount.Amount: 0 } or SupplementaryUnitDuty:
                return Emit(default);
            case AdValoremDuty rate:
                var quotient = rate.Rate.Numerator * 0.01m;
                var isShort = rate.Rate.Denominator == 1 && quotient >= 0 && IsShort(quotient);
                return Emit(new DutyOp
                {
                    Kind = rate.Of is null ? DutyOpKind.Percent : DutyOpKind.PercentOfPart,
                    X = rate.Rate.Numerator,
                    Y = 100m * rate.Rate.Denominator,
                    Z = quotient,
                    B = isShort ? decimal.GetBits(quotient)[0] : 0,
                    Places = isShort ? quotient.Scale : -1,
                    A = rate.Of is { } part ? Column(new DutyQuantity(DutyQuantityKind.PartValue, Part: part)) : -1,
                });
            case SpecificDuty specific:
                var per = specific.Per;
                var multiplier = per is { Qualifier: { } q } && DutyExpression.IsMultiplier(q);
                return Emit(new DutyOp
                {
                    Kind = DutyOpKind.Specific,
                    X = specific.Amount.Amount,
                    Y = per?.Quantity.Amount ?? 1,
                    A = per is { } m ? Column(new DutyQuantity(DutyQuantityKind.Quantity, m.Quantity.Unit, multiplier ? null : m.Qualifier)) : -1,
                    B = multiplier ? Column(new DutyQuantity(DutyQuantityKind.Multiplier, Qualifier: per!.Value.Qualifier)) : -1,
                    C = specific.Amount.Currency == currency ? -1 : Column(new DutyQuantity(DutyQuantityKind.ExchangeRate, Currency: specific.Amount.Currency)),
                });
            case SumDuty sum:
                return Linked(DutyOpKind.Sum, [.. sum.Terms.Select(t => t.IsSubtracted ? ~Operation(t.Duty) : Operation(t.Duty))]);
            case CeilingDuty or LowerOfDuty:
                return Linked(DutyOpKind.Lowest, [.. duty.Operands.Select(Operation)]);
            case FloorDuty or HigherOfDuty:
                return Linked(DutyOpKind.Highest, [.. duty.Operands.Select(Operation)]);
            case SeasonalDuty seasonal:
                SeasonOp[] all = [.. seasonal.Seasons.Select(s => new SeasonOp { From = DayOf(s.From), To = DayOf(s.To), Duty = Operation(s.Duty) })];
                var from = seasons.Count;
                seasons.AddRange(all);
                return Emit(new DutyOp { Kind = DutyOpKind.Seasonal, A = from, B = all.Length, C = Unknown([new DutyQuantity(DutyQuantityKind.Date)]) });
            case FreeDuty or ReferenceDuty:
                return Emit(new DutyOp { Kind = DutyOpKind.Fact, A = Column(duty.Needs()[0]) });
            default:
                return Emit(new DutyOp { Kind = DutyOpKind.Unknown, A = Unknown(duty.Needs()) });
        }
    }

    // As the rule of the cascade has it: the rates as one fraction, the amounts a quantity beside it.
    private int Inclusive(DutyExpression duty)
    {
        var terms = duty is SumDuty sum ? sum.Terms : [new DutyTerm(duty)];
        var (numerator, denominator) = (0m, 100m);
        var parts = new List<int>();
        try
        {
            foreach (var term in terms)
            {
                switch (term.Duty)
                {
                    case AdValoremDuty { Of: null } rate:
                        numerator = (numerator * rate.Rate.Denominator) + ((term.IsSubtracted ? -1 : 1) * rate.Rate.Numerator * (denominator / 100));
                        denominator *= rate.Rate.Denominator;
                        break;
                    case FreeDuty or SpecificDuty or SupplementaryUnitDuty:
                        parts.Add(term.IsSubtracted ? ~Operation(term.Duty) : Operation(term.Duty));
                        break;
                    default:
                        return NotComputable();
                }
            }
        }
        catch (OverflowException)
        {
            return NotComputable();
        }

        if (numerator != 0 && numerator >= denominator)
        {
            return NotComputable();
        }

        var from = links.Count;
        links.AddRange(parts);
        return Emit(new DutyOp { Kind = DutyOpKind.Inclusive, X = numerator, Y = denominator - numerator, A = from, B = parts.Count });

        int NotComputable()
        {
            return Emit(new DutyOp { Kind = DutyOpKind.NotComputable });
        }
    }

    private int Contained(Percentage rate) => Emit(new DutyOp { Kind = DutyOpKind.Percent, X = rate.Numerator, Y = (100m * rate.Denominator) + rate.Numerator, Places = -1 });

    private int Linked(DutyOpKind kind, int[] operands)
    {
        var from = links.Count;
        links.AddRange(operands);
        return Emit(new DutyOp { Kind = kind, A = from, B = operands.Length });
    }

    // A number and that many facts: columns, or below zero what a text means.
    private int Unknown(ImmutableArray<DutyQuantity> missing)
    {
        var row = missing.Select(f => f.Kind == DutyQuantityKind.Meaning ? -2 - meanings++ : Column(f)).ToList();
        unknowns.Add(row.Count);
        unknowns.AddRange(row);
        return unknowns.Count - row.Count - 1;
    }

    private static int DayOf(MonthDay day) => (day.Month * 32) + day.Day;

    /// <summary>Whether a factor has so few digits that its product with a number of 64 bits fits a decimal.</summary>
    private static bool IsShort(decimal factor) => factor.Scale <= 6 && factor < 1000m;
}
