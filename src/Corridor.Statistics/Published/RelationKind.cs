namespace Corridor.Statistics.Published;

/// <summary>How the quantities of a <see cref="PublishedRelation"/> hang together, in the order in which it lists them.</summary>
public enum RelationKind
{
    /// <summary>Value, base, growth: value = base · (1 + growth).</summary>
    Growth,

    /// <summary>Part, whole, share: part = whole · share.</summary>
    Share,

    /// <summary>Growth, growth of the whole, difference: growth = growth of the whole + difference.</summary>
    Difference,

    /// <summary>Total, then its parts: total = sum of the parts.</summary>
    Sum,
}
