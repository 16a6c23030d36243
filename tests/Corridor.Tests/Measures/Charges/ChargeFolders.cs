using Corridor.Measures.Charges;
using Corridor.Measures.Importing;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;

namespace Corridor.Tests.Measures.Charges;

/// <summary>A folder of its own for a test, gone afterwards, and the packs that the project ships.</summary>
public sealed class ChargeFolders : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("corridor-charges-");

    public ChargeFolders()
    {
        Library = PackLibrary.Open(Path.Combine(Repository, "data"), Path.Combine(root.FullName, "cache"), Check);
        References = new ReferenceBook(Library);
        Book = new ChargeBook(Library.OfKind("measures"), References.Economies);
        Tariffs = new TariffCatalogue(References);
    }

    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Corridor.slnx")))
            {
                folder = folder.Parent ?? throw new DirectoryNotFoundException("Corridor.slnx");
            }

            return folder.FullName;
        }
    }

    /// <summary>The folder of the published files, where they stand beside the repository; null elsewhere.</summary>
    public static string? Published
    {
        get
        {
            for (var folder = new DirectoryInfo(Repository).Parent; folder is not null; folder = folder.Parent)
            {
                if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data", "charges")))
                {
                    return Path.Combine(folder.FullName, "shared", "data");
                }
            }

            return null;
        }
    }

    public static PackCheck Check { get; } = new([.. ReferenceSchemas.All, .. TariffSchemas.All, .. ChargeSchemas.All, .. Corridor.Statistics.StatisticsSchemas.All], [ChargeBook.Check]);

    public PackLibrary Library { get; }

    public ReferenceBook References { get; }

    public ChargeBook Book { get; }

    public TariffCatalogue Tariffs { get; }

    public string From => Directory.CreateDirectory(Path.Combine(root.FullName, "from")).FullName;

    public string Out => Path.Combine(root.FullName, "out");

    public void Publish(string name, params string[] lines) => File.WriteAllText(Path.Combine(From, name), string.Concat(lines.Select(l => l + "\n")));

    /// <summary>Runs an importer on the published files of the test and checks what it made.</summary>
    public IReadOnlyList<Fault> Build(string kind) => Build(kind, From, Out);

    public static IReadOnlyList<Fault> Build(string kind, string from, string to)
    {
        var import = TariffImports.All.Single(i => i.Kind == kind);
        var faults = import.Build(from, to).ToList();
        if (faults.Count == 0 && Pack.Open(to, "measures", kind, faults) is { } pack)
        {
            faults.AddRange(Check.Check(pack));
        }

        return faults;
    }

    public ChargeAnswer Ask(string code, string? origin, string destination, string day, string? tariff = null, params string[] marks) => Book.Answer(new ChargeQuestion(
        CommodityCode.Parse(code), tariff is null ? null : Tariffs.All.Single(t => t.Name == tariff), origin is null ? null : EconomyCode.Parse(origin), EconomyCode.Parse(destination), Day(day), marks));

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => root.Delete(recursive: true);
}
