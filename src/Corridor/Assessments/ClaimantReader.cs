using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Corridor.Api;
using Corridor.Measures.Consignments;
using Corridor.Reference;
using Corridor.Reference.Time;
using Corridor.Support;
using Corridor.Support.Consignments;
using Corridor.Support.Facts;
using Microsoft.Extensions.Primitives;

namespace Corridor.Assessments;

/// <summary>Reads what the exporter and the importer of a consignment say of themselves: facts, as programmes of support ask for them.</summary>
internal static class ClaimantReader
{
    public const string Exporter = "exporter";
    public const string Importer = "importer";

    /// <summary>From a request, where each is an object in the form of files of facts.</summary>
    public static bool TryRead(AssessmentRequest request, Consignment consignment, Workspace workspace, [NotNullWhen(true)] out Claimants? claimants, out ImmutableArray<(Fault Fault, string Field)> faults) =>
        TryMake(consignment, field => Of(field == Exporter ? request.Exporter : request.Importer, field, consignment, workspace), out claimants, out faults);

    /// <summary>From the query of an address, where each fact stands under its name behind <c>exporter.</c> or <c>importer.</c></summary>
    public static bool TryRead(IEnumerable<KeyValuePair<string, StringValues>> query, Consignment consignment, Workspace workspace, Language language, [NotNullWhen(true)] out Claimants? claimants, out ImmutableArray<(Fault Fault, string Field)> faults) =>
        TryMake(consignment, field => (FactQuery.Read(query, field + ".", workspace.ProgrammeLanguage, consignment.Date, language, out var wrong), wrong), out claimants, out faults);

    /// <summary>The fault of facts that speak of several goods items, and not of as many as the consignment has; else null.</summary>
    public static Fault? Misfit(FactSet facts, Consignment consignment) => facts.Items > 1 && facts.Items != consignment.Items.Length
        ? new Fault("fact.items", facts.Items.ToString(CultureInfo.InvariantCulture), consignment.Items.Length.ToString(CultureInfo.InvariantCulture)) : null;

    private static bool TryMake(Consignment consignment, Func<string, (FactSet? Facts, ImmutableArray<(Fault, string)> Faults)> read, [NotNullWhen(true)] out Claimants? claimants, out ImmutableArray<(Fault Fault, string Field)> faults)
    {
        FactSet? One(string field, out ImmutableArray<(Fault, string)> wrong)
        {
            (var facts, wrong) = read(field);
            if (facts is not null && Misfit(facts, consignment) is { } misfit)
            {
                wrong = wrong.Add((misfit, field + ".goods"));
            }

            return facts;
        }

        var exporter = One(Exporter, out var ofExporter);
        var importer = One(Importer, out var ofImporter);
        faults = [.. ofExporter, .. ofImporter];
        claimants = faults.IsEmpty ? new Claimants(exporter, importer) : null;
        return claimants is not null;
    }

    private static (FactSet?, ImmutableArray<(Fault, string)>) Of(JsonElement? given, string field, Consignment consignment, Workspace workspace)
    {
        if (given is not { ValueKind: not JsonValueKind.Null } element)
        {
            return (null, []);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return (null, [(new Fault("yaml.wantMap", field, "enterprise.size, goods"), field)]);
        }

        // The day is that of the consignment. What stands twice is left for the reader to find.
        var members = element.EnumerateObject().Where(p => p.Name != FactCatalogue.DateName).Select(p => $"{JsonSerializer.Serialize(p.Name)}: {p.Value.GetRawText()}").Prepend($"{FactCatalogue.DateName}: {DateRange.Text(consignment.Date)}");
        var facts = FactReader.Read($"{{{string.Join(", ", members)}}}", field, workspace.ProgrammeLanguage, out var faults);
        return (facts, [.. faults.Select(f => (f, field))]);
    }
}
