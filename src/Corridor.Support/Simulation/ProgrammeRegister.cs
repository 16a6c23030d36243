using System.Collections.Immutable;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Support.Eligibility;
using Corridor.Support.Programmes;

namespace Corridor.Support.Simulation;

/// <summary>The register: which families of support of which sides reach which sections of the nomenclature on a day, and where nothing does.</summary>
public static class ProgrammeRegister
{
    /// <summary>An entry for each family, side and section; programmes that cannot be claimed on the day are left out.</summary>
    /// <param name="library">The programmes.</param>
    /// <param name="book">Sections and economies.</param>
    /// <param name="sides">The sides; a group or a part counts for its economy.</param>
    /// <param name="day">The day.</param>
    public static ImmutableArray<RegisterEntry> On(ProgrammeLibrary library, ReferenceBook book, IEnumerable<EconomyCode> sides, DateOnly day)
    {
        var open = library.All.Where(p => Matcher.BarOf(p, day) is EligibilityBar.None or EligibilityBar.WindowNotOpen or EligibilityBar.WindowClosed).ToList();
        return [.. from family in Enum.GetValues<ProgrammeFamily>()
                   from side in sides
                   let own = open.Where(p => p.Family == family && ProgrammeIndex.IsSide(p, side, book.Economies)).ToList()
                   from section in book.Sections
                   select Entry(family, side, section, own)];
    }

    private static RegisterEntry Entry(ProgrammeFamily family, EconomyCode side, GoodsSection section, List<Programme> own)
    {
        var reach = own.Select(p => (Programme: p, Reach: Reaches(p, section))).Where(r => r.Reach != false).ToList();
        return new RegisterEntry(family, side, section.Number, [.. reach.Where(r => r.Reach == true).Select(r => r.Programme.Id)], [.. reach.Where(r => r.Reach is null).Select(r => r.Programme.Id)])
        {
            Named = [.. reach.Where(r => r.Programme.Scope.Goods is not null).Select(r => r.Programme.Id)],
            Without = [.. Chapters(section).Where(c => reach.TrueForAll(r => Reaches(r.Programme, c) == false)).Select(c => c.Digits)],
            Until = reach.Count > 0 && reach.TrueForAll(r => r.Programme.Scope.Days.To is not null) ? reach.Max(r => r.Programme.Scope.Days.To) : null,
        };
    }

    /// <summary>Whether the goods of a programme hold a code with all below it: true, false, or null for a part.</summary>
    public static bool? Reaches(Programme programme, CommodityCode code)
    {
        var held = programme.Scope.Goods is null ? true : programme.Scope.Goods.Contains(code.Digits);
        var excepted = programme.Scope.Except is null ? false : programme.Scope.Except.Contains(code.Digits);
        return held == false || excepted == true ? false : held == true && excepted == false ? true : null;
    }

    /// <summary>Whether the goods of a programme hold a section: true for the whole, false for nothing of it, null for a part.</summary>
    public static bool? Reaches(Programme programme, GoodsSection section)
    {
        var inside = Chapters(section).Select(c => Reaches(programme, c)).ToList();
        return inside.All(i => i == true) ? true : inside.All(i => i == false) ? false : null;
    }

    /// <summary>Sections as people write them: those that follow each other as a range, I–III, V.</summary>
    public static string Sections(IEnumerable<string> sections, ReferenceBook book)
    {
        var wanted = sections.ToHashSet(StringComparer.Ordinal);
        var runs = new List<(string First, string Last)>();
        var isOn = false;
        foreach (var number in book.Sections.Select(s => s.Number))
        {
            if (wanted.Contains(number))
            {
                runs = isOn ? [.. runs[..^1], (runs[^1].First, number)] : [.. runs, (number, number)];
            }

            isOn = wanted.Contains(number);
        }

        return string.Join(", ", runs.Select(r => r.First == r.Last ? r.First : $"{r.First}–{r.Last}"));
    }

    private static IEnumerable<CommodityCode> Chapters(GoodsSection section)
    {
        static int Number(CommodityCode chapter) => int.Parse(chapter.Digits, System.Globalization.CultureInfo.InvariantCulture);
        // The Harmonized System keeps chapter 77 empty.
        return Enumerable.Range(Number(section.From), Number(section.To) - Number(section.From) + 1).Where(c => c != 77).Select(c => CommodityCode.Parse(c.ToString("00", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
