using Corridor.Support.Expressions;

namespace Corridor.Support.Combination;

/// <summary>
/// Bounds of an amount that depends on other benefits, by interval arithmetic: each other benefit lies between zero and
/// its own bound. Null where no bound is known, which is always right and only makes the search longer.
/// </summary>
internal sealed class AmountBound(Situation situation, string currency, Func<string, decimal?> upper)
{
    public (decimal Low, decimal High)? Of(Expression e)
    {
        try
        {
            return e.Benefits.Any() ? Dependent(e) : Fixed(e);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private (decimal, decimal)? Fixed(Expression e)
    {
        var value = e.Evaluate(situation);
        value = value.Kind == ValueKind.Money ? situation.Convert(value, currency) : value;
        return value.IsKnown ? (value.Amount, value.Amount) : null;
    }

    private (decimal Low, decimal High)? Dependent(Expression e)
    {
        switch (e)
        {
            case BenefitNode benefit:
                return upper(benefit.Programme) is { } most ? (0, most) : null;
            case DefinitionNode:
                return Of(e.Children[0]);
            case NegateNode:
                return Of(e.Children[0]) is { } inner ? (-inner.High, -inner.Low) : null;
            case CaseNode choice:
                var results = Enumerable.Range(0, choice.Arms).Select(i => Of(choice.Result(i))).Append(Of(choice.Other)).ToList();
                return results.All(r => r is not null) ? (results.Min(r => r!.Value.Low), results.Max(r => r!.Value.High)) : null;
            case CallNode { Function: Function.Min or Function.Max } call:
                var all = call.Children.Select(Of).ToList();
                return all.Any(a => a is null) ? null
                    : call.Function == Function.Min ? (all.Min(a => a!.Value.Low), all.Min(a => a!.Value.High)) : (all.Max(a => a!.Value.Low), all.Max(a => a!.Value.High));
            case ArithmeticNode arithmetic when Of(arithmetic.Children[0]) is { } a && Of(arithmetic.Children[1]) is { } b:
                return arithmetic.Operation switch
                {
                    Arithmetic.Add => (a.Low + b.Low, a.High + b.High),
                    Arithmetic.Subtract => (a.Low - b.High, a.High - b.Low),
                    Arithmetic.Multiply => Hull(a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High),
                    _ when b.Low > 0 || b.High < 0 => Hull(a.Low / b.Low, a.Low / b.High, a.High / b.Low, a.High / b.High),
                    _ => null,
                };
            default:
                return null;
        }
    }

    private static (decimal, decimal) Hull(params ReadOnlySpan<decimal> corners)
    {
        var (low, high) = (corners[0], corners[0]);
        foreach (var corner in corners[1..])
        {
            (low, high) = (Math.Min(low, corner), Math.Max(high, corner));
        }

        return (low, high);
    }
}
