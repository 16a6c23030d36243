using Corridor.Measures.Tariffs;
using Corridor.Reference.Economies;
using Corridor.Reference.Goods;

namespace Corridor.Measures.Charges;

/// <summary>The goods, the lane and the day that are asked about.</summary>
/// <param name="Code">The code, in the nomenclature of the tariff; six digits or fewer are common to all.</param>
/// <param name="Tariff">The tariff that the code belongs to, or null for the Harmonized System.</param>
/// <param name="Origin">Where the goods come from, or null where no origin is asked.</param>
/// <param name="Destination">Where they go: an economy, or a union as a whole.</param>
/// <param name="Day">The day.</param>
/// <param name="Marks">The marks printed on the rates of the line.</param>
public sealed record ChargeQuestion(CommodityCode Code, Tariff? Tariff, EconomyCode? Origin, EconomyCode Destination, DateOnly Day, IReadOnlyCollection<string> Marks);
