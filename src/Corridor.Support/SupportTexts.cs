using Corridor.Reference;

namespace Corridor.Support;

/// <summary>The texts of this part (<c>Texts/*.yaml</c>); a program that shows texts calls <see cref="Register"/> at its start.</summary>
public static class SupportTexts
{
    /// <summary>Makes the texts known; a second call does nothing.</summary>
    public static void Register() => Texts.Add(typeof(SupportTexts).Assembly);
}
