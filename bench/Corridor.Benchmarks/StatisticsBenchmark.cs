using System.Diagnostics;
using System.Globalization;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Time;
using Corridor.Statistics;
using Corridor.Statistics.Flows;
using Corridor.Statistics.Loading;
using DuckDB.NET.Data;

namespace Corridor.Benchmarks;

/// <summary>
/// The store of trade figures: an import from CSV and the questions of the pages, beside the embedded engine that is
/// given the same file and the same questions in SQL of its own.
/// </summary>
internal static class StatisticsBenchmark
{
    private const int Seed = 20261126;
    private const int Wanted = 20_000_000;
    private const int Rounds = 50;
    private const int FirstYear = 2013;
    private const int Years = 8;

    public static IEnumerable<string> Run()
    {
        var rows = int.TryParse(Environment.GetEnvironmentVariable("CORRIDOR_BENCH_ROWS"), CultureInfo.InvariantCulture, out var fewer) ? fewer : Wanted;
        var folder = Place.Scratch();
        try
        {
            return Run(folder, rows);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<string> Run(string folder, int rows)
    {
        using var workspace = Place.Open(Path.Combine(folder, "cache"));
        var csv = Path.Combine(folder, "figures.csv");
        var economies = workspace.Book.Economies.All.Where(e => e.Alpha3 is not null).Select(e => e.Code.Value).ToArray();
        var codes = workspace.Library.Need("statistics/hs-codes").Table("commodities").Rows
            .Where(r => r["classification"] == "H6" && r["code"].Length == 6).Select(r => r["code"]).ToArray();
        Generate(csv, economies, codes, rows);
        var size = new FileInfo(csv).Length;

        var columns = "{" + string.Join(", ", "period,reporter,counterpart,flow,product,classification,value,currency,valuation,status".Split(',').Select(c => $"'{c}': 'VARCHAR'")) + "}";
        var peerFile = Path.Combine(folder, "peer.duckdb");
        var read = Cost(() =>
        {
            using var connection = Open(":memory:");
            Scalar(connection, $"SELECT count(*), sum(length(value)) FROM read_csv('{csv}', all_varchar = true, header = true)");
        });
        var peerImport = Cost(() =>
        {
            using var connection = Open(peerFile);
            Execute(connection, $"""
                SET preserve_insertion_order = false;
                CREATE TABLE fact AS SELECT reporter, counterpart, flow, product, CAST(period || '-01' AS DATE) AS begins, CAST(value AS DECIMAL(18, 2)) AS value
                FROM read_csv('{csv}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {columns})
                ORDER BY reporter, counterpart, flow, product, begins;
                CREATE TABLE rollup AS SELECT flow, year(begins) AS y, product, reporter, sum(value) AS value FROM fact GROUP BY ALL ORDER BY flow, y, product, reporter;
                CHECKPOINT
                """);
        });

        var opened = workspace.Statistics;
        ImportReport? report = null;
        var steps = new List<(ImportStep Step, long At)>();
        var import = Cost(() =>
        {
            var start = Environment.TickCount64;
            var request = new ImportRequest(csv, "bench", DateTimeOffset.UnixEpoch)
            {
                MemoryMegabytes = 4096,
                Progress = (step, _) =>
                {
                    if (steps.Count == 0 || steps[^1].Step != step)
                    {
                        steps.Add((step, Environment.TickCount64 - start));
                    }
                },
            };
            if (!new StatisticsImport(opened, workspace.Book.Economies).TryRun(request, out report, out var wrong) || report.Release.RowsRejected > 0)
            {
                throw new InvalidOperationException(wrong?.ToString() ?? report!.Rejects[0].Reason.ToString());
            }
        });
        Console.Error.WriteLine(string.Join(", ", steps.Select(s => $"{s.Step} at {s.At} ms")));

        var store = opened;
        var (a, b) = (EconomyCode.Parse(economies[0]), EconomyCode.Parse(economies[1]));
        var product = TradeProduct.Of(CommodityCode.Parse(codes[0]));
        var year = FirstYear + Years - 1;
        const string source = "import/bench";
        using var peer = new DuckDBConnection($"Data Source={peerFile};ACCESS_MODE=READ_ONLY;threads=2");
        peer.Open();
        var during = $"begins IN (DATE '{year}-01-01', DATE '{year}-02-01', DATE '{year}-03-01', DATE '{year}-04-01')";
        var before = during.Replace($"{year}-", $"{year - 1}-", StringComparison.Ordinal);
        var questions = new (string Name, Func<int> Ours, string Sql)[]
        {
            ("bilateral monthly series of a product", () => store.BilateralSeries(a, b, TradeFlow.Export, product, PeriodKind.Month).Series.Sum(s => s.Points.Length),
                $"SELECT begins, value FROM fact WHERE reporter = '{a}' AND counterpart = '{b}' AND flow = 'export' AND product = '{product}' ORDER BY begins"),
            ("January to April of each year, all products below a chapter", () => store.Ranges(new RangeQuery(a, b, TradeFlow.Export, product.Cut(2), MonthRange.JanuaryTo(4), FirstYear, year) { Source = source }).Sum(s => s.Points.Length),
                $"SELECT year(begins) AS y, sum(value) FROM fact WHERE reporter = '{a}' AND counterpart = '{b}' AND flow = 'export' AND product LIKE '{product.Cut(2)}%' AND month(begins) <= 4 GROUP BY ALL ORDER BY y"),
            ("top ten products, January to April, with growth, share, contribution", () => store.TopProducts(new TopQuery(a, TradeFlow.Export, year, MonthRange.JanuaryTo(4)) { Counterpart = b, Level = 6, Source = source })!.Items.Length,
                $"""
                WITH p AS (SELECT product, coalesce(sum(value) FILTER ({during}), 0) AS now, coalesce(sum(value) FILTER ({before}), 0) AS before FROM fact
                    WHERE reporter = '{a}' AND counterpart = '{b}' AND flow = 'export' AND ({during} OR {before}) GROUP BY ALL)
                SELECT product, now, before, now / nullif(before, 0) - 1, now / sum(now) OVER (), (now - before) / sum(before) OVER () FROM p ORDER BY now DESC LIMIT 10
                """),
            ("all reporters by HS6 for a year, from the rollup, in memory", () => store.Matrix(year, TradeFlow.Export, 6, source)!.Cells.Length,
                $"SELECT product, reporter, value FROM rollup WHERE flow = 'export' AND y = {year} ORDER BY product, reporter"),
        };
        string Row(string name, (double Clock, double Processor) cost) => Timing.Row(name, Timing.Text(cost.Clock / 1000), Timing.Whole(rows / cost.Clock * 1000), Timing.Text(cost.Processor / 1000), Timing.Whole(rows / cost.Processor * 1000));
        List<string> result =
        [
            string.Create(CultureInfo.InvariantCulture, $"### Trade figures: {rows:#,0} rows, {size / 1e6:0} MB of CSV, {economies.Length} economies, {codes.Length:#,0} subheadings"),
            "",
            Timing.Row("import from CSV", "seconds", "rows a second", "processor seconds", "rows a processor second"),
            Timing.Row("---", "---:", "---:", "---:", "---:"),
            Row("Corridor: codes, periods and values checked, sorted, rolled up, checked against totals", import),
            Row("plain DuckDB: cast, sorted, rolled up", peerImport),
            Row("plain DuckDB: only read", read),
            "",
            Timing.Row("question", "answer", "median ms", "p95 ms", "plain DuckDB, median ms", "ours, times theirs"),
            Timing.Row("---", "---:", "---:", "---:", "---:", "---:"),
        ];
        foreach (var (name, ours, sql) in questions)
        {
            // Both are asked as often before they are measured, so that what runs for hours is not measured while it is compiled.
            var count = Enumerable.Range(0, Rounds).Max(_ => ours());
            var own = Enumerable.Range(0, Rounds).Select(_ => Timing.Milliseconds(() => ours())).ToList();
            _ = Enumerable.Range(0, Rounds).Max(_ => Rows(peer, sql));
            var theirs = Enumerable.Range(0, Rounds).Select(_ => Timing.Milliseconds(() => Rows(peer, sql))).ToList();
            result.Add(Timing.Row(name, Timing.Whole(count), Timing.Text(Timing.Median(own)), Timing.Text(Timing.Percentile(own, 0.95)), Timing.Text(Timing.Median(theirs)), Timing.Text(Timing.Median(own) / Timing.Median(theirs))));
        }

        return result;
    }

    // Each reporter trades with some partners in some goods, month after month; values grow with the hash of their place.
    private static void Generate(string csv, string[] economies, string[] codes, int rows)
    {
        using var connection = Open(":memory:");
        Execute(connection, "CREATE TABLE e (i INTEGER, code VARCHAR); CREATE TABLE p (i INTEGER, code VARCHAR)");
        foreach (var (table, list) in new[] { ("e", economies), ("p", codes) })
        {
            using var appender = connection.CreateAppender(table);
            for (var i = 0; i < list.Length; i++)
            {
                appender.CreateRow().AppendValue((int?)i).AppendValue(list[i]).EndRow();
            }
        }

        // A pair of the first two has all goods; the rest of the rows are spread over all reporters, their partners and goods.
        var months = Years * 12;
        var series = rows / months;
        var own = Math.Min(codes.Length, series / 10);
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"""
            COPY (
                WITH s AS (
                    SELECT 0 AS r, 1 AS c, 0 AS f, i AS p FROM p WHERE i < {own}
                    UNION ALL
                    SELECT (n % {economies.Length})::INTEGER AS r, ((n + 1 + hash(n + {Seed}) % 40) % {economies.Length})::INTEGER AS c, 0 AS f, ((n // {economies.Length} + hash(n % {economies.Length} + {Seed})) % {codes.Length})::INTEGER AS p
                    FROM range({series - own}) t(n))
                SELECT strftime(DATE '{FirstYear}-01-01' + to_months(m::INTEGER), '%Y-%m') AS period, a.code AS reporter, b.code AS counterpart, 'export' AS flow, p.code AS product, 'H6' AS classification,
                    (hash(r, c, s.p, {Seed}) % 10000000 + hash(r, c, s.p, m) % 1000000)::DECIMAL(18, 2) / 4 AS value, 'USD' AS currency, 'FOB' AS valuation, 'reported' AS status
                FROM range({months}) t(m), s JOIN e a ON a.i = s.r JOIN e b ON b.i = s.c JOIN p ON p.i = s.p
                WHERE s.r <> s.c)
            TO '{csv}' (HEADER)
            """));
    }

    // The processor's time does not count what other programs on the machine take.
    private static (double Clock, double Processor) Cost(Action action)
    {
        using var own = Process.GetCurrentProcess();
        var before = own.TotalProcessorTime;
        var clock = Timing.Milliseconds(action);
        own.Refresh();
        return (clock, (own.TotalProcessorTime - before).TotalMilliseconds);
    }

    private static DuckDBConnection Open(string file)
    {
        var connection = new DuckDBConnection($"Data Source={file};threads=2");
        connection.Open();
        return connection;
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Scalar(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteScalar();
    }

    private static int Rows(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var count = 0;
        var cells = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(cells);
            count++;
        }

        return count;
    }
}
