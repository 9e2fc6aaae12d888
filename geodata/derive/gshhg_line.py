"""The Durand Line from GSHHG (CIA World Data Bank II): the shortest path along
its national borders, near the line, from the Iran tripoint to China."""

import numpy as np
import shapely

import geojson
import gshhg
import line as durand
import stitch
from measure import describe, distances

FILE = "line/gshhg.geojson"
NATIONAL = 1
NEAR_M = 60_000.0
WELD_M = 60.0


def features(src, line):
    xy = np.array(line)
    bbox = (*(xy.min(0) - 0.7), *(xy.max(0) + 0.7))
    raw = [p for lv, p in gshhg.pieces(src, "border", bbox) if lv == NATIONAL]
    near = [p for p in raw if distances(np.array([p[0], p[-1]]), line).max() < NEAR_M]
    coords = stitch.shortest(stitch.weld(near, WELD_M), line[0], line[-1])
    coords = [(round(x, 6), round(y, 6)) for x, y in coords]
    return [geojson.feature(shapely.LineString(coords), border="gshhg")]


def run(src, out):
    line = durand.committed(out)
    feats = features(src, line)
    geojson.write(out / FILE, feats, 6)
    describe("gshhg", list(feats[0]["geometry"].coords), line)
