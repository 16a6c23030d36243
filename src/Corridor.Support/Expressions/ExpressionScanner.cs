namespace Corridor.Support.Expressions;

internal enum TokenKind
{
    End,
    Number,
    Date,
    Text,
    Name,
    Code,
    Symbol,
    Bad,
}

internal readonly record struct Token(TokenKind Kind, string Text, int Offset)
{
    public bool Is(string symbolOrWord) => Kind is TokenKind.Symbol or TokenKind.Name && Text == symbolOrWord;
}

/// <summary>Cuts an expression into tokens. Names are in small letters; words in capitals are currencies, units and economies.</summary>
internal sealed class ExpressionScanner(string text)
{
    private static readonly string[] Pairs = ["..", "<=", ">=", "!="];
    private int at;

    public Token Next()
    {
        while (at < text.Length && text[at] is ' ' or '\n' or '\r' or '\t')
        {
            at++;
        }

        var start = at;
        if (at >= text.Length)
        {
            return new Token(TokenKind.End, "", text.Length);
        }

        var c = text[at];
        if (char.IsAsciiDigit(c))
        {
            return Number(start);
        }

        if (char.IsAsciiLetterLower(c))
        {
            while (at < text.Length && (char.IsAsciiLetterLower(text[at]) || char.IsAsciiDigit(text[at]) || text[at] == '_' || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiLetterLower(text[at + 1]))))
            {
                at++;
            }

            return new Token(TokenKind.Name, text[start..at], start);
        }

        if (char.IsAsciiLetterUpper(c))
        {
            while (at < text.Length && (char.IsAsciiLetterUpper(text[at]) || char.IsAsciiDigit(text[at]) || (text[at] == '-' && at + 1 < text.Length && char.IsAsciiLetterUpper(text[at + 1]))))
            {
                at++;
            }

            return new Token(TokenKind.Code, text[start..at], start);
        }

        if (c == '"')
        {
            var end = text.IndexOf('"', at + 1);
            if (end < 0)
            {
                at = text.Length;
                return new Token(TokenKind.Bad, "\"", start);
            }

            at = end + 1;
            return new Token(TokenKind.Text, text[(start + 1)..end], start);
        }

        foreach (var pair in Pairs)
        {
            if (string.CompareOrdinal(text, at, pair, 0, 2) == 0)
            {
                at += 2;
                return new Token(TokenKind.Symbol, pair, start);
            }
        }

        // A sign of two units of UTF-16 is shown whole.
        var width = char.IsHighSurrogate(c) && at + 1 < text.Length ? 2 : 1;
        at += width;
        return new Token("()[],+-*/%<>=".Contains(c, StringComparison.Ordinal) ? TokenKind.Symbol : TokenKind.Bad, text.Substring(start, width), start);
    }

    private Token Number(int start)
    {
        if (at + 10 <= text.Length && text[at + 4] == '-' && text[at + 7] == '-' && text.AsSpan(at, 10).Count('-') == 2 && text.Skip(at).Take(10).All(c => char.IsAsciiDigit(c) || c == '-')
            && (at + 10 == text.Length || !char.IsAsciiDigit(text[at + 10])))
        {
            at += 10;
            return new Token(TokenKind.Date, text[start..at], start);
        }

        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is '_' or '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
        {
            at++;
        }

        return new Token(TokenKind.Number, text[start..at], start);
    }
}
