using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Corridor.Reference;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Corridor.Statistics.Loading;

/// <summary>
/// How the columns of a table say what an observation is: the formats that this program knows are mappings too
/// (<c>Loading/Formats</c>), and a plain CSV file comes with one of its own. A concept is a column (<c>column</c>,
/// or several names with <c>|</c> between them, the first that the file has), a constant (<c>value</c>), or comes
/// from the name of the file; <c>words</c> turn the cells of a column into the words of this program.
/// </summary>
public sealed class FormatMapping
{
    private const int MostBytes = 65_536;

    private FormatMapping(string name, RawMapping raw) => (Name, Raw) = (name, raw);

    /// <summary>The name: of a known format, or of the file.</summary>
    public string Name { get; }

    /// <summary>The columns by which a file is recognised.</summary>
    public ImmutableArray<string> Needs => [.. Raw.Needs];

    internal RawMapping Raw { get; }

    /// <summary>The formats that this program knows.</summary>
    public static ImmutableArray<FormatMapping> Known { get; } = [.. ReadKnown()];

    /// <summary>Reads a mapping file; a fault says what is wrong with it, with line and column where they are known.</summary>
    public static bool TryRead(string file, [NotNullWhen(true)] out FormatMapping? mapping, [NotNullWhen(false)] out Fault? fault)
    {
        mapping = null;
        try
        {
            if (new FileInfo(file).Length > MostBytes)
            {
                fault = new Fault("statistics.mapping", Fault.Quote(Path.GetFileName(file)));
                return false;
            }

            return TryParse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file), file, out mapping, out fault);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = new Fault("file.unreadable", file, e.Message);
            return false;
        }
    }

    internal bool Fits(IReadOnlyCollection<string> header) => Raw.Needs.All(n => n.Split('|').Any(header.Contains));

    private static bool TryParse(string name, string yaml, string file, [NotNullWhen(true)] out FormatMapping? mapping, [NotNullWhen(false)] out Fault? fault)
    {
        mapping = null;
        fault = null;
        try
        {
            var events = new Parser(new StringReader(yaml));
            while (events.MoveNext())
            {
                if (events.Current is AnchorAlias || events.Current is NodeEvent { Anchor.IsEmpty: false })
                {
                    fault = new Fault("pack.anchor").At(new FilePlace(file, (int)events.Current.Start.Line, (int)events.Current.Start.Column));
                    return false;
                }
            }

            var raw = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build().Deserialize<RawMapping?>(yaml) ?? new RawMapping();
            var missing = new (string Name, bool IsThere)[]
            {
                ("values", raw.Values.Count > 0 && raw.Values.All(v => v.Column is not null)), ("period", raw.Period is not null), ("reporter", raw.Reporter is not null),
                ("counterpart", raw.Counterpart is not null), ("product", raw.Product is not null), ("flow", raw.Flow is not null || raw.Values.All(v => v.Flow is not null)),
            }.FirstOrDefault(p => !p.IsThere).Name;
            if (missing is not null)
            {
                fault = new Fault("pack.fieldMissing", missing).At(new FilePlace(file, 0, 0, missing));
                return false;
            }

            mapping = new FormatMapping(name, raw);
            return true;
        }
        catch (YamlException e)
        {
            fault = new Fault("pack.yaml", Fault.Quote((e.InnerException ?? e).Message)).At(new FilePlace(file, (int)e.Start.Line, (int)e.Start.Column));
            return false;
        }
    }

    private static IEnumerable<FormatMapping> ReadKnown()
    {
        const string folder = "Corridor.Statistics.Loading.Formats.";
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return TryParse(resource[folder.Length..^".yaml".Length], reader.ReadToEnd(), resource, out var mapping, out var fault) ? mapping : throw new InvalidDataException(fault.ToString());
        }
    }
}

/// <summary>A mapping as its file holds it.</summary>
internal sealed class RawMapping
{
    public List<string> Needs { get; set; } = [];

    /// <summary>Rows are taken only where the cell of a column is one of these; others break down a row that is there as well.</summary>
    public Dictionary<string, List<string>> Keep { get; set; } = [];

    /// <summary>What ends a code where a label follows it in the cell.</summary>
    public string? Labels { get; set; }

    /// <summary>The column of SDMX-CSV 2.0 that says what to do with a row; rows to delete are rejected.</summary>
    public string? Action { get; set; }

    public RawSource? Source { get; set; }

    public RawPeriod? Period { get; set; }

    public RawConcept? Reporter { get; set; }

    public RawConcept? Counterpart { get; set; }

    public RawConcept? Flow { get; set; }

    public RawConcept? Product { get; set; }

    public RawConcept? Classification { get; set; }

    public RawConcept? Currency { get; set; }

    public RawConcept? Valuation { get; set; }

    public RawConcept? Status { get; set; }

    public RawConcept? Confidentiality { get; set; }

    public RawConcept? NetWeight { get; set; }

    public RawConcept? Quantity { get; set; }

    public RawConcept? Unit { get; set; }

    public RawConcept? Multiplier { get; set; }

    public List<RawValue> Values { get; set; } = [];
}

/// <summary>Where the figures come from.</summary>
internal sealed class RawSource
{
    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    public string Publisher { get; set; } = "";

    public string Licence { get; set; } = "";

    public string? Url { get; set; }
}

/// <summary>Where a concept comes from.</summary>
internal sealed class RawConcept
{
    public string? Column { get; set; }

    /// <summary>A constant in the words of this program.</summary>
    public string? Value { get; set; }

    /// <summary>A constant that is looked up in the schemes.</summary>
    public string? Text { get; set; }

    /// <summary>What is taken where the file has no such column or the cell is empty.</summary>
    public string? Default { get; set; }

    public List<string> Schemes { get; set; } = [];

    public Dictionary<string, string> Words { get; set; } = [];

    /// <summary>Parts of the file's name and what they mean.</summary>
    public Dictionary<string, string> File { get; set; } = [];

    public string? Labels { get; set; }

    /// <summary>The column with the digits that a code has, where zeros in front were lost.</summary>
    public string? Level { get; set; }

    /// <summary>The digits that a code has.</summary>
    public int Pad { get; set; }

    public bool Sitc { get; set; }

    /// <summary>Whether the codes stand in small letters where the schemes have capitals.</summary>
    public bool Capitals { get; set; }

    public List<string> Total { get; set; } = ["TOTAL"];

    public decimal Unit { get; set; } = 1;
}

/// <summary>Where the period comes from.</summary>
internal sealed class RawPeriod
{
    public string? Column { get; set; }

    public string? Value { get; set; }

    /// <summary><c>digits</c> (2017, 201704) or <c>iso</c> (2017, 2017-04, 2017-Q2, 2017-01..04).</summary>
    public string Form { get; set; } = "iso";

    public string? Year { get; set; }

    public string? Month { get; set; }
}

/// <summary>A column of values.</summary>
internal sealed class RawValue
{
    public string? Column { get; set; }

    public decimal Unit { get; set; } = 1;

    public string? Flow { get; set; }

    /// <summary>Whether it is for January up to the month of the row.</summary>
    public bool Cumulative { get; set; }
}
