using Corridor.Reference;

namespace Corridor.Support.Simulation;

/// <summary>What is wrong with rows of a population: how many rows are left out, the first of them, and all of them for who listens.</summary>
/// <param name="each">Hears of every fault while rows are read, or null.</param>
public sealed class PopulationFaults(Action<Fault>? each = null)
{
    /// <summary>The most faults that are kept.</summary>
    public const int Most = 100;

    private readonly List<Fault> first = [];

    /// <summary>The first faults, each with line and column.</summary>
    public IReadOnlyList<Fault> First => first;

    /// <summary>How many there are: one for each row that is left out, or one for a file that cannot be read at all.</summary>
    public long Count { get; private set; }

    /// <summary>How many there are beside the first.</summary>
    public long More => Count - first.Count;

    internal void Add(Fault fault)
    {
        Count++;
        if (first.Count < Most)
        {
            first.Add(fault);
        }

        each?.Invoke(fault);
    }
}
