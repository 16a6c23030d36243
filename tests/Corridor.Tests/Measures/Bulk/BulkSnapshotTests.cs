using Corridor.Measures.Bulk;
using CsCheck;

namespace Corridor.Tests.Measures.Bulk;

public sealed class BulkSnapshotTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File => Path.Combine(folder.Path, "regime.bulk");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_loaded_regime_answers_as_the_one_that_was_written() => Gen.Int[0, 1_000_000_000].Sample(
        seed =>
        {
            var made = new BulkCase(seed);
            var goods = made.Goods(40);
            var (direction, partner) = (goods[0].Query.Direction, goods[0].Query.Partner);
            var (lines, answers) = BulkAssessorTests.Encoded(made, goods);
            made.Compiled.Lane(direction, partner).Assess(lines, answers, 1);
            BulkSnapshot.Write(made.Compiled, "content", File);
            Assert.True(BulkSnapshot.TryLoad(File, "content", () => made.Assessor, out var loaded, out var fault, holds: true, given: made.Given), fault?.ToString());
            var again = loaded.NewLines(goods.Count);
            goods.ForEach(g => again.Add(g));
            var then = new BulkAnswers(loaded);
            loaded.Lane(direction, partner).Assess(again, then, 1);
            for (var i = 0; i < goods.Count; i++)
            {
                Assert.Equal(answers[i], then[i]);
            }

            Assert.Equal(made.Compiled.Facts, loaded.Facts);
            Assert.Throws<InvalidOperationException>(() => loaded.Lane(direction, Corridor.Reference.Economies.EconomyCode.Parse("ZZ")));
        }, iter: 30, threads: 1);

    [Fact]
    public void A_stale_file_is_refused_and_so_is_one_of_which_any_byte_was_lost_or_changed()
    {
        var made = new BulkCase(5, 8);
        made.Compiled.Lane(Corridor.Measures.Determination.TradeDirection.Import, null);
        BulkSnapshot.Write(made.Compiled, "content", File);
        string? Fault(string content = "content") => BulkSnapshot.TryLoad(File, content, () => made.Assessor, out _, out var fault) ? null : fault.Code;
        Assert.Null(Fault());
        Assert.Equal("snapshot.stale", Fault("other content"));
        var bytes = System.IO.File.ReadAllBytes(File);
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var changed = bytes.ToArray();
            changed[i < 64 ? i : random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            System.IO.File.WriteAllBytes(File, changed);
            Assert.NotNull(Fault());
            System.IO.File.WriteAllBytes(File, bytes[..random.Next(bytes.Length)]);
            Assert.NotNull(Fault());
        }

        System.IO.File.Delete(File);
        Assert.Equal("snapshot.missing", Fault());
    }
}
