using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Corridor.Statistics.Sdmx;

/// <summary>A query of structures, read from its address in either version of the API, and what it selects.</summary>
internal sealed record StructureQuery(string Type, ImmutableArray<string> Agencies, ImmutableArray<string> Ids, ImmutableArray<string> Versions, ImmutableArray<string> Items, ImmutableArray<string> References, string Detail)
{
    /// <summary>The names of the parameters.</summary>
    public static readonly string[] Parameters = ["references", "detail", "format", "asOf"];

    /// <summary>Kinds of structures that exist here, by the names of both versions.</summary>
    private static readonly Dictionary<string, string> Held = new(StringComparer.Ordinal)
    {
        ["datastructure"] = "datastructure",
        ["dataflow"] = "dataflow",
        ["codelist"] = "codelist",
        ["conceptscheme"] = "conceptscheme",
        ["agencyscheme"] = "agencyscheme",
        ["organisationscheme"] = "agencyscheme",
        ["categoryscheme"] = "categoryscheme",
        ["categorisation"] = "categorisation",
        ["contentconstraint"] = "contentconstraint",
        ["actualconstraint"] = "contentconstraint",
        ["dataconstraint"] = "contentconstraint",
    };

    /// <summary>Kinds that the information model has and that are not held.</summary>
    private static readonly string[] NotHeld =
    [
        "metadatastructure", "metadataflow", "hierarchicalcodelist", "hierarchy", "hierarchyassociation", "dataproviderscheme", "dataconsumerscheme", "metadataproviderscheme", "organisationunitscheme",
        "reportingtaxonomy", "provisionagreement", "metadataprovisionagreement", "structureset", "structuremap", "representationmap", "conceptschememap", "categoryschememap", "organisationschememap",
        "reportingtaxonomymap", "process", "attachmentconstraint", "allowedconstraint", "metadataconstraint", "transformationscheme", "rulesetscheme", "userdefinedoperatorscheme", "customtypescheme",
        "namepersonalisationscheme", "namealiasscheme", "vtlmappingscheme", "valuelist",
    ];

    private static readonly string[] Details = ["full", "allstubs", "referencestubs", "allcompletestubs", "referencecompletestubs", "referencepartial", "raw"];
    private static readonly string[] Relations = ["none", "parents", "parentsandsiblings", "ancestors", "children", "descendants", "all"];

    /// <summary>Whether a word of an address is a kind of structure.</summary>
    public static bool IsType(string word) => word is "structure" or "*" || Held.ContainsKey(word) || NotHeld.Contains(word);

    public static bool TryRead(SdmxVersion version, IReadOnlyList<string> parts, SdmxParameters p, [NotNullWhen(true)] out StructureQuery? query, [NotNullWhen(false)] out SdmxError? error)
    {
        query = null;
        var isFirst = version == SdmxVersion.V1;
        ImmutableArray<string> At(int i) => parts.Count > i && parts[i].Length > 0 && parts[i] is not ("*" or "all") ? [.. parts[i].Split(isFirst ? '+' : ',')] : [];
        if (!p.TryOneOf("detail", Details, out var detail, out error) || !p.TryMoment("asOf", out _, out error))
        {
            return false;
        }

        var references = (p["references"] ?? "none").Split(',');
        foreach (var word in references)
        {
            if (!Relations.Contains(word) && (word is "*" or "structure" || !IsType(word)))
            {
                error = p.Wrong("references", string.Join(", ", [.. Relations, .. Held.Keys.Order(StringComparer.Ordinal)]));
                return false;
            }
        }

        query = new StructureQuery(parts[0], At(1), At(2), parts.Count > 3 && parts[3] is not ("*" or "all" or "" or "latest" or "~" or "+") ? [.. parts[3].Split(isFirst ? '+' : ',')] : [], At(4), [.. references], detail);
        return true;
    }

    /// <summary>What is selected, with its references; empty where nothing is.</summary>
    public ImmutableArray<Artefact> Select(ImmutableArray<Artefact> all, TradeCodes codes)
    {
        var wanted = Held.GetValueOrDefault(Type);
        var any = Type is "structure" or "*";
        var matched = all.Where(a => (any || a.Resource == wanted) && Has(Agencies, a.Agency) && Has(Ids, a.Id) && (Versions.IsEmpty || Versions.Any(v => IsVersion(v, a.Version))))
            .Select(a => Items.IsEmpty || a is not ItemScheme scheme ? a : scheme with { Items = [.. scheme.Items.Where(i => Items.Contains(i.Id))], IsPartial = true })
            .Where(a => a is not ItemScheme { Items.IsEmpty: true }).ToList();
        if (matched.Count == 0)
        {
            return [];
        }

        var related = References.SelectMany(r => Related(matched, all, r)).Where(a => matched.All(m => m.Urn != a.Urn)).DistinctBy(a => a.Urn);
        return [.. matched.Select(a => Detail is "allstubs" ? Stub(a, complete: false) : Detail is "allcompletestubs" ? Stub(a, complete: true) : a),
            .. related.Select(a => Detail switch
            {
                "allstubs" or "referencestubs" => Stub(a, complete: false),
                "allcompletestubs" or "referencecompletestubs" => Stub(a, complete: true),
                "referencepartial" => Partial(a, codes),
                _ => a,
            })];
    }

    /// <summary>What an artefact refers to.</summary>
    private static IEnumerable<Artefact> Children(Artefact artefact, ImmutableArray<Artefact> all) => artefact switch
    {
        DataStructure => all.Where(a => a.Resource is "conceptscheme" or "codelist"),
        Dataflow flow => all.Where(a => a.Urn == flow.Structure.Urn),
        Categorisation c => all.Where(a => a.Urn == c.Source.Urn || a.Urn == c.Scheme.Urn),
        ActualContent c => all.Where(a => a.Urn == c.Flow.Urn),
        _ => [],
    };

    private static IEnumerable<Artefact> Parents(Artefact artefact, ImmutableArray<Artefact> all) => all.Where(a => Children(a, all).Any(c => c.Urn == artefact.Urn));

    private static IEnumerable<Artefact> Related(List<Artefact> of, ImmutableArray<Artefact> all, string relation) => relation switch
    {
        "none" => [],
        "children" => of.SelectMany(a => Children(a, all)),
        "descendants" => Closure(of, a => Children(a, all)),
        "parents" => of.SelectMany(a => Parents(a, all)),
        "ancestors" => Closure(of, a => Parents(a, all)),
        "parentsandsiblings" => of.SelectMany(a => Parents(a, all)).SelectMany(p => Children(p, all).Prepend(p)),
        "all" => Closure([.. of, .. of.SelectMany(a => Parents(a, all)).SelectMany(p => Children(p, all).Prepend(p))], a => Children(a, all)),
        _ => Closure(of, a => Children(a, all).Concat(Parents(a, all))).Where(a => a.Resource == Held.GetValueOrDefault(relation)),
    };

    private static Dictionary<string, Artefact>.ValueCollection Closure(List<Artefact> of, Func<Artefact, IEnumerable<Artefact>> next)
    {
        var (found, open) = (of.DistinctBy(a => a.Urn).ToDictionary(a => a.Urn), new Queue<Artefact>(of));
        while (open.TryDequeue(out var artefact))
        {
            foreach (var other in next(artefact).Where(a => found.TryAdd(a.Urn, a)))
            {
                open.Enqueue(other);
            }
        }

        return found.Values;
    }

    private static Artefact Stub(Artefact artefact, bool complete) => artefact with { IsStub = true, Description = complete ? artefact.Description : null };

    // The codes that have figures, with those above them.
    private static Artefact Partial(Artefact artefact, TradeCodes codes)
    {
        if (artefact is not ItemScheme { Resource: "codelist" } list)
        {
            return artefact;
        }

        var used = Enumerable.Range(0, TradeComponents.Dimensions.Length).Where(d => TradeComponents.Dimensions[d].List == $"{list.Agency}:{list.Id}({list.Version})").SelectMany(d => codes.Loaded(d).Keys).ToHashSet(StringComparer.Ordinal);
        if (used.Count == 0)
        {
            return artefact;
        }

        var parents = list.Items.Where(i => i.Parent is not null).ToDictionary(i => i.Id, i => i.Parent!, StringComparer.Ordinal);
        foreach (var code in used.ToList())
        {
            for (var at = code; parents.TryGetValue(at, out var above) && used.Add(above); at = above)
            {
            }
        }

        return list with { Items = [.. list.Items.Where(i => used.Contains(i.Id))], IsPartial = true };
    }

    private static bool Has(ImmutableArray<string> wanted, string value) => wanted.IsEmpty || wanted.Contains(value);

    // 1, 1.0 and 1.0.0 are one version; + and ~ stand for the latest of a part.
    private static bool IsVersion(string wanted, string version)
    {
        var (asked, own) = (wanted.Replace("+", "", StringComparison.Ordinal).Replace("~", "", StringComparison.Ordinal).Split('.'), version.Split('.'));
        var isOpen = wanted.Contains('+', StringComparison.Ordinal) || wanted.Contains('~', StringComparison.Ordinal);
        for (var i = 0; i < Math.Max(asked.Length, own.Length); i++)
        {
            var (a, o) = (i < asked.Length && asked[i].Length > 0 ? asked[i] : "0", i < own.Length ? own[i] : "0");
            if (a != "*" && a != o && !(isOpen && string.CompareOrdinal(a, o) < 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the versions that a query names include one.</summary>
    public static bool IsVersionOf(string text, string version) => text is "" or "*" or "all" or "latest" or "~" or "+" || text.Split(',').Any(v => IsVersion(v, version));
}
