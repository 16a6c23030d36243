using Corridor.Measures.Charges;
using Corridor.Measures.Consignments;
using Corridor.Measures.Importing;
using Corridor.Measures.Regimes;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Search;
using Corridor.Statistics;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Conversion;
using Corridor.Statistics.Loading;
using Corridor.Statistics.Store;
using Corridor.Support;
using Corridor.Support.Claims;
using Corridor.Support.Consignments;
using Corridor.Support.Eligibility;
using Corridor.Support.Expressions;
using Corridor.Support.Facts;
using Corridor.Support.Importing;
using Corridor.Support.Programmes;

namespace Corridor;

/// <summary>A folder that the program needs cannot be used.</summary>
internal sealed class WorkspaceException(Fault fault) : Exception(fault.ToString())
{
    public Fault Fault { get; } = fault;
}

/// <summary>
/// The data folder and the cache folder of a run, and what is read from them: packs, reference data, tariffs,
/// the search. Everything is made when first asked for.
/// </summary>
internal sealed class Workspace : IDisposable
{
    public const string DataVariable = "CORRIDOR_DATA";
    public const string CacheVariable = "CORRIDOR_CACHE";

    private readonly Action<string, string> progress;
    private readonly Lazy<PackLibrary> library;
    private readonly Lazy<ReferenceBook> book;
    private readonly Lazy<TariffCatalogue> tariffs;
    private readonly Lazy<ChargeBook> charges;
    private readonly Lazy<RegimeBook> regimes;
    private readonly Lazy<ExchangeRates> rates;
    private readonly Lazy<ConsignmentAssessor> assessor;
    private readonly Lazy<GoodsSearch> search;
    private readonly Lazy<StatisticsStore> statistics;
    private readonly Lazy<TradeConversion> conversion;
    private readonly Lazy<TradeAnalysis> analysis;
    private readonly Lazy<ProductNames> products;
    private readonly Lazy<ExpressionScope> language;
    private readonly Lazy<ProgrammeLibrary> programmes;
    private readonly Lazy<Matcher> matcher;
    private readonly Lazy<SupportAssessor> support;

    /// <param name="data">The data folder, or null for the one beside the program's sources.</param>
    /// <param name="cache">The cache folder, or null for <c>.corridor</c> beside the data folder.</param>
    /// <param name="progress">Told a text key and its argument when something takes long.</param>
    public Workspace(string? data, string? cache, Action<string, string>? progress = null)
    {
        this.progress = progress ?? ((_, _) => { });
        Data = Path.GetFullPath(data ?? Environment.GetEnvironmentVariable(DataVariable) ?? DefaultData());
        Cache = Path.GetFullPath(cache ?? Environment.GetEnvironmentVariable(CacheVariable) ?? Path.Combine(Path.GetDirectoryName(Data)!, ".corridor"));
        library = new(OpenLibrary);
        book = new(() => new ReferenceBook(Library));
        tariffs = new(() => new TariffCatalogue(Book));
        charges = new(() => new ChargeBook(Library.OfKind("measures"), Book.Economies));
        regimes = new(() => new RegimeBook(Book, Tariffs, Charges));
        rates = new(() => new ExchangeRates(Library.OfKind("measures")));
        assessor = new(() => new ConsignmentAssessor(Book, Regimes, Charges, Rates));
        search = new(OpenSearch);
        statistics = new(() => StatisticsStore.Open(Library.OfKind("statistics"), Cache));
        conversion = new(() => new TradeConversion(Statistics, Rates));
        products = new(() => new ProductNames(Library.OfKind("statistics")));
        analysis = new(() => new TradeAnalysis(Statistics, Book.NameForms, NameOf, Conversion));
        language = new(() => new ExpressionScope(FactCatalogue.Load(Library.Need(SupportSchemas.FactsPack), Book.Units, Book.Economies), Book.Currencies, Book.Units, Book.Economies) { Tables = SupportSchemas.Tables(Library.OfKind("support")) });
        programmes = new(() => ProgrammeLibrary.Open(Path.Combine(Data, ProgrammeLibrary.Pack), ProgrammeLanguage));
        matcher = new(() => new Matcher(Programmes.All, ProgrammeLanguage));
        support = new(() => new SupportAssessor(Matcher, ProgrammeLanguage, Rates));
    }

    public string Data { get; }

    public string Cache { get; }

    public PackLibrary Library => library.Value;

    public ReferenceBook Book => book.Value;

    public TariffCatalogue Tariffs => tariffs.Value;

    public ChargeBook Charges => charges.Value;

    public RegimeBook Regimes => regimes.Value;

    public ExchangeRates Rates => rates.Value;

    public ConsignmentAssessor Assessor => assessor.Value;

    public GoodsSearch Search => search.Value;

    public StatisticsStore Statistics => statistics.Value;

    /// <summary>Figures of trade in one currency.</summary>
    public TradeConversion Conversion => conversion.Value;

    public TradeAnalysis Analysis => analysis.Value;

    /// <summary>What names mean in the rules of programmes of support.</summary>
    public ExpressionScope ProgrammeLanguage => language.Value;

    /// <summary>The programmes of support.</summary>
    public ProgrammeLibrary Programmes => programmes.Value;

    /// <summary>Matches claims with them; for many threads.</summary>
    public Matcher Matcher => matcher.Value;

    /// <summary>The support for goods and consignments.</summary>
    public SupportAssessor Support => support.Value;

    /// <summary>The importers of all parts.</summary>
    public static IEnumerable<PackImport> Imports => [.. ReferenceImports.All, .. TariffImports.All, .. StatisticsImports.All, .. SupportImports.All];

    /// <summary>The check of packs with the schemas and rules of all parts.</summary>
    public static PackCheck Check { get; } = new(
        [.. ReferenceSchemas.All, .. TariffSchemas.All, .. ChargeSchemas.All, .. RegimeSchemas.All, .. StatisticsSchemas.All, .. SupportSchemas.All],
        [TariffCatalogue.Check, ChargeBook.Check, RegimeBook.Check, SupportSchemas.Check, .. StatisticsSchemas.Rules]);

    /// <summary>The Harmonized System as it stands in the edition loaded.</summary>
    public GoodsTree HarmonizedTree => Book.HarmonizedSystem.TryAt(Book.HarmonizedSystem.Coverage.From ?? default, out var tree, out var fault)
        ? tree : throw new WorkspaceException(fault);

    /// <summary>The name of a product of trade statistics in the edition of the Harmonized System loaded, or of its part of another classification; its code where neither has one.</summary>
    public LocalizedText NameOf(TradeProduct product) => FindName(product) ?? LocalizedText.Same(product.Value);

    /// <summary>The same; null where there is no name.</summary>
    public LocalizedText? FindName(TradeProduct product) => product.Code is { } code ? HarmonizedTree.Find(code)?.Line.Text ?? (code.Digits.StartsWith(TradeProduct.Unspecified, StringComparison.Ordinal) ? Texts.Localized("statistics.product.unspecified") : null)
        : product.IsSection ? Book.Sections.FirstOrDefault(s => s.Number == product.Value)?.Name : products.Value.Find(product);

    /// <summary>Facts with the exchange rates of their days, for one thread.</summary>
    public Situation SituationOf(FactSet facts) => SupportAssessor.SituationOf(facts, Book.Economies, Rates);

    /// <summary>What a claim for a programme takes, for the facts that are known.</summary>
    public ClaimPack ClaimOf(Programme programme, FactSet facts) => ClaimPack.Of(Matcher.Assess(programme, SituationOf(facts)), facts);

    /// <summary>Makes sure that a folder can be written, before anything is computed for it.</summary>
    public static void NeedWritable(string folder, string remedy)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".write-probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException(new Fault("folder.unwritable", folder, e.Message, remedy));
        }
    }

    public void Dispose()
    {
        if (search.IsValueCreated)
        {
            search.Value.Dispose();
        }

        if (statistics.IsValueCreated)
        {
            statistics.Value.Dispose();
        }
    }

    private PackLibrary OpenLibrary()
    {
        if (!PackLibrary.Folders(Data).Any())
        {
            throw new WorkspaceException(new Fault("pack.none", Data));
        }

        NeedWritable(Cache, CacheVariable);
        return PackLibrary.Open(Data, Cache, Check, path => progress("progress.checking", path));
    }

    private GoodsSearch OpenSearch()
    {
        var packs = Library.OfKind("tariff").Concat([Library.Need("reference/harmonized-system")]).Concat(Library.Find("reference/trade-terms") is { } t ? [t] : []);
        var content = string.Concat(packs.OrderBy(p => p.Manifest.Path, StringComparer.Ordinal).Select(p => p.Hash[..12]));
        var folder = GoodsIndex.Prepare(Cache, content, HarmonizedTree,
            () => Library.Find("reference/trade-terms")?.Table("terms").Rows.Select(r => (CommodityCode.Parse(r["code"]), r["term"])) ?? [],
            () => Tariffs.All.Select(t => t.Nomenclature),
            () => progress("progress.index", ""));
        return new GoodsSearch(folder, HarmonizedTree);
    }

    // The program runs from its sources: the data folder stands beside the solution.
    private static string DefaultData()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Corridor.slnx")))
            {
                return Path.Combine(folder.FullName, "data");
            }
        }

        return Path.Combine(Environment.CurrentDirectory, "data");
    }
}
