using System.Collections.Immutable;
using Corridor.Reference.Currencies;

namespace Corridor.Statistics.Store;

public sealed partial class StatisticsStore
{
    /// <summary>The currencies of all figures, that of most figures first.</summary>
    public ImmutableArray<CurrencyCode> Currencies()
    {
        var file = Current;
        return Kept(file, nameof(Currencies), () =>
        {
            using var lease = file.Lend();
            using var command = lease.Command("SELECT currency FROM (SELECT currency FROM fact UNION ALL SELECT currency FROM total) GROUP BY currency ORDER BY count(*) DESC, currency");
            using var rows = command.ExecuteReader();
            var found = ImmutableArray.CreateBuilder<CurrencyCode>();
            while (rows.Read())
            {
                found.Add(CurrencyCode.Parse(StoreCode.Text(rows.GetFieldValue<uint>(0))));
            }

            return found.ToImmutable();
        });
    }
}
