using System.Collections.Immutable;
using Corridor.Kit;
using Corridor.Reference.Packs;

namespace Corridor.Pages;

/// <summary>The packs in use: what they hold, where it comes from, under which terms, and what was refused.</summary>
public sealed class SourcesModel : SitePage
{
    public IEnumerable<IGrouping<string, PackManifest>> Kinds => Workspace.Library.Packs.Select(p => p.Manifest).GroupBy(m => m.Kind).OrderByDescending(g => g.Key, StringComparer.Ordinal);

    public ImmutableArray<RefusedPack> Refused => Workspace.Library.Refused;

    public void OnGet()
    {
        Title = T("nav.sources");
        Description = T("sources.lead");
        Crumbs.Add(new Crumb(Title, null));
    }
}
