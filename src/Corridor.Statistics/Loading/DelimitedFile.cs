namespace Corridor.Statistics.Loading;

/// <summary>
/// A file of cells with a sign between them (RFC 4180), read as bytes in blocks of whole records, so that several
/// threads can take it apart; memory holds a few blocks, whatever the file's size.
/// </summary>
internal static class DelimitedFile
{
    /// <summary>The longest record, in bytes.</summary>
    internal const int LongestRecord = 1 << 22;

    internal const byte Quote = (byte)'"';
    internal const byte End = (byte)'\n';

    /// <summary>As many bytes can be read at once wherever a cell begins: so many stand behind the content of a block.</summary>
    internal const int Window = 64;

    /// <summary>Whole records of a file.</summary>
    /// <param name="Bytes">The content, with some bytes behind it.</param>
    /// <param name="Length">How many bytes of it count.</param>
    /// <param name="FirstLine">The line in which it begins, from 1.</param>
    /// <param name="Number">Which block of the file it is, from 0.</param>
    internal sealed record Block(byte[] Bytes, int Length, long FirstLine, int Number);

    /// <summary>A record that does not end: it is longer than a block, or the file ends within a quotation.</summary>
    internal sealed class EndlessRecordException(long line) : Exception
    {
        /// <summary>The line in which it begins.</summary>
        internal long Line => line;
    }

    /// <summary>Reads the blocks of a file, one at a time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="delimiter">The sign between cells.</param>
    /// <param name="progress">Told how many bytes have been read.</param>
    internal static IEnumerable<Block> Blocks(string path, byte delimiter, Action<long>? progress)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var rest = Array.Empty<byte>();
        long line = 1, total = 0;
        for (var number = 0; ; number++)
        {
            // Blocks live as long as somebody works on them, so each is an array of its own; the last one has room for a byte that does not come.
            var most = (int)Math.Min(LongestRecord, rest.Length + stream.Length - stream.Position + 1);
            var bytes = GC.AllocateUninitializedArray<byte>(most + Window);
            rest.CopyTo(bytes, 0);
            var read = stream.ReadAtLeast(bytes.AsSpan(rest.Length, most - rest.Length), most - rest.Length, throwOnEndOfStream: false);
            var length = rest.Length + read;
            progress?.Invoke(total += read);
            var isLast = length < most;
            var end = EndOfRecords(bytes.AsSpan(0, length), delimiter, out var isQuoted);
            if (isLast ? isQuoted : end == 0)
            {
                throw new EndlessRecordException(line + bytes.AsSpan(0, end).Count(End));
            }

            // The last record of a file need not have an end of line.
            end = isLast ? length : end;
            if (end > 0)
            {
                yield return new Block(bytes, end, line, number);
            }

            if (isLast)
            {
                yield break;
            }

            line += bytes.AsSpan(0, end).Count(End);
            rest = bytes[end..length];
        }
    }

    // Where the last record with an end of line ends, and whether the bytes end within a quotation.
    private static int EndOfRecords(ReadOnlySpan<byte> bytes, byte delimiter, out bool isQuoted)
    {
        isQuoted = false;
        if (!bytes.Contains(Quote))
        {
            return bytes.LastIndexOf(End) + 1;
        }

        int end = 0, at = 0;
        while (at < bytes.Length)
        {
            if (bytes[at] == Quote)
            {
                at = EndOfQuotation(bytes, at);
                if (at < 0)
                {
                    isQuoted = true;
                    return end;
                }
            }

            var next = bytes[at..].IndexOfAny(delimiter, End);
            if (next < 0)
            {
                break;
            }

            at += next + 1;
            end = bytes[at - 1] == End ? at : end;
        }

        return end;
    }

    /// <summary>Where a quotation that begins at a place ends, behind its last mark; -1 where it does not.</summary>
    internal static int EndOfQuotation(ReadOnlySpan<byte> bytes, int at)
    {
        for (at++; bytes[at..].IndexOf(Quote) is var mark and >= 0; at += 2)
        {
            at += mark;
            // Two marks are one that is meant.
            if (at + 1 >= bytes.Length || bytes[at + 1] != Quote)
            {
                return at + 1;
            }
        }

        return -1;
    }
}
