using System.Collections.Frozen;

namespace Corridor.Measures.Determination;

/// <summary>The quotas of a regime by order number.</summary>
public sealed class QuotaBook
{
    private readonly FrozenDictionary<string, TariffQuota[]> byNumber;

    /// <summary>Makes a book of quotas; several periods of one quota stand beside each other.</summary>
    public QuotaBook(IEnumerable<TariffQuota> quotas) => byNumber = quotas
        .GroupBy(q => q.OrderNumber, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>A book without quotas: every balance is unknown.</summary>
    public static QuotaBook Empty { get; } = new([]);

    /// <summary>The quota's period that holds a day, or null where none is loaded.</summary>
    public TariffQuota? Find(string orderNumber, DateOnly day) =>
        byNumber.TryGetValue(orderNumber, out var periods) ? Array.Find(periods, p => p.Period.Contains(day)) : null;

    internal IReadOnlyList<TariffQuota> Periods(string orderNumber) => byNumber.GetValueOrDefault(orderNumber) ?? [];
}
