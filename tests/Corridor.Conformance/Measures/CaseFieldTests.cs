using System.Text.Json;
using System.Text.RegularExpressions;
using Corridor.Conformance.Measures.Determination;

namespace Corridor.Conformance.Measures;

/// <summary>
/// Every field of every case is either held against the engine or listed here with the reason why not. A case with a field
/// of its own fails until somebody has said what it means.
/// </summary>
public sealed class CaseFieldTests(ITestOutputHelper output)
{
    private const string Asserted = "";
    private const string Words = "words for people in the peer's interface";
    private const string Provenance = "where the case comes from";

    // Paths as they stand in a file; * is any name where names are data, such as codes and units.
    private static readonly Dictionary<string, (string Path, string Reason)[]> Files = new()
    {
        ["uk-commodities"] =
        [
            ("commodities/*/measures/(sid|type|series|validFrom|validTo|area|areaMembers|excluded|vat|excise|additionalCode|orderNumber)", Asserted),
            ("commodities/*/measures/(components|conditions/components)/(op|amount|currency|unit|qualifier)", Asserted),
            ("commodities/*/measures/conditions/(code|action|document|amount|currency|unit|qualifier)", Asserted),
            ("commodities/*/measures/(components|conditions/components)/dutyExpression", "the number of the expression; its sign stands beside it and is what is read"),
            ("commodities/*/measures/legalActs", "held against the shipped pack, not against a regime of one line"),
            ("commodities/*/measures/typeDescription", Words),
            ("commodities/*/vatOptions/*", Asserted),
            ("commodities/*/additionalCodeChoices/*/(code|measureSid)", Asserted),
            ("cases/(id|commodity)", Asserted),
            ("cases/given/(origin|date|vatOption)", Asserted),
            ("cases/given/customsValue/(goods|freight|insurance|currency)", Asserted),
            ("cases/given/(declared|rates|documents|additionalCodes|exciseCodes|quantities)/*", Asserted),
            ("cases/expect/(inArea|stopped)", Asserted),
            ("cases/expect/options/(option|category|measureSid|duty|vat|vatMeasureSid|total)", Asserted),
            ("cases/expect/options/additional/(type|measureSid|duty)", Asserted),
            ("source|note", Provenance),
        ],
        ["uk-determination"] =
        [
            ("area/(area|excluded|country|applies|national|meursing|members|referencedGroupMembers)", Asserted),
            ("area/(excludedGroup|excludedReferencedGroup)/(id|members|refers)", Asserted),
            ("endDate/(national|measureEnd|regulationEnd|justified|end)", Asserted),
            ("waysToMeet/(conditions/(id|code|doc|amount)|groups)", Asserted),
            ("categoryAssessment/(measures/*|origin|apply)", Asserted),
            ("waysToMeetRule", "the rule in words; the cases under it are its examples"),
            ("source", Provenance),
        ],
        ["uk-spec-expressions"] =
        [
            ("cases/(id|given/(customsValue|eurToGbp|dutyTotal))", Asserted),
            ("cases/given/answers/*", Asserted),
            ("cases/given/components/(op|amount|currency|unit|qualifier)", Asserted),
            ("cases/given/components/dutyExpression", "the number of the expression; its sign stands beside it and is what is read"),
            ("cases/given/siblingComponents/(dutyExpression|op|amount|currency|unit|qualifier)", "they belong to small producer relief, which is listed as a difference"),
            ("cases/given/units/*/(unit|qualifier|multiplier|askAs)", Asserted),
            ("cases/expect/(value|shown)", Asserted),
            ("cases/evaluator", "the class of the peer; the components say what is computed"),
            ("cases/from|source", Provenance),
        ],
        ["uk-expressions"] =
        [
            ("cases/(id|given/customsValue/(goods|freight|insurance|currency))", Asserted),
            ("cases/given/(declared|rates|quantities)/*", Asserted),
            ("cases/given/components/(op|amount|currency|unit|qualifier)", Asserted),
            ("cases/given/components/dutyExpression", "the number of the expression; its sign stands beside it and is what is read"),
            ("cases/expect/duty", Asserted),
            ("cases/kind", "the generator's name for the shape of the duty; the components say what it is"),
            ("source", Provenance),
        ],
        ["uk-duty-sentences"] =
        [
            ("valid/(text|components/(dutyExpression|amount|currency|unit|qualifier))", Asserted),
            ("valid/canonical", "how the peer prints a duty; Corridor prints its notation and three languages"),
            ("invalid/(text|error)", Asserted),
            ("units/*|qualifiers/*|currencies|allowedMeasurements|prefixes/*|rule", "the peer's tables for a test; the published list of units is in units.json, and a sentence means the same without them"),
            ("source", Provenance),
        ],
        ["uk-overlap-rules"] = [("ME32/(dates|goods|clash)", Asserted), ("ME16/(existingHasAdditionalCode|newHasAdditionalCode|clash)", Asserted), ("note", "the variants that it names are run"), ("source", Provenance)],
        ["uk-seasonal-measures"] = [("rows/(area|code|type|from|to|duty)", Asserted), ("source|note", Provenance)],
        ["units"] = [("units/*/(unit|qualifier|abbreviation|declareIn|multiplier|kind)", Asserted), ("source", Provenance)],
        ["worked-examples"] =
        [
            ("cases/(id|lane)", Asserted),
            ("cases/given/*", Asserted),
            ("cases/given/layers/*", Asserted),
            ("cases/expect/*", Asserted),
            ("rateTextsRU/(text|adValorem|specific|floor|cap)", Asserted),
            ("formulas/(lane|tax|formula)", Asserted),
            ("(cases|formulas)/source", Provenance),
        ],
    };

    [Fact]
    public void Every_field_of_every_case_is_asserted_or_listed_with_its_reason()
    {
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, known) in Files)
        {
            var rules = known.Select(k => (Rule: new Regex("^(" + k.Path.Replace("*", "[^/]+", StringComparison.Ordinal) + ")$", RegexOptions.CultureInvariant), k.Reason)).ToList();
            var paths = DeterminationCases.Read(name).SelectMany(f => Leaves(f, "")).Distinct().ToList();
            unknown.UnionWith(paths.Where(p => !rules.Any(r => r.Rule.IsMatch(p))).Select(p => $"{name}: {p}"));
            output.WriteLine($"{name}: {paths.Count} fields, {paths.Count(p => rules.Any(r => r.Reason == Asserted && r.Rule.IsMatch(p)))} asserted");
            foreach (var (path, reason) in known.Where(k => k.Reason.Length > 0 && k.Reason != Provenance))
            {
                output.WriteLine($"  {path}: {reason}");
            }
        }

        Assert.True(unknown.Count == 0, "Nobody has said what these mean:\n" + string.Join('\n', unknown));
    }

    [Fact]
    public void Every_file_of_cases_on_measures_is_read()
    {
        // A further file of the same form carries the name and something behind it.
        var strange = DeterminationCases.Names().Where(n => !Files.Keys.Any(f => n.StartsWith(f, StringComparison.Ordinal)));
        Assert.Empty(strange);
    }

    private static IEnumerable<string> Leaves(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Leaves(p.Value, (path.Length == 0 ? "" : path + "/") + p.Name.Replace('/', ':'))),
        JsonValueKind.Array when element.EnumerateArray().Any(e => e.ValueKind == JsonValueKind.Object) => element.EnumerateArray().SelectMany(e => Leaves(e, path)),
        JsonValueKind.Array when element.GetArrayLength() == 0 => [],
        _ => [path],
    };
}
