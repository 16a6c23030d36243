namespace Corridor.Reference.Packs;

/// <summary>
/// One writer at a time for a folder of computed files: programs that start together wait for the first to finish
/// instead of writing into each other's files. Given back when disposed, and by the system when a program ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Waits until no other writer is at work in the folder, which is made if it is missing.</summary>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, ".lock");
        while (true)
        {
            try
            {
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (e.GetType() == typeof(IOException) && File.Exists(path))
            {
                Thread.Sleep(Pause);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
