"""The Durand Line from Natural Earth 1:10m: the arcs that Afghanistan and
Pakistan share in world-atlas, in one line from south-west to north-east."""

import shapely

import geojson
import line as durand
import stitch
from measure import describe
from topojson import Atlas

FILE = "line/natural-earth.geojson"


def features(src):
    atlas = Atlas(src)
    arcs = atlas.shared(atlas.item("Afghanistan"), atlas.item("Pakistan"))
    lines = stitch.chains(arcs)
    if len(lines) != 1:
        raise SystemExit(f"Natural Earth: {len(lines)} stretches instead of one")
    coords = lines[0] if lines[0][0][0] < lines[0][-1][0] else lines[0][::-1]
    coords = [(round(x, 6), round(y, 6)) for x, y in coords]
    return [geojson.feature(shapely.LineString(coords), border="natural-earth")]


def run(src, out):
    feats = features(src)
    geojson.write(out / FILE, feats, 6)
    describe("natural-earth", list(feats[0]["geometry"].coords), durand.committed(out))
