using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Corridor.Reference.Time;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Corridor.Reference.Packs;

/// <summary>How far a source can be trusted; it travels with every figure.</summary>
public enum Confidence
{
    /// <summary>The text of an act or the authority's own publication, parsed or transcribed.</summary>
    Official,

    /// <summary>A copy of an official text kept by somebody else.</summary>
    OfficialCopy,

    /// <summary>Press, agents, other compilers.</summary>
    Secondary,

    /// <summary>Written by this project.</summary>
    Own,
}

/// <summary>A source that rows of a pack point to by its id.</summary>
/// <param name="Id">Short name, unique in the pack.</param>
/// <param name="Title">Title as published, or the project's own words where there is none.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Edition">Edition or date, or null.</param>
/// <param name="Licence">Terms under which the facts are carried over.</param>
/// <param name="Url">Address, or null.</param>
/// <param name="Confidence">How far it can be trusted.</param>
public sealed partial record PackSource(string Id, string Title, string Publisher, string? Edition, string Licence, string? Url, Confidence Confidence)
{
    /// <summary>The title in other languages, where it is in the project's own words; null for a title as published.</summary>
    public LocalizedText? Called { get; init; }

    /// <summary>The title in a language; as published where the project has no words of its own for it.</summary>
    public string TitleIn(Language language) => Called?.Exactly(language) ?? Title;

    /// <summary>The publisher as it is called in a language; one that has no name of its own there, as published.</summary>
    public string PublisherIn(Language language) => PublisherIn(Publisher, language);

    /// <summary>The name of a publisher, or of several with <c>; </c> between them, in a language.</summary>
    public static string PublisherIn(string publisher, Language language)
    {
        // Names are published, or were noted, in English.
        if (language == Language.En)
        {
            return publisher;
        }

        var called = Texts.List(language, publisher.Split("; ").Select(part =>
        {
            var key = "publisher." + NotOfKeys().Replace(part.ToLowerInvariant(), "-").Trim('-');
            return Texts.Has(key) ? Texts.Get(language, key) : part;
        }));
        return char.IsUpper(publisher[0]) ? char.ToUpperInvariant(called[0]) + called[1..] : called;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfKeys();
}

/// <summary>What a pack covers: the days, whether all of the subject or a part, and what a reader must know about it.</summary>
/// <param name="Days">The days for which it answers.</param>
/// <param name="IsComplete">Whether everything of the subject is in it; otherwise what is absent is not loaded.</param>
/// <param name="Note">What is missing or particular, in three languages; null where there is nothing to say.</param>
public sealed record PackCoverage(DateRange Days, bool IsComplete, LocalizedText? Note);

/// <summary>The manifest of a pack: what it is, where it comes from, what it covers, which tables it holds.</summary>
public sealed record PackManifest(
    string Kind,
    string Name,
    LocalizedText Title,
    string Publisher,
    string Edition,
    string Licence,
    string? Url,
    PackCoverage Coverage,
    ImmutableArray<PackSource> Sources,
    ImmutableDictionary<string, string> Tables,
    ImmutableDictionary<string, string> Settings)
{
    /// <summary>The most that a manifest may hold, in bytes.</summary>
    public const int MostBytes = 262_144;

    /// <summary>Where the pack lies below the data folder: <c>kind/name</c>.</summary>
    public string Path => $"{Kind}/{Name}";

    /// <summary>The source of an id, or null.</summary>
    public PackSource? Source(string id) => Sources.FirstOrDefault(s => s.Id == id);

    /// <summary>
    /// Reads a manifest. Anchors, aliases, duplicate keys, unknown fields and wrong types are faults with line and column.
    /// </summary>
    public static PackManifest? Read(string yaml, string kind, string name, string file, List<Fault> faults)
    {
        try
        {
            var events = new Parser(new StringReader(yaml));
            while (events.MoveNext())
            {
                if (events.Current is AnchorAlias || events.Current is NodeEvent { Anchor.IsEmpty: false })
                {
                    faults.Add(new Fault("pack.anchor").At(new FilePlace(file, (int)events.Current.Start.Line, (int)events.Current.Start.Column)));
                    return null;
                }
            }

            var raw = new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .WithDuplicateKeyChecking()
                .Build().Deserialize<RawManifest?>(yaml) ?? new RawManifest();
            return Convert(raw, kind, name, file, faults);
        }
        catch (YamlException e)
        {
            faults.Add(new Fault("pack.yaml", Fault.Quote((e.InnerException ?? e).Message))
                .At(new FilePlace(file, (int)e.Start.Line, (int)e.Start.Column)));
            return null;
        }
    }

    private static PackManifest? Convert(RawManifest raw, string kind, string name, string file, List<Fault> faults)
    {
        var before = faults.Count;
        string Need(string? value, string field)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                faults.Add(new Fault("pack.fieldMissing", field).At(new FilePlace(file, 0, 0, field)));
            }

            return value ?? "";
        }

        DateOnly? Day(string? value, string field)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                return null;
            }

            if (!DateRange.TryParseDay(value, out var day, out var fault))
            {
                faults.Add(fault.At(new FilePlace(file, 0, 0, field)));
            }

            return day;
        }

        foreach (var (value, field) in new[] { (raw.Title?.En, "title.en"), (raw.Title?.Zh, "title.zh"), (raw.Title?.Ru, "title.ru") })
        {
            Need(value, field);
        }

        var days = new DateRange(Day(raw.Coverage?.From, "coverage.from"), Day(raw.Coverage?.To, "coverage.to"));
        if (!days.IsOrdered)
        {
            faults.Add(new Fault("date.reversed", days.ToString()).At(new FilePlace(file, 0, 0, "coverage")));
        }

        var state = Need(raw.Coverage?.State, "coverage.state");
        if (state is not ("complete" or "partial"))
        {
            faults.Add(new Fault("pack.oneOf", Fault.Quote(state), "complete, partial").At(new FilePlace(file, 0, 0, "coverage.state")));
        }

        var sources = (raw.Sources ?? []).Select((s, i) =>
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"sources[{i}]");
            var confidence = Need(s.Confidence, field + ".confidence") switch
            {
                "official" => Confidence.Official,
                "official_copy" => Confidence.OfficialCopy,
                "secondary" => Confidence.Secondary,
                "own" => Confidence.Own,
                _ => (Confidence?)null,
            };
            if (confidence is null)
            {
                faults.Add(new Fault("pack.oneOf", Fault.Quote(s.Confidence), "official, official_copy, secondary, own")
                    .At(new FilePlace(file, 0, 0, field + ".confidence")));
            }

            return new PackSource(Need(s.Id, field + ".id"), Need(s.Title, field + ".title"), Need(s.Publisher, field + ".publisher"),
                s.Edition, Need(s.Licence, field + ".licence"), s.Url, confidence ?? Confidence.Secondary)
            {
                Called = s.Called is { } called ? new LocalizedText(null, Need(called.Zh, field + ".called.zh"), Need(called.Ru, field + ".called.ru")) : null,
            };
        }).ToImmutableArray();
        foreach (var twice in sources.GroupBy(s => s.Id).Where(g => g.Count() > 1))
        {
            faults.Add(new Fault("pack.duplicate", twice.Key).At(new FilePlace(file, 0, 0, "sources")));
        }

        if (raw.Tables is null or { Count: 0 })
        {
            faults.Add(new Fault("pack.fieldMissing", "tables").At(new FilePlace(file, 0, 0, "tables")));
        }

        foreach (var table in raw.Tables?.Keys.AsEnumerable() ?? [])
        {
            if (!table.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-'))
            {
                faults.Add(new Fault("pack.tableName", Fault.Quote(table)).At(new FilePlace(file, 0, 0, "tables")));
            }
        }

        var manifest = new PackManifest(kind, name, new LocalizedText(raw.Title?.En, raw.Title?.Zh, raw.Title?.Ru),
            Need(raw.Publisher, "publisher"), Need(raw.Edition, "edition"), Need(raw.Licence, "licence"), raw.Url,
            new PackCoverage(days, state == "complete", raw.Coverage?.Note is { } n ? new LocalizedText(n.En, n.Zh, n.Ru) : null),
            sources, (raw.Tables ?? []).ToImmutableDictionary(), (raw.Settings ?? []).ToImmutableDictionary());
        return faults.Count == before ? manifest : null;
    }

    private sealed class RawManifest
    {
        public RawText? Title { get; set; }
        public string? Publisher { get; set; }
        public string? Edition { get; set; }
        public string? Licence { get; set; }
        public string? Url { get; set; }
        public RawCoverage? Coverage { get; set; }
        public List<RawSource>? Sources { get; set; }
        public Dictionary<string, string>? Tables { get; set; }
        public Dictionary<string, string>? Settings { get; set; }
    }

    private sealed class RawText
    {
        public string? En { get; set; }
        public string? Zh { get; set; }
        public string? Ru { get; set; }
    }

    private sealed class RawCoverage
    {
        public string? From { get; set; }
        public string? To { get; set; }
        public string? State { get; set; }
        public RawText? Note { get; set; }
    }

    private sealed class RawSource
    {
        public string? Id { get; set; }
        public string? Title { get; set; }
        public RawText? Called { get; set; }
        public string? Publisher { get; set; }
        public string? Edition { get; set; }
        public string? Licence { get; set; }
        public string? Url { get; set; }
        public string? Confidence { get; set; }
    }
}
