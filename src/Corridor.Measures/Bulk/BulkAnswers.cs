namespace Corridor.Measures.Bulk;

/// <summary>The answers for lines, as columns; made once and used for as many runs as wanted.</summary>
/// <param name="regime">The regime that answers.</param>
public sealed class BulkAnswers(BulkRegime regime)
{
    private readonly decimal[][] amounts = [.. regime.Levies.Select(_ => Array.Empty<decimal>())];
    private BulkAnswer[] answers = [];

    /// <summary>How many lines there are.</summary>
    public int Count { get; private set; }

    /// <summary>The answer for a line.</summary>
    public ref readonly BulkAnswer this[int line] => ref answers[line];

    /// <summary>What a levy comes to under the best option, each in the place of its line; zero without an option.</summary>
    /// <param name="levy">The place of the levy in <see cref="BulkRegime.Levies"/>.</param>
    public ReadOnlySpan<decimal> Amounts(int levy) => amounts[levy].AsSpan(0, Count);

    internal decimal[][] AmountColumns => amounts;

    internal BulkAnswer[] Rows => answers;

    internal void Size(int count)
    {
        Count = count;
        if (answers.Length >= count)
        {
            return;
        }

        answers = new BulkAnswer[count];
        for (var i = 0; i < amounts.Length; i++)
        {
            amounts[i] = new decimal[count];
        }
    }
}
