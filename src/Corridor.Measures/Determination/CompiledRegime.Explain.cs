using System.Collections.Immutable;

namespace Corridor.Measures.Determination;

/// <content>Why a measure does not count.</content>
public sealed partial class CompiledRegime
{
    /// <summary>
    /// The first test that keeps a measure from counting for goods, of those that need no declaration; null where it
    /// passes them all.
    /// </summary>
    public RelevanceTest? FirstFailed(Measure measure, GoodsQuery query)
    {
        if (measure.Type.Direction != query.Direction)
        {
            return RelevanceTest.Direction;
        }

        var key = CodeKey.Of(measure.Code);
        var line = Lines.Of(query.Code).FirstOrDefault(s => s.From <= query.Date && query.Date <= s.To);
        if (line is null || !line.Path.Contains(key))
        {
            return RelevanceTest.CodeLine;
        }

        if (!measure.Validity.Contains(query.Date))
        {
            return RelevanceTest.Date;
        }

        return measure.Season is { } season && !season.Contains(query.Date) ? RelevanceTest.Season : Areas.Test(measure, query.Partner);
    }

    // Candidates are the measures that stood on the goods' line on any day, and those whose digits begin the code.
    private ImmutableArray<RejectedMeasure> Explain(GoodsQuery query, ReadOnlySpan<int> chosen)
    {
        var keys = Lines.Of(query.Code).SelectMany(s => s.Path).ToList();
        for (var length = query.Code.Length; length >= 2; length--)
        {
            keys.Add(CodeKey.Of(query.Code.Cut(length)));
        }

        var counted = new HashSet<int>();
        foreach (var index in chosen)
        {
            counted.Add(index);
        }

        return [.. On([.. keys.Distinct()]).Where(i => !counted.Contains(i))
            .Select(i => new RejectedMeasure(Measures[i], FirstFailed(Measures[i], query) ?? RelevanceTest.NearerLine))
            .OrderBy(r => r.Failed)];
    }
}
