using Corridor.Commands;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Support;

Texts.Add(typeof(Tariff).Assembly);
SupportTexts.Register();
Texts.Add(typeof(Program).Assembly);
return await CommandLine.RunAsync(args, Console.Out, Console.Error);

/// <summary>The program: a site, an API and a command line over one set of packs.</summary>
public partial class Program;
