using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;

namespace Corridor.Measures.Tariffs;

/// <summary>The tariffs of all packs in use.</summary>
public sealed class TariffCatalogue
{
    private readonly EconomyCatalogue economies;

    /// <summary>Reads the tariff packs of a book; their tables are read when first asked for.</summary>
    public TariffCatalogue(ReferenceBook book)
    {
        economies = book.Economies;
        var words = book.Library.Find("reference/tariff-terms");
        All = words is null ? [] : [.. book.Library.OfKind("tariff").Select(p => new Tariff(p, words, book))];
    }

    /// <summary>All of them, in the order of their names.</summary>
    public ImmutableArray<Tariff> All { get; }

    /// <summary>The tariff that goods meet on entering an economy, or null where none is loaded.</summary>
    public Tariff? ImportTariffOf(EconomyCode economy) => All.FirstOrDefault(t => economies.Includes(t.Economy.Code, economy));

    /// <summary>Reads the name of a loaded tariff.</summary>
    public bool TryParse(string? name, [NotNullWhen(true)] out Tariff? tariff, [NotNullWhen(false)] out Fault? fault)
    {
        tariff = All.FirstOrDefault(t => string.Equals(t.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase));
        fault = tariff is null ? new Fault("regime.unknown", Fault.Quote(name), string.Join(", ", All.Select(t => t.Name))) : null;
        return tariff is not null;
    }

    /// <summary>
    /// What only a whole tariff pack shows: settings are there, every rate stands on a line of the nomenclature
    /// and is of a kind that the tariff has.
    /// </summary>
    public static void Check(Pack pack, List<Fault> faults)
    {
        if (pack.Manifest.Kind != "tariff")
        {
            return;
        }

        var manifest = new FilePlace(Path.Combine(pack.Folder, "manifest.yaml"), 0, 0, "settings");
        foreach (var setting in (string[])["regime", "economy", "language", "code_format", "act", "duty_grammar"])
        {
            if (!pack.Manifest.Settings.ContainsKey(setting))
            {
                faults.Add(new Fault("pack.fieldMissing", "settings." + setting).At(manifest));
            }
        }

        if (pack.Manifest.Settings.TryGetValue("duty_grammar", out var grammar) && !DutyGrammar.Names.Contains(grammar))
        {
            faults.Add(new Fault("pack.oneOf", Fault.Quote(grammar), string.Join(", ", DutyGrammar.Names)).At(manifest));
        }

        if (pack.Manifest.Settings.TryGetValue("editions", out var editions) && editions != Tariff.FromPublication)
        {
            faults.Add(new Fault("pack.oneOf", Fault.Quote(editions), Tariff.FromPublication).At(manifest));
        }

        var lines = pack.Table("nomenclature").Rows.Select(r => CommodityCode.Parse(r["code"]).Padded).ToHashSet();
        var table = pack.Table("duties");
        var row = 0;
        foreach (var duty in table.Rows)
        {
            if (faults.Count < PackCheck.MostFaults && !lines.Contains(CommodityCode.Parse(duty["code"]).Padded))
            {
                faults.Add(new Fault("pack.reference", duty["code"], "nomenclature").At(table.Place(row, 0)));
            }

            row++;
        }
    }
}
