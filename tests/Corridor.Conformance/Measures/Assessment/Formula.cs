using System.Globalization;

namespace Corridor.Conformance.Measures.Assessment;

/// <summary>Arithmetic as laws' formulas are written: names of several words, <c>+ - * /</c>, brackets; sentences that name a value for the next.</summary>
internal static class Formula
{
    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("+-*/()");

    public static Dictionary<string, decimal> Names(Dictionary<string, decimal> names) => new(names, StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of the last sentence.</summary>
    public static decimal Evaluate(string text, Dictionary<string, decimal> names)
    {
        var value = 0m;
        foreach (var sentence in text.Split(';', StringSplitOptions.TrimEntries))
        {
            var sides = sentence.Split('=', 2, StringSplitOptions.TrimEntries);
            var at = 0;
            value = Sum(sides[^1], ref at, names);
            Assert.True(at == sides[^1].Length, $"'{sides[^1]}' is not read behind {at}");
            if (sides.Length == 2)
            {
                names[sides[0]] = value;
            }
        }

        return value;
    }

    private static decimal Sum(string text, ref int at, Dictionary<string, decimal> names)
    {
        var value = Product(text, ref at, names);
        while (at < text.Length && text[at] is '+' or '-')
        {
            var sign = text[at++] == '+' ? 1 : -1;
            value += sign * Product(text, ref at, names);
        }

        return value;
    }

    private static decimal Product(string text, ref int at, Dictionary<string, decimal> names)
    {
        var value = Factor(text, ref at, names);
        while (at < text.Length && text[at] is '*' or '/')
        {
            value = text[at++] == '*' ? value * Factor(text, ref at, names) : value / Factor(text, ref at, names);
        }

        return value;
    }

    private static decimal Factor(string text, ref int at, Dictionary<string, decimal> names)
    {
        if (text[at] == '(')
        {
            at++;
            var inner = Sum(text, ref at, names);
            Assert.Equal(')', text[at++]);
            return inner;
        }

        var end = text.AsSpan(at).IndexOfAny(Signs);
        var word = (end < 0 ? text[at..] : text.Substring(at, end)).Trim();
        at = end < 0 ? text.Length : at + end;
        return decimal.TryParse(word, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : names[word];
    }
}
