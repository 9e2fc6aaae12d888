"""Rivers from GSHHG (CIA World Data Bank II). The rivers named here are known
by the towns on them: each is the shortest way along the river lines through
the points given. The others keep no name."""

from collections import Counter

import numpy as np
import shapely

import geojson
import gshhg
import line as durand
import simplify
import stitch
from measure import distances, parts

FILE = "rivers.geojson"
BBOX = (58.0, 22.5, 79.0, 39.5)
TOLERANCE_M = 200.0
DIGITS = 4
MIN_DEG = 0.005  # shorter stubs are left out
STOP_M = 60_000.0  # junctions are sparse
WELD_M = 300.0
JOIN_M = 700.0  # an end may lie this far from the river it joins
# GSHHG levels: 0 double-lined, 1 permanent major, 2 additional major,
# 3 additional, 4 minor, 5 intermittent major
EVERYWHERE = {0, 1, 2, 3, 5}
NEAR_LINE, NEAR_M = {4}, 150_000.0

NAMED = {
    "Indus": [(79.0, 33.1), (74.6, 35.75), (72.24, 33.88), (70.9, 31.8), (68.86, 27.7),
              (68.31, 25.37), (67.6, 24.05)],  # Attock, Dera Ismail Khan, Sukkur, Hyderabad
    "Panj": [(72.68, 37.03), (71.5, 37.45), (68.31, 37.1)],  # Khorog
    "Amu Darya": [(68.155, 37.0), (67.28, 37.2), (63.0, 39.5)],  # Termez
    "Helmand": [(68.6, 34.65), (64.36, 31.58), (61.6, 31.2)],  # Lashkar Gah
    "Arghandab": [(67.57, 33.57), (65.6, 31.66), (64.36, 31.5)],  # north of Kandahar
    "Kabul": [(69.0, 34.39), (69.17, 34.53), (70.45, 34.43), (72.24, 33.9)],  # Jalalabad
    "Kunar": [(73.85, 36.86), (71.8, 35.85), (71.15, 34.87), (70.55, 34.45)],  # Chitral, Asadabad
    "Kokcha": [(71.0, 36.2), (70.58, 37.12), (69.41, 37.17)],  # Faizabad
    "Kurram": [(69.65, 33.82), (70.55, 33.37), (71.28, 32.65)],  # Thal
    "Gomal": [(68.95, 32.25), (69.34, 31.94), (70.8, 31.6)],  # Domandi
}


def _pieces(src, line):
    out = []
    for level, p in gshhg.pieces(src, "river", BBOX):
        near = level in NEAR_LINE and distances(np.array(p), line).min() < NEAR_M
        if level in EVERYWHERE or near:
            out.append((level, p))
    welded = stitch.weld([p for _, p in out], WELD_M)
    return [(out[i][0], p) for i, p in stitch.split(welded, JOIN_M) if _edges(p)]



def _clip(lines):
    box = shapely.box(*BBOX)
    for level, name, coords in lines:
        whole = shapely.LineString(coords)
        cut = whole if box.covers(whole) else shapely.line_merge(whole.intersection(box))
        for part in parts(cut, "LineString"):
            if part.length > MIN_DEG:
                yield level, name, simplify.line(list(part.coords), TOLERANCE_M)


def features(src, line):
    pieces = _pieces(src, line)
    plain = [p for _, p in pieces]
    owner, lines = {}, []
    for name, stops in NAMED.items():
        coords = stops[:1]
        for stop in stops[1:]:
            coords = coords[:-1] + stitch.shortest(plain, coords[-1], stop)
            if stitch.metres(coords[-1], stop) > STOP_M:
                raise SystemExit(f"rivers: {name} does not lead near {stop}")
        coords = _without_spurs(coords)
        for edge in _edges(coords):
            owner.setdefault(edge, name)  # past a confluence the greater keeps its name
    for name in NAMED:
        own = [(lv, p) for lv, p in pieces if owner.get(_edges(p)[0]) == name]
        level = Counter()
        for lv, p in own:
            level[lv] += shapely.LineString(p).length
        level = level.most_common(1)[0][0]  # that of most of its course
        lines += [(level, name, c) for c in stitch.chains(p for _, p in own)]
    for level in sorted({lv for lv, _ in pieces}):
        rest = [p for lv, p in pieces if lv == level and _edges(p)[0] not in owner]
        lines += [(level, None, c) for c in stitch.chains(rest)]
    feats = []
    for level, name, coords in _clip(lines):
        props = {"level": level, "name": name} if name else {"level": level}
        feats.append(geojson.feature(shapely.LineString(coords), **props))
    return feats


def _edges(coords):
    return [frozenset(e) for e in zip(coords, coords[1:]) if e[0] != e[1]]


def _without_spurs(coords):
    """Takes out the way to and fro where a stop lies off the river."""
    out = []
    for c in coords:
        if out and out[-1] == c:
            continue
        if len(out) > 1 and out[-2] == c:
            out.pop()
        else:
            out.append(c)
    return out


def run(src, out):
    feats = features(src, durand.committed(out))
    geojson.write(out / FILE, feats, DIGITS)
    names = sorted({f["properties"].get("name", "") for f in feats} - {""})
    print(f"rivers: {len(feats)} lines,"
          f" {sum(shapely.get_num_coordinates(f['geometry']) for f in feats)} vertices; {names}")
