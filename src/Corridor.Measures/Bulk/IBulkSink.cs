namespace Corridor.Measures.Bulk;

/// <summary>Writes answers; blocks are prepared by any thread and written in order by one.</summary>
internal interface IBulkSink : IDisposable
{
    void Prepare(RunBlock block);

    void Write(RunBlock block);

    /// <summary>Writes what is left.</summary>
    void Finish();
}
