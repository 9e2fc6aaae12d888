"""Afghanistan's and Pakistan's outlines from OpenStreetMap, meeting in exactly
the vertices of the line.

The main ring of each is the line plus the rest of its boundary; water bodies
cut out of the land (inner rings, notches at a border) are filled, islets dropped."""

import shapely

import geojson
import line as durand
import mend
import osm
import simplify
from measure import area_km2, parts

FILE = "outline.geojson"
TOLERANCE_M = 100.0
MIN_PART_KM2 = 5.0
NAMES = {"AFG": "Afghanistan", "PAK": "Pakistan"}
AROUND = ("IRN", "TKM", "UZB", "TJK", "CHN", "IND")
SCOPE = {
    "AFG": "as in OpenStreetMap, November 2017",
    "PAK": "as administered, OpenStreetMap, November 2017: with Azad Kashmir and "
           "Gilgit-Baltistan to the Line of Control; claimed by India; "
           "without Jammu and Kashmir beyond it, Siachen and Shaksgam",
}


def _rest(ring, start, end):
    """The ring's vertices from `start` to `end` the way that misses the line."""
    i, j = ring.index(start), ring.index(end)
    forth = [ring[(i + k) % len(ring)] for k in range((j - i) % len(ring) + 1)]
    back = [ring[(i - k) % len(ring)] for k in range((i - j) % len(ring) + 1)]
    return forth, back


def _main(ring, line, shared):
    """The main polygon: the line, then the rest from its end back to its start."""
    on_line = set(line[1:-1])
    forth, back = _rest(ring, line[-1], line[0])
    rest = min(forth, back, key=lambda r: sum(v in on_line for v in r))
    return line + simplify.line(mend.path(rest, shared), TOLERANCE_M)[1:]


def _country(polys, line, shared):
    ring = osm.main_ring(polys)
    pieces = [shapely.Polygon(_main(ring, line, shared))]
    for poly in polys:
        if len(poly[0]) == len(ring) + 1 or len(poly[0]) < 5:
            continue
        if area_km2(shapely.Polygon(poly[0])) < MIN_PART_KM2:
            continue
        pieces.append(shapely.Polygon(simplify.ring(poly[0], TOLERANCE_M)))
    for p in pieces:
        if not p.is_valid:
            raise SystemExit("outline: " + shapely.is_valid_reason(p))
    whole = shapely.union_all(pieces)
    solid = [shapely.Polygon(p.exterior) for p in parts(whole)]
    solid = [p for p in solid if area_km2(p) >= MIN_PART_KM2]
    solid.sort(key=lambda p: -p.area)
    return solid[0] if len(solid) == 1 else shapely.MultiPolygon(solid)


def _verify(shapes, line):
    edges = {frozenset(e) for e in zip(line, line[1:])}
    for code, geom in shapes.items():
        if not geom.is_valid:
            raise SystemExit(f"outline {code}: {shapely.is_valid_reason(geom)}")
        ring = list(parts(geom)[0].exterior.coords)
        lost = edges - {frozenset(e) for e in zip(ring, ring[1:])}
        if lost:
            raise SystemExit(f"outline {code}: {len(lost)} edges of the line are missing")
    common = shapes["AFG"].intersection(shapes["PAK"])
    if common.area > 0:
        raise SystemExit(f"outline: the two overlap by {common.area} square degrees")
    off = common.difference(shapely.LineString(line))
    if off.length > 0:
        raise SystemExit("outline: the two share more than the line")


def features(src, polys=None):
    polys = polys or osm.polygons(src, *NAMES, *AROUND)
    line = durand.simplified(polys)
    around = mend.shared_vertices(*(polys[c] for c in AROUND))
    shapes = {code: _country(polys[code], line, around) for code in NAMES}
    _verify(shapes, line)
    return [
        geojson.feature(geom, country=code, name=NAMES[code], scope=SCOPE[code])
        for code, geom in shapes.items()
    ]


def run(src, out):
    feats = features(src)
    geojson.write(out / FILE, feats, 6)
    for f in feats:
        g = f["geometry"]
        print(f"outline {f['properties']['country']}: {len(parts(g))} parts,"
              f" {shapely.get_num_coordinates(g)} vertices, {area_km2(g):,.0f} km2")


def committed(out):
    return {p["country"]: g for p, g in geojson.read(out / FILE)}
