namespace Corridor.Benchmarks;

/// <summary>A claim as a rule engine sees it.</summary>
public sealed record PeerClaim(int Day, string Origin, string Destination, string Code, string Size, decimal Value, decimal Turnover, int Term, bool OwnBrand, bool TaxDebt);
