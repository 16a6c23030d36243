using System.Diagnostics.CodeAnalysis;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Corridor.Reference;
using SharpCompress.Compressors.Xz;
using Sylvan.Data.Csv;

namespace Corridor.Statistics.Loading;

/// <summary>
/// The CSV files of an import, ready to be read by the engine: unpacked, in UTF-8, JSON turned into CSV. What had to
/// be made lies in a folder of work that goes with this object. Unpacking is bounded, and a file that is cut off is
/// noticed here: the engine itself would take the part that is there.
/// </summary>
internal sealed class ImportInput : IDisposable
{
    private const int Probe = 1 << 20;
    private const int MostFiles = 10_000;

    private static readonly System.Buffers.SearchValues<char> Patterns = System.Buffers.SearchValues.Create("*?[]{}");

    private readonly string work;
    private readonly ImportRequest request;
    private long unpacked;
    private int made;

    private ImportInput(string work, ImportRequest request) => (this.work, this.request) = (work, request);

    /// <summary>The files, with the names by which messages call them.</summary>
    public List<(string Name, string Path)> Files { get; } = [];

    public static bool TryOpen(ImportRequest request, string work, [NotNullWhen(true)] out ImportInput? input, [NotNullWhen(false)] out Fault? fault)
    {
        var made = new ImportInput(work, request);
        input = null;
        fault = made.Open();
        if (fault is null)
        {
            input = made;
            return true;
        }

        made.Dispose();
        return false;
    }

    /// <summary>The cells of the first record and the sign between them; of several signs the one with most cells.</summary>
    public static (string[] Header, char Delimiter) HeaderOf(string path)
    {
        var best = (Header: Array.Empty<string>(), Delimiter: ',');
        foreach (var sign in ",;\t|")
        {
            try
            {
                using var text = new StreamReader(path, Encoding.UTF8);
                using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { Delimiter = sign, HasHeaders = false, BufferSize = 0x40000 });
                if (csv.Read())
                {
                    var cells = Enumerable.Range(0, csv.RowFieldCount).Select(csv.GetString).ToArray();
                    best = cells.Length > best.Header.Length ? (cells, sign) : best;
                }
            }
            catch (CsvFormatException)
            {
            }
        }

        return best;
    }

    public void Dispose()
    {
        if (Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private Fault? Open()
    {
        try
        {
            using var raw = File.OpenRead(request.File);
            var name = Path.GetFileName(request.File);
            return Add(name, raw, request.File);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Fault("file.missing", request.File);
        }
        catch (TooLargeException)
        {
            return new Fault("statistics.tooLarge", (request.MostBytes >> 20).ToString(System.Globalization.CultureInfo.InvariantCulture)).At(new FilePlace(request.File, 0, 0));
        }
        catch (DecoderFallbackException)
        {
            return new Fault("statistics.encoding", request.Encoding ?? "UTF-8").At(new FilePlace(request.File, 0, 0));
        }
        catch (UnauthorizedAccessException e)
        {
            return new Fault("file.unreadable", request.File, e.Message);
        }
        catch (IOException e) when (IsDiskFull(e))
        {
            return new Fault("statistics.diskFull", work);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What unpackers throw on hostile bytes is not specified.
            return new Fault("statistics.damaged", Fault.Quote(e.Message)).At(new FilePlace(request.File, 0, 0));
        }
    }

    internal static bool IsDiskFull(IOException e) => (e.HResult & 0xFFFF) is 28 or 112 or 39;

    private Fault? Add(string name, Stream stream, string? plain)
    {
        var lower = name.ToLowerInvariant();
        if (lower.EndsWith(".xz", StringComparison.Ordinal))
        {
            return Add(name[..^3], new XZStream(stream), null);
        }

        if (lower.EndsWith(".gz", StringComparison.Ordinal) || lower.EndsWith(".tgz", StringComparison.Ordinal))
        {
            return Add(lower.EndsWith(".tgz", StringComparison.Ordinal) ? name[..^4] + ".tar" : name[..^3], new WholeGZip(stream), null);
        }

        if (lower.EndsWith(".tar", StringComparison.Ordinal))
        {
            using var tar = new TarReader(stream);
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } data } && Add(entry.Name, data, null) is { } fault)
                {
                    return fault;
                }
            }

            return null;
        }

        if (lower.EndsWith(".zip", StringComparison.Ordinal))
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            foreach (var entry in zip.Entries.Where(e => e.Name.Length > 0))
            {
                using var data = entry.Open();
                if (Add(entry.FullName, data, null) is { } fault)
                {
                    return fault;
                }
            }

            return null;
        }

        return AddText(name, stream, plain);
    }

    private Fault? AddText(string name, Stream stream, string? plain)
    {
        if (Files.Count >= MostFiles)
        {
            throw new TooLargeException();
        }

        if (EncodingOf(request.Encoding) is not { } named)
        {
            return new Fault("statistics.encodingUnknown", Fault.Quote(request.Encoding));
        }

        // A plain file is read where it lies; only one that must be turned into something else is copied.
        if (plain is null)
        {
            plain = Spool(stream);
        }

        var head = new byte[Probe];
        int length;
        using (var probe = File.OpenRead(plain))
        {
            length = probe.ReadAtLeast(head, Probe, throwOnEndOfStream: false);
        }

        var start = head.AsSpan(0, length);
        var marked = start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode : start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode : null;
        if (marked is not null || request.Encoding is not null)
        {
            plain = Recode(plain, marked ?? named);
        }
        else if (!IsUtf8(start, length < Probe))
        {
            return new Fault("statistics.encoding", "UTF-8").At(new FilePlace(name, 0, 0));
        }

        if (start.Contains((byte)0) && marked is null && request.Encoding is null)
        {
            return new Fault("statistics.format", Fault.Quote(name), string.Join(", ", FormatMapping.Known.Select(f => f.Name))).At(new FilePlace(name, 0, 0));
        }

        if (Encoding.UTF8.GetString(start[..Math.Min(length, 1000)]).TrimStart('\uFEFF', ' ', '\r', '\n', '\t') is ['{' or '[', ..])
        {
            var csv = NextPath();
            if (!JsonRecords.TryWrite(plain, csv, out var fault))
            {
                return fault.At(new FilePlace(name, 0, 0));
            }

            plain = csv;
        }

        // The engine takes some signs in a path for a pattern.
        if (plain.AsSpan().IndexOfAny(Patterns) >= 0)
        {
            var link = NextPath();
            File.CreateSymbolicLink(link, Path.GetFullPath(plain));
            plain = link;
        }

        Files.Add((name, plain));
        return null;
    }

    private string NextPath()
    {
        Directory.CreateDirectory(work);
        return Path.Combine(work, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{made++}.csv"));
    }

    private string Spool(Stream stream)
    {
        var path = NextPath();
        using var file = File.Create(path);
        var buffer = new byte[0x40000];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            unpacked += read;
            if (unpacked > request.MostBytes)
            {
                throw new TooLargeException();
            }

            file.Write(buffer, 0, read);
            request.Progress?.Invoke(ImportStep.Unpack, -1);
        }

        return path;
    }

    private string Recode(string from, Encoding encoding)
    {
        var path = NextPath();
        // Characters that the encoding does not have are a fault, not a question mark.
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        using var reader = new StreamReader(from, strict);
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false));
        var buffer = new char[0x10000];
        for (int read; (read = reader.Read(buffer)) > 0;)
        {
            writer.Write(buffer, 0, read);
        }

        return path;
    }

    private static Encoding? EncodingOf(string? name)
    {
        try
        {
            return name is null ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        // A character that the end of the probe cuts is no fault.
        for (var cut = 0; cut < 4 && cut <= bytes.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^cut]))
            {
                return true;
            }

            if (isWhole)
            {
                return false;
            }
        }

        return false;
    }

    private sealed class TooLargeException : Exception;

    /// <summary>GZip that does not take a file that is cut off for a whole one.</summary>
    private sealed class WholeGZip(Stream inner) : Stream
    {
        private readonly GZipStream zip = new(inner, CompressionMode.Decompress);
        private long length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => length; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = zip.Read(buffer, offset, count);
            length += read;
            if (read == 0 && inner.CanSeek && inner.Length >= 18 && Trailer() != (uint)length)
            {
                throw new InvalidDataException("The file ends before its content does.");
            }

            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                zip.Dispose();
            }

            base.Dispose(disposing);
        }

        // The last four bytes say how long the content is, modulo 2^32; of several members only the last one's.
        private uint Trailer()
        {
            inner.Seek(-4, SeekOrigin.End);
            Span<byte> four = stackalloc byte[4];
            inner.ReadExactly(four);
            return System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(four);
        }
    }
}
