using Corridor.Reference.Currencies;

namespace Corridor.Support.Expressions;

internal enum Arithmetic
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary>Sum, difference, product, ratio. Of two currencies the right one is converted into the left one.</summary>
internal sealed class ArithmeticNode(Arithmetic operation, ExpressionType type, Expression left, Expression right) : Expression(type, left, right)
{
    public Arithmetic Operation { get; } = operation;

    public string Sign => Operation switch { Arithmetic.Add => "+", Arithmetic.Subtract => "-", Arithmetic.Multiply => "*", _ => "/" };

    internal override Value Compute(Situation situation)
    {
        var left = Children[0].Evaluate(situation);
        var right = Children[1].Evaluate(situation);
        if (!left.IsKnown || !right.IsKnown)
        {
            return Value.Unknown(left.Causes.With(right.Causes));
        }

        if (left.Kind == ValueKind.Money && right.Kind == ValueKind.Money && left.Unit != right.Unit)
        {
            right = situation.Convert(right, left.Unit);
            if (!right.IsKnown)
            {
                return right;
            }
        }

        try
        {
            return Operation switch
            {
                Arithmetic.Add => Sum(left, right, 1),
                Arithmetic.Subtract => Sum(left, right, -1),
                Arithmetic.Multiply => Carrier(left, right).With(left.Amount * right.Amount),
                _ when right.Amount == 0 => Situation.Undefined("/"),
                _ when Type.Kind == ValueKind.Number => Value.Of(left.Amount / right.Amount),
                _ => left.With(left.Amount / right.Amount),
            };
        }
        catch (OverflowException)
        {
            return Situation.Undefined(Sign);
        }
    }

    private static Value Carrier(Value left, Value right) => left.Kind == ValueKind.Number || (left.Kind == ValueKind.Percent && right.Kind != ValueKind.Number) ? right : left;

    private static Value Sum(Value left, Value right, int sign) => (left.Kind, right.Kind) switch
    {
        (ValueKind.Date, ValueKind.Date) => Value.Days(left.Amount - right.Amount),
        (ValueKind.Date, ValueKind.Months) => Moved(left.Day, right.Amount * sign),
        (ValueKind.Date, _) => OfDay(left.Amount + (decimal.Truncate(right.Amount) * sign)),
        _ => left.With(left.Amount + (right.Amount * sign)),
    };

    /// <summary>A day so many months on; a day that the month does not have becomes its last.</summary>
    internal static Value Moved(DateOnly day, decimal months)
    {
        months = decimal.Truncate(months);
        var target = (day.Year * 12) + day.Month - 1 + months;
        if (Math.Abs(months) > 12_000 || target < FirstYear * 12 || target >= (LastYear + 1) * 12)
        {
            return Situation.Undefined("date");
        }

        return Value.Of(day.AddMonths((int)months));
    }

    internal static Value OfDay(decimal number) =>
        number < new DateOnly(FirstYear, 1, 1).DayNumber || number > new DateOnly(LastYear, 12, 31).DayNumber ? Situation.Undefined("date") : Value.Of(DateOnly.FromDayNumber((int)number));

    internal const int FirstYear = 1900;
    internal const int LastYear = 2199;
}

internal sealed class NegateNode(Expression operand) : Expression(operand.Type, operand)
{
    internal override Value Compute(Situation situation)
    {
        var value = Children[0].Evaluate(situation);
        return value.IsKnown ? value.With(-value.Amount) : value;
    }
}

internal enum Function
{
    Min,
    Max,
    Round,
    RoundDown,
    RoundUp,
    Year,
    Month,
    Day,
    MonthEnd,
    FullMonths,
    Convert,
}

internal sealed class CallNode(Function function, ExpressionType type, params ReadOnlySpan<Expression> arguments) : Expression(type, arguments)
{
    public Function Function { get; } = function;

    internal override Value Compute(Situation situation)
    {
        var values = new Value[Children.Length];
        var causes = UnknownCauses.None;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Children[i].Evaluate(situation);
            causes = values[i].IsKnown ? causes : causes.With(values[i].Causes);
        }

        if (!causes.All.IsEmpty)
        {
            return Value.Unknown(causes);
        }

        try
        {
            return Function switch
            {
                Function.Min => Extreme(values, situation, -1),
                Function.Max => Extreme(values, situation, 1),
                Function.Round => Rounded(values, MidpointRounding.AwayFromZero),
                Function.RoundDown => Rounded(values, MidpointRounding.ToNegativeInfinity),
                Function.RoundUp => Rounded(values, MidpointRounding.ToPositiveInfinity),
                Function.Year => Value.Of(values[0].Day.Year),
                Function.Month => Value.Of(values[0].Day.Month),
                Function.Day => DayOf(values),
                Function.MonthEnd => Value.Of(new DateOnly(values[0].Day.Year, values[0].Day.Month, DateTime.DaysInMonth(values[0].Day.Year, values[0].Day.Month))),
                Function.FullMonths => Value.Months(Between(values[0].Day, values[1].Day)),
                _ => situation.Convert(values[0], values[1].Word),
            };
        }
        catch (OverflowException)
        {
            return Situation.Undefined("round");
        }
    }

    internal static Value Extreme(ReadOnlySpan<Value> values, Situation situation, int sense)
    {
        var best = values[0];
        foreach (var other in values[1..])
        {
            var converted = best.Kind == ValueKind.Money ? situation.Convert(other, best.Unit) : other;
            if (!converted.IsKnown)
            {
                return converted;
            }

            if (converted.Amount.CompareTo(best.Amount) * sense > 0)
            {
                best = converted;
            }
        }

        return best;
    }

    private static Value Rounded(Value[] values, MidpointRounding rounding)
    {
        var places = values.Length > 1 ? values[1].Amount : 0;
        var scale = values[0].Kind == ValueKind.Percent ? 2 : 0;
        return places is < 0 or > 10 || decimal.Truncate(places) != places ? Situation.Undefined("round")
            : values[0].With(decimal.Round(values[0].Amount, (int)places + scale, rounding));
    }

    private static Value DayOf(Value[] values)
    {
        var (year, month, day) = (values[0].Amount, values[1].Amount, values[2].Amount);
        if (values.Any(v => decimal.Truncate(v.Amount) != v.Amount) || year is < ArithmeticNode.FirstYear or > ArithmeticNode.LastYear || month is < 1 or > 12 || day is < 1 or > 31)
        {
            return Situation.Undefined("day");
        }

        return Value.Of(new DateOnly((int)year, (int)month, Math.Min((int)day, DateTime.DaysInMonth((int)year, (int)month))));
    }

    private static int Between(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return months > 0 && from.AddMonths(months) > to ? months - 1 : months < 0 && from.AddMonths(months) < to ? months + 1 : months;
    }
}

internal enum Gathering
{
    Sum,
    Count,
    Any,
    All,
    Min,
    Max,
}

/// <summary>What holds over the goods items, or those of them that a test picks.</summary>
internal sealed class GatherNode(Gathering gathering, ExpressionType type, Expression body, Expression? where)
    : Expression(type, where is null ? [body] : [body, where])
{
    public Gathering Gathering { get; } = gathering;

    public Expression Body => Children[0];

    public Expression? Where => Children.Length > 1 ? Children[1] : null;

    public override long MostSteps(int items) => 1 + (items * Children.Sum(c => c.MostSteps(1)));

    internal override Value Compute(Situation situation)
    {
        var item = situation.Item;
        try
        {
            return Over(situation);
        }
        catch (OverflowException)
        {
            return Situation.Undefined("sum");
        }
        finally
        {
            situation.Item = item;
        }
    }

    private Value Over(Situation situation)
    {
        var found = new List<Value>();
        var causes = UnknownCauses.None;
        for (situation.Item = 0; situation.Item < situation.Facts.Items; situation.Item++)
        {
            var picked = Where?.Evaluate(situation) ?? Value.True;
            if (picked.IsFalse)
            {
                continue;
            }

            var value = Body.Evaluate(situation);
            if (value.IsKnown && Gathering switch
            {
                // An item that changes nothing does so whether or not it is picked.
                Gathering.Sum => value.Amount == 0 && value.Kind != ValueKind.Money,
                Gathering.Any or Gathering.Count => value.IsFalse,
                Gathering.All => value.IsTrue,
                _ => false,
            })
            {
                found.Add(value);
                continue;
            }

            if (!picked.IsKnown || !value.IsKnown)
            {
                causes = causes.With(picked.Causes).With(value.Causes);
                continue;
            }

            if (Gathering == Gathering.Any || Gathering == Gathering.All)
            {
                return value;
            }

            found.Add(value);
        }

        if (!causes.All.IsEmpty)
        {
            return Value.Unknown(causes);
        }

        return Gathering switch
        {
            Gathering.Any => Value.False,
            Gathering.All => Value.True,
            Gathering.Count => Value.Of(found.Count(v => v.IsTrue)),
            Gathering.Sum => Total(found, situation),
            _ when found.Count == 0 => Situation.Undefined(Gathering == Gathering.Min ? "min" : "max"),
            _ => CallNode.Extreme([.. found], situation, Gathering == Gathering.Min ? -1 : 1),
        };
    }

    private Value Total(List<Value> found, Situation situation)
    {
        if (found.Count == 0)
        {
            return Type.Kind switch
            {
                ValueKind.Number => Value.Of(0m),
                ValueKind.Money when Type.Unit is { } unit => Value.Of(new Money(0, CurrencyCode.Parse(unit))),
                ValueKind.Quantity => Value.InBase(0, Reference.Units.UnitCode.Parse(Type.Unit!)),
                _ => Situation.Undefined("sum"),
            };
        }

        var sum = found[0];
        foreach (var value in found.Skip(1))
        {
            var converted = sum.Kind == ValueKind.Money ? situation.Convert(value, sum.Unit) : value;
            if (!converted.IsKnown)
            {
                return converted;
            }

            sum = sum.With(sum.Amount + converted.Amount);
        }

        return sum;
    }
}
