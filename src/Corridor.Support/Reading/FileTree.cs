using System.Globalization;
using Corridor.Reference;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Corridor.Support.Reading;

/// <summary>
/// Strict reading of YAML that a stranger may have written: one document, no anchors, aliases or tags, no key twice,
/// bounded in size, depth and nodes; every node keeps its place. Nothing is expanded, so a bomb has nothing to burst.
/// </summary>
internal sealed class FileTree
{
    /// <summary>The most characters of a file.</summary>
    public const int MostCharacters = 262_144;

    private const int MostDepth = 16;
    private const int MostNodes = 20_000;
    private readonly string file;
    private readonly Parser parser;
    private Fault? fault;
    private int nodes;

    private FileTree(string text, string file)
    {
        this.file = file;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a text; null with its fault where it is not good.</summary>
    public static FileNode? Read(string text, string file, out Fault? fault)
    {
        if (text.Length > MostCharacters)
        {
            fault = new Fault("yaml.tooLarge", text.Length.ToString(CultureInfo.InvariantCulture), MostCharacters.ToString(CultureInfo.InvariantCulture)).At(new FilePlace(file, 0, 0));
            return null;
        }

        var tree = new FileTree(text, file);
        FileNode? root = null;
        try
        {
            root = tree.Document();
        }
        catch (YamlException e)
        {
            tree.fault = new Fault("yaml.yaml", Fault.Quote((e.InnerException ?? e).Message)).At(new FilePlace(file, (int)e.Start.Line, (int)e.Start.Column));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The scanner of YAML gives way to these on some broken files, such as a list that is never closed.
            var start = tree.parser.Current?.Start ?? default;
            tree.fault = new Fault("yaml.yaml", Fault.Quote(e.Message)).At(new FilePlace(file, (int)start.Line, (int)start.Column));
        }

        fault = tree.fault;
        return fault is null ? root : null;
    }

    /// <summary>
    /// The place of a character of a scalar: the scalar's text is laid along the file's, past indentation, folding and
    /// escapes.
    /// </summary>
    public static (int Line, int Column) PlaceOf(string text, FileScalar scalar, int offset)
    {
        var at = Math.Min(scalar.Start, text.Length);
        var block = at < text.Length && text[at] is '|' or '>';
        if (block)
        {
            at = text.IndexOf('\n', at) is var line and >= 0 ? line + 1 : text.Length;
        }
        else if (scalar.IsQuoted)
        {
            at++;
        }

        for (var i = 0; i <= offset && i < scalar.Text.Length && at < text.Length; i++)
        {
            var wanted = scalar.Text[i];
            if (char.IsWhiteSpace(wanted))
            {
                if (i == offset)
                {
                    break;
                }

                while (at < text.Length && char.IsWhiteSpace(text[at]))
                {
                    at++;
                }

                continue;
            }

            while (at < text.Length && text[at] != wanted)
            {
                at++;
            }

            if (i < offset)
            {
                at++;
            }
        }

        var before = text.AsSpan(0, Math.Min(at, text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    private FileNode? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return Wrong("yaml.empty", 1, 1);
        }

        parser.Consume<DocumentStart>();
        var root = Node(1);
        if (fault is not null)
        {
            return null;
        }

        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _) ? root : Wrong("yaml.documents", (int)parser.Current!.Start.Line, (int)parser.Current.Start.Column);
    }

    private FileNode? Node(int depth)
    {
        var current = parser.Consume<ParsingEvent>();
        var (line, column) = ((int)current.Start.Line, (int)current.Start.Column);
        if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
        {
            return Wrong("yaml.anchor", line, column);
        }

        if (current is NodeEvent { Tag.IsEmpty: false } tagged && !tagged.Tag.IsNonSpecific)
        {
            return Wrong("yaml.tag", line, column);
        }

        if (++nodes > MostNodes || depth > MostDepth)
        {
            return Wrong(depth > MostDepth ? "yaml.tooDeep" : "yaml.tooMany", line, column, (depth > MostDepth ? MostDepth : MostNodes).ToString(CultureInfo.InvariantCulture));
        }

        switch (current)
        {
            case Scalar scalar:
                return new FileScalar(scalar.Value, scalar.Style is ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted, (int)scalar.Start.Index, line, column);
            case SequenceStart:
                var items = new List<FileNode>();
                while (!parser.Accept<SequenceEnd>(out _))
                {
                    if (Node(depth + 1) is not { } item)
                    {
                        return null;
                    }

                    items.Add(item);
                }

                parser.Consume<SequenceEnd>();
                return new FileList(items, line, column);
            case MappingStart:
                return Map(depth, line, column);
            default:
                return Wrong("yaml.yaml", line, column, current.GetType().Name);
        }
    }

    private FileMap? Map(int depth, int line, int column)
    {
        var entries = new List<(FileScalar, FileNode)>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.Accept<MappingEnd>(out _))
        {
            if (Node(depth + 1) is not { } key)
            {
                return null;
            }

            if (key is not FileScalar name)
            {
                Wrong("yaml.key", key.Line, key.Column);
                return null;
            }

            if (!known.Add(name.Text))
            {
                Wrong("yaml.keyTwice", name.Line, name.Column, Fault.Quote(name.Text));
                return null;
            }

            if (Node(depth + 1) is not { } value)
            {
                return null;
            }

            entries.Add((name, value));
        }

        parser.Consume<MappingEnd>();
        return new FileMap(entries, line, column);
    }

    private FileNode? Wrong(string code, int line, int column, params ReadOnlySpan<string> arguments)
    {
        fault ??= new Fault(code, arguments).At(new FilePlace(file, line, column));
        return null;
    }
}
