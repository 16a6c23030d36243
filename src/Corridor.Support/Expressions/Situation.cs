using Corridor.Reference.Economies;
using Corridor.Support.Facts;

namespace Corridor.Support.Expressions;

/// <summary>
/// What an expression is evaluated in: the facts, exchange rates, and the amounts of other programmes' benefits. It
/// belongs to one thread.
/// </summary>
public sealed class Situation
{
    private readonly Func<string, string, DateOnly, decimal?> rate;

    /// <summary>A situation.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="economies">Which economies lie in which groups.</param>
    /// <param name="rate">How much of the second currency one unit of the first is on a day, or null where no rate is held.</param>
    public Situation(FactSet facts, EconomyCatalogue economies, Func<string, string, DateOnly, decimal?>? rate = null)
    {
        Facts = facts;
        Economies = economies;
        this.rate = rate ?? ((_, _, _) => null);
    }

    /// <summary>The facts.</summary>
    public FactSet Facts { get; set; }

    /// <summary>Which economies lie in which groups.</summary>
    public EconomyCatalogue Economies { get; }

    /// <summary>The goods item that a rule is asked for.</summary>
    public int Item { get; set; }

    /// <summary>The amount of another programme's benefits in the set that is being looked at: unknown until it is worked out.</summary>
    public Func<string, Value> Benefit { get; set; } = id => Value.Unknown(UnknownCauses.Of(new UnknownCause(UnknownCauseKind.OtherProgramme, id)));

    /// <summary>How many nodes were evaluated: never more than <see cref="Expression.MostSteps"/> of what was evaluated.</summary>
    public long Steps { get; internal set; }

    /// <summary>Money in another currency at the rate of the day; unknown where no rate is held.</summary>
    public Value Convert(Value money, string currency)
    {
        if (!money.IsKnown || money.Unit == currency)
        {
            return money;
        }

        if (money.Amount == 0)
        {
            return Value.Of(new Reference.Currencies.Money(0, Reference.Currencies.CurrencyCode.Parse(currency)));
        }

        if (rate(money.Unit, currency, Facts.Day) is not { } factor)
        {
            return Value.Unknown(UnknownCauses.Of(new UnknownCause(UnknownCauseKind.ExchangeRate, $"{money.Unit}/{currency}")));
        }

        try
        {
            return Value.Of(new Reference.Currencies.Money(money.Amount * factor, Reference.Currencies.CurrencyCode.Parse(currency)));
        }
        catch (OverflowException)
        {
            return Undefined("*");
        }
    }

    internal static Value Undefined(string operation) => Value.Unknown(UnknownCauses.Of(new UnknownCause(UnknownCauseKind.Undefined, operation)));
}
