using System.Globalization;
using Corridor.Goods;
using Corridor.Kit;
using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Regimes;

namespace Corridor.Pages.Rules;

/// <summary>What pages of a regime have in common: its economy, the list that leads on, links, and what is not there.</summary>
public abstract class RulePage : SitePage
{
    /// <summary>The rows of a list that are shown at once.</summary>
    protected const int Shown = 50;

    /// <summary>The economy of the regime, or null where there is none.</summary>
    public EconomyView? Economy { get; private set; }

    internal RegimeReader? Reader { get; private set; }

    /// <summary>The economies that have a regime, to choose another.</summary>
    public IEnumerable<EconomyView> Economies => Workspace.Regimes.Economies.Select(e => EconomyView.Of(Workspace.Book.Economies.Find(e)!, Lang));

    /// <summary>The page of a measure.</summary>
    public string ToMeasure(string id) => Link($"/measures/{Economy!.Code}/{Uri.EscapeDataString(id)}");

    /// <summary>The page of an act.</summary>
    public string ToAct(string id) => Link($"/acts/{Economy!.Code}/{Uri.EscapeDataString(id)}");

    /// <summary>The page of a document.</summary>
    public string ToDocument(string code) => Link($"/documents/{Economy!.Code}/{Uri.EscapeDataString(code)}");

    /// <summary>The page of goods on a lane that has this economy on its side.</summary>
    public string ToGoods(string code, string direction)
    {
        var usual = Workspace.Book.Lanes[0];
        var other = usual.Origin.Code.Value == Economy!.Code ? usual.Destination.Code.Value : usual.Origin.Code.Value;
        return direction == "import" ? Link("/goods/" + code, ("from", other), ("to", Economy.Code)) : Link("/goods/" + code, ("from", Economy.Code), ("to", other));
    }

    /// <summary>Days in words.</summary>
    public string Days(string? from, string? to) => Reference.Time.Days.Text(new DateRange(Read(from), Read(to)), Lang);

    /// <summary>A day in words.</summary>
    public string? Day(string? day) => Read(day) is { } d ? Reference.Time.Days.Text(d, Lang) : null;

    /// <summary>Opens the regime; false with the fault noted where there is none.</summary>
    protected bool Open(string economy)
    {
        if (RegimeReader.TryOpen(Workspace, economy, Lang, out var reader, out var fault))
        {
            (Reader, Economy) = (reader, reader.Economy);
            return true;
        }

        Add(fault, null, Workspace.Book.Economies.TryParse(economy, out _, out _) ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
        return false;
    }

    private static DateOnly? Read(string? day) => DateRange.TryParseDay(day, out var d, out _) ? d : null;

    /// <summary>Reads how many rows to pass over.</summary>
    protected int ReadOffset(string? text)
    {
        if (text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) && text.Length < 10))
        {
            return text is null ? 0 : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        Add(new Fault("number.range", Fault.Quote(text), "0", "999999999"), null);
        return 0;
    }
}
