using Corridor.Measures.Assessment;
using Corridor.Measures.Changes;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference.Economies;
using static Corridor.Tests.Measures.Changes.SmallRegime;

namespace Corridor.Tests.Measures.Changes;

public sealed class RegimeComparisonTests
{
    [Fact]
    public void A_measure_that_moves_from_a_heading_to_its_lines_unchanged_is_no_change()
    {
        var heading = Build([On("0101", Duty, "5%")]);
        var lines = Build([On("010110", Duty, "5%"), On("010120", Duty, "5%")]);
        Assert.Empty(Between(heading, lines).Changes);
        var partly = Build([On("0101", Duty, "5%"), On("010110", Duty, "8%")]);
        Assert.Equal(["? rate_raised 010110 x1: 5% > 8%"], Between(heading, partly).Changes.Select(Short));
    }

    [Fact]
    public void What_holds_for_all_lines_of_a_heading_is_told_once_for_it_and_for_whole_chapters_together()
    {
        var before = Build([On("010110", Duty, "5%"), On("010120", Duty, "5%")]);
        Assert.Equal(["? rate_lowered 0101 x2: 5% > 3%"], Between(before, Build([On("010110", Duty, "3%"), On("010120", Duty, "3%")])).Changes.Select(Short));
        var lines = Lines.Append(Line("020120", 2)).ToArray();
        var vat = Between(Build([On("01", Vat, "20%"), On("02", Vat, "20%")], lines), Build([On("01", Vat, "22%"), On("02", Vat, "22%")], lines));
        Assert.Equal(["? rate_raised 01 02 x5: 20% > 22%"], vat.Changes.Select(Short));
    }

    [Fact]
    public void A_measure_begins_and_ends_with_its_days()
    {
        var regime = Build([On("0101", Duty, "5%", Days(null, "2025-12-31")), On("010110", Duty, "7%", Days("2026-01-01")), On("0102", Duty, "2%")]);
        Assert.Equal(["2026-01-01 rate_raised 010110 x1: 5% > 7%", "2026-01-01 ended 010120 x1: 5% > -"], Since(regime, "2025-06-01", "2026-06-01").Changes.Select(Short));
        Assert.Empty(Since(regime, "2026-01-01", "2026-06-01").Changes);
        Assert.Empty(Since(regime, "2025-06-01", "2025-12-31").Changes);
        Assert.Equal(["2026-01-01 rate_raised 010110 x1: 5% > 7%"], Since(regime, "2025-06-01", "2026-06-01", "010110").Changes.Select(Short));
    }

    [Fact]
    public void What_changed_and_changed_back_is_told_by_the_days_and_not_by_the_ends()
    {
        var regime = Build([On("0102", Duty, "5%"), On("010210", Duty, "0%", Days("2026-02-01", "2026-02-28"))]);
        Assert.Equal(["2026-02-01 rate_lowered 010210 x1: 5% > 0%", "2026-03-01 rate_raised 010210 x1: 0% > 5%"], Since(regime, "2026-01-01", "2026-12-31").Changes.Select(Short));
        Assert.True(RegimeComparison.TryBetween(regime, Day("2026-01-01"), regime, Day("2026-12-31"), new ChangeScope(TradeDirection.Import, null, null), out var changes, out _));
        Assert.Empty(changes.Changes);
    }

    [Fact]
    public void A_season_begins_and_is_over_every_year()
    {
        var season = On("0102", Duty, "9%") with { Season = new MeasureSeason(MonthDay.Parse("06-01"), MonthDay.Parse("08-31")) };
        Assert.Equal(["2025-06-01 began 010210 x1: - > 9%", "2025-09-01 ended 010210 x1: 9% > -", "2026-06-01 began 010210 x1: - > 9%"], Since(Build([season]), "2025-01-01", "2026-07-01").Changes.Select(Short));
        var leap = season with { Season = new MeasureSeason(MonthDay.Parse("12-15"), MonthDay.Parse("02-29")) };
        Assert.Equal(["2023-12-15", "2024-03-01", "2024-12-15", "2025-03-01"], Since(Build([leap]), "2023-06-01", "2025-06-01").Changes.Select(c => Corridor.Reference.Time.DateRange.Text(c.Day!.Value)));
    }

    [Fact]
    public void Other_documents_are_other_conditions_and_other_doubts_are_no_other_rate()
    {
        var claim = On("0102", Control, null) with { Conditions = [new MeasureCondition("C", 1, ConditionAction.Allow) { Document = "A" }] };
        var change = Assert.Single(Between(Build([claim]), Build([claim with { Conditions = [new MeasureCondition("C", 1, ConditionAction.Allow) { Document = "B" }] }])).Changes);
        Assert.Equal((ChangeKind.ConditionsChanged, "B", "A"), (change.Kind, Assert.Single(change.DocumentsNew), Assert.Single(change.DocumentsGone)));
        var duty = On("0102", Duty, "5%");
        Assert.Equal(ChangeKind.DoubtsChanged, Assert.Single(Between(Build([duty]), Build([duty with { Doubts = [MeasureDoubt.Of("note-not-held", "1")] }])).Changes).Kind);
    }

    [Fact]
    public void Only_measures_that_reach_the_partner_and_go_its_way_count()
    {
        var before = Build([]);
        var after = Build([On("0101", Duty, "5%") with { Area = "RU" }, On("0101", Export, "9%")]);
        Assert.Empty(Between(before, after).Changes);
        Assert.Equal(["? began 0101 x2: - > 9%"], Between(before, after, direction: TradeDirection.Export).Changes.Select(Short));
    }

    [Fact]
    public void Lines_that_appear_close_or_are_divided_are_told_and_their_measures_are_no_news()
    {
        var regime = Build([On("01", Duty, "5%")], [.. Lines[..3], Line("010120", 2, Days(null, "2025-12-31")), Line("010130", 2, Days("2026-01-01")), .. Lines[4..], Line("02011010", 3, Days("2026-01-01")), Line("02011090", 3, Days("2026-01-01"))]);
        var changes = Since(regime, "2025-06-01", "2026-06-01").Changes;
        Assert.Equal([("line_ended", "010120", false), ("line_began", "010130", false), ("line_ended", "020110", true), ("line_began", "02011010", false), ("line_began", "02011090", false)],
            changes.Select(c => (c.Word(), c.Code.Digits, c.IsDivided)));
        Assert.All(changes, c => Assert.Equal(Day("2026-01-01"), c.Day));
    }

    [Fact]
    public void A_chapter_that_is_loaded_for_other_days_only_is_not_compared_and_named()
    {
        var regime = Build([On("01", Duty, "5%"), On("02", Duty, "5%")], Lines.Select(l => l.Code.Chapter.Digits == "02" ? l with { Validity = Days("2026-01-01") } : l));
        var changes = Since(regime, "2025-06-01", "2026-06-01");
        Assert.Empty(changes.Changes);
        Assert.Equal("02", Assert.Single(changes.NotHeld).Digits);
    }

    [Fact]
    public void What_only_became_known_is_no_change()
    {
        var regime = Build([On("0102", Duty, "5%", Days("2026-01-01"))]);
        var scope = new ChangeScope(TradeDirection.Import, EconomyCode.Parse("CN"), null) { Held = (_, query) => query.Date < Day("2026-01-01") ? LevyState.NotLoaded : LevyState.Complete };
        Assert.True(RegimeComparison.TrySince(regime, Day("2025-06-01"), Day("2026-06-01"), scope, out var changes, out _));
        Assert.Empty(changes.Changes);
        Assert.Equal("duty", Assert.Single(changes.LeviesNotHeld));
    }

    [Fact]
    public void Days_that_are_not_covered_or_in_the_wrong_order_are_refused()
    {
        var regime = Build([]);
        var scope = new ChangeScope(TradeDirection.Import, null, null);
        Assert.False(RegimeComparison.TrySince(regime, Day("2019-01-01"), Day("2026-01-01"), scope, out _, out var fault));
        Assert.Equal("date.outside", fault.Code);
        Assert.False(RegimeComparison.TrySince(regime, Day("2026-01-02"), Day("2026-01-01"), scope, out _, out fault));
        Assert.Equal("changes.daysReversed", fault.Code);
        Assert.False(RegimeComparison.TryBetween(regime, Day("2026-01-02"), regime, Day("2019-01-01"), scope, out _, out fault));
        Assert.Equal("date.outside", fault.Code);
    }

    [Theory]
    [InlineData("en", "Import duty: rate raised from 5 % to 8 %")]
    [InlineData("zh", "进口关税：税率由 5% 上调至 8%")]
    [InlineData("ru", "Ввозная пошлина: ставка повышена (была 5 %, стала 8 %)")]
    public void A_change_is_told_in_the_words_of_the_trade(string language, string expected)
    {
        Assert.True(Corridor.Reference.Languages.TryParse(language, out var words, out _));
        var change = Assert.Single(Between(Build([On("0102", Duty, "5%")]), Build([On("0102", Duty, "8%")])).Changes);
        Assert.Equal(expected, change.Sentence(words, a => a, d => d).Replace('\u00A0', ' '));
    }
}
