using Corridor.Kit;

namespace Corridor.Pages;

/// <summary>What the site does so that everybody can use it.</summary>
public sealed class AccessibilityModel : SitePage
{
    public void OnGet()
    {
        Title = T("nav.accessibility");
        Description = T("accessibility.lead");
        Crumbs.Add(new Crumb(Title, null));
    }
}
