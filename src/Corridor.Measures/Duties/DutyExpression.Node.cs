namespace Corridor.Measures.Duties;

/// <content>The view as plain data.</content>
public abstract partial record DutyExpression
{
    /// <summary>The expression as plain data for JSON.</summary>
    public DutyNode ToNode() => this switch
    {
        FreeDuty free => new DutyNode { Kind = "free", Text = free.Terms },
        AdValoremDuty rate => new DutyNode
        {
            Kind = "adValorem",
            Percent = rate.Rate.Value,
            PercentText = rate.Rate.Denominator == 1 ? null : rate.Rate.ToString(),
            Of = rate.Of is { } of ? DutyWords.Slug(of) : null,
        },
        SpecificDuty specific => Measured(new DutyNode { Kind = "specific", Amount = specific.Amount.Amount, Currency = specific.Amount.Currency.Value }, specific.Per),
        SumDuty sum => new DutyNode { Kind = "sum", Operands = [.. sum.Terms.Select(t => t.Duty.ToNode() with { Subtracted = t.IsSubtracted })] },
        CeilingDuty => Node("ceiling"),
        FloorDuty => Node("floor"),
        LowerOfDuty => Node("lowerOf"),
        HigherOfDuty => Node("higherOf"),
        ReferenceDuty reference => new DutyNode
        {
            Kind = "reference",
            Reference = DutyWords.Slug(reference.To),
            Target = reference.Target,
            Of = reference.Of is { } part ? DutyWords.Slug(part) : null,
        },
        SeasonalDuty seasonal => new DutyNode
        {
            Kind = "seasonal",
            Operands = [.. seasonal.Seasons.Select(s => s.Duty.ToNode() with { From = s.From.ToString(), To = s.To.ToString() })],
        },
        SupplementaryUnitDuty unit => Measured(new DutyNode { Kind = "supplementaryUnit" }, unit.Measure),
        NotUnderstoodDuty unknown => new DutyNode { Kind = "notUnderstood", Text = unknown.Text, Column = unknown.Column, Expected = DutyWords.Slug(unknown.Expected) },
        _ => throw new InvalidOperationException($"No node for {GetType().Name}."),
    };

    private DutyNode Node(string kind) => new() { Kind = kind, Operands = [.. Operands.Select(o => o.ToNode())] };

    private static DutyNode Measured(DutyNode node, DutyMeasure? measure) => measure is not { } m ? node : node with
    {
        Per = m.Quantity.Amount,
        Unit = m.Quantity.Unit.Value,
        Qualifier = m.Qualifier is { } qualifier ? DutyWords.Slug(qualifier) : null,
    };
}
