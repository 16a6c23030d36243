using System.Collections.Immutable;
using Corridor.Reference.Economies;

namespace Corridor.Statistics.Store;

public sealed partial class StatisticsStore
{
    /// <summary>The economies and groups that any figure names as the partner, in the order of their codes.</summary>
    public ImmutableArray<EconomyCode> Counterparts() => (ImmutableArray<EconomyCode>)Current.Answers.GetOrAdd(nameof(Counterparts), static (_, file) =>
    {
        using var lease = file.Lend();
        using var command = lease.Command("SELECT DISTINCT counterpart FROM fact UNION SELECT DISTINCT counterpart FROM total");
        using var rows = command.ExecuteReader();
        var codes = new List<EconomyCode>();
        while (rows.Read())
        {
            codes.Add(EconomyCode.Parse(StoreCode.Text(rows.GetFieldValue<uint>(0))));
        }

        return codes.Order().ToImmutableArray();
    }, Current);
}
