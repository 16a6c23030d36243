using System.Runtime.CompilerServices;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Search;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Support;
using Corridor.Tests;

[assembly: AssemblyFixture(typeof(ShippedData))]

namespace Corridor.Tests;

/// <summary>The packs that the project ships, opened once for all tests with a cache of their own.</summary>
public sealed class ShippedData : IDisposable
{
    private readonly TemporaryFolder cache = new();

    public ShippedData() => Workspace = new Workspace(Repository.Data, cache.Path);

    public ReferenceBook Book => Workspace.Book;

    public PackLibrary Library => Workspace.Library;

    public GoodsSearch Search => Workspace.Search;

    internal Workspace Workspace { get; }

    public Tariff Tariff(string name) => Workspace.Tariffs.TryParse(name, out var tariff, out var fault) ? tariff : throw new InvalidOperationException(fault.ToString());

    public static GoodsTree TreeOn(Nomenclature nomenclature, DateOnly day) =>
        nomenclature.TryAt(day, out var tree, out var fault) ? tree : throw new InvalidOperationException(fault.ToString());

    public static DateOnly Day(string text) => DateRange.TryParseDay(text, out var day, out var fault) ? day : throw new FormatException(fault.ToString());

    public void Dispose()
    {
        Workspace.Dispose();
        cache.Dispose();
    }

    [ModuleInitializer]
    internal static void AddTexts()
    {
        Texts.Add(typeof(Tariff).Assembly);
        Texts.Add(typeof(Workspace).Assembly);
        StatisticsTexts.Register();
        SupportTexts.Register();
    }
}
