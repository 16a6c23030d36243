namespace Corridor.Support.Expressions;

/// <summary>The static type of an expression.</summary>
/// <param name="Kind">What its value is when it is known.</param>
/// <param name="Unit">The base unit of a quantity, or the currency of money where it is fixed; else null.</param>
public readonly record struct ExpressionType(ValueKind Kind, string? Unit = null)
{
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
