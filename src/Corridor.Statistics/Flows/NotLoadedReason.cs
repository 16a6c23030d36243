namespace Corridor.Statistics.Flows;

/// <summary>The first thing that is missing when a question finds no figures.</summary>
public enum NotLoadedReason
{
    /// <summary>Nothing is loaded that this reporter reports of this flow.</summary>
    Reporter,

    /// <summary>The reporter's flow is loaded, but not with this counterpart.</summary>
    Counterpart,

    /// <summary>The trade of the two is loaded, but not for this product.</summary>
    Product,

    /// <summary>The product is loaded, but not in this kind of period.</summary>
    Kind,
}
