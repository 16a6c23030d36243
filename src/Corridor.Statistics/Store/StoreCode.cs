namespace Corridor.Statistics.Store;

/// <summary>
/// Codes of up to six characters (economies, currencies, units, classifications) as numbers, so that the store
/// sorts and compares numbers of one size. The numbers stand in the order of the codes; 0 is no code.
/// </summary>
internal static class StoreCode
{
    private const string Characters = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int Longest = 6;
    private const uint Base = 38;

    internal static uint Of(string? code)
    {
        uint number = 0;
        for (var i = 0; i < Longest; i++)
        {
            number = number * Base + (code is not null && i < code.Length ? (uint)Characters.IndexOf(code[i], StringComparison.Ordinal) + 1 : 0);
        }

        return number;
    }

    internal static string Text(uint number)
    {
        Span<char> text = stackalloc char[Longest];
        var length = 0;
        for (var i = Longest - 1; i >= 0; i--)
        {
            var digit = number % Base;
            number /= Base;
            if (digit > 0)
            {
                text[i] = Characters[(int)digit - 1];
                length = Math.Max(length, i + 1);
            }
        }

        return new string(text[..length]);
    }
}
