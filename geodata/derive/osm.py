"""Reading countries from the geo-maps GeoJSON (OpenStreetMap, November 2017)."""

import json

SOURCE = "x-gm/package/map.geo.json"


def polygons(src, *codes):
    """{code: [[ring, ...], ...]}; rings are closed lists of (lon, lat)."""
    marks = {c: b'"A3":"%s"' % c.encode() for c in codes}
    found = {}
    with open(src / SOURCE, "rb") as f:
        for row in f:  # one feature per row
            for code, mark in marks.items():
                if mark in row[-60:]:
                    geom = json.loads(row.rstrip().rstrip(b","))["geometry"]
                    found[code] = [
                        [[tuple(v) for v in ring] for ring in poly]
                        for poly in geom["coordinates"]
                    ]
    missing = set(codes) - set(found)
    if missing:
        raise SystemExit(f"{SOURCE}: no feature for {sorted(missing)}")
    return found


def main_ring(polys):
    """The outer ring with the most vertices, open (last vertex left off)."""
    return max((p[0] for p in polys), key=len)[:-1]
