using System.Collections.Immutable;

namespace Corridor.Statistics.Sdmx;

/// <summary>Artefacts with all that a writer needs to tell them.</summary>
internal sealed record StructureMessage(MessageHead Head, SdmxFormat Format, ImmutableArray<Artefact> Artefacts)
{
    /// <summary>Artefacts of one kind, in their order.</summary>
    public IEnumerable<T> Of<T>(string? resource = null) where T : Artefact => Artefacts.OfType<T>().Where(a => resource is null || a.Resource == resource);
}
