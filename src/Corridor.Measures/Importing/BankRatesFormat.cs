using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Packs;
using Corridor.Reference.Packs.Importing;
using Sylvan.Data.Csv;

namespace Corridor.Measures.Importing;

/// <summary>
/// Exchange rates as the banks themselves publish them: the daily XML of the Bank of Russia (<c>ValCurs</c>, decimal
/// comma, windows-1251 or UTF-8), and the CSV of the European Central Bank (<c>eurofxref.csv</c>, <c>eurofxref-hist.csv</c>).
/// Any number of files; a day that stands in two of them must agree.
/// </summary>
internal static class BankRatesFormat
{
    private const long MostBytes = 64 << 20;

    public static void Build(PublishedFolder from, PackWriter to)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var rows = new Dictionary<(string Date, string Currency, string Quote), (string Nominal, string Rate, string Source, string File)>();
        var russian = from.All("*.xml").Where(f => new FileInfo(f).Length <= MostBytes && Root(f) == "ValCurs").ToList();
        var european = from.All("eurofxref*.csv").ToList();
        if (russian.Count + european.Count == 0)
        {
            throw new ImportException(new Fault("source.missing", "*.xml (ValCurs)", "eurofxref*.csv"));
        }

        foreach (var file in russian)
        {
            Russian(file, rows);
        }

        foreach (var file in european)
        {
            European(file, rows);
        }

        to.Table("rates", "exchange-rates", ["date", "currency", "quote", "nominal", "rate", "source"],
            [.. rows.Select(r => (IReadOnlyList<string?>)[r.Key.Date, r.Key.Currency, r.Key.Quote, r.Value.Nominal, r.Value.Rate, r.Value.Source])]);
        to.Manifest(TariffImports.Manifest("bank-rates", ("edition", rows.Keys.Max(k => k.Date)!), ("from", rows.Keys.Min(k => k.Date)!)));
    }

    private static void Russian(string file, Dictionary<(string, string, string), (string, string, string, string)> rows)
    {
        using var reader = Reader(file);
        var root = XDocument.Load(reader).Root!;
        var day = DateOnly.TryParseExact(root.Attribute("Date")?.Value, "dd.MM.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : throw Bad(file, "Date");
        foreach (var currency in root.Elements("Valute"))
        {
            var code = currency.Element("CharCode")?.Value ?? "";
            Add(file, rows, day, code, "RUB", currency.Element("Nominal")?.Value ?? "", (currency.Element("Value")?.Value ?? "").Replace(',', '.'), "cbr");
        }
    }

    private static void European(string file, Dictionary<(string, string, string), (string, string, string, string)> rows)
    {
        using var reader = new StreamReader(PublishedFolder.Open(file));
        using var csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { BufferSize = 0x40000 });
        var columns = Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetName(i).Trim()).ToArray();
        while (csv.Read())
        {
            // The daily file writes its day in words: 13 April 2026.
            var text = csv.GetString(0).Trim();
            var day = DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d MMMM yyyy", "dd MMMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : throw Bad(file, text);
            for (var i = 1; i < Math.Min(columns.Length, csv.RowFieldCount); i++)
            {
                if (columns[i].Length == 3 && csv.GetString(i).Trim() is { Length: > 0 } rate and not "N/A")
                {
                    Add(file, rows, day, "EUR", columns[i], "1", rate, "ecb");
                }
            }
        }
    }

    private static void Add(string file, Dictionary<(string, string, string), (string Nominal, string Rate, string Source, string File)> rows, DateOnly day, string currency, string quote, string nominal, string rate, string source)
    {
        if (!CurrencyCode.TryParse(currency, out var c, out _) || !CurrencyCode.TryParse(quote, out var q, out _)
            || !int.TryParse(nominal, NumberStyles.None, CultureInfo.InvariantCulture, out var per) || per <= 0 || !Decimals.TryParse(rate, out var number) || number <= 0)
        {
            throw Bad(file, $"{currency}/{quote} {nominal} {rate}");
        }

        var row = (Nominal: per.ToString(CultureInfo.InvariantCulture), Rate: Decimals.Text(number), source, file);
        if (!rows.TryAdd((Reference.Time.DateRange.Text(day), c.Value, q.Value), row) && rows[(Reference.Time.DateRange.Text(day), c.Value, q.Value)] is var held && (held.Nominal, held.Rate) != (row.Nominal, row.Rate))
        {
            throw new ImportException(new Fault("source.differs", Path.GetFileName(held.File), Path.GetFileName(file), $"{Reference.Time.DateRange.Text(day)} {c}/{q}"));
        }
    }

    private static string? Root(string file)
    {
        try
        {
            using var reader = Reader(file);
            return reader.MoveToContent() == XmlNodeType.Element ? reader.LocalName : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XmlReader Reader(string file) =>
        XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes });

    private static ImportException Bad(string file, string what) => new(new Fault("source.row", Fault.Quote($"{Path.GetFileName(file)}: {what}")));
}
