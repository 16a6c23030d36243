using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Support.Simulation;

namespace Corridor.Support;

/// <summary>Where the programmes of a family of a side do not reach, or will not, in words: the same on the page and in the command.</summary>
internal static class RegisterWords
{
    /// <summary>What is missing: sections that nothing reaches, chapters within a section, the day from which a gap follows, sections of which nothing was made for their goods.</summary>
    /// <param name="entries">The entries of one family and side.</param>
    /// <param name="book">The sections.</param>
    /// <param name="language">The language.</param>
    public static IEnumerable<string> Gaps(IReadOnlyCollection<RegisterEntry> entries, ReferenceBook book, Language language)
    {
        string Sections(IEnumerable<RegisterEntry> some) => ProgrammeRegister.Sections(some.Select(e => e.Section), book);
        var (none, general) = (entries.Where(e => e.IsGap).ToList(), entries.Where(e => e.IsGeneral).ToList());
        if (none.Count > 0)
        {
            yield return none.Count == entries.Count ? Texts.Get(language, "register.gapAll") : Texts.Format(language, "register.gapSome", Sections(none));
        }

        foreach (var entry in entries.Where(e => !e.IsGap && !e.Without.IsEmpty))
        {
            yield return Texts.Format(language, "register.without", entry.Section, string.Join(", ", entry.Without));
        }

        foreach (var ends in entries.Where(e => e.Until is not null).GroupBy(e => e.Until!.Value).OrderBy(e => e.Key))
        {
            yield return Texts.Format(language, "register.until", Sections(ends), Days.Text(ends.Key, language));
        }

        if (general.Count > 0 && general.Count < entries.Count)
        {
            yield return Texts.Format(language, "register.general", Sections(general));
        }
    }
}
