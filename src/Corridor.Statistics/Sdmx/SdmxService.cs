using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Corridor.Reference;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Store;

namespace Corridor.Statistics.Sdmx;

/// <summary>
/// Answers the SDMX RESTful API, versions 1.5 and 2.2, from a store: data, what is available, and structures, in
/// SDMX-JSON 1.0 and 2.x, SDMX-ML 2.1 and SDMX-CSV 1.0 and 2.x
/// (https://github.com/sdmx-twg/sdmx-rest). The store's releases are the disseminations that <c>asOf</c>,
/// <c>updatedAfter</c> and <c>includeHistory</c> speak of. It can be asked from many threads.
/// </summary>
public sealed class SdmxService
{
    /// <summary>The most observations of one answer; more come page by page, or in bulk.</summary>
    public const int MostObservations = 1_000_000;

    private readonly StatisticsStore store;
    private readonly ReferenceBook book;
    private readonly int most;

    /// <summary>A service over a store, with the names of economies, goods, currencies and units of a book.</summary>
    /// <param name="store">The figures.</param>
    /// <param name="book">The names.</param>
    /// <param name="most">The most observations of one answer.</param>
    public SdmxService(StatisticsStore store, ReferenceBook book, int most = MostObservations) => (this.store, this.book, this.most) = (store, book, most);

    /// <summary>Answers a query; whatever is wrong with it becomes an SDMX error message.</summary>
    public SdmxAnswer Answer(SdmxRequest request)
    {
        var file = store.Current;
        var codes = TradeCodes.Of(file);
        var asked = new Asked(request, file, codes, TradeStructures.Of(codes, book));
        var parts = request.Path.Trim('/').Split('/');
        return (request.Version, parts[0]) switch
        {
            (_, "data") => Data(asked, parts),
            (SdmxVersion.V1, "availableconstraint") or (SdmxVersion.V2, "availability") => Available(asked, parts),
            (_, "schema" or "metadata" or "registration") => Refuse(asked, new SdmxError(501, new Fault("sdmx.notBuilt", parts[0]))),
            (SdmxVersion.V1, var type) when StructureQuery.IsType(type) && type != "*" => Structures(asked, parts),
            (SdmxVersion.V2, "structure") => Structures(asked, parts.Length > 1 && parts[1].Length > 0 ? parts[1..] : ["*"]),
            _ => Refuse(asked, new SdmxError(404, new Fault("sdmx.path", Fault.Quote(request.Path), DataAddress(request)))),
        };
    }

    /// <summary>An error of the HTTP layer, such as a method that is not offered, as an SDMX message.</summary>
    public SdmxAnswer Refuse(SdmxRequest request, int status, Fault fault)
    {
        var file = store.Current;
        var codes = TradeCodes.Of(file);
        return Refuse(new Asked(request, file, codes, TradeStructures.Of(codes, book)), new SdmxError(status, fault));
    }

    private SdmxAnswer Data(Asked asked, string[] parts)
    {
        if (!TryFlow(asked, parts, out var key, out var error)
            || !SdmxParameters.TryRead(asked.Request.Query, TradeQueryReader.Known(asked.Request.Version, isData: true), out var parameters, out error)
            || !TradeQueryReader.TryRead(asked.Request.Version, key, parameters, out var query, out error))
        {
            return Refuse(asked, error!);
        }

        if (SdmxFormat.Choose(SdmxFormat.OfData, asked.Request.Version, asked.Request.Accept, parameters["format"]) is not { } format)
        {
            return NotOffered(asked, SdmxFormat.OfData, parameters["format"]);
        }

        // The time series forms of SDMX-ML have time at the observation.
        if (format.MediaType.Contains("timeseries", StringComparison.Ordinal))
        {
            query = query with { ObservationDimension = TradeComponents.Time };
        }

        format = format with { Options = Options(format, parameters) };
        long count;
        using (var lease = asked.File.Lend())
        {
            using var command = lease.Command(TradeSql.Count(query, asked.Codes, asked.File));
            count = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }

        var left = Math.Max(0, count - query.Offset);
        if (left == 0)
        {
            return Refuse(asked, new SdmxError(404, new Fault("sdmx.noData", AvailabilityAddress(asked, key))));
        }

        if (Math.Min(left, query.Limit ?? long.MaxValue) > most || query.Offset > ObservationPage.MostReached)
        {
            return Refuse(asked, new SdmxError(413, new Fault("sdmx.tooLarge", count.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture))));
        }

        var message = new DataMessage(asked.Head, format, query, asked.Codes, asked.Structures, asked.File);
        var next = query.Limit is { } limit && left > limit ? Page(asked.Request, query.Offset + limit) : null;
        return asked.Answer(format, stream => format.Form switch
        {
            SdmxForm.Json => JsonDataWriter.Write(message, stream),
            SdmxForm.Csv => CsvDataWriter.Write(message, stream),
            _ => XmlDataWriter.Write(message, stream),
        }) with
        { Next = next };
    }

    private static SdmxAnswer Available(Asked asked, string[] parts)
    {
        if (!TryFlow(asked, parts, out var key, out var error)
            || !SdmxParameters.TryRead(asked.Request.Query, TradeQueryReader.Known(asked.Request.Version, isData: false), out var parameters, out error)
            || !TradeQueryReader.TryRead(asked.Request.Version, key, parameters, out var query, out error)
            || !parameters.TryOneOf("mode", ["exact", "available"], out var mode, out error)
            || !TryComponents(asked.Request.Version, parts, out var components, out error)
            || !StructureQuery.TryRead(asked.Request.Version, ["contentconstraint"], Without(parameters), out var references, out error))
        {
            return Refuse(asked, error!);
        }

        if (SdmxFormat.Choose(SdmxFormat.OfStructures, asked.Request.Version, asked.Request.Accept, parameters["format"]) is not { } format)
        {
            return NotOffered(asked, SdmxFormat.OfStructures, parameters["format"]);
        }

        var region = Region(asked, query, components, isOpen: mode == "available");
        if (region.Observations == 0 && mode == "exact")
        {
            return Refuse(asked, new SdmxError(404, new Fault("sdmx.noData", AvailabilityAddress(asked, ""))));
        }

        var content = Content(asked, region);
        var artefacts = references.Select([content, .. asked.Structures.All], asked.Codes);
        return asked.Answer(format, Writer(new StructureMessage(asked.Head, format, artefacts)));
    }

    private static SdmxAnswer Structures(Asked asked, string[] parts)
    {
        if (!SdmxParameters.TryRead(asked.Request.Query, StructureQuery.Parameters, out var parameters, out var error)
            || !StructureQuery.TryRead(asked.Request.Version, parts, parameters, out var query, out error))
        {
            return Refuse(asked, error!);
        }

        if (!StructureQuery.IsType(parts[0]))
        {
            return Refuse(asked, new SdmxError(404, new Fault("sdmx.path", Fault.Quote(asked.Request.Path), DataAddress(asked.Request))));
        }

        if (SdmxFormat.Choose(SdmxFormat.OfStructures, asked.Request.Version, asked.Request.Accept, parameters["format"]) is not { } format)
        {
            return NotOffered(asked, SdmxFormat.OfStructures, parameters["format"]);
        }

        // The actual content costs a look at all figures, so it is made only for who asks for it.
        var withContent = query.Type is "structure" or "*" or "contentconstraint" or "actualconstraint" or "dataconstraint"
            || query.References.Any(r => r is "all" or "parents" or "parentsandsiblings" or "ancestors" or "contentconstraint" or "actualconstraint" or "dataconstraint");
        ImmutableArray<Artefact> all = withContent ? [.. asked.Structures.All, Content(asked, Region(asked, new TradeQuery(), AllPlaces, isOpen: false))] : asked.Structures.All;
        var artefacts = query.Select(all, asked.Codes);
        return artefacts.IsEmpty
            ? Refuse(asked, new SdmxError(404, new Fault("sdmx.noStructure", Fault.Quote(parts[0]), Fault.Quote(string.Join('/', parts.Skip(1))), asked.Request.Version == SdmxVersion.V1 ? asked.Request.Root + "/structure" : asked.Request.Root + "/structure/*")))
            : asked.Answer(format, Writer(new StructureMessage(asked.Head, format, artefacts)));
    }

    private static ImmutableArray<int> AllPlaces => [.. Enumerable.Range(0, TradeQuery.Time + 1)];

    private static ActualContent Content(Asked asked, CubeRegion region) =>
        new(TradeComponents.Agency, TradeComponents.Id + "_CONTENT", TradeComponents.Version, TradeStructures.Of("sdmx.content"), asked.Structures.Flow, region);

    private static CubeRegion Region(Asked asked, TradeQuery query, ImmutableArray<int> places, bool isOpen)
    {
        using var lease = asked.File.Lend();
        var codes = ImmutableArray.CreateBuilder<(string, ImmutableArray<string>)>();
        foreach (var place in places.Where(p => p != TradeQuery.Time))
        {
            using var distinct = lease.Command(TradeSql.Distinct(query, asked.Codes, asked.File, place, isOpen ? place : -1));
            using var numbers = distinct.ExecuteReader();
            var found = new HashSet<long>();
            while (numbers.Read())
            {
                found.Add(numbers.GetInt64(0));
            }

            if (found.Count > 0)
            {
                codes.Add((TradeQuery.IdOf(place), [.. asked.Codes.Loaded(place).Where(c => found.Contains(c.Value)).Select(c => c.Key).Order(StringComparer.Ordinal)]));
            }
        }

        using var command = lease.Command(TradeSql.Extent(query, asked.Codes, asked.File));
        using var rows = command.ExecuteReader();
        rows.Read();
        var withTime = places.Contains(TradeQuery.Time) && !rows.IsDBNull(2);
        return new CubeRegion(codes.ToImmutable(), withTime ? rows.GetFieldValue<DateOnly>(2) : null, withTime ? rows.GetFieldValue<DateOnly>(3) : null, rows.GetInt64(1), rows.GetInt64(0));
    }

    private static Func<Stream, IEnumerable<int>> Writer(StructureMessage message) =>
        stream => message.Format.Form == SdmxForm.Json ? JsonStructureWriter.Write(message, stream) : XmlStructureWriter.Write(message, stream);

    // Version 1: flow/key/provider; version 2: context/agency/id/version/key.
    private static bool TryFlow(Asked asked, string[] parts, out string key, out SdmxError? error)
    {
        string At(int i) => parts.Length > i ? parts[i] : "";
        error = null;
        bool good;
        if (asked.Request.Version == SdmxVersion.V1)
        {
            var flow = At(1).Split(',');
            key = At(2);
            var (agency, id, version) = flow.Length == 1 ? ("all", flow[0], "latest") : (flow[0], flow[1], flow.Length > 2 ? flow[2] : "latest");
            good = agency is "all" or TradeComponents.Agency && id == TradeComponents.Id && StructureQuery.IsVersionOf(version, TradeComponents.Version) && flow.Length <= 3
                && (At(3) is "" or "all" || At(3).Split('+').Any(p => p.Split(',')[^1] == TradeComponents.Agency));
        }
        else
        {
            key = At(5);
            good = At(1).Split(',').Any(c => c is "" or "*" or "dataflow" or "datastructure") && IsAmong(At(2), TradeComponents.Agency) && IsAmong(At(3), TradeComponents.Id) && StructureQuery.IsVersionOf(At(4), TradeComponents.Version);
        }

        if (!good)
        {
            error = new SdmxError(404, new Fault("sdmx.path", Fault.Quote(asked.Request.Path), DataAddress(asked.Request)));
        }

        return good;
    }

    private static bool IsAmong(string text, string value) => text is "" or "*" || text.Split(',').Contains(value);

    private static bool TryComponents(SdmxVersion version, string[] parts, out ImmutableArray<int> places, out SdmxError? error)
    {
        var text = version == SdmxVersion.V1 ? parts.Length > 4 ? parts[4] : "all" : parts.Length > 6 ? parts[6] : "*";
        (places, error) = (AllPlaces, null);
        if (text is "" or "*" or "all")
        {
            return true;
        }

        places = [.. AllPlaces.Where(p => text.Split(',', '+').Contains(TradeQuery.IdOf(p)))];
        if (places.Length != text.Split(',', '+').Distinct().Count())
        {
            error = SdmxError.Bad("sdmx.component", Fault.Quote(text), string.Join(", ", AllPlaces.Select(TradeQuery.IdOf)));
        }

        return error is null;
    }

    // A query of availability has no detail of its own, and its references are those of the constraint.
    private static SdmxParameters Without(SdmxParameters parameters)
    {
        _ = SdmxParameters.TryRead(parameters["references"] is { } r ? "references=" + Uri.EscapeDataString(r) : null, ["references"], out var only, out _);
        return only;
    }

    private static ImmutableDictionary<string, string> Options(SdmxFormat format, SdmxParameters parameters)
    {
        var options = format.Options;
        options = parameters["labels"] is { } labels ? options.SetItem("labels", labels) : options;
        return parameters["timeFormat"] is { } time ? options.SetItem("timeformat", time) : options;
    }

    private static SdmxAnswer NotOffered(Asked asked, ImmutableArray<SdmxFormat> offered, string? format) => Refuse(asked, new SdmxError(406,
        new Fault("sdmx.format", Fault.Quote(format ?? asked.Request.Accept), string.Join(", ", offered.Select(f => $"{f.MediaType};version={f.Version}")))));

    private static SdmxAnswer Refuse(Asked asked, SdmxError error)
    {
        var accept = asked.Request.Accept ?? "";
        // Who asks for XML is told in XML; everybody else, a reader of CSV too, in JSON.
        var isXml = accept.Contains("xml", StringComparison.OrdinalIgnoreCase) && !accept.Contains("json", StringComparison.OrdinalIgnoreCase)
            || (accept.Length == 0 && asked.Request.Version == SdmxVersion.V1);
        var version = asked.Request.Version == SdmxVersion.V1 ? "1.0.0" : "2.1.0";
        return isXml
            ? new SdmxAnswer(error.Status, "application/vnd.sdmx.error+xml;version=2.1", asked.Head.Language, null, s => ErrorWriter.Xml(error, asked.Head, s))
            : new SdmxAnswer(error.Status, $"application/vnd.sdmx.data+json;version={version}", asked.Head.Language, null, s => ErrorWriter.Json(error, asked.Head, version, s));
    }

    private static string DataAddress(SdmxRequest request) => request.Version == SdmxVersion.V1
        ? $"{request.Root}/data/{TradeComponents.Id}" : $"{request.Root}/data/dataflow/{TradeComponents.Agency}/{TradeComponents.Id}/{TradeComponents.Version}";

    private static string AvailabilityAddress(Asked asked, string key) => asked.Request.Version == SdmxVersion.V1
        ? $"{asked.Request.Root}/availableconstraint/{TradeComponents.Id}/{Fault.Quote(key)}"
        : $"{asked.Request.Root}/availability/dataflow/{TradeComponents.Agency}/{TradeComponents.Id}/{TradeComponents.Version}/{Fault.Quote(key)}";

    private static string Page(SdmxRequest request, int offset)
    {
        var others = (request.Query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.StartsWith("offset=", StringComparison.Ordinal));
        return $"{request.Root}/{request.Path}?{string.Join('&', others.Append(string.Create(CultureInfo.InvariantCulture, $"offset={offset}")))}";
    }

    /// <summary>A query with what it is answered from.</summary>
    private sealed class Asked
    {
        public Asked(SdmxRequest request, StoreFile file, TradeCodes codes, TradeStructures structures)
        {
            (Request, File, Codes, Structures) = (request, file, codes, structures);
            var self = AddressOf(request);
            Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{file.Path}\n{self}\n{Preferred(request.AcceptLanguage).Tag()}")))[..24];
            Head = new MessageHead($"{TradeComponents.Agency}-{Key[..12]}-{request.Now.ToUnixTimeSeconds()}", request.Now, self, request.Root, request.Version, Preferred(request.AcceptLanguage));
        }

        public SdmxRequest Request { get; }

        public StoreFile File { get; }

        public TradeCodes Codes { get; }

        public TradeStructures Structures { get; }

        public MessageHead Head { get; }

        private string Key { get; }

        public SdmxAnswer Answer(SdmxFormat format, Func<Stream, IEnumerable<int>> write)
        {
            var form = string.Join(';', format.Options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value}"));
            var tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Key}\n{format.ContentType}\n{form}")))[..24];
            return new SdmxAnswer(200, format.ContentType, Head.Language, tag, write) { Modified = Codes.Releases.Max(r => r.ValidFrom) };
        }

        // As a reference of RFC 3986: a client may write brackets and blanks as they are, an address in a message may not.
        private static string AddressOf(SdmxRequest request)
        {
            static string Escape(string text) => string.Concat(text.EnumerateRunes().Select(r =>
                r.IsAscii && (Rune.IsLetterOrDigit(r) || "-._~!$&'()*+,;=:@/?%".Contains((char)r.Value, StringComparison.Ordinal)) ? r.ToString() : Uri.EscapeDataString(r.ToString())));
            var path = Escape(request.Path.Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3F", StringComparison.Ordinal));
            return $"{request.Root}/{path}{(string.IsNullOrEmpty(request.Query) ? "" : "?" + Escape(request.Query.TrimStart('?')))}";
        }

        /// <summary>The language asked for first among the three; English where none is.</summary>
        private static Language Preferred(string? accept)
        {
            foreach (var wanted in (accept ?? "").Split(',', 32, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(t => System.Net.Http.Headers.StringWithQualityHeaderValue.TryParse(t, out var v) ? v : null).OfType<System.Net.Http.Headers.StringWithQualityHeaderValue>()
                .Where(v => v.Quality != 0).OrderByDescending(v => v.Quality ?? 1))
            {
                if (Languages.TryParse(wanted.Value.Split('-')[0], out var language, out _))
                {
                    return language;
                }
            }

            return Language.En;
        }
    }
}
