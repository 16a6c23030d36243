namespace Corridor.Measures.Bulk;

/// <summary>The answer for one line, as numbers. Indices are those of <see cref="BulkRegime.MeasureId"/>; -1 is none.</summary>
/// <param name="State">What became of the line.</param>
/// <param name="Best">The measure of the best option that is open.</param>
/// <param name="Total">What is paid under it as far as that is known; zero without one.</param>
/// <param name="IsWhole">Whether every charge under it is known.</param>
/// <param name="Reasons">Why the answer is incomplete, see <see cref="BulkRegime.Reasons"/>.</param>
/// <param name="Stops">How many requirements, prohibitions and limits stop the goods as things stand.</param>
/// <param name="Undecided">How many of them depend on facts that were not given.</param>
/// <param name="Cheaper">The measure of the cheapest option that something more would open.</param>
/// <param name="CheaperMissing">How many things that takes.</param>
/// <param name="Saving">How much less that is; zero without one.</param>
public readonly record struct BulkAnswer(
    BulkState State, int Best, decimal Total, bool IsWhole, ulong Reasons, int Stops, int Undecided, int Cheaper, int CheaperMissing, decimal Saving)
{
    internal static BulkAnswer None(BulkState state) => new(state, -1, 0, false, 0, 0, 0, -1, 0, 0);
}
