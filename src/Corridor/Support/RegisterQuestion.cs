using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Support.Eligibility;
using Corridor.Support.Programmes;
using Corridor.Support.Simulation;

namespace Corridor.Support;

/// <summary>What the register is asked for: programmes of a family, a side, goods, with words, and the day on which they are looked at. All but the day may be absent.</summary>
internal sealed record RegisterQuestion(ProgrammeFamily? Family, Economy? Side, GoodsSection? Section, CommodityCode? Code, string? Words, DateOnly Day)
{
    /// <summary>The most characters of the words.</summary>
    public const int MostWords = 200;

    /// <summary>Reads a question; what cannot be read is left out and noted with the name of its field.</summary>
    public static RegisterQuestion Read(Func<string, string?> get, ReferenceBook book, DateOnly today, List<(Fault Fault, string Field)> faults)
    {
        string? Text(string name) => get(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        ProgrammeFamily? family = null;
        if (Text("family") is { } word)
        {
            var families = Enum.GetValues<ProgrammeFamily>().Select(f => (Family: f, Word: WordOf(f))).ToList();
            family = families.Where(f => f.Word == word).Select(f => (ProgrammeFamily?)f.Family).FirstOrDefault();
            if (family is null)
            {
                faults.Add((new Fault("pack.oneOf", Fault.Quote(word), string.Join(", ", families.Select(f => f.Word))), "family"));
            }
        }

        Economy? side = null;
        if (Text("side") is { } economy && !book.Economies.TryParse(economy, out side, out var fault))
        {
            faults.Add((fault, "side"));
        }

        GoodsSection? section = null;
        if (Text("section") is { } number)
        {
            section = book.Sections.FirstOrDefault(s => s.Number == number);
            if (section is null)
            {
                faults.Add((new Fault("pack.oneOf", Fault.Quote(number), string.Join(", ", book.Sections.Select(s => s.Number))), "section"));
            }
        }

        CommodityCode? code = null;
        if (Text("code") is { } digits)
        {
            if (CommodityCode.TryParse(digits, out var parsed, out fault))
            {
                code = parsed;
            }
            else
            {
                faults.Add((fault, "code"));
            }
        }

        var day = today;
        if (Text("date") is { } date && !DateRange.TryParseDay(date, out day, out fault))
        {
            faults.Add((fault, "date"));
            day = today;
        }

        var words = Text("q");
        if (words?.Length > MostWords)
        {
            faults.Add((new Fault("yaml.textTooLong", "q", MostWords.ToString(System.Globalization.CultureInfo.InvariantCulture)), "q"));
            words = null;
        }

        return new RegisterQuestion(family, side, section, code, words, day);
    }

    /// <summary>A family as addresses write it.</summary>
    public static string WordOf(ProgrammeFamily family) => Api.JsonForm.Word(family.ToString());

    /// <summary>The programmes asked for, by family, side and name.</summary>
    public ImmutableArray<Programme> Of(ProgrammeLibrary library, EconomyCatalogue economies, Language language)
    {
        var words = Words?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return [.. library.All.Where(p => (Family is null || p.Family == Family) && (Side is null || ProgrammeIndex.IsSide(p, Side.Code, economies))
                && (Section is null || ProgrammeRegister.Reaches(p, Section) != false) && (Code is not { } code || ProgrammeRegister.Reaches(p, code) != false)
                && words.All(w => Speaks(p, w)))
            .OrderBy(p => p.Family).ThenBy(p => string.Join(' ', p.Sides), StringComparer.Ordinal).ThenBy(p => p.Name.In(language), StringComparer.Ordinal)];
    }

    /// <summary>Programmes as a table.</summary>
    public static StatisticsTable Table(IEnumerable<Programme> programmes, DateOnly day, Language language) => new(
        $"support-{DateRange.Text(day)}",
        ["programme", "name", "family", "side", "authority", "gives", "direction", "goods", "except", "from", "to", "status", "on_day", "confidence", "stale"],
        [.. programmes.Select(p => new object?[]
        {
            p.Id, p.Name.In(language), WordOf(p.Family), string.Join(' ', p.Sides), p.Authority.In(language), string.Join(' ', p.Gives.Select(g => Api.JsonForm.Word(g.Kind.ToString())).Distinct()),
            p.Scope.Direction is { } d ? Api.JsonForm.Word(d.ToString()) : "any", p.Scope.Goods?.ToString() ?? "all", p.Scope.Except?.ToString(), p.Scope.Days.From is { } from ? DateRange.Text(from) : null, p.Scope.Days.To is { } to ? DateRange.Text(to) : null,
            Api.JsonForm.Word(p.Status.ToString()), Matcher.BarOf(p, day) is var bar and not EligibilityBar.None ? Api.JsonForm.Word(bar.ToString()) : "open", Api.JsonForm.Word(p.Grade.ToString()), p.IsStale ? "yes" : "no",
        })]);

    private static bool Speaks(Programme programme, string word) => ((IEnumerable<LocalizedText?>)[programme.Name, programme.Summary, programme.Authority, .. programme.Acts.SelectMany(a => (LocalizedText?[])[a.Title, a.Number])])
        .OfType<LocalizedText>().SelectMany(t => (string?[])[t.En, t.Zh, t.Ru]).Append(programme.Id)
        .Any(t => t?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
}
