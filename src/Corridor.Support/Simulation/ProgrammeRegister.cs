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
                   let reach = own.Select(p => (p.Id, Reach: Reaches(p, section))).ToList()
                   select new RegisterEntry(family, side, section.Number, [.. reach.Where(r => r.Reach == true).Select(r => r.Id)], [.. reach.Where(r => r.Reach is null).Select(r => r.Id)])];
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
        var inside = Enumerable.Range(int.Parse(section.From.Digits, System.Globalization.CultureInfo.InvariantCulture), int.Parse(section.To.Digits, System.Globalization.CultureInfo.InvariantCulture) - int.Parse(section.From.Digits, System.Globalization.CultureInfo.InvariantCulture) + 1)
            .Select(c => Reaches(programme, CommodityCode.Parse(c.ToString("00", System.Globalization.CultureInfo.InvariantCulture)))).ToList();
        return inside.All(i => i == true) ? true : inside.All(i => i == false) ? false : null;
    }
}
