using System.Globalization;
using Corridor.Reference;

namespace Corridor.Measures.Duties;

/// <summary>
/// A duty text that no grammar understands. It keeps the text and says where reading stopped, so that a charge
/// becomes unknown, never zero.
/// </summary>
/// <param name="Text">The published text; cut after <see cref="DutyExpression.LongestText"/> characters.</param>
/// <param name="Column">The place in the text at which reading stopped, from 1.</param>
/// <param name="Expected">What was expected there.</param>
public sealed record NotUnderstoodDuty(string Text, int Column, DutyReading Expected) : DutyExpression
{
    /// <inheritdoc/>
    public override DutyKind Kind => DutyKind.NotUnderstood;

    /// <summary>The fault to show: what was expected at which column, and what stands there.</summary>
    public Fault Fault => new(
        "duty." + DutyWords.Slug(Expected),
        Column.ToString(CultureInfo.InvariantCulture),
        Fault.Quote(Column >= 1 && Column <= Text.Length ? Text[(Column - 1)..] : ""),
        Fault.Quote(Text));
}
