"""The Line of Control and the other disputed lines in the box.

Natural Earth's disputed-borders layer holds claims only. The Line of Control
is therefore a stretch of our Pakistan outline, vertex by vertex: from where
Azad Kashmir meets Punjab to point NJ9842; from there on to China the outline
follows the Actual Ground Position Line."""

import numpy as np
import shapely
from shapely.ops import nearest_points

import geojson
import gpkg
from measure import parts

LOC_START = (74.44, 32.79)  # Azad Kashmir, Punjab and Jammu meet
NJ9842 = (77.0088, 35.0084)  # where the demarcated line ends
CHINA = (76.777, 35.6584)  # where China begins
INNER = {27, 36}  # rows that part Azad Kashmir from Gilgit-Baltistan


def reach(line, edge, within):
    """The line, its ends led to the edge where it is near."""
    coords = list(line.coords)
    for at in (0, -1):
        end = shapely.Point(coords[at])
        goal = nearest_points(end, edge)[1]
        if 0 < end.distance(goal) < within:
            coords.insert(0 if at == 0 else len(coords), goal.coords[0])
    return shapely.LineString(coords)


def _stretch(ring, start, end):
    """The ring's vertices from the one nearest `start` to that nearest `end`,
    the shorter way."""
    c = np.array(ring[:-1])
    i, j = (int(((c - p) ** 2).sum(1).argmin()) for p in (start, end))
    n = len(c)
    forth = [(i + k) % n for k in range((j - i) % n + 1)]
    back = [(i - k) % n for k in range((i - j) % n + 1)]
    return shapely.LineString(c[min(forth, back, key=len)])


def features(src, pakistan, bbox):
    ring = list(parts(pakistan)[0].exterior.coords)
    loc = _stretch(ring, LOC_START, NJ9842)
    feats = [
        geojson.feature(loc, kind="line-of-control", name="Line of Control"),
        geojson.feature(_stretch(ring, NJ9842, CHINA), kind="disputed",
                        name="Actual Ground Position Line"),
    ]
    box = shapely.box(*bbox)
    for fid, geom, name, side in gpkg.rows(src, "disputed_borders", "name", "adm0_left"):
        if fid in INNER or not geom.intersects(box):
            continue
        lines = shapely.line_merge(shapely.MultiLineString(parts(geom, "LineString")))
        lines = [l for l in parts(lines, "LineString") if l.length > 0]
        feats.append(geojson.feature(shapely.MultiLineString(lines), kind="disputed",
                                     name=name, held_by=side))
    return feats
