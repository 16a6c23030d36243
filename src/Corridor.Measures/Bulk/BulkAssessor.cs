using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Reference.Economies;

namespace Corridor.Measures.Bulk;

/// <summary>
/// Answers for many goods lines of one lane: a direction and a partner of a <see cref="BulkRegime"/>. The answers are
/// those of <see cref="ItemAssessor"/>; a line of a form that is not compiled is given to it. Safe to use from several
/// threads; the answers do not depend on how many there are.
/// </summary>
public sealed class BulkAssessor
{
    private const int Block = 2048;
    private LevyHolding? holding;

    internal BulkAssessor(BulkRegime regime, LaneTables tables)
    {
        Regime = regime;
        Tables = tables;
        Direction = (TradeDirection)tables.Direction;
        Partner = tables.Partner is { } partner ? EconomyCode.Parse(partner) : null;
    }

    /// <summary>The regime.</summary>
    public BulkRegime Regime { get; }

    /// <summary>Import or export.</summary>
    public TradeDirection Direction { get; }

    /// <summary>The partner; null for any.</summary>
    public EconomyCode? Partner { get; }

    internal LaneTables Tables { get; }

    /// <summary>Answers for all lines.</summary>
    /// <param name="lines">Lines of this regime.</param>
    /// <param name="answers">Receives an answer in the place of each line.</param>
    /// <param name="threads">How many threads work; 0 for one a core.</param>
    public void Assess(BulkLines lines, BulkAnswers answers, int threads = 0)
    {
        if (lines.Regime != Regime)
        {
            throw new ArgumentException("These lines were encoded for another regime.", nameof(lines));
        }

        answers.Size(lines.Count);
        var workers = Math.Min(threads > 0 ? threads : Environment.ProcessorCount, (lines.Count + Block - 1) / Block);
        if (workers <= 1)
        {
            new BulkWorker(this, lines, answers, Holding()).Run(0, lines.Count);
            return;
        }

        var next = 0;
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ =>
        {
            var worker = new BulkWorker(this, lines, answers, Holding());
            for (var from = Interlocked.Add(ref next, Block) - Block; from < lines.Count; from = Interlocked.Add(ref next, Block) - Block)
            {
                worker.Run(from, Math.Min(from + Block, lines.Count));
            }
        });
    }

    /// <summary>The answer of the full assessment for a line, as numbers; with the amounts of the levies under the best option.</summary>
    internal BulkAnswer AssessInFull(BulkLines lines, int line, Span<decimal> amounts)
    {
        amounts.Clear();
        var assessor = Regime.Full ?? throw new InvalidOperationException($"Nothing can answer in full for {Regime.Name}.");
        ItemAssessment? item;
        try
        {
            if (!assessor.TryAssess(lines.Facts(line, Direction, Partner), out item, out _))
            {
                return BulkAnswer.None(BulkState.NotDeclarable);
            }
        }
        catch (OverflowException)
        {
            return BulkAnswer.None(BulkState.NotComputable);
        }

        return Encode(item, amounts);
    }

    // Workers of one run share what was asked already.
    private LevyHolding? Holding() => Regime.Holds is null ? null : holding ??= new LevyHolding(this);

    private BulkAnswer Encode(ItemAssessment item, Span<decimal> amounts)
    {
        if (item.Best is { } best)
        {
            foreach (var charge in best.Charges)
            {
                amounts[Regime.Levies.IndexOf(charge.Levy)] += charge.Amount.Money?.Amount ?? 0;
            }
        }

        var cheaper = item.Cheaper.FirstOrDefault();
        return new BulkAnswer(
            item.IsComplete ? BulkState.Complete : BulkState.Incomplete,
            Place(item.Best?.Measure),
            item.Best?.Held.Amount ?? 0,
            item.Best?.Total.IsKnown ?? false,
            item.Unknowns.Aggregate(0UL, (bits, r) => bits | Bit(r)),
            item.Requirements.Count(r => r.Stops),
            item.Requirements.Count(r => r.Outcome.Verdict == ConditionVerdict.Unknown),
            Place(cheaper?.Option.Measure),
            cheaper?.Missing.Count ?? 0,
            cheaper?.Saving.Amount ?? 0);

        int Place(Measure? measure) => measure is null ? -1 : Regime.PlaceOf(measure.Id);
    }

    private ulong Bit(UnknownReason reason)
    {
        if (reason.Fact is { } fact)
        {
            return Regime.ColumnOf(fact) is { } column ? Regime.Tables.FactMasks[column] : BulkReasons.Shared(fact.Kind);
        }

        var cost = reason.Kind == UnknownKind.MissingFact && reason.Levy.StartsWith(LevyStep.Cost, StringComparison.Ordinal)
            ? Regime.Costs.IndexOf(reason.Levy[LevyStep.Cost.Length..]) : -1;
        return cost >= 0 ? Regime.Tables.FactMasks[Regime.Facts.Length + cost] : BulkReasons.OfKind(reason.Kind);
    }
}
