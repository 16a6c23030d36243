using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Corridor.Kit;

/// <summary>A step of the breadcrumb; without an address it is the page itself.</summary>
public sealed record Crumb(string Text, string? Address);

/// <summary>
/// What every page has: its language from the address, its texts, its day, the lane, faults of the input, and
/// the same page in the other languages.
/// </summary>
public abstract class SitePage : PageModel
{
    private readonly List<(Fault Fault, string? Field)> faults = [];

    /// <summary>The language of the page, from the first part of its address.</summary>
    public Language Lang { get; private set; }

    /// <summary>The currencies to choose from: those of some economies, then those of which rates are held.</summary>
    protected IEnumerable<string> CurrenciesOf(IEnumerable<Economy> economies) =>
        economies.Select(e => e.Currency).OfType<string>().Concat(Workspace.Rates.Currencies.Select(c => c.Value)).Distinct();

    /// <summary>The currencies to choose from, those of the economies of the corridors after a usual one.</summary>
    public IReadOnlyList<string> CurrenciesFrom(string? usual) => [.. CurrenciesOf(Workspace.Book.Lanes.SelectMany(l => (Economy[])[l.Origin, l.Destination])).Prepend(usual is { Length: 3 } ? usual : null).OfType<string>().Distinct()];

    /// <summary>The title, without the site's name.</summary>
    public string Title { get; protected set; } = "";

    /// <summary>One sentence for search engines.</summary>
    public string Description { get; protected set; } = "";

    /// <summary>What is wrong with the input, for the summary at the top, each with the id of the field that mends it.</summary>
    public IReadOnlyList<(Fault Fault, string? Field)> Faults => faults;

    /// <summary>The way from the home page to this one.</summary>
    public List<Crumb> Crumbs { get; } = [];

    /// <summary>Today, where the user names no day.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>The words in the search box.</summary>
    public string? Query { get; protected set; }

    /// <summary>Whether search engines should pass the page by.</summary>
    public bool Unlisted { get; protected set; }

    internal Workspace Workspace { get; private set; } = null!;

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var services = context.HttpContext.RequestServices;
        Workspace = services.GetRequiredService<Workspace>();
        Today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        Lang = Languages.TryParse(context.RouteData.Values["lang"] as string, out var language, out _) ? language : Language.En;
        Crumbs.Add(new Crumb(T("site.home"), $"/{Lang.Tag()}"));
    }

    /// <summary>A text of the resources in the page's language.</summary>
    public string T(string key, params object[] arguments) => Texts.Format(Lang, key, arguments);

    /// <summary>The same page in another language. The server leaves a slash that came as %2F as it is.</summary>
    public string In(Language language)
    {
        var path = Request.Path.Value ?? "/";
        var rest = path.Length > 3 ? path[3..] : "";
        return $"/{language.Tag()}{Uri.EscapeDataString(rest).Replace("%2F", "/", StringComparison.Ordinal).Replace("%252F", "%2F", StringComparison.Ordinal)}{Request.QueryString}";
    }

    /// <summary>An address below the page's language, each part escaped.</summary>
    public string Link(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var text = $"/{Lang.Tag()}{path}";
        var mark = '?';
        foreach (var (name, value) in query)
        {
            if (value is not null)
            {
                text += $"{mark}{name}={Uri.EscapeDataString(value)}";
                mark = '&';
            }
        }

        return text;
    }

    /// <summary>Notes a fault of the input; the page answers with status 400 unless a better one is given.</summary>
    protected void Add(Fault fault, string? field, int status = StatusCodes.Status400BadRequest)
    {
        faults.Add((fault, field));
        Response.StatusCode = status;
    }

    /// <summary>Reads a day from the address; absent means today.</summary>
    protected DateOnly ReadDay(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Today;
        }

        if (DateRange.TryParseDay(text, out var day, out var fault))
        {
            return day;
        }

        Add(fault, "lane-date");
        return Today;
    }

    /// <summary>Reads a lane from the address; what is absent comes from the first corridor.</summary>
    protected Lane ReadLane(string? from, string? to)
    {
        var usual = Workspace.Book.Lanes[0];
        if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(to))
        {
            return usual;
        }

        if (Workspace.Book.TryLane(string.IsNullOrEmpty(from) ? usual.Origin.Code.Value : from, string.IsNullOrEmpty(to) ? usual.Destination.Code.Value : to, out var lane, out var fault))
        {
            return lane!;
        }

        Add(fault!, "lane-from");
        return usual;
    }
}
