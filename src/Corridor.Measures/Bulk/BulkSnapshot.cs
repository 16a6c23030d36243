using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Corridor.Measures.Assessment;
using Corridor.Measures.Duties;
using Corridor.Reference;

namespace Corridor.Measures.Bulk;

/// <summary>
/// A compiled regime with its lanes in one file, so that it need not be compiled at every start. The file names the
/// version of the form and of the program, and the content that it was made from; it is read whole and its check sums
/// are compared before anything is used. A file that is stale, cut off or damaged is refused with a fault: compile and
/// write it again.
/// </summary>
public static class BulkSnapshot
{
    private const int Version = 1;
    private const int HeadLength = 64;
    private const int MostLanes = 10_000;
    private static ReadOnlySpan<byte> Magic => "CRDRBULK"u8;

    /// <summary>Writes the regime with every lane that was asked for; the file appears whole or not at all.</summary>
    /// <param name="regime">The regime; compiled, or itself from a snapshot.</param>
    /// <param name="content">What it was made from, for example the hash of its packs; a later load must say the same.</param>
    /// <param name="path">The file.</param>
    public static void Write(BulkRegime regime, string content, string path)
    {
        var writer = new SnapshotWriter();
        writer.Tables(regime.Tables);
        var lanes = regime.CompiledLanes();
        writer.Number(lanes.Count);
        foreach (var lane in lanes)
        {
            writer.Lane(lane);
        }

        var body = writer.Body;
        var head = new byte[HeadLength];
        Head(head, body, content);
        var temporary = path + ".part";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1))
        {
            file.Write(head);
            file.Write(body);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Loads a regime; a file that is not there, stale or damaged is a fault.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">What it must have been made from, as it was written.</param>
    /// <param name="full">Makes the assessor for lines of a form that is not compiled, and says how far levies are held.</param>
    /// <param name="regime">The regime.</param>
    /// <param name="fault">Why there is none.</param>
    /// <param name="holds">Whether <paramref name="full"/> has to be asked how far levies are held; then it is made at once.</param>
    /// <param name="turns">See <see cref="BulkRegime.Compile"/>.</param>
    /// <param name="given">The rates that were given when it was compiled.</param>
    public static bool TryLoad(
        string path, string content, Func<ItemAssessor> full, [NotNullWhen(true)] out BulkRegime? regime, [NotNullWhen(false)] out Fault? fault,
        bool holds = false, ImmutableArray<DateOnly>? turns = null, ImmutableDictionary<string, DutyExpression>? given = null)
    {
        regime = null;
        if (!TryReadFile(path, out var bytes))
        {
            fault = new Fault("snapshot.missing", path);
            return false;
        }

        var body = bytes.AsMemory(Math.Min(HeadLength, bytes.Length));
        var expected = new byte[HeadLength];
        Head(expected, body.Span, content);
        if (bytes.Length < HeadLength || !bytes.AsSpan(0, 8).SequenceEqual(Magic) || !bytes.AsSpan(32, 32).SequenceEqual(expected.AsSpan(32, 32)))
        {
            // Another program, another form or another content: the data have moved on.
            fault = new Fault(bytes.Length >= HeadLength && bytes.AsSpan(0, 8).SequenceEqual(Magic) ? "snapshot.stale" : "snapshot.damaged", path);
            return false;
        }

        if (!bytes.AsSpan(0, HeadLength).SequenceEqual(expected))
        {
            fault = new Fault("snapshot.damaged", path);
            return false;
        }

        try
        {
            var reader = new SnapshotReader(body);
            var tables = reader.Tables();
            var assessor = new Lazy<ItemAssessor?>(full);
            regime = new BulkRegime(tables, null, assessor, given ?? ImmutableDictionary<string, DutyExpression>.Empty)
            {
                Holds = holds ? assessor.Value!.Holds : null,
                Turns = turns is { } days ? [.. days.Select(d => d.DayNumber).Order()] : null,
            };
            var lanes = reader.Number();
            for (var i = 0; i < lanes && i < MostLanes; i++)
            {
                regime.Adopt(reader.Lane());
            }

            fault = null;
            return true;
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException or FormatException)
        {
            regime = null;
            fault = new Fault("snapshot.damaged", path);
            return false;
        }
    }

    // 8 name, 8 length, 16 check sums of the body, 32 what it was made from and by.
    private static void Head(Span<byte> head, ReadOnlySpan<byte> body, string content)
    {
        Magic.CopyTo(head);
        BitConverter.TryWriteBytes(head[8..], (long)body.Length);
        CheckSums(body, MemoryMarshal.Cast<byte, uint>(head[16..32]));
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Version} {typeof(BulkSnapshot).Assembly.ManifestModule.ModuleVersionId:N} {Marshal.SizeOf<DutyOp>()} {content}"), head[32..]);
    }

    // Four sums of interleaved words: each is computed by the processor, and none waits for another.
    private static void CheckSums(ReadOnlySpan<byte> body, Span<uint> sums)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(body);
        uint a = 1, b = 2, c = 3, d = 4;
        var i = 0;
        for (; i + 4 <= words.Length; i += 4)
        {
            a = BitOperations.Crc32C(a, words[i]);
            b = BitOperations.Crc32C(b, words[i + 1]);
            c = BitOperations.Crc32C(c, words[i + 2]);
            d = BitOperations.Crc32C(d, words[i + 3]);
        }

        foreach (var rest in body[(i * 8)..])
        {
            a = BitOperations.Crc32C(a, rest);
        }

        (sums[0], sums[1], sums[2], sums[3]) = (a, b, c, d);
    }

    private static bool TryReadFile(string path, out byte[] bytes)
    {
        bytes = [];
        try
        {
            using var file = File.OpenHandle(path);
            bytes = GC.AllocateUninitializedArray<byte>(checked((int)RandomAccess.GetLength(file)));
            var at = 0;
            for (int read; at < bytes.Length && (read = RandomAccess.Read(file, bytes.AsSpan(at), at)) > 0; at += read)
            {
            }

            return at == bytes.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OverflowException)
        {
            return false;
        }
    }
}
