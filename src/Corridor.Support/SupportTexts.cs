using Corridor.Reference;

namespace Corridor.Support;

/// <summary>The texts of this part (<c>Texts/*.yaml</c>); a program that shows texts calls <see cref="Register"/> at its start.</summary>
public static class SupportTexts
{
    /// <summary>Makes the texts known; a second call does nothing.</summary>
    public static void Register() => Texts.Add(typeof(SupportTexts).Assembly);

    /// <summary>How people call a field of a programme's file: <c>gives[1].amount</c> is the amount. Null where the texts have no name for it.</summary>
    internal static LocalizedText? OfField(string field)
    {
        Register();
        var key = "support.field." + string.Concat(field.Split('[').Select((p, i) => i == 0 ? p : p[(p.IndexOf(']', StringComparison.Ordinal) + 1)..]));
        return Texts.Has(key) ? Texts.Localized(key) : null;
    }
}
