using System.Globalization;
using Corridor.Reference;
using Corridor.Support;

namespace Corridor.Commands;

/// <summary>Answers of support as lines of text, for every command that shows them.</summary>
internal static class SupportLines
{
    // So many missing facts say enough of one programme.
    private const int MostCauses = 4;
    private const int MostListed = 12;

    /// <summary>A programme with its verdict, what it lacks and what it gives.</summary>
    public static void Show(CommandRun run, EligibilityView p, string indent = "", bool brief = false)
    {
        var marks = Texts.List(run.Language, p.Marks);
        run.Out.WriteLine(indent + run.Pair(run.T("support.Truth." + SupportViews.Key(p.Verdict)), $"{p.Programme} — {p.Name.Text}") + (marks.Length == 0 ? "" : run.T("cli.support.marks", marks)));
        if (p.Bar is not null)
        {
            run.Out.WriteLine($"{indent}    {p.Failed}");
            return;
        }

        if (p.Failed is { } failed)
        {
            run.Out.WriteLine($"{indent}    {run.T("cli.support.failed", failed)}");
            return;
        }

        if (brief && p.Causes.Count > 0)
        {
            var more = p.Causes.Count - MostCauses;
            run.Out.WriteLine($"{indent}    {run.T("cli.support.missing", Texts.List(run.Language, p.Causes.Take(MostCauses)) + (more > 0 ? run.T("list.separator") + run.T("cli.support.more", more) : ""))}");
        }
        else
        {
            foreach (var cause in p.Causes)
            {
                run.Out.WriteLine($"{indent}    {run.T("cli.support.missing", cause)}");
            }
        }

        foreach (var benefit in p.Benefits.Where(b => !brief || b.Total == "service" || (b.Amount ?? b.Possible) is { Amount: not 0 }))
        {
            var amount = run.Pair(benefit.KindName, SupportWords.Amount(benefit, run.Language, brief ? null : p.Causes));
            run.Out.WriteLine(indent + "    " + (benefit.Says is { } says ? run.T("mark.named", amount, says.Text.TrimEnd('.', '。')) : amount));
        }

        if (p.Deadline is { } deadline)
        {
            run.Out.WriteLine($"{indent}    {run.T(p.Late ? "cli.support.late" : "cli.support.deadline", deadline)}");
        }
    }

    /// <summary>The best set with its totals.</summary>
    public static void Best(CommandRun run, CombinationView best, string indent = "")
    {
        foreach (var chosen in best.Chosen)
        {
            run.Out.WriteLine($"{indent}+ {chosen.Programme} — {chosen.Name.Text}");
            foreach (var (benefit, counted) in chosen.Benefits)
            {
                run.Out.WriteLine(indent + "    " + run.Pair(benefit.KindName, counted is not null ? SupportWords.Money(counted, run.Language) : SupportWords.Amount(benefit, run.Language)));
            }
        }

        foreach (var left in best.LeftOut)
        {
            run.Out.WriteLine(indent + "- " + run.Pair(left.Programme, left.Message) + (left.With is { } w ? (run.Language == Language.Zh ? "" : " ") + run.T("cli.support.with", SupportWords.Money(w.Cash, run.Language), SupportWords.Money(w.Saved, run.Language)) : ""));
        }

        foreach (var limit in best.Limits.Where(l => l.Counted.Amount < l.Asked.Amount))
        {
            run.Out.WriteLine(indent + run.T("cli.support.limit", limit.Words, SupportWords.Money(limit.Asked, run.Language), SupportWords.Money(limit.Counted, run.Language)));
        }

        foreach (var (key, sum) in SupportViews.Totals(best.Totals))
        {
            run.Out.WriteLine(indent + run.Pair(run.T("support.BenefitTotal." + key), SupportWords.Total(sum, best.Open.Contains(Api.JsonForm.Word(key)), run.Language)));
        }

        if (best.Totals.TimingPresentValue is { } worth)
        {
            run.Out.WriteLine(indent + run.T("cli.support.presentValue", SupportWords.Money(worth, run.Language)));
        }

        if (best.Unsettled is { } unsettled)
        {
            run.Out.WriteLine(indent + run.T("support.unsettled"));
            foreach (var pair in unsettled.Pairs)
            {
                run.Out.WriteLine($"{indent}    {pair.Message}");
            }

            run.Out.WriteLine(indent + SupportWords.Without(unsettled, run.Language));
        }
    }

    /// <summary>The support of both sides of a consignment.</summary>
    public static void Consignment(CommandRun run, SupportAnswer support)
    {
        foreach (var side in new[] { support.Import, support.Export })
        {
            run.Out.WriteLine();
            run.Out.WriteLine(run.T("support.side." + side.Direction, side.EconomyName.Text));
            foreach (var p in side.Programmes)
            {
                Show(run, p, "  ", brief: true);
            }

            if (side.Best.Chosen.Count > 0)
            {
                run.Out.WriteLine("  " + run.T("support.best"));
                Best(run, side.Best, "  ");
            }

            if (side.Charges is { } charges && charges.Before.Amount != charges.Now.Amount)
            {
                Charges(run, run.T("support.charges"), charges);
            }

            foreach (var change in side.Changes.Where(c => !c.Certain))
            {
                Charges(run, run.T("support.chargesIf", change.Name.Text), change.Charges);
            }

            if (side.Documents.Count > 0)
            {
                run.Out.WriteLine("  " + run.Sentences(run.T(side.Best.Chosen.Count > 0 ? "support.gather" : "support.gatherMay"), Listed(run, side.Documents.Select(d => d.Name.Text))));
            }

            if (side.Missing.Count > 0)
            {
                run.Out.WriteLine("  " + run.Sentences(run.T("support.open"), Listed(run, side.Missing.Select(m => run.T("mark.named", m.Fact, m.Meaning.Text)))));
            }
        }

        if (support.Cost is { } cost)
        {
            run.Out.WriteLine();
            run.Out.WriteLine(run.T(cost.Complete ? "support.net" : "support.netKnown", SupportWords.Money(cost.Landed, run.Language), SupportWords.Money(cost.Relieved, run.Language), SupportWords.Money(cost.Cash, run.Language), SupportWords.Money(cost.Net, run.Language)));
        }
    }

    /// <summary>What a claim takes.</summary>
    public static void Claim(CommandRun run, ClaimView claim)
    {
        Show(run, claim.Eligibility);
        foreach (var (key, text) in ((string, string?)[])[("claim.to", claim.To?.Text), ("claim.steps", claim.How?.Text)])
        {
            if (text is not null)
            {
                run.Out.WriteLine(run.Pair(run.T(key), text));
            }
        }

        if (claim.Deadline is null)
        {
            run.Out.WriteLine(run.Pair(run.T("claim.deadline"), ClaimWords.Deadline(claim, run.Language)));
        }

        run.Out.WriteLine(run.T("claim.documents"));
        foreach (var document in claim.Documents)
        {
            run.Out.WriteLine($"  [ ] {document.Name.Text}{(document.Register ? " " + run.T("claim.register") : "")}");
            foreach (var fact in document.Known)
            {
                run.Out.WriteLine("        " + run.Pair(Name(fact), fact.Words ?? ""));
            }

            foreach (var fact in document.Open)
            {
                run.Out.WriteLine("        " + run.Pair(Name(fact), "____"));
            }
        }

        if (claim.Elsewhere.Count > 0)
        {
            run.Out.WriteLine(run.T("claim.elsewhere"));
            foreach (var fact in claim.Elsewhere)
            {
                run.Out.WriteLine("        " + run.Pair(Name(fact), "____"));
            }
        }

        string Name(ClaimFactView fact) => ClaimWords.Name(fact, run.Language).Text;
    }

    private static void Charges(CommandRun run, string heading, ChargesUnderSupportView charges)
    {
        run.Out.WriteLine("  " + heading);
        foreach (var levy in charges.Levies.Where(l => l.Before?.Amount != l.Now?.Amount))
        {
            run.Out.WriteLine("    " + run.Pair(levy.Name.Text, run.T("support.beforeAfterNow", SupportWords.Money(levy.Before, run.Language), SupportWords.Money(levy.After, run.Language), SupportWords.Money(levy.Now, run.Language))));
        }

        run.Out.WriteLine("    " + run.Pair(run.T(charges.Complete ? "assess.total" : "assess.totalKnown"), run.T("support.beforeAfterNow", SupportWords.Money(charges.Before, run.Language), SupportWords.Money(charges.After, run.Language), SupportWords.Money(charges.Now, run.Language))));
        if (charges.BasesOpen)
        {
            run.Out.WriteLine("    " + run.T("support.basesOpen"));
        }
    }

    private static string Listed(CommandRun run, IEnumerable<string> all)
    {
        var list = all.ToList();
        return Texts.List(run.Language, list.Take(MostListed)) + (list.Count > MostListed ? run.T("list.separator") + run.T("cli.support.more", (list.Count - MostListed).ToString(CultureInfo.InvariantCulture)) : "");
    }
}
