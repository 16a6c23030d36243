using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Goods;

namespace Corridor.Statistics;

/// <summary>
/// What a figure of trade is about: all goods (<c>TOTAL</c>, also the default value), the goods of an HS code of
/// 2, 4 or 6 digits (<c>84</c>), those of a section of the HS by its Roman number (<c>XVI</c>), or those of an SITC
/// code of 1 to 5 digits (<c>S7</c>). The revision of the classification stands with the figure, not here.
/// </summary>
public readonly record struct TradeProduct : IComparable<TradeProduct>
{
    /// <summary>The first number of the SITC; those of the HS are below it.</summary>
    internal const int FirstSitc = 100_000_000;

    /// <summary>
    /// How codes of goods begin whose kind is not told: confidential, in small parcels or not known. The HS leaves the
    /// chapter to its users; statistics of the United Nations keep it for these (UN, IMTS 2010 Compilers Manual).
    /// </summary>
    public const string Unspecified = "99";

    private const int Chapter = 100_000;

    // The first chapters of the sections, the same in every revision of the HS; the last is that behind all of them.
    private static readonly int[] FirstChapters = [1, 6, 15, 16, 25, 28, 39, 41, 44, 47, 50, 64, 68, 71, 72, 84, 86, 90, 93, 94, 97, 98];

    private static readonly string[] Numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI"];

    private readonly int number;

    private TradeProduct(int number) => this.number = number;

    /// <summary>All goods.</summary>
    public static TradeProduct Total => default;

    /// <summary>The HS code; null for all goods, for a section and for a code of the SITC.</summary>
    public CommodityCode? Code => number > 0 && !IsSitc && !IsSection ? CommodityCode.Parse(Digits) : null;

    /// <summary>Whether this is all goods.</summary>
    public bool IsTotal => number == 0;

    /// <summary>Whether the code is one of the SITC.</summary>
    public bool IsSitc => number >= FirstSitc;

    /// <summary>Whether this is a section of the HS.</summary>
    public bool IsSection => Level == 1 && !IsSitc;

    /// <summary>The number of digits: 2, 4 or 6 in the HS and 1 for its sections, 1 to 5 in the SITC, 0 for all goods.</summary>
    public int Level => number % 10;

    /// <summary>The digits without the letter of the SITC, of a section its Roman number; empty for all goods.</summary>
    public string Digits => IsTotal ? "" : IsSection ? Numerals[SectionOf(number / Chapter)] : (number % FirstSitc / 10).ToString(IsSitc ? "00000" : "000000", CultureInfo.InvariantCulture)[..Level];

    /// <summary><c>TOTAL</c>, the digits of the HS, the Roman number of a section, or <c>S</c> and the digits of the SITC.</summary>
    public string Value => IsTotal ? "TOTAL" : IsSitc ? "S" + Digits : Digits;

    /// <summary>
    /// The number under which the store keeps it: the digits filled up with zeros, then their count; for a section those
    /// of its first chapter and 1. A code and all that is below it are one range of numbers.
    /// </summary>
    internal int Number => number;

    /// <summary>The first number behind all codes below this one.</summary>
    internal int NumberBehind => IsTotal ? int.MaxValue : IsSection ? FirstChapters[SectionOf(number / Chapter) + 1] * Chapter : (int)(((number / 10) + Power((IsSitc ? 5 : 6) - Level)) * 10);

    /// <summary>The product of an HS code; other lengths than 2, 4 and 6 digits are a bug of the caller.</summary>
    public static TradeProduct Of(CommodityCode code) => code.Length is 2 or 4 or 6
        ? new(Numbered(code.Digits, 6)) : throw new ArgumentOutOfRangeException(nameof(code), code.Digits, null);

    /// <summary>
    /// The numbers of the sections by chapter, 0 to 99; where a chapter is in no section (98 and 99, for national use
    /// and what is not told apart) its own number, so that nothing is lost when chapters are added up to sections.
    /// </summary>
    internal static ReadOnlySpan<int> SectionNumbers => BySection;

    private static readonly int[] BySection = [.. Enumerable.Range(0, 100).Select(c => SectionOf(c) is >= 0 and var s ? FirstChapters[s] * Chapter + 1 : c * Chapter + 2)];

    /// <summary>Reads <c>TOTAL</c>, digits of the HS, the Roman number of a section, or <c>S</c> and digits of the SITC.</summary>
    public static bool TryParse(string? text, out TradeProduct product, [NotNullWhen(false)] out Fault? fault)
    {
        fault = null;
        product = default;
        if (text == "TOTAL")
        {
            return true;
        }

        if (text is { Length: >= 2 and <= 6 } && text[0] == 'S' && text.AsSpan(1).ContainsAnyExceptInRange('0', '9') is false)
        {
            product = new TradeProduct(FirstSitc + Numbered(text[1..], 5));
            return true;
        }

        if (CommodityCode.TryParse(text, out var code, out _) && code.Length is 2 or 4 or 6)
        {
            product = Of(code);
            return true;
        }

        if (Array.IndexOf(Numerals, text) is >= 0 and var section)
        {
            product = new TradeProduct(FirstChapters[section] * Chapter + 1);
            return true;
        }

        fault = new Fault("statistics.product", Fault.Quote(text));
        return false;
    }

    /// <summary>Reads a number of digits: of either classification (<c>2</c>; 1 means sections of both), or with an S in front of the SITC alone (<c>S2</c>).</summary>
    public static bool TryParseLevel(string? text, out int level, out bool? isSitc)
    {
        isSitc = text is ['S' or 's', ..] ? true : null;
        return int.TryParse(text.AsSpan(isSitc == true ? 1 : 0), NumberStyles.None, CultureInfo.InvariantCulture, out level) && level <= (isSitc == true ? 5 : 6);
    }

    /// <summary>The product above at a level (HS: 2 or 4 digits, 1 for its section; SITC: 1 to 4); itself where it is not finer or in no section.</summary>
    public TradeProduct Cut(int level) => IsTotal || Level <= level ? this
        : level == 1 && !IsSitc ? SectionOf(number / Chapter) < 0 ? Cut(2) : new(BySection[number / Chapter])
        : new((IsSitc ? FirstSitc : 0) + Numbered(Digits[..level], IsSitc ? 5 : 6));

    /// <inheritdoc/>
    public int CompareTo(TradeProduct other) => number.CompareTo(other.number);

    /// <inheritdoc/>
    public override string ToString() => Value;

    public static bool operator <(TradeProduct left, TradeProduct right) => left.CompareTo(right) < 0;

    public static bool operator >(TradeProduct left, TradeProduct right) => left.CompareTo(right) > 0;

    public static bool operator <=(TradeProduct left, TradeProduct right) => left.CompareTo(right) <= 0;

    public static bool operator >=(TradeProduct left, TradeProduct right) => left.CompareTo(right) >= 0;

    internal static TradeProduct OfNumber(int number) => new(number);

    // The place of the section of a chapter, or -1.
    private static int SectionOf(int chapter) => chapter < 1 || chapter >= FirstChapters[^1] ? -1 : FirstChapters.TakeWhile(f => f <= chapter).Count() - 1;

    private static int Numbered(string digits, int width) =>
        int.Parse(digits.PadRight(width, '0'), CultureInfo.InvariantCulture) * 10 + digits.Length;

    private static long Power(int zeros) => (long)Math.Pow(10, zeros);
}
