using System.Collections.Immutable;

namespace Corridor.Measures.Duties;

/// <summary>Duties that change with the time of the year.</summary>
public sealed record SeasonalDuty : DutyExpression
{
    /// <summary>At least one season.</summary>
    public SeasonalDuty(params ImmutableArray<DutySeason> seasons)
    {
        ArgumentOutOfRangeException.ThrowIfZero(seasons.Length, nameof(seasons));
        Seasons = seasons;
    }

    /// <summary>The seasons in the order of the text.</summary>
    public ImmutableArray<DutySeason> Seasons { get; }

    /// <inheritdoc/>
    public override DutyKind Kind => DutyKind.Seasonal;

    /// <summary>The duty of a day: the first season that holds it, or null where the text says nothing of that day.</summary>
    public DutyExpression? On(DateOnly day) => Seasons.FirstOrDefault(s => s.Contains(day))?.Duty;

    /// <summary>Equal where the seasons are equal in order.</summary>
    public bool Equals(SeasonalDuty? other) => other is not null && Seasons.SequenceEqual(other.Seasons);

    /// <inheritdoc/>
    public override int GetHashCode() => Seasons.Aggregate((int)Kind, HashCode.Combine);
}
