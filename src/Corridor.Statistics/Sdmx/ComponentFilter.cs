using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;

namespace Corridor.Statistics.Sdmx;

/// <summary>A condition on a component: an operator and a value.</summary>
internal readonly record struct ComponentTest(string Operator, string Value)
{
    /// <summary>Whether a text fulfils it; texts are compared by code point.</summary>
    public bool Holds(string text) => Operator switch
    {
        "eq" => text == Value,
        "ne" => text != Value,
        "lt" => string.CompareOrdinal(text, Value) < 0,
        "le" => string.CompareOrdinal(text, Value) <= 0,
        "gt" => string.CompareOrdinal(text, Value) > 0,
        "ge" => string.CompareOrdinal(text, Value) >= 0,
        "co" => text.Contains(Value, StringComparison.Ordinal),
        "nc" => !text.Contains(Value, StringComparison.Ordinal),
        "sw" => text.StartsWith(Value, StringComparison.Ordinal),
        _ => text.EndsWith(Value, StringComparison.Ordinal),
    };
}

/// <summary>The filter of one component, <c>c[REPORTER]=CN,RU</c>: a comma means or, a plus means and.</summary>
internal sealed record ComponentFilter(string Component, ImmutableArray<ImmutableArray<ComponentTest>> AnyOf)
{
    private static readonly string[] Operators = ["eq", "ne", "lt", "le", "gt", "ge", "co", "nc", "sw", "ew"];

    /// <summary>The components that can be filtered.</summary>
    public static readonly ImmutableArray<string> Known =
        [.. TradeComponents.Dimensions.Select(d => d.Id), TradeComponents.Time, TradeComponents.Value, "OBS_STATUS", "CONF_STATUS", "CLASSIFICATION"];

    public static bool TryRead(string component, string text, [NotNullWhen(true)] out ComponentFilter? filter, [NotNullWhen(false)] out SdmxError? error)
    {
        (filter, error) = (null, null);
        if (!Known.Contains(component))
        {
            error = SdmxError.Bad("sdmx.component", Fault.Quote(component), string.Join(", ", Known));
            return false;
        }

        var any = ImmutableArray.CreateBuilder<ImmutableArray<ComponentTest>>();
        foreach (var alternative in text.Split(','))
        {
            var all = ImmutableArray.CreateBuilder<ComponentTest>();
            foreach (var part in alternative.Split('+', ' '))
            {
                var (op, value) = part.Length > 3 && part[2] == ':' ? (part[..2], part[3..]) : ("eq", part);
                if (value.Length == 0 || !Operators.Contains(op) || !IsFitting(component, op, value))
                {
                    error = SdmxError.Bad("sdmx.operator", Fault.Quote(part), component);
                    return false;
                }

                all.Add(new ComponentTest(op, value));
            }

            any.Add(all.ToImmutable());
        }

        filter = new ComponentFilter(component, any.ToImmutable());
        return true;
    }

    /// <summary>Whether a code fulfils it.</summary>
    public bool Holds(string code) => AnyOf.Any(all => all.All(t => t.Holds(code)));

    // Times and numbers are compared as such, so their parts cannot be looked for.
    private static bool IsFitting(string component, string op, string value) => component switch
    {
        TradeComponents.Time => op is "eq" or "ne" or "lt" or "le" or "gt" or "ge" && SdmxPeriod.TryDays(value, out _),
        TradeComponents.Value => op is "eq" or "ne" or "lt" or "le" or "gt" or "ge" && Decimals.TryParse(value, out _),
        _ => true,
    };
}
