"""Indicators written again from the papers, with plain loops and nothing but Python's own library.

complexity FILE        country,product,value -> ECI, PCI, proximity, density, outlook
pair FILE YEAR A B     the UNCTAD matrix     -> indicators of A's exports to B, as exact fractions
"""
import csv
import json
import lzma
import sys
from fractions import Fraction
from math import sqrt


def complexity(path):
    trade = {}
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            trade[row["country"], row["product"]] = Fraction(row["value"])
    by_country, by_product, world = {}, {}, Fraction(0)
    for (c, p), v in trade.items():
        by_country[c] = by_country.get(c, 0) + v
        by_product[p] = by_product.get(p, 0) + v
        world += v
    has = {}
    for (c, p), v in trade.items():
        if v * world >= by_country[c] * by_product[p]:
            has.setdefault(c, set()).add(p)
    held_by = {}
    for c in has:
        for p in has[c]:
            held_by.setdefault(p, set()).add(c)
    countries, products = sorted(has), sorted(held_by)
    d = {c: len(has[c]) for c in countries}
    u = {p: len(held_by[p]) for p in products}

    # Power iteration on D^-1 M U^-1 M', kept clear of the constant vector, whose weights are the diversities.
    total = sum(d.values())
    k = {c: float(d[c]) for c in countries}
    value = 0.0
    for step in range(20000):
        mean = sum(d[c] * k[c] for c in countries) / total
        k = {c: k[c] - mean for c in countries}
        size = sqrt(sum(d[c] * k[c] * k[c] for c in countries))
        k = {c: k[c] / size for c in countries}
        q = {p: sum(k[c] for c in held_by[p]) / u[p] for p in products}
        new = {c: sum(q[p] for p in has[c]) / d[c] for c in countries}
        value = sum(d[c] * new[c] * k[c] for c in countries)
        rest = sum(d[c] * (new[c] - value * k[c]) ** 2 for c in countries)
        k = new
        if rest < 1e-24:
            break
    q = {p: sum(k[c] for c in held_by[p]) / u[p] / value for p in products}
    n = len(countries)
    mean = sum(k.values()) / n
    deviation = sqrt(sum((k[c] - mean) ** 2 for c in countries) / n)
    mean_d = total / n
    sign = 1 if sum((k[c] - mean) * (d[c] - mean_d) for c in countries) > 0 else -1
    eci = {c: sign * (k[c] - mean) / deviation for c in countries}
    pci = {p: sign * (q[p] - mean) / deviation for p in products}

    def phi(p, r):
        return len(held_by[p] & held_by[r]) / max(u[p], u[r])

    near = {p: {r: phi(p, r) for r in products if r != p} for p in products}
    density, gain, outlook = {}, {}, {}
    for c in ("chn", "rus", "deu", "blr"):
        outlook[c] = 0.0
        for p in products:
            around = sum(near[p].values())
            density[c + " " + p] = sum(near[p][r] for r in has[c] if r != p) / around
            if p not in has[c]:
                outlook[c] += density[c + " " + p] * pci[p]
        for p in products[::50]:
            if p not in has[c]:
                opened = sum(near[p][r] * pci[r] for r in products if r != p and r not in has[c]) / sum(near[p].values())
                gain[c + " " + p] = opened - (1 - density[c + " " + p]) * pci[p]
    return {
        "advantages": total,
        "eci": eci,
        "pci": pci,
        "proximity": {p + " " + r: near[p][r] for p in products[::40] for r in products[::31] if r != p},
        "density": density,
        "gain": gain,
        "outlook": outlook,
    }


def pair(path, year, a, b):
    flows, products = {}, set()
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["year"] == year and row["sitc1"] != "TOTAL":
                key = row["exporter_iso3"], row["importer_iso3"], row["sitc1"]
                flows[key] = flows.get(key, 0) + Fraction(row["value_thousand_usd"])
                products.add(row["sitc1"])
    products = sorted(products)
    zero = dict.fromkeys(products, Fraction(0))
    xa, xb, ma, mb, xab, xba, world = (dict(zero) for _ in range(7))
    for (i, j, p), v in flows.items():
        world[p] += v
        if i == a:
            xa[p] += v
            if j == b:
                xab[p] += v
        if i == b:
            xb[p] += v
            if j == a:
                xba[p] += v
        if j == a:
            ma[p] += v
        if j == b:
            mb[p] += v

    def total(t):
        return sum(t.values())

    expected = sum(xa[p] * mb[p] / (world[p] - ma[p]) for p in products)
    by_size = total(mb) / (total(world) - total(ma))
    result = {
        "hhi": sum((v / total(xa)) ** 2 for v in xa.values()),
        "complementarity": 1 - sum(abs(xa[p] / total(xa) - mb[p] / total(mb)) for p in products) / 2,
        "exportSimilarity": sum(min(xa[p] / total(xa), xb[p] / total(xb)) for p in products),
        "grubelLloydTotal": 1 - sum(abs(xab[p] - xba[p]) for p in products) / sum(xab[p] + xba[p] for p in products),
        "intensity": total(xab) / total(xa) / by_size,
        "structuralComplementarity": expected / total(xa) / by_size,
        "bias": total(xab) / expected,
    }
    for p in products:
        result["rca " + p] = xa[p] / total(xa) / (world[p] / total(world))
    return {name: [str(v.numerator), str(v.denominator)] for name, v in result.items()}


if __name__ == "__main__":
    task = {"complexity": complexity, "pair": pair}[sys.argv[1]]
    json.dump(task(*sys.argv[2:]), sys.stdout)
