using Corridor.Measures.Duties;
using Corridor.Reference.Units;

namespace Corridor.Conformance.Duties;

/// <summary>The measure of a specific duty in one line.</summary>
internal static class DutyUnits
{
    public static DutyMeasure Of(decimal amount, string unit, DutyQualifier? qualifier = null) => new(new Quantity(amount, UnitCode.Parse(unit)), qualifier);
}
