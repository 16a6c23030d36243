using System.Collections.Frozen;
using Corridor.Reference.Time;

namespace Corridor.Statistics.Store;

/// <summary>
/// A whole figure as the store keeps it, on its way into a file: what makes it is packed into numbers that stand in the
/// order of the store's key, so that figures are compared by three numbers.
/// </summary>
internal struct StoredFigure
{
    /// <summary>A weight, quantity or unit that is not stated.</summary>
    internal const long Absent = long.MinValue;

    /// <summary>Reporter and counterpart, codes of <see cref="StoreCode"/>.</summary>
    internal ulong Pair;

    /// <summary>
    /// Flow (3 bits), product (27), kind of period (2), its first month since 1900 (12), its months (4) and source (16). Several years
    /// together stand behind all other periods: as years, beginning behind the last month that there is, with their number for the months.
    /// </summary>
    internal ulong Subject;

    /// <summary>Valuation (2 bits) and currency (16; a currency has three letters, so the last three places of its number are empty).</summary>
    internal uint Terms;

    /// <summary>The release that stated it.</summary>
    internal int Release;

    /// <summary>Where it was read: the number of the file (24 bits) and the line (40).</summary>
    internal ulong Place;

    /// <summary>The value in the parts of <see cref="StoreValue"/>.</summary>
    internal Int128 Value;

    /// <summary>The weight in grams, or <see cref="Absent"/>.</summary>
    internal long NetWeight;

    /// <summary>The quantity in thousandths, or <see cref="Absent"/>.</summary>
    internal long Quantity;

    /// <summary>The unit of the quantity; 0 where it is not stated.</summary>
    internal uint Unit;

    /// <summary>The version of the classification.</summary>
    internal uint Classification;

    internal ObservationStatus Status;

    internal Confidentiality Confidentiality;

    private const int EmptyOfCurrency = 38 * 38 * 38;
    private const int FirstYear = 1900;
    private const int BehindMonths = 300 * 12;

    internal readonly uint Reporter => (uint)(Pair >> 32);

    internal readonly uint Counterpart => (uint)Pair;

    internal readonly byte Flow => (byte)(Subject >> 61);

    internal readonly int Product => (int)(Subject >> 34) & 0x7FFFFFF;

    internal readonly byte Kind => AreYears ? (byte)PeriodKind.Years : (byte)((uint)(Subject >> 32) & 3);

    /// <summary>The first month of the period, counted from January 1900.</summary>
    internal readonly int Month => AreYears ? (Begins - BehindMonths) * 12 : Begins;

    internal readonly byte Months => (byte)(((uint)(Subject >> 16) & 15) * (AreYears ? 12u : 1u));

    private readonly int Begins => (int)(Subject >> 20) & 0xFFF;

    private readonly bool AreYears => Begins >= BehindMonths;

    internal readonly ushort Source => (ushort)Subject;

    internal readonly byte Valuation => (byte)(Terms >> 16);

    internal readonly uint Currency => (Terms & 0xFFFF) * EmptyOfCurrency;

    /// <summary>What a period is packed to: its kind, first month and months at their places in <see cref="Subject"/>.</summary>
    internal static ulong Pack(Period period) => Pack((byte)period.Kind, MonthOf(period.Start), (byte)period.Months);

    internal static ulong Pack(byte kind, int month, byte months) => kind == (byte)PeriodKind.Years
        ? ((ulong)PeriodKind.Year << 32) | ((ulong)(BehindMonths + month / 12) << 20) | ((ulong)(months / 12) << 16)
        : ((ulong)kind << 32) | ((ulong)month << 20) | ((ulong)months << 16);

    internal static ulong Pack(byte flow, int product) => ((ulong)flow << 61) | ((ulong)product << 34);

    internal static uint PackTerms(byte valuation, uint currency) => ((uint)valuation << 16) | (currency / EmptyOfCurrency);

    internal static int MonthOf(DateOnly day) => ((day.Year - FirstYear) * 12) + day.Month - 1;

    /// <summary>The first day of a month counted from January 1900.</summary>
    internal static DateOnly DayOf(int month) => new(FirstYear + (month / 12), (month % 12) + 1, 1);

    /// <summary>Whether a figure is a published aggregate: of all goods, or of or with the world or a group.</summary>
    internal static bool IsTotal(in StoredFigure figure, FrozenSet<uint> aggregates) =>
        figure.Product == 0 || aggregates.Contains(figure.Counterpart) || aggregates.Contains(figure.Reporter);

    /// <summary>The order of the store.</summary>
    internal static int Compare(in StoredFigure a, in StoredFigure b) =>
        a.Pair != b.Pair ? a.Pair.CompareTo(b.Pair) : a.Subject != b.Subject ? a.Subject.CompareTo(b.Subject) : a.Terms.CompareTo(b.Terms);

    /// <summary>Whether the same is stated of a figure.</summary>
    internal static bool StateTheSame(in StoredFigure a, in StoredFigure b) =>
        a.Value == b.Value && a.Classification == b.Classification && a.Status == b.Status && a.Confidentiality == b.Confidentiality
        && a.NetWeight == b.NetWeight && a.Quantity == b.Quantity && a.Unit == b.Unit;
}
