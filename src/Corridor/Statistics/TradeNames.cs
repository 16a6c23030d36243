using Corridor.Api;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using EconomyName = Corridor.Api.EconomyName;

namespace Corridor.Statistics;

/// <summary>The names of economies and products in a language.</summary>
internal sealed class TradeNames(Workspace workspace, Language language)
{
    public Language Language => language;

    /// <summary>The name of an economy or a group, "World" for the world; a code that no list has stands for itself.</summary>
    public string Of(EconomyCode code) => workspace.Book.Economies.Find(code)?.Name.In(language)
        ?? (code == StatisticsSchemas.World ? Texts.Get(language, "statistics.world") : code.Value);

    /// <summary>An economy by code and name.</summary>
    public EconomyName View(EconomyCode code) => new(code.Value, Of(code));

    /// <summary>What the goods of a code are called in the edition of the Harmonized System that is loaded, or in the SITC; null where it has no such line.</summary>
    public TextView? Goods(TradeProduct product) => workspace.FindName(product) is { } name ? TextView.Of(name, language) : null;

    /// <summary>The product with its code.</summary>
    public ProductView View(TradeProduct product) => new(product.Value, product.Name(language), Goods(product));

    /// <summary>What follows a sum of a currency: USD, 美元, долл. США; the code where the language's word is not known.</summary>
    public string After(CurrencyCode currency) => workspace.Book.NameForms.After(currency).In(language);

    /// <summary>What follows a sum in millions of a currency.</summary>
    public string Millions(CurrencyCode currency) => Texts.Format(language, "stat.millions", After(currency));

    /// <summary>What follows a sum in the unit in which the language tells large sums: billion, 亿, млрд.</summary>
    public string Large(CurrencyCode currency) => Texts.Format(language, "stat.billions", After(currency));
}

/// <summary>A product of trade statistics.</summary>
/// <param name="Code">TOTAL, the digits of the HS, or S and those of the SITC.</param>
/// <param name="Name">All goods, or the classification and the code.</param>
/// <param name="Text">What the goods are called; absent where the loaded edition of the HS has no such line.</param>
public sealed record ProductView(string Code, string Name, TextView? Text);
