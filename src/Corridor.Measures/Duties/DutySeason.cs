namespace Corridor.Measures.Duties;

/// <summary>A part of the year and the duty in it. Both days belong to it; it may go over the end of the year.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; before the first where the season goes over the end of the year.</param>
/// <param name="Duty">The duty in the season.</param>
public sealed record DutySeason(MonthDay From, MonthDay To, DutyExpression Duty)
{
    /// <summary>Whether a day lies in the season.</summary>
    public bool Contains(DateOnly day)
    {
        var at = MonthDay.Of(day);
        return From <= To ? From <= at && at <= To : From <= at || at <= To;
    }
}
