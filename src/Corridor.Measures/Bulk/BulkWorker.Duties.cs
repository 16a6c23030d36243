namespace Corridor.Measures.Bulk;

/// <content>Amounts, as <see cref="Assessment.ChargeRule"/> computes them.</content>
internal sealed partial class BulkWorker
{
    // Marks in the trace that are no columns: the reasons of the base, and a rule that cannot be applied.
    private const int OfBase = -1;
    private const int OfRule = int.MinValue;

    /// <summary>What a duty comes to within a step; false where it is unknown, for the reasons in <see cref="trace"/>.</summary>
    private bool TryCharge(int duty, int step, in decimal levyBase, bool isKnown, out decimal amount)
    {
        ref readonly var levy = ref steps[step];
        ref readonly var op = ref tables.Duties[tables.DutyRoots[(duty * 3) + levy.Form]];
        if (op.Kind == DutyOpKind.Percent && isKnown && op.Places >= 0 && levy.Places >= 0
            && ExactShare.TryRounded(in levyBase, op.B, op.Places, levy.Places, (MidpointRounding)levy.Rounding, out amount))
        {
            return true;
        }

        if (!TryCompute(in op, in levyBase, isKnown, out amount))
        {
            return false;
        }

        if (levy.Places >= 0 && amount.Scale > levy.Places)
        {
            amount = decimal.Round(amount, levy.Places, (MidpointRounding)levy.Rounding);
        }

        return true;
    }

    private bool TryCompute(int operation, in decimal levyBase, bool isKnown, out decimal amount) =>
        TryCompute(in tables.Duties[operation], in levyBase, isKnown, out amount);

    private bool TryCompute(in DutyOp op, in decimal levyBase, bool isKnown, out decimal amount)
    {
        switch (op.Kind)
        {
            case DutyOpKind.Percent:
                if (!isKnown)
                {
                    trace.Add(OfBase);
                    amount = 0;
                    return false;
                }

                amount = Share(in op, levyBase);
                return true;
            case DutyOpKind.Specific:
                return TrySpecific(in op, out amount);
            case DutyOpKind.Zero:
                amount = 0;
                return true;
            case DutyOpKind.PercentOfPart:
                if (!TryFact(op.A, out amount))
                {
                    return false;
                }

                amount = Share(in op, amount);
                return true;
            case DutyOpKind.Sum:
                return TrySum(in op, in levyBase, isKnown, out amount);
            case DutyOpKind.Lowest:
            case DutyOpKind.Highest:
                return TryChoose(in op, in levyBase, isKnown, out amount);
            case DutyOpKind.Seasonal:
                for (var i = op.A; i < op.A + op.B; i++)
                {
                    ref readonly var season = ref tables.Seasons[i];
                    var at = MonthDay();
                    if (season.From <= season.To ? season.From <= at && at <= season.To : season.From <= at || at <= season.To)
                    {
                        return TryCompute(season.Duty, in levyBase, isKnown, out amount);
                    }
                }

                AddUnknowns(op.C);
                amount = 0;
                return false;
            case DutyOpKind.Fact:
                return TryFact(op.A, out amount);
            case DutyOpKind.Inclusive:
                return TryInclusive(in op, in levyBase, isKnown, out amount);
            case DutyOpKind.NotComputable:
                trace.Add(OfRule);
                amount = 0;
                return false;
            default:
                AddUnknowns(op.A);
                amount = 0;
                return false;
        }
    }

    private void AddUnknowns(int at)
    {
        for (var i = 1; i <= tables.Unknowns[at]; i++)
        {
            trace.Add(tables.Unknowns[at + i]);
        }
    }

    // One product where that is exact: few enough digits that neither it nor the quotient is rounded.
    private static decimal Share(in DutyOp op, in decimal value)
    {
        Span<int> words = stackalloc int[4];
        decimal.GetBits(value, words);
        return op.Places >= 0 && words[2] == 0 && value.Scale + op.Places <= 28 ? value * op.Z : value * op.X / op.Y;
    }

    private bool TrySpecific(in DutyOp op, out decimal amount)
    {
        amount = op.X;
        var known = true;
        if (op.A >= 0)
        {
            known = TryFact(op.A, out var quantity);
            if (known)
            {
                amount *= op.Y == 1 ? quantity : quantity / op.Y;
            }

            if (op.B >= 0)
            {
                known &= TryFact(op.B, out var multiplier);
                amount = known ? amount * multiplier : 0;
            }
        }

        if (op.C >= 0)
        {
            known &= TryFact(op.C, out var rate);
            amount = known ? amount * rate : 0;
        }

        return known;
    }

    private bool TrySum(in DutyOp op, in decimal levyBase, bool isKnown, out decimal amount)
    {
        var known = true;
        amount = 0;
        for (var i = op.A; i < op.A + op.B; i++)
        {
            var link = tables.Links[i];
            known &= TryCompute(link < 0 ? ~link : link, in levyBase, isKnown, out var part);
            amount = !known ? 0 : link < 0 ? amount - part : amount + part;
        }

        if (amount < 0)
        {
            amount = 0;
        }

        return known;
    }

    private bool TryChoose(in DutyOp op, in decimal levyBase, bool isKnown, out decimal amount)
    {
        var before = trace.Count;
        var (known, zero) = (true, false);
        amount = 0;
        for (var i = 0; i < op.B; i++)
        {
            if (!TryCompute(tables.Links[op.A + i], in levyBase, isKnown, out var operand))
            {
                known = false;
                continue;
            }

            zero |= operand == 0;
            if (i == 0 || (op.Kind == DutyOpKind.Lowest ? operand < amount : operand > amount))
            {
                amount = operand;
            }
        }

        if (op.Kind == DutyOpKind.Lowest && zero)
        {
            Forget(before);
            amount = 0;
            return true;
        }

        return known;
    }

    private bool TryInclusive(in DutyOp op, in decimal levyBase, bool isKnown, out decimal amount)
    {
        var (known, before) = (true, trace.Count);
        var quantity = 0m;
        for (var i = op.A; i < op.A + op.B; i++)
        {
            var link = tables.Links[i];
            known &= TryCompute(link < 0 ? ~link : link, in levyBase, isKnown, out var part);
            quantity = !known ? 0 : link < 0 ? quantity - part : quantity + part;
        }

        if (op.X == 0)
        {
            amount = quantity;
            return known;
        }

        if (!known || !isKnown)
        {
            if (!isKnown)
            {
                trace.Insert(before, OfBase);
            }

            amount = 0;
            return false;
        }

        amount = ((levyBase + quantity) * op.X / op.Y) + quantity;
        return true;
    }
}
