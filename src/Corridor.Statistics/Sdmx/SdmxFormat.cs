using System.Collections.Immutable;
using System.Net.Http.Headers;

namespace Corridor.Statistics.Sdmx;

/// <summary>What a message is written as.</summary>
internal enum SdmxForm
{
    Json,
    Csv,
    Generic,
    StructureSpecific,
    Xml,
}

/// <summary>A form in one of its versions.</summary>
/// <param name="Form">The form.</param>
/// <param name="Version">Its version.</param>
/// <param name="MediaType">Its media type without the version.</param>
internal sealed record SdmxFormat(SdmxForm Form, string Version, string MediaType)
{
    private const string Data = "application/vnd.sdmx.data";
    private const string Structure = "application/vnd.sdmx.structure";

    /// <summary>The forms of data, of each the one first that is usual in version 2 of the API.</summary>
    public static readonly ImmutableArray<SdmxFormat> OfData =
    [
        new(SdmxForm.Json, "2.1.0", Data + "+json"), new(SdmxForm.Json, "2.0.0", Data + "+json"), new(SdmxForm.Json, "1.0.0", Data + "+json"),
        new(SdmxForm.Csv, "2.1.0", Data + "+csv"), new(SdmxForm.Csv, "2.0.0", Data + "+csv"), new(SdmxForm.Csv, "1.0.0", Data + "+csv"),
        new(SdmxForm.Generic, "2.1", "application/vnd.sdmx.genericdata+xml"), new(SdmxForm.Generic, "2.1", "application/vnd.sdmx.generictimeseriesdata+xml"),
        new(SdmxForm.StructureSpecific, "2.1", "application/vnd.sdmx.structurespecificdata+xml"), new(SdmxForm.StructureSpecific, "2.1", "application/vnd.sdmx.structurespecifictimeseriesdata+xml"),
    ];

    /// <summary>The forms of structures and of what is available.</summary>
    public static readonly ImmutableArray<SdmxFormat> OfStructures =
    [
        new(SdmxForm.Json, "2.1.0", Structure + "+json"), new(SdmxForm.Json, "2.0.0", Structure + "+json"), new(SdmxForm.Json, "1.0.0", Structure + "+json"),
        new(SdmxForm.Xml, "2.1", Structure + "+xml"),
    ];

    private static readonly string[] Versions1 = ["1.0.0", "2.1"];
    private const int MostAccepted = 64;

    /// <summary>How it is sent: under its own name, or as the plain type that was asked for.</summary>
    public string ContentType { get; init; } = $"{MediaType};version={Version}";

    /// <summary>Parameters of the media type: labels, timeFormat, keys of SDMX-CSV.</summary>
    public ImmutableDictionary<string, string> Options { get; init; } = ImmutableDictionary<string, string>.Empty;

    public bool IsJson1 => Form == SdmxForm.Json && Version == "1.0.0";

    public bool IsCsv1 => Form == SdmxForm.Csv && Version == "1.0.0";

    /// <summary>
    /// The form that is asked for: by the header with its versions and q values, narrowed by the parameter
    /// <c>format</c>; null where none of them is offered.
    /// </summary>
    public static SdmxFormat? Choose(ImmutableArray<SdmxFormat> offered, SdmxVersion version, string? accept, string? format)
    {
        var usual = offered.OrderBy(f => version == SdmxVersion.V1 && !Versions1.Contains(f.Version) ? 1 : 0)
            .ThenBy(f => version == SdmxVersion.V1 && f.Form is SdmxForm.Json or SdmxForm.Csv ? 1 : 0).ToList();
        if (format is not null)
        {
            if (format.Contains('/', StringComparison.Ordinal))
            {
                return Choose(offered, version, format, null);
            }

            usual = [.. usual.Where(f => IsNamed(f, format))];
            if (usual.Count == 0)
            {
                return null;
            }
        }

        var wanted = Read(accept);
        if (wanted.Count == 0)
        {
            return usual[0];
        }

        foreach (var type in wanted)
        {
            if (Match(usual, type) is { } found)
            {
                return found;
            }
        }

        // The parameter says it clearly enough: a program that sends it with the header of a browser gets what it names.
        return format is null ? null : usual[0];
    }

    private static SdmxFormat? Match(List<SdmxFormat> usual, MediaTypeWithQualityHeaderValue type)
    {
        var name = type.MediaType!.ToLowerInvariant();
        var version = type.Parameters.FirstOrDefault(p => p.Name.Equals("version", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"');
        var found = name switch
        {
            "*/*" or "application/*" or "text/html" when name != "text/html" => usual[0],
            "application/json" => usual.Find(f => f.Form == SdmxForm.Json) is { } json ? json with { ContentType = "application/json" } : null,
            "text/csv" or "text/*" => usual.Find(f => f.Form == SdmxForm.Csv) is { } csv ? csv with { ContentType = "text/csv; charset=utf-8" } : null,
            "application/xml" or "text/xml" => usual.Find(f => f.Form is SdmxForm.Generic or SdmxForm.Xml) is { } xml ? xml with { ContentType = "application/xml" } : null,
            _ => usual.Find(f => f.MediaType == name && (version is null || f.Version == version)),
        };
        return found is null ? null : found with
        {
            Options = type.Parameters.Where(p => p.Value is not null && !p.Name.Equals("q", StringComparison.OrdinalIgnoreCase))
                .GroupBy(p => p.Name.ToLowerInvariant()).ToImmutableDictionary(g => g.Key, g => g.First().Value!.Trim('"').ToLowerInvariant()),
        };
    }

    private static List<MediaTypeWithQualityHeaderValue> Read(string? accept) =>
        [.. (accept ?? "").Split(',', MostAccepted, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(t => MediaTypeWithQualityHeaderValue.TryParse(t, out var type) ? type : null).OfType<MediaTypeWithQualityHeaderValue>()
            .Where(t => t.Quality != 0).OrderByDescending(t => t.Quality ?? 1)
            // Of equal wishes the exact one counts before a wildcard (RFC 9110, 12.5.1).
            .ThenBy(t => t.MediaType!.EndsWith('*') ? 1 : 0)];

    private static bool IsNamed(SdmxFormat format, string name) => name.ToLowerInvariant() switch
    {
        "json" or "jsondata" or "sdmx-json" => format.Form == SdmxForm.Json,
        "csv" or "csvdata" or "csvfile" or "sdmx-csv" => format.Form == SdmxForm.Csv,
        "xml" => format.Form is SdmxForm.Generic or SdmxForm.Xml,
        "genericdata" => format.Form == SdmxForm.Generic,
        "structurespecificdata" => format.Form == SdmxForm.StructureSpecific,
        "structure" => format.Form == SdmxForm.Xml,
        _ => false,
    };
}
