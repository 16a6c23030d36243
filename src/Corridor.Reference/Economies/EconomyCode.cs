using System.Diagnostics.CodeAnalysis;

namespace Corridor.Reference.Economies;

/// <summary>
/// The code of an economy: ISO 3166-1 alpha-2 (<c>CN</c>), ISO 3166-2 for a part that reports by itself
/// (<c>CN-BJ</c>), or the code of a group that the reference data define (<c>EAEU</c>). Two to six capital
/// letters or digits, with one hyphen at most. The type guards the form; <see cref="EconomyCatalogue"/> says
/// whether the code exists.
/// </summary>
public readonly record struct EconomyCode : IComparable<EconomyCode>
{
    private readonly string? value;

    private EconomyCode(string value) => this.value = value;

    /// <summary>The code in capitals; empty for the default value.</summary>
    public string Value => value ?? "";

    /// <summary>Reads a code; letter case and blanks around it do not matter.</summary>
    public static bool TryParse(string? text, out EconomyCode code, [NotNullWhen(false)] out Fault? fault)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length is >= 2 and <= 6 && char.IsAsciiLetter(trimmed[0])
            && trimmed.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            && trimmed.Count(c => c == '-') <= 1 && trimmed[^1] != '-')
        {
            code = new EconomyCode(trimmed.ToUpperInvariant());
            fault = null;
            return true;
        }

        code = default;
        fault = new Fault("economy.malformed", Fault.Quote(text));
        return false;
    }

    /// <summary>Reads a code that is known to be well formed; throws <see cref="FormatException"/> otherwise.</summary>
    public static EconomyCode Parse(string text) =>
        TryParse(text, out var code, out var fault) ? code : throw new FormatException(fault.ToString());

    /// <inheritdoc/>
    public int CompareTo(EconomyCode other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    public static bool operator <(EconomyCode left, EconomyCode right) => left.CompareTo(right) < 0;

    public static bool operator >(EconomyCode left, EconomyCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(EconomyCode left, EconomyCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EconomyCode left, EconomyCode right) => left.CompareTo(right) >= 0;
}
