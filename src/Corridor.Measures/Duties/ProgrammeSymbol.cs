using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;

namespace Corridor.Measures.Duties;

/// <summary>
/// The symbol of a special tariff programme of the United States: one or two capital letters with an optional
/// <c>+</c> or <c>*</c> (<c>A</c>, <c>A+</c>, <c>A*</c>, <c>KR</c>, <c>S+</c>); HTS general note 3(c)(i).
/// </summary>
public readonly record struct ProgrammeSymbol
{
    private readonly string? value;

    private ProgrammeSymbol(string value) => this.value = value;

    /// <summary>The symbol; empty for the default value.</summary>
    public string Value => value ?? "";

    /// <summary>Reads a symbol; anything else is a fault.</summary>
    public static bool TryParse(string? text, out ProgrammeSymbol symbol, [NotNullWhen(false)] out Fault? fault)
    {
        var letters = text.AsSpan().TrimEnd("+*");
        var good = letters.Length is 1 or 2 && text!.Length - letters.Length <= 1
            && char.IsAsciiLetterUpper(letters[0]) && char.IsAsciiLetterUpper(letters[^1]);
        symbol = good ? new ProgrammeSymbol(text!) : default;
        DutyWords.Load();
        fault = good ? null : new Fault("duty.programme-symbol", Fault.Quote(text));
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
