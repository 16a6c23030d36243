using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Reference;

namespace Corridor.Statistics.Sdmx;

/// <summary>Reads queries of data and availability in the two versions of the API.</summary>
internal static class TradeQueryReader
{
    private const int MostKeys = 200;
    private static readonly string[] Shared = ["updatedAfter", "asOf", "format"];
    private static readonly string[] OfData = [.. Shared, "firstNObservations", "lastNObservations", "dimensionAtObservation", "includeHistory", "offset", "limit", "sort", "labels", "timeFormat"];
    private static readonly string[] Data1 = [.. OfData, "startPeriod", "endPeriod", "detail"];
    private static readonly string[] Data2 = [.. OfData, "c", "attributes", "measures", "reportingYearStartDay"];
    private static readonly string[] Available1 = [.. Shared, "startPeriod", "endPeriod", "mode", "references"];
    private static readonly string[] Available2 = [.. Shared, "c", "mode", "references", "reportingYearStartDay"];

    /// <summary>The names of the parameters.</summary>
    public static IReadOnlyCollection<string> Known(SdmxVersion version, bool isData) => (version, isData) switch
    {
        (SdmxVersion.V1, true) => Data1,
        (SdmxVersion.V1, false) => Available1,
        (_, true) => Data2,
        _ => Available2,
    };

    public static bool TryRead(SdmxVersion version, string key, SdmxParameters p, [NotNullWhen(true)] out TradeQuery? query, [NotNullWhen(false)] out SdmxError? error)
    {
        query = null;
        if (!TryKeys(version, key, out var keys, out error)
            || !TryFilters(p, out var filters, out error)
            || !TryDay(p, "startPeriod", d => d.First, out var from, out error) || !TryDay(p, "endPeriod", d => d.Last, out var to, out error)
            || !p.TryMoment("asOf", out var asOf, out error) || !p.TryMoment("updatedAfter", out var updatedAfter, out error)
            || !p.TryOneOf("includeHistory", ["false", "true"], out var history, out error)
            || !p.TryNumber("firstNObservations", 1, null, out var firstN, out error) || !p.TryNumber("lastNObservations", 1, null, out var lastN, out error)
            || !p.TryNumber("offset", 0, 0, out var offset, out error) || !p.TryNumber("limit", 1, null, out var limit, out error)
            || !p.TryOneOf("dimensionAtObservation", [TradeComponents.Time, TradeComponents.AllDimensions, .. TradeComponents.Dimensions.Select(d => d.Id)], out var dimension, out error)
            || !p.TryOneOf("detail", ["full", "dataonly", "serieskeysonly", "nodata"], out var detail, out error)
            || !TryAttributes(p["attributes"] ?? "dsd", p, out var attributes, out var withDataSet, out error)
            || !TryMeasures(p, out var withValues, out error)
            || !p.TryOneOf("reportingYearStartDay", ["--01-01"], out _, out error))
        {
            return false;
        }

        if (p["sort"] is { } sort && sort is not ("*" or "*:asc" or "series_key" or "series_key:asc"))
        {
            error = new SdmxError(501, new Fault("sdmx.sort", Fault.Quote(sort)));
            return false;
        }

        if (asOf is { } then && updatedAfter > then)
        {
            error = new SdmxError(422, new Fault("sdmx.asOf", TradeCodes.Moment(updatedAfter)!, TradeCodes.Moment(then)!));
            return false;
        }

        // Without attributes and measures nothing is left of an observation: what is asked for are the keys of the series.
        var keysOnly = detail is "serieskeysonly" or "nodata" || (!withValues && attributes.IsEmpty);
        query = new TradeQuery
        {
            Keys = keys,
            Filters = filters,
            From = from,
            To = to,
            AsOf = asOf,
            UpdatedAfter = updatedAfter,
            IncludeHistory = history == "true" && !keysOnly,
            FirstN = keysOnly ? 1 : firstN,
            LastN = keysOnly ? null : lastN,
            // The keys of series stand in series.
            ObservationDimension = keysOnly ? TradeComponents.Time : dimension,
            Attributes = detail == "full" ? attributes : [],
            WithDataSetAttributes = detail is "full" or "nodata" && withDataSet,
            WithValues = withValues,
            KeysOnly = keysOnly,
            Offset = offset!.Value,
            Limit = limit,
        };
        return true;
    }

    private static bool TryKeys(SdmxVersion version, string text, out ImmutableArray<ImmutableArray<ImmutableArray<string>>> keys, [NotNullWhen(false)] out SdmxError? error)
    {
        (keys, error) = ([], null);
        if (text is "" or "*" || (version == SdmxVersion.V1 && text == "all"))
        {
            return true;
        }

        var found = ImmutableArray.CreateBuilder<ImmutableArray<ImmutableArray<string>>>();
        foreach (var one in version == SdmxVersion.V1 ? [text] : text.Split(',', MostKeys + 1))
        {
            var places = one.Split('.');
            var most = TradeComponents.Dimensions.Length;
            // Version 2 lets places at the end stay away.
            if (places.Length > most || (version == SdmxVersion.V1 && places.Length < most) || found.Count == MostKeys)
            {
                error = SdmxError.Bad("sdmx.key", Fault.Quote(one), places.Length.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture), string.Join(".", TradeComponents.Dimensions.Select(d => d.Id)));
                return false;
            }

            found.Add([.. places.Concat(Enumerable.Repeat("", most - places.Length)).Select(p => p is "" or "*" ? ImmutableArray<string>.Empty : [.. p.Split('+', ' ')])]);
        }

        keys = found.ToImmutable();
        return true;
    }

    private static bool TryFilters(SdmxParameters p, out ImmutableArray<ComponentFilter> filters, [NotNullWhen(false)] out SdmxError? error)
    {
        (filters, error) = ([], null);
        foreach (var (name, value) in p.All.Where(v => v.Key.StartsWith("c[", StringComparison.Ordinal)))
        {
            if (!ComponentFilter.TryRead(name[2..^1], value, out var filter, out error))
            {
                return false;
            }

            filters = filters.Add(filter);
        }

        return true;
    }

    private static bool TryDay(SdmxParameters p, string name, Func<(DateOnly First, DateOnly Last), DateOnly> end, out DateOnly? day, [NotNullWhen(false)] out SdmxError? error)
    {
        (day, error) = (null, null);
        if (p[name] is not { } text)
        {
            return true;
        }

        if (SdmxPeriod.TryDays(text, out var days))
        {
            day = end(days.Value);
            return true;
        }

        error = p.Wrong(name, "2017, 2017-Q1, 2017-04, 2017-04-30");
        return false;
    }

    private static bool TryAttributes(string text, SdmxParameters p, out ImmutableArray<int> places, out bool withDataSet, [NotNullWhen(false)] out SdmxError? error)
    {
        var (found, ids) = (new SortedSet<int>(), TradeComponents.Attributes.Select(a => a.Id).ToList());
        (withDataSet, error) = (false, null);
        foreach (var word in text.Split(','))
        {
            var place = ids.IndexOf(word);
            if (word is "dsd" or "all" or "obs")
            {
                found.UnionWith(Enumerable.Range(0, ids.Count));
            }
            else if (place >= 0)
            {
                found.Add(place);
            }
            else if (word is not ("none" or "msd" or "series" or "dataset") && word != TradeComponents.UnitMultiplier.Id)
            {
                error = p.Wrong("attributes", string.Join(", ", ["dsd", "none", "dataset", "series", "obs", TradeComponents.UnitMultiplier.Id, .. ids]));
            }

            withDataSet |= word is "dsd" or "all" or "dataset" || word == TradeComponents.UnitMultiplier.Id;
        }

        places = [.. found];
        return error is null;
    }

    private static bool TryMeasures(SdmxParameters p, out bool withValues, [NotNullWhen(false)] out SdmxError? error)
    {
        var good = p.TryOneOf("measures", ["all", "none", TradeComponents.Value], out var word, out error);
        withValues = word != "none";
        return good;
    }
}
