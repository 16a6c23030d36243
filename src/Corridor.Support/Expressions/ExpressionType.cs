namespace Corridor.Support.Expressions;

/// <summary>The static type of an expression.</summary>
/// <param name="Kind">What its value is when it is known.</param>
/// <param name="Unit">The base unit of a quantity, or the currency of money where it is fixed; else null.</param>
public readonly record struct ExpressionType(ValueKind Kind, string? Unit = null)
{
    /// <summary>How a rule of a kind may look, for messages.</summary>
    public static string Sample(ValueKind kind) => kind switch
    {
        ValueKind.Truth => "contract.value >= 1000 CNY",
        ValueKind.Number => "0.5",
        ValueKind.Percent => "15%",
        ValueKind.Money => "contract.value * 10%",
        ValueKind.Quantity => "500 KGM",
        ValueKind.Date => "date + 30 days",
        ValueKind.Days => "90 days",
        ValueKind.Months => "18 months",
        ValueKind.Text => "enterprise.size",
        ValueKind.Texts => "enterprise.activity",
        ValueKind.Code => "goods.code",
        ValueKind.Economy => "enterprise.economy",
        _ => "…",
    };

    /// <summary>The word of the language for a kind: <c>truth</c>, <c>money</c>, <c>days</c>.</summary>
    public static string Word(ValueKind kind) => Words[(int)kind];

    /// <summary>Reads the word of a kind.</summary>
    public static bool TryKind(string word, out ValueKind kind)
    {
        kind = (ValueKind)Math.Max(0, Array.IndexOf(Words, word));
        return kind != ValueKind.Unknown;
    }

    private static readonly string[] Words = [.. Enum.GetNames<ValueKind>().Select(n => n.ToLowerInvariant())];

    /// <inheritdoc/>
    public override string ToString() => Kind == ValueKind.Quantity ? $"{Word(Kind)} ({Unit})" : Word(Kind);
}
