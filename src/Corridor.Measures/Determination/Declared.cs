namespace Corridor.Measures.Determination;

/// <summary>A document or an additional code that the declarant gives.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Type">The id of the measure type for which alone it is given, or null where it counts for all measures.</param>
public readonly record struct Declared(string Code, string? Type = null)
{
    /// <summary>Whether it answers a measure of this type that asks for this code.</summary>
    public bool Answers(string code, MeasureType type) =>
        string.Equals(Code, code, StringComparison.Ordinal) && (Type is null || string.Equals(Type, type.Id, StringComparison.Ordinal));
}
