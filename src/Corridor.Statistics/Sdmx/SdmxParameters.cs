using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Reference;

namespace Corridor.Statistics.Sdmx;

/// <summary>The parameters of a query by their names. A plus is a plus, as RFC 3986 has it and SDMX needs it.</summary>
internal sealed class SdmxParameters
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, string>> All => values;

    public string? this[string name] => values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Reads a query string; a name that is not known or stands twice is an error, so that nothing asked for is passed over in silence.</summary>
    public static bool TryRead(string? query, IReadOnlyCollection<string> known, out SdmxParameters parameters, [NotNullWhen(false)] out SdmxError? error)
    {
        parameters = new SdmxParameters();
        foreach (var part in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = Uri.UnescapeDataString(equals < 0 ? part : part[..equals]);
            var isFilter = name.StartsWith("c[", StringComparison.Ordinal) && name.EndsWith(']') && known.Contains("c");
            if (!isFilter && (name == "c" || !known.Contains(name)))
            {
                error = SdmxError.Bad("sdmx.parameter", Fault.Quote(name), string.Join(", ", known.Select(k => k == "c" ? "c[…]" : k)));
                return false;
            }

            if (!parameters.values.TryAdd(name, equals < 0 ? "" : Uri.UnescapeDataString(part[(equals + 1)..])))
            {
                error = SdmxError.Bad("sdmx.twice", Fault.Quote(name));
                return false;
            }
        }

        error = null;
        return true;
    }

    public bool TryNumber(string name, int least, int? usual, out int? number, [NotNullWhen(false)] out SdmxError? error)
    {
        number = usual;
        error = null;
        if (this[name] is not { } text)
        {
            return true;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read >= least)
        {
            number = read;
            return true;
        }

        error = Wrong(name, string.Create(CultureInfo.InvariantCulture, $"{least}, {least + 1}, …"));
        return false;
    }

    public bool TryMoment(string name, out DateTimeOffset? moment, [NotNullWhen(false)] out SdmxError? error)
    {
        moment = null;
        error = null;
        // An offset written with a bare plus arrives as one; written by a form it arrives as a blank.
        if (this[name] is not { } text)
        {
            return true;
        }

        if (SdmxPeriod.TryMoment(text.Replace(' ', '+'), out var read))
        {
            moment = read;
            return true;
        }

        error = Wrong(name, "2024-01-31T12:00:00Z");
        return false;
    }

    public bool TryOneOf(string name, IReadOnlyList<string> words, out string word, [NotNullWhen(false)] out SdmxError? error)
    {
        word = this[name] ?? words[0];
        error = words.Contains(word) ? null : Wrong(name, string.Join(", ", words));
        return error is null;
    }

    public SdmxError Wrong(string name, string expected) => SdmxError.Bad("sdmx.value", Fault.Quote(this[name]), name, expected);
}
