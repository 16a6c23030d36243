using System.Runtime.InteropServices;
using Corridor.Measures.Determination;

namespace Corridor.Measures.Bulk;

/// <content>The cheapest way that something more would open.</content>
internal sealed partial class BulkWorker
{
    // What is unknown of the best is unknown of the others too: they are compared by what is known.
    private void Cheaper()
    {
        var documentsBeside = (rows.Plans[plan] & BulkPlan.DocumentsBeside) != 0;
        foreach (ref readonly var option in CollectionsMarshal.AsSpan(reachable))
        {
            if (!CollectionsMarshal.AsSpan(whyByOption)[option.WhyFrom..option.WhyTo].SequenceEqual(CollectionsMarshal.AsSpan(bestReasons)))
            {
                continue;
            }

            Offer(option.At, option.Total, option.GivenTo - option.GivenFrom + (option.NeedsCode ? 1 : 0));
            if (documentsBeside)
            {
                given.Clear();
                for (var i = option.GivenFrom; i < option.GivenTo; i++)
                {
                    given.Add(givenByOption[i]);
                }

                WithMoreDocuments(in option);
                given.Clear();
            }
        }
    }

    // The largest saving, then the fewest things, then the first id.
    private void Offer(int at, decimal total, int missing)
    {
        var less = bestTotal - total;
        var measure = rows.Plans[at];
        if (missing == 0 || less <= 0)
        {
            return;
        }

        if (cheaper >= 0 && (less < saving || (less == saving && (missing > cheaperMissing
            || (missing == cheaperMissing && tables.MeasureRanks[cheaper] <= tables.MeasureRanks[measure])))))
        {
            return;
        }

        (cheaper, cheaperMissing, saving) = (measure, missing, less);
    }

    // Of each measure beside the option the one document that lowers what is paid most; each by itself, and all of them.
    private void WithMoreDocuments(in Reachable option)
    {
        helpful.Clear();
        var ofOption = given.Count;
        foreach (var member in CollectionsMarshal.AsSpan(chosen))
        {
            if (member < 0 || rows.Plans[member + 3] < 0)
            {
                continue;
            }

            var (lowest, document, comparable) = (option.Total, -1, false);
            var data = tables.Conditions;
            var at = tables.ConditionStarts[rows.Plans[member + 3]];
            for (var groups = data[at++]; groups > 0; groups--)
            {
                for (var n = data[at++]; n > 0; n--, at += 4)
                {
                    var atom = data[at];
                    if (atom < 0 || data[at + 2] == (int)ConditionAction.Refuse || HasDocument(atom))
                    {
                        continue;
                    }

                    given.Add(atom);
                    var with = TotalWithGiven(option.At);
                    given.RemoveAt(given.Count - 1);
                    if (with < lowest || (with == lowest && document >= 0 && tables.DocumentRanks[atom] < tables.DocumentRanks[document]))
                    {
                        (lowest, document, comparable) = (with, atom, IsComparable());
                    }
                }
            }

            if (document >= 0)
            {
                helpful.Add(document);
                if (comparable)
                {
                    given.Add(document);
                    Offer(option.At, lowest, Missing(option.NeedsCode));
                    given.RemoveAt(given.Count - 1);
                }
            }
        }

        if (helpful.Count > 1)
        {
            given.AddRange(helpful);
            var all = TotalWithGiven(option.At);
            if (IsComparable())
            {
                Offer(option.At, all, Missing(option.NeedsCode));
            }
        }

        given.RemoveRange(ofOption, given.Count - ofOption);
    }

    private bool IsComparable() => CollectionsMarshal.AsSpan(totalReasons).SequenceEqual(CollectionsMarshal.AsSpan(bestReasons));

    // One document given to several measure types is one document.
    private int Missing(bool needsCode)
    {
        var count = needsCode ? 1 : 0;
        for (var i = 0; i < given.Count; i++)
        {
            var isNew = true;
            for (var j = 0; j < i; j++)
            {
                isNew &= tables.DocumentRanks[given[i]] != tables.DocumentRanks[given[j]];
            }

            count += isNew ? 1 : 0;
        }

        return count;
    }

    private decimal TotalWithGiven(int option)
    {
        ResolveBeside();
        FixedSteps();
        Total(option, out var total);
        return total;
    }
}
