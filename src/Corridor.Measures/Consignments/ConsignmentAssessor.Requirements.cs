using System.Collections.Immutable;
using Corridor.Measures.Assessment;
using Corridor.Measures.Charges;
using Corridor.Measures.Determination;
using Corridor.Measures.Regimes;

namespace Corridor.Measures.Consignments;

/// <content>What the goods must meet: by measures and by control lists.</content>
public sealed partial class ConsignmentAssessor
{
    private const string Prohibition = "prohibition";
    private const string Exemption = "exemption";

    private ImmutableArray<AssessedRequirement> Requirements(Regime regime, TradeDirection direction, ConsignmentItem item, GoodsQuery query, ItemAssessment? assessment, Consignment consignment)
    {
        var found = ImmutableArray.CreateBuilder<AssessedRequirement>();
        foreach (var answer in assessment?.Requirements ?? [])
        {
            var measure = answer.Measure;
            found.Add(new AssessedRequirement(measure.Type.Name, null, State(answer), [.. WaysToMeet.DocumentSets(measure.Conditions).Where(s => s.Count > 0).Select(s => s.ToImmutableArray())],
                null, null, measure.Act is { } act ? act.Number ?? act.Id : null, null, measure.Source)
            {
                Measure = measure,
                Code = measure.Code,
            });
        }

        var (from, to) = direction == TradeDirection.Import ? (query.Partner, regime.Economy.Code) : (regime.Economy.Code, consignment.Destination);
        var lists = charges.ControlsFor(new ChargeQuestion(query.Code, regime.Tariff, from, to, query.Date, []), direction == TradeDirection.Import ? TradeSide.Import : TradeSide.Export);
        foreach (var row in lists.SelectMany(l => l.Rows).Where(r => r.Statement != RequirementStatement.NotFoundByCompiler))
        {
            var documents = regime.DocumentsFor(row.Control, row.Part).Select(d => d.Code).ToImmutableArray();
            var recognition = regime.Recognitions.FirstOrDefault(r => r.Effect == "replaces" && r.Origin == query.Partner && r.Days.Contains(query.Date) && documents.Contains(r.Requirement) && item.Documents.Contains(r.Foreign));
            found.Add(new AssessedRequirement(row.List.Title, row.Control, State(row, item, documents, recognition), [.. documents.Select(d => ImmutableArray.Create(d))],
                row.Condition, row.Authority, row.Act, row.Edition, row.Source)
            {
                Scope = row.Scope,
                DocumentInWords = row.Document,
                Code = row.Code,
                IsNarrower = row.IsNarrower,
                Recognition = recognition,
            });
        }

        return found.ToImmutable();
    }

    private static RequirementState State(RequirementAnswer answer) => answer switch
    {
        { Stops: true, Measure.Type.Role: MeasureRole.Prohibition } => RequirementState.Prohibited,
        { Outcome.Verdict: ConditionVerdict.Unknown } => RequirementState.Unknown,
        { Outcome.Verdict: ConditionVerdict.Waived } => RequirementState.Waived,
        { Stops: true } => RequirementState.Missing,
        _ => RequirementState.Met,
    };

    // Only the text in force states; an older text and a compiler's row raise the question.
    private static RequirementState State(Requirement row, ConsignmentItem item, ImmutableArray<string> documents, DocumentRecognition? recognition) => row switch
    {
        { Statement: RequirementStatement.MayBeExempt } or { Control: Exemption } => RequirementState.CheckExemption,
        _ when recognition is not null => RequirementState.MetByRecognition,
        _ when documents.Any(item.Documents.Contains) => RequirementState.Met,
        { Scope: RequirementScope.GoodsInWords } => RequirementState.CheckGoods,
        { IsNarrower: true } or { Scope: RequirementScope.PartNotRead } => RequirementState.Check,
        { Statement: RequirementStatement.States, Control: Prohibition } => RequirementState.Prohibited,
        { Statement: RequirementStatement.States } => RequirementState.Missing,
        _ => RequirementState.Check,
    };
}
