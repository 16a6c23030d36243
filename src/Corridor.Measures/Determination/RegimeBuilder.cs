using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;

namespace Corridor.Measures.Determination;

/// <summary>
/// Gathers the measures of a regime and compiles them. What would make two answers possible is refused: an id that
/// stands twice, and two measures of a kind that hold for the same goods on the same day.
/// </summary>
/// <param name="name">The name of the regime.</param>
/// <param name="nomenclature">The nomenclature on whose lines the measures stand.</param>
public sealed class RegimeBuilder(string name, Nomenclature nomenclature)
{
    /// <summary>The most faults that one attempt reports.</summary>
    public const int MostFaults = 100;

    private readonly List<Measure> measures = [];

    static RegimeBuilder() => Texts.Add(typeof(RegimeBuilder).Assembly);

    /// <summary>The areas that measures name.</summary>
    public AreaBook Areas { get; set; } = AreaBook.Empty;

    /// <summary>The quotas that measures name.</summary>
    public QuotaBook Quotas { get; set; } = QuotaBook.Empty;

    /// <summary>
    /// Lines that the tariff divides further than the nomenclature holds. A code on or below one of them is answered by
    /// the measures of that line, and what stands below it is named.
    /// </summary>
    public ImmutableHashSet<CommodityCode> OpenLines { get; set; } = [];

    /// <summary>
    /// The day as of whose knowledge the regime is compiled: measures that no edition had brought by then are left out,
    /// and those that an edition has corrected since stand as they stood. Null for what is known now.
    /// </summary>
    public DateOnly? KnownOn { get; set; }

    /// <summary>Adds a measure.</summary>
    public RegimeBuilder Add(Measure measure)
    {
        measures.Add(measure);
        return this;
    }

    /// <summary>Adds measures.</summary>
    public RegimeBuilder AddRange(IEnumerable<Measure> more)
    {
        measures.AddRange(more);
        return this;
    }

    /// <summary>Compiles what was added; false with every fault found, up to <see cref="MostFaults"/>.</summary>
    public bool TryBuild([NotNullWhen(true)] out CompiledRegime? regime, out ImmutableArray<Fault> faults)
    {
        var found = new List<Fault>();
        var measures = this.measures.Where(m => m.Recorded.IsKnown(KnownOn)).ToList();
        CheckEach(measures, found);
        regime = found.Count == 0 ? new CompiledRegime(name, nomenclature, Areas, Quotas, [.. measures]) { OpenLines = OpenLines } : null;
        if (regime is not null)
        {
            CheckOverlaps(regime, found);
            regime = found.Count == 0 ? regime : null;
        }

        faults = [.. found.Take(MostFaults)];
        return regime is not null;
    }

    private void CheckEach(List<Measure> measures, List<Fault> faults)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var standing = RegimeLines.Standing(nomenclature);
        foreach (var measure in measures)
        {
            if (faults.Count >= MostFaults)
            {
                return;
            }

            if (!ids.Add(measure.Id))
            {
                faults.Add(new Fault("measure.idTwice", measure.Id));
            }

            if (!measure.Days.IsOrdered)
            {
                faults.Add(new Fault("measure.daysReversed", measure.Id, measure.Days.ToString()));
            }

            foreach (var area in measure.Exclusions.Append(measure.Area).OfType<string>().Where(a => !Areas.Knows(a)))
            {
                faults.Add(new Fault("measure.areaUnknown", measure.Id, area));
            }

            if (!standing.Contains(measure.Code.Padded))
            {
                faults.Add(new Fault("measure.codeUnknown", measure.Id, nomenclature.Format.Print(measure.Code)));
            }
        }
    }

    // Two measures meet where one declarable line has both on it or above it: that is the whole line of ancestors.
    private static void CheckOverlaps(CompiledRegime regime, List<Fault> faults)
    {
        var reported = new HashSet<(int, int)>();
        var byKind = new Dictionary<MeasureKind, List<int>>();
        foreach (var (_, stretches) in regime.Lines.All)
        {
            foreach (var stretch in stretches)
            {
                var days = new DateRange(stretch.From, stretch.To);
                byKind.Clear();
                foreach (var index in regime.On(stretch.Path))
                {
                    var kind = MeasureKind.Of(regime.Measures[index]) with { AdditionalCode = null };
                    if (byKind.TryGetValue(kind, out var same))
                    {
                        foreach (var other in same)
                        {
                            Check(regime, other, index, days, reported, faults);
                            if (faults.Count >= MostFaults)
                            {
                                return;
                            }
                        }

                        same.Add(index);
                    }
                    else
                    {
                        byKind.Add(kind, [index]);
                    }
                }
            }
        }
    }

    private static void Check(CompiledRegime regime, int first, int second, DateRange line, HashSet<(int, int)> reported, List<Fault> faults)
    {
        var (a, b) = (regime.Measures[first], regime.Measures[second]);
        var (aDays, bDays) = (regime.Validities[first], regime.Validities[second]);
        var days = new DateRange(Later(aDays.From, bDays.From, line.From), Sooner(aDays.To, bDays.To, line.To));
        if (a.Type.Direction != b.Type.Direction
            || !days.IsOrdered
            || (a.Season is { } one && b.Season is { } other && !one.Overlaps(other))
            || (a.Type.Inheritance == MeasureInheritance.MostSpecific && CodeKey.Of(a.Code) != CodeKey.Of(b.Code)))
        {
            return;
        }

        var fault = string.Equals(a.AdditionalCode, b.AdditionalCode, StringComparison.Ordinal) ? "measure.overlap"
            : (a.AdditionalCode is null) != (b.AdditionalCode is null) && a.Type.AdditionalCodes == AdditionalCodeUse.AllOrNone ? "measure.additionalCodeMixed"
            : null;
        if (fault is not null && reported.Add((Math.Min(first, second), Math.Max(first, second))))
        {
            faults.Add(new Fault(fault, a.Id, b.Id, a.Type.Id, $"{a.Code}, {b.Code}", days.ToString()));
        }
    }

    private static DateOnly? Later(params ReadOnlySpan<DateOnly?> days)
    {
        DateOnly? latest = null;
        foreach (var day in days)
        {
            latest = latest is null || day > latest ? day ?? latest : latest;
        }

        return latest;
    }

    private static DateOnly? Sooner(params ReadOnlySpan<DateOnly?> days)
    {
        DateOnly? soonest = null;
        foreach (var day in days)
        {
            soonest = soonest is null || day < soonest ? day ?? soonest : soonest;
        }

        return soonest;
    }
}
