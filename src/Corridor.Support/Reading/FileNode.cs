namespace Corridor.Support.Reading;

/// <summary>A node of a file with its place.</summary>
internal abstract record FileNode(int Line, int Column);

internal sealed record FileScalar(string Text, bool IsQuoted, int Start, int Line, int Column) : FileNode(Line, Column)
{
    /// <summary>Whether the file leaves the value empty.</summary>
    public bool IsEmpty => Text.Length == 0 && !IsQuoted;
}

internal sealed record FileList(List<FileNode> Items, int Line, int Column) : FileNode(Line, Column);

internal sealed record FileMap(List<(FileScalar Key, FileNode Value)> Entries, int Line, int Column) : FileNode(Line, Column)
{
    public FileNode? Find(string key) => Entries.FirstOrDefault(e => e.Key.Text == key).Value;
}
