"""Decoding the countries of world-atlas (Natural Earth 1:10m as TopoJSON)."""

import json

import shapely

from measure import parts

SOURCE = "x-wa/package/countries-10m.json"


class Atlas:
    def __init__(self, src):
        topo = json.loads((src / SOURCE).read_text(encoding="utf-8"))
        sx, sy = topo["transform"]["scale"]
        tx, ty = topo["transform"]["translate"]
        self.arcs = []
        for arc in topo["arcs"]:
            x = y = 0
            out = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                out.append((round(x * sx + tx, 7), round(y * sy + ty, 7)))
            self.arcs.append(out)
        self.items = topo["objects"]["countries"]["geometries"]

    def item(self, name):
        for it in self.items:
            if it["properties"]["name"] == name:
                return it
        raise SystemExit(f"{SOURCE}: no country {name}")

    @staticmethod
    def _rings(it):
        polys = it["arcs"] if it["type"] == "MultiPolygon" else [it["arcs"]]
        return [ring for poly in polys for ring in poly]

    def _ring(self, ids):
        out = []
        for i in ids:
            arc = self.arcs[i] if i >= 0 else self.arcs[~i][::-1]
            out += arc[1:] if out else arc
        return out

    def geometry(self, it):
        polys = it["arcs"] if it["type"] == "MultiPolygon" else [it["arcs"]]
        rings = [[self._ring(r) for r in poly] for poly in polys]
        geoms = [shapely.Polygon(r[0], r[1:]) for r in rings if len(r[0]) > 3]
        return shapely.MultiPolygon(parts(shapely.make_valid(shapely.MultiPolygon(geoms))))

    def shared(self, a, b):
        """The arcs that two items' rings have in common."""
        ids = [{i if i >= 0 else ~i for r in self._rings(it) for i in r} for it in (a, b)]
        return [self.arcs[i] for i in sorted(ids[0] & ids[1])]
