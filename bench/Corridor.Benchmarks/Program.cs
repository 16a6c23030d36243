using Corridor.Benchmarks;

// Without a word everything runs and one report is printed; with words only these parts run.
if (args is ["open", var cache])
{
    LibraryBenchmark.OpenOnce(cache);
    return 0;
}

if (args is ["load", var snapshot])
{
    MeasuresBenchmark.LoadOnce(snapshot);
    return 0;
}

var parts = new (string Name, Func<Task<IEnumerable<string>>> Run)[]
{
    ("search", () => Task.FromResult(SearchBenchmark.Run())),
    ("library", () => Task.FromResult(LibraryBenchmark.Run())),
    ("measures", () => Task.FromResult(MeasuresBenchmark.Run())),
    ("complexity", () => Task.FromResult(ComplexityBenchmark.Run())),
    ("statistics", async () => [.. StatisticsBenchmark.Run(), "", .. await SdmxBenchmark.Run()]),
    ("process", () => Task.FromResult(ProcessBenchmark.Run())),
    ("support", () => Task.FromResult(SupportBenchmark.Run())),
    ("pages", PagesBenchmark.Run),
    ("assessments", AssessmentsBenchmark.Run),
    ("join", JoinBenchmark.Run),
};
if (args.Except(parts.Select(p => p.Name)).Any())
{
    Console.Error.WriteLine($"The parts are: {string.Join(", ", parts.Select(p => p.Name))}.");
    return 2;
}

foreach (var (name, run) in parts.Where(p => args.Length == 0 || args.Contains(p.Name)))
{
    Console.Error.WriteLine($"{name} …");
    foreach (var line in await run())
    {
        Console.WriteLine(line);
    }

    Console.WriteLine();
}

return 0;
