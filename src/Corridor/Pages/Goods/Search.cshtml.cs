using System.Collections.Immutable;
using Corridor.Api;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Microsoft.AspNetCore.Mvc;

namespace Corridor.Pages.Goods;

/// <summary>The results of a search; without a query the sections and chapters to choose from.</summary>
public sealed class SearchModel : SitePage
{
    private const int Shown = 20;

    private Lane lane = null!;
    private DateOnly day;

    public LaneForm Form { get; private set; } = null!;

    public IReadOnlyList<GoodsHitView>? Hits { get; private set; }

    public ImmutableArray<GoodsSection> Sections => Workspace.Book.Sections;

    public string ApiLink => $"/api/v1/goods?q={Uri.EscapeDataString(Query!)}&lang={Lang.Tag()}&top={Shown}";

    public IActionResult OnGet(string? q, string? from, string? to, string? date)
    {
        Query = q;
        lane = ReadLane(from, to);
        day = ReadDay(date);
        Title = string.IsNullOrWhiteSpace(q) ? T("goods.title") : T("goods.titleFor", Fault.Quote(q));
        Description = T("goods.description");
        Crumbs.Add(new Crumb(T("nav.goods"), string.IsNullOrWhiteSpace(q) ? null : Link("/goods")));
        Form = new LaneForm(this, Link("/goods"), lane, day, true, q);
        if (string.IsNullOrWhiteSpace(q))
        {
            return Page();
        }

        Unlisted = true;
        if (!Workspace.Search.TryFind(q, Shown, typing: false, out var hits, out var fault))
        {
            Query = null;
            Form = Form with { Query = null };
            Add(fault, "lane-q");
            return Page();
        }

        // A whole code leads straight to its page.
        if (CommodityCode.TryParse(q, out var code, out _) && code.Length >= 4 && hits.Count == 1)
        {
            return Redirect(ToGoods(code.Digits));
        }

        Hits = [.. hits.Select(h => GoodsHitView.Of(h, Lang))];
        return Page();
    }

    public string ToGoods(string code) => Link("/goods/" + code, ("from", lane.Origin.Code.Value), ("to", lane.Destination.Code.Value), ("date", day == Today ? null : DateRange.Text(day)));

    public IEnumerable<GoodsNode> ChaptersOf(GoodsSection section) => Workspace.HarmonizedTree.Chapters.Where(c => section.From <= c.Code && c.Code <= section.To);
}
