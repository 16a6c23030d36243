using Corridor.Measures.Determination;
using Corridor.Reference;

namespace Corridor.Measures.Changes;

/// <summary>A change in the words of the trade, in three languages.</summary>
public static class ChangeWords
{
    static ChangeWords() => Texts.Add(typeof(ChangeWords).Assembly);

    /// <summary>What happened in two or three words: "rate raised".</summary>
    public static string Name(this RegimeChange change, Language language) => Texts.Get(language, "change." + Key(change));

    /// <summary>The name under which programs know what happened: <c>rate_raised</c>.</summary>
    public static string Word(this RegimeChange change) => change.Kind switch
    {
        ChangeKind.LineBegan => "line_began",
        ChangeKind.LineEnded => "line_ended",
        ChangeKind.Began => "began",
        ChangeKind.Ended => "ended",
        ChangeKind.RateChanged => change.Move switch { RateMove.Raised => "rate_raised", RateMove.Lowered => "rate_lowered", _ => "rate_changed" },
        ChangeKind.ConditionsChanged => "conditions_changed",
        ChangeKind.DoubtsChanged => "doubts_changed",
        ChangeKind.ListedBegan => "listed_began",
        ChangeKind.ListedEnded => "listed_ended",
        _ => "listed_changed",
    };

    /// <summary>The whole change in one sentence, without day and code, which stand beside it.</summary>
    /// <param name="change">The change.</param>
    /// <param name="language">The language.</param>
    /// <param name="area">The name of an area or economy, or null where it need not be said.</param>
    /// <param name="document">The name of a document.</param>
    public static string Sentence(this RegimeChange change, Language language, Func<string, string?> area, Func<string, string> document)
    {
        if (change.Line is { } line)
        {
            return Texts.Format(language, "change.say." + Key(change), line.Text.In(language).TrimEnd(':', ' '));
        }

        if (change.Row is { } row)
        {
            return Texts.Format(language, "change.say." + Key(change), row.List.Title.In(language), Texts.Get(language, "change.control." + row.Control), row.Document?.In(language) ?? Texts.Get(language, "change.noDocument"));
        }

        var subject = Subject(change.Measure!, language, area);
        return change.Kind switch
        {
            ChangeKind.Began or ChangeKind.Ended when Rate(change.Measure!, language) is { } rate => Texts.Format(language, $"change.say.{Key(change)}Rate", subject, rate),
            ChangeKind.RateChanged => Texts.Format(language, "change.say." + Key(change), subject, Rate(change.Before!, language) ?? Texts.Get(language, "change.noRate"), Rate(change.After!, language) ?? Texts.Get(language, "change.noRate")),
            ChangeKind.ConditionsChanged => Texts.Format(language, "change.say.conditions", subject, List(change.DocumentsNew.Select(document), language), List(change.DocumentsGone.Select(document), language)),
            ChangeKind.DoubtsChanged when change.After!.Doubts.IsEmpty => Texts.Format(language, "change.say.certain", subject),
            ChangeKind.DoubtsChanged => Texts.Format(language, "change.say.doubts", subject, string.Join(' ', change.After!.Doubts.Select(d => d.Text.In(language)))),
            _ => Texts.Format(language, "change.say." + Key(change), subject),
        };
    }

    /// <summary>The measure by the name of its type, with what tells it apart from others of that type.</summary>
    public static string Subject(Measure measure, Language language, Func<string, string?> area)
    {
        var name = measure.Type.Name.In(language) is { Length: > 0 } own ? own : measure.Type.Id;
        List<string> marks =
        [
            .. new[]
            {
                measure.Type.Series is null ? null : measure.Type.Id,
                measure.Preference, measure.OrderNumber, measure.Reduction, measure.AdditionalCode,
                measure.Area is { } a ? area(a) : null,
            }.OfType<string>().Distinct(),
        ];
        return marks.Count == 0 ? name : Texts.Format(language, "change.subject", name, List(marks, language));
    }

    /// <summary>The duty of a measure in words, as published where it could not be read, or null where it has none.</summary>
    public static string? Rate(Measure measure, Language language) =>
        measure.Duty is { IsUnderstood: true } duty ? duty.Print(language) : measure.Text ?? measure.Duty?.Print(language);

    private static string List(IEnumerable<string> items, Language language)
    {
        var text = Texts.Words(language, items);
        return text.Length == 0 ? Texts.Get(language, "change.none") : text;
    }

    private static string Key(RegimeChange change) => change.Kind switch
    {
        ChangeKind.LineBegan => change.IsDivided ? "lineJoined" : "lineBegan",
        ChangeKind.LineEnded => change.IsDivided ? "lineDivided" : "lineEnded",
        ChangeKind.Began => "began",
        ChangeKind.Ended => "ended",
        ChangeKind.RateChanged => change.Move switch { RateMove.Raised => "raised", RateMove.Lowered => "lowered", _ => "rate" },
        ChangeKind.ConditionsChanged => "conditions",
        ChangeKind.DoubtsChanged => change.After!.Doubts.IsEmpty ? "certain" : "doubts",
        ChangeKind.ListedBegan => "listed",
        ChangeKind.ListedEnded => "unlisted",
        _ => "relisted",
    };
}
