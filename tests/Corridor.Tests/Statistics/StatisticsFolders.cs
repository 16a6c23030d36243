using System.Text;
using Corridor.Reference;
using Corridor.Reference.Packs;
using Corridor.Statistics;

namespace Corridor.Tests.Statistics;

/// <summary>A folder of its own for a test, gone afterwards, and the packs that tests make or that the project ships.</summary>
public sealed class StatisticsFolders : IDisposable
{
    public const string Header = "period,reporter,counterpart,flow,product,classification,value,currency,valuation,status,source";

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("corridor-statistics-");

    public string From => Directory.CreateDirectory(Path.Combine(root.FullName, "from")).FullName;

    public string Out => Path.Combine(root.FullName, "out");

    public string Cache => Path.Combine(root.FullName, "cache");

    public static PackCheck Check => new(StatisticsSchemas.All, StatisticsSchemas.Rules);

    public void Publish(string name, params string[] lines) => File.WriteAllText(Path.Combine(From, name), string.Concat(lines.Select(l => l + "\n")));

    /// <summary>What an importer wrote, row by row, without the header.</summary>
    public string[] Rows() => File.ReadAllLines(Path.Combine(Out, "observations.csv"))[1..];

    /// <summary>A pack of these rows; the rows are written as they stand.</summary>
    public Pack Pack(string name, params string[] rows)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root.FullName, "packs", name)).FullName;
        File.WriteAllText(Path.Combine(folder, "manifest.yaml"), """
            title: {en: Test, zh: 测试, ru: Проверка}
            publisher: Test
            edition: "1"
            licence: none
            coverage: {state: partial}
            sources:
              - {id: a, title: A, publisher: A, licence: none, confidence: own}
              - {id: b, title: B, publisher: B, licence: none, confidence: own}
            tables: {observations: observations}
            """);
        File.WriteAllText(Path.Combine(folder, "observations.csv"), new StringBuilder(Header).Append('\n').AppendJoin("", rows.Select(r => r + "\n")).ToString());
        return Open(folder);
    }

    public static Pack Open(string folder)
    {
        var faults = new List<Fault>();
        var pack = Corridor.Reference.Packs.Pack.Open(folder, "statistics", Path.GetFileName(folder), faults);
        Assert.Empty(faults);
        return pack!;
    }

    /// <summary>The statistics packs that the project ships.</summary>
    public static IReadOnlyList<Pack> Shipped()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Corridor.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Corridor.slnx");
        }

        return [.. Directory.EnumerateDirectories(Path.Combine(folder.FullName, "data", "statistics")).Order(StringComparer.Ordinal).Select(Open)];
    }

    public void Dispose() => root.Delete(recursive: true);
}
