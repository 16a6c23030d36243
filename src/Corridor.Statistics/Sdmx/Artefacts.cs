using System.Collections.Immutable;
using Corridor.Reference;

namespace Corridor.Statistics.Sdmx;

/// <summary>
/// A maintainable artefact of the SDMX information model. Versions have two parts: they are not semantic, because
/// code lists grow with what is loaded.
/// </summary>
/// <param name="Resource">The name of its kind in addresses: <c>codelist</c>.</param>
/// <param name="Class">Its class in URNs: <c>codelist.Codelist</c>.</param>
/// <param name="Agency">Who maintains it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">More about it, or null.</param>
internal abstract record Artefact(string Resource, string Class, string Agency, string Id, string Version, LocalizedText Name, LocalizedText? Description)
{
    public string Urn => $"urn:sdmx:org.sdmx.infomodel.{Class}={Agency}:{Id}({Version})";

    /// <summary>Told without its content, which is at its address.</summary>
    public bool IsStub { get; init; }

    /// <summary>The URN of an item of it.</summary>
    public string UrnOf(string itemClass, string item) => $"urn:sdmx:org.sdmx.infomodel.{itemClass}={Agency}:{Id}({Version}).{item}";
}

/// <summary>A code, concept, agency or category.</summary>
internal sealed record Item(string Id, LocalizedText Name, LocalizedText? Description = null, string? Parent = null);

/// <summary>A code list, concept scheme, agency scheme or category scheme.</summary>
internal sealed record ItemScheme(string Resource, string Class, string ItemClass, string Agency, string Id, string Version, LocalizedText Name, ImmutableArray<Item> Items)
    : Artefact(Resource, Class, Agency, Id, Version, Name, null)
{
    /// <summary>Not all items of the scheme are told.</summary>
    public bool IsPartial { get; init; }
}

/// <summary>The data structure definition of trade, whose components are those of <see cref="TradeComponents"/>.</summary>
internal sealed record DataStructure(string Agency, string Id, string Version, LocalizedText Name, LocalizedText Description)
    : Artefact("datastructure", "datastructure.DataStructure", Agency, Id, Version, Name, Description);

/// <summary>A dataflow over a data structure.</summary>
internal sealed record Dataflow(string Agency, string Id, string Version, LocalizedText Name, LocalizedText Description, DataStructure Structure)
    : Artefact("dataflow", "datastructure.Dataflow", Agency, Id, Version, Name, Description);

/// <summary>A dataflow put under a category.</summary>
internal sealed record Categorisation(string Agency, string Id, string Version, LocalizedText Name, Dataflow Source, ItemScheme Scheme, string Category)
    : Artefact("categorisation", "categoryscheme.Categorisation", Agency, Id, Version, Name, null);

/// <summary>What a query has, or all that is loaded: the actual content of a dataflow.</summary>
internal sealed record ActualContent(string Agency, string Id, string Version, LocalizedText Name, Dataflow Flow, CubeRegion Region)
    : Artefact("contentconstraint", "registry.ContentConstraint", Agency, Id, Version, Name, null);

/// <summary>Values of dimensions that have figures, and how many there are.</summary>
internal sealed record CubeRegion(ImmutableArray<(string Dimension, ImmutableArray<string> Codes)> Codes, DateOnly? First, DateOnly? Last, long Series, long Observations);
