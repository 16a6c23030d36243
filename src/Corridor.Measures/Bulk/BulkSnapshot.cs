using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
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
    private const int Version = 3;
    private const int HeadLength = 64;

    static BulkSnapshot() => Texts.Add(typeof(BulkSnapshot).Assembly);

    /// <summary>Writes the regime with every lane that was asked for; the file appears whole or not at all.</summary>
    /// <param name="regime">The regime; compiled, or itself from a snapshot.</param>
    /// <param name="content">What it was made from, for example the hash of its packs; a later load must say the same.</param>
    /// <param name="path">The file.</param>
    public static void Write(BulkRegime regime, string content, string path)
    {
        var temporary = path + ".part";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            var head = new byte[HeadLength];
            file.Write(head);
            var writer = new SnapshotWriter(file);
            writer.Tables(regime.Tables);
            var lanes = regime.CompiledLanes();
            writer.Number(lanes.Count);
            foreach (var lane in lanes)
            {
                writer.Lane(lane);
            }

            Head(head, file.Length, writer.Sums, content);
            file.Position = 0;
            file.Write(head);
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
        try
        {
            using var file = File.OpenHandle(path);
            var found = new byte[HeadLength];
            var expected = new byte[HeadLength];
            Head(expected, RandomAccess.GetLength(file), default, content);
            if (RandomAccess.Read(file, found, 0) < HeadLength || !found.AsSpan(0, 16).SequenceEqual(expected.AsSpan(0, 16)))
            {
                fault = new Fault("snapshot.damaged", path);
                return false;
            }

            if (!found.AsSpan(32).SequenceEqual(expected.AsSpan(32)))
            {
                // Another program, another form or another content: the data have moved on.
                fault = new Fault("snapshot.stale", path);
                return false;
            }

            var reader = new SnapshotReader(file, HeadLength);
            var tables = reader.Tables();
            var count = reader.Number();
            var lanes = new List<LaneTables>();
            while (lanes.Count < count)
            {
                lanes.Add(reader.Lane());
            }

            reader.Sums.Write(expected.AsSpan(16));
            if (!reader.IsAtEnd || !found.AsSpan().SequenceEqual(expected))
            {
                fault = new Fault("snapshot.damaged", path);
                return false;
            }

            var assessor = new Lazy<ItemAssessor?>(full);
            var loaded = new BulkRegime(tables, null, assessor, given ?? ImmutableDictionary<string, DutyExpression>.Empty)
            {
                Holds = holds ? assessor.Value!.Holds : null,
                Turns = turns is { } days ? [.. days.Select(d => d.DayNumber).Order()] : null,
            };
            lanes.ForEach(l => loaded.Adopt(l));
            (regime, fault) = (loaded, null);
            return true;
        }
        catch (EndOfStreamException)
        {
            fault = new Fault("snapshot.damaged", path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = new Fault("snapshot.missing", path);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException or OutOfMemoryException)
        {
            fault = new Fault("snapshot.damaged", path);
        }

        return false;
    }

    // 8 name, 8 length, 16 check sums of the rest, 32 what it was made from and by.
    private static void Head(Span<byte> head, long length, CheckSums sums, string content)
    {
        "CRDRBULK"u8.CopyTo(head);
        BitConverter.TryWriteBytes(head[8..], length);
        sums.Write(head[16..]);
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Version} {typeof(BulkSnapshot).Assembly.ManifestModule.ModuleVersionId:N} {content}"), head[32..]);
    }
}
