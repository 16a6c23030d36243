using Corridor.Measures.Duties;

namespace Corridor.Measures.Determination;

/// <summary>
/// A part of every year in which a measure applies. Both days belong to it; it may go over the end of the year. A
/// season to 28 February ends there in every year, one to 29 February takes the leap day in where there is one.
/// </summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; before the first where the season goes over the end of the year.</param>
public readonly record struct MeasureSeason(MonthDay From, MonthDay To)
{
    /// <summary>Whether a day lies in the season.</summary>
    public bool Contains(DateOnly day) => Contains(MonthDay.Of(day));

    /// <summary>Whether a day of the year lies in the season.</summary>
    public bool Contains(MonthDay day) => From <= To ? From <= day && day <= To : From <= day || day <= To;

    /// <summary>Whether two seasons share a day of the year.</summary>
    public bool Overlaps(MeasureSeason other) =>
        Contains(other.From) || Contains(other.To) || other.Contains(From) || other.Contains(To);

    /// <summary>The days after one day, up to and with another, on which the season begins or is over.</summary>
    internal IEnumerable<DateOnly> Turns(DateOnly since, DateOnly until)
    {
        for (var year = since.Year; year <= until.Year; year++)
        {
            // Around each end, as a season to 29 February is over on 1 March in most years.
            foreach (var end in (MonthDay[])[From, To])
            {
                var near = new DateOnly(year, end.Month, Math.Min(end.Day, DateTime.DaysInMonth(year, end.Month)));
                for (var day = near.AddDays(-1); day <= near.AddDays(1); day = day.AddDays(1))
                {
                    if (day > since && day <= until && Contains(day) != Contains(day.AddDays(-1)))
                    {
                        yield return day;
                    }
                }
            }
        }
    }

    /// <summary>First and last day as <c>07-31</c> each.</summary>
    public override string ToString() => $"{From}..{To}";
}
