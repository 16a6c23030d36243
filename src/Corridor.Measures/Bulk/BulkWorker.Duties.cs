namespace Corridor.Measures.Bulk;

/// <content>Amounts, as <see cref="Assessment.ChargeRule"/> computes them.</content>
internal sealed partial class BulkWorker
{
    /// <summary>What a duty comes to within a step; false where it is unknown, for the reasons that are added to a mask.</summary>
    private bool TryCharge(int duty, int step, decimal levyBase, ulong baseUnknown, out decimal amount, ref ulong reasons)
    {
        ref readonly var levy = ref steps[step];
        if (!TryCompute(tables.DutyRoots[(duty * 2) + levy.IsInclusive], levyBase, baseUnknown, out amount, ref reasons))
        {
            return false;
        }

        if (levy.Places >= 0)
        {
            amount = decimal.Round(amount, levy.Places, (MidpointRounding)levy.Rounding);
        }

        return true;
    }

    private bool TryCompute(int operation, decimal levyBase, ulong baseUnknown, out decimal amount, ref ulong missing)
    {
        ref readonly var op = ref tables.Duties[operation];
        switch (op.Kind)
        {
            case DutyOpKind.Percent:
                if (baseUnknown != 0)
                {
                    missing |= baseUnknown;
                    amount = 0;
                    return false;
                }

                amount = Share(in op, levyBase);
                return true;
            case DutyOpKind.Specific:
                return TrySpecific(in op, out amount, ref missing);
            case DutyOpKind.Zero:
                amount = 0;
                return true;
            case DutyOpKind.PercentOfPart:
                if (!TryFact(op.A, out amount, ref missing))
                {
                    return false;
                }

                amount = Share(in op, amount);
                return true;
            case DutyOpKind.Sum:
                return TrySum(in op, levyBase, baseUnknown, out amount, ref missing);
            case DutyOpKind.Lowest:
            case DutyOpKind.Highest:
                return TryChoose(in op, levyBase, baseUnknown, out amount, ref missing);
            case DutyOpKind.Seasonal:
                for (var i = op.A; i < op.A + op.B; i++)
                {
                    ref readonly var season = ref tables.Seasons[i];
                    var at = MonthDay();
                    if (season.From <= season.To ? season.From <= at && at <= season.To : season.From <= at || at <= season.To)
                    {
                        return TryCompute(season.Duty, levyBase, baseUnknown, out amount, ref missing);
                    }
                }

                missing |= tables.Masks[op.C];
                amount = 0;
                return false;
            case DutyOpKind.Fact:
                return TryFact(op.A, out amount, ref missing);
            case DutyOpKind.Inclusive:
                return TryInclusive(in op, levyBase, baseUnknown, out amount, ref missing);
            default:
                missing |= tables.Masks[op.A];
                amount = 0;
                return false;
        }
    }

    // One product where that is exact: few enough digits that neither it nor the quotient is rounded.
    private static decimal Share(in DutyOp op, decimal value) =>
        op.Places >= 0 && value.Scale + op.Places <= 28 && value is < 1_000_000_000_000m and > -1_000_000_000_000m && value.Scale <= 6
            ? value * op.Z
            : value * op.X / op.Y;

    private bool TrySpecific(in DutyOp op, out decimal amount, ref ulong missing)
    {
        amount = op.X;
        var known = true;
        if (op.A >= 0)
        {
            known = TryFact(op.A, out var quantity, ref missing);
            if (known)
            {
                amount *= op.Y == 1 ? quantity : quantity / op.Y;
            }

            if (op.B >= 0)
            {
                known &= TryFact(op.B, out var multiplier, ref missing);
                amount = known ? amount * multiplier : 0;
            }
        }

        if (op.C >= 0)
        {
            known &= TryFact(op.C, out var rate, ref missing);
            amount = known ? amount * rate : 0;
        }

        return known;
    }

    private bool TrySum(in DutyOp op, decimal levyBase, ulong baseUnknown, out decimal amount, ref ulong missing)
    {
        var known = true;
        amount = 0;
        for (var i = op.A; i < op.A + op.B; i++)
        {
            var link = tables.Links[i];
            known &= TryCompute(link < 0 ? ~link : link, levyBase, baseUnknown, out var part, ref missing);
            amount = !known ? 0 : link < 0 ? amount - part : amount + part;
        }

        if (amount < 0)
        {
            amount = 0;
        }

        return known;
    }

    private bool TryChoose(in DutyOp op, decimal levyBase, ulong baseUnknown, out decimal amount, ref ulong missing)
    {
        var before = missing;
        var (known, zero) = (true, false);
        amount = 0;
        for (var i = 0; i < op.B; i++)
        {
            if (!TryCompute(tables.Links[op.A + i], levyBase, baseUnknown, out var operand, ref missing))
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
            missing = before;
            amount = 0;
            return true;
        }

        return known;
    }

    private bool TryInclusive(in DutyOp op, decimal levyBase, ulong baseUnknown, out decimal amount, ref ulong missing)
    {
        var known = true;
        var quantity = 0m;
        for (var i = op.A; i < op.A + op.B; i++)
        {
            var link = tables.Links[i];
            known &= TryCompute(link < 0 ? ~link : link, levyBase, baseUnknown, out var part, ref missing);
            quantity = !known ? 0 : link < 0 ? quantity - part : quantity + part;
        }

        if (op.X == 0)
        {
            amount = quantity;
            return known;
        }

        if (!known || baseUnknown != 0)
        {
            missing |= baseUnknown;
            amount = 0;
            return false;
        }

        amount = ((levyBase + quantity) * op.X / op.Y) + quantity;
        return true;
    }
}
