using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Store;
using CsCheck;

namespace Corridor.Tests.Statistics.Store;

public sealed class SortedFiguresTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(1L << 30)]
    [InlineData(1L << 22)]
    public void Figures_come_in_the_order_of_the_store_whether_memory_holds_them_or_not(long memory)
    {
        var random = new Random(11);
        var all = Enumerable.Range(0, 400_000).Select(i => Figure(random, i)).ToArray();
        using var sorted = new SortedFigures(Path.Combine(folder.Path, "runs"), memory);
        Parallel.ForEach(all.Chunk(70_000), part =>
        {
            var sorter = sorted.Begin();
            foreach (var figure in part)
            {
                sorter.Add(figure);
            }

            sorter.Complete();
        });
        Assert.Equal(memory < 1 << 25, Directory.Exists(Path.Combine(folder.Path, "runs")));
        Assert.Equal(all.Length, sorted.Count);
        var expected = all.OrderBy(f => f.Reporter).ThenBy(f => f.Counterpart).ThenBy(f => f.Flow).ThenBy(f => f.Product).ThenBy(f => f.Kind).ThenBy(f => f.Month).ThenBy(f => f.Months)
            .ThenBy(f => f.Source).ThenBy(f => f.Valuation).ThenBy(f => f.Currency).ThenBy(f => f.Place).Select(f => f.Place).ToList();
        Assert.Equal(expected, Places(sorted, PairRange.All));

        // The parts of it, one after the other, are the whole, and none of them is much larger than the others.
        var parts = PairRange.Split(sorted.Samples, 3).ConvertAll(r => Places(sorted, r));
        Assert.Equal(expected, parts.SelectMany(p => p));
        Assert.Equal(3, parts.Count);
        Assert.All(parts, p => Assert.InRange(p.Count, all.Length / 5, all.Length / 2));
    }

    [Fact]
    public void A_key_is_packed_without_loss() => Gen.Select(Gen.UInt, Gen.UInt, Gen.Int[0, 4], Gen.Int[0, 100_999_995], Gen.Int[1900, 2199], Gen.Int[1, 12], Gen.Int[0, 4]).Sample((reporter, counterpart, flow, product, year, month, kind) =>
    {
        var period = (PeriodKind)kind switch
        {
            PeriodKind.Month => Period.OfMonth(year, month),
            PeriodKind.Quarter => Period.OfQuarter(year, (month + 2) / 3),
            PeriodKind.JanuaryToMonth => Period.JanuaryTo(year, month),
            PeriodKind.Years => Period.OfYears(year, Math.Min(2199, year + month % Period.MostYears)),
            _ => Period.OfYear(year),
        };
        var figure = new StoredFigure
        {
            Pair = ((ulong)reporter << 32) | counterpart,
            Subject = StoredFigure.Pack((byte)flow, product) | StoredFigure.Pack(period) | 65_535,
            Terms = StoredFigure.PackTerms((byte)Valuation.Mixed, StoreCode.Of("ZZZ")),
        };
        Assert.Equal((reporter, counterpart, (byte)flow, product), (figure.Reporter, figure.Counterpart, figure.Flow, figure.Product));
        Assert.Equal(((byte)period.Kind, period.Start, (byte)period.Months, (ushort)65_535), (figure.Kind, StoredFigure.DayOf(figure.Month), figure.Months, figure.Source));
        Assert.Equal(((byte)Valuation.Mixed, StoreCode.Of("ZZZ")), (figure.Valuation, figure.Currency));
    }, seed: "0000KmPnYz32", iter: 2000);

    [Fact]
    public void Packed_periods_stand_in_the_order_of_the_stores_key()
    {
        Period[] all = [Period.OfMonth(2199, 12), Period.OfQuarter(1900, 1), Period.JanuaryTo(2020, 3), Period.JanuaryTo(2020, 4), Period.OfYear(1900), Period.OfYear(2199), Period.OfYears(1900, 1901), Period.OfYears(1900, 1909), Period.OfYears(2198, 2199)];
        Assert.Equal(all.OrderBy(p => (p.Kind, p.Start, p.Months)), all.OrderBy(p => StoredFigure.Pack(p)));
    }

    public void Dispose() => folder.Dispose();

    private static StoredFigure Figure(Random random, int place) => new()
    {
        Pair = ((ulong)random.Next(60) << 32) | (uint)random.Next(60),
        Subject = StoredFigure.Pack((byte)random.Next(5), random.Next(4) * 10 + 2) | StoredFigure.Pack(Period.OfMonth(2000 + random.Next(20), random.Next(1, 13))) | (uint)random.Next(3),
        Terms = StoredFigure.PackTerms((byte)random.Next(3), StoreCode.Of("USD")),
        Place = (ulong)place,
    };

    // Equal keys may come in any order; they are told apart by their place.
    private static List<ulong> Places(SortedFigures sorted, PairRange range)
    {
        using var cursor = sorted.Read(range);
        var found = new List<StoredFigure>();
        while (cursor.MoveNext())
        {
            found.Add(cursor.Current);
        }

        for (var i = 1; i < found.Count; i++)
        {
            Assert.True(StoredFigure.Compare(found[i - 1], found[i]) <= 0);
        }

        return [.. found.Select((f, i) => (f, i)).OrderBy(f => f.f, Comparer<StoredFigure>.Create((a, b) => StoredFigure.Compare(a, b) is not 0 and var order ? order : a.Place.CompareTo(b.Place))).Select(f => f.f.Place)];
    }
}
