using System.Collections.Immutable;
using Corridor.Measures.Assessment;
using Corridor.Measures.Determination;
using Corridor.Measures.Duties;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;

namespace Corridor.Measures.Bulk;

/// <summary>
/// Goods lines as encoded columns, for the lanes of one <see cref="BulkRegime"/>: rows for codes, numbers for sets of
/// documents, a column for each fact that a duty or a threshold of the regime asks for. Filled by one thread; read by
/// many.
/// </summary>
public sealed class BulkLines
{
    private const decimal MostMoney = 1_000_000_000_000_000m;
    private const decimal MostOfOthers = 1_000_000_000m;

    private readonly BulkRegime regime;
    private readonly FactColumn[] columns;
    private readonly DeclaredSets documents;
    private readonly DeclaredSets codes;
    private CommodityCode[] goods;
    private int[] rows;
    private int[] days;
    private int[] documentSets;
    private int[] codeSets;
    private bool[] extreme;
    private GoodsFacts?[] own;
    private bool allExtreme;

    internal BulkLines(BulkRegime regime, int capacity)
    {
        this.regime = regime;
        documents = new DeclaredSets(regime.Tables.DocumentCodes, regime.Tables.DocumentTypes);
        codes = new DeclaredSets(regime.Tables.AdditionalCodes, regime.Tables.AdditionalTypes);
        columns = [.. regime.Tables.FactMasks.Select(_ => new FactColumn())];
        for (var i = 0; i < regime.Facts.Length; i++)
        {
            if (regime.Facts[i] is { Kind: DutyQuantityKind.ExchangeRate, Currency: { } own } && own == regime.Currency)
            {
                columns[i].SetAll(1);
            }
        }

        capacity = Math.Max(capacity, 16);
        goods = new CommodityCode[capacity];
        rows = new int[capacity];
        days = new int[capacity];
        documentSets = new int[capacity];
        codeSets = new int[capacity];
        extreme = new bool[capacity];
        own = new GoodsFacts?[capacity];
    }

    /// <summary>How many lines there are.</summary>
    public int Count { get; private set; }

    internal BulkRegime Regime => regime;

    internal FactColumn[] Columns => columns;

    internal DeclaredSets Documents => documents;

    internal DeclaredSets Codes => codes;

    internal CommodityCode[] Goods => goods;

    internal int[] Rows => rows;

    internal int[] Days => days;

    internal int[] DocumentSets => documentSets;

    internal int[] CodeSets => codeSets;

    /// <summary>Drops all lines. Values that stand for all lines, and the sets, remain.</summary>
    public void Clear()
    {
        Count = 0;
        Array.ForEach(columns, static c => c.Clear());
    }

    /// <summary>Drops all sets; lines must have been dropped before.</summary>
    internal void ClearSets()
    {
        documents.Clear();
        codes.Clear();
    }

    /// <summary>
    /// Adds a line and says its number. A fact that is not set for it has the value that stands for all lines; where
    /// the fact was set for another line, it is unknown.
    /// </summary>
    /// <param name="code">The goods.</param>
    /// <param name="day">The day of the declaration.</param>
    /// <param name="customsValue">The customs value, or null.</param>
    /// <param name="documentSet">A number from <c>AddDocuments</c>; 0 for none.</param>
    /// <param name="codeSet">A number from <c>AddCodes</c>; 0 for none.</param>
    public int Add(CommodityCode code, DateOnly day, decimal? customsValue, int documentSet = 0, int codeSet = 0)
    {
        if (Count == rows.Length)
        {
            var capacity = Count * 2;
            Array.Resize(ref goods, capacity);
            Array.Resize(ref rows, capacity);
            Array.Resize(ref days, capacity);
            Array.Resize(ref documentSets, capacity);
            Array.Resize(ref codeSets, capacity);
            Array.Resize(ref extreme, capacity);
            Array.Resize(ref own, capacity);
            Array.ForEach(columns, c => c.Grow(capacity));
        }

        var line = Count++;
        goods[line] = code;
        rows[line] = regime.RowOf(code);
        days[line] = day.DayNumber;
        documentSets[line] = documentSet;
        codeSets[line] = codeSet;
        extreme[line] = allExtreme;
        own[line] = null;
        Set(line, 0, customsValue);
        return line;
    }

    /// <summary>Adds a line with everything that is known of it; the direction, partner and currency are those of the lane.</summary>
    public int Add(GoodsFacts facts)
    {
        var line = Add(facts.Query.Code, facts.Query.Date, facts.CustomsValue, AddDocuments(facts.Query.Documents), AddCodes(facts.Query.AdditionalCodes));
        for (var i = 1; i < regime.Facts.Length; i++)
        {
            Set(line, i, facts.Ask(regime.Facts[i]));
        }

        for (var i = 0; i < regime.Costs.Length; i++)
        {
            Set(line, regime.Facts.Length + i, facts.Costs.TryGetValue(regime.Costs[i], out var cost) ? cost.Money?.Amount : null);
        }

        extreme[line] |= !SameRates(facts.Given, regime.Given) || facts.Costs.Values.Any(c => !c.IsKnown);
        own[line] = extreme[line] ? facts : null;
        return line;
    }

    /// <summary>Sets a fact of a line. Columns are those of <see cref="BulkRegime.Facts"/>, then of <see cref="BulkRegime.Costs"/>.</summary>
    public void Set(int line, int column, decimal? value)
    {
        columns[column].Set(line, value, rows.Length);
        extreme[line] |= IsExtreme(column, value);
    }

    /// <summary>Sets a fact of all lines, for example an exchange rate.</summary>
    public void SetAll(int column, decimal? value)
    {
        columns[column].SetAll(value);
        allExtreme |= IsExtreme(column, value);
        extreme.AsSpan(0, Count).Fill(allExtreme);
    }

    /// <summary>The number of a set of documents.</summary>
    public int AddDocuments(ImmutableArray<Declared> declared) => documents.Add(declared);

    /// <summary>The number of a set of documents that count for all measure types, separated by semicolons.</summary>
    public int AddDocuments(ReadOnlySpan<char> separated) => documents.Add(separated);

    /// <summary>The number of a set of additional codes.</summary>
    public int AddCodes(ImmutableArray<Declared> declared) => codes.Add(declared);

    /// <summary>The number of a set of additional codes that count for all measure types, separated by semicolons.</summary>
    public int AddCodes(ReadOnlySpan<char> separated) => codes.Add(separated);

    /// <summary>
    /// Whether a line holds a number so large that products of it might go beyond what a decimal holds, rates of its
    /// own, or a cost that is told and unknown: that is for the full assessment to say.
    /// </summary>
    internal bool NeedsFull(int line) => extreme[line];

    /// <summary>The line as the full assessment takes it.</summary>
    internal GoodsFacts Facts(int line, TradeDirection direction, EconomyCode? partner) => own[line] is { } given
        ? given with { Query = given.Query with { Direction = direction, Partner = partner } }
        : new(new GoodsQuery(direction, goods[line], partner, DateOnly.FromDayNumber(days[line]))
        {
            Documents = documents[documentSets[line]],
            AdditionalCodes = codes[codeSets[line]],
        }, regime.Currency)
        {
            CustomsValue = columns[0].At(line),
            Given = regime.Given,
            Fact = fact => regime.ColumnOf(fact) is { } column ? columns[column].At(line) : null,
            Costs = regime.Costs.Select((c, i) => (Name: c, Value: columns[regime.Facts.Length + i].At(line)))
                .Where(c => c.Value is not null).ToImmutableDictionary(c => c.Name, c => ChargeAmount.Known(new Money(c.Value!.Value, regime.Currency)), StringComparer.Ordinal),
        };

    private bool IsExtreme(int column, decimal? value)
    {
        if (value is not { } number)
        {
            return false;
        }

        var kind = column < regime.Facts.Length ? regime.Facts[column].Kind : DutyQuantityKind.CustomsValue;
        var most = kind is DutyQuantityKind.Quantity or DutyQuantityKind.Multiplier or DutyQuantityKind.ExchangeRate ? MostOfOthers : MostMoney;
        return number > most || number < -most;
    }

    private static bool SameRates(ImmutableDictionary<string, DutyExpression> one, ImmutableDictionary<string, DutyExpression> other) =>
        ReferenceEquals(one, other) || (one.Count == other.Count && one.All(g => other.TryGetValue(g.Key, out var duty) && duty == g.Value));
}
