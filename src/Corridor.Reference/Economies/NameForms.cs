using System.Collections.Frozen;
using Corridor.Reference.Currencies;
using Corridor.Reference.Packs;

namespace Corridor.Reference.Economies;

/// <summary>The forms of names within sentences, from the pack <c>reference/name-forms</c>.</summary>
public sealed class NameForms
{
    private readonly FrozenDictionary<EconomyCode, EconomyName> economies;
    private readonly FrozenDictionary<CurrencyCode, LocalizedText> currencies;

    private NameForms(IEnumerable<KeyValuePair<EconomyCode, EconomyName>> economies, IEnumerable<KeyValuePair<CurrencyCode, LocalizedText>> currencies)
    {
        this.economies = economies.ToFrozenDictionary();
        this.currencies = currencies.ToFrozenDictionary();
    }

    /// <summary>The name of an economy; a code without a name stands for itself.</summary>
    public EconomyName Of(EconomyCode code) => economies.GetValueOrDefault(code) ?? new EconomyName(LocalizedText.Same(code.Value));

    /// <summary>What follows a sum of a currency in each language; the code where no word is known.</summary>
    public LocalizedText After(CurrencyCode code) => currencies.GetValueOrDefault(code) ?? LocalizedText.Same(code.Value);

    internal static NameForms Load(Pack pack, EconomyCatalogue catalogue)
    {
        var forms = pack.Table("economies").Rows.ToDictionary(r => EconomyCode.Parse(r["code"]), r => (English: r.Optional("in_english"), Of: r["genitive_ru"], With: r["instrumental_ru"]));
        return new NameForms(
            catalogue.All.Select(e => KeyValuePair.Create(e.Code, forms.TryGetValue(e.Code, out var f) ? new EconomyName(e.Name, f.English, f.Of, f.With) : new EconomyName(e.Name))),
            pack.Table("currencies").Rows.Select(r => KeyValuePair.Create(CurrencyCode.Parse(r["code"]), r.Localized("text"))));
    }
}
