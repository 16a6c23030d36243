using System.Text.RegularExpressions;
using Corridor.Reference;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Programmes;

namespace Corridor.Tests.Support.Programmes;

/// <summary>The programmes that the project ships: each is good, keeps to its own tests, and says where it was read.</summary>
public sealed partial class ShippedProgrammesTests(ShippedData shipped)
{
    private readonly SupportData support = new(shipped.Workspace.ProgrammeLanguage);

    private ProgrammeLibrary Library => shipped.Workspace.Programmes;

    [Fact]
    public void No_file_is_refused() => None(Library.Refused.SelectMany(r => r.Faults).Select(f => f.ToString()));

    [Fact]
    public void A_file_bears_the_name_of_its_programme() => None(Library.All.Where(p => p.Id != Path.GetFileNameWithoutExtension(p.Place.File)).Select(p => p.Place.File));

    [Fact]
    public void Every_programme_keeps_to_its_own_tests()
    {
        var matcher = new Matcher(Library.All, support.Scope);
        None(Library.All.SelectMany(p => p.Tests.SelectMany(t => Wrong(matcher, p, t))));
    }

    // What is only announced, or closed, can be claimed by nobody.
    [Fact]
    public void Every_programme_shows_a_yes_a_no_and_an_unknown_with_what_is_missing() => None(Library.All
        .Where(p => p.Tests.Length < 3 || p.Tests.All(t => t.Eligible != Truth.No)
            || (p.Status is ProgrammeStatus.InForce or ProgrammeStatus.Unknown && (p.Tests.All(t => t.Eligible != Truth.Yes) || !p.Tests.Any(t => t is { Eligible: Truth.Unknown, Missing: not null }))))
        .Select(p => p.Id));

    [Fact]
    public void Every_text_stands_in_three_languages() => None(Library.All.SelectMany(p => TextsOf(p)
        .SelectMany(t => Languages.All.Where(l => string.IsNullOrWhiteSpace(t.Exactly(l))).Select(l => $"{p.Id}: {t.En ?? t.Zh ?? t.Ru} lacks {l}"))));

    [Fact]
    public void Every_rule_reads_in_three_languages() => None(Library.All.SelectMany(p => p.Rules
        .SelectMany(r => Languages.All.Where(l => string.IsNullOrWhiteSpace(r.Words(l))).Select(l => $"{p.Id}: {r.Field} in {l}"))));

    [Fact]
    public void Every_source_has_an_address_and_a_day_or_is_marked_as_stale() => None(Library.All
        .SelectMany(p => p.Sources.Where(s => s.Url is null || (s.AsOf is null && !s.IsStale)).Select(s => $"{p.Id}: {s.Id}")));

    [Fact]
    public void The_notice_names_every_source()
    {
        var notice = File.ReadAllText(Path.Combine(Repository.Data, "NOTICE"));
        None(Library.All.SelectMany(p => p.Sources).Select(s => s.Url).OfType<string>().Where(u => !notice.Contains(u, StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public void Every_programme_rests_on_sources_and_every_act_on_one_of_them() => None(Library.All
        .Where(p => p.Sources.IsEmpty || p.Acts.IsEmpty || p.Acts.Any(a => a.Sources.IsEmpty)).Select(p => p.Id));

    [Fact]
    public void No_programme_is_graded_better_than_its_best_source() => None(Library.All.Where(p => p.Grade < p.Sources.Min(s => s.Grade)).Select(p => p.Id));

    [Fact]
    public void Programmes_that_others_name_exist() => None(Library.All.SelectMany(p => p.Excludes.Concat(p.Requires).Where(id => Library.Find(id) is null).Select(id => $"{p.Id} names {id}")));

    [Fact]
    public void Every_collected_programme_of_a_side_that_has_a_folder_is_there()
    {
        var sides = Directory.EnumerateDirectories(Path.Combine(Repository.Data, ProgrammeLibrary.Pack)).Select(f => Path.GetFileName(f)).ToList();
        var collected = Collected().Matches(File.ReadAllText(Repository.Shared("data/support/programmes.yaml"))).Select(m => m.Groups[1].Value).Where(id => sides.Any(s => Named(id).StartsWith(s + '-', StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(collected);
        None(collected.Where(id => Library.Find(Named(id)) is null));
    }

    // The family is a field of the file, not a part of the name.
    private static string Named(string collected) => string.Join('-', collected.Split('.').Where(p => p is not ("tax" or "fin" or "ins" or "fac"))).Replace('_', '-');

    private static void None(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong));

    private IEnumerable<string> Wrong(Matcher matcher, Programme programme, ProgrammeTest test)
    {
        var situation = support.Situation(test.Given, (from, to, _) => test.Rates.TryGetValue((from, to), out var rate) ? rate : test.Rates.TryGetValue((to, from), out var other) ? 1 / other : null);
        var answer = matcher.Assess(programme, situation);
        var name = $"{programme.Id} ({test.Name?.En}, line {test.Place.Line})";
        if (answer.Verdict != test.Eligible)
        {
            yield return $"{name}: {answer.Verdict}, {string.Join("; ", answer.Conditions.Where(c => !c.Value.IsTrue).Select(c => $"{c.Field} {c.Rule?.Text} = {c.Value}"))} {answer.Bar}";
        }

        foreach (var (benefit, amount) in test.Amounts)
        {
            var given = answer.Benefits.Single(b => b.Benefit.Id == benefit).Amount!.Value;
            if (given.IsKnown != amount.IsKnown || (given.IsKnown && (given.Amount != amount.Amount || given.Unit != amount.Unit)))
            {
                yield return $"{name}: {benefit} is {given}, not {amount}; {string.Join("; ", given.Causes.All)}";
            }
        }

        if (test.Missing is { } missing && !missing.Order().SequenceEqual(answer.Causes.Facts.Order()))
        {
            yield return $"{name}: missing are {string.Join(", ", answer.Causes.Facts)}";
        }

        if (test.Deadline is { } deadline && !(answer.Deadline is { IsKnown: true } last && last.Day == deadline))
        {
            yield return $"{name}: the deadline is {answer.Deadline}";
        }
    }

    private static IEnumerable<LocalizedText> TextsOf(Programme p) => ((IEnumerable<LocalizedText?>)
    [
        p.Name, p.Authority, p.Summary ?? new LocalizedText(null, null, null), p.StatusNote, p.Claim?.To, p.Claim?.How,
        .. p.Sources.Select(s => s.Title), .. p.Acts.SelectMany(a => (LocalizedText?[])[a.Title, a.Note]), .. p.Rules.Select(r => r.Says), .. p.Gives.Select(g => g.Says), .. p.Limits.Select(l => l.Over),
        .. p.Conflicts.SelectMany(c => c.Sayings.Select(s => s.What).Prepend(c.About)), .. p.Unverified, .. p.NotSeen, .. p.Tests.Select(t => t.Name ?? new LocalizedText(null, null, null)),
    ]).OfType<LocalizedText>();

    [GeneratedRegex("(?m)^- id: ([a-z_]+\\.[a-z0-9_.]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Collected();
}
