"""The Durand Line from OpenStreetMap: the stretch of Afghanistan's outer ring
whose edges Pakistan's shares, from the Iran tripoint to China.

The polygons are land without water, so where a river or lake touches the
border Pakistan's ring leaves it for a few vertices; Afghanistan's keeps on
(at most `GAP` vertices), and is followed there."""

import shapely

import geojson
import osm
import simplify
from measure import describe

FILE = "line/osm.geojson"
TOLERANCE_M = 10.0
GAP = 4


def _edges(ring):
    return {frozenset(e) for e in zip(ring, ring[1:] + ring[:1])}


def full(polys):
    """All shared vertices in order, south-west to north-east."""
    afg = osm.main_ring(polys["AFG"])
    shared = _edges(osm.main_ring(polys["PAK"]))
    n = len(afg)
    hits = [i for i in range(n) if frozenset((afg[i], afg[(i + 1) % n])) in shared]
    if not hits:
        raise SystemExit("AFG and PAK share no edge")
    # the longest way round without a shared edge is the rest of the ring
    gaps = [((b - a) % n, a, b) for a, b in zip(hits, hits[1:] + hits[:1])]
    gaps.sort(reverse=True)
    _, last, first = gaps[0]
    if gaps[1][0] - 2 > GAP:
        raise SystemExit(f"the shared stretch breaks over {gaps[1][0] - 2} vertices")
    out = [afg[(first + k) % n] for k in range((last + 1 - first) % n + 1)]
    return out if out[0][0] < out[-1][0] else out[::-1]


def simplified(polys):
    coords = [(round(x, 6), round(y, 6)) for x, y in simplify.line(full(polys), TOLERANCE_M)]
    if not shapely.LineString(coords).is_simple:
        raise SystemExit("the simplified line crosses itself: lower the tolerance")
    return coords


def features(src, polys=None):
    polys = polys or osm.polygons(src, "AFG", "PAK")
    return [geojson.feature(shapely.LineString(simplified(polys)), border="osm")]


def run(src, out):
    polys = osm.polygons(src, "AFG", "PAK")
    describe("osm, full", full(polys))
    feats = features(src, polys)
    geojson.write(out / FILE, feats, 6)
    describe(f"osm, {TOLERANCE_M:g} m", list(feats[0]["geometry"].coords))


def committed(out):
    """The line as written, for the steps that build on it."""
    return list(geojson.read(out / FILE)[0][1].coords)
