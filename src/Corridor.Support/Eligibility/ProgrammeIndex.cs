using System.Collections.Concurrent;
using System.Collections.Immutable;
using Corridor.Reference.Economies;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Programmes;

namespace Corridor.Support.Eligibility;

/// <summary>
/// Finds the programmes that a claim may fall under by day, lane and goods: for each day, economy and heading a row of
/// bits, one a programme, made when first asked for and kept; a match joins a few rows. It never leaves out a programme
/// that could answer yes or unknown; what it lets through is then asked in full.
/// </summary>
public sealed class ProgrammeIndex
{
    // So many headings, days and economies are kept; rows beyond are made each time.
    private const int MostKept = 4_096;

    private readonly EconomyCatalogue economies;
    private readonly ConcurrentDictionary<(char Kind, string Key), ulong[]> kept = new();
    private readonly Fact? origin;
    private readonly Fact? destination;
    private readonly Fact? code;
    private readonly int words;

    /// <summary>An index over programmes.</summary>
    public ProgrammeIndex(IEnumerable<Programme> programmes, FactCatalogue facts, EconomyCatalogue economies)
    {
        All = [.. programmes];
        this.economies = economies;
        words = (All.Length + 63) / 64;
        (origin, destination, code) = (facts.Find("consignment.origin"), facts.Find("consignment.destination"), facts.Find("goods.code"));
    }

    /// <summary>The programmes.</summary>
    public ImmutableArray<Programme> All { get; }

    /// <summary>The programmes that may answer yes or unknown, in their order.</summary>
    public void Candidates(FactSet facts, List<int> found)
    {
        found.Clear();
        var days = Row('d', facts.Day.DayNumber.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var from = Of('o', origin, facts);
        var to = Of('t', destination, facts);
        var goods = Goods(facts);
        for (var w = 0; w < words; w++)
        {
            var bits = days[w];
            bits = from is null ? bits : bits & from[w];
            bits = to is null ? bits : bits & to[w];
            bits = goods is null ? bits : bits & goods[w];
            for (; bits != 0; bits &= bits - 1)
            {
                found.Add((w * 64) + System.Numerics.BitOperations.TrailingZeroCount(bits));
            }
        }
    }

    private ulong[]? Of(char kind, Fact? fact, FactSet facts) => fact is not null && facts[fact] is { IsKnown: true } value ? Row(kind, value.Word) : null;

    // A programme may be for any of the items.
    private ulong[]? Goods(FactSet facts)
    {
        ulong[]? joined = null;
        for (var i = 0; i < facts.Items; i++)
        {
            if (code is null || facts[code, i] is not { IsKnown: true } value)
            {
                return null;
            }

            var row = Row('g', value.Word[..Math.Min(4, value.Word.Length)]);
            if (facts.Items == 1)
            {
                return row;
            }

            joined ??= new ulong[words];
            for (var w = 0; w < words; w++)
            {
                joined[w] |= row[w];
            }
        }

        return joined;
    }

    private ulong[] Row(char kind, string key)
    {
        if (kept.TryGetValue((kind, key), out var row))
        {
            return row;
        }

        row = Make(kind, key);
        if (kept.Count < MostKept)
        {
            kept.TryAdd((kind, key), row);
        }

        return row;
    }

    private ulong[] Make(char kind, string key)
    {
        var row = new ulong[words];
        var day = kind == 'd' ? DateOnly.FromDayNumber(int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)) : default;
        var economy = kind is 'o' or 't' ? EconomyCode.Parse(key) : default;
        for (var i = 0; i < All.Length; i++)
        {
            var scope = All[i].Scope;
            var may = kind switch
            {
                'd' => scope.Days.Contains(day),
                'o' => Lies(scope.Origins, economy, economies) != false && (scope.Direction != Measures.Determination.TradeDirection.Export || IsSide(All[i], economy, economies)),
                't' => Lies(scope.Destinations, economy, economies) != false && (scope.Direction != Measures.Determination.TradeDirection.Import || IsSide(All[i], economy, economies)),
                _ => scope.Goods is null || scope.Goods.Contains(key) != false,
            };
            if (may)
            {
                row[i / 64] |= 1UL << (i % 64);
            }
        }

        return row;
    }

    /// <summary>Whether an economy lies in one of some; null where a part of it does. None at all stands for all.</summary>
    internal static bool? Lies(ImmutableArray<EconomyCode> wholes, EconomyCode economy, EconomyCatalogue economies) =>
        wholes.IsEmpty || wholes.Any(w => w == economy || economies.Includes(w, economy)) ? true
        : wholes.Any(w => economies.Includes(economy, w)) ? null
        : false;

    /// <summary>Whether a programme is one of an economy: of itself, of a group or a part of it.</summary>
    public static bool IsSide(Programme programme, EconomyCode economy, EconomyCatalogue economies) =>
        programme.Sides.Any(s => s == economy || economies.Includes(s, economy) || economies.Includes(economy, s));

    /// <summary>Whether a programme is one for who trades in a direction on the side of an economy: one of that economy, and not for the other direction.</summary>
    public static bool IsOn(Programme programme, Measures.Determination.TradeDirection direction, EconomyCode economy, EconomyCatalogue economies) =>
        (programme.Scope.Direction is null || programme.Scope.Direction == direction) && IsSide(programme, economy, economies);

    /// <summary>The truth of a part of the scope as a value.</summary>
    internal static Value AsValue(bool? truth, Fact fact, string given) =>
        truth is { } known ? Value.Of(known) : Value.Unknown(UnknownCauses.Of(new UnknownCause(UnknownCauseKind.Imprecise, fact.Name, given)));
}
