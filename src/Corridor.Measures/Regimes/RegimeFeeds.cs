using System.Collections.Immutable;
using System.Globalization;
using Corridor.Measures.Charges;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Time;

namespace Corridor.Measures.Regimes;

/// <summary>
/// Makes measures from what tariffs, notes and lists of other packs say; the regime's table of measure types says which
/// type each of them feeds. Ids are the same on every run: regime, type, code, and what else tells two apart.
/// </summary>
/// <param name="tables">The regime's own tables.</param>
/// <param name="economy">The economy whose regime is made.</param>
/// <param name="nomenclature">Its nomenclature.</param>
/// <param name="common">The lists of the economy and of its union.</param>
/// <param name="national">The lists of the economy alone.</param>
internal sealed class RegimeFeeds(RegimeTables tables, EconomyCode economy, Nomenclature nomenclature, ImmutableArray<Pack> common, ImmutableArray<Pack> national)
{
    private const string AllGoods = "all-goods";
    private readonly List<Measure> measures = [];
    private readonly SortedDictionary<string, RegimeDocument> documents = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, LocalizedText> additionalCodes = new(StringComparer.Ordinal);

    public IReadOnlyList<Measure> Measures => measures;

    /// <summary>Documents by which a declarant says what no paper proves: that goods are those of a wording.</summary>
    public IEnumerable<RegimeDocument> Documents => documents.Values;

    public IReadOnlyDictionary<string, LocalizedText> AdditionalCodes => additionalCodes;

    /// <summary>Measures of types that are for all goods: one a chapter.</summary>
    public void AddAllGoods()
    {
        foreach (var type in tables.FedBy(AllGoods))
        {
            AddChapters(type, type.Duty, type.Row.Days(), type.Source, type.Document is { } d ? Claim(d) : [], []);
        }
    }

    /// <summary>The columns of a tariff, with the temporary rates that its notes set.</summary>
    /// <param name="tariff">The tariff.</param>
    /// <param name="notes">Its notes, or null.</param>
    /// <param name="own">The days on which the regime's own table holds the duty of a code whole; the column does not count on them.</param>
    public void AddTariff(Tariff tariff, TariffNotes? notes, ILookup<string, DateRange> own)
    {
        var byColumn = tables.Types.Values.Where(t => t.FedBy?.StartsWith("duties:", StringComparison.Ordinal) == true).ToDictionary(t => t.FedBy!["duties:".Length..]);
        var programmes = tables.Rows("programmes").ToDictionary(r => r.Row["symbol"], r => r.Row);
        foreach (var duty in tariff.Duties)
        {
            if (!byColumn.TryGetValue(duty.Type.Type, out var type))
            {
                continue;
            }

            foreach (var held in Without(duty.Validity, own[duty.Code.Padded]))
            {
                if (duty.Programmes.IsEmpty)
                {
                    AddColumn(tariff, type, duty, held, notes);
                }
                else
                {
                    AddProgrammes(tariff, type, duty, held, programmes);
                }
            }
        }
    }

    /// <summary>Duties on export, by line.</summary>
    public void AddExportDuties()
    {
        foreach (var type in tables.FedBy("export-duties"))
        {
            if (type.Duty is { } others && Rows(national, "export-duties").Select(r => (DateRange?)r.Row.Days()).FirstOrDefault() is { } held)
            {
                // The list is whole: goods that it does not name bear this.
                AddChapters(type, others, held, type.Source, [], []);
            }

            foreach (var group in Rows(national, "export-duties").GroupBy(r => (r.Row["code"], r.Row["valid_from"])))
            {
                var (whole, parts) = (group.Where(r => r.Row["ex"] == "no").ToList(), group.Where(r => r.Row["ex"] == "yes").ToList());
                var (row, source) = whole.Count > 0 ? whole[0] : parts[0];
                var conditions = new List<MeasureCondition>();
                foreach (var (part, partSource) in parts)
                {
                    var document = Wording($"ex-{part["code"]}-{part["row"]}", new LocalizedText(null, part["name_zh"], null), partSource);
                    conditions.Add(new MeasureCondition("E", conditions.Count + 1, ConditionAction.Apply) { Document = document, Duty = Rate(part) });
                }

                if (conditions.Count > 0)
                {
                    conditions.Add(new MeasureCondition("E", conditions.Count + 1, whole.Count > 0 ? ConditionAction.Apply : ConditionAction.Waive));
                }

                measures.Add(Make(type, CommodityCode.Parse(row["code"]), row.Days(), source, whole.Count > 0 ? Rate(row) : null) with
                {
                    Conditions = [.. conditions],
                    Act = Cited(row["act"]),
                    Doubts = whole.Count > 1 ? [MeasureDoubt.Of("ex-line", string.Join("; ", whole.Skip(1).Select(w => w.Row["name_zh"])))] : [],
                });
            }
        }

        // The rate that holds is the provisional one where the year has one.
        static AdValoremDuty Rate(PackRow row) => Percent(row.OptionalNumber("provisional") ?? row.Number("rate"));
    }

    /// <summary>Duties on top of the columns, charged by headings of their own: a type a heading.</summary>
    /// <param name="tariff">The tariff in whose editions they are printed; where these count from their publication, so do the duties.</param>
    public void AddAdditional(Tariff tariff)
    {
        // A list may name a line that no edition loaded has any more.
        var standing = nomenclature.Lines.Where(l => l.IsCoded).Select(l => l.Code.Padded).ToHashSet(StringComparer.Ordinal);
        foreach (var type in tables.FedBy("additional-rates"))
        {
            var codes = Rows(common, "additional-duties").ToLookup(r => r.Row["heading"]);
            foreach (var heading in Rows(common, "additional-rates").GroupBy(r => r.Row["heading"]))
            {
                var own = type with { Type = type.Type with { Id = heading.Key, Series = type.Type.Id } };
                foreach (var (row, source) in heading.Where(r => r.Row["suspended"] == "no"))
                {
                    var days = row.Days();
                    days = row.Day("starts") is { } starts && !(starts <= days.From) ? days with { From = starts } : days;
                    var duty = row.OptionalNumber("percent") is { } percent ? (DutyExpression)Percent(percent) : new NotUnderstoodDuty(row["text"], 1, DutyReading.Rate);
                    foreach (var (code, _) in codes[heading.Key].Where(c => days.IsOrdered && standing.Contains(CommodityCode.Parse(c.Row["code"]).Padded)))
                    {
                        measures.AddRange(Printed(
                            Make(own, CommodityCode.Parse(code["code"]), days, source, duty) with { Area = row["area"], Text = row["text"], Act = Cited(heading.Key) }, row.Days(), tariff));
                    }
                }
            }
        }
    }

    // What an edition says was not known before it, nor that a later one would no longer say it.
    private static IEnumerable<Measure> Printed(Measure measure, DateRange editions, Tariff tariff) =>
        tariff.EditionDays.IsEmpty ? [measure]
        : editions.To is not { } last ? [measure with { Recorded = editions }]
        : [measure with { Days = measure.Days with { To = null }, Recorded = editions }, measure with { Recorded = new DateRange(last.AddDays(1), null) }];

    /// <summary>A tax with one standard rate and lower ones that a compiler ties to codes.</summary>
    public void AddTaxes()
    {
        foreach (var type in tables.FedBy("vat-rates"))
        {
            var rows = Rows(national, "vat-rates").ToList();
            foreach (var (row, source) in rows.Where(r => r.Row["basis"] == "standard"))
            {
                var doubts = Undated(row);
                AddChapters(type, Percent(row.Number("percent")), row.Days(), source, [], doubts, Cited(row["act"]));
                foreach (var (hint, hintSource) in rows.Where(r => r.Row["basis"] == "hint" && r.Row.Optional("code") is not null).DistinctBy(r => r.Row["code"]))
                {
                    var percent = hint.Number("percent").ToString(CultureInfo.InvariantCulture);
                    var document = Wording($"{type.Type.Id}-{percent}", LocalizedText.Of(Language.Ru, hint["act"]), hintSource, "listed");
                    measures.Add(Make(type, CommodityCode.Parse(hint["code"]), row.Days(), source, Percent(row.Number("percent"))) with
                    {
                        Conditions =
                        [
                            new MeasureCondition("R", 1, ConditionAction.Apply) { Document = document, Duty = Percent(hint.Number("percent")) },
                            new MeasureCondition("R", 2, ConditionAction.Apply),
                        ],
                        Doubts = [.. doubts, MeasureDoubt.Of("reduced-hint", percent, hint.Optional("goods") ?? "", hint["act"])],
                        Act = Cited(row["act"]),
                    });
                }
            }
        }
    }

    /// <summary>Trade remedies with codes: a type a remedy. The goods in words decide, so the declarant may say that his are others.</summary>
    public void AddRemedies()
    {
        foreach (var type in tables.FedBy("trade-remedies"))
        {
            var codes = Rows(common, "remedy-codes").ToLookup(r => r.Row["measure"], r => r.Row["code"]);
            var origins = Rows(common, "remedy-origins").ToLookup(r => r.Row["measure"], r => r.Row["origin"]);
            foreach (var remedy in Rows(common, "trade-remedies").Where(r => r.Row["state"] != "past").GroupBy(r => r.Row["measure"]))
            {
                var first = remedy.First();
                var goods = LocalizedText.Of(Language.Ru, first.Row["goods"]);
                var own = type with { Type = type.Type with { Id = remedy.Key, Series = type.Type.Id, Name = goods } };
                var outside = codes[remedy.Key].Any() ? Wording("outside-" + remedy.Key, goods, first.Source, "outside") : null;
                var producers = remedy.Count() > 1;
                foreach (var ((row, source), index) in remedy.Select((r, i) => (r, i)))
                {
                    var rate = row.Optional("unit") == "pct_of_customs_value" && Decimals.TryParse(row.Optional("rate"), out var percent) ? (DutyExpression)Percent(percent)
                        : new NotUnderstoodDuty(row.Optional("rate") ?? "?", 1, DutyReading.Rate);
                    var additional = producers ? string.Create(CultureInfo.InvariantCulture, $"{remedy.Key}-{index + 1}") : null;
                    if (additional is not null)
                    {
                        additionalCodes[additional] = LocalizedText.Of(Language.Ru, row.Optional("producer") ?? "?");
                    }

                    foreach (var origin in origins[remedy.Key])
                    {
                        foreach (var code in codes[remedy.Key])
                        {
                            measures.Add(Make(own, CommodityCode.Parse(code), row.Days(), source, rate, additional ?? origin) with
                            {
                                Area = origin,
                                AdditionalCode = additional,
                                Text = row.Optional("rate"),
                                Act = row.Optional("act") is { } act ? Cited(act) : null,
                                Conditions =
                                [
                                    new MeasureCondition("S", 1, ConditionAction.Waive) { Document = outside },
                                    new MeasureCondition("S", 2, ConditionAction.Apply),
                                ],
                                Doubts = [MeasureDoubt.Of("goods-in-words", row["goods"]), .. row["state"] == "in_force" ? ImmutableArray<MeasureDoubt>.Empty : [MeasureDoubt.Of("state-not-read", row.Optional("as_of") ?? "?")]],
                            });
                        }
                    }
                }
            }
        }
    }

    /// <summary>Documents that stand as letters in a code book of controls.</summary>
    public IEnumerable<RegimeDocument> ControlDocuments() => Rows(national, "control-codes").Select(r => new RegimeDocument(
        $"{r.Row["kind"]}-{r.Row["code"]}", r.Row.Localized("name"), null, [$"{r.Row["kind"]}:{r.Row["code"]}"], null, r.Source));

    /// <summary>The measures of the regime's own tables.</summary>
    public void AddOwn() => measures.AddRange(tables.ReadMeasures());

    private void AddColumn(Tariff tariff, RegimeTables.FedType type, TariffDuty duty, DateRange days, TariffNotes? notes)
    {
        var marks = duty.Marks.Where(m => m.Meaning is null && tariff.MarksMean == "temporary").Select(m => m.Text).ToList();
        ImmutableArray<MeasureDoubt> flags = [.. duty.Marks.Where(m => m.IsDoubt).Select(m => new MeasureDoubt(m.Text, m.Meaning!))];
        Measure Base(DateRange d, params IEnumerable<MeasureDoubt> doubts) => Make(type, duty.Code, d, duty.Source, duty.Expression) with
        {
            Text = duty.Text,
            Act = tariff.Act,
            Doubts = [.. flags, .. doubts],
            Conditions = type.Document is { } document ? Claim(document) : [],
        };
        if (marks.Count == 0)
        {
            measures.Add(Base(days));
            return;
        }

        // The answer of the notes can change on their turns only.
        var turns = marks.SelectMany(m => notes?.TurnsOf(m) ?? []).Where(t => (days.From is null || t > days.From) && (days.To is null || t <= days.To)).Distinct().Order().ToList();
        var starts = new List<DateOnly?> { days.From };
        starts.AddRange(turns.Select(t => (DateOnly?)t));
        Measure? last = null;
        foreach (var (start, index) in starts.Select((s, i) => (s, i)))
        {
            var piece = new DateRange(start, index + 1 < starts.Count ? starts[index + 1]!.Value.AddDays(-1) : days.To);
            var answers = marks.Select(m => (Mark: m, Answer: notes?.On(m, start ?? DateOnly.MinValue, economy))).ToList();
            var doubts = answers.Select(a => Doubt(a.Mark, a.Answer)).OfType<MeasureDoubt>().ToList();
            var inForce = answers.Where(a => a.Answer?.State == TemporaryRateState.InForce).Select(a => a.Answer!).ToList();
            var made = inForce.Count > 0
                ? Base(piece, doubts) with { Duty = inForce[0].Applied!.Rate, Text = inForce[0].Applied!.Text, Footnotes = [.. inForce.Select(a => a.Mark)], Source = inForce[0].Source }
                : Base(piece, doubts);
            // A turn that changes nothing for these goods makes no measure of its own.
            if (last is not null && last.Duty == made.Duty && last.Doubts.SequenceEqual(made.Doubts) && last.Footnotes.SequenceEqual(made.Footnotes))
            {
                measures[^1] = last = last with { Days = last.Days with { To = piece.To } };
            }
            else
            {
                measures.Add(last = made);
            }
        }

        AddConditional(tariff, duty, days, starts, marks, notes);
    }

    // A rate for goods in words is an option of who can say that his goods are those.
    private void AddConditional(Tariff tariff, TariffDuty duty, DateRange days, List<DateOnly?> starts, List<string> marks, TariffNotes? notes)
    {
        foreach (var type in tables.FedBy("temporary-rates"))
        {
            foreach (var mark in marks)
            {
                Measure? last = null;
                for (var i = 0; i < starts.Count; i++)
                {
                    var piece = new DateRange(starts[i], i + 1 < starts.Count ? starts[i + 1]!.Value.AddDays(-1) : days.To);
                    if (notes?.On(mark, starts[i] ?? DateOnly.MinValue, economy) is not { State: TemporaryRateState.Conditional, Applied: { } applied } answer)
                    {
                        last = null;
                        continue;
                    }

                    if (last is not null && last.Duty == applied.Rate)
                    {
                        last = last with { Days = last.Days with { To = piece.To } };
                        measures[^1] = last;
                        continue;
                    }

                    var document = Wording($"note-{mark}", LocalizedText.Of(Language.Ru, applied.Condition!), answer.Source!);
                    measures.Add(last = Make(type, duty.Code, piece, answer.Source!, applied.Rate, mark) with
                    {
                        Reduction = mark,
                        Text = applied.Text,
                        Act = tariff.Act,
                        Footnotes = [mark],
                        Conditions = Claim(document),
                    });
                }
            }
        }
    }

    private void AddProgrammes(Tariff tariff, RegimeTables.FedType type, TariffDuty duty, DateRange days, Dictionary<string, PackRow> programmes)
    {
        foreach (var group in duty.Programmes)
        {
            foreach (var symbol in group.Programmes.Distinct())
            {
                if (programmes.TryGetValue(symbol.Value, out var programme))
                {
                    measures.Add(Make(type, duty.Code, days, duty.Source, group.Duty, symbol.Value) with
                    {
                        Area = programme["area"],
                        Preference = symbol.Value,
                        Text = duty.Text,
                        Act = tariff.Act,
                        Conditions = Claim(programme.Optional("document") ?? type.Document ?? "origin"),
                    });
                }
            }
        }
    }

    private void AddChapters(RegimeTables.FedType type, DutyExpression? duty, DateRange days, PackSource source, ImmutableArray<MeasureCondition> conditions, ImmutableArray<MeasureDoubt> doubts, LegalAct? act = null)
    {
        foreach (var chapter in nomenclature.Lines.Where(l => l.IsCoded).Select(l => l.Code.Chapter).Distinct().Order())
        {
            measures.Add(Make(type, chapter, days, source, duty) with { Conditions = conditions, Doubts = doubts, Act = act ?? (type.Act is { } cited ? Cited(cited) : null) });
        }
    }

    private Measure Make(RegimeTables.FedType type, CommodityCode code, DateRange days, PackSource source, DutyExpression? duty, string? mark = null) => new()
    {
        Id = string.Join('.', new[] { type.Type.Id, code.Digits, mark, days.From is { } from ? DateRange.Text(from) : null }.OfType<string>()),
        Type = type.Type,
        Code = code,
        Area = type.Area,
        Exclusions = type.Exclusions,
        Days = days,
        Duty = duty,
        Source = source,
        Act = type.Act is { } act ? Cited(act) : null,
    };

    private LegalAct Cited(string act) => tables.Acts.GetValueOrDefault(act) ?? new LegalAct(act, new LocalizedText(null, null, null), null, null, null);

    private static IEnumerable<(PackRow Row, PackSource Source)> Rows(ImmutableArray<Pack> lists, string schema) => lists.SelectMany(p => p.Manifest.Tables.Where(t => t.Value == schema)
        .SelectMany(t => p.Table(t.Key).Rows.Select(r => (r, r.Optional("source") is { } s ? p.Manifest.Source(s)! : p.Manifest.Sources[0]))));

    private string Wording(string code, LocalizedText wording, PackSource source, string kind = "wording")
    {
        documents.TryAdd(code, new RegimeDocument(code, Texts.Localized("document." + kind, wording), null, [], null, source));
        return code;
    }

    private static ImmutableArray<MeasureCondition> Claim(string document) => [new MeasureCondition("C", 1, ConditionAction.Apply) { Document = document }];

    private static ImmutableArray<MeasureDoubt> Undated(PackRow row) =>
        row.Days() == DateRange.Always ? [MeasureDoubt.Of("days-not-stated", row.Optional("as_of") ?? "?")] : [];

    private static MeasureDoubt? Doubt(string mark, TemporaryRate? answer) => answer?.State switch
    {
        null or TemporaryRateState.NotHeld => MeasureDoubt.Of("note-not-held", mark),
        TemporaryRateState.NotUnderstood => MeasureDoubt.Of("note-not-understood", mark),
        TemporaryRateState.WordingNotHeld => MeasureDoubt.Of("note-wording-not-held", mark),
        TemporaryRateState.StartUnknown => MeasureDoubt.Of("note-start-unknown", mark, answer.Applied!.Text),
        TemporaryRateState.InForce when answer.WordingIsLater => MeasureDoubt.Of("note-later-wording", mark, DateRange.Text(answer.Edition!.Value)),
        _ => null,
    };

    // What is left of some days when others, in order, are taken out.
    private static IEnumerable<DateRange> Without(DateRange days, IEnumerable<DateRange> others)
    {
        var rest = days;
        foreach (var other in others.Where(o => o.Overlaps(days)))
        {
            if (other.From is { } from && !(rest.From >= from))
            {
                yield return rest with { To = from.AddDays(-1) };
            }

            if (other.To is not { } to || (days.To is { } last && to >= last))
            {
                yield break;
            }

            rest = rest with { From = to.AddDays(1) };
        }

        yield return rest;
    }

    private static AdValoremDuty Percent(decimal percent) => new AdValoremDuty(Percentage.Of(percent));
}
