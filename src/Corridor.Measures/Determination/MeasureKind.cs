namespace Corridor.Measures.Determination;

/// <summary>
/// What makes two measures on one line the same rule: no two of a kind may hold on one day (business rule ME32 of the
/// TARIC family). The preference by which an option is claimed is part of it for tariffs that name programmes so.
/// </summary>
internal readonly record struct MeasureKind(string Type, string? Area, string? OrderNumber, string? Reduction, string? Preference, string? AdditionalCode)
{
    public static MeasureKind Of(Measure measure) =>
        new(measure.Type.Id, measure.Area, measure.OrderNumber, measure.Reduction, measure.Preference, measure.AdditionalCode);
}
