using System.Text;
using Corridor.Reference;
using Corridor.Reference.Packs;

namespace Corridor.Tests.Reference.Packs;

/// <summary>A small good pack with a column of each type, to be broken in one place.</summary>
internal sealed class SamplePack : IDisposable
{
    public const string Kind = "reference";
    public const string Name = "sample";

    public const string Manifest = """
        title: {en: Sample, zh: 样本, ru: Образец}
        publisher: Test
        edition: "1"
        licence: none
        coverage:
          from: "2026-01-01"
          state: complete
        sources:
          - {id: a, title: A, publisher: A, licence: none, confidence: own}
        tables:
          groups: groups
          incoterms: incoterms
          units: customs-units
          currencies: currencies
          notes: notes

        """;

    public const string Groups = "code,name_en,name_zh,name_ru,part_of,source\nCN-BJ,Beijing,北京,Пекин,CN,a\nEAEU,Union,联盟,Союз,,a\n";
    public const string Incoterms = "order,code,name,mode,carriage_paid,insurance_paid,source\n2,EXW,Ex Works,any,no,no,a\n10,CIF,\"Cost, Insurance\nand \"\"Freight\"\"\",sea,yes,yes,a\n";
    public const string Units = "code,name_en,name_zh,name_ru,dimension,factor,source\nGRM,gram,克,грамм,mass,0.001,a\nKGM,,千克,килограмм,,,a\n";
    public const string Currencies = "code,number,minor_units,name_en,name_zh,name_ru,source\nCNY,156,2,Yuan,,,a\nXAU,959,,Gold,,,a\n";
    public const string Notes = "code,language,text,valid_from,valid_to,source\n01,ru,first,2026-01-01,2026-06-30,a\n01,ru,second,2026-07-01,,a\n0101,ru,third,,,a\n02,ru,fourth,2026-01-01,,a\n";

    private readonly TemporaryFolder root = new();

    public SamplePack()
    {
        Write("manifest.yaml", Manifest);
        Write("groups.csv", Groups);
        Write("incoterms.csv", Incoterms);
        Write("units.csv", Units);
        Write("currencies.csv", Currencies);
        Write("notes.csv", Notes);
    }

    /// <summary>The data folder that holds the pack.</summary>
    public string Data => Path.Combine(root.Path, "data");

    public string Folder => Path.Combine(Data, Kind, Name);

    public string Cache => Path.Combine(root.Path, "cache");

    public void Write(string file, string text) => root.Write(Path.Combine("data", Kind, Name, file), text);

    public void Write(string file, byte[] bytes) => File.WriteAllBytes(Path.Combine(Folder, file), bytes);

    public void Replace(string file, string before, string after)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file), Encoding.UTF8);
        Assert.Contains(before, text, StringComparison.Ordinal);
        Write(file, text.Replace(before, after, StringComparison.Ordinal));
    }

    public void Delete(string file) => File.Delete(Path.Combine(Folder, file));

    /// <summary>What the program finds wrong with the pack.</summary>
    public List<Fault> Check()
    {
        var faults = new List<Fault>();
        if (Pack.Open(Folder, Kind, Name, faults) is { } pack)
        {
            faults.AddRange(Workspace.Check.Check(pack));
        }

        return faults;
    }

    public PackLibrary Open() => PackLibrary.Open(Data, Cache, Workspace.Check);

    public void Dispose() => root.Dispose();
}
