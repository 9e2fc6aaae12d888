"""Exact distances to the border, to judge durand's against.

    python3 border.py ../../geodata/line > border.csv

Needs geographiclib (Karney's own Python port, which durand does not use) and
numpy. For each version of the line 400 seeded points, and for each point the
geodesic distance on WGS 84 to the nearest point of the line, whose segments
are geodesics between its vertices.

Columns: the line's name; the point; distance and measure in metres; the foot;
and the distance of the next best foot, where one at another measure is less
than 10 m farther, so that ties can be left out when measures are compared.
Lines that begin with # give the length of each line in metres.
"""

import json
import sys
from math import cos, radians
from pathlib import Path

import numpy as np
from geographiclib.geodesic import Geodesic

WGS84 = Geodesic.WGS84
SEED = 20251009
# Smallest radius of curvature of any curve along the ellipsoid: that of the
# meridian at the equator, b²/a.
SMALLEST_RADIUS = 6356752.3142**2 / 6378137.0
# The foot is found to this many metres along its segment. The distance is
# flat there, so its own error is of second order, except on the line itself.
ENOUGH = 1e-5
# A second foot is looked for as far as this beyond the first.
RIVAL = 10.0
# Two feet whose measures differ by less are one.
SAME_FOOT = 0.05


def ecef(lon, lat):
    lon, lat = np.radians(lon), np.radians(lat)
    e2 = WGS84.f * (2 - WGS84.f)
    n = WGS84.a / np.sqrt(1 - e2 * np.sin(lat) ** 2)
    return np.stack([n * np.cos(lat) * np.cos(lon), n * np.cos(lat) * np.sin(lon), n * (1 - e2) * np.sin(lat)], -1)


class Line:
    def __init__(self, path):
        features = json.loads(path.read_text())["features"]
        assert len(features) == 1 and features[0]["geometry"]["type"] == "LineString"
        self.vertices = [(lon, lat) for lon, lat, *_ in features[0]["geometry"]["coordinates"]]
        # Measures begin in the south-west.
        assert sum(self.vertices[0]) < sum(self.vertices[-1])
        ends = zip(self.vertices, self.vertices[1:])
        self.segments = [WGS84.InverseLine(a[1], a[0], b[1], b[0]) for a, b in ends]
        self.lengths = np.array([s.s13 for s in self.segments])
        self.measures = np.concatenate([[0.0], np.cumsum(self.lengths)])
        at = ecef(*np.array(self.vertices).T)
        self.chord_start, self.chord = at[:-1], at[1:] - at[:-1]
        # A curve of length L and curvature at most 1/R strays at most L²/8R
        # from its chord (the error bound of linear interpolation).
        self.sag = self.lengths**2 / (8 * SMALLEST_RADIUS)

    def at(self, measure):
        i = min(int(np.searchsorted(self.measures, measure, "right")) - 1, len(self.segments) - 1)
        p = self.segments[i].Position(measure - self.measures[i])
        return p["lon2"], p["lat2"], p["azi2"]

    def straight(self, lon, lat):
        """For each segment, a length that no geodesic to it falls short of:
        straight through the earth to the chord, less the sag."""
        to_start = ecef(lon, lat) - self.chord_start
        t = np.clip((to_start * self.chord).sum(1) / (self.chord**2).sum(1), 0, 1)
        return np.linalg.norm(to_start - t[:, None] * self.chord, axis=1) - self.sag

    def feet(self, lon, lat):
        """All local minima of the distance less than RIVAL above the least,
        nearest first, as (distance, measure, lon, lat)."""
        straight = self.straight(lon, lat)
        to_vertex = {}

        def vertex(i):
            if i not in to_vertex:
                to_vertex[i] = WGS84.Inverse(self.vertices[i][1], self.vertices[i][0], lat, lon)
            return to_vertex[i]

        # A vertex of the line is a point of the line: no foot is farther.
        first = int(np.argmin(straight))
        ceiling = min(vertex(first)["s12"], vertex(first + 1)["s12"]) + RIVAL
        found = {}
        for i in np.flatnonzero(straight <= ceiling + 1e-3):
            a, b = vertex(i)["s12"], vertex(i + 1)["s12"]
            # By the triangle inequality from both ends.
            if (a + b - self.lengths[i]) / 2 <= ceiling + 1e-3:
                found[int(i)] = self.nearest_on(int(i), lon, lat)
                ceiling = min(ceiling, found[int(i)][0] + RIVAL)
        feet = []
        for i, (distance, along, *foot) in found.items():
            if distance > ceiling:
                continue
            # A vertex is a foot only where it is so on both its segments. Both
            # were looked into, for the vertex bounds the distance of both.
            if along == 0 and i > 0 and found[i - 1][1] != self.lengths[i - 1]:
                continue
            if along == self.lengths[i] and i + 1 < len(self.segments) and found[i + 1][1] != 0:
                continue
            feet.append((distance, self.measures[i] + along, *foot))
        return sorted(feet)

    def nearest_on(self, i, lon, lat):
        """Bisection on the derivative of the distance along the segment, whose
        sign is that of −cos of the angle between segment and point. Within a
        quarter of the globe the distance along a geodesic is convex, so that
        the derivative vanishes once at most."""
        segment, length = self.segments[i], self.lengths[i]

        def look(along):
            foot = segment.Position(along)
            back = WGS84.Inverse(foot["lat2"], foot["lon2"], lat, lon)
            return cos(radians(back["azi1"] - foot["azi2"])), back["s12"], foot["lon2"], foot["lat2"]

        assert self.straight(lon, lat)[i] < 5e6
        low, high = 0.0, length
        ahead, *rest = look(low)
        if ahead <= 0 or rest[0] == 0:
            return rest[0], 0.0, *rest[1:]
        ahead, *rest = look(high)
        if ahead >= 0 or rest[0] == 0:
            return rest[0], length, *rest[1:]
        while high - low > ENOUGH:
            middle = (low + high) / 2
            if look(middle)[0] > 0:
                low = middle
            else:
                high = middle
        _, distance, foot_lon, foot_lat = look((low + high) / 2)
        return distance, (low + high) / 2, foot_lon, foot_lat


def points(line, rng):
    """Points round places evenly spread along the line, which is at most as
    far from them as they were thrown."""

    def off(lon, lat, azimuth, metres):
        p = WGS84.Direct(lat, lon, azimuth, metres)
        return round(p["lon2"], 9), round(p["lat2"], 9)

    for count, least, most in [(110, 0, 5e3), (110, 0, 60e3), (80, 0, 200e3), (40, 200e3, 2000e3)]:
        for _ in range(count):
            lon, lat, _ = line.at(rng.uniform(0, line.measures[-1]))
            yield off(lon, lat, rng.uniform(-180, 180), rng.uniform(least, most))
    for i in rng.choice(len(line.vertices), 20, replace=False):
        yield line.vertices[i]
    # Beside the sharpest bends, inside and outside by turns, 1 m to 300 m off.
    heading_in = np.array([s.Position(s.s13)["azi2"] for s in line.segments[:-1]])
    heading_out = np.array([s.azi1 for s in line.segments[1:]])
    turn = (heading_out - heading_in + 180) % 360 - 180
    sharpest = np.argsort(-np.abs(turn))[: len(turn) // 4]
    for n, i in enumerate(rng.choice(sharpest, 40, replace=False)):
        inward = heading_in[i] + turn[i] / 2 + np.sign(turn[i]) * 90
        azimuth = inward + (180 if n % 2 else 0) + rng.uniform(-25, 25)
        yield off(*line.vertices[i + 1], azimuth, 10 ** rng.uniform(0, 2.5))


def main(folder):
    rows = []
    for n, name in enumerate(["osm", "natural-earth", "gshhg"]):
        line = Line(Path(folder) / f"{name}.geojson")
        print(f"# length {name} {line.measures[-1]:.6f}")
        for lon, lat in points(line, np.random.default_rng(SEED + n)):
            (distance, measure, foot_lon, foot_lat), *others = line.feet(lon, lat)
            second = next((f"{d:.4f}" for d, m, *_ in others if abs(m - measure) > SAME_FOOT), "")
            rows.append(
                f"{name},{lon},{lat},{distance:.6f},{measure:.5f},{foot_lon:.9f},{foot_lat:.9f},{second}"
            )
    print("border,lon,lat,distance_m,measure_m,foot_lon,foot_lat,second_distance_m")
    print("\n".join(rows))


main(sys.argv[1])
