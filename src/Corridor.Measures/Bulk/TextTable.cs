using System.Text;

namespace Corridor.Measures.Bulk;

/// <summary>Many short texts in one piece of memory, spelt out when asked for.</summary>
/// <param name="ends">Where each text ends.</param>
/// <param name="bytes">All of them in UTF-8.</param>
internal sealed class TextTable(int[] ends, byte[] bytes)
{
    public int Count => Ends.Length;

    public int[] Ends { get; } = ends;

    public byte[] Bytes { get; } = bytes;

    public string this[int number] => Encoding.UTF8.GetString(Utf8(number));

    public ReadOnlySpan<byte> Utf8(int number) => Bytes.AsSpan((number == 0 ? 0 : Ends[number - 1])..Ends[number]);

    public static TextTable Of(IEnumerable<string> texts)
    {
        var (ends, bytes) = (new List<int>(), new MemoryStream());
        foreach (var text in texts)
        {
            bytes.Write(Encoding.UTF8.GetBytes(text));
            ends.Add(checked((int)bytes.Length));
        }

        return new TextTable([.. ends], bytes.ToArray());
    }
}
