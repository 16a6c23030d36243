using Corridor.Measures.Charges;
using Corridor.Measures.Consignments;
using Corridor.Measures.Regimes;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;
using Corridor.Reference.Packs;

namespace Corridor.Tests.Measures.Library;

/// <summary>The console program that the README of Corridor.Measures shows; a test holds the two together and runs it.</summary>
internal static class ConsignmentProgram
{
    public static void Run(string[] args, TextWriter Console)
    {
        var check = new PackCheck([.. ReferenceSchemas.All, .. TariffSchemas.All, .. ChargeSchemas.All, .. RegimeSchemas.All], [TariffCatalogue.Check, ChargeBook.Check, RegimeBook.Check]);
        var library = PackLibrary.Open(args[0], args[1], check);   // the folder of packs, and one for checked copies
        var (book, lists) = (new ReferenceBook(library), library.OfKind("measures"));
        var charges = new ChargeBook(lists, book.Economies);
        var regimes = new RegimeBook(book, new TariffCatalogue(book), charges);
        var assessor = new ConsignmentAssessor(book, regimes, charges, new ExchangeRates(lists));
        var mackerel = new ConsignmentItem(CommodityCode.Parse("0303541000"), new Money(100_000, CurrencyCode.Parse("CNY"))) { NetMass = 20_000 };
        var consignment = new Consignment(EconomyCode.Parse("CN"), EconomyCode.Parse("RU"), new DateOnly(2026, 7, 10), [mackerel]);
        if (!assessor.TryAssess(consignment, out var answer, out var fault))
        {
            Console.WriteLine(fault.Message(Language.En));
            return;
        }

        foreach (var side in new[] { answer.Export, answer.Import })
        {
            Console.WriteLine($"{side.Direction}: {side.Held}, {(side.IsComplete ? "complete" : "incomplete")}");
            foreach (var (levy, amount) in side.ByLevy)
            {
                Console.WriteLine($"  {levy.Name.In(Language.En)}: {amount}");
            }
        }
    }
}
