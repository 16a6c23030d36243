using System.Collections.Immutable;
using System.Text;
using Corridor.Api;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Time;
using Corridor.Statistics.Analysis;
using Corridor.Statistics.Conversion;
using Corridor.Statistics.Flows;
using Parquet;
using Parquet.Schema;

namespace Corridor.Statistics;

/// <summary>
/// A table as a file: cells are texts, numbers or nothing. CSV is UTF-8 without a mark with LF and a point in
/// numbers; in Parquet columns of numbers are DECIMAL(38, 12), the others text.
/// </summary>
internal sealed record StatisticsTable(string Name, ImmutableArray<string> Columns, ImmutableArray<object?[]> Rows)
{
    /// <summary>The address of the rows of a query of figures.</summary>
    public static string RowsOf(ObservationQuery query) => $"{GoodsEndpoints.Root}/statistics/observations?{StatisticsAddress.Of(query)}";

    // What follows a value that can be converted: it stands in files only where a currency was asked for.
    private static readonly ImmutableArray<string> ConversionColumns = ["published_value", "published_currency", "rate", "rate_basis", "rate_first", "rate_last", "rate_days", "rate_source"];

    /// <summary>Series as a table.</summary>
    public static StatisticsTable Of(SeriesQuestion asked, ImmutableArray<TradeLine> lines) => new(
        $"trade-{asked.Reporter}-{asked.Counterpart}-{asked.Flow.Word()}-{asked.Product}",
        ["reporter", "counterpart", "flow", "product", "period", "value", "currency", "valuation", "status", "basis", "growth_on_year", "index", "release", "source", .. asked.Currency is null ? [] : ConversionColumns],
        [.. lines.SelectMany(l => l.Points.Select(p => (object?[])
        [
            asked.Reporter.Value, asked.Counterpart.Value, asked.Flow.Word(), asked.Product.Value, PeriodText.Code(p.Range.Year, p.Months), SeriesAnswer.Money(p.Range.Value, p.Range.Converted is not null), l.Currency.Value, l.Valuation.Word(), p.Range.Status.Word(),
            JsonForm.Word(p.Range.Basis.ToString()), SeriesAnswer.Rounded(p.Range.Growth), SeriesAnswer.Rounded(l.Index(p)), (decimal)p.Range.Release, l.Source.Key, .. asked.Currency is null ? [] : Cells(p.Range.Converted),
        ]))]);

    /// <summary>A ranking as a table, all of its page.</summary>
    public static StatisticsTable Of(RankingQuestion asked, Ranking ranking) => new(
        $"ranking-{asked.Trade.Reporter}-{asked.Trade.Flow.Word()}-{StatisticsAddress.Text(ranking.Query.Year)}",
        ["rank", "reporter", "counterpart", "flow", "product", "period", "value", "value_before", "currency", "valuation", "growth", "share", "contribution", "source", .. asked.Trade.Currency is null ? [] : (ImmutableArray<string>)["published_currency", "rate_basis", "rate_source"]],
        [.. ranking.Items.Skip(asked.Offset).Select(i => (object?[])
        [
            (decimal)i.Rank, asked.Trade.Reporter.Value, (i.Counterpart ?? StatisticsSchemas.World).Value, asked.Trade.Flow.Word(), i.Product.Value, PeriodText.Code(ranking.Query.Year, ranking.Query.Months), SeriesAnswer.Money(i.Value, ranking.Rates is not null), SeriesAnswer.Money(i.Before, ranking.Rates is not null),
            ranking.Currency.Value, ranking.Valuation.Word(), SeriesAnswer.Rounded(i.Growth), SeriesAnswer.Rounded(RankingQuestion.ShareOf(ranking, i).Value), SeriesAnswer.Rounded(i.Contribution), ranking.Source.Key, .. asked.Trade.Currency is null ? [] : (object?[])[ranking.Rates?.From.Value, ranking.Rates?.Basis.Word(), ranking.Rates?.Rates[0].Rate.Source.Title],
        ])]);

    /// <summary>Both sides' reports as a table.</summary>
    public static StatisticsTable Of(MirrorQuestion asked, ImmutableArray<MirrorRow> pairs) => new(
        $"mirror-{asked.Exporter}-{asked.Importer}",
        ["exporter", "importer", "product", "period", "as_exported", "as_imported", "currency", "gap", "gap_ratio", "carriage", "rest", "exporter_source", "importer_source", .. asked.Currency is null ? [] : ConversionColumns.Select(c => "exporter_" + c).Concat(ConversionColumns.Select(c => "importer_" + c))],
        [.. pairs.Select(p => (object?[])
        [
            asked.Exporter.Value, asked.Importer.Value, p.Product.Value, p.Period, SeriesAnswer.Money(p.Exported?.Value, p.Exported?.Converted is not null), SeriesAnswer.Money(p.Imported?.Value, p.Imported?.Converted is not null), (p.Exported ?? p.Imported)?.Currency.Value ?? asked.Currency?.Value, SeriesAnswer.Money(p.Gap.Value, p.IsConverted),
            SeriesAnswer.Rounded(p.Ratio.Value), SeriesAnswer.Money(p.Carriage.Value, p.IsConverted), SeriesAnswer.Money(p.Rest.Value, p.IsConverted), p.Exported?.Source.Key, p.Imported?.Source.Key, .. asked.Currency is null ? [] : Cells(p.Exported?.Converted).Concat(Cells(p.Imported?.Converted)),
        ])]);

    private static object?[] Cells(ConvertedValue? value) => value is null ? new object?[ConversionColumns.Length] :
    [
        value.Published.Value, value.From.Value, SeriesAnswer.Precise(value.Rate), value.Basis.Word(), DateRange.Text(value.First), DateRange.Text(value.Last), (decimal)value.Days, value.Parts[0].Rate.Source.Title,
    ];

    /// <summary>Opportunities as a table.</summary>
    public static StatisticsTable Of(OpportunityAnswer answer) => new(
        $"opportunities-{answer.Exporter}-{answer.Importer}-{StatisticsAddress.Text(answer.Year)}",
        ["exporter", "importer", "year", "product", "untapped", "expected", "actual", "imports", "currency", "supplier_share", "advantage", "importer_advantage", "complexity", "source"],
        [.. answer.Found.Ranked.Select(o => new object?[]
        {
            answer.Exporter.Value, answer.Importer.Value, StatisticsAddress.Text(answer.Year), o.Product, SeriesAnswer.Rounded(o.Untapped.Value), SeriesAnswer.Rounded(o.Expected.Value), o.Actual.Value, o.Imports.Value,
            o.Untapped.Currency?.Value, SeriesAnswer.Rounded(o.SupplierShare.Value), SeriesAnswer.Rounded(o.Advantage.Value), SeriesAnswer.Rounded(o.ImporterAdvantage?.Value), SeriesAnswer.Rounded(o.Complexity?.Value), answer.Source.Key,
        })]);

    /// <summary>A product space as a table.</summary>
    public static StatisticsTable Of(ProductSpaceAnswer answer, ProductSpaceAnswer? beside) => new(
        $"complexity-{answer.Economy}-{answer.Period}",
        ["economy", "period", "product", "exports", "world_exports", "currency", "advantage", "other", "other_advantage", "ubiquity", "complexity", "density", "gain", "near", "source"],
        [.. answer.Products.Zip(answer.Space.Neighbours, (p, near) => (Product: p, Near: near)).Select((p, i) => new object?[]
        {
            answer.Economy.Value, answer.Period.ToString(), p.Product.Product, p.Product.Exports.Value, p.Product.World.Value, answer.Exports.Currency?.Value, SeriesAnswer.Rounded(p.Product.Advantage.Value),
            beside?.Economy.Value, SeriesAnswer.Rounded(beside?.Products[i].Advantage.Value), (decimal)p.Product.Ubiquity, SeriesAnswer.Rounded(p.Product.Complexity.Value), SeriesAnswer.Rounded(p.Product.Density.Value),
            SeriesAnswer.Rounded(p.Product.Gain.Value), string.Join(' ', p.Near.Select(l => answer.Products[l.First == i ? l.Second : l.First].Product)), answer.Source.Key,
        })]);

    /// <summary>Structures of exports as a table.</summary>
    public static StatisticsTable Of(ExportStructure found) => new(
        $"structure-{found.First}-{found.Second}-{found.Period}",
        ["economy", "other", "period", "product", "world_exports", "exports", "other_exports", "currency", "share", "other_share", "advantage", "other_advantage", "source"],
        [.. found.Products.Select(p => new object?[]
        {
            found.First.Value, found.Second.Value, found.Period.ToString(), p.Product, p.World.Value, p.First.Exports.Value, p.Second.Exports.Value, p.World.Currency?.Value,
            SeriesAnswer.Rounded(p.First.Share.Value), SeriesAnswer.Rounded(p.Second.Share.Value), SeriesAnswer.Rounded(p.First.Advantage.Value), SeriesAnswer.Rounded(p.Second.Advantage.Value), found.Source.Key,
        })]);

    /// <summary>A matrix of complementarity as a table of its cells.</summary>
    public static StatisticsTable Of(ComplementarityMatrix matrix) => new(
        $"complementarity-{StatisticsAddress.Text(matrix.Year)}", ["exporter", "importer", "year", "complementarity", "source"],
        [.. matrix.Economies.SelectMany((x, i) => matrix.Economies.Select((m, j) => new object?[] { x.Value, m.Value, StatisticsAddress.Text(matrix.Year), SeriesAnswer.Rounded(matrix.Cells[i][j].Value), matrix.Source.Key }).Where((_, j) => j != i))]);

    /// <summary>Figures as a table, with their values in a currency too where one is asked for.</summary>
    public static StatisticsTable Of(IEnumerable<Observation> observations, CurrencyCode? currency, TradeConversion conversion) => new(
        "observations",
        ["period", "reporter", "counterpart", "flow", "product", "classification", "value", "currency", "valuation", "net_weight", "quantity", "unit", "status", "source", "release", "until",
         .. currency is null ? [] : (ImmutableArray<string>)["in_currency", .. ConversionColumns]],
        [.. observations.Select(o => (Row: o, Converted: currency is { } to ? conversion.Of(o, to) : null)).Select(o => (object?[])
        [
            o.Row.Period.ToString(), o.Row.Reporter.Value, o.Row.Counterpart.Value, o.Row.Flow.Word(), o.Row.Product.Value, o.Row.Classification, o.Row.Value, o.Row.Currency.Value, o.Row.Valuation.Word(), o.Row.NetWeight,
            o.Row.Quantity?.Amount, o.Row.Quantity?.Unit.Value, o.Row.Status.Word(), o.Row.Source.Key, (decimal)o.Row.Release, o.Row.Until is { } until ? (decimal)until : null,
            .. currency is null ? [] : (object?[])[o.Converted is { } c ? SeriesAnswer.Money(c.Value, isConverted: true) : o.Row.Currency == currency ? o.Row.Value : null, .. Cells(o.Converted)],
        ])]);

    /// <summary>The table as CSV.</summary>
    public byte[] Csv()
    {
        var text = new StringBuilder().AppendJoin(',', Columns).Append('\n');
        foreach (var row in Rows)
        {
            text.AppendJoin(',', row.Select(c => c switch { null => "", decimal number => Decimals.Text(number), _ => SeriesCsv.Text((string)c) })).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The table as Parquet.</summary>
    public async Task<byte[]> Parquet()
    {
        var numeric = Columns.Select((_, i) => Rows.Any(r => r[i] is decimal)).ToArray();
        DataField[] fields = [.. Columns.Select((c, i) => (DataField)(numeric[i] ? new DecimalDataField(c, 38, StatisticsSchemas.ValueDecimals, isNullable: true) : new DataField<string>(c)))];
        using var buffer = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), buffer))
        {
            using var group = writer.CreateRowGroup();
            for (var i = 0; i < fields.Length; i++)
            {
                var place = i;
                if (numeric[i])
                {
                    await group.WriteAsync<decimal>(fields[i], Rows.Select(r => (decimal?)r[place]).ToArray());
                }
                else
                {
                    await group.WriteAsync(fields[i], Rows.Select(r => (string?)r[place]).ToList());
                }
            }

            group.CompleteValidate();
        }

        return buffer.ToArray();
    }
}
