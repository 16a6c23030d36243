using System.Collections.Immutable;

namespace Corridor.Statistics.Sdmx;

/// <summary>A query of data or of what is available, read from its address.</summary>
internal sealed record TradeQuery
{
    /// <summary>Any of these keys: for each dimension the codes that are meant, or empty for any. No key means all.</summary>
    public ImmutableArray<ImmutableArray<ImmutableArray<string>>> Keys { get; init; } = [];

    public ImmutableArray<ComponentFilter> Filters { get; init; } = [];

    /// <summary>Periods that begin on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Periods that end on this day or earlier.</summary>
    public DateOnly? To { get; init; }

    public DateTimeOffset? AsOf { get; init; }

    public DateTimeOffset? UpdatedAfter { get; init; }

    public bool IncludeHistory { get; init; }

    public int? FirstN { get; init; }

    public int? LastN { get; init; }

    /// <summary>The dimension at the observation: time, another one, or all of them.</summary>
    public string ObservationDimension { get; init; } = TradeComponents.Time;

    /// <summary>Whether the whole data set's attribute is told.</summary>
    public bool WithDataSetAttributes { get; init; } = true;

    /// <summary>The places of the attributes of observations that are told.</summary>
    public ImmutableArray<int> Attributes { get; init; } = [.. Enumerable.Range(0, TradeComponents.Attributes.Length)];

    /// <summary>Whether values are told.</summary>
    public bool WithValues { get; init; } = true;

    /// <summary>Only the keys of series, without observations.</summary>
    public bool KeysOnly { get; init; }

    public int Offset { get; init; }

    public int? Limit { get; init; }

    /// <summary>The places of the dimensions that make a series; time is <see cref="Time"/>.</summary>
    public ImmutableArray<int> SeriesDimensions => IsFlat ? [] : [.. AllPlaces.Where(p => p != ObservationPlace)];

    /// <summary>The places of the dimensions of an observation.</summary>
    public ImmutableArray<int> ObservationDimensions => IsFlat ? AllPlaces : [ObservationPlace];

    public bool IsFlat => ObservationDimension == TradeComponents.AllDimensions;

    /// <summary>The place of the frequency.</summary>
    public const int Frequency = 0;

    /// <summary>The place of time behind the other dimensions.</summary>
    public static int Time => TradeComponents.Dimensions.Length;

    private static ImmutableArray<int> AllPlaces => [.. Enumerable.Range(0, Time + 1)];

    private int ObservationPlace => ObservationDimension == TradeComponents.Time ? Time : TradeComponents.Place(ObservationDimension);

    /// <summary>The id of a dimension by its place.</summary>
    public static string IdOf(int place) => place == Time ? TradeComponents.Time : TradeComponents.Dimensions[place].Id;
}
