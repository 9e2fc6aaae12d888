"""Exact answers by Karney's geodesics (pyproj.Geod), and judging by them.

    python truth.py FOLDER                      makes FOLDER/truth-*.npz
    python truth.py FOLDER TASK LINE N RESULT   judges what durand wrote

Segments of a line are geodesics between its vertices.
"""

import json
import re
import sys
from pathlib import Path

import numpy as np
import shapely

from data import GEOD, GEODATA, LINES, SIZES, features, to_plane

KNOWN = 10_000  # points whose distance, measure and side are known
CHECKED = 100  # of those, found once more by golden section
ROUNDS = 10
# A distance in the plane is within 2 % of the geodesic one, and a segment
# straight in the plane within 300 m of its geodesic.
PLANE_SHARE, PLANE_M = 0.02, 300.0
WITHIN_M, NEAREST, ON_EDGE = 10_000.0, 20, -2
EXACT_M, EXACT_MEASURE_M, TIE_M = 1e-3, 1e-2, 1e-6


def away(points, others):
    return GEOD.inv(*points.T, *others.T)[2]


class Line:
    """A line of geodesic segments, with an index in the plane for candidates."""

    def __init__(self, vertices):
        self.vertices = vertices
        self.azimuths, _, self.lengths = GEOD.inv(*vertices[:-1].T, *vertices[1:].T)
        self.measures = np.concatenate([[0], np.cumsum(self.lengths)])
        planar = to_plane(vertices)
        self.tree = shapely.STRtree(shapely.linestrings(np.stack([planar[:-1], planar[1:]], axis=1)))

    def at(self, segment, along):
        """The points so many metres along segments, and the azimuths there."""
        lon, lat, back = GEOD.fwd(*self.vertices[segment].T, self.azimuths[segment], along)
        return np.stack([lon, lat], axis=-1), back + 180

    def prune(self, points, point, segment):
        """Pairs of point and segment but those the triangle inequality rules out:
        a segment whose ends are a and b away is at least (a + b - length) / 2 away."""
        ends = [away(points[point], self.vertices[segment + end]) for end in (0, 1)]
        least = smallest(np.minimum(*ends), point, len(points))
        keep = (ends[0] + ends[1] - self.lengths[segment]) / 2 <= least[point] + TIE_M
        return point[keep], segment[keep]

    def feet(self, points, point, segment, rounds):
        """Distance and metres along the segment of each pair's nearest point: the
        right triangle of a sphere solved again and again (Baselga and
        Martínez-Llario 2018, doi:10.1007/s11200-017-1020-z)."""
        radius, along = 6_371_008.8, self.lengths[segment] / 2
        for _ in range(rounds):
            foot, azimuth = self.at(segment, along)
            to_point, _, distance = GEOD.inv(*foot.T, *points[point].T)
            ahead = np.tan(distance / radius) * np.cos(np.radians(to_point - azimuth))
            along = np.clip(along + radius * np.arctan(ahead), 0, self.lengths[segment])
        return away(points[point], self.at(segment, along)[0]), along

    def nearest(self, points, rounds=ROUNDS):
        """Distance, measure and foot for each point; of feet equally near to
        `TIE_M` the one with the smaller measure."""
        dots = shapely.points(to_plane(points))
        distance = self.tree.query_nearest(dots, return_distance=True, all_matches=False)[1]
        pairs = self.tree.query(dots, "dwithin", distance * (1 + PLANE_SHARE) + PLANE_M)
        point, segment = self.prune(points, *pairs)
        distance, along = self.feet(points, point, segment, rounds)
        measure = self.measures[segment] + along
        tied = np.flatnonzero(distance <= smallest(distance, point, len(points))[point] + TIE_M)
        order = tied[np.lexsort((measure[tied], point[tied]))]
        first = order[np.unique(point[order], return_index=True)[1]]
        return distance[first], measure[first], self.at(segment[first], along[first])[0]

    def by_golden_section(self, points):
        """Distances once more, over all segments and without any derivative."""
        pairs = np.indices((len(points), len(self.lengths))).reshape(2, -1)
        point, segment = self.prune(points, *pairs)
        golden, low, high = (5**0.5 - 1) / 2, np.zeros(len(segment)), self.lengths[segment]

        def distance(along):
            return away(points[point], self.at(segment, along)[0])

        shortest = np.minimum(distance(low), distance(high))
        while (high - low).max() > 1e-4:
            left, right = high - golden * (high - low), low + golden * (high - low)
            nearer = distance(left) < distance(right)
            low, high = np.where(nearer, low, left), np.where(nearer, right, high)
        return smallest(np.minimum(shortest, distance(low)), point, len(points))

    def sides(self, points, countries, ends):
        """1 in Afghanistan, 2 in Pakistan: the ground of both, cut by the line with a
        vertex every 5 km, from end to end of the border that the outlines share."""
        steps = np.arange(0, self.measures[-1], 5_000)
        along = np.union1d(steps, self.measures[:-1])
        segment = np.searchsorted(self.measures, along, side="right") - 1
        path = self.at(segment, along - self.measures[segment])[0]
        cut = shapely.LineString([ends[0], *path, self.vertices[-1], ends[1]])
        edges = shapely.union_all([cut, shapely.union_all(countries).boundary])
        answer = np.zeros(len(points), dtype=int)
        for face in shapely.get_parts(shapely.polygonize([edges])):
            here = shapely.contains_xy(face, *points.T)
            answer[here] = 1 + np.argmax(shapely.area(shapely.intersection(face, countries)))
        return answer

    def within(self, points):
        """Whether each point is within `WITHIN_M`: exactly where the plane is in doubt."""
        dots = shapely.points(to_plane(points))
        distance = self.tree.query_nearest(dots, return_distance=True, all_matches=False)[1]
        doubt = np.abs(distance - WITHIN_M) <= PLANE_SHARE * WITHIN_M + PLANE_M
        distance[doubt] = self.nearest(points[doubt])[0]
        return distance <= WITHIN_M


def smallest(values, group, groups):
    least = np.full(groups, np.inf)
    np.minimum.at(least, group, values)
    return least


def nearest_points(places, points):
    """Distances of the `NEAREST` points to each place, in order."""
    planar, found = to_plane(points), []
    for place in places:
        rough = np.hypot(*(planar - to_plane(place)).T)
        some = points[rough <= np.partition(rough, NEAREST - 1)[NEAREST - 1] * (1 + 2 * PLANE_SHARE)]
        found.append(np.sort(away(some, np.broadcast_to(place, some.shape)))[:NEAREST])
    return np.array(found)


def make(folder):
    """All the answers, and the check of the distances by golden section."""
    points, places = np.load(folder / f"points-{max(SIZES)}.npy"), np.load(folder / "places.npy")
    _, countries = features(GEODATA / "outline.geojson")
    ends = np.load(folder / "line-osm.npy")[[0, -1]]
    for name in LINES:
        line = Line(np.load(folder / f"line-{name}.npy"))
        distance, measure, foot = line.nearest(points[:KNOWN])
        off = np.abs(line.by_golden_section(points[:CHECKED]) - distance[:CHECKED]).max()
        print(f"truth, {name}: golden section over all segments differs by at most {off:.0e} m", file=sys.stderr)
        assert off < TIE_M
        side, within = line.sides(points[:KNOWN], countries, ends), line.within(points)
        np.savez(folder / f"truth-{name}.npz", distance=distance, measure=measure, foot=foot, side=side, within=within)
    _, areas = features(folder / "districts.geojson")
    district, tree = np.full(len(points), -1), shapely.STRtree(shapely.points(points))
    district[tree.query(areas, "intersects")[1]] = ON_EDGE
    area, point = tree.query(areas, "contains")
    district[point] = area
    nearest = {f"nearest-{size}": nearest_points(places, points[:size]) for size in SIZES}
    np.savez(folder / "truth-points.npz", district=district, **nearest)


def metres(value):
    return f"{value:.0e} m" if value < 0.01 else f"{value:,.2f} m" if value < 10 else f"{value:,.0f} m"


def judge(task, folder, line, n, answer):
    """What is to be said of an answer, and whether it is exact. An answer is: of
    project (distance, measure, side) or fewer of these; of within booleans; of
    district and nearest indices; of enrich the GeoJSON, in the table's order."""
    truth = dict(np.load(folder / f"truth-{line}.npz")) | dict(np.load(folder / "truth-points.npz"))
    if task == "enrich":
        found = re.findall(r'"(?:border_)?distance_(k?m)" *: *([-+.\deE]+)', answer)[:KNOWN]
        count = len(re.findall(r'"type" *: *"Feature"', answer))
        distance = np.array([float(number) * (1_000 if unit == "km" else 1) for unit, number in found])
        said = judge("project", folder, line, n, [distance])["said"] if found else "no distance"
        return {"said": f"{count:,} features; {said}", "exact": count == n}
    if task == "project":
        off = [np.abs(mine[:KNOWN] - truth[key]) for key, mine in zip(("distance", "measure", "side"), answer)]
        said = f"distance off by {metres(np.median(off[0]))}, at most {metres(off[0].max())}"
        exact = off[0].max() <= EXACT_M
        if len(off) > 1:
            said += f"; measure (p99) {metres(np.percentile(off[1], 99))}"
            exact = exact and np.percentile(off[1], 99) <= EXACT_MEASURE_M
        if len(off) > 2:
            said += f"; {np.count_nonzero(off[2])} sides wrong"
            exact = exact and not off[2].any()
    elif task == "within":
        known = truth["within"][:n]
        said = f"{(answer & ~known).sum()} too many, {(known & ~answer).sum()} too few of {known.sum():,}"
        exact = (answer == known).all()
    elif task == "district":
        known = truth["district"][:n]
        wrong = (answer != known) & (known != ON_EDGE)
        said, exact = f"{wrong.sum()} wrong; {(known == ON_EDGE).sum()} on an edge left out", not wrong.any()
    else:  # points equally far to `TIE_M` may change places
        points, places = np.load(folder / f"points-{n}.npy"), np.load(folder / "places.npy")
        known = truth[f"nearest-{n}"].ravel()
        wrong = np.abs(away(points[answer.ravel()], np.repeat(places, NEAREST, axis=0)) - known) > TIE_M
        said, exact = f"{wrong.sum()} of {known.size:,} not in the true order", not wrong.any()
    return {"said": said, "exact": bool(exact)}


def read(task, path):
    """What durand wrote, as `judge` wants it."""
    if task == "enrich":
        return path.read_text(encoding="utf-8")
    answer = np.fromfile(path, {"project": "<f8", "within": "?", "district": "<i4", "nearest": "<u4"}[task])
    return answer.reshape(-1, 3).T if task == "project" else answer


if __name__ == "__main__":
    if len(sys.argv) == 2:
        make(Path(sys.argv[1]))
    else:
        FOLDER, TASK, LINE, N, RESULT = sys.argv[1:]
        print(json.dumps(judge(TASK, Path(FOLDER), LINE, int(N), read(TASK, Path(RESULT)))))
